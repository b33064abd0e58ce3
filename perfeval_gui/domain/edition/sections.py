"""The sections of the form as the clerk walks through them, and the standard ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from perfeval_gui.domain.cells.declaring import kinds_of
from perfeval_gui.domain.record.evaluators import Evaluation
from perfeval_gui.domain.record.execution import Execution
from perfeval_gui.domain.record.report import STANDARD


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section.

    Attributes:
        key: Stable English name, also of its view and its ``.ui``.
        title: Chinese name in the section list.
        fields: Stand-alone typed cells it shows, by name.
        tables: Tables it shows.
        needed: Names that must be filled for it to be complete, as far as the edition prints them
            and does not leave them for the hand; ``indicators`` alone means that the table has rows
            without blank cells in its needed columns.
        view: The standard section whose form shows it; empty where its pages are its form.
    """

    key: str
    title: str
    fields: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    view: str = ""


_COVER: Final = ("unit", "budget_code", "mode", "body", "report_date", "bureau")
_SIGNED: Final = ("base_filler", "base_date", "base_phone", "base_head")
_FUNDS: Final = tuple(name for name in STANDARD.fields if "." in name)
_PROJECTS: Final = tuple(
    name
    for name in _FUNDS
    if name.split(".")[0] in ("project_spending", "operations", "maintenance")
)
STANDARD_SECTIONS: Final = (
    Section(
        key="cover",
        view="cover",
        title="单位与封面",
        fields=(*_COVER, *_SIGNED),
        needed=(*_COVER, "base_filler", "base_date", "base_phone"),
    ),
    Section(
        key="staffing",
        view="staffing",
        title="人员",
        fields=("quota", "in_post"),
        needed=("quota", "in_post"),
    ),
    Section(
        key="funds",
        view="funds",
        title="经费",
        fields=tuple(name for name in _FUNDS if name not in _PROJECTS),
        needed=("three_public.final", "public_funds.final", "basic_adjusted.final"),
    ),
    Section(
        key="projects",
        view="projects",
        title="项目支出",
        fields=_PROJECTS,
        tables=("projects",),
        needed=("project_spending.budget", "project_spending.final"),
    ),
    Section(
        key="buildings",
        view="buildings",
        title="楼堂馆所与厉行节约",
        fields=("thrift",),
        tables=("buildings",),
        needed=("buildings", "thrift"),
    ),
    Section(
        key="execution",
        view="execution",
        title="预算执行",
        fields=tuple(kinds_of(Execution)),
        needed=(
            "initial_budget",
            "annual_budget",
            "executed",
            "general_budget",
            "basic_spending",
            "project_executed",
        ),
    ),
    Section(
        key="goals",
        view="goals",
        title="总体目标",
        fields=("goals_expected", "goals_achieved"),
        needed=("goals_expected", "goals_achieved"),
    ),
    Section(
        key="indicators",
        view="indicators",
        title="绩效指标",
        tables=("indicators",),
        needed=("indicators",),
    ),
    Section(
        key="evaluators",
        view="evaluators",
        title="评价人员",
        fields=tuple(kinds_of(Evaluation)),
        tables=("evaluators",),
        needed=("evaluators", "form_filler", "form_phone"),
    ),
    Section(
        key="report", view="report", title="自评报告", tables=("passages",), needed=("passages",)
    ),
    Section(key="output", view="output", title="打印与导出"),
)
"""Those of an edition that says nothing else, in the order of the list on the left."""
