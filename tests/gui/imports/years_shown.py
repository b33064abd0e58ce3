"""The panel of other years as tests see it: drafts of them, its rows, its words, its buttons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from given.edges import EDGES
from perfeval_gui.domain.names.fields import put
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.views.kit import questions
from perfeval_gui.views.window.main_window import MainWindow
from perfeval_gui.views.years.panel import YearsPanel

Choose = Callable[..., None]
KEYS = Qt.Key


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Says which files are chosen when they are asked for."""

    def choose(*paths: Path) -> None:
        monkeypatch.setattr(questions, "older_reports", lambda *_of: list(paths))

    choose()
    return choose


def older(cells: Mapping[str, str] | None = None, year: int = 2022) -> Sheet:
    sheet = EDGES["example"]()
    report = replace(sheet.report, year=year)
    for name, text in (cells or {}).items():
        report = put(report, name, sheet.typed_kind(name).read(text))
    return sheet.book.evaluate(report)


def draft(path: Path, cells: Mapping[str, str] | None = None, year: int = 2022) -> Path:
    path.write_bytes(dump(older(cells, year).report))
    return path


def shown(window: MainWindow, *, section: str = "funds") -> YearsPanel:
    """The panel beside the sample, shown by its key."""
    if window.desk is None:
        window.open_sample()
    assert window.desk is not None
    window.desk.workspace.show_section(section)
    QTest.keyClick(window, KEYS.Key_F6)
    (panel,) = window.findChildren(YearsPanel)
    assert panel.isVisible()
    return panel


def buttons(panel: YearsPanel) -> list[QPushButton]:
    return [one for one in panel.findChildren(QPushButton) if one.isVisible()]


def said(panel: YearsPanel) -> str:
    return "".join(one.text() for one in panel.findChildren(QLabel) if one.isVisible())


def press(panel: YearsPanel, text: str) -> None:
    (button,) = (one for one in buttons(panel) if one.text() == text)
    button.click()


def row(panel: YearsPanel, name: str) -> list[str]:
    rows = panel.table.rows
    number = rows.row_of(name)
    return [str(rows.index(number, at).data()) for at in range(rows.columnCount())]


def choose_row(panel: YearsPanel, name: str) -> None:
    rows = panel.table.rows
    panel.table.setCurrentIndex(rows.index(rows.row_of(name), 0))
    panel.table.setFocus()


def edit(window: MainWindow, cells: Mapping[str, str]) -> None:
    assert window.desk is not None
    document = window.desk.document
    report = document.report
    for name, text in cells.items():
        report = put(report, name, document.sheet.typed_kind(name).read(text))
    document.edit("改", report)
