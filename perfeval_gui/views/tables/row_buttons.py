"""Adding, removing and moving the rows of a table: four buttons and the keys that do the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from perfeval_gui.document.document import Document, State
from perfeval_gui.document.row_edits import add_row, move_row, remove_rows
from perfeval_gui.document.tables.row_table import RowTable
from perfeval_gui.domain.names.fields import TableRow, address, cell_name, rows_of
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.tables.quick_keys import ChoosingKeys
from perfeval_gui.views.tables.row_dragging import RowDragging

# The arrows and Insert of the number block say so with a modifier of their own.
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
_KEYS: Final[Mapping[tuple[Qt.KeyboardModifier, int], str]] = MappingProxyType(
    {
        (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Insert): "add",
        (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Delete): "remove",
        (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Up): "up",
        (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Down): "down",
    }
)

_TIPS: Final = (
    ("add", "在下面增加一行（Insert）", "插入行\tInsert"),
    ("remove", "删除选中的行（Ctrl+Delete），可以撤销", "删除行\tCtrl+Delete"),
    ("up", "上移一行（Alt+↑）", "上移\tAlt+↑"),
    ("down", "下移一行（Alt+↓）", "下移\tAlt+↓"),
)
"""Each button: what it does, its tip, and what it is called in the menu of a cell."""


class RowButtons(QObject):
    """The rows of one table of the record, changed from the table widget that shows them.

    Insert adds a row below the current one, Ctrl+Delete takes the chosen rows away, Alt+Up and
    Alt+Down move the current one. Nothing is asked: Ctrl+Z brings everything back. The widget may
    show other lines as well, as the fund table does; those are left alone.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - four buttons of a form, told apart by their names
        self,
        parent_widget: QWidget,
        form_table: FormTable,
        document: Document,
        table: str,
        noun: str,
        add: QPushButton,
        remove: QPushButton,
        up: QPushButton,
        down: QPushButton,
        new_row: Callable[[int | None], TableRow] | None = None,
    ) -> None:
        """Join the buttons to *form_table*, whose model is set.

        Args:
            parent_widget: The view, which owns this.
            form_table: Shows the rows.
            document: Whose rows they are.
            table: Name of the table in the record.
            noun: What a row is called in 增加…, 删除… and 移动….
            add, remove, up, down: The buttons.
            new_row: Makes a row to put below a position (None: in an empty table); else blank.
        """
        super().__init__(parent_widget)
        self._new_row = new_row
        self._view = form_table
        self._document = document
        self._table, self._noun, self._rows = table, noun, -1
        self._buttons = (add, remove, up, down)
        self._does: Mapping[str, Callable[[], None]] = {
            "add": self.add,
            "remove": self.remove,
            "up": partial(self.move, -1),
            "down": partial(self.move, 1),
        }
        self._entries = tuple(QAction(words, self) for _, _, words in _TIPS)
        self._follow()

    def _put_away(self) -> None:
        """Show nothing of a table that the form of the report has not."""
        if self._table in self._document.report.form.absent:
            for button in self._buttons:
                button.hide()
            # The fund table shows other lines as well.
            self._view.setVisible(not isinstance(self._view.cells(), RowTable))

    def _follow(self) -> None:
        """Watch the keys of the table, and whatever may change which buttons can do something."""
        for button, entry, (what, tip, _) in zip(self._buttons, self._entries, _TIPS, strict=True):
            button.setToolTip(tip)
            button.clicked.connect(partial(self._clicked, what))
            entry.triggered.connect(partial(self._clicked, what))
        self._view.installEventFilter(self)
        self._view.addActions(self._entries)
        ChoosingKeys(self._view)
        if not self._view.verticalHeader().isHidden():
            RowDragging(self._view, self._put_before)
        self._view.selectionModel().selectionChanged.connect(self._enable)
        self._view.selectionModel().currentChanged.connect(self._enable)
        self._document.changed.connect(self._changed)
        self._document.opened.connect(self._enable)
        self._enable()
        self._put_away()

    # ---- what the buttons do

    def add(self) -> None:
        """Add a row below the current one, at the end where none is current, and go there."""
        self._view.commit()
        if not self._may_add():
            return
        here = self._current()
        at = self._count() if here is None else here + 1
        row = self._new_row(here) if self._new_row is not None else None
        at = add_row(self._document, self._table, at, self._noun, row)
        self._go_to(at, self._first_typed(at))
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self) -> None:
        """Take the chosen rows away; the cursor stays where they were."""
        self._view.commit()
        if not (chosen := self._chosen()):
            return
        column = max(self._view.currentIndex().column(), 0)
        remove_rows(self._document, self._table, chosen, self._noun)
        if left := self._count():
            self._go_to(min(chosen[0], left - 1), column)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def move(self, by: int) -> None:
        """Move the current row by *by* places, the cursor with it; not beyond the ends."""
        self._view.commit()
        here = self._current()
        if here is None or not 0 <= here + by < self._count():
            return
        column = self._view.currentIndex().column()
        self._go_to(move_row(self._document, self._table, here, by, self._noun), column)

    def _put_before(self, row: int, other: int) -> None:
        """Move the row of the widget at *row* before the one at *other*, or behind the last."""
        here, to = self._position(row), self._position(other)
        if to is None:
            to = self._count()
        if here is None or to in (here, here + 1):
            return
        self._view.commit()
        by = to - here - (to > here)
        column = max(self._view.currentIndex().column(), 0)
        self._go_to(move_row(self._document, self._table, here, by, self._noun), column)

    def _clicked(self, what: str, _checked: bool = False) -> None:
        self._does[what]()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            what = _KEYS.get((event.modifiers() & ~_KEYPAD, event.key()))
            if what is not None:
                self._does[what]()
                return True
        return super().eventFilter(watched, event)

    # ---- which rows are meant

    def _count(self) -> int:
        return len(rows_of(self._document.report, self._table))

    def _position(self, row: int) -> int | None:
        """Which row of the record stands in *row* of the widget; None where another line does."""
        lines = self._view.cells().lines
        if not 0 <= row < len(lines):
            return None
        found = address(f"{lines[row].name}.row")
        return found[1] if found is not None and found[0] == self._table else None

    def _current(self) -> int | None:
        return self._position(self._view.currentIndex().row())

    def _meant(self) -> Iterator[int]:
        places = map(self._position, self._view.chosen_rows())
        return (place for place in places if place is not None)

    def _chosen(self) -> list[int]:
        return list(self._meant())

    def _go_to(self, position: int, column: int) -> None:
        """Put the cursor on the row of the record at *position*, wherever the widget shows it."""
        for row, line in enumerate(self._view.cells().lines):
            if line.name == cell_name(self._table, position, "").removesuffix("."):
                self._view.choose_row(row, column)
                self._view.scrollTo(self._view.currentIndex())

    def _first_typed(self, position: int) -> int:
        cells = self._view.cells()
        rows = (row for row in range(len(cells.lines)) if self._position(row) == position)
        row = next(rows, None)
        columns = range(len(cells.columns)) if row is not None else ()
        return next((c for c in columns if row is not None and cells.may_type(row, c)), 0)

    def _may_add(self) -> bool:
        """Whether the edition prints such rows; what no page shows is not typed by mistake."""
        edition = self._document.sheet.edition
        if self._document.read_only:
            return False
        return self._table != "projects" or edition.fund_row(self._table) is not None

    def _changed(self, state: State) -> None:
        # What is chosen is told by the view.
        if len(rows_of(state.report, self._table)) != self._rows:
            self._enable()

    def _enable(self, *_what: object) -> None:
        """Say which buttons can do something now, without losing the focus to a stranger."""
        # Of thousands no more is asked than whether it is more than one.
        here, chosen = self._current(), list(islice(self._meant(), 2))
        single = here is not None and len(chosen) == 1
        self._rows = self._count()
        last = self._rows - 1
        if self._document.read_only:
            single, chosen = False, []
        able_now = (self._may_add(), bool(chosen), single and here != 0, single and here != last)
        for button, entry, able in zip(self._buttons, self._entries, able_now, strict=True):
            if not able and button.hasFocus():
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setEnabled(able)
            entry.setEnabled(able)
