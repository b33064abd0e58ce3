"""楼堂馆所与厉行节约: buildings finished in the year, and the thrift measures."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval_gui.domain.cells.declaring import cell, rows
from perfeval_gui.domain.cells.kinds import AREA, MONEY, PROSE
from perfeval_gui.domain.cells.values import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """One building finished in the report year.

    Attributes:
        id: Identity of the row, kept while it is edited or moved; never printed.
        approved_size, actual_size: 批复规模, 实际规模, ㎡.
        planned_investment, actual_investment: 预算投资, 实际投资, 万元.
    """

    id: int = 0
    approved_size: Figure = cell(AREA, "section")
    actual_size: Figure = cell(AREA, "section")
    planned_investment: Figure = cell(MONEY, "section")
    actual_investment: Figure = cell(MONEY, "section")


@dataclass(frozen=True, slots=True, kw_only=True)
class Buildings:
    """The last block of 附件2. No building is printed as one blank row.

    Attributes:
        thrift: 厉行节约保障措施, several lines.
    """

    buildings: tuple[Building, ...] = rows(Building, "section")
    thrift: str = cell(PROSE, "section")
