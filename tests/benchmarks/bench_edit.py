"""A real window with many indicators, typed into by keys."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from perfeval_gui import paths
from perfeval_gui.desktop import Desktop
from perfeval_gui.domain.fields import with_rows
from perfeval_gui.domain.indicators import Indicator
from perfeval_gui.domain.kinds import POINTS
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.rules.rulebook import Sheet
from perfeval_gui.storage.files import save_draft

EDITION: Final = "yunxi-2023"


def report_with(rows: int) -> Sheet:
    """A new report with *rows* indicators."""
    book = Shelf(paths.editions()).read(EDITION)
    made = tuple(
        Indicator(
            group="output",
            kind="quantity",
            name=f"调处矛盾纠纷第{number}项",
            target="40起",
            actual="36起",
            reason="雨季影响",
            points=POINTS.read("20"),  # type: ignore[arg-type]  # a figure is read
        )
        for number in range(rows)
    )
    return book.evaluate(with_rows(new_report(book.edition, 2023), "indicators", made))


class Typing:
    """The window open at the indicators, and a key that changes one result."""

    def __init__(self, rows: int) -> None:
        """Open the window with *rows* indicators."""
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        self.application = application
        self.desktop = Desktop(application)
        self.draft = Path(tempfile.gettempdir()) / f"perfeval-bench-{rows}.perfeval"
        save_draft(self.draft, report_with(rows).report)
        self.desktop.window.show()
        self.desktop.window.resize(1280, 800)
        self.desktop.window.drafts().open(self.draft)
        desk = self.desktop.window.desk
        assert desk is not None
        self.desk = desk
        self.view = desk.workspace.show_section("indicators")
        self.table = self.view.ui.rows  # type: ignore[attr-defined]  # the indicators' form
        self.model = self.table.model()
        QTest.qWait(300)

    def key(self, number: int) -> None:
        """Change the first row's result and wait until everything is painted."""
        self.model.setData(self.model.index(0, 4), f"{number % 40}起", Qt.ItemDataRole.EditRole)
        self.application.processEvents()

    def close(self) -> None:
        """Close the window and take the draft away."""
        self.desk.document.history.setClean()
        self.desktop.window.close()
        self.desktop.window.deleteLater()
        self.application.processEvents()
        self.draft.unlink()
