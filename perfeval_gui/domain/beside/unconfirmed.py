"""待核: what was taken over from a file and has not been looked over by the clerk."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval_gui.domain.cells.declaring import cell, rows
from perfeval_gui.domain.cells.kinds import PROSE, TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class UnconfirmedCell:
    """One cell that waits to be looked over.

    Attributes:
        id: Identity of the row; never printed.
        place: The cell, with the id of its row instead of its number: ``indicators#3.target``.
        trace: Where its content was taken from, in words: “去年.docx”第 2 张表第 5 行第 3 格.
    """

    id: int = 0
    place: str = cell(TEXT, label="待核的格")
    trace: str = cell(PROSE, label="取自")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unconfirmed:
    """Every cell that waits, in the order of taking over.

    Another form may have no such cell: its row is kept, and counts again in its own form.
    """

    unconfirmed: tuple[UnconfirmedCell, ...] = rows(UnconfirmedCell)
