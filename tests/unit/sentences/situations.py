"""Reports of many kinds of unit, to read what the standard sentences make of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

Row = Mapping[str, object]
Situation = tuple[Mapping[str, object], Mapping[str, Sequence[Row]]]

STAFF: Final = {"unit": "临水县档案馆", "quota": "8", "in_post": "8"}
MONEY: Final = {
    "initial_budget": "119.95", "annual_budget": "327.49", "executed": "327.49",
    "general_budget": "318.73", "government_fund": "0", "nontax_income": "0",
    "other_income": "8.76",
    "basic_spending": "117.85", "public_funds.final": "19.92",
}  # fmt: skip
PUBLIC: Final = {
    "three_public.prior_final": "0",
    "vehicle_running.budget": "1.91", "vehicle_running.final": "1.91",
    "reception.budget": "0.22", "reception.final": "0.22",
}  # fmt: skip
ITEMS: Final = {"operations.budget": "7.01", "operations.final": "7.01"}
PROJECTS: Final = (
    {"name": "日常经费", "final": "24.92"},
    {"name": "综合预算", "final": "160.44"},
    {"name": "应急联动", "final": "17.27"},
)
GOALS: Final = {"goals_expected": "1、接收档案2000卷；\n2、提供查阅服务500人次。"}
USUAL: Final = {**STAFF, **MONEY, **PUBLIC, **ITEMS, **GOALS}


def indicators(*lowered: str, group: str = "") -> tuple[Row, ...]:
    """One indicator a group of the issued form, done; the first of them *lowered*."""
    points = (("output", "40"), ("benefit", "25"), ("satisfaction", "5"), ("cost", "20"))
    texts = (*lowered, *("",) * len(points))
    return tuple(
        {"group": key, "name": "甲", "target": "40起", "actual": "" if key == group else "40起",
         "points": full, "lowered": given}
        for (key, full), given in zip(points, texts, strict=False)
    )  # fmt: skip


def usual(
    projects: Sequence[Row] = PROJECTS, rows: Sequence[Row] = (), **values: object
) -> Situation:
    """The usual report with other *values*; a dot in a name is two underscores."""
    given = {name.replace("__", "."): value for name, value in values.items()}
    return {**USUAL, **given}, {"projects": projects, "indicators": rows or indicators()}


SITUATIONS: Final[Mapping[str, Situation]] = {
    "新报告，什么都没有填": ({}, {}),
    "四个项目，有其他资金": usual(),
    "一个项目": usual(
        ({"name": "日常经费", "final": "209.64"},), operations__budget="", operations__final=""
    ),
    "没有项目": usual(
        (), operations__final="", operations__budget="", project_spending__final="0",
        basic_spending="327.49",
    ),
    "项目支出只填了合计": usual((), operations__final="", project_spending__final="209.64"),
    "有一个项目没有名称": usual(({"name": "", "final": "202.63"},)),
    "项目支出单独填写": usual(project_linked=False, project_executed="200.00"),
    "三公经费是零": usual(
        vehicle_running__budget="0", vehicle_running__final="0",
        reception__budget="0", reception__final="0",
    ),
    "三公经费有预算，没有支出": usual(
        vehicle_running__final="0", reception__final="0", three_public__prior_final="1.20",
    ),
    "三公经费没有预算，有支出": usual(
        vehicle_running__budget="", reception__budget="", three_public__budget="0"
    ),
    "三公经费空白": usual(
        vehicle_running__budget="", vehicle_running__final="", reception__budget="",
        reception__final="",
    ),
    "三公经费全部是公务接待，与上年持平": usual(
        vehicle_running__budget="", vehicle_running__final="", three_public__prior_final="0.22"
    ),
    "三公经费没有填预算": usual(vehicle_running__budget="", reception__budget=""),
    "三公经费没有填预算，没有支出": usual(
        vehicle_running__budget="", reception__budget="", vehicle_running__final="0",
        reception__final="0",
    ),
    "三公经费全部是公车": usual(reception__budget="0", reception__final="0"),
    "三公经费全部是出国": usual(
        vehicle_running__budget="", vehicle_running__final="", reception__budget="",
        reception__final="", abroad__budget="4.50", abroad__final="4.50",
    ),
    "三公经费比上年增加": usual(three_public__prior_final="1.00"),
    "三公经费比上年减少": usual(three_public__prior_final="3.00"),
    "全部是一般公共预算": usual(general_budget="327.49", other_income=""),
    "有政府性基金": usual(government_fund="100.00", general_budget="227.49", other_income="0"),
    "没有一般公共预算": usual(general_budget="0", other_income="327.49"),
    "收支按全年预算填写": usual(annual_budget="400.00", general_budget="391.24"),
    "没有填资金来源": usual(
        general_budget="", government_fund="", nontax_income="", other_income=""
    ),
    "超过编制": usual(in_post="9"),
    "没有编制": usual(quota="0"),
    "没有填编制数": usual(quota=""),
    "只有编制数": usual(in_post=""),
    "没有在职人员": usual(in_post="0"),
    "没有支出": usual(
        (), executed="0", general_budget="0", other_income="0", basic_spending="0",
        operations__final="0", public_funds__final="0",
        vehicle_running__final="0", reception__final="0",
    ),
    "全部是项目支出": usual(basic_spending="0", public_funds__final="", executed="209.64",
        annual_budget="209.64", general_budget="209.64", other_income=""),
    "全年预算是零": usual(annual_budget="0"),
    "有政府性基金，收支按全年预算填写": usual(
        annual_budget="400.00", general_budget="300.00", government_fund="100.00", other_income=""
    ),
    "没有全年预算数": usual(annual_budget=""),
    "只有基本支出": usual((), operations__final="0", basic_spending="327.49"),
    "没有公用经费": usual(public_funds__final="0"),
    "满分": usual(),
    "扣了分": usual(rows=indicators("30.00")),
    "不合格": usual(rows=indicators("0", "0", "0", "0")),
    "缺一项得分": usual(rows=indicators(group="cost")),
    "没有绩效指标": (USUAL, {"projects": PROJECTS}),
    "没有填目标": usual(goals_expected=""),
}  # fmt: skip
