"""Reports at the edges of what a form has to bear: nothing, a great deal, and very long texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from checkout import ROOT
from given.worked import ISSUED, Row, filled, issued, sheet_of
from perfeval_gui.domain.record.report import Report
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Package
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.storage.draft.files import open_draft
from unit.forms.test_scenarios import SCENARIOS, load

_KINDS: Final = (
    ("output", "quantity"),
    ("output", "quality"),
    ("benefit", "social"),
    ("satisfaction", "served"),
    ("cost", "economic_cost"),
)
_BUDGET: Final = {"unit": "某某协作事务中心", "annual_budget": "327.49", "executed": "327.49"}
_LONG_NAME: Final = "完成本年度部门整体支出绩效目标确定的协调任务和矛盾排查化解工作并按时报送进展"


def indicators(count: int, name: str = "完成{}项协调任务和排查") -> list[Row]:
    """So many rows in five kinds; *name* has a place for a number."""
    return [
        {
            "group": _KINDS[n * len(_KINDS) // count][0],
            "kind": _KINDS[n * len(_KINDS) // count][1],
            "name": name.format(n),
            "target": f"≥{n}起",
            "actual": f"{n + 1}起",
            "points": "0.30",
        }
        for n in range(count)
    ]


def example() -> Report:
    """The shipped sample."""
    return open_draft(ROOT / "resources/samples/示例.perfeval")


def crowded() -> Report:
    """Everything the form has to bear at once."""
    return filled(
        {
            "unit": "某" * 40,
            "thrift": "一、严格预算管理，压减一般性支出。\n" * 12,
            "goals_expected": "推进协作事项，排查矛盾隐患；" * 143,
            "goals_achieved": "按要求完成全年工作目标。" * 167,
            "annual_budget": "0",
            "executed": "327.49",
        },
        projects=[
            {"name": f"{n}" + "专项名称" * 10, "prior_final": "1", "final": "12345678.90"}
            for n in range(40)
        ],
        indicators=indicators(300),
        evaluators=[{"name": "名" * 40, "title": "高级", "workplace": "单位" * 20}] * 9,
    )


def _long_names() -> Sheet:
    """Forty indicators with names of ninety characters."""
    return sheet_of(_BUDGET, indicators=indicators(40, (_LONG_NAME * 3)[:88] + "{:02}"))


def _long_goals() -> Sheet:
    """Goals of two thousand characters, and measures of forty lines."""
    goals = {
        "goals_expected": ("推进协作事项，排查矛盾隐患；" * 143)[:2000],
        "goals_achieved": "按要求完成全年工作目标无遗漏" * 142 + "按时完成。",
        "thrift": "一、严格预算管理，压减一般性支出。\n" * 40,
    }
    return sheet_of(_BUDGET | goals, indicators=indicators(12))


def _many_projects() -> Sheet:
    rows = [
        {"name": f"{n:02}" + "专项资金" * 9, "prior_final": "1", "final": "9999999999.99"}
        for n in range(40)
    ]
    return sheet_of(_BUDGET, projects=rows, buildings=[{"approved_size": "1000"}] * 3)


def _long_people() -> Sheet:
    names = ("base_filler", "base_head", "form_filler", "leader", "unit_head", "bureau_head")
    values = dict.fromkeys(names, "名" * 40)
    row = {"name": "名" * 40, "title": "职" * 40, "workplace": "单" * 40}
    opinion = "同意上报。" * 60
    return sheet_of({"unit": "某" * 40, "unit_opinion": opinion, **values}, evaluators=[row] * 9)


EDGES: Final[Mapping[str, Callable[[], Sheet]]] = {
    "example": lambda: issued().evaluate(example()),
    "published": lambda: load(SCENARIOS / "yunxi-2023-as-published.json").sheet,
    "other edition": lambda: load(SCENARIOS / "linjiang-2024-filled.json").sheet,
    "empty": lambda: issued().evaluate(Report(edition=ISSUED, year=2023)),
    "three indicators": lambda: sheet_of(_BUDGET, indicators=indicators(3)),
    "three hundred indicators": lambda: sheet_of(_BUDGET, indicators=indicators(300)),
    "long names": _long_names,
    "long goals": _long_goals,
    "many projects": _many_projects,
    "long people": _long_people,
    "crowded": lambda: issued().evaluate(crowded()),
}
"""What each is made by."""


@cache
def pages_of(name: str) -> Package:
    """The pages of one of `EDGES`, made once: nothing changes them."""
    return compose(EDGES[name]())
