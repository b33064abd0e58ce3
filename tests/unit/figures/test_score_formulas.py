"""The formula of a score in the workbook, calculated by other programs: the same to the cent."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
from openpyxl import Workbook

from office import Office
from perfeval_gui.exports.excel.reader import read_workbook
from perfeval_gui.rules.figures.scoring import Score
from perfeval_gui.rules.figures.ways import Operand
from unit.figures.test_exact_scores import Case, by_hand, planted_ties, random_cases, written
from unit.figures.test_ties import ENGINES, recalculated


@cache
def cases() -> Sequence[Case]:
    """Ties, then others; made when they are asked for, as every process collects every test."""
    return (*planted_ties(1_500), *islice(random_cases(4_000), 1_500))


def formula(case: Case, row: int) -> str:
    """What the product puts into the cell of a score; the points stand in column A."""
    points, target, actual, less, practice = case
    texts = f"{'≤' if less else '≥'}{written(target)}", written(actual)
    values = (*texts, Decimal(points) / 100, "", None, Decimal(2023))
    places = ("", "", f"A{row}", "", "", "")
    operands = [
        [Operand(place, "", value, "")] for place, value in zip(places, values, strict=True)
    ]
    found = Score(practice, ()).formula(*operands).replace("{", "").replace("}", "")
    assert found.startswith("="), case
    return found


def mutant(case: Case, row: int) -> str:
    """Points by the share as it is shown, in percent with two places."""
    _, target, actual, less, practice = case
    above, below = (target, actual) if less else (actual, target)
    if less and practice == "linear":
        above, below = 2 * target - actual, target
    share = f"MAX(MIN({above}/{below},1),0)" if below else "1"
    return f"=ROUND(A{row}*ROUND({share},4),2)"


def write(path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("甲")
    for row, case in enumerate(cases(), 1):
        sheet.append([case[0] / 100, formula(case, row), mutant(case, row)])
    book.save(path)


@pytest.fixture(scope="module")
def calculated(
    tmp_path_factory: pytest.TempPathFactory, office: Office
) -> dict[str, list[list[float]]]:
    """Score and mutant of each row, by program."""
    given = tmp_path_factory.mktemp("scores") / "scores.xlsx"
    write(given)
    found: dict[str, list[list[float]]] = {}
    for name, path in recalculated(given, office).items():
        (cells,) = read_workbook(path.read_bytes())
        values = [float(cell.value) for cell in cells]
        found[name] = [values[at : at + 3] for at in range(0, len(values), 3)]
    return found


@pytest.mark.parametrize("engine", ENGINES)
def test_a_workbook_scores_as_the_program(
    engine: str, calculated: dict[str, list[list[float]]]
) -> None:
    rows = zip(cases(), calculated[engine], strict=True)

    assert [case for case, (_, score, _) in rows if round(score * 100) != by_hand(case)] == []


@pytest.mark.parametrize("engine", ENGINES)
def test_a_share_that_is_rounded_first_is_noticed(
    engine: str, calculated: dict[str, list[list[float]]]
) -> None:
    rows = zip(cases(), calculated[engine], strict=True)
    ties = [(case, other) for case, (_, _, other) in islice(rows, 1_500) if case[4] != "zero"]

    assert sum(round(other * 100) != by_hand(case) for case, other in ties) > 0
