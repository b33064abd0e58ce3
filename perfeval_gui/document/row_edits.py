"""Adding, removing and moving rows of a table: each one step of the history."""

from __future__ import annotations

from collections.abc import Collection

from perfeval_gui.document.document import Document
from perfeval_gui.domain.names.fields import TableRow, rows_of, with_rows


def add_row(document: Document, table: str, at: int, noun: str, row: TableRow | None = None) -> int:
    """Put *row* (a blank one if None) before position *at*; returns its position."""
    rows = rows_of(document.report, table)
    at = max(0, min(at, len(rows)))
    new = row if row is not None else document.report.form.tables[table].row_type()
    document.edit(f"增加{noun}", with_rows(document.report, table, (*rows[:at], new, *rows[at:])))
    return at


def remove_rows(document: Document, table: str, chosen: Collection[int], noun: str) -> None:
    """Take the rows at the positions *chosen* away; Ctrl+Z brings them back."""
    rows = rows_of(document.report, table)
    left = tuple(row for index, row in enumerate(rows) if index not in chosen)
    document.edit(f"删除{noun}", with_rows(document.report, table, left))


def move_row(document: Document, table: str, row: int, by: int, noun: str) -> int:
    """Move the row at position *row* by *by* places; returns where it stands then."""
    rows = list(rows_of(document.report, table))
    to = max(0, min(row + by, len(rows) - 1))
    rows.insert(to, rows.pop(row))
    document.edit(f"移动{noun}", with_rows(document.report, table, tuple(rows)))
    return to
