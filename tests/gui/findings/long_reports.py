"""Reports with long tables, which are checked turn by turn, and a document that gives way often."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hands import wait_for
from perfeval_gui.document.document import Document
from perfeval_gui.domain.cells.kinds import POINTS
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.working.steps import STEP

ROWS: Final = 4 * STEP + 1
_POINTS: Final = POINTS.read("1")


class Hasty:
    """A clock that goes on with each look at it: every turn is over after a step."""

    now = 0.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


def made(serial: int, rows: int = ROWS) -> tuple[Indicator, ...]:
    """Indicators that are told of: a name with a slip, a score below its points, no reason."""
    return tuple(
        Indicator(
            id=number + 1,
            group="output",
            kind="quantity",
            name=f"第{serial}册帐户{number}",
            target=f"{number + 9}起",
            actual=f"{number + 1}起",
            points=_POINTS,  # type: ignore[arg-type]  # a figure is read
        )
        for number in range(rows)
    )


def long_report(book: Rulebook, serial: int = 0, rows: int = ROWS) -> Report:
    return with_rows(new_report(book.edition, 2023), "indicators", made(serial, rows))


@pytest.fixture
def hasty(book: Rulebook, qapp: QApplication) -> Iterator[Document]:
    """A document that gives way after each step of the checks."""
    document = Document(book, new_report(book.edition, 2023), clock=Hasty())
    wait_for(lambda: document.state.checked)
    yield document
    document.history.clear()


class Pulse(QTimer):
    """Counts how often the window was served."""

    def __init__(self) -> None:
        super().__init__(interval=0)
        self.beats = 0
        self.timeout.connect(self._beat)
        self.start()

    def _beat(self) -> None:
        self.beats += 1
