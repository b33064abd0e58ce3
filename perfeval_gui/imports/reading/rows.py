"""Plain rows of cells: what the clipboard holds, and text files that call themselves .xls."""

from __future__ import annotations

from collections.abc import Sequence

from perfeval_gui.imports.grid import demand_few
from perfeval_gui.imports.model import Cell, Contents, Table

_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\v")


def in_columns(text: str) -> list[list[str]] | None:
    """The rows of a text whose columns are divided by tabs; None where it is none.

    Raises:
        UnreadableError: They are more than a form ever has.
    """
    if "\t" not in text or "\ufffd" in text or _CONTROLS & set(text):
        return None
    demand_few(text.count("\t") + text.count("\n"))
    return [line.split("\t") for line in text.splitlines()]


def read_rows(rows: Sequence[Sequence[str]], file: str, kind: str) -> Contents:
    """Rows of cells as a table.

    Raises:
        UnreadableError: They are more than a form ever has.
    """
    demand_few(sum(map(len, rows)))
    cells = tuple(
        Cell(row=y, column=x, text=text, place=f"第 {y + 1} 行第 {x + 1} 格")
        for y, row in enumerate(rows)
        for x, text in enumerate(row)
    )
    return Contents(file=file, format=kind, blocks=(Table(title="第 1 张表", cells=cells),))
