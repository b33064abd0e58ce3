"""The offers of one group as a list: ticked where they are to be taken over."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from perfeval_gui.views.imports.offers import Group
from perfeval_gui.views.imports.proposal import Proposal
from perfeval_gui.views.kit.read_list import ListTable
from perfeval_gui.working.qt_text import tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_COLUMNS: Final[dict[Group, tuple[str, ...]]] = {
    "sure": ("栏目", "文件里"),
    "asked": ("栏目", "文件里", "现在填的"),
    "missing": ("栏目",),
    "unknown": ("在哪里", "文件里"),
}


_PLACE: Final = 30
_VALUE: Final = 17
"""Digits that a place and a value are wide."""


class OfferModel(QAbstractTableModel):
    """One group of the offers of a proposal.

    Attributes:
        group: Which.
        numbers: Its offers, by their numbers.

    Signals:
        chosen: Other offers are to be taken over now.
    """

    chosen = Signal()

    def __init__(self, proposal: Proposal, parent: QWidget) -> None:
        """List what *proposal* is sure of."""
        super().__init__(parent)
        self._proposal = proposal
        self.group: Group = "sure"
        self.numbers: tuple[int, ...] = proposal.of("sure")

    def show_group(self, group: Group) -> None:
        """List the offers of *group*."""
        self.beginResetModel()
        self.group, self.numbers = group, self._proposal.of(group)
        self.endResetModel()

    def choose(self, row: int, *, on: bool) -> None:
        """Take the offer in *row* over, or not."""
        self._proposal.choose(self.numbers[row], on=on)
        self._tell()

    def choose_all(self, *, on: bool) -> None:
        """Take all of the group over, or none; of several for one cell the first."""
        seen: set[str] = set()
        for number in self.numbers:
            name = self._proposal.offers[number].name
            if not on or name not in seen:
                self._proposal.choose(number, on=on)
            seen.add(name)
        self._tell()

    def turn(self, row: int) -> None:
        """Take the offer in *row* over if it was not to be, or the other way."""
        self.choose(row, on=not self._proposal.is_chosen(self.numbers[row]))

    def _tell(self) -> None:
        if self.numbers:
            last = self.index(len(self.numbers) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last)
        self.chosen.emit()

    # ---- Qt's side

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.numbers)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_COLUMNS[self.group])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        across = orientation == Qt.Orientation.Horizontal
        return _COLUMNS[self.group][section] if across and role in words else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number = self.numbers[index.row()]
        offer, may = self._proposal.offers[number], self._proposal.may_choose(number)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (offer.title, offer.shown, offer.typed)[index.column()].replace("\n", " ")
            case Qt.ItemDataRole.ToolTipRole:
                return tip(offer.told)
            case Qt.ItemDataRole.CheckStateRole if index.column() == 0 and may:
                states = Qt.CheckState
                chosen = self._proposal.is_chosen(number)
                return states.Checked if chosen else states.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(number)
        return None

    def _spoken(self, number: int) -> str:
        told = self._proposal.offers[number].told.replace("\n", "，")
        if not self._proposal.may_choose(number):
            return told
        return f"{'要取' if self._proposal.is_chosen(number) else '不取'}，{told}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and index.column() == 0:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.choose(index.row(), on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class OfferTable(ListTable):
    """Shows such a list: the space bar ticks the row, arrows walk it."""

    def __init__(self, model: OfferModel, parent: QWidget) -> None:
        """Show *model*."""
        super().__init__("要取来的内容", parent)
        self.setModel(model)
        self._offers = model
        model.modelReset.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        header, digit = self.horizontalHeader(), self.fontMetrics().horizontalAdvance("0")
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        # Of what was not recognised the text tells more than the place.
        stretched = 1 if self._offers.group == "unknown" else 0
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        for column in range(self._offers.columnCount()):
            if column != stretched:
                self.setColumnWidth(column, digit * (_PLACE if stretched else _VALUE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and here.isValid():
            self._offers.turn(here.row())
        else:
            super().keyPressEvent(event)
