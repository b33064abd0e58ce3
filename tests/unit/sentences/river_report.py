"""A report of a river office whose figures agree, for sentences that tell of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from given.worked import Row, sheet_of
from perfeval_gui.rules.figures.rulebook import Sheet

UNIT: Final = "临江县河道管护中心"
VALUES: Final[Mapping[str, object]] = MappingProxyType(
    {
        "unit": UNIT, "quota": "24", "in_post": "22",
        "vehicle_running.prior_final": "3.60", "vehicle_running.budget": "3.20",
        "vehicle_running.final": "3.00",
        "vehicle_buying.prior_final": "0", "vehicle_buying.budget": "0",
        "vehicle_buying.final": "0",
        "abroad.prior_final": "0", "abroad.budget": "0", "abroad.final": "0",
        "reception.prior_final": "0.80", "reception.budget": "0.70", "reception.final": "0.60",
        "operations.prior_final": "42", "operations.budget": "45", "operations.final": "44",
        "maintenance.prior_final": "30", "maintenance.budget": "36", "maintenance.final": "35",
        "public_funds.prior_final": "60", "public_funds.budget": "58",
        "public_funds.final": "56.4",
        "procurement.prior_final": "15", "procurement.budget": "20", "procurement.final": "18.6",
        "basic_adjusted.prior_final": "230", "basic_adjusted.budget": "245",
        "basic_adjusted.final": "241.5",
        "initial_budget": "380", "annual_budget": "410", "executed": "402",
        "general_budget": "380", "government_fund": "12", "nontax_income": "0",
        "other_income": "10", "basic_spending": "241.5",
    }
)  # fmt: skip
"""三公经费 3.60 (4.40 last year), 项目支出 160.50 (142.00), 执行率 98.05%, 控制率 91.67%."""

PROJECTS: Final[tuple[Row, ...]] = (
    {"name": "小型水库维修养护", "prior_final": "50", "budget": "60", "final": "58"},
    {"name": "河道保洁", "prior_final": "20", "budget": "24", "final": "23.5"},
)


def _rows() -> tuple[Row, ...]:
    given = (
        ("output", "quantity", "巡查河道", "≥240次", "252次", "20"),
        ("output", "quantity", "维修养护水库", "≥12座", "12座", "10"),
        ("output", "quality", "水质达标率", "≥95%", "96.5%", "10"),
        ("benefit", "social", "河道保洁里程", "≥180公里", "186公里", "10"),
        ("benefit", "social", "投诉办结率", "100%", "100%", "5"),
        ("benefit", "economic", "受益人口", "≥3.2万人", "3.4万人", "5"),
        ("benefit", "lasting", "设施完好率", "≥92%", "95%", "5"),
        ("satisfaction", "served", "群众满意度", "≥90%", "94%", "5"),
        ("cost", "economic_cost", "部门支出控制", "≤410万元", "402万元", "10"),
        ("cost", "social_cost", "停水时长", "≤24小时", "20小时", "5"),
        ("cost", "ecological_cost", "弃渣量", "≤10吨", "9吨", "5"),
    )
    names = ("group", "kind", "name", "target", "actual", "points")
    return tuple(dict(zip(names, cells, strict=True)) for cells in given)


INDICATORS: Final = _rows()
"""All reached: 总分 99.80, 优."""


def told(text: str, key: str = "other", values: Mapping[str, object] | None = None) -> Sheet:
    """The report with *text* under the heading *key*, and other *values* where given."""
    return sheet_of(
        {**VALUES, **(values or {})},
        projects=list(PROJECTS),
        indicators=list(INDICATORS),
        passages=[{"key": key, "text": text}],
    )
