"""A complete report without 错误 and 说明, to be changed in one place at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from given.worked import Row, issued
from perfeval_gui.domain.names.filling import fill
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.findings.finding import Finding

VALUES: Final[Mapping[str, object]] = {
    "unit": "清溪县河道管护站",
    "budget_code": "100001",
    "report_date": "2024年6月18日",
    "base_filler": "许诺",
    "base_date": "2024年6月18日",
    "base_phone": "0730-8412345",
    "quota": "20",
    "in_post": "18",
    "vehicle_running.prior_final": "2.60",
    "vehicle_running.budget": "2.50",
    "vehicle_running.final": "2.40",
    "vehicle_buying.prior_final": "0",
    "vehicle_buying.budget": "0",
    "vehicle_buying.final": "0",
    "abroad.prior_final": "0",
    "abroad.budget": "0",
    "abroad.final": "0",
    "reception.prior_final": "0.70",
    "reception.budget": "0.60",
    "reception.final": "0.55",
    "operations.prior_final": "30",
    "operations.budget": "32",
    "operations.final": "31.5",
    "maintenance.prior_final": "20",
    "maintenance.budget": "22",
    "maintenance.final": "21.5",
    "public_funds.prior_final": "40",
    "public_funds.budget": "42",
    "public_funds.final": "41",
    "office.prior_final": "8",
    "office.budget": "8.2",
    "office.final": "8.1",
    "utilities.prior_final": "5",
    "utilities.budget": "5.2",
    "utilities.final": "5.1",
    "meetings.prior_final": "1",
    "meetings.budget": "1.2",
    "meetings.final": "1.1",
    "procurement.prior_final": "10",
    "procurement.budget": "12",
    "procurement.final": "11",
    "basic_adjusted.prior_final": "190",
    "basic_adjusted.budget": "206",
    "basic_adjusted.final": "200",
    "thrift": "压减会议和接待，办公用品按需领用",
    "initial_budget": "280",
    "annual_budget": "300",
    "executed": "293",
    "general_budget": "280",
    "government_fund": "8",
    "nontax_income": "0",
    "other_income": "5",
    "basic_spending": "200",
    "goals_expected": "维护河堤40公里，巡查河道120次",
    "goals_achieved": "维护河堤42公里，巡查河道120次",
    "form_filler": "许诺",
    "form_phone": "0730-8412345",
    "leader": "方正平",
}
TABLES: Final[Mapping[str, Sequence[Row]]] = {
    "projects": [{"name": "河堤维修", "prior_final": "38", "budget": "40", "final": "40"}],
    "buildings": [],
    "indicators": [
        {
            "group": "产出指标",
            "kind": "数量指标",
            "name": "维护河堤",
            "target": "≥40公里",
            "actual": "42公里",
            "points": "20",
        },
        {
            "group": "产出指标",
            "kind": "质量指标",
            "name": "工程验收合格率",
            "target": "≥95%",
            "actual": "96%",
            "points": "10",
        },
        {
            "group": "产出指标",
            "kind": "时效指标",
            "name": "巡查河道",
            "target": "≥120次",
            "actual": "120次",
            "points": "10",
        },
        {
            "group": "效益指标",
            "kind": "经济效益指标",
            "name": "恢复灌溉面积",
            "target": "≥1000亩",
            "actual": "1010亩",
            "points": "10",
        },
        {
            "group": "效益指标",
            "kind": "社会效益指标",
            "name": "用水纠纷",
            "target": "≤5起",
            "actual": "5起",
            "points": "5",
        },
        {
            "group": "效益指标",
            "kind": "生态效益指标",
            "name": "水质达标率",
            "target": "≥90%",
            "actual": "91%",
            "points": "5",
        },
        {
            "group": "效益指标",
            "kind": "可持续影响指标",
            "name": "设施运行年限",
            "target": "≥5年",
            "actual": "5年",
            "points": "5",
        },
        {
            "group": "满意度指标",
            "kind": "服务对象满意度指标",
            "name": "群众满意度",
            "target": "≥90%",
            "actual": "93%",
            "points": "5",
        },
        {
            "group": "成本指标",
            "kind": "经济成本指标",
            "name": "年度支出",
            "target": "≤300万元",
            "actual": "293万元",
            "points": "10",
        },
        {
            "group": "成本指标",
            "kind": "社会成本指标",
            "name": "停水时长",
            "target": "≤24小时",
            "actual": "20小时",
            "points": "5",
        },
        {
            "group": "成本指标",
            "kind": "生态环境成本指标",
            "name": "弃渣量",
            "target": "≤10吨",
            "actual": "8吨",
            "points": "5",
        },
    ],
    "evaluators": [
        {"name": "方正平", "title": "副站长", "workplace": "清溪县河道管护站"},
        {"name": "许诺", "title": "会计", "workplace": "清溪县河道管护站"},
    ],
}


def complete(values: Mapping[str, object] | None = None, **tables: Sequence[Row]) -> Report:
    """The complete report with other *values* and *tables*."""
    book = issued()
    given = {**VALUES, **(values or {})}
    return fill(new_report(book.edition, 2023), book.edition, given, {**TABLES, **tables})


def findings(values: Mapping[str, object] | None = None, **tables: Sequence[Row]) -> list[Finding]:
    """What is found in it besides what is found in the complete report."""
    now = run_checks(issued().evaluate(complete(values, **tables)))
    return [one for one in now if (one.check, one.name) not in _usual()]


@cache
def _usual() -> frozenset[tuple[str, str]]:
    return frozenset((one.check, one.name) for one in run_checks(issued().evaluate(complete())))


def ids(values: Mapping[str, object] | None = None, **tables: Sequence[Row]) -> list[str]:
    """The checks of `findings`, each as often as it speaks."""
    return [one.check for one in findings(values, **tables)]
