"""The list of what is kept of a document, read one entry after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from perfeval_gui.domain.names.comparing import differences
from perfeval_gui.domain.record.report import Report
from perfeval_gui.storage.draft.draft import DraftError
from perfeval_gui.storage.saving.history import Entry

COLUMNS: Final = ("顺序", "保存时间", "单位", "年度", "与现在比")
UNIT: Final = 2
_UNSAVED: Final = "没有保存"
_NONE = QModelIndex()
_Index = QModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was found in an entry.

    Attributes:
        unit, year: As on the cover.
        places: In how many places it differs from what is open; None where it cannot be opened.
    """

    unit: str = ""
    year: str = ""
    places: int | None = None


class HistoryModel(QAbstractTableModel):
    """The entries; what stands in one is empty until `read_next` has come to it."""

    def __init__(self, entries: Sequence[Entry], now: Report, parent: QObject) -> None:
        """List *entries*, to be compared with what is open *now*."""
        super().__init__(parent)
        self.entries = tuple(entries)
        self._now = now
        self._seen: list[Seen] = []

    def read_next(self) -> bool:
        """Read one more entry; whether there are others left."""
        at = len(self._seen)
        if at < len(self.entries):
            self._seen.append(_seen(self.entries[at], self._now))
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))
        return len(self._seen) < len(self.entries)

    def rowCount(self, parent: QModelIndex | Any = _NONE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: QModelIndex | Any = _NONE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation != Qt.Orientation.Horizontal or role not in wanted:
            return None
        return COLUMNS[section]

    def data(self, index: QModelIndex | Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        entry = self.entries[index.row()]
        known = index.row() < len(self._seen)
        seen = self._seen[index.row()] if known else Seen()
        return (
            f"第 {entry.number} 份" if entry.number else _UNSAVED,
            entry.when,
            seen.unit,
            seen.year,
            _compared(seen.places) if known else "……",
        )[index.column()]


def _seen(entry: Entry, now: Report) -> Seen:
    try:
        report = entry.read(now.form)
    except DraftError:
        return Seen()
    unit = report.cover.unit.strip() or "（未填）"
    return Seen(unit=unit, year=str(report.year), places=len(differences(report, now)))


def _compared(places: int | None) -> str:
    if places is None:
        return "打不开"
    return f"{places} 处不同" if places else "相同"
