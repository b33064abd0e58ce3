"""Rows that are in the file or in the draft only, as changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import cell_name, rows_of
from perfeval_gui.returned.changes import Change, RowAdded, RowGone, RowsOrdered, taken
from perfeval_gui.returned.layout import Item
from perfeval_gui.returned.naming import Names, column_of
from perfeval_gui.returned.pairing import Moved, NewRow
from perfeval_gui.returned.texts import normal
from perfeval_gui.returned.values import UNSURE, is_unsure, value_of
from perfeval_gui.rules.figures.rulebook import Sheet

_FIXED: Final = "这一行是印好的，不能增减。"
_FIXED_ORDER: Final = "这几行是印好的，先后不能改。"
_APART: Final = "有一行移到了别的一组里，看不出它是否改归那一组，请在草稿里移。"
_UNKNOWN: Final = "看不出这一行的“{}”填在哪一栏。"
_JOINED: Final = ("group", "kind")
"""Columns that rows below each other share in one joined cell."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes changes of rows."""

    names: Names

    def gone(self, row: Sequence[Item]) -> Change | None:
        """The row of *row* is not in the file; None where it said nothing."""
        said = _said(row)
        if not said:
            return None
        place = f"“{row[0].part}”"
        change = Change(label=f"{place}里的一行", place=place, old=said, new="")
        found = self.names.row_of(row)
        if found is None:
            return replace(change, why_not=_FIXED)
        return replace(change, act=RowGone(table=found[0], row=self.names.id_of(*found)))

    def moved(self, found: Sequence[Moved]) -> Iterator[Change]:
        """Rows in another order: nothing of them is lost, whether that is taken or not."""
        for one in found:
            orders: dict[str, list[int]] = {}
            for row in one.rows:
                if (shown := self.names.row_of(row)) is not None:
                    orders.setdefault(shown[0], []).append(shown[1])
            changes = [
                self._order(one, table, tuple(dict.fromkeys(rows)))
                for table, rows in orders.items()
                if rows != sorted(rows)
            ]
            yield from changes or [self._fixed_order(one)]

    def _order(self, moved: Moved, table: str, rows: tuple[int, ...]) -> Change:
        part = f"“{moved.rows[0][0].part}”"
        said = {
            found[1]: _said(row)
            for row in reversed(moved.rows)
            if (found := self.names.row_of(row)) is not None and found[0] == table
        }
        ids = tuple(self.names.id_of(table, row) for row in rows)
        # What stays at either end is not shown.
        before = sorted(rows)
        other = [at for at, row in enumerate(rows) if row != before[at]]
        shown = slice(other[0], other[-1] + 1)
        return Change(
            label=f"{part}里几行的先后",
            place=f"{part}{moved.place}",
            old="\n".join(said[row] for row in before[shown]),
            new="\n".join(said[row] for row in rows[shown]),
            act=RowsOrdered(table=table, rows=ids),
            why_not="" if self._stay_joined(table, rows) else _APART,
        )

    def _stay_joined(self, table: str, rows: Sequence[int]) -> bool:
        """Whether rows that share a joined cell still stand together, so that it is theirs."""
        before = rows_of(self.names.sheet.report, table)
        kinds = self.names.sheet.report.form.tables[table].kinds
        for column in _JOINED:
            if column in kinds:
                was, now = (
                    [getattr(before[row], column) for row in order]
                    for order in (sorted(rows), rows)
                )
                if len(list(groupby(now))) > len(list(groupby(was))):
                    return False
        return True

    def _fixed_order(self, moved: Moved) -> Change:
        part = f"“{moved.rows[0][0].part}”"
        return Change(
            label=f"{part}里几行的先后",
            place=f"{part}{moved.place}",
            old="",
            new="",
            why_not=_FIXED_ORDER,
        )

    def added(self, new: NewRow) -> Change:
        """A row that the draft does not print."""
        part = f"“{new.above[0].part}”" if new.above else ""
        said = "　".join(normal(cell.text) for cell in new.cells)
        change = Change(label=f"{part}增加的一行", place=new.cells[0].place, old="", new=said)
        found = self.names.row_of(new.above)
        if found is None:
            return replace(change, why_not=_FIXED)
        table, row = found
        texts = self._texts(new, table)
        lost = next((text for column, text in texts if not column), "")
        if lost:
            return replace(change, why_not=_UNKNOWN.format(lost))
        near = self.names.id_of(table, row)
        act = RowAdded(
            table=table,
            below=0 if new.first else near,
            like=near,
            texts=tuple(texts),
            joined=self._joined(new, table),
        )
        return replace(change, act=act, why_not=self._refused(act))

    def _texts(self, new: NewRow, table: str) -> list[tuple[str, str]]:
        """What stands in which column; the empty column where that cannot be told."""
        kinds = self.names.sheet.report.form.tables[table].kinds
        own = self._columns(new)
        found = []
        for cell in new.cells:
            text, column = normal(cell.text), own.get(cell.column, "")
            if cell.column in new.labels and not column:
                title = self.names.title(text, first=False)
                column, text = "name", text if title is None else title
            # What is computed in a row follows from the rest of it.
            if not column or column in kinds:
                found.append((column if column in kinds else "", text))
        return found

    def _columns(self, new: NewRow) -> dict[int, str]:
        """The column of the table that each column of the file shows."""
        return {
            column: column_of(item.names[0])
            for column, item in new.columns.items()
            if len(item.names) == 1
        }

    def _joined(self, new: NewRow, table: str) -> tuple[str, ...]:
        here = {cell.column for cell in new.cells}
        own = self._columns(new)
        left = {name for column, name in own.items() if column not in here}
        kinds = self.names.sheet.report.form.tables[table].kinds
        return tuple(column for column in _JOINED if column in left and column in kinds)

    def _refused(self, act: RowAdded) -> str:
        """Why the row cannot be taken as it stands: a cell of it would say something else."""
        sheet, report = self.names.sheet, self.names.sheet.report
        trial = Change(label="", place="", old="", new="", act=act)
        after = sheet.book.evaluate(taken(sheet.book, report, [trial]))
        before = {row.id for row in rows_of(report, act.table)}
        rows = rows_of(after.report, act.table)
        at = next(number for number, row in enumerate(rows) if row.id not in before)
        for column, text in act.texts:
            name = cell_name(act.table, at, column)
            if is_unsure(after.typed_kind(name), text):
                return UNSURE.format(text)
            if not _says(after, name, text):
                return f"“{text}”填不进“{''.join(after.label(name).split())}”。"
        return ""


def _said(row: Sequence[Item]) -> str:
    return "　".join(item.text for item in row if item.text)


def _says(sheet: Sheet, name: str, text: str) -> bool:
    """Whether the cell called *name* holds what *text* says, however it is written."""
    typed = sheet.typed(name)
    if isinstance(typed, Unread):
        return normal(typed.text) == text
    try:
        return normal(sheet.shown(name)) == text or typed == value_of(sheet, name, text)
    except ValueError:
        return False
