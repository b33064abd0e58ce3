"""The 明细 of one cell as a table: an amount and a note a row, as other programs put them too."""

from __future__ import annotations

from collections.abc import Generator
from decimal import Decimal
from typing import Final

from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.lines import Column
from perfeval_gui.document.tables.row_table import RowTable
from perfeval_gui.domain.beside.details import AMOUNT
from perfeval_gui.domain.cells.kinds import Kind, in_other_unit, is_money
from perfeval_gui.domain.cells.reading import plain_digits, read_figure
from perfeval_gui.domain.cells.values import Unread, Value

_NOTE, _AMOUNT = "note", "amount"
_BETWEEN: Final = "　"


class DetailTable(RowTable):
    """The rows of a report of nothing but one 明细."""

    def __init__(self, document: Document, kind: Kind) -> None:
        """Show the rows of *document*, which stand behind a cell of *kind*."""
        self._kind = kind
        word = "金额" if is_money(kind) else "数量"
        unit = f"（{kind.unit}）" if kind.unit else ""
        columns = (
            Column(shown=_NOTE, typed=_NOTE, title="内容", names=True),
            Column(shown=_AMOUNT, typed=_AMOUNT, title=f"{word}{unit}"),
        )
        super().__init__(document, "details", columns)

    def read(self, column: str, by: str, text: str) -> Value:
        """As in `RowTable`; an amount may have the unit of the cell behind it, or another one."""
        value = super().read(column, by, text)
        if column != _AMOUNT or not isinstance(value, Unread):
            return value
        given = in_other_unit(plain_digits(text), self._kind)
        units = (self._kind.unit,) if self._kind.unit else ()
        figure = given[2] if given is not None else read_figure(text, units)
        # Too many places, in whatever unit, are refused as elsewhere.
        read = AMOUNT.read(f"{figure:f}") if isinstance(figure, Decimal) else value
        return read if isinstance(read, Decimal) else value

    def pasting(self, row: int, column: int, block: list[list[str]]) -> Generator[None, None, str]:
        """As in `RowTable`; of more columns the last one of figures has the amounts."""
        heading = ""
        if column == 0 and max(map(len, block)) > 1:
            block, heading = arranged(block)
        told = yield from super().pasting(row, column, block)
        return f"{told}{heading}"


def arranged(block: list[list[str]]) -> tuple[list[list[str]], str]:
    """*block* as a column of notes and one of amounts, and what is said of a heading left out.

    Whatever stands beside the amounts is the note. A block without a column of figures stays.
    """
    width = max(map(len, block))
    even = [[*row, *([""] * (width - len(row)))] for row in block]
    heads, body = even[:1], even[1:]
    amounts = next((at for at in reversed(range(width)) if _figures(even, at)), None)
    heading = ""
    if amounts is None:
        amounts = next((at for at in reversed(range(width)) if _figures(body, at)), None)
        if amounts is None:
            return block, ""
        even, words = body, "、".join(one.strip() for one in heads[0] if one.strip())
        heading = f"第一行“{words}”是标题，没有粘贴。"
    return [[_note(row, amounts), row[amounts]] for row in even], heading


def _figures(rows: list[list[str]], column: int) -> bool:
    """Whether nothing but figures, and at least one, stands in *column* of *rows*."""
    texts = [row[column] for row in rows if row[column].strip()]
    return bool(texts) and not any(isinstance(read_figure(one), Unread) for one in texts)


def _note(row: list[str], amounts: int) -> str:
    beside = (text.strip() for at, text in enumerate(row) if at != amounts)
    return _BETWEEN.join(filter(None, beside))
