"""The checks of money against predicates of their own, over random reports whole and unfinished.

What is expected is written down anew from the form, in fractions, without a line of the program.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

import pytest

from perfeval_gui.rules.checks import CHECKS
from perfeval_gui.rules.findings import Check, Finding
from perfeval_gui.rules.rulebook import Sheet
from unit.complete import TABLES, VALUES, complete
from unit.worked import issued

Amount = Fraction | None
Told = tuple[str, str]

COLUMNS: Final = ("prior_final", "budget", "final")
TREE: Final = {
    "three_public": ("vehicles", "abroad", "reception"),
    "vehicles": ("vehicle_buying", "vehicle_running"),
    "project_spending": ("operations", "maintenance", "projects"),
}
NAMED: Final = {"public_funds": ("office", "utilities", "meetings")}
ORDER: Final = (
    *("three_public", "vehicles", "vehicle_buying", "vehicle_running", "abroad", "reception"),
    *("project_spending", "operations", "maintenance", "projects"),
    *("public_funds", "office", "utilities", "meetings", "procurement", "basic_adjusted"),
)
INCOME: Final = ("general_budget", "government_fund", "nontax_income", "other_income")
ROW: Final = ("approved_size", "actual_size", "planned_investment", "actual_investment")
SUMS: Final = {
    "three_public": "sum-three-public", "vehicles": "sum-vehicles",
    "project_spending": "sum-projects",
}  # fmt: skip


# ---- random reports


@dataclass
class Given:
    """What is typed: cells, rows of 专项 and of buildings, as text."""

    values: dict[str, object] = field(default_factory=lambda: dict(VALUES))
    projects: list[dict[str, object]] = field(default_factory=list)
    buildings: list[dict[str, object]] = field(default_factory=list)

    def sheet(self) -> Sheet:
        tables = {"projects": self.projects, "buildings": self.buildings}
        return issued().evaluate(complete(self.values, **tables))


MONEY: Final = tuple(
    name
    for name in (
        *(f"{line}.{column}" for line in ORDER if line != "projects" for column in COLUMNS),
        *("initial_budget", "annual_budget", "executed", *INCOME, "basic_spending"),
        "project_executed",
    )
)
OTHER: Final = ("quota", "in_post", "report_date", "base_date")


def report(seed: int) -> Given:
    """A complete report with some cells changed, or one with a few cells filled at random."""
    rng = random.Random(seed)
    given = Given()
    given.projects = [dict(row) for row in TABLES["projects"]]
    if seed % 3 == 0:
        given.values = dict.fromkeys(given.values, "")
        for name in rng.sample(MONEY, rng.randint(1, len(MONEY))):
            given.values[name] = amount(rng)
        given.projects = []
    if seed % 7 == 1:
        # Split as budgeted, and less of it spent.
        given.values |= {"general_budget": "287", "basic_spending": "207", "executed": "290"}
    for _ in range(rng.randint(0, 6)):
        name = rng.choice((*MONEY, *OTHER))
        given.values[name] = other(rng, name, str(given.values.get(name, "")))
    given.values["project_linked"] = rng.random() < 0.6
    for _ in range(rng.choice((0, 0, 1, 3))):
        given.projects.append({"name": "甲", **{c: amount(rng) for c in COLUMNS}})
    for _ in range(rng.choice((0, 0, 1, 2))):
        given.buildings.append({column: amount(rng, low=True) for column in ROW})
    return given


def amount(rng: random.Random, *, low: bool = False) -> str:
    if low:
        return rng.choice(("", "0", "5", "5.01", "4.99", "120"))
    return rng.choice(("", "", "0", "0.2", "5", "5.01", f"{rng.randint(0, 40000) / 100:.2f}"))


def other(rng: random.Random, name: str, now: str) -> str:
    if name in ("report_date", "base_date"):
        return rng.choice(("", "2023-12-31", "2024-01-01", "2026-12-31", "2025-12-31", "1999-1-1"))
    if name in ("quota", "in_post"):
        return rng.choice(("", "0", "1", "18", "20", "21"))
    near = f"{Decimal(now or 0) + Decimal('0.01')}"
    return rng.choice(("", "0", near, amount(rng), f"{Decimal(now or 0) * 10_000}"))


# ---- what is to be expected


class Form:
    """The figures of a report, read and added up anew."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.rows = [(f"projects[{n}]", row) for n, row in enumerate(given.projects)]
        self.lines = [
            name
            for line in ORDER
            for name in ([row for row, _ in self.rows] if line == "projects" else [line])
        ]

    def typed(self, name: str) -> Amount:
        text = str(self.given.values.get(name, ""))
        return Fraction(text) if text else None

    def parts(self, line: str) -> list[str]:
        parts = (*TREE.get(line, ()), *NAMED.get(line, ()))
        return [
            one
            for part in parts
            for one in ([row for row, _ in self.rows] if part == "projects" else [part])
        ]

    def parent(self, line: str) -> str:
        plain = line.partition("[")[0]
        both = {**TREE, **NAMED}
        return next((whole for whole, parts in both.items() if plain in parts), "")

    def value(self, line: str, column: str) -> Amount:
        if "[" in line:
            text = str(dict(self.rows)[line].get(column, ""))
            return Fraction(text) if text else None
        if line in TREE:
            there = [v for one in self.parts(line) if (v := self.value(one, column)) is not None]
            if there:
                return sum(there, Fraction(0))
        return self.typed(f"{line}.{column}")

    def cell(self, name: str) -> Amount:
        line, dot, column = name.partition(".")
        if dot:
            return self.value(line, column)
        if name == "project_executed" and self.given.values["project_linked"]:
            return self.value("project_spending", "final")
        return self.typed(name)

    def total(self, *names: str) -> Amount:
        there = [value for name in names if (value := self.cell(name)) is not None]
        return sum(there, Fraction(0)) if there else None


def expected(given: Given) -> Iterator[Told]:
    form = Form(given)
    for rule in (needed, lines, totals, changes, block, between, houses, days):
        yield from rule(form)


def needed(form: Form) -> Iterator[Told]:
    for name in ("quota", "in_post", "initial_budget", "annual_budget", "executed"):
        if form.cell(name) is None:
            yield "required", name
    quota, people = form.cell("quota"), form.cell("in_post")
    if people is not None and quota == 0:
        yield "rate-undefined", "quota"
    if quota and people is not None and people > quota:
        yield "over-staffed", "in_post"
    budget, executed = form.cell("annual_budget"), form.cell("executed")
    if executed is not None and budget == 0:
        yield "rate-undefined", "annual_budget"
    if budget and executed is not None and executed > budget:
        yield "execution-over", "executed"


def lines(form: Form) -> Iterator[Told]:
    def asked(column: str, *others: str) -> list[str]:
        return [
            line
            for line in form.lines
            if form.value(line, column) is None
            and any(form.value(line, one) for one in others)
            and (
                not form.parent(line)
                or any(form.value(one, column) is not None for one in form.parts(form.parent(line)))
            )
        ]

    spent = asked("budget", "final")
    nobody = all(form.value(line, "budget") is None for line in form.lines)
    for line in spent[:1] if nobody else spent:
        yield "line-without-budget", f"{line}.budget"
    for line in asked("final", "budget")[:1]:
        yield "line-without-final", f"{line}.final"
    last = [
        line
        for line in asked("prior_final", "budget", "final")
        if "[" not in line
        and not (form.parent(line) and form.value(form.parent(line), "prior_final") == 0)
    ]
    for line in last[:1]:
        yield "last-year-blank", f"{line}.prior_final"
    for line in (line for line in form.lines if form.parts(line)):
        for column, seen in (("final", "budget"), ("budget", "final")):
            items = [one for one in form.parts(line) if form.value(one, seen) is not None]
            none = all(form.value(one, column) is None for one in form.parts(line))
            if items and none and form.value(line, column):
                yield "items-in-one-column", f"{items[0]}.{column}"


def totals(form: Form) -> Iterator[Told]:
    for column in COLUMNS:
        for line, check in SUMS.items():
            parts = [form.value(one, column) for one in form.parts(line)]
            typed = form.typed(f"{line}.{column}")
            there = [one for one in parts if one is not None]
            if there and typed is not None and typed != sum(there):
                yield check, f"{line}.{column}"
        named = form.total(*(f"{one}.{column}" for one in NAMED["public_funds"]))
        whole = form.value("public_funds", column)
        if named and named > (whole or 0):
            yield "part-of-public", f"public_funds.{column}"


def changes(form: Form) -> Iterator[Told]:
    zero: set[str] = set()
    for line in form.lines:
        before, budget, now = (form.value(line, column) for column in COLUMNS)
        least = max(abs(before or Fraction(0)) / 2, Fraction(1))
        if before and now is not None and abs(now - before) > least:
            yield "jump-from-last-year", f"{line}.final"
        if before == 0 and now is not None and now > 0:
            if form.parent(line) not in zero:
                yield "growth-from-zero", f"{line}.final"
            zero.add(line)
        if budget is not None and now is not None and now > budget:
            check = "three-public-over-budget" if line == "three_public" else "line-over-budget"
            yield check, f"{line}.final"
    start, annual = form.cell("initial_budget"), form.cell("annual_budget")
    if start is not None and annual is not None and abs(annual - start) > Fraction(3, 10) * start:
        yield "budget-growth", "annual_budget"


def block(form: Form) -> Iterator[Told]:
    income, spending = form.total(*INCOME), form.total("basic_spending", "project_executed")
    executed, budget = form.cell("executed"), form.cell("annual_budget")
    linked = bool(form.given.values["project_linked"])
    begun = form.cell("basic_spending") is not None or not linked
    if income is not None and spending is not None and income != spending:
        yield "income-equals-expenditure", "general_budget"
        return
    if executed:
        if income and spending is None:
            yield "split-missing", "basic_spending"
        if spending and begun and income is None:
            yield "split-missing", "general_budget"
    there = income if income is not None else spending
    if there is None or executed is None or budget is None or there == executed:
        return
    if income is None and not begun:
        return
    name = "general_budget" if income is not None else "basic_spending"
    yield "splits-of-budget" if there == budget else "splits-equal-total", name


def between(form: Form) -> Iterator[Told]:
    own, base = form.cell("project_executed"), form.cell("project_spending.final")
    if (own or 0) != (base or 0):
        yield "project-agrees", "project_executed"
    names = ("basic_adjusted.budget", "project_spending.budget")
    blank = [name for name in names if form.cell(name) is None]
    added, annual = form.total(*names), form.cell("annual_budget")
    spent = any(form.cell(name.replace("budget", "final")) for name in blank)
    if added is not None and annual is not None and added != annual and not spent:
        yield "budget-agrees", (blank or [names[0]])[0]
    for check, part, first, rest, year in (
        ("public-within-basic", "public_funds.final", "basic_spending", "", "executed"),
        ("public-within-basic", "public_funds.budget", "basic_adjusted.budget", "",
         "annual_budget"),
        *(
            ("three-public-within", f"three_public.{column}", f"public_funds.{column}",
             f"project_spending.{column}", year)
            for column, year in zip(COLUMNS, ("", "annual_budget", "executed"), strict=True)
        ),
        ("procurement-within", "procurement.final", "executed", "", ""),
        ("procurement-within", "procurement.budget", "annual_budget", "", ""),
    ):  # fmt: skip
        small = form.cell(part)
        if form.cell(first) is not None:
            great = form.total(first, *((rest,) if rest else ()))
        else:
            great = form.cell(year) if year else None
        if small is not None and great is not None and small > great:
            yield check, part


def houses(form: Form) -> Iterator[Told]:
    for row, cells in enumerate(form.given.buildings):
        given = {name: Fraction(str(text)) if text else None for name, text in cells.items()}
        for check, plan, done in (
            ("building-over-scale", "approved_size", "actual_size"),
            ("building-over-investment", "planned_investment", "actual_investment"),
        ):
            limit, built = given[plan], given[done]
            if built is not None and not limit:
                yield "rate-undefined", f"buildings[{row}].{plan}"
            if limit and built is not None and built > limit:
                yield check, f"buildings[{row}].{done}"
            if built == 0 and any(given.values()):
                yield "building-zero", f"buildings[{row}].{done}"


def days(form: Form) -> Iterator[Told]:
    for name in ("report_date", "base_date"):
        text = str(form.given.values.get(name, ""))
        if "-" not in text:
            continue
        if not date(2024, 1, 1) <= date(*map(int, text.split("-"))) <= date(2025, 12, 31):
            yield "day-outside-year", name


IDS: Final = (
    *("required", "rate-undefined", "over-staffed", "execution-over", "line-without-budget"),
    *("line-without-final", "last-year-blank", "items-in-one-column", *SUMS.values()),
    *("part-of-public", "jump-from-last-year", "growth-from-zero", "three-public-over-budget"),
    *("line-over-budget", "budget-growth", "income-equals-expenditure", "split-missing"),
    *("splits-of-budget", "splits-equal-total", "project-agrees", "budget-agrees"),
    *("public-within-basic", "three-public-within", "procurement-within", "building-over-scale"),
    *("building-over-investment", "building-zero", "day-outside-year"),
)
RECORDS: Final = 600


# ---- both, side by side


def told(given: Given, checks: tuple[Check, ...]) -> Counter[Told]:
    sheet = given.sheet()
    found = (finding for check in checks for finding in check(sheet))
    return Counter((one.check, one.name) for one in found if one.check in IDS and usual(one))


def usual(finding: Finding) -> bool:
    """Groups without indicators and cells nobody changes here are told elsewhere."""
    return finding.check != "required" or finding.name not in ("unit", "budget_code", "indicators")


def difference(seed: int, checks: tuple[Check, ...]) -> tuple[Counter[Told], Counter[Told]]:
    """What is missed, and what is told falsely, in the report of *seed*."""
    given = report(seed)
    wanted, found = Counter(expected(given)), told(given, checks)
    return wanted - found, found - wanted


@pytest.mark.parametrize("start", range(0, RECORDS, 100))
def test_nothing_is_missed_and_nothing_is_false(start: int) -> None:
    for seed in range(start, start + 100):
        missed, false = difference(seed, CHECKS)
        assert not missed, (seed, report(seed), missed)
        assert not false, (seed, report(seed), false)


def test_every_check_comes_up_often() -> None:
    """A comparison of what never happens proves nothing."""
    often = Counter(check for seed in range(RECORDS) for check, _ in expected(report(seed)))

    assert set(often) == set(IDS)
    assert min(often.values()) >= 5, often.most_common()[-5:]


def silent_about(name: str) -> Callable[[Check], Check]:
    """A mutant of a check that misses the findings in cells that end in *name*."""

    def mutant(check: Check) -> Check:
        return lambda sheet: (f for f in check(sheet) if not f.name.endswith(name))

    return mutant


def eager(extra: str) -> Callable[[Check], Check]:
    """A mutant that finds a thing once more where it finds it in *extra*."""

    def mutant(check: Check) -> Check:
        return lambda sheet: (
            g for f in check(sheet) for g in ((f, f) if f.name.endswith(extra) else (f,))
        )

    return mutant


@pytest.mark.parametrize(
    "mutant",
    [
        *(silent_about("maintenance.budget"), silent_about("actual_size")),
        *(silent_about("basic_spending"), silent_about("base_date")),
        *(eager("project_executed"), eager("reception.final")),
    ],
)
def test_a_check_that_errs_is_noticed(mutant: Callable[[Check], Check]) -> None:
    checks = tuple(mutant(check) for check in CHECKS)

    assert any(any(difference(seed, checks)) for seed in range(RECORDS))


def test_the_reports_are_the_same_each_time() -> None:
    first: Mapping[str, object] = report(7).values

    assert report(7).values == first
    assert report(8).values != first
