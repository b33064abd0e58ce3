"""What one draft tells of the projects of its unit: its report of all, a project form of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.kinds import MONEY, Kind, in_unit
from perfeval_gui.domain.cells.values import number
from perfeval_gui.domain.edition.projects import PROJECT_NAME, column_of
from perfeval_gui.domain.names.fields import get
from perfeval_gui.domain.record.funds import PROJECTS
from perfeval_gui.rules.figures.catalogue import without_number
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.phrasing import as_money
from perfeval_gui.rules.telling.sections import title_of_section
from perfeval_gui.working.new_records import taken_apart

SPENDING, *LINES, _ = PROJECTS
"""Lines of 项目支出 that are no 专项 of their own; a form is made of them where one is wanted."""
COMPARED: Final[Mapping[str, str]] = {"budget": "预算数", "final": "决算数"}
"""Columns of the fund table that the drafts of a unit must agree in."""
_YUAN: Final = "元"

Amounts = Mapping[str, Decimal | None]
"""Figures by column, 元 whatever the forms are in; None where a cell is blank.

There is no key where a form has no such cell.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One project as one draft tells of it.

    Attributes:
        name: What it is called; may be blank.
        place: In a unit's report, what its cells are called before the column (``projects[0]``).
        amounts: Its figures.
    """

    name: str
    place: str = ""
    amounts: Amounts = field(default_factory=dict)

    __reduce__ = taken_apart

    @property
    def is_named(self) -> bool:
        """Whether it is a 专项 with a name, and so wants a form of its own."""
        return self.place not in LINES and bool(self.name)

    @property
    def has_amounts(self) -> bool:
        """Whether any figure of it is there and not zero."""
        return any(self.amounts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one draft tells of the projects of its unit.

    Attributes:
        unit, year: Whose, and of which year; *unit* may be blank.
        own: Of a project form, its project; None of a unit's report.
        total: Of a unit's report, its 项目支出.
        projects: Of a unit's report, what that consists of.
        listed: Of a unit's report, whether its form lists the projects at all.
        money: How its form gives amounts; those in the same unit add up as printed.
        section: Title of the section that shows the projects.
        off: Ids of checks that its edition switches off.
    """

    unit: str
    year: int
    own: Project | None = None
    total: Amounts = field(default_factory=dict)
    projects: tuple[Project, ...] = ()
    listed: bool = True
    money: Kind = MONEY
    section: str = ""
    off: frozenset[str] = frozenset()

    __reduce__ = taken_apart


def share_of(sheet: Sheet) -> Share | None:
    """What *sheet* tells of projects; None where its form knows none."""
    edition, report = sheet.edition, sheet.report
    if edition.package:
        cells = {column_of(name): own for name, own in edition.package.items()}
        amounts = {one: cells[one] for one in COMPARED if one in cells}
        return Share(
            unit=_text(sheet, edition.package.get("unit", "")),
            year=report.year,
            own=Project(
                name=_text(sheet, edition.package[PROJECT_NAME]),
                amounts={column: _amount(sheet, name) for column, name in amounts.items()},
            ),
            money=next((sheet.kind(name) for name in amounts.values()), MONEY),
        )
    listed = "projects" in report.form.tables
    if not listed and not any(f"{SPENDING}.{column}" in sheet.singles for column in COMPARED):
        return None
    return Share(
        unit=_text(sheet, "unit"),
        year=report.year,
        total=_amounts(sheet, SPENDING),
        projects=tuple(projects_of(sheet)) if listed else (),
        listed=listed,
        money=sheet.edition.money,
        section=title_of_section(edition, "projects" if listed else SPENDING),
        off=edition.limits.off,
    )


def in_words(amount: Decimal, money: Kind) -> str:
    """An *amount* in 元 as a form gives it that gives amounts as *money*."""
    return as_money(in_unit(amount, _YUAN, money.unit), money)


def projects_of(sheet: Sheet) -> Iterator[Project]:
    """What the 项目支出 of a unit's report consists of: its lines, then each 专项."""
    for line in LINES:
        if (row := sheet.edition.fund_row(line)) is not None:
            name = without_number(row.label)
            yield Project(name=name, place=line, amounts=_amounts(sheet, line))
    for n, project in enumerate(sheet.report.funds.projects):
        place = f"projects[{n}]"
        yield Project(name=_line(project.name), place=place, amounts=_amounts(sheet, place))


def _amounts(sheet: Sheet, place: str) -> Amounts:
    return {column: _amount(sheet, f"{place}.{column}") for column in COMPARED}


def _amount(sheet: Sheet, name: str) -> Decimal | None:
    """The figure called *name* as it is printed, 元; None where it is blank or unreadable."""
    figure, kind = number(sheet.value(name)), sheet.kind(name)
    return None if figure is None else in_unit(kind.printed(figure), kind.unit, _YUAN)


def _text(sheet: Sheet, name: str) -> str:
    there = name in sheet.report.form.fields
    return _line(str(get(sheet.report, name) or "")) if there else ""


def _line(text: str) -> str:
    return " ".join(text.split())
