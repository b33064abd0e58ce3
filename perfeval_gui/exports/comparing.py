"""What both formats need to compare a finished file with the package it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from perfeval_gui.pages.errors import ExportError
from perfeval_gui.pages.model import Cell, Part

_SHOWN: Final = 20
"""Characters of a text quoted in a message."""

Value = str | Decimal


@dataclass(frozen=True, slots=True)
class Item:
    """A text or figure and where it stands, for the message; *live* if a formula may give it."""

    value: Value
    place: str
    live: bool = False


def place(part: Part, cell: Cell, start: int = 0) -> str:
    """Where *cell* is printed, for a message; rows count on from *start*."""
    return f"“{part.title}”第 {start + cell.row + 1} 行第 {cell.column + 1} 列"


def difference(kind: str, item: Item, found: str | None) -> ExportError:
    """What is said where *found* stands, None for nothing, in place of *item*."""
    seen = "没有读到内容" if found is None else f"读到“{short(found)}”"
    return ExportError(
        f"{kind} 文件与表不一致：{item.place}应为“{short(str(item.value))}”，{seen}，未保存。"
    )


def short(text: str) -> str:
    """*text* as a message quotes it."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "……"
