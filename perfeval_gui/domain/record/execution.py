"""预算执行: the money block at the head of the 自评表."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from perfeval_gui.domain.cells.declaring import cell
from perfeval_gui.domain.cells.kinds import LINKED, MONEY
from perfeval_gui.domain.cells.values import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Execution:
    """Budget, spending and their two splits, 万元.

    Attributes:
        initial_budget: 年初预算数. annual_budget: 全年预算数, after adjustment.
        executed: 全年执行数.
        general_budget, government_fund, nontax_income, other_income: 按收入性质分.
        basic_spending: 其中:基本支出.
        project_executed: 项目支出 as typed; used only while it is not linked.
        project_linked: 项目支出 follows the 决算数 of the fund table.
    """

    initial_budget: Figure = cell(MONEY, "review")
    annual_budget: Figure = cell(MONEY, "review")
    executed: Figure = cell(MONEY, "review")
    general_budget: Figure = cell(MONEY, "section")
    government_fund: Figure = cell(MONEY)
    nontax_income: Figure = cell(MONEY)
    other_income: Figure = cell(MONEY)
    basic_spending: Figure = cell(MONEY, "section")
    project_executed: Figure = cell(MONEY, "section")
    project_linked: bool = cell(LINKED, label="项目支出取自基础数据表")


YEAR: Final = ("initial_budget", "annual_budget", "executed")
"""The money of the whole year: at its start, after adjustment, and what was spent of it."""
INCOME: Final = ("general_budget", "government_fund", "nontax_income", "other_income")
SPENDING: Final = ("basic_spending", "project_executed")
"""The two splits, by where the money came from and by what it was spent on."""
