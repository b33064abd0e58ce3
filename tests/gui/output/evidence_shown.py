"""The window of 佐证材料 over the sample, for tests: what the clerk picks, and what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hands import wait_for
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.evidence.window import EvidenceWindow
from perfeval_gui.views.kit import questions
from perfeval_gui.views.output import output_view
from perfeval_gui.views.window.main_window import MainWindow


class Chosen:
    """What the clerk picks in the dialogs of the system, and what is opened."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.folder: Path | None = None
        self.opened: list[Path] = []
        self.begun: list[Path] = []

    def pick_files(self, _parent: object, folder: Path) -> list[Path]:
        self.begun.append(folder)
        return self.files

    def pick_folder(self, _parent: object, _folder: Path) -> Path | None:
        return self.folder

    def open(self, _parent: object, path: Path) -> None:
        self.opened.append(path)


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Chosen:
    given = Chosen()
    monkeypatch.setattr(questions, "files_to_name", given.pick_files)
    monkeypatch.setattr(questions, "folder_to_look_in", given.pick_folder)
    monkeypatch.setattr(output_view, "open_outside", given.open)
    return given


@pytest.fixture
def found(window: MainWindow, chosen: Chosen) -> EvidenceWindow:
    """The list of the sample, opened from its second indicator by the keys."""
    window.open_sample()
    assert window.desk is not None
    window.desk.workspace.go_to("indicators[1].target")
    window.actions_.evidence.trigger()
    shown = window.desk.workspace.findChild(EvidenceWindow)
    assert shown is not None
    return shown


def desk_of(window: MainWindow) -> ReportDesk:
    assert window.desk is not None
    return window.desk


def files(found: EvidenceWindow) -> list[str]:
    rows = found.window().parent().window()  # type: ignore[attr-defined]  # a widget
    assert isinstance(rows, MainWindow)
    assert rows.desk is not None
    return [one.name for one in rows.desk.document.report.evidence.evidence]


def made(folder: Path, *names: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_bytes(name.encode())
    return [folder / name for name in names]


def add(found: EvidenceWindow, chosen: Chosen, given: Sequence[Path]) -> None:
    before = len(files(found))
    chosen.files = list(given)
    QTest.keyClick(found.table, Qt.Key.Key_Insert)
    wait_for(lambda: len(files(found)) == before + len(given))


def texts(found: EvidenceWindow) -> list[str]:
    """The row that is chosen."""
    row, model = found.table.currentIndex().row(), found.model
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]
