"""Notes: what is worth a look before printing or exporting, one sentence and a cell each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from perfeval_gui.domain.names.unconfirmed import unconfirmed
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.answers import about

Kind = Literal[
    "open",
    "unconfirmed",
    "files",
    "cut",
    "shrunk",
    "alone",
    "fonts",
    "boxes",
    "blank",
    "printer",
    "final",
]


@dataclass(frozen=True, slots=True)
class Note:
    """Something to look at; it never blocks.

    Attributes:
        kind: What it is about.
        message: One Chinese sentence.
        name: The cell to go to; empty where no cell is at fault.
    """

    kind: Kind
    message: str
    name: str = ""


def unconfirmed_notes(sheet: Sheet) -> Iterator[Note]:
    """How many cells were taken over from a file and not looked over; leads to the first."""
    if waiting := unconfirmed(sheet.report):
        words = f"有 {len(waiting)} 格是从文件取来的，还没有核对（待核）。"
        yield Note("unconfirmed", words, about(sheet.report, next(iter(waiting))))
