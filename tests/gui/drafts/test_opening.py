"""Opening what cannot be opened: backups, rescue, newer drafts, copies beside a draft."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from given.hostile_drafts import sealed
from gui.window.test_main_window import Answers, answers, begun, field, window
from hands import when_asked, write
from perfeval_gui import paths
from perfeval_gui.storage.draft.draft import dump, load
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.storage.saving.backups import Backups
from perfeval_gui.storage.saving.whereabouts import Whereabouts
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.kit import questions
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]
NAME: Final = "甲.perfeval"


@pytest.fixture
def desk(window: MainWindow, answers: Answers, tmp_path: Path) -> ReportDesk:
    """A report of this year saved twice."""
    desk = begun(window)
    answers.path = tmp_path / NAME
    for unit in ("一中心", "二中心"):
        field(desk, "unit").selectAll()
        write(field(desk, "unit"), unit)
        window.actions_.save.trigger()
    return desk


def damaged(path: Path, *, start: int = -400, count: int = 300) -> bytes:
    """Zeros in the middle of the draft *path*; the new content."""
    data = path.read_bytes()
    at = start % len(data)
    path.write_bytes(data[:at] + bytes(count) + data[at + count :])
    return path.read_bytes()


def unit(window: MainWindow) -> str:
    assert window.desk is not None
    return window.desk.document.report.cover.unit


# ---- damaged


def test_a_damaged_draft_is_told_and_nothing_happens_on_going_back(
    window: MainWindow, desk: ReportDesk, answers: Answers, tmp_path: Path
) -> None:
    content = damaged(tmp_path / NAME)
    window.open_path(tmp_path / NAME)

    (told,) = answers.told
    for part in (
        "“甲.perfeval”",
        "文件已损坏（校验不符）",
        "没有改动",
        str(tmp_path),
        "二中心",
        "抢救",
    ):
        assert part in told
    assert unit(window) == "二中心"
    assert (tmp_path / NAME).read_bytes() == content


@pytest.mark.parametrize("harm", ["middle", "start", "empty", "id"])
def test_the_last_good_backup_opens_in_its_place(
    window: MainWindow, desk: ReportDesk, answers: Answers, tmp_path: Path, harm: str
) -> None:
    path = tmp_path / NAME
    if harm == "empty":
        path.write_bytes(b"")
    elif harm == "id":
        path.write_bytes(path.read_bytes().replace(b'"document"', b'"docunemt"'))
    else:
        damaged(path, start=0 if harm == "start" else -400)
    content = path.read_bytes()
    answers.choices = ["backup"]
    window.open_path(path)

    assert "已损坏" in answers.told[0]
    assert unit(window) == "二中心"
    assert window.isWindowModified()
    assert window.drafts().path is None
    assert "的备份）" in window.windowTitle()
    assert path.read_bytes() == content


def test_a_backup_is_saved_under_another_name_unless_the_clerk_chooses(
    window: MainWindow,
    desk: ReportDesk,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    damaged(tmp_path / NAME)
    answers.choices = ["backup"]
    window.open_path(tmp_path / NAME)
    suggested: list[Path] = []
    monkeypatch.setattr(questions, "draft_to_save", lambda _parent, path: suggested.append(path))
    window.actions_.save.trigger()

    assert suggested[0].parent == tmp_path
    assert "备份" in suggested[0].name
    assert not suggested[0].exists()


def test_rescue_opens_what_can_be_read_as_a_new_unproved_report(
    window: MainWindow, desk: ReportDesk, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / NAME
    before = open_draft(path).document
    content = damaged(path)
    answers.choices = ["rescue"]
    window.open_path(path)

    assert unit(window) == "二中心"
    assert "未核对" in window.windowTitle()
    assert "没有核对" in answers.told[-1]
    assert "没有核对" in window._help.text()
    assert window.isWindowModified()
    assert window.drafts().path is None
    assert path.read_bytes() == content
    answers.path = tmp_path / "乙.perfeval"
    window.actions_.save.trigger()
    assert open_draft(answers.path).document not in ("", before)
    assert path.read_bytes() == content


def test_without_a_backup_only_rescue_is_offered(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / NAME
    path.write_bytes(paths.sample().read_bytes()[:-40])
    offered: list[list[str]] = []

    def choose(_parent: object, _title: str, _text: str, choices: list[tuple[str, str]]) -> str:
        offered.append([key for key, _ in choices])
        return "back"

    monkeypatch.setattr(questions, "choose", choose)
    window.open_path(path)

    assert offered == [["rescue", "back"]]


@pytest.mark.parametrize("content", [b"", b"not a draft", b"PK" * 500])
def test_a_file_that_never_was_a_draft_is_only_told(
    window: MainWindow, answers: Answers, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / NAME).write_bytes(content)
    window.open_path(tmp_path / NAME)

    assert answers.told == ["打不开“甲.perfeval”：这不是本程序的草稿文件。"]
    assert window.desk is None


def test_a_draft_with_what_no_draft_holds_is_told_as_such(
    window: MainWindow, desk: ReportDesk, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / NAME
    body = path.read_text(encoding="utf-8").partition("\n")[2]
    path.write_bytes(sealed(body.replace('"year": 2023', '"year": "2023"')))
    answers.choices = ["rescue"]
    window.open_path(path)

    assert "草稿里没有年度" in answers.told[0]
    assert "校验不符" not in answers.told[0]
    assert desk.document.report.year == 2023
    assert unit(window) == "二中心"


def test_the_edition_of_a_rescued_draft_comes_from_its_backup(
    window: MainWindow, desk: ReportDesk, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / NAME
    damaged(path, start=0, count=130)
    answers.choices = ["rescue"]
    window.open_path(path)

    assert desk.document.report.edition == "yunxi-2023"
    assert desk.document.report.year == 2023
    assert unit(window) == "二中心"


def test_a_backup_opened_from_its_folder_is_not_saved_over(
    window: MainWindow, desk: ReportDesk, answers: Answers, tmp_path: Path
) -> None:
    (latest, *_) = sorted(paths.backups().rglob("*.perfeval"), reverse=True)
    before = latest.read_bytes()
    window.open_path(latest)

    assert window.drafts().path is None
    answers.path = tmp_path / "乙.perfeval"
    window.actions_.save.trigger()
    assert latest.read_bytes() == before


# ---- newer


def test_a_newer_draft_is_refused_with_both_versions_and_untouched(
    window: MainWindow, desk: ReportDesk, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / NAME
    path.write_bytes(path.read_bytes().replace(b"PERFEVAL 1 ", b"PERFEVAL 2 ", 1))
    content = path.read_bytes()
    window.open_path(path)

    for part in ("格式 2", "支持到 1", "请升级", "没有改动", "最近的好备份"):
        assert part in answers.told[0]
    assert "抢救" not in answers.told[0]
    answers.choices = ["backup"]
    window.open_path(path)
    assert unit(window) == "二中心"
    assert path.read_bytes() == content


def test_keys_of_a_later_version_survive_ten_saves_in_the_window(
    window: MainWindow, desk: ReportDesk, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / NAME
    later = '{"root": {"later": [1]}, "values": {"new": "5"}}'
    path.write_bytes(dump(replace(open_draft(path), unknown=later)))
    for number in range(10):
        window.open_path(path)
        field(desk, "unit").selectAll()
        write(field(desk, "unit"), f"第{number}次")
        window.actions_.save.trigger()

    assert open_draft(path).unknown == later
    assert open_draft(path).cover.unit == "第9次"


# ---- ids


def backups_of(path: Path) -> list[str]:
    store = Backups(paths.backups())
    return [load(one.path.read_bytes()).cover.unit for one in store.of(open_draft(path).document)]


def test_save_as_begins_a_document_with_the_history_of_its_source(
    window: MainWindow, desk: ReportDesk, answers: Answers, tmp_path: Path
) -> None:
    field(desk, "unit").selectAll()
    write(field(desk, "unit"), "三中心")
    answers.path = tmp_path / "乙.perfeval"
    window.actions_.save_as.trigger()

    assert backups_of(tmp_path / "乙.perfeval") == ["三中心", "二中心"]
    assert backups_of(tmp_path / NAME) == ["二中心", "一中心"]
    assert not list(paths.recovery().glob("*.copy"))


def test_undoing_over_a_save_as_does_not_bring_the_old_id_back(
    window: MainWindow, desk: ReportDesk, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "乙.perfeval"
    window.actions_.save_as.trigger()
    own = open_draft(answers.path).document
    window.actions_.undo.trigger()
    window.actions_.save.trigger()
    field(desk, "unit").selectAll()
    write(field(desk, "unit"), "四中心")
    field(desk, "unit").clearFocus()
    copies = [one.name for one in paths.recovery().glob("*.copy")]

    assert open_draft(answers.path).document == own
    assert own != open_draft(tmp_path / NAME).document
    assert [name.partition(".")[0] for name in copies] == [own]


def test_keeping_both_gives_the_new_file_an_id_of_its_own(
    window: MainWindow, desk: ReportDesk, answers: Answers, tmp_path: Path
) -> None:
    report = open_draft(tmp_path / NAME)
    (tmp_path / NAME).write_bytes(dump(replace(report, year=2024)))
    field(desk, "unit").selectAll()
    write(field(desk, "unit"), "三中心")
    answers.choices = ["both"]
    window.actions_.save.trigger()

    mine = tmp_path / "甲（我的 1）.perfeval"
    assert open_draft(mine).document != report.document
    assert open_draft(tmp_path / NAME) == replace(report, year=2024)
    assert backups_of(mine) == ["三中心", "二中心"]


def test_a_conflict_copy_is_a_document_of_its_own(
    window: MainWindow, desk: ReportDesk, answers: Answers, tmp_path: Path
) -> None:
    first, copy = tmp_path / NAME, tmp_path / "甲-PC2.perfeval"
    copy.write_bytes(first.read_bytes())
    before = backups_of(first)
    window.open_path(copy)
    assert not window.isWindowModified()
    field(desk, "unit").selectAll()
    write(field(desk, "unit"), "别处的")
    window.actions_.save.trigger()

    assert open_draft(copy).document != open_draft(first).document
    assert backups_of(copy) == ["别处的", "二中心"]
    assert backups_of(first) == before
    assert open_draft(first).cover.unit == "二中心"
    assert answers.told == []


def test_a_conflict_copy_keeps_the_id_it_was_given(
    window: MainWindow, desk: ReportDesk, tmp_path: Path
) -> None:
    copy = tmp_path / "甲-PC2.perfeval"
    copy.write_bytes((tmp_path / NAME).read_bytes())
    ids = set()
    for _ in range(2):
        window.open_path(copy)
        ids.add(desk.document.report.document)
        window.open_path(tmp_path / NAME)

    assert len(ids) == 1
    assert desk.document.report.document not in ids


def test_a_draft_that_was_moved_keeps_its_id(
    window: MainWindow, desk: ReportDesk, tmp_path: Path
) -> None:
    before = open_draft(tmp_path / NAME).document
    moved = (tmp_path / NAME).rename(tmp_path / "移走.perfeval")
    window.open_path(moved)

    assert desk.document.report.document == before
    assert Whereabouts(paths.backups()).file_of(before) == moved


# ---- the dialog itself


def test_the_question_is_plain_text(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.undo()
    path = tmp_path / "<b>甲.perfeval"
    path.write_bytes(paths.sample().read_bytes()[:-40])
    seen: list[object] = []

    def answer(box: QMessageBox) -> None:
        seen.extend([box.text(), box.textFormat().name])
        box.escapeButton().click()

    when_asked(QMessageBox, answer)
    window.open_path(path)

    assert "“<b>甲.perfeval”" in str(seen[0])
    assert seen[1] == "PlainText"
