"""What a printed place is called, and which row of which table it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from perfeval_gui.domain.edition.edition import with_years
from perfeval_gui.domain.names.fields import address, cell_name, rows_of
from perfeval_gui.domain.record.report import BESIDE
from perfeval_gui.returned.layout import Item, Layout
from perfeval_gui.returned.texts import normal
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.telling.where_shown import title_of

KEPT = BESIDE.keys() | {"passages"}
"""Tables whose rows no file adds or takes away: those beside the form, and its headings."""
_TITLED = "projects"


@dataclass(frozen=True, slots=True)
class Names:
    """The places of a printed draft, by their names.

    Attributes:
        titles: Labels that are made of the name of a row, and the cell with that name.
    """

    sheet: Sheet
    titles: dict[Item, str]

    @staticmethod
    def of(sheet: Sheet, layout: Layout) -> Names:
        """Those of *layout*, which prints *sheet*."""
        titles: dict[Item, str] = {}
        for table in layout.tables:
            rows: dict[int, list[Item]] = {}
            for spot in table.spots:
                rows.setdefault(spot.row, []).append(spot.item)
            for items in rows.values():
                titles |= _titles(sheet, items)
        return Names(sheet, titles)

    def label(self, item: Item) -> str:
        """What *item* is called."""
        if item.source:
            return title_of(self.sheet, item.source) or "自评报告"
        named = [*item.names, self.titles.get(item, "")]
        labels = ("".join(title_of(self.sheet, name).split()) for name in named if name)
        return "、".join(dict.fromkeys(one for one in labels if one)) or f"“{item.part}”里的文字"

    def title(self, text: str, *, first: bool) -> str | None:
        """The name within *text*, the label of a row; None where it is not the form's label."""
        row = self.sheet.edition.fund_row(_TITLED)
        if row is None:
            return None
        label = row.label if first or not row.later else row.later
        before, slot, after = with_years(label, self.sheet.report.year).partition("{name}")
        made = f"{re.escape(normal(before))}(.*?){re.escape(normal(after))}"
        found = re.fullmatch(made, text, re.DOTALL)
        return found[1] if found is not None and slot else None

    def row_of(self, items: Iterable[Item]) -> tuple[str, int] | None:
        """The one row of a table of the record that all of *items* show; None for another.

        A table whose rows are not the clerk's to add or take away has none.
        """
        rows = set(rows_in(items))
        table, row = rows.pop() if len(rows) == 1 else ("", 0)
        there = table in self.sheet.report.form.tables and table not in KEPT
        return (table, row) if there else None

    def id_of(self, table: str, row: int) -> int:
        """The id of a row."""
        return rows_of(self.sheet.report, table)[row].id


def rows_in(items: Iterable[Item]) -> Iterable[tuple[str, int]]:
    """The table and number of each row that *items* show cells of."""
    for item in items:
        for name in item.names:
            found = address(name)
            if found is not None and found[1] is not None:
                yield found[0], found[1]


def column_of(name: str) -> str:
    """The column of a cell of a table; empty for another."""
    found = address(name)
    return found[2] if found is not None else ""


def _titles(sheet: Sheet, items: Sequence[Item]) -> dict[Item, str]:
    """The labels among *items*, a row, that are made of the name of the row."""
    rows = {row for table, row in rows_in(items) if table == _TITLED}
    if len(rows) != 1:
        return {}
    row = rows.pop()
    label = normal(sheet.fund_label(_TITLED, row))
    return {
        item: cell_name(_TITLED, row, "name")
        for item in items
        if not item.names and item.text == label
    }
