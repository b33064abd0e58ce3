"""The open report beside older ones as a table: one row a cell, one column a year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perfeval_gui.document.marks import SIGNS
from perfeval_gui.domain.edition.edition import Limits
from perfeval_gui.rules.findings.phrasing import plain_number
from perfeval_gui.working.qt_text import tip
from perfeval_gui.years.beside import Line, Seen

Index = QModelIndex | QPersistentModelIndex
DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
ALIGN: Final = int(Qt.ItemDataRole.TextAlignmentRole)
ROLE_TONE: Final = int(Qt.ItemDataRole.UserRole)
ROLE_FIGURES: Final = ROLE_TONE + 1
_NOWHERE: Final = QModelIndex()
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_NOTHING: Final = "—"
_DOUBT: Final = "？"
_OTHER: Final = "≠"
_BEFORE, _AFTER = 1, 4
"""Columns before and after those of the older years: labels; this year, amount, rate, bars."""


class YearsTable(QAbstractTableModel):
    """Lines of a block under their years.

    Roles beyond Qt's own: the tone a cell is written in (a colour of the theme, empty for the
    usual one), and in the last column the figures of all years, the open report's last.
    """

    def __init__(self, parent: QObject) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self.years: tuple[int, ...] = ()
        self._compared, self._now = 0, 0
        self._limits = Limits()

    def show_lines(
        self, lines: tuple[Line, ...], years: tuple[int, ...], compared: int, limits: Limits
    ) -> None:
        """Show *lines*: of the older reports of all but the last of *years*, which is the open one.

        The changes in them are since the older one number *compared*.
        """
        heads = (years[:-1], compared, years[-1])
        same = (self.years, self._compared, self._now) == heads and len(lines) == len(self.lines)
        before, self._limits = self.lines, limits
        if not same:
            self.beginResetModel()
        self.lines = lines
        self.years, self._compared, self._now = heads
        if not same:
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    @property
    def bars(self) -> int:
        """The number of the column with the bars."""
        return self.columnCount() - 1

    @property
    def spare(self) -> tuple[int, ...]:
        """The columns that can be done without, the first the easiest."""
        older = (number for number in range(len(self.years)) if number != self._compared)
        return (_BEFORE + len(self.years), *(_BEFORE + number for number in older))

    @property
    def rate(self) -> int:
        """The number of the column with the rate of change."""
        return self.columnCount() - 2

    def with_figures(self) -> Iterator[str]:
        """The texts in the cells that say a figure, or how one changed."""
        for line in self.lines:
            for text, figure in (
                (line.now, line.figure),
                *((s.shown, s.figure) for s in line.seen),
            ):
                if figure is not None:
                    yield text
            yield from (line.change.amount, line.change.rate)

    def row_of(self, name: str) -> int:
        """The row of the cell called *name*, or of another cell of its line; -1 for none."""
        for row, line in enumerate(self.lines):
            if line.row.name == name:
                return row
        stem = name.rpartition(".")[0]
        rows = (row for row, line in enumerate(self.lines) if _stem(line) == stem)
        return next(rows, -1) if stem else -1

    # ---- Qt's side

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else _BEFORE + len(self.years) + _AFTER

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role != DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        heads = ("栏目", *map(str, self.years), str(self._now), "增减", "增减率", "各年")
        return heads[section] if section < len(heads) else None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role == ALIGN:
            return _LEFT if column == 0 else _RIGHT
        if role == ROLE_FIGURES:
            return (*(one.figure for one in line.seen), line.figure) if column == self.bars else ()
        says = {
            DISPLAY: self._text,
            TOOL_TIP: self._tip,
            ACCESSIBLE: self._spoken,
            ROLE_TONE: self._tone,
        }.get(role)
        return says(line, column) if says is not None else None

    def _tip(self, line: Line, column: int) -> str:
        return tip(self._told(line, column))

    def _seen(self, line: Line, column: int) -> Seen | None:
        number = column - _BEFORE
        return line.seen[number] if 0 <= number < len(self.years) else None

    def _text(self, line: Line, column: int) -> str:
        if column == 0:
            return f"{'　' * line.row.level}{line.row.label}"
        if (seen := self._seen(line, column)) is not None:
            if seen.why_not:
                return _NOTHING
            other = line.note and column - _BEFORE == self._compared
            sign = _OTHER if other else ""
            return f"{sign}{seen.shown}{_DOUBT if seen.doubt else ''}"
        mark = f"{SIGNS['explain']} " if line.jump else ""
        rest = (line.now, line.change.amount, f"{mark}{line.change.rate}", "")
        return rest[column - _BEFORE - len(self.years)]

    def _tone(self, line: Line, column: int) -> str:
        if (seen := self._seen(line, column)) is not None:
            other = line.note and column - _BEFORE == self._compared
            return "faint" if seen.why_not else "taken" if seen.doubt else "warn" if other else ""
        if column == self.rate:
            words = bool(line.change.rate) and not line.change.amount
            return "warn" if line.jump else "quiet" if words else ""
        return ""

    def _told(self, line: Line, column: int) -> str:
        """All that is to be said of one cell."""
        if column == 0:
            return line.row.label
        if (seen := self._seen(line, column)) is not None:
            note = line.note if column - _BEFORE == self._compared else ""
            return "；".join(one for one in (seen.shown, seen.why_not, seen.doubt, note) if one)
        if column == self.bars:
            return "，".join(self.years_told(line))
        text = self._text(line, column)
        return f"{line.change.rate}，{self.asked}" if column == self.rate and line.jump else text

    @property
    def asked(self) -> str:
        """What is to be done about a jump."""
        limit = plain_number(self._limits.jump * 100)
        return f"变动超过 {limit}%，按回车或者点一下，写说明"

    def years_told(self, line: Line) -> list[str]:
        """What each year says for *line*."""
        told = [
            f"{year}年 {seen.why_not or seen.shown or '空白'}{'（存疑）' if seen.doubt else ''}"
            for year, seen in zip(self.years, line.seen, strict=True)
        ]
        return [*told, f"{self._now}年 {line.now or '空白'}"]

    def _spoken(self, line: Line, column: int) -> str:
        """What is said of a cell to those who do not see it: of the first, the whole line."""
        if column:
            return self._told(line, column)
        return "，".join((_in_words(self, line), *([self.asked] if line.jump else [])))

    def told(self, row: int) -> tuple[str, ...]:
        """All of *row* in words, with what its cells only hint at, as sentences."""
        line = self.lines[row]
        doubts = [
            f"{year} 年度的这一格存疑：{seen.doubt}"
            for year, seen in zip(self.years, line.seen, strict=True)
            if seen.doubt
        ]
        jump = [f"{self.asked}。"] if line.jump else []
        return (
            f"{_in_words(self, line)}。",
            *jump,
            *((line.note,) if line.note else ()),
            *doubts,
        )


def _in_words(table: YearsTable, line: Line) -> str:
    change = "，".join(one for one in (line.change.amount, line.change.rate) if one)
    parts = (line.row.label, *table.years_told(line), *([f"增减 {change}"] if change else []))
    return "，".join(parts)


def _stem(line: Line) -> str:
    return line.row.name.rpartition(".")[0]
