"""经费 and 项目支出: the three-column fund table of 附件2."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from perfeval_gui.domain.cells.declaring import cell, line, rows
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Funds:
    """Every fund line the program knows; an edition says which are printed and how they add up.

    A line that is the sum of others keeps what was typed into it: it counts while none of its
    parts has a figure, and is reported when the parts later say something else.
    """

    three_public: FundLine = line(FundLine, "final")
    vehicles: FundLine = line(FundLine)
    vehicle_buying: FundLine = line(FundLine)
    vehicle_running: FundLine = line(FundLine)
    abroad: FundLine = line(FundLine)
    reception: FundLine = line(FundLine)
    project_spending: FundLine = line(FundLine, "budget", "final")
    operations: FundLine = line(FundLine)
    maintenance: FundLine = line(FundLine)
    projects: tuple[Project, ...] = rows(Project)
    public_funds: FundLine = line(FundLine, "final")
    office: FundLine = line(FundLine)
    utilities: FundLine = line(FundLine)
    meetings: FundLine = line(FundLine)
    procurement: FundLine = line(FundLine)
    basic_adjusted: ChangeLine = line(ChangeLine, "final")


PROJECTS: Final = ("project_spending", "operations", "maintenance", "projects")
"""What all projects cost, and what is told of them line by line: those for every year, the 专项."""
