"""What a cell is called on a sheet that is sent round; a witness beside its key when it returns."""

from __future__ import annotations

from typing import Final

from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.names.fields import address, any_row, rows_of
from perfeval_gui.rules.figures.catalogue import without_number
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.telling.where_shown import title_of

_LONGEST: Final = 40


def called(sheet: Sheet, name: str) -> str:
    """What the cell *name* is called, with its row where it has one."""
    found = address(name)
    if found is None or found[1] is None:
        return tight(sheet.label(name))
    if found[0] == "passages":
        return title_of(sheet, name)
    if found[0] == "projects":
        return tight(sheet.label(name))
    return f"{row_called(sheet, found[0], found[1])}　{tight(sheet.label(name))}"


def row_called(sheet: Sheet, table: str, row: int) -> str:
    """What a row is called: by the first of its texts, else by its number."""
    cells, kinds = rows_of(sheet.report, table)[row], sheet.report.form.tables[table].kinds
    words = (str(getattr(cells, c)) for c, kind in kinds.items() if kind.holds == "text")
    first = next((tight(word) for word in words if word.strip()), "")
    return cut(first, _LONGEST) if first else f"第 {row + 1} 行"


def line_called(sheet: Sheet, table: str, line: str) -> str:
    """What a line of a table with fixed lines is called."""
    label = next((one.label for one in sheet.edition.lines[table] if one.key == line), line)
    return without_number(tight(label))


def heading(sheet: Sheet, name: str) -> str:
    """What a column is called."""
    return tight(sheet.edition.label(any_row(name), sheet.report.year)).rstrip("：:")


def tight(text: str) -> str:
    """*text* without the spaces that spread it on paper, in a line."""
    return "".join(text.split())
