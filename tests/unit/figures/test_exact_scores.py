"""Scores against a calculation of its own: whole numbers only, one rounding, ties included.

A hundred thousand pairs in full, some thousand as a rule.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

import pytest

from amount import many
from given.worked import scored
from perfeval_gui.domain.cells.values import half_up
from perfeval_gui.domain.edition.edition import Practice
from perfeval_gui.rules.figures.scoring import Score, earned_share
from perfeval_gui.rules.figures.ways import Share

PAIRS: Final = many(100_000, 4_000)
PRACTICES: Final[tuple[Practice, ...]] = ("ratio", "linear", "zero")
Case = tuple[int, int, int, bool, Practice]
"""Points, target and result in hundredths; whether less is better; the practice."""


def hundredths(points: int, above: int, below: int) -> int:
    """Points × above ÷ below in hundredths, halves up, in whole numbers."""
    return (2 * points * above + below) // (2 * below)


def by_hand(case: Case) -> int:
    """The score in hundredths, as the rule is written down."""
    points, target, actual, less, practice = case
    if target == 0:
        return points if actual == 0 else 0
    if (actual >= target and not less) or (actual <= target and less):
        return points
    if not less:
        return hundredths(points, actual, target)
    if practice == "zero":
        return 0
    if practice == "linear":
        return hundredths(points, max(2 * target - actual, 0), target)
    return hundredths(points, target, actual)


def random_cases(count: int) -> Iterator[Case]:
    rng = random.Random(20_240_618)
    for _ in range(count):
        points = rng.choice((rng.randint(1, 40) * 50, rng.randint(1, 4_000)))
        target = rng.choice((rng.randint(0, 200) * 100, rng.randint(1, 10 ** rng.randint(2, 8))))
        actual = rng.choice((rng.randint(0, 2 * target + 1), rng.randint(0, 10**4)))
        yield points, target, actual, rng.random() < 0.5, rng.choice(PRACTICES)


def planted_ties(count: int) -> Iterator[Case]:
    """Scores that end in exactly half a hundredth, among them those whose share has no end."""
    rng = random.Random(6)
    while count:
        points, target = rng.randint(1, 80) * 25, rng.randint(1, 400) * 100
        less, practice = rng.random() < 0.5, rng.choice(PRACTICES[:2])
        actual = rng.randint(1, 800) * 100
        case = points, target, actual, less, practice
        above, below = (target, actual) if less else (actual, target)
        if less and practice == "linear":
            above, below = 2 * target - actual, target
        doubled = Fraction(2 * points * above, below)
        if 0 < above < below and doubled.denominator == 1 and doubled.numerator % 2 == 1:
            count -= 1
            yield case


def written(figure: int) -> str:
    """In a unit that is measured: what is counted has doubts of its own, as 1个 for 10000个."""
    return f"{figure // 100}.{figure % 100:02d}吨"


def shown(score: int) -> str:
    return f"{score // 100}.{score % 100:02d}"


def cases() -> Iterator[Case]:
    yield from random_cases(PAIRS)
    yield from planted_ties(PAIRS // 10)


def differences(score: Callable[[Case], Decimal | None]) -> int:
    return sum(f"{score(case)}" != shown(by_hand(case)) for case in cases())


def by_program(case: Case) -> Decimal | None:
    points, target, actual, less, practice = case
    sign = "≤" if less else "≥"
    texts = f"{sign}{written(target)}", written(actual)
    return Score(practice, ()).by_rule(*texts, Decimal(points) / 100, "", None)


def rounded_twice(case: Case) -> Decimal | None:
    """What the program must not do: the share as a decimal, and then the score."""
    points, target, actual, less, practice = case
    share = earned_share(Fraction(target), Fraction(actual), less=less, practice=practice)
    decimal = Decimal(share.numerator) / Decimal(share.denominator)
    return half_up(Decimal(points) / 100 * decimal)


def test_every_score_is_what_whole_numbers_give() -> None:
    assert differences(by_program) == 0


def test_a_share_that_is_rounded_first_is_found_out() -> None:
    assert differences(rounded_twice) > 0


@pytest.mark.parametrize(
    ("points", "target", "actual", "score"),
    [
        ("3", "≥24个", "5个", "0.63"),
        ("6", "≥48个", "7个", "0.88"),
        ("18", "≥48个", "7个", "2.63"),
        ("4.5", "≥36个", "7个", "0.88"),
        ("3", "≥24小时", "5小时", "0.63"),
        ("9", "≥72人", "1人", "0.13"),
        ("15", "≥24个", "1个", "0.63"),
        ("3", "≤5个", "24个", "0.63"),
    ],
)
def test_a_half_goes_up_though_its_share_has_no_end(
    points: str, target: str, actual: str, score: str
) -> None:
    row = {"points": points, "target": target, "actual": actual}

    assert scored(row).shown("indicators[0].score") == score


def test_a_half_goes_up_in_the_linear_practice_as_well() -> None:
    row = {"points": "18", "target": "≤240天", "actual": "421天"}

    assert scored(row, "linear").shown("indicators[0].score") == "4.43"


def test_the_score_of_the_execution_is_divided_last() -> None:
    rng = random.Random(15)
    rule, found = Share(), 0
    for _ in range(PAIRS):
        points, under = rng.choice((3, 15, 18, 20)), rng.randint(1, 300)
        over = rng.randint(0, under)
        given = (Decimal(points),), (Decimal(over) / under,), (Decimal(over),), (Decimal(under),)
        assert f"{rule.value(*given)}" == shown(hundredths(points * 100, over, under))
        found += f"{half_up(Decimal(points) * (Decimal(over) / under))}" != f"{rule.value(*given)}"
    assert found, "not one of the pairs tells apart what is rounded first"


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (Fraction(5, 8), "0.63"),
        (Fraction(-5, 8), "-0.63"),
        (Fraction(1, 3), "0.33"),
        (Fraction(0), "0.00"),
        (Fraction(-1, 1000), "0.00"),
        (Fraction(10**40), "1" + "0" * 40 + ".00"),
    ],
)
def test_a_fraction_is_rounded_half_up(value: Fraction, rounded: str) -> None:
    assert str(half_up(value)) == rounded
