"""预算执行: the money block at the head of the 自评表."""

from __future__ import annotations

from dataclasses import dataclass

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

    initial_budget: Figure = cell(MONEY)
    annual_budget: Figure = cell(MONEY)
    executed: Figure = cell(MONEY)
    general_budget: Figure = cell(MONEY)
    government_fund: Figure = cell(MONEY)
    nontax_income: Figure = cell(MONEY)
    other_income: Figure = cell(MONEY)
    basic_spending: Figure = cell(MONEY)
    project_executed: Figure = cell(MONEY)
    project_linked: bool = cell(LINKED)
