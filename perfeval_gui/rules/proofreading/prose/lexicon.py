"""The words by which reports name their figures. Data only; `terms` says what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from perfeval_gui.rules.figures.catalogue import line_cell

SPENT: Final = "决算|支出|执行|完成|发生|实际|使用|列支|开支|支付"
"""Words by which an amount is what was spent, for patterns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What a name in running text may mean.

    Attributes:
        unit: Unit of the figure.
        final: Name of the figure meant where nothing is said of a budget.
        budget: The one meant where 预算 is said; empty where the report knows none.
        whole: Whether it is a figure of the whole unit, whose words may also mean that of a
            project or an indicator told of before.
        judged: Whether only a word such as 得 tells it from the points to be had.
    """

    unit: str
    final: str
    budget: str = ""
    whole: bool = False
    judged: bool = False


def _money(final: str, budget: str = "", *, whole: bool = False) -> Term:
    return Term(unit="万元", final=final, budget=budget, whole=whole)


def _fund(line: str) -> Term:
    return _money(line_cell(line, "final"), line_cell(line, "budget"))


TERMS: Final = (
    (
        _money("initial_budget", whole=True),
        """
        年初预算 年初预算安排 年初预算批复 年初部门预算 年初批复预算
        """,
    ),
    (
        _money("annual_budget", whole=True),
        """
        全年预算 调整后预算 调整后全年预算
        """,
    ),
    (
        _money("executed", whole=True),
        """
        全年执行 全年预算执行 全年预算实际执行 全年预算完成 调整后预算执行
        决算支出 决算总支出 总支出 支出总额 支出合计 全年支出 全年总支出 支出决算
        年度总支出 部门整体支出 部门支出 部门总支出 整体支出 全年实际支出
        """,
    ),
    (_money("basic_spending"), "基本支出"),
    (_money("project_executed", "project_spending.budget"), "项目支出 项目经费支出 项目经费"),
    (_money("general_budget", whole=True), "一般公共预算 一般公共预算支出 一般公共预算拨款"),
    (
        _money("government_fund", whole=True),
        "政府性基金 政府性基金预算 政府性基金拨款 政府性基金预算支出",
    ),
    (
        _money("nontax_income", whole=True),
        "纳入专户管理的非税收入 纳入专户管理的非税收入拨款 专户非税收入",
    ),
    (_money("other_income", whole=True), "其他资金"),
    (_fund("three_public"), "三公经费 三公"),
    (_fund("reception"), "公务接待费 公务接待 公务接待经费 公务接待费用"),
    (
        _fund("vehicles"),
        """
        公务用车购置及运行费 公务用车购置和运行费 公务用车购置及运行维护费
        公务用车购置和运行维护费 公务用车购置及维护费 公务用车购置和维护经费 公务用车费
        公车购置及运行费 公车购置及运行维护费
        """,
    ),
    (_fund("vehicle_buying"), "公务用车购置费 公车购置费 公务用车购置 公车购置"),
    (
        _fund("vehicle_running"),
        """
        公务用车运行维护费 公务用车运行费 公务用车维护费 公车运行维护费 公车运行维护
        公车运行费
        """,
    ),
    (
        _fund("abroad"),
        """
        因公出国（境）费 因公出国（境）费用 因公出国费 因公出国（境） 出国（境）费 出国经费
        出国费
        """,
    ),
    (_fund("public_funds"), "公用经费 日常公用经费 公用经费支出"),
    (_fund("procurement"), "政府采购 政府采购金额 政府采购支出"),
    (_fund("operations"), "业务工作经费"),
    (_fund("maintenance"), "运行维护经费"),
    (
        Term(unit="人", final="quota"),
        """
        编制 编制数 编制总数 人员编制 核定编制 核定编制数 编制人数 定编 机构编制
        """,
    ),
    (
        Term(unit="人", final="in_post"),
        """
        在职 在职人员 在职人数 在职职工 在职干部职工 实际在职 实际在职人员 实际在职人数
        在职在编 在职在编人员 在职在编人数 在编在职 在编在职人员 在编在职人数 在编人员
        在编人数 实有在职 实有在职人员 实有在职人数 实有在编 实有在编人员 实有在编人数 实有
        实有人员 实有人数
        """,
    ),
    (
        Term(unit="个", final="project_count"),
        """
        涉及 共涉及 包括 共 共有 涉及项目 项目个数 项目数 项目总数
        """,
    ),
    (
        Term(unit="%", final="control_rate", whole=True),
        """
        控制率 人员控制率 在职人员控制率 编制控制率 财政供养人员控制率
        """,
    ),
    (
        Term(unit="%", final="execution_rate", whole=True),
        """
        执行率 预算执行率 全年预算执行率 部门预算执行率 整体预算执行率 预算资金执行率
        """,
    ),
    (
        Term(unit="分", final="execution_score", judged=True),
        """
        预算执行 预算执行率 预算执行情况 预算执行指标 预算执行及目标完成情况
        """,
    ),
    (
        Term(unit="分", final="total_score", whole=True),
        """
        自评得分 自评分 自评总得分 自评分数 自查评分 自查得分 评价得分 绩效自评得分
        绩效评价得分 得分 总得分 综合得分 综合评分 最终得分 整体支出绩效自评得分
        部门整体支出绩效自评得分 部门整体支出绩效评价得分 部门整体支出自评得分
        """,
    ),
)
"""Terms with the words for them, separated by white space; the form's labels are words as well."""
