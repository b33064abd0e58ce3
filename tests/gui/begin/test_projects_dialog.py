"""为每个项目新建自评表: what is asked, made, told, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from given.unit_forms import FORM, forms, whole
from given.worked import filled
from gui.window.test_main_window import Answers, answers, window
from perfeval_gui.document.document import Document
from perfeval_gui.domain.record.report import Report
from perfeval_gui.storage.draft.files import open_draft, save_draft
from perfeval_gui.views.findings.proofreading_dialog import ProofreadingDialog
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.theme import set_font
from perfeval_gui.views.projects.dialog import ProjectsDialog
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]

Does = Callable[[ProjectsDialog], None]


@pytest.fixture(autouse=True)
def _asked(answers: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "folder_for_drafts", answers.choose)


def opened(window: MainWindow, folder: Path, report: Report) -> None:
    save_draft(folder / "整体.perfeval", report)
    window.open_path(folder / "整体.perfeval")


def asked(window: MainWindow, does: Does) -> int:
    """Choose the action and do something with its dialog; gives how many dialogs there were."""
    seen: list[ProjectsDialog] = []

    def meet() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, ProjectsDialog):
            seen.append(found)
            try:
                does(found)
            finally:
                if found.isVisible():
                    found.reject()

    timer = QTimer(window, interval=10)
    timer.timeout.connect(meet)
    timer.start()
    window.actions_.projects.trigger()
    timer.stop()
    return len(seen)


def made_in(folder: Path) -> set[str]:
    return {path.name.partition("2023")[0] for path in folder.glob("*自评表.perfeval")}


def test_a_draft_for_each_project_beside_the_report(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    assert not window.actions_.projects.isEnabled()
    opened(window, tmp_path, whole(operations__final="3", maintenance__final="0"))

    def accept(dialog: ProjectsDialog) -> None:
        assert dialog.folder.text() == str(tmp_path)
        assert dialog.lines.keys() == {"operations"}
        assert dialog.lines["operations"].text() == "也为“业务工作经费”新建一份（决算数 3.00 万元）"
        opening = dialog.findChildren(QLabel)[0].text()
        assert opening.startswith("“项目支出”里有 2 个专项。")
        assert "云溪" not in [dialog.form.itemText(n) for n in range(dialog.form.count())]
        dialog.accept()

    assert asked(window, accept) == 1
    assert made_in(tmp_path) == {"农村公路养护", "危桥改造"}
    assert answers.told[-1].startswith(f"在“{tmp_path}”里新建了 2 份。\n“农村公路养护”：")
    assert window.desk is not None
    assert window.desk.document.history.isClean()


def test_lines_and_another_folder(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    opened(window, tmp_path, whole(operations__final="3"))
    answers.path = tmp_path / "项目"
    answers.path.mkdir()

    def accept(dialog: ProjectsDialog) -> None:
        dialog.choose.click()
        dialog.lines["operations"].setChecked(True)
        ids = [edition.id for edition in dialog._editions]
        dialog.form.setCurrentIndex(ids.index(FORM))
        dialog.accept()

    asked(window, accept)
    assert made_in(answers.path) == {"农村公路养护", "危桥改造", "业务工作经费"}
    assert made_in(tmp_path) == set()
    assert {open_draft(path).edition for path in answers.path.iterdir()} == {FORM}


def test_what_is_there_is_told_and_left(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    opened(window, tmp_path, whole())
    asked(window, ProjectsDialog.accept)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    asked(window, ProjectsDialog.accept)

    assert answers.told[-1].count("已经存在，没有覆盖") == 2
    assert "新建了 0 份" in answers.told[-1]
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_thinking_better_of_it_makes_nothing(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    opened(window, tmp_path, whole())

    assert asked(window, ProjectsDialog.reject) == 1
    assert made_in(tmp_path) == set()
    assert answers.told == []


@pytest.mark.parametrize(
    ("report", "reason"),
    [(filled(), "还没有填专项"), (forms()["路"], "没有专项明细")],
)
def test_why_nothing_can_be_made(
    report: Report, reason: str, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    opened(window, tmp_path, report)

    assert asked(window, ProjectsDialog.accept) == 0
    assert reason in answers.told[-1]


def test_what_is_not_saved_counts(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    opened(window, tmp_path, whole())
    assert window.desk is not None
    document = window.desk.document
    document.replace("改名", whole({"name": "新的名称", "final": "1"}))

    asked(window, ProjectsDialog.accept)
    assert made_in(tmp_path) == {"新的名称"}


def test_it_is_as_wide_as_its_type_needs(
    document: Document, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    def wide(dialog: QDialog) -> int:
        qtbot.addWidget(dialog)
        return dialog.width()

    def widths() -> list[int]:
        sheet, parent = document.sheet, QWidget()
        qtbot.addWidget(parent)
        asking = ProjectsDialog(parent, [sheet.edition], sheet, tmp_path)
        return [wide(asking), wide(ProofreadingDialog(document))]

    usual = widths()
    set_font(qapp, 120)
    large = widths()
    set_font(qapp)

    assert all(other > one for one, other in zip(usual, large, strict=True))
