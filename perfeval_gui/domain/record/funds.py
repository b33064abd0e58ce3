"""经费 and 项目支出: the three-column fund table of 附件2."""

from __future__ import annotations

from dataclasses import dataclass, field

from perfeval_gui.domain.cells.declaring import cell, rows
from perfeval_gui.domain.cells.kinds import CHANGE, MONEY, TEXT
from perfeval_gui.domain.cells.values import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class FundLine:
    """One line of the fund table, 万元; blank columns stay blank.

    Attributes:
        prior_final: 上年决算数. budget: 本年预算数. final: 本年决算数.
    """

    prior_final: Figure = cell(MONEY)
    budget: Figure = cell(MONEY)
    final: Figure = cell(MONEY)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """A fund line that may be below zero, 万元; columns as in `FundLine`."""

    prior_final: Figure = cell(CHANGE)
    budget: Figure = cell(CHANGE)
    final: Figure = cell(CHANGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One named 本级专项资金, 万元.

    Attributes:
        id: Identity of the row, kept while it is edited or moved; never printed.
        name: Title of the fund, printed in brackets.
    """

    id: int = 0
    name: str = cell(TEXT)
    prior_final: Figure = cell(MONEY)
    budget: Figure = cell(MONEY)
    final: Figure = cell(MONEY)


def _line() -> FundLine:
    return field(default_factory=FundLine)


@dataclass(frozen=True, slots=True, kw_only=True)
class Funds:
    """Every fund line the program knows; an edition says which are printed and how they add up.

    A line that is the sum of others keeps what was typed into it: it counts while none of its
    parts has a figure, and is reported when the parts later say something else.
    """

    three_public: FundLine = _line()
    vehicles: FundLine = _line()
    vehicle_buying: FundLine = _line()
    vehicle_running: FundLine = _line()
    abroad: FundLine = _line()
    reception: FundLine = _line()
    project_spending: FundLine = _line()
    operations: FundLine = _line()
    maintenance: FundLine = _line()
    projects: tuple[Project, ...] = rows(Project)
    public_funds: FundLine = _line()
    office: FundLine = _line()
    utilities: FundLine = _line()
    meetings: FundLine = _line()
    procurement: FundLine = _line()
    basic_adjusted: ChangeLine = field(default_factory=ChangeLine)
