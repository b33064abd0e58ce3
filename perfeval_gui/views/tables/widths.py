"""Column widths and heights of the tables, in characters, so that they follow the font."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, cast

from PySide6.QtCore import QEvent, QMargins, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from perfeval_gui.document.tables.cell_table import CellTable
from perfeval_gui.document.tables.shown_lines import Stretch
from perfeval_gui.views.kit.scrolling import shown_through

FUND_WIDTHS: Final = (42, 15, 15, 15, 14)
_FUND_LEAST: Final = 26
"""Digits that the labels of a fund table keep where the page is narrow: they wrap."""
_INDICATOR_WIDTHS: Final = {
    "group": 12, "kind": 20, "name": 22, "target": 16, "actual": 17, "points": 7,
    "completion": 10, "band": 10, "score": 9, "reason": 23, "sign": 8, "core": 7,
}  # fmt: skip
_INDICATOR_SHARES: Final = {"name": 3, "target": 2, "actual": 2, "reason": 3}
_USUAL_WIDTH, _MOST_WIDTH = 11, 18
_LOOKS: Final = (
    QEvent.Type.Show,
    QEvent.Type.Resize,
    QEvent.Type.StyleChange,
    QEvent.Type.FontChange,
)


_MOST_SPREAD: Final = 1.75
"""By how much columns grow at most: what belongs together is still read together."""
MOST_FITTED: Final = 500
MOST_ROWS: Final = 16
"""Of more rows a table scrolls by itself."""
AT_ONCE: Final = 60
"""Rows that are measured before the window is served: more than a large screen shows."""
_PADDING: Final = 12
_AROUND: Final = 54
"""Pixels a cell takes at most beside its text: up to its lines, for a sign, and two steps in."""


def set_widths(table: QTableView, widths: Sequence[int]) -> None:
    """Give the columns of *table* these *widths*, in digits of its font."""
    digit = table.fontMetrics().horizontalAdvance("0")
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
    for column, width in enumerate(widths):
        table.setColumnWidth(column, width * digit)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)


def indicator_widths(headings: Mapping[str, str]) -> list[int]:
    """Of the columns of the indicator table, by name; those of an edition show their *headings*."""
    return [
        _INDICATOR_WIDTHS.get(column) or max(_USUAL_WIDTH, min(2 * len(heading) + 3, _MOST_WIDTH))
        for column, heading in headings.items()
    ]


def indicator_shares(columns: Sequence[str]) -> list[int]:
    """Which share of spare width each of *columns* takes: those that hold sentences."""
    return [_INDICATOR_SHARES.get(column, 0) for column in columns]


def lay_out_funds(table: QTableView) -> None:
    """A fund table: no row heads, its columns share the page."""
    set_widths(table, FUND_WIDTHS)
    table.verticalHeader().hide()
    FitRows(table)
    FitHeight(table)
    SpreadWidth(table, FUND_WIDTHS, _FUND_LEAST)


def lay_out_projects(table: QTableView, beside: QTableView) -> None:
    """The table of 专项, its columns below those of *beside*, which has no row heads."""
    set_widths(table, FUND_WIDTHS)
    FitRows(table)
    FitHeight(table, MOST_ROWS)
    heads = table.verticalHeader()
    digits = len(str(MOST_FITTED))
    heads.setFixedWidth(heads.fontMetrics().horizontalAdvance("0") * digits + 2 * _PADDING)
    Alike(table, beside)


class ShareWidth(QObject):
    """Gives what a table is wider than its columns need to those with long texts, in proportion."""

    def __init__(self, table: QTableView, widths: Sequence[int], shares: Sequence[int]) -> None:
        """Share among the columns of *table*, *widths* wide at least, as *shares* say."""
        super().__init__(table)
        self._table, self._widths, self._shares = table, tuple(widths), tuple(shares)
        table.viewport().installEventFilter(self)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Set the widths for the room there is now."""
        table = self._table
        digit = table.fontMetrics().horizontalAdvance("0")
        spare = table.viewport().width() - sum(self._widths) * digit
        whole = sum(self._shares)
        for column, (width, share) in enumerate(zip(self._widths, self._shares, strict=True)):
            extra = max(spare, 0) * share // whole if whole else 0
            if table.columnWidth(column) != width * digit + extra:
                table.setColumnWidth(column, width * digit + extra)


def _page(table: QTableView) -> QWidget:
    """What *table* stands on."""
    return table.parentWidget() or table


def _margins(page: QWidget) -> QMargins:
    """What *page* keeps free round what stands on it."""
    layout = page.layout()
    return QMargins() if layout is None else layout.contentsMargins()


class SpreadWidth(QObject):
    """Lets a table of figures use the page: on a wide one its columns grow, to some extent.

    Where the page is too narrow the first column, which can wrap, gives way.
    """

    def __init__(self, table: QTableView, widths: Sequence[int], least: int) -> None:
        """Spread the columns of *table*, usually *widths* digits wide, the first *least*."""
        super().__init__(table)
        self._table, self._widths, self._least = table, tuple(widths), least
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched is self._table:
            # A page is put into what scrolls it after it was made. It is as wide as what stands in
            # columns below: that is of no use for a narrower one.
            shown_through(_page(self._table)).installEventFilter(self)
        if event.type() in _LOOKS:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Set the widths for the room there is now."""
        table, page = self._table, _page(self._table)
        margins = _margins(page)
        heads = 0 if table.verticalHeader().isHidden() else table.verticalHeader().width()
        taken = margins.left() + margins.right() + heads + 2 * table.frameWidth() + 2
        digit = table.fontMetrics().horizontalAdvance("0")
        usual, room = sum(self._widths) * digit, shown_through(page).width() - taken
        by = min(max(room / usual, 1.0), _MOST_SPREAD)
        widths = [int(width * digit * by) for width in self._widths]
        widths[0] -= min(max(usual - room, 0), (self._widths[0] - self._least) * digit)
        for column, width in enumerate(widths):
            if table.columnWidth(column) != width:
                table.setColumnWidth(column, width)


class Alike(QObject):
    """Keeps the columns of one table below those of another, which has no row heads."""

    def __init__(self, table: QTableView, beside: QTableView) -> None:
        """Keep the columns of *table* below those of *beside*."""
        super().__init__(table)
        self._table, self._beside = table, beside
        beside.horizontalHeader().sectionResized.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Take over every width; the row heads stand below the first column."""
        for column in range(self._table.model().columnCount()):
            heads = 0 if column else self._table.verticalHeader().width()
            self._table.setColumnWidth(column, self._beside.columnWidth(column) - heads)


class FitHeight(QObject):
    """Keeps a table just as high and as wide as its rows and columns; the page scrolls instead."""

    def __init__(self, table: QTableView, most: int = 0, *, fills: bool = False) -> None:
        """Fit *table* now, and whenever rows come, go or grow.

        Of more than *most* low rows it shows so many and scrolls; 0 for no limit. One that *fills*
        its place, as columns of it stretch, is as wide as that.
        """
        super().__init__(table)
        self._most, self._fills = most, fills
        self._table = table
        table.model().modelReset.connect(self.fit)
        table.model().rowsInserted.connect(self.fit)
        table.model().rowsRemoved.connect(self.fit)
        table.verticalHeader().sectionResized.connect(self.fit)
        table.horizontalHeader().sectionResized.connect(self.fit)
        table.installEventFilter(self)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The style sheet gives the headers their padding only when the table is shown.
        if event.type() in _LOOKS:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Set the height and the greatest width of the table."""
        table = self._table
        table.horizontalHeader().ensurePolished()
        rows = table.verticalHeader()
        high = rows.length()
        if self._most:
            high = min(high, self._most * rows.defaultSectionSize())
        # Where all rows are shown a bar beside them would only take the room that another one
        # below the columns is needed for, and that one the room for the rows.
        whole = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        needed = whole if high == rows.length() else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        table.setVerticalScrollBarPolicy(needed)
        high += table.horizontalHeader().sizeHint().height()
        wide = table.horizontalHeader().length() + 2 * table.frameWidth() + 2
        if rows.isVisible():
            wide += max(rows.sizeHint().width(), rows.minimumWidth())
        if not self._fills:
            table.setMaximumWidth(wide)
        # One that fills its place is never wider than its columns, unless none can give way.
        room = table.viewport().width() + wide - table.horizontalHeader().length()
        if (room if self._fills else self._room()) < wide:
            high += table.horizontalScrollBar().sizeHint().height()
        table.setFixedHeight(high + 2 * table.frameWidth() + 2)

    def _room(self) -> int:
        """How wide the table is, or may be once its page is laid out."""
        page = _page(self._table)
        margins = _margins(page)
        return max(self._table.width(), page.width() - margins.left() - margins.right())


class FitRows(QObject):
    """Keeps each row high enough for its texts, measuring only rows that changed.

    Qt's own way of fitting measures every row at every change, a hundred times the cost of a key,
    and hundreds of rows hold the window for a second: those in sight are measured at once, the
    others between the window's events.
    """

    _due = Signal()

    def __init__(self, table: QTableView) -> None:
        """Fit the rows of *table* now and whenever their texts change."""
        super().__init__(table)
        self._table = table
        self._left: dict[int, None] = {}
        # Columns in which a text stood where a figure should, as those may be long.
        self._wordy: set[int] = set()
        self._soon = QTimer(self, interval=0)
        self._soon.timeout.connect(self._go_on)
        # What is posted comes before the window is painted, a timer after it.
        self._due.connect(self._go_on, Qt.ConnectionType.QueuedConnection)
        model = table.model()
        if isinstance(model, CellTable):
            model.altered.connect(self._altered)
        model.modelReset.connect(self.fit)
        model.rowsInserted.connect(self._came)
        model.rowsRemoved.connect(self._went)
        table.horizontalHeader().sectionResized.connect(self._widened)
        self.fit()

    def fit(self) -> None:
        """Fit every row; beyond `MOST_FITTED` rows all stay one line high."""
        self._left.clear()
        if (count := self._table.model().rowCount()) <= MOST_FITTED:
            self._measure(range(count))

    def left(self) -> int:
        """How many rows are still to be measured."""
        return len(self._left)

    def _came(self, _parent: QModelIndex, first: int, last: int) -> None:
        if self._left:
            # Rows that wait have other numbers now.
            self.fit()
        elif self._table.model().rowCount() <= MOST_FITTED:
            self._measure(range(first, last + 1))

    def _went(self) -> None:
        if self._left:
            self.fit()

    def _altered(self, altered: list[Stretch], marks: bool) -> None:
        # Where marks come or go in many rows, those that were not fitted stay low.
        low = marks and self._table.model().rowCount() > MOST_FITTED
        rows = {
            row: None
            for first, last, column in altered
            for row in range(first, last + 1)
            if not (low and not self._is_high(row)) and not self._stays_low(row, column)
        }
        self._measure(list(rows))

    def _is_high(self, row: int) -> bool:
        """Whether it is more than one line high."""
        return self._table.rowHeight(row) >= 2 * self._table.fontMetrics().lineSpacing()

    def _measure(self, rows: Sequence[int]) -> None:
        """Fit *rows*: those in sight and few others now, the rest soon."""
        if len(rows) <= AT_ONCE:
            for row in rows:
                self._fit(row)
            return
        self._left.update(dict.fromkeys(rows))
        for row in self._near():
            self._fit(row)
        self._soon.start()

    def _near(self) -> list[int]:
        """Of the rows that wait those in sight and just below, or above the end of the table."""
        first = max(self._table.rowAt(0), 0)
        return [row for row in range(first, first + AT_ONCE) if row in self._left]

    def _go_on(self) -> None:
        """Fit some more rows, those that came into sight first."""
        for row in (self._near() or list(self._left))[:AT_ONCE]:
            self._fit(row)
        if not self._left:
            self._soon.stop()

    def _fit(self, row: int) -> None:
        self._left.pop(row, None)
        table, bar = self._table, self._table.verticalScrollBar()
        was, top = table.rowHeight(row), table.rowViewportPosition(row)
        table.resizeRowToContents(row)
        if isinstance(cells := table.model(), CellTable):
            faults = cells.lines[row].cells.faults
            self._wordy.update(column for column, fault in enumerate(faults) if fault)
        if top + was <= 0 and (grown := table.rowHeight(row) - was):
            # Above what is in sight: that stays where it is.
            bar.setValue(bar.value() + grown)

    def _stays_low(self, row: int, column: int) -> bool:
        """Whether a change there leaves the row as high as it is: a figure, or a short text.

        What is typed for a figure and cannot be read is a text like others.
        """
        # The table is asked directly: Qt would ask it on a way through two languages.
        cells = cast("CellTable", self._table.model())
        figures = column not in self._wordy and cells.kind_in(row, column).holds == "figure"
        if figures and not cells.lines[row].cells.faults[column]:
            return True
        text, metrics = cells.text_at(row, column), self._table.fontMetrics()
        width = self._table.columnWidth(column)
        short = not text or metrics.horizontalAdvance(text) + _AROUND < width
        return not self._is_high(row) and short and "\n" not in text

    def _widened(self, _column: int, _old: int, _new: int) -> None:
        """Fit every row soon: where a window is drawn wider, several columns change one by one."""
        if (count := self._table.model().rowCount()) <= MOST_FITTED:
            self._left.update(dict.fromkeys(range(count)))
            if not self._soon.isActive():
                self._soon.start()
                self._due.emit()
