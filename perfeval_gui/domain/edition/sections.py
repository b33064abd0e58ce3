"""The sections of the form as the clerk walks through them, and the standard ones."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Final

from perfeval_gui.domain.record.form import Field, Table
from perfeval_gui.domain.record.funds import PROJECTS
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


def _standard(
    key: str, title: str, record: str = "", parts: Container[str] | None = None
) -> Section:
    """The standard section that shows *parts* of a section of the *record*; all without any."""
    there = [one for one in STANDARD.sections[record or key] if parts is None or one in parts]
    fields = [one for one in STANDARD.fields.values() if one.path[1] in there]
    tables = [STANDARD.tables[one] for one in there if one in STANDARD.tables]
    both: tuple[Table | Field, ...] = (*tables, *fields)
    return Section(
        key=key,
        view=key,
        title=title,
        fields=tuple(one.name for one in fields),
        tables=tuple(one.name for one in tables),
        needed=tuple(one.name for one in both if one.need),
    )


STANDARD_SECTIONS: Final = (
    _standard("cover", "单位与封面"),
    _standard("staffing", "人员"),
    _standard("funds", "经费", parts=frozenset(STANDARD.sections["funds"]).difference(PROJECTS)),
    _standard("projects", "项目支出", record="funds", parts=PROJECTS),
    _standard("buildings", "楼堂馆所与厉行节约"),
    _standard("execution", "预算执行"),
    _standard("goals", "总体目标"),
    _standard("indicators", "绩效指标"),
    _standard("evaluators", "评价人员", record="evaluation"),
    _standard("report", "自评报告", record="narrative"),
    Section(key="output", view="output", title="交之前"),
)
"""Those of an edition that says nothing else, in the order of the list on the left."""
