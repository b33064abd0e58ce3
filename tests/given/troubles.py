"""A report in which nearly every check finds something."""

from __future__ import annotations

from dataclasses import replace

from given.worked import filled, issued
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import put, with_rows
from perfeval_gui.domain.record.narrative import Passage
from perfeval_gui.domain.record.report import Report

_TEXT = (
    "临水县林叶局截止目前布署各项工作的的任务。全年预算100万元元，全年执行数为99万元，执行率为12%。"
    "（一）做好宣传。（三）做好总结,部分经费××万元。2019年，白云县水利局完成任务。总分99分，等级为差。"
)


def many_findings() -> Report:
    """It, with rows in every table."""
    report = filled(
        {
            "unit": "临水县林业局", "quota": "8", "in_post": "9", "base_phone": "123",
            "form_phone": "456", "report_date": "2024-06-20", "base_date": "2023-06-20",
            "three_public.prior_final": "1", "reception.budget": "1", "reception.final": "9",
            "public_funds.final": "5", "office.final": "50", "procurement.final": "999",
            "project_spending.final": "77", "basic_adjusted.final": "3",
            "initial_budget": "100", "annual_budget": "150", "executed": "200",
            "general_budget": "1", "basic_spending": "2", "project_executed": "40",
            "project_linked": False, "goals_expected": "新建道路77公里。",
            "goals_achieved": "完成。",
        },
        projects=[{"name": "甲", "final": "10", "budget": "5"}, {"name": "乙"}],
        indicators=[
            {"group": "output", "kind": "quantity", "name": "甲", "target": "≥10个",
             "actual": "30个", "points": "10", "lowered": "99"},
            {"group": "output", "kind": "quality", "name": "乙", "target": "持续提高",
             "actual": "好", "points": "10", "band": "met", "lowered": "1"},
            {"group": "output", "kind": "quantity", "name": "碳排放增多", "target": "增多",
             "points": "5"},
            {"group": "benefit", "kind": "social", "name": "丙", "target": "≥10个", "actual": "9个",
             "points": "7"},
        ],
        evaluators=[{"name": "张三"}],
    )  # fmt: skip
    heading = next(one for one in issued().edition.outline if one.passage)
    first, second, third, fourth = report.indicators.indicators
    rows = (first, second, replace(third, group="", kind=""), fourth)
    report = with_rows(report, "indicators", rows)
    report = with_rows(report, "passages", (Passage(id=1, key=heading.key, text=_TEXT),))
    return replace(put(report, "operations.final", Unread("约8万")), document="c" * 32)
