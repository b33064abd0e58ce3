"""A real window with many indicators, typed into by keys."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from perfeval_gui import paths
from perfeval_gui.domain.cells.kinds import POINTS
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.start.join import Desktop
from perfeval_gui.storage.draft.files import save_draft

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
        self.painted: list[float] = []
        self._at = 0.0
        self._told = False
        desk.document.checked.connect(self._tell)
        QTest.qWait(300)

    def key(self, _number: int) -> None:
        """Change the first row's result; wait until it is painted and then its findings are told.

        How long the painting took, seconds, is put to `painted`.
        """
        self._at, self._told = 0.0, False
        begin = time.perf_counter()
        # Due when Qt has painted, and before the findings, whose timer is started after it.
        QTimer.singleShot(0, self._note)
        text = f"{len(self.painted) % 30}起"
        self.model.setData(self.model.index(0, 4), text, Qt.ItemDataRole.EditRole)
        while not (self._at and self._told):
            self.application.processEvents()
        self.painted.append(self._at - begin)

    def _note(self) -> None:
        self._at = time.perf_counter()

    def _tell(self, _state: object) -> None:
        self._told = True

    def close(self) -> None:
        """Close the window and take the draft away."""
        self.desk.document.history.setClean()
        self.desktop.window.close()
        self.desktop.window.deleteLater()
        self.application.processEvents()
        self.draft.unlink()
