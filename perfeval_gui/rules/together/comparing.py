"""Whether the drafts of one unit agree: its report, and the form of each of its projects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.quoting import cut, named
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import as_money, found
from perfeval_gui.rules.together.belonging import Draft, Family, same_key
from perfeval_gui.rules.together.shares import COMPARED, SPENDING, Project

_NOTHING: Final = Decimal(0)
_HALF: Final = Decimal("0.005")
ACROSS: Final = frozenset(
    {
        "forms-total",
        "forms-amount",
        "form-missing",
        "form-without-project",
        "forms-twice",
        "form-other-year",
        "form-other-unit",
    }
)
"""Ids of what is found between drafts; no check of a single one finds it."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A project form, and the project of the unit's report it is of; None where there is none."""

    form: Draft
    own: Project
    project: Project | None


def compare(family: Family) -> tuple[Finding, ...]:
    """What does not agree between a unit's report and its project forms, about the report.

    Amounts are compared as printed, 万元. A blank adds as nothing, and is told as blank.
    """
    findings = (finding for finding in _compare(family))
    return tuple(one for one in findings if one.check not in family.whole.share.off)


def _compare(family: Family) -> Iterator[Finding]:
    for form in family.forms:
        yield from _same_unit_and_year(family.whole, form)
    projects = _projects(family.whole)
    pairs: list[_Pair] = []
    first: dict[str, Draft] = {}
    # A form of another unit or year is taken only where the project has no other.
    for form in sorted(family.forms, key=lambda one: not _fits(family.whole, one)):
        own = form.share.own or Project(name="")
        key = same_key(own.name)
        if key and key in first:
            if _fits(family.whole, form):
                yield _twice(projects.get(key), own, first[key], form)
            continue
        first[key] = form
        pairs.append(_Pair(form, own, projects.get(key)))
    lacking = [project for key, project in projects.items() if key not in first]
    yield from (_missing(one) for one in lacking if one.is_named and one.has_amounts)
    yield from (_strange(pair) for pair in pairs if pair.project is None and pair.own.name)
    for column in COMPARED:
        yield from _amounts_agree(family.whole, pairs, lacking, column)


def _projects(whole: Draft) -> dict[str, Project]:
    """The projects of the unit by the key of their names; amounts of the same name together."""
    projects: dict[str, Project] = {}
    for project in whole.share.projects:
        key = same_key(project.name) or project.place
        before = projects.get(key)
        if before is not None:
            amounts = {
                column: _sum(before.amounts.get(column), project.amounts.get(column))
                for column in COMPARED
            }
            project = replace(before, amounts=amounts)  # noqa: PLW2901 - both in one
        projects[key] = project
    return projects


def _sum(*amounts: Decimal | None) -> Decimal | None:
    there = [amount for amount in amounts if amount is not None]
    return sum(there, _NOTHING) if there else None


def _fits(whole: Draft, form: Draft) -> bool:
    return not any(True for _ in _same_unit_and_year(whole, form))


def _same_unit_and_year(whole: Draft, form: Draft) -> Iterator[Finding]:
    ours, theirs, said = whole.share, form.share, _said(form)
    if theirs.year != ours.year:
        message = f"{said}是 {theirs.year} 年度的，整体自评是 {ours.year} 年度的，请核对年度。"
        yield found("form-other-year", "projects", message)
    if theirs.unit and ours.unit and same_key(theirs.unit) != same_key(ours.unit):
        units = f"单位是“{cut(theirs.unit)}”，整体自评的单位是“{cut(ours.unit)}”"
        yield found("form-other-unit", "projects", f"{said}{units}，请核对单位名称。")


def _said(form: Draft) -> str:
    name = form.share.own.name if form.share.own else ""
    return f"“{cut(name)}”的自评表（{named(form.path)}）" if name else f"“{named(form.path)}”"


def _place(project: Project | None, column: str = "name") -> str:
    return f"{project.place}.{column}" if project and project.place else "projects"


def _twice(project: Project | None, own: Project, first: Draft, second: Draft) -> Finding:
    files = f"“{named(first.path)}”和“{named(second.path)}”"
    message = f"“{cut(own.name)}”有两份自评表：{files}，一个项目只交一份，请留下一份。"
    place = _place(project) if project is not None and project.is_named else "projects"
    return found("forms-twice", place, message)


def _missing(project: Project) -> Finding:
    told = "，".join(
        f"{word} {as_money(amount)}"
        for column, word in COMPARED.items()
        if (amount := project.amounts.get(column)) is not None
    )
    message = (
        f"“{cut(project.name)}”（{told}）没有项目自评表，每个项目都要填一份，"
        "请新建一份，或者核对项目名称是否一致。"
    )
    return found("form-missing", _place(project), message)


def _strange(pair: _Pair) -> Finding:
    message = f"{_said(pair.form)}在整体自评的项目支出里没有对应的项目，请核对项目名称是否一致。"
    return found("form-without-project", "projects", message)


def _amounts_agree(
    whole: Draft, pairs: list[_Pair], lacking: list[Project], column: str
) -> Iterator[Finding]:
    total = whole.share.total.get(column)
    if total is None or not all(column in pair.own.amounts for pair in pairs):
        return
    forms = sum((pair.own.amounts[column] or _NOTHING for pair in pairs), _NOTHING)
    slack = _HALF * (len(pairs) + 1) if any(not p.form.share.exact for p in pairs) else _NOTHING
    differing = [pair for pair in pairs if _differs(pair, column)]
    if not any(abs(total - forms - rest) <= slack for rest in _rests(lacking, column)):
        told = "".join(_difference(pair, column) for pair in differing)
        yield _total(total, forms, column, f"{told}{_uncovered(lacking, column)}", len(pairs))
        return
    for pair in differing:
        message = f"{_difference(pair, column).lstrip('，')}，同一个项目两处应当一致，请核对。"
        yield found("forms-amount", _place(pair.project, column), message)


def _rests(lacking: list[Project], column: str) -> tuple[Decimal, ...]:
    """What of 项目支出 the forms may leave out: projects without a form are told as such."""
    named_ones, lines = (
        sum((p.amounts.get(column) or _NOTHING for p in lacking if p.is_named is wanted), _NOTHING)
        for wanted in (True, False)
    )
    return _NOTHING, lines, named_ones, lines + named_ones


def _differs(pair: _Pair, column: str) -> bool:
    if pair.project is None or (ours := pair.project.amounts.get(column)) is None:
        return False
    theirs = pair.own.amounts[column]
    slack = _NOTHING if pair.form.share.exact else _HALF
    return abs(ours - (theirs or _NOTHING)) > slack


def _difference(pair: _Pair, column: str) -> str:
    ours = pair.project.amounts[column] if pair.project is not None else None
    theirs = pair.own.amounts[column]
    word, name = COMPARED[column], cut(pair.own.name)
    filled = f"的{word}是 {as_money(theirs)}" if theirs is not None else f"没有填{word}"
    return f"，“{name}”的自评表{filled}，整体自评里是 {as_money(ours or _NOTHING)}"


def _uncovered(lacking: list[Project], column: str) -> str:
    there = [project for project in lacking if project.amounts.get(column)]
    told = "、".join(
        f"“{cut(project.name) or '没有名称的专项'}” {as_money(project.amounts[column] or _NOTHING)}"
        for project in there
    )
    return f"，没有自评表的有{told}" if told else ""


def _total(total: Decimal, forms: Decimal, column: str, told: str, count: int) -> Finding:
    word = COMPARED[column]
    ours = f"整体自评的项目支出{word}是 {as_money(total)}"
    gap = f"相差 {as_money(abs(total - forms))}"
    message = f"{count} 份项目自评表的{word}合计 {as_money(forms)}，{ours}，{gap}{told}，请核对。"
    return found("forms-total", f"{SPENDING}.{column}", message)
