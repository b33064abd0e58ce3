"""Quotients that end in a half, and those beside a half, as other programs calculate them."""

from __future__ import annotations

import math
import random
import subprocess
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from typing import Final

import pytest
from openpyxl import Workbook

from given.worked import sheet_of
from office import Office
from perfeval_gui.domain.cells.kinds import RATE
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.exports.excel.reader import read_workbook
from perfeval_gui.rules.figures.scoring import Score
from perfeval_gui.rules.figures.ways import Operand, Ratio, Rule, Share

ENGINES: Final = ("LibreOffice", "gnumeric")
POINTS: Final = ("10", "100")
"""Of 100 points a score ends in a half wherever the rate does."""
MUTANT: Final = "=ROUND(A{row}*10000/B{row},0)/10000"
"""Multiplied first, but not whole."""
HUNDREDTHS: Final = 20_000
"""A rate ends in half a hundredth of a percent where so many times itself is odd."""
Pair = tuple[int, int]
"""What is above and below the line of a fraction, in hundredths."""


def is_tie(pair: Pair) -> bool:
    """Whether the rate ends in exactly half of what is printed last."""
    return (rate := Fraction(*pair) * HUNDREDTHS).denominator == 1 and rate.numerator % 2 == 1


def ties() -> Iterator[Pair]:
    """Ties below every divisor to 400.00 that has any, and below some to 10,000.00.

    They have such divisors as are 32 times 0.01, 64 times 0.01 and so on.
    """
    rng = random.Random(1)
    for below in (*range(32, 40_001, 32), *rng.sample(range(40_032, 1_000_001, 32), 800)):
        step = HUNDREDTHS // math.gcd(HUNDREDTHS, below)
        if step % 2:
            odd = range(step, 24_000, 2 * step)
            for times in rng.sample(odd, min(len(odd), 2)):
                yield times * below // HUNDREDTHS, below


def beside_ties() -> Iterator[Pair]:
    """The next figures below and above a tie, for divisors up to 100,000,000.00."""
    rng = random.Random(2)
    for _ in range(1_000):
        below = rng.randrange(100, 10 ** rng.randrange(4, 11))
        above = rng.randrange(1, 24_000, 2) * below // HUNDREDTHS
        yield from ((above, below), (above + 1, below))


PAIRS: Final = (*ties(), *(pair for pair in beside_ties() if not is_tie(pair)))


def operand(place: str, value: Value = None) -> list[Operand]:
    return [Operand(place, "", value, "")]


def formula(rule: Rule, *places: str) -> str:
    """What the product puts into a cell that reads those *places*."""
    return rule.formula(*map(operand, places)).replace("{", "").replace("}", "")


def indicator(above: int, below: int) -> str:
    """What the product puts into the cell of a score of 100 points, read out of two texts."""
    texts = f"≥{below / 100:.2f}公里", f"{above / 100:.2f}公里"
    given = [*texts, Decimal(100), "", None, Decimal(2023)]
    names = ("", "", "100", "", "", "")
    rule = Score(practice="ratio", bands=())
    text = rule.formula(*map(operand, names, given))
    return text.replace("{", "").replace("}", "")


def write(path: Path) -> None:
    """All pairs with their rate, the points they earn, and a rate as a mutant has it."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("甲")
    for row, (above, below) in enumerate(PAIRS, 1):
        over, under = f"A{row}", f"B{row}"
        sheet.append(
            [above / 100, below / 100, formula(Ratio(), over, under)]
            + [formula(Share(), points, "", over, under) for points in POINTS]
            + [indicator(above, below), MUTANT.format(row=row)]
        )
    book.save(path)


def recalculated(given: Path, office: Office) -> dict[str, Path]:
    """The workbook *given*, saved again by each program, which calculates every formula."""
    folder = given.parent
    results = {name: folder / name / given.name for name in ENGINES}
    for path in results.values():
        path.parent.mkdir()
    office.save("xlsx", results["LibreOffice"].parent, [given])
    command = ["ssconvert", "--recalc", str(given), str(results["gnumeric"])]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return results


@pytest.fixture(scope="module")
def calculated(
    tmp_path_factory: pytest.TempPathFactory, office: Office
) -> dict[str, list[Sequence[float]]]:
    """What comes to stand in the cells of each row, by program."""
    given = tmp_path_factory.mktemp("ties") / "ties.xlsx"
    write(given)
    return {name: list(read(path)) for name, path in recalculated(given, office).items()}


def read(path: Path) -> Iterator[Sequence[float]]:
    (cells,) = read_workbook(path.read_bytes())
    for _, row in groupby(cells, key=lambda cell: cell.address[1:]):
        yield [float(cell.value) for cell in list(row)[2:]]


def half_up(value: Fraction, places: int) -> float:
    """Worked out otherwise than the program does it."""
    doubled = value * 10**places * 2
    return float(Decimal((doubled.numerator // doubled.denominator + 1) // 2).scaleb(-places))


def expected(pair: Pair) -> list[float]:
    rate = Fraction(*pair)
    scores = (Fraction(points) * min(rate, Fraction(1)) for points in POINTS)
    earned = half_up(100 * min(rate, Fraction(1)), 2)
    return [half_up(rate, 4), *(half_up(score, 2) for score in scores), earned]


@pytest.mark.parametrize("engine", ENGINES)
def test_rates_and_scores_are_rounded_half_up(
    engine: str, calculated: dict[str, list[Sequence[float]]]
) -> None:
    rows = calculated[engine]
    wrong = [
        pair for pair, found in zip(PAIRS, rows, strict=True) if list(found[:-1]) != expected(pair)
    ]

    assert sum(map(is_tie, PAIRS)) > 3_000
    assert wrong == []


@pytest.mark.parametrize("engine", ENGINES)
def test_a_formula_that_divides_what_is_not_whole_is_noticed(
    engine: str, calculated: dict[str, list[Sequence[float]]]
) -> None:
    pairs = zip(PAIRS, calculated[engine], strict=True)

    assert sum(found[-1] != expected(pair)[0] for pair, found in pairs) > 100


def test_the_program_comes_to_the_same() -> None:
    for above, below in random.Random(3).sample(PAIRS, 300):
        amounts = {"executed": f"{above / 100:.2f}", "annual_budget": f"{below / 100:.2f}"}
        sheet = sheet_of(amounts)
        rate, score = sheet.value("execution_rate"), sheet.value("execution_score")

        assert isinstance(rate, Decimal)
        assert isinstance(score, Decimal)
        assert [float(RATE.printed(rate)), float(score)] == expected((above, below))[:2]
