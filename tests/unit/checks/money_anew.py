"""What the checks of money are to find, written down anew from the form.

In fractions, and without a line of the program: what the program finds is held against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final

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


@dataclass
class Given:
    """What is typed: cells, rows of 专项 and of buildings, as text; blank is the empty text."""

    values: dict[str, object]
    projects: list[dict[str, object]] = field(default_factory=list)
    buildings: list[dict[str, object]] = field(default_factory=list)


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
