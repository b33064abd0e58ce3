"""The checks of money against predicates of their own, over random reports whole and unfinished."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

import pytest

from amount import many
from given.complete import TABLES, VALUES, complete
from given.worked import issued
from perfeval_gui.rules.checks import CHECKS
from perfeval_gui.rules.findings.finding import Check, Finding
from unit.checks.money_anew import COLUMNS, IDS, INCOME, ORDER, ROW, Given, Told, expected

RECORDS: Final = many(600, 200)
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
    given = Given(dict(VALUES))
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


# ---- both, side by side


def told(given: Given, checks: tuple[Check, ...]) -> Counter[Told]:
    tables = {"projects": given.projects, "buildings": given.buildings}
    sheet = issued().evaluate(complete(given.values, **tables))
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
    assert min(often.values()) >= many(5, 2), often.most_common()[-5:]


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
