"""佐证材料 in the window: added, dropped, looked after, found again, told before handing in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.drafts.test_dropping import COPY, LEFT, NONE, urls
from gui.output.evidence_shown import Chosen, add, chosen, desk_of, files, found, made, texts
from gui.window.test_main_window import Answers, answers, window
from hands import PATIENT, Standing, type_keys, wait_for
from perfeval_gui import paths
from perfeval_gui.document.row_edits import move_row, remove_rows
from perfeval_gui.evidence import looking
from perfeval_gui.evidence.each import Doing, Progress
from perfeval_gui.storage.draft.files import open_draft, save_draft
from perfeval_gui.views.evidence import actions
from perfeval_gui.views.evidence.running import Running
from perfeval_gui.views.evidence.window import EvidenceWindow
from perfeval_gui.views.output.output_view import OutputView
from perfeval_gui.views.package.model import PackageModel
from perfeval_gui.views.sections.proof_count import ProofCount
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "chosen", "found", "window"]
COUNT = 11
"""Indicators of the sample."""


def test_it_opens_at_the_indicator_in_hand_and_adds_to_it(
    found: EvidenceWindow, chosen: Chosen, window: MainWindow, tmp_path: Path
) -> None:
    assert texts(found)[0::2] == ["2", "（还没有）", ""]
    assert found.count.text() == f"{COUNT} 条指标，{COUNT} 条还没有佐证材料；登记了 0 个文件。"
    assert found.table.hasFocus()

    add(found, chosen, made(tmp_path, "一.pdf", "二.pdf"))

    assert texts(found)[2:5] == ["一.pdf", "7 字节", "在"]
    assert found.count.text() == f"{COUNT} 条指标，{COUNT - 1} 条还没有佐证材料；登记了 2 个文件。"
    assert found.said.text() == "添加了 2 个文件。"
    assert str(tmp_path) in found.told.toPlainText()
    (count,) = window.findChildren(ProofCount)
    assert count.text() == f"佐证材料 1/{COUNT}"
    assert count.accessibleName() == f"佐证材料：{COUNT} 条指标，1 条登记了文件"


def test_it_is_undone_and_done_again_from_the_list(
    found: EvidenceWindow, chosen: Chosen, tmp_path: Path
) -> None:
    add(found, chosen, made(tmp_path, "一.pdf"))

    QTest.keyClick(found.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert files(found) == []
    QTest.keyClick(found.table, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert files(found) == ["一.pdf"]
    assert texts(found)[4] == "在"


def test_rows_follow_the_indicators_while_files_are_read(
    found: EvidenceWindow, chosen: Chosen, window: MainWindow, tmp_path: Path
) -> None:
    assert window.desk is not None
    document = window.desk.document
    chosen.files = made(tmp_path, "一.pdf")
    QTest.keyClick(found.table, Qt.Key.Key_Insert)
    move_row(document, "indicators", 1, 2, "指标")
    wait_for(lambda: files(found) == ["一.pdf"])

    assert document.report.evidence.evidence[0].place == "indicators#2.name"
    assert texts(found)[:3:2] == ["4", "一.pdf"]
    remove_rows(document, "indicators", [3], "指标")
    assert files(found) == []


def test_what_is_added_while_others_are_read_waits(
    found: EvidenceWindow, chosen: Chosen, tmp_path: Path
) -> None:
    for at, path in enumerate(made(tmp_path, "一.pdf", "二.pdf", "三.pdf")):
        found.take(f"indicators[{at}].name", [path])
    wait_for(lambda: files(found) == ["一.pdf", "二.pdf", "三.pdf"])


def test_missing_and_changed_files_are_told_found_and_renewed(
    found: EvidenceWindow, chosen: Chosen, tmp_path: Path
) -> None:
    gone, changed = made(tmp_path / "旧", "一.pdf", "二.pdf")
    add(found, chosen, [gone, changed])
    (tmp_path / "新").mkdir()
    gone.rename(tmp_path / "新" / "改了名.pdf")
    changed.write_bytes(b"else")

    QTest.keyClick(found, Qt.Key.Key_F5)
    wait_for(lambda: found.count.text().endswith("登记了 2 个文件，2 个要处理。"))
    assert texts(found)[4] == "找不到"
    assert "按“找回…”" in found.told.toPlainText()
    chosen.folder = tmp_path
    found.seek.click()
    wait_for(lambda: files(found) == ["改了名.pdf", "二.pdf"])
    assert texts(found)[4] == "在"
    assert found.said.text() == "找回了 1 个文件。"

    found.go_to("evidence[1].name")
    assert texts(found)[4] == "改过"
    assert found.renew.isEnabled()
    found.renew.click()
    wait_for(lambda: texts(found)[4] == "在")
    assert files(found) == ["改了名.pdf", "二.pdf"]
    assert not found.renew.isEnabled()
    assert not found.seek.isEnabled()


def test_only_those_without_and_only_those_to_see_to(
    found: EvidenceWindow, chosen: Chosen, tmp_path: Path
) -> None:
    (path,) = made(tmp_path, "一.pdf")
    add(found, chosen, [path])
    path.unlink()
    found.check.click()
    wait_for(lambda: texts(found)[4] == "找不到")

    found.shown.setCurrentIndex(2)
    found.shown.activated.emit(2)
    assert found.model.rowCount() == 1
    found.shown.setCurrentIndex(1)
    found.shown.activated.emit(1)
    assert found.model.rowCount() == COUNT - 1
    assert "一.pdf" not in [found.model.index(row, 2).data() for row in range(COUNT - 1)]


def test_a_note_is_kept_when_it_is_left_whatever_is_chosen_next(
    found: EvidenceWindow, chosen: Chosen, window: MainWindow, tmp_path: Path
) -> None:
    add(found, chosen, made(tmp_path, "一.pdf", "二.pdf"))
    assert window.desk is not None
    document = window.desk.document
    type_keys(found.note, "p3")
    # The list is made anew while it is typed.
    found.check.click()
    wait_for(lambda: not found.progress.isVisible() and texts(found)[4] == "在")
    assert found.note.text() == "p3"
    found.go_to("evidence[1].name")

    assert [one.note for one in document.report.evidence.evidence] == ["p3", ""]
    assert found.note.text() == ""
    type_keys(found.note, "p4")
    QTest.keyClick(found.note, Qt.Key.Key_Return)
    assert [one.note for one in document.report.evidence.evidence] == ["p3", "p4"]
    assert chosen.opened == []


def test_a_file_is_opened_and_its_folder_but_no_program(
    found: EvidenceWindow, chosen: Chosen, tmp_path: Path
) -> None:
    path, program = made(tmp_path, "一.pdf", "二.BAT")
    QTest.keyClick(found.table, Qt.Key.Key_Return)
    assert chosen.opened == []
    add(found, chosen, [path, program])
    QTest.keyClick(found.table, Qt.Key.Key_Return)
    found.open_folder.click()
    assert chosen.opened == [path, tmp_path]
    found.go_to("evidence[1].name")
    found.open_file.click()
    assert chosen.opened == [path, tmp_path]
    assert "会运行的程序" in found.said.text()


def test_what_is_gone_is_not_opened(found: EvidenceWindow, chosen: Chosen, tmp_path: Path) -> None:
    (path,) = made(tmp_path, "一.pdf")
    add(found, chosen, [path])
    path.unlink()
    found.check.click()
    wait_for(lambda: texts(found)[4] == "找不到")

    found.open_file.click()

    assert chosen.opened == []
    assert "按“找回…”" in found.said.text()


def test_files_are_chosen_where_the_last_ones_were_if_that_is_still_there(
    found: EvidenceWindow, chosen: Chosen, tmp_path: Path
) -> None:
    (path,) = made(tmp_path / "佐证", "一.pdf")
    add(found, chosen, [path])
    found.add.click()
    path.unlink()
    path.parent.rmdir()
    found.add.click()

    assert chosen.begun == [Path.home(), tmp_path / "佐证", Path.home()]


def test_no_other_machine_is_asked_where_to_begin_to_choose(
    found: EvidenceWindow, chosen: Chosen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(found, chosen, made(tmp_path / "佐证", "一.pdf"))
    monkeypatch.setattr(looking, "is_away", lambda *_: True)
    monkeypatch.setattr(actions, "reached", lambda *_: pytest.fail("it was asked"))

    found.add.click()

    assert chosen.begun[-1] == Path.home()


def test_the_files_of_a_report_that_is_opened_next_are_looked_after(
    found: EvidenceWindow, chosen: Chosen, window: MainWindow, tmp_path: Path
) -> None:
    add(found, chosen, made(tmp_path, "一.pdf"))
    save_draft(tmp_path / "a.perfeval", desk_of(window).document.report)
    (tmp_path / "一.pdf").unlink()
    desk_of(window).document.history.setClean()

    window.open_path(tmp_path / "a.perfeval")

    found.go_to("evidence[0].name")
    wait_for(lambda: texts(found)[2:5:2] == ["一.pdf", "找不到"])


def test_the_list_of_a_folder_reads_no_files_and_keeps_its_window(
    found: EvidenceWindow, chosen: Chosen, window: MainWindow, tmp_path: Path
) -> None:
    (path,) = made(tmp_path, "一.pdf")
    add(found, chosen, [path])
    path.unlink()
    save_draft(tmp_path / "a.perfeval", desk_of(window).document.report)
    model = PackageModel([tmp_path / "a.perfeval"], paths.editions(), found)

    while model.read_next():
        pass

    assert model.seen[0].unit
    assert model.seen[0].files == ()


def test_a_file_is_taken_out_and_stays_where_it_is(
    found: EvidenceWindow, chosen: Chosen, tmp_path: Path
) -> None:
    (path,) = made(tmp_path, "一.pdf")
    add(found, chosen, [path])

    QTest.keyClick(found.table, Qt.Key.Key_Delete)

    assert files(found) == []
    assert path.exists()
    assert texts(found)[:3:2] == ["2", "（还没有）"]
    QTest.keyClick(found.table, Qt.Key.Key_Delete)


def drop_at(widget: QWidget, place: QPointF, *given: Path) -> None:
    data = urls(*(QUrl.fromLocalFile(str(path)).toString() for path in given))
    QApplication.sendEvent(widget, QDragEnterEvent(place.toPoint(), COPY, data, LEFT, NONE))
    QApplication.sendEvent(widget, QDropEvent(place, COPY, data, LEFT, NONE))


def test_files_dropped_on_a_row_of_the_form_and_of_the_list(
    found: EvidenceWindow, window: MainWindow, tmp_path: Path
) -> None:
    given = made(tmp_path, "一.pdf", "二.docx", "三.pdf")
    assert window.desk is not None
    view = window.desk.workspace.show_section("indicators")
    table = next(one for one in view.findChildren(FormTable) if one.objectName() == "rows")
    place = table.visualRect(table.model().index(0, 2)).center()
    drop_at(table.viewport(), QPointF(place), *given[:2])
    wait_for(lambda: files(found) == ["一.pdf", "二.docx"])
    assert texts(found)[:3:2] == ["1", "一.pdf"]

    row = found.model.row_of(("indicators#3.name", 0))
    place = found.table.visualRect(found.model.index(row, 0)).center()
    place = found.table.viewport().mapTo(found, place)
    drop_at(found, QPointF(place), given[2])
    wait_for(lambda: files(found) == ["一.pdf", "二.docx", "三.pdf"])
    last = window.desk.document.report.evidence.evidence[-1]
    assert last.place == "indicators#3.name"


def test_before_handing_in_it_is_told_and_leads_to_the_file(
    found: EvidenceWindow,
    chosen: Chosen,
    window: MainWindow,
    answers: Answers,
    tmp_path: Path,
) -> None:
    (path,) = made(tmp_path, "一.pdf")
    add(found, chosen, [path])
    found.close()
    path.unlink()
    assert window.desk is not None
    view = window.desk.workspace.show_section("output")
    assert isinstance(view, OutputView)

    def told() -> list[str]:
        notes = view.exporting.notes
        return [str(notes.item(row).text()) for row in range(notes.count())]

    wait_for(lambda: "佐证材料“一.pdf”找不到。" in told())
    view.cell_wanted.emit("evidence[0].name")
    again = window.desk.workspace.findChild(EvidenceWindow)
    assert again is not None
    assert texts(again)[2] == "一.pdf"

    tick = view.lists.ticks["evidence"]
    assert tick.isChecked()
    assert tick.text() == "附上佐证材料清单（1 条佐证材料）"
    tick.click()
    (choice,) = window.desk.document.report.appendices.appendices
    assert not choice.printed
    window.desk.document.history.undo()
    assert tick.isChecked()


def test_it_is_saved_with_the_draft_and_found_from_there(
    found: EvidenceWindow,
    chosen: Chosen,
    window: MainWindow,
    answers: Answers,
    tmp_path: Path,
) -> None:
    add(found, chosen, made(tmp_path / "佐证", "一.pdf"))
    answers.path = tmp_path / "a.perfeval"
    assert window.drafts().save()

    assert '"folder": "佐证"' in answers.path.read_text("utf-8")
    (kept,) = open_draft(answers.path).evidence.evidence
    assert kept.folder == (tmp_path / "佐证").as_posix()
    assert not window.isWindowModified()


def test_a_draft_that_is_only_looked_at_takes_no_files(
    found: EvidenceWindow, chosen: Chosen, window: MainWindow, tmp_path: Path
) -> None:
    assert window.desk is not None
    document = window.desk.document
    document.open(document.book, document.report, read_only=True)
    chosen.files = made(tmp_path, "一.pdf")

    found.take("indicators[0].name", chosen.files)

    buttons = (found.add, found.seek, found.renew, found.remove, found.note)
    assert not any(one.isEnabled() for one in buttons)
    assert not found.progress.isVisible()
    assert files(found) == []


def test_nothing_to_do_is_never_told_as_work(qapp: QApplication) -> None:
    clock = Standing()
    pace, doing = PATIENT._replace(clock=clock), Doing(_is_there, _is_gone, _place)
    running = Running[Path, bool](qapp, lambda: doing, lambda *_: None, pace)
    running.begin(())
    clock.now += 2 * PATIENT.shown

    assert running.busy
    assert running.under_way is None
    running.step()
    assert not running.busy


def _is_there(_path: Path, _progress: Progress) -> bool:
    return True


def _is_gone(_path: Path) -> bool:
    return False


def _place(path: Path) -> Path:
    return path
