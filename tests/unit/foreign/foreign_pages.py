"""What was read, written as a page of the web and read again: a third format for any file."""

from __future__ import annotations

from collections import defaultdict
from html import escape

from perfeval_gui.imports.model import Cell, Contents, Paragraph, Table
from perfeval_gui.imports.reading.files import read


def as_page(contents: Contents) -> Contents:
    """*contents* by way of a page."""
    blocks = "".join(
        f"<p>{_text(one.text)}</p>" if isinstance(one, Paragraph) else _table(one)
        for one in contents.blocks
        if not isinstance(one, Paragraph) or one.where == "body"
    )
    page = f"<html><head><meta charset='utf-8'></head><body>{blocks}</body></html>"
    return read(page.encode(), "表.html")


def _table(table: Table) -> str:
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        rows[cell.row].append(cell)
    lines = (
        _row(sorted(rows[row], key=_column), table) for row in range(max(rows, default=-1) + 1)
    )
    return f"<table>{''.join(lines)}</table>"


def _row(cells: list[Cell], table: Table) -> str:
    """A row, with a blank cell for each place before another that no cell covers."""
    made, column = "", 0
    for cell in cells:
        made += "<td></td>" * sum(
            not _is_covered(table, cell.row, at) for at in range(column, cell.column)
        )
        made += f"<td rowspan='{cell.rows}' colspan='{cell.columns}'>{_text(cell.text)}</td>"
        column = cell.column + cell.columns
    return f"<tr>{made}</tr>"


def _is_covered(table: Table, row: int, column: int) -> bool:
    return any(
        one.row < row < one.row + one.rows and one.column <= column < one.column + one.columns
        for one in table.cells
    )


def _column(cell: Cell) -> int:
    return cell.column


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
