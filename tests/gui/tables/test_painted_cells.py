"""Whatever is done, cells on the screen are those that would be painted by who knows nothing yet.

What a cell looks like and how its text is laid out is kept, and a key paints only what changed.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView, QWidget

from amount import many
from checkout import ROOT
from hands import Show, idle
from perfeval_gui.document.document import Document
from perfeval_gui.document.row_edits import add_row, move_row, remove_rows
from perfeval_gui.document.tables.faces import Face, Faces
from perfeval_gui.document.tables.lines import Line
from perfeval_gui.document.tables.shown_lines import ShownLines
from perfeval_gui.domain.beside.details import Detail
from perfeval_gui.domain.cells.kinds import MONEY
from perfeval_gui.domain.names.details import with_detail
from perfeval_gui.domain.names.fields import rows_of
from perfeval_gui.domain.names.lacking import with_lacking
from perfeval_gui.views.kit import theme
from perfeval_gui.views.sections.buildings_view import BuildingsView
from perfeval_gui.views.sections.funds_view import FundsView
from perfeval_gui.views.sections.indicators_view import IndicatorsView
from perfeval_gui.views.sections.section_view import SectionView
from perfeval_gui.views.tables.cell_note import CellNote
from perfeval_gui.views.tables.delegates import CellDelegate
from perfeval_gui.views.tables.form_table import FormTable

STYLE: Final = ROOT / "resources/style.qss"
TEXTS: Final = (
    *("", "", "8", "12", "0", "1.5", "40起", "98%", "无", "abc", "12元", "1234567.89"),
    *("调处矛盾纠纷", "反复调处的矛盾纠纷比上年多，其中一半在雨季。" * 3, "甲\n乙", "output", "1"),
)
TABLES: Final = ("projects", "indicators", "buildings")
STEPS: Final = 30
Views = Callable[[Document], SectionView]


def tables(view: SectionView) -> list[FormTable]:
    return view.findChildren(FormTable)


def rect_in(window: QMainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def painted(window: QMainWindow) -> list[QTableView]:
    """The tables of cells, that of the column that stays in sight included."""
    found = window.findChildren(QTableView)
    return [one for one in found if isinstance(one.itemDelegate(), CellDelegate)]


def on_screen(window: QMainWindow) -> list[QImage]:
    """What was painted of cells, as it stands: nothing is painted for these pictures.

    A page is laid out in some turns. The round corners of a note, which is Qt's to paint, differ
    with what was painted before.
    """
    seen, before = QImage(), None
    while seen != before:
        idle()
        seen, before = window.screen().grabWindow(window.winId()).toImage(), seen
    painter = QPainter(seen)
    for note in window.findChildren(CellNote):
        if note.isVisible():
            painter.fillRect(rect_in(window, note), QColor("black"))
    painter.end()
    shown = [one.viewport() for one in painted(window) if one.isVisible()]
    assert shown
    return [seen.copy(rect_in(window, one) & window.rect()) for one in shown]


def painted_anew(window: QMainWindow) -> list[QImage]:
    """The same with each cell looked at anew, and laid out anew."""

    def made(faces: Faces, row: int, _line: Line, *_beside: object) -> tuple[Face, ...]:
        return faces._make(row)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Faces, "of", made)
        for table in painted(window):
            table.setItemDelegate(CellDelegate(table))
        for widget in (window, *window.findChildren(QWidget)):
            QWidget.update(widget)
        return on_screen(window)


class Hands:
    """Does anything that changes what cells look like."""

    def __init__(
        self, view: SectionView, document: Document, look: QApplication, seed: int
    ) -> None:
        self._view, self._document, self._look = view, document, look
        self._chance = random.Random(seed)
        self.acts = (
            *(self.types, self.types, self.types, self.rows, self.goes_back, self.goes_back),
            *(self.checks, self.checks, self.asks, self.lacks, self.details),
            *(self.chooses, self.scrolls, self.dresses, self.writes_larger),
        )

    def act(self) -> None:
        """Do one of them."""
        self._chance.choice(self.acts)()

    def _table(self) -> FormTable:
        return self._chance.choice(tables(self._view))

    def _place(self, table: FormTable) -> tuple[int, int]:
        cells = table.cells()
        rows = max(cells.rowCount(), 1)
        return self._chance.randrange(rows), self._chance.randrange(cells.columnCount())

    def types(self) -> None:
        table = self._table()
        index = table.model().index(*self._place(table))
        table.model().setData(index, self._chance.choice(TEXTS))

    def rows(self) -> None:
        name = self._chance.choice(TABLES)
        many = len(rows_of(self._document.report, name))
        at = self._chance.randrange(many + 1)
        what = self._chance.randrange(4)
        if what < 2 or not many:
            add_row(self._document, name, at, "行")
        elif what == 2:
            remove_rows(self._document, name, [at], "行")
        else:
            move_row(self._document, name, min(at, many - 1), 1, "行")

    def goes_back(self) -> None:
        history = self._document.history
        history.setIndex(self._chance.randrange(history.count() + 1))

    def checks(self) -> None:
        self._document.check_now()

    def asks(self) -> None:
        self._document.told.ask(on=self._chance.random() < 0.7)

    def lacks(self) -> None:
        report, parts = self._document.report, self._document.sheet.edition.may_lack
        key, lacks = self._chance.choice(parts).key, self._chance.random() < 0.7
        self._document.edit("没有", with_lacking(report, key, lacks=lacks))

    def details(self) -> None:
        rows = (Detail(amount=MONEY.read("1.5"), note="甲"),) * self._chance.randrange(2)  # type: ignore[arg-type]  # a figure is read
        name = self._chance.choice(("reception.final", "abroad.final"))
        self._document.edit("明细", with_detail(self._document.report, name, rows))

    def chooses(self) -> None:
        table = self._table()
        place = table.model().index(*self._place(table))
        flags = QItemSelectionModel.SelectionFlag
        table.selectionModel().setCurrentIndex(
            place, self._chance.choice((flags.ClearAndSelect, flags.Select))
        )

    def scrolls(self) -> None:
        table = self._table()
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.setValue(self._chance.randint(0, bar.maximum()))

    def dresses(self) -> None:
        dark, clear = self._chance.random() < 0.5, self._chance.random() < 0.5
        theme.dress(self._look, STYLE, dark=dark, clear=clear)

    def writes_larger(self) -> None:
        theme.set_font(self._look, self._chance.choice((100, 125, 150, 200)))


def first_stale(make: Views, document: Document, show: Show, look: QApplication, seed: int) -> str:
    """The first step after which the screen is not what is painted anew; empty for none."""
    theme.set_font(look)
    theme.dress(look, STYLE, dark=False)
    for name in TABLES * 2:
        add_row(document, name, 0, "行")
    document.history.clear()
    view = make(document)
    window = show(view)
    hands = Hands(view, document, look, seed)
    for step in range(STEPS):
        hands.act()
        seen = on_screen(window)
        if seen != painted_anew(window):
            return f"step {step} of {seed}"
    return ""


@pytest.mark.parametrize("seed", range(many(20, 2)))
@pytest.mark.parametrize("make", [FundsView, IndicatorsView, BuildingsView])
def test_what_is_on_the_screen_is_what_is_painted_anew(
    make: Views, seed: int, document: Document, show: Show, look: QApplication
) -> None:
    assert first_stale(make, document, show, look, seed) == ""


def _by_row(faces: Faces, row: int, line: Line, *beside: object) -> tuple[Face, ...]:
    """A mutant: a row keeps its faces, whatever line stands there."""
    faces._kept = {at: (line, kept[1]) for at, kept in faces._kept.items()}
    return OF(faces, row, line, *beside)


def _without_marks(faces: Faces, row: int, line: Line, *_beside: object) -> tuple[Face, ...]:
    """A mutant: findings and parts that are lacking come and go unheard."""
    return OF(faces, row, line)


def _in_one_size(delegate: CellDelegate, font: QFont, metrics: QFontMetrics) -> None:
    """A mutant: texts stay laid out in the letters of the beginning."""
    if not hasattr(delegate, "_letters") or not delegate._letters[0]._laid:
        TAKE(delegate, font, metrics)


def _silent(_table: ShownLines, *_what: object) -> None:
    """A mutant: nobody is told what is to be painted."""


OF, TAKE = Faces.of, CellDelegate._take
MUTANTS: Final = [
    (FundsView, (Faces, "of", _by_row)),
    (BuildingsView, (Faces, "of", _without_marks)),
    (FundsView, (CellDelegate, "_take", _in_one_size)),
    (IndicatorsView, (ShownLines, "_tell", _silent)),
]


@pytest.mark.parametrize(("make", "mutant"), MUTANTS)
def test_a_cell_that_is_stale_is_noticed(
    make: Views,
    mutant: tuple[object, str, object],
    document: Document,
    show: Show,
    look: QApplication,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(*mutant)
        assert any(first_stale(make, document, show, look, seed) for seed in range(20))


@pytest.mark.parametrize("silent", [False, True], ids=["told", "mutant"])
def test_what_a_unit_lacks_is_wanted_no_more_at_once(
    document: Document,
    show: Show,
    look: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    silent: bool,
) -> None:
    if silent:
        monkeypatch.setattr(ShownLines, "tell_all", _silent)
    theme.dress(look, STYLE, dark=False)
    add_row(document, "buildings", 0, "行")
    window = show(BuildingsView(document))
    wanted = on_screen(window)
    document.edit("没有", with_lacking(document.report, "buildings", lacks=True))
    seen = on_screen(window)

    assert (seen == painted_anew(window)) is not silent
    assert (seen == wanted) is silent
