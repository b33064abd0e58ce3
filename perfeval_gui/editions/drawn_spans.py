"""Cells over rows that are printed more than once: what they may cover."""

from __future__ import annotations

from collections.abc import Sequence

from perfeval_gui.domain.edition.drawing import DrawnCell, DrawnRow


def span_fault(cell: DrawnCell, rows: Sequence[DrawnRow]) -> str:
    """Why *cell* of a table with *rows* is no rectangle once they are printed; else empty."""
    first, *more = rows[cell.row : cell.row + cell.rows]
    if first.subtotal and cell.whole:
        return f"“{cell.text}”在 + 行里，不能写 ==。"
    if first.repeats and not cell.whole:
        joins = cell.joins and not first.subtotal
        if all(joins and row.subtotal for row in more):
            return ""
        return f"“{cell.text}”从重复的行开始，不能合并到下面的行；整张表合成一格写 ==。"
    after = rows[cell.row + cell.rows :]
    if after and after[0].subtotal:
        return f"“{cell.text}”跨过重复的行，下面的 + 行里这一格也要写 ^。"
    return ""
