"""Whether the drafts of one unit agree: its report, and the form of each of its projects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.kinds import in_unit
from perfeval_gui.domain.cells.quoting import cut, named
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import found
from perfeval_gui.rules.together.belonging import Draft, Family, same_key
from perfeval_gui.rules.together.shares import COMPARED, SPENDING, Project, Share, in_words

_NOTHING: Final = Decimal(0)
_HALF: Final = Decimal("0.5")
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

    Amounts are compared as printed, and told in the unit of the report. A blank adds as nothing,
    and is told as blank.
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
    yield from (
        _missing(one, family.whole.share) for one in lacking if one.is_named and one.has_amounts
    )
    if family.whole.share.listed:
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


def _missing(project: Project, whole: Share) -> Finding:
    told = "，".join(
        f"{word} {in_words(amount, whole.money)}"
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
    slack = max(_slack(whole, pair.form) for pair in pairs)
    slack *= len(pairs) + 1
    differing = [pair for pair in pairs if _differs(whole, pair, column)]
    words = _Words(whole.share, column)
    if not any(abs(total - forms - rest) <= slack for rest in _rests(lacking, column)):
        causes = "".join(words.difference(pair) for pair in differing)
        message = f"{words.total(total, forms, len(pairs))}{causes}{words.uncovered(lacking)}"
        yield found("forms-total", f"{SPENDING}.{column}", f"{message}，请核对。")
        return
    for pair in differing:
        message = f"{words.difference(pair).lstrip('，')}，同一个项目两处应当一致，请核对。"
        yield found("forms-amount", _place(pair.project, column), message)


def _slack(whole: Draft, form: Draft) -> Decimal:
    """How far one amount may differ because one form gives it in fewer places, 元."""
    ours, theirs = ((one.share.money.unit, one.share.money.places) for one in (whole, form))
    if ours == theirs:
        return _NOTHING
    return max(in_unit(_HALF.scaleb(-places), unit, "元") for unit, places in (ours, theirs))


def _rests(lacking: list[Project], column: str) -> tuple[Decimal, ...]:
    """What of 项目支出 the forms may leave out: projects without a form are told as such."""
    named_ones, lines = (
        sum((p.amounts.get(column) or _NOTHING for p in lacking if p.is_named is wanted), _NOTHING)
        for wanted in (True, False)
    )
    return _NOTHING, lines, named_ones, lines + named_ones


def _differs(whole: Draft, pair: _Pair, column: str) -> bool:
    if pair.project is None or (ours := pair.project.amounts.get(column)) is None:
        return False
    theirs = pair.own.amounts[column] or _NOTHING
    return abs(ours - theirs) > _slack(whole, pair.form)


@dataclass(frozen=True, slots=True)
class _Words:
    """Amounts of one column in words, in the unit of the unit's report."""

    whole: Share
    column: str

    def _said(self, amount: Decimal | None) -> str:
        return in_words(amount or _NOTHING, self.whole.money)

    def total(self, total: Decimal, forms: Decimal, count: int) -> str:
        """What the forms come to, and what they should come to."""
        word = COMPARED[self.column]
        ours = f"整体自评的项目支出{word}是 {self._said(total)}"
        gap = f"相差 {self._said(abs(total - forms))}"
        return f"{count} 份项目自评表的{word}合计 {self._said(forms)}，{ours}，{gap}"

    def difference(self, pair: _Pair) -> str:
        """What the form and the report say of one project."""
        ours = pair.project.amounts[self.column] if pair.project is not None else None
        theirs, word = pair.own.amounts[self.column], COMPARED[self.column]
        filled = f"的{word}是 {self._said(theirs)}" if theirs is not None else f"没有填{word}"
        name = cut(pair.own.name)
        return f"，“{name}”的自评表{filled}，整体自评里是 {self._said(ours)}"

    def uncovered(self, lacking: list[Project]) -> str:
        """What the report has without a form."""
        told = "、".join(
            f"“{cut(project.name) or '没有名称的专项'}” {self._said(amount)}"
            for project in lacking
            if (amount := project.amounts.get(self.column))
        )
        return f"，没有自评表的有{told}" if told else ""
