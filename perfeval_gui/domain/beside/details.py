"""明细: what stands behind a figure, as amounts with notes whose sum it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from perfeval_gui.domain.cells.declaring import cell, rows
from perfeval_gui.domain.cells.kinds import TEXT, Kind
from perfeval_gui.domain.cells.values import Figure

AMOUNT: Final = Kind(name="amount", holds="figure", places=6, padded=False, signed=True)
"""An amount in the unit of the cell that it is behind: finer than that, as only sums are rounded,
and below zero for what is taken off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One amount behind a figure.

    Attributes:
        id: Identity of the row; never printed.
        place: The cell it is behind, with the id of its row instead of its number:
            ``projects#3.final``.
        amount: The amount, in the unit of that cell.
        note: What it is for, in the clerk's words.
    """

    id: int = 0
    place: str = cell(TEXT, label="明细所属的格")
    amount: Figure = cell(AMOUNT, label="明细金额")
    note: str = cell(TEXT, label="明细内容")


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """Every amount behind a figure; those of one cell in their order.

    Another form may have no such cell: its rows are kept, and count again in their own form.
    """

    details: tuple[Detail, ...] = rows(Detail)
