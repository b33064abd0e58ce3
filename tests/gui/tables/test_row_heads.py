"""Numbers of rows look as Qt paints and measures the heads of a table, whatever is selected."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QHeaderView, QTableView, QWidget

from checkout import ROOT
from hands import Show, idle
from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.indicator_table import IndicatorTable
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.views.kit import theme
from perfeval_gui.views.tables import chosen, heads
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.tables.row_dragging import RowDragging

STYLE: Final = ROOT / "resources/style.qss"
MANY: Final = (0, 1, 9, 10, 120, 3000)


class Pair:
    """The same rows in two tables, one of which has the heads that Qt gives a table."""

    def __init__(self, document: Document, show: Show) -> None:
        """Show the indicators of *document* in both."""
        place = QWidget()
        beside = QHBoxLayout(place)
        self.ours, self.plain = FormTable(place), FormTable(place)
        usual = QHeaderView(Qt.Orientation.Vertical, self.plain)
        usual.setSectionsClickable(True)
        usual.setHighlightSections(True)
        low = self.ours.verticalHeader()
        usual.setDefaultSectionSize(low.defaultSectionSize())
        usual.setMinimumSectionSize(low.minimumSectionSize())
        self.plain.setVerticalHeader(usual)
        self.model = IndicatorTable(document)
        for table in self.tables():
            table.setModel(self.model)
            # One that comes into focus goes to its first cell.
            table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            beside.addWidget(table)
        show(place)

    def tables(self) -> tuple[FormTable, FormTable]:
        """Ours, and the plain one."""
        return self.ours, self.plain

    def choose(self, blocks: list[tuple[int, int, int, int]]) -> None:
        """Select the cells of *blocks* in both: first and last row and column of each."""
        for table in self.tables():
            table.clearSelection()
            for top, bottom, left, right in blocks:
                cells = self.model.index(top, left), self.model.index(bottom, right)
                flag = QItemSelectionModel.SelectionFlag.Select
                table.selectionModel().select(QItemSelection(*cells), flag)

    def seen(self) -> list[tuple[QImage, QSize]]:
        """How the heads of each look, and the room they ask for."""
        idle()
        return [_seen(table) for table in self.tables()]


def _seen(table: QTableView) -> tuple[QImage, QSize]:
    head = table.verticalHeader()
    return head.grab().toImage(), head.sizeHint()


def first_other(document: Document, show: Show, look: QApplication, seed: int) -> str:
    """After what the heads are other than Qt's; empty where they never are."""
    chance = random.Random(seed)
    theme.set_font(look)
    theme.dress(look, STYLE, dark=False)
    pair = Pair(document, show)
    for many in chance.sample(MANY, len(MANY)):
        rows = tuple(Indicator(id=at + 1) for at in range(many))
        document.edit("行", with_rows(document.report, "indicators", rows))
        theme.set_font(look, chance.choice((100, 125, 150)))
        theme.dress(look, STYLE, dark=chance.random() < 0.5)
        pair.choose([_block(chance, many) for _ in range(chance.randrange(3) if many else 0)])
        at, usable = chance.randrange(many + 1), chance.random() < 0.8
        for table in pair.tables():
            table.verticalScrollBar().setValue(at * table.verticalHeader().defaultSectionSize())
            table.setEnabled(usable)
        ours, plain = pair.seen()
        if ours != plain:
            return f"{many} rows, {seed}"
    return ""


def _block(chance: random.Random, many: int) -> tuple[int, int, int, int]:
    top, bottom = sorted(chance.choices(range(many), k=2))
    left, right = sorted(chance.choices(range(10), k=2))
    return top, bottom, left, right


@pytest.mark.parametrize("seed", range(3))
def test_heads_of_rows_are_those_of_qt(
    seed: int, document: Document, show: Show, look: QApplication
) -> None:
    assert first_other(document, show, look, seed) == ""


def _drag(table: FormTable, row: int, by: int) -> None:
    """Take hold of *row* of *table* by its number, and let it go *by* rows below."""
    RowDragging(table, lambda _row, _to: None)
    head, left = table.verticalHeader(), Qt.MouseButton.LeftButton
    high = head.sectionSize(row)
    begin = QPoint(5, head.sectionViewportPosition(row) + high // 2)
    end = begin + QPoint(0, by * high)
    QTest.mousePress(head.viewport(), left, pos=begin)
    QTest.mouseMove(head.viewport(), end)
    QTest.mouseRelease(head.viewport(), left, pos=end)


@pytest.mark.parametrize("dragged", ["ours", "plain"])
def test_the_number_of_a_row_that_was_dragged_is_bold(
    dragged: str, document: Document, show: Show, look: QApplication
) -> None:
    # Qt, which hears of no release, takes the head for pressed on: its number stays thin.
    theme.set_font(look)
    theme.dress(look, STYLE, dark=False)
    rows = tuple(Indicator(id=at + 1) for at in range(6))
    document.edit("行", with_rows(document.report, "indicators", rows))
    pair = Pair(document, show)
    table, other = pair.tables() if dragged == "ours" else pair.tables()[::-1]
    other.selectRow(2)
    _drag(table, 2, 2)
    assert table.chosen_rows() == [2]

    ours, plain = pair.seen()

    assert (ours == plain) is (dragged == "ours")


def _none(_view: QTableView) -> list[range]:
    """A mutant: what is selected is not seen in the heads."""
    return []


def _first(view: QTableView) -> list[range]:
    """A mutant: of what is selected only the first stretch is."""
    return CHOSEN(view)[:1]


def _narrow(head: heads.RowHeads) -> QSize:
    """A mutant: as wide as the numbers with one digit fewer."""
    size, digit = HINT(head), head.fontMetrics().horizontalAdvance("0")
    return QSize(size.width() - digit, size.height())


CHOSEN: Final = chosen.chosen_stretches
HINT: Final[Callable[[heads.RowHeads], QSize]] = heads.RowHeads.sizeHint
MUTANTS: Final = [
    (heads, "chosen_stretches", _none),
    (heads, "chosen_stretches", _first),
    (heads.RowHeads, "sizeHint", _narrow),
]


@pytest.mark.parametrize("mutant", MUTANTS)
def test_another_look_of_heads_is_noticed(
    mutant: tuple[object, str, object],
    document: Document,
    show: Show,
    look: QApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(*mutant)
    assert any(first_other(document, show, look, seed) for seed in range(6))
