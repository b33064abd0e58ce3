"""What is wrong with a window as it is laid out: cut, shortened, overlapping, out of reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QTextEdit,
    QWidget,
)

from looking.drawn import Drawn, drawn
from perfeval_gui.document.tables.cell_table import ROLE_FAULT
from perfeval_gui.views.imports.file_view import FileView
from perfeval_gui.views.kit.read_list import ListTable
from perfeval_gui.views.tables.delegates import MOST_LINES
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.tables.frozen_column import FrozenColumn
from perfeval_gui.views.window.foot_line import FootLine

_SLACK: Final = 1.5
"""So many pixels letters may lie outside: rounding, and the smoothing of their edges."""
_LEAN: Final = 3.5
OVER: Final = frozenset({"sign", "frozen", "drop_line", "cell_note", "waiting", "search_results"})
"""What lies over others on purpose."""
_ELLIPSIS: Final = "…"
_FAR: Final = 1e6
_BESIDE: Final = 4
"""Pixels between a sentence and the edge of its window, at least."""
_ROLES: Final = (0, 3, *range(int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 24))
Kind = str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a clerk would see.

    Attributes:
        kind: cut, shortened, overlap, outside, large, high, edge, bar, faint or unfocused.
        where: The widget, by its class and name.
        what: The words or sizes it is about.
    """

    kind: Kind
    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A widget in sight, and the texts it draws."""

    widget: QWidget
    texts: tuple[Drawn, ...]


def called(widget: QWidget) -> str:
    """How *widget* is told from others: its name, or that of the first around it that has one."""
    names = []
    here: QWidget | None = widget
    while here is not None and not here.isWindow():
        names.append(here.objectName() or type(here).__name__)
        if here.objectName() and not here.objectName().startswith("qt_"):
            break
        here = here.parentWidget()
    return "/".join(reversed(names))


def seen(window: QWidget) -> list[Seen]:
    """Every widget of *window* that is in sight."""
    widgets = [window, *window.findChildren(QWidget)]
    return [
        Seen(one, tuple(drawn(one)))
        for one in widgets
        if one.isVisible() and one.window() is window and not one.visibleRegion().isEmpty()
    ]


def faults(
    window: QWidget, all_seen: list[Seen], room: QSize, *, typed_whole: bool = True
) -> Iterator[Fault]:
    """What is wrong with the layout of *window* on a screen with so much *room*.

    What was typed into a field of one line is to be seen whole where *typed_whole*.
    """
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    for size in (window.size(), least):
        if size.width() > room.width() or size.height() > room.height():
            yield Fault("large", type(window).__name__, f"{size.toTuple()} > {room.toTuple()}")
            break
    for one in all_seen:
        yield from _cut(one, typed_whole=typed_whole)
        yield from _shortened(one)
        yield from _over_each_other(one)
        yield from _children(one.widget)
        yield from _high(one.widget)
        yield from _edge(one, window)
    for area in window.findChildren(QScrollArea):
        yield from _bar(area)
    for table in window.findChildren(QTableView):
        yield from _bars(table)


# ---- texts


def view_of(widget: QWidget) -> QAbstractScrollArea | None:
    """What scrolls in *widget*, if that is a viewport."""
    around = widget.parentWidget()
    if isinstance(around, QAbstractScrollArea) and around.viewport() is widget:
        return around
    return None


def _cut(one: Seen, *, typed_whole: bool) -> Iterator[Fault]:
    widget = one.widget
    view = view_of(widget)
    if isinstance(widget, QLineEdit) and not typed_whole and widget.text():
        return
    for text in one.texts:
        place = _place(view, text) if view is not None else QRectF(widget.rect())
        if goes_on(widget):
            place.adjust(0, -_FAR, 0, _FAR)
        over = _beyond(text.ink, place)
        if over and not _told_above(widget, text.words):
            yield Fault("cut", called(widget), f"{text.words!r} {over}")


def _told_above(widget: QWidget, words: str) -> bool:
    """Whether *widget* lies on a button, as a card's lines do, whose tool tip has all *words*."""
    around = widget.parentWidget()
    return isinstance(around, QPushButton) and words.lstrip(_ELLIPSIS) in around.toolTip()


def goes_on(widget: QWidget) -> bool:
    """Whether *widget* is a menu higher than its screen, with arrows to what has no room."""
    return isinstance(widget, QMenu) and widget.sizeHint().height() > widget.height()


def _place(view: QWidget, text: Drawn) -> QRectF:
    """Where a *text* in what *view* scrolls must stay: in its cell, or in the width of the page."""
    at = text.ink.center().toPoint()
    if isinstance(view, QHeaderView):
        return _section(view, at)
    if isinstance(view, QAbstractItemView):
        index = view.indexAt(at)
        if index.isValid():
            return QRectF(view.visualRect(index))
        return QRectF(view.viewport().rect())
    if isinstance(view, QAbstractScrollArea):
        inside = QRectF(view.viewport().rect())
        return _endless(inside, view)
    return QRectF()


def _section(view: QHeaderView, at: QPoint) -> QRectF:
    across = view.orientation() == Qt.Orientation.Horizontal
    section = view.logicalIndexAt(at)
    start, long = view.sectionViewportPosition(section), view.sectionSize(section)
    if across:
        return QRectF(start, 0, long, view.viewport().height())
    return QRectF(0, start, view.viewport().width(), long)


def _endless(inside: QRectF, view: QAbstractScrollArea) -> QRectF:
    """*inside*, and what can be scrolled to."""
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if view.horizontalScrollBarPolicy() != off and view.horizontalScrollBar().maximum():
        inside.adjust(-_FAR, 0, _FAR, 0)
    if view.verticalScrollBarPolicy() != off:
        inside.adjust(0, -_FAR, 0, _FAR)
    return inside


def _beyond(ink: QRectF, place: QRectF) -> str:
    sides = {
        "left": place.left() - ink.left(),
        "right": ink.right() - place.right(),
        "above": place.top() - ink.top(),
        "below": ink.bottom() - place.bottom(),
    }
    return " ".join(f"{side} {by:.0f}" for side, by in sides.items() if by > _SLACK)


def _shortened(one: Seen) -> Iterator[Fault]:
    said = ""
    for text in one.texts:
        if _ELLIPSIS not in text.words:
            continue
        said = said or "\n".join(words_of(one.widget))
        if text.words.strip() not in said and not _may_be_short(one, text):
            yield Fault("shortened", called(one.widget), repr(text.words))


def _may_be_short(one: Seen, text: Drawn) -> bool:
    """Whether the end of a *text* may be left out, because the whole is told in another way."""
    if isinstance(one.widget, FootLine):
        return one.widget.toolTip() != ""
    view = view_of(one.widget)
    in_file = isinstance(view, QTableView) and isinstance(view.parentWidget(), FileView)
    if isinstance(view, QAbstractItemView) and (
        in_file or isinstance(view, ListTable | QListWidget)
    ):
        return bool(view.indexAt(text.ink.center().toPoint()).data(Qt.ItemDataRole.ToolTipRole))
    if not isinstance(view, FormTable | FrozenColumn):
        return False
    index = view.indexAt(text.ink.center().toPoint())
    if index.data(ROLE_FAULT):
        # Whatever was typed in place of a figure is told whole in the sentence about it.
        return True
    cell = QRectF(view.visualRect(index))
    lines = {round(each.line.top()) for each in one.texts if cell.contains(each.ink.center())}
    return len(lines) >= MOST_LINES


def words_of(widget: QWidget) -> Iterator[str]:
    """The texts that *widget* was given, whole."""
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text().replace("&", "")
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield widget.currentText()
    if isinstance(widget, QMenu):
        yield from (action.text().replace("&", "") for action in widget.actions())
    view = view_of(widget)
    if isinstance(view, QPlainTextEdit | QTextEdit):
        yield view.toPlainText()
    elif isinstance(view, QHeaderView):
        yield from (
            str(view.model().headerData(n, view.orientation())) for n in range(view.count())
        )
    elif isinstance(view, QAbstractItemView) and view.model() is not None:
        yield from cells_of(view, _ROLES)


def cells_of(view: QAbstractItemView, roles: Sequence[int] = (0,)) -> Iterator[str]:
    """What the cells of *view* hold for *roles*; by itself, what they show."""
    model = view.model()
    top = QModelIndex()
    for row in range(model.rowCount(top)):
        for column in range(model.columnCount(top) if isinstance(view, QTableView) else 1):
            index: QModelIndex = model.index(row, column)
            yield from (str(index.data(role)) for role in roles)


def _over_each_other(one: Seen) -> Iterator[Fault]:
    texts = sorted(one.texts, key=lambda text: text.ink.top())
    for first, other in combinations(texts, 2):
        both = first.ink.intersected(other.ink)
        # What is selected is drawn twice, and marks beside each other may lean over.
        least = min(_LEAN, min(first.ink.width(), other.ink.width()) / 2)
        if first.words != other.words and both.width() > least and both.height() > _SLACK:
            yield Fault("overlap", called(one.widget), f"{first.words!r} {other.words!r}")


def _edge(one: Seen, window: QWidget) -> Iterator[Fault]:
    """Labels whose letters stick to the edge of the window, unless they can be scrolled away."""
    if not isinstance(one.widget, QLabel) or _scrolls(one.widget):
        return
    at, wide = one.widget.mapTo(window, QPoint(0, 0)).x(), window.width()
    for text in one.texts:
        if at + text.ink.left() < _BESIDE or at + text.ink.right() > wide - _BESIDE:
            yield Fault("edge", called(one.widget), repr(text.words))


# ---- widgets


def _scrolls(widget: QWidget) -> bool:
    """Whether *widget* lies on what is scrolled."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QAbstractScrollArea):
        around = around.parentWidget()
    return around is not None


def _bar(area: QScrollArea) -> Iterator[Fault]:
    """A scroll bar below a page that has room without it."""
    page, bar = area.widget(), area.horizontalScrollBar()
    if not area.widgetResizable() or not bar.isVisible():
        return
    least, room = page.minimumSizeHint().expandedTo(page.minimumSize()), area.viewport().size()
    if least.width() <= room.width():
        yield Fault("bar", called(area), f"{least.width()} of {room.width()} wide")


def _bars(table: QTableView) -> Iterator[Fault]:
    """Scroll bars of a table that has room without them: each takes the room the other needs."""
    across, down = table.horizontalHeader(), table.verticalHeader()
    bars = (table.horizontalScrollBar(), table.verticalScrollBar())
    if not table.isVisible() or not any(bar.isVisible() for bar in bars):
        return
    heads = QSize(down.isVisible() * down.width(), across.isVisible() * across.height())
    whole = QSize(across.length(), down.length()) + heads
    room = table.size() - QSize(2 * table.frameWidth(), 2 * table.frameWidth())
    if whole.boundedTo(room) == whole:
        yield Fault("bar", called(table), f"{whole.toTuple()} of {room.toTuple()}")


def _children(parent: QWidget) -> Iterator[Fault]:
    children = [
        one
        for one in parent.children()
        if isinstance(one, QWidget) and one.isVisible() and not one.isWindow() and _stands(one)
    ]
    for first, other in combinations(children, 2):
        both = first.geometry().intersected(other.geometry())
        if both.width() > _SLACK and both.height() > _SLACK:
            yield Fault("overlap", called(parent), f"{called(first)} {called(other)}")
    view = view_of(parent)
    for child in children:
        yield from _outside(child, parent, view)


def _stands(widget: QWidget) -> bool:
    return widget.objectName() not in OVER and type(widget).__name__ not in _OVER_KINDS


_OVER_KINDS: Final = frozenset({"QSplitterHandle", "QSizeGrip"})


def _outside(child: QWidget, parent: QWidget, view: QWidget | None) -> Iterator[Fault]:
    room, place = QRect(parent.rect()), child.geometry()
    if isinstance(view, QScrollArea):
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if view.horizontalScrollBarPolicy() == off and place.width() > room.width() + _SLACK:
            yield Fault("outside", called(child), f"{place.width()} > {room.width()} wide")
        if view.verticalScrollBarPolicy() == off and place.height() > room.height() + _SLACK:
            yield Fault("outside", called(child), f"{place.height()} > {room.height()} high")
        return
    if view is not None:
        return
    over = _beyond(QRectF(place), QRectF(room))
    if over:
        yield Fault("outside", called(child), over)


def _high(view: QWidget) -> Iterator[Fault]:
    """Rows of a form that are higher than their most lines."""
    if not isinstance(view, FormTable) or view.model() is None:
        return
    most = (MOST_LINES + 1) * view.fontMetrics().lineSpacing()
    for row in range(view.model().rowCount()):
        if view.rowHeight(row) > most:
            yield Fault("high", called(view), f"row {row}: {view.rowHeight(row)} > {most}")
