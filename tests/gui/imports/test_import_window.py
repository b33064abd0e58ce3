"""导入: a file beside the form, chosen cell by cell, taken over in one step and marked 待核."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document as WordFile
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest

from gui.sections.test_sections_seen import foot
from gui.window.test_main_window import Answers, answers, begun, window
from hands import wait_for
from perfeval_gui import paths
from perfeval_gui.document.document import Document
from perfeval_gui.domain.names.fields import get
from perfeval_gui.domain.names.unconfirmed import unconfirmed
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.publishing.publishing import pages_of
from perfeval_gui.rules.findings.answers import answer_of, with_answer
from perfeval_gui.rules.telling.where_shown import home_of
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.views.imports.offers import Group
from perfeval_gui.views.imports.window import ImportWindow
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.dropping import draft_among
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]


@pytest.fixture(scope="module")
def filled_form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as somebody's Word file."""
    book = Shelf(paths.editions()).read("yunxi-2023")
    report = fitted(open_draft(paths.sample()), book.form)
    path = tmp_path_factory.mktemp("forms") / "报来的表.docx"
    word = WordFile(io.BytesIO(write_word(pages_of(book.evaluate(report), None))))
    word.paragraphs[0].insert_paragraph_before("另附一份说明")
    word.save(str(path))
    return path


def shown(window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> ImportWindow:
    monkeypatch.setattr(questions, "files_to_import", lambda *_: [path])
    window.actions_.imports.trigger()
    found = window.findChildren(ImportWindow)[-1]
    wait_for(found.isVisible)
    return found


def titles(found: ImportWindow, group: Group) -> list[str]:
    return [found.proposal.offers[number].title for number in found.proposal.of(group)]


def sample_value(name: str) -> object:
    return get(open_draft(paths.sample()), name)


def typed_into(document: Document, name: str, text: str) -> None:
    document.put(name, document.sheet.typed_kind(name).read(text))


def test_a_filled_form_is_taken_over_in_one_step_and_waits(
    window: MainWindow, filled_form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = begun(window).document
    before, steps = document.report, document.history.count()
    found = shown(window, filled_form, monkeypatch)

    assert document.report is before
    assert titles(found, "asked") == []
    count = found.proposal.count()
    assert found.take.text() == f"取来 {count} 格"
    QTest.keyClick(found.table, Qt.Key.Key_Return)
    assert document.history.count() == steps + 1
    for name in ("unit", "quota", "three_public.final", "annual_budget", "projects[1].name"):
        assert get(document.report, name) == sample_value(name), name
    waiting = unconfirmed(document.report)
    assert len(waiting) == count
    assert waiting["quota"].startswith("“报来的表.docx”第 1 张表第 2 行")
    assert foot(window) == f"取来 {count} 格，都标为待核；按 F8 逐格看，核对了按 F9。"
    document.history.undo()
    assert document.report == before


def test_what_is_typed_stays_until_the_clerk_says_otherwise(
    window: MainWindow, filled_form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = begun(window).document
    typed_into(document, "quota", "9")
    typed_into(document, "in_post", "8")
    found = shown(window, filled_form, monkeypatch)

    # What is typed as it stands in the file is no offer; what differs shows both.
    assert titles(found, "asked") == ["人员　编制数"]
    assert not any("实际在职人数" in title for title in titles(found, "sure"))
    found.groups["asked"].click()
    assert found.told.toPlainText().splitlines()[1:3] == ["文件里：8", "现在填的：9"]
    assert not found.proposal.is_chosen(found.model.numbers[0])
    found.take.click()
    assert str(get(document.report, "quota")) == "9"
    assert "in_post" not in unconfirmed(document.report)

    again = shown(window, filled_form, monkeypatch)
    again.groups["asked"].click()
    assert again.proposal.count() == 0
    assert not again.take.isEnabled()
    QTest.keyClick(again.table, Qt.Key.Key_Space)
    assert again.take.text() == "取来 1 格"
    again.take.click()
    assert str(get(document.report, "quota")) == "8"
    assert "quota" in unconfirmed(document.report)


def test_a_row_leads_to_its_place_and_a_place_to_its_row(
    window: MainWindow, filled_form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(window)
    found = shown(window, filled_form, monkeypatch)
    names = [found.proposal.offers[number].name for number in found.proposal.of("sure")]
    row = names.index("annual_budget")

    found.table.selectRow(row)
    here = found.file.grid.currentIndex()
    assert here.data() == "327.49"
    assert here.data(Qt.ItemDataRole.FontRole).bold()
    assert here.data(Qt.ItemDataRole.AccessibleTextRole).endswith("取到的内容：327.49")
    found.groups["unknown"].click()
    found.table.selectRow(found.model.rowCount() - 1)
    text = found.file.grid.currentIndex()
    assert text.data(Qt.ItemDataRole.FontRole).underline()
    found.file.show_page(1)
    trace = found.proposal.offers[names.index("quota")].trace
    assert trace is not None
    assert trace.row is not None
    assert trace.column is not None
    found.file.grid.clicked.emit(found.file.grid.model().index(trace.row, trace.column))
    assert found.model.group == "sure"
    place = found.table.currentIndex().row()
    assert found.proposal.offers[found.model.numbers[place]].name == "quota"


def test_all_or_none_of_a_list(
    window: MainWindow, filled_form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = begun(window).document
    before = document.report
    found = shown(window, filled_form, monkeypatch)
    count = found.proposal.count()

    found.none.click()
    assert (found.proposal.count(), found.take.isEnabled()) == (0, False)
    found.every.click()
    assert found.proposal.count() == count
    found.leave.click()
    assert document.report is before


def test_a_file_of_another_year_is_offered_with_nothing_ticked(
    window: MainWindow, filled_form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.drafts().new("yunxi-2023", 2024)
    found = shown(window, filled_form, monkeypatch)

    assert found.proposal.count() == 0
    number = found.proposal.of("sure")[0]
    assert "另一个年度" in found.proposal.offers[number].told
    found.leave.click()


def test_what_cannot_be_read_is_told_and_nothing_is_shown(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(window)
    path = tmp_path / "坏.docx"
    path.write_bytes(b"PK\x03\x04 not a document")

    window.take_other(tmp_path / "没有.xlsx", "不是草稿")

    assert foot(window).startswith("打不开“没有.xlsx”：")
    window.take_other(path, "不是草稿")
    assert foot(window).startswith("“坏.docx”：")
    monkeypatch.setattr(questions, "files_to_import", lambda *_: [path])
    window.actions_.imports.trigger()
    assert answers.told[-1] == foot(window)
    assert window.findChildren(ImportWindow) == []


def test_without_a_report_one_of_the_form_of_the_file_is_begun(
    window: MainWindow, filled_form: Path
) -> None:
    assert not window.actions_.imports.isEnabled()

    window.take_other(filled_form, "不是草稿")

    assert window.desk is not None
    report = window.desk.document.report
    assert (report.edition, report.year) == ("yunxi-2023", 2023)
    found = window.findChildren(ImportWindow)[-1]
    assert found.proposal.count() > 100
    found.take.click()
    assert get(window.desk.document.report, "quota") == sample_value("quota")


def test_a_file_that_is_no_form_begins_nothing(window: MainWindow, tmp_path: Path) -> None:
    word = WordFile()
    word.add_paragraph("会议通知")
    word.save(str(tmp_path / "通知.docx"))

    window.take_other(tmp_path / "通知.docx", "不是草稿")

    assert window.desk is None
    assert foot(window).startswith("认不出文件是哪一种表。")


def test_an_answer_of_the_file_leads_to_what_it_is_about(
    window: MainWindow, filled_form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = begun(window).document
    found = shown(window, filled_form, monkeypatch)
    answers = [one for one in titles(found, "sure") if one.startswith("审核说明")]
    assert len(answers) == len(open_draft(paths.sample()).explanations.explanations)
    QTest.keyClick(found.table, Qt.Key.Key_Return)

    waiting = [name for name in unconfirmed(document.report) if name.startswith("explanations[")]
    assert len(waiting) == len(answers)
    desk = window.desk
    assert desk is not None
    place = document.report.explanations.explanations[0].place
    assert place == "project_spending.final"
    desk.workspace.go_to(waiting[0])
    assert desk.workspace.section() == home_of(document.sheet, place)
    # Written anew it waits no more.
    finding = next(
        one for one in document.told.findings if answer_of(document.report, one) is not None
    )
    document.edit("说明", with_answer(document.report, finding, "另一条说明"))
    assert len(unconfirmed(document.report)) == found.proposal.count() - 1


def dropped(window: MainWindow, path: Path) -> None:
    draft, refusal = draft_among([QUrl.fromLocalFile(str(path))])
    if draft is not None:
        window.open_path(draft)
    else:
        window.take_other(path, refusal)


def test_a_page_that_is_called_a_workbook_is_read_when_it_is_dropped(
    window: MainWindow, tmp_path: Path
) -> None:
    begun(window)
    rows = "<tr><td>单位</td><td>甲局</td></tr><tr><td>编制数</td><td>8</td></tr>"
    path = tmp_path / "表.xls"
    path.write_text(f"<html><table>{rows}</table></html>", encoding="utf-8")

    dropped(window, path)
    found = window.findChildren(ImportWindow)[-1]
    assert found.proposal.offers
    found.leave.click()


@pytest.mark.parametrize(
    "case",
    [
        ("扫描.pdf", b"%PDF-1.7\n%%EOF\n", "请找它的 Word 或 Excel 原件。"),
        ("旧.rtf", b"{\\rtf1 }", "另存为 .docx 再试。"),
    ],
)
def test_what_is_not_read_says_what_to_do_however_it_comes(
    window: MainWindow,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    case: tuple[str, bytes, str],
) -> None:
    name, data, says = case
    path = answers.path = tmp_path / name
    path.write_bytes(data)

    dropped(window, path)
    assert foot(window).endswith(says)
    assert window.desk is None
    begun(window)
    monkeypatch.setattr(questions, "files_to_import", lambda *_: [path])
    window.actions_.imports.trigger()
    assert "没有读" in answers.told[-1]
    assert says.rstrip("。") in answers.told[-1]
    window.actions_.last_year.trigger()
    assert says.rstrip("。") in answers.told[-1]


def test_a_file_that_says_what_stands_there_already_has_nothing_to_take(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_sample()
    assert window.desk is not None
    file = tmp_path / "一样的.docx"
    file.write_bytes(write_word(pages_of(window.desk.document.sheet)))
    monkeypatch.setattr(questions, "files_to_import", lambda *_: [file])
    window.actions_.imports.trigger()

    (told,) = answers.told
    assert told.endswith("认出来的，报告里已经一样填着，没有要取的。")
    # How to choose is not said of a list that is not shown.
    assert "空格键" not in told
