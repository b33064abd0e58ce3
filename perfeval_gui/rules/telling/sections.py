"""The sections of the form as the clerk walks through them, and how far each is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from perfeval_gui.domain.cells.declaring import kinds_of
from perfeval_gui.domain.cells.values import is_blank
from perfeval_gui.domain.names.fields import FIELDS, TABLES, get, rows_of
from perfeval_gui.domain.record.evaluators import Evaluation
from perfeval_gui.domain.record.execution import Execution
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.figures.wanted import is_wanted
from perfeval_gui.rules.findings.answers import excused, state_of
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.sentences.starting_texts import starting_text

Progress = Literal["untouched", "begun", "complete", "findings"]


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
    """

    key: str
    title: str
    fields: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()


_COVER: Final = ("unit", "budget_code", "mode", "body", "report_date", "bureau")
_SIGNED: Final = ("base_filler", "base_date", "base_phone", "base_head")
_FUNDS: Final = tuple(name for name in FIELDS if "." in name)
_PROJECTS: Final = tuple(
    name
    for name in _FUNDS
    if name.split(".")[0] in ("project_spending", "operations", "maintenance")
)
_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "buildings": ("approved_size", "actual_size", "planned_investment", "actual_investment"),
    "indicators": ("group", "kind", "name", "target", "actual", "points"),
    "evaluators": ("name", "title"),
}

SECTIONS: Final = (
    Section(
        key="cover",
        title="单位与封面",
        fields=(*_COVER, *_SIGNED),
        needed=(*_COVER, "base_filler", "base_date", "base_phone"),
    ),
    Section(key="staffing", title="人员", fields=("quota", "in_post"), needed=("quota", "in_post")),
    Section(
        key="funds",
        title="经费",
        fields=tuple(name for name in _FUNDS if name not in _PROJECTS),
        needed=("three_public.final", "public_funds.final", "basic_adjusted.final"),
    ),
    Section(
        key="projects",
        title="项目支出",
        fields=_PROJECTS,
        tables=("projects",),
        needed=("project_spending.budget", "project_spending.final"),
    ),
    Section(
        key="buildings",
        title="楼堂馆所与厉行节约",
        fields=("thrift",),
        tables=("buildings",),
        needed=("buildings", "thrift"),
    ),
    Section(
        key="execution",
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
        title="总体目标",
        fields=("goals_expected", "goals_achieved"),
        needed=("goals_expected", "goals_achieved"),
    ),
    Section(key="indicators", title="绩效指标", tables=("indicators",), needed=("indicators",)),
    Section(
        key="evaluators",
        title="评价人员",
        fields=tuple(kinds_of(Evaluation)),
        tables=("evaluators",),
        needed=("evaluators", "form_filler", "form_phone"),
    ),
    Section(key="report", title="自评报告", tables=("passages",), needed=("passages",)),
    Section(key="output", title="打印与导出"),
)
"""Every section, in the order of the list on the left."""


_OWNERS: Final = MappingProxyType(
    {name: section.key for section in SECTIONS for name in (*section.tables, *section.fields)}
)


def section_of(name: str) -> str:
    """The key of the section that shows *name*; empty where none does."""
    return _OWNERS.get(name.partition("[")[0], "")


def title_of_section(name: str) -> str:
    """The Chinese title of the section that shows *name*; empty where none does."""
    key = section_of(name)
    return next((section.title for section in SECTIONS if section.key == key), "") if key else ""


def sections_with_errors(findings: tuple[Finding, ...], report: Report) -> frozenset[str]:
    """The keys of the sections in which something must be mended."""
    return frozenset(
        section_of(found.name)
        for found in findings
        if found.level == "error" and state_of(found, report) != "answered"
    )


def progress(section: Section, sheet: Sheet, errors: frozenset[str]) -> Progress:
    """How far *section* is filled in; *errors* are the sections in which something is wrong."""
    # What is missing in a section nobody has begun is no news; anything else there is.
    if not any(_touched(section, sheet)):
        return "untouched"
    if section.key in errors:
        return "findings"
    wanted = (name for name in section.needed if is_wanted(sheet, name))
    return "complete" if all(_filled(sheet, name) for name in wanted) else "begun"


def _touched(section: Section, sheet: Sheet) -> Iterator[bool]:
    edition, report = sheet.edition, sheet.report
    for name in section.fields:
        value, kind = get(report, name), FIELDS[name].kind
        yield value not in (kind.blank, edition.starts.get(name, kind.blank))
    for table in section.tables:
        if table == "passages":
            headings = {heading.key: heading for heading in edition.outline}
            yield any(
                p.text != (starting_text(sheet, headings[p.key]) if p.key in headings else "")
                for p in report.narrative.passages
            )
        else:
            yield bool(rows_of(report, table))


def _filled(sheet: Sheet, name: str) -> bool:
    if name == "passages":
        return _report_written(sheet.report, sheet)
    if name not in TABLES:
        return not is_blank(sheet.value(name)) or excused(sheet.report, name)
    rows = rows_of(sheet.report, name)
    columns: tuple[str, ...] = _COLUMNS[name]
    # Most units finish no building.
    return (bool(rows) or name == "buildings") and not any(
        is_blank(getattr(row, c)) for row in rows for c in columns
    )


def _report_written(report: Report, sheet: Sheet) -> bool:
    texts = {passage.key: passage.text for passage in report.narrative.passages}
    headings = (heading for heading in sheet.edition.outline if heading.passage)
    return not any(is_blank(texts.get(heading.key, "")) for heading in headings)
