"""Figures of many rows are worked out in a shorter way, and come to what each row comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Final

import pytest

from given.worked import filled, issued
from perfeval_gui.domain.cells.kinds import POINTS, SCORE
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.rules.figures import risk, scoring
from perfeval_gui.rules.figures.figure import Figure
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.quantities import pairs

ROWS: Final = 700
SIGNS: Final = ("", "", "≥", "≤", "约")
UNITS: Final = ("起", "起", "%", "万元", "", "年", "吨")
WORDS: Final = ("", "——", "全部完成", "未完成", "11月底前", "35-45处", "0起")
REASONS: Final = ("", "", "无", "雨季影响")


def text(chance: Random, unit: str) -> str:
    if chance.random() < 0.1:
        return chance.choice(WORDS)
    number = chance.choice(("0", "1", "2", "10", "12", "12.5", "12.50", "13.25", "120", "20000"))
    return f"{chance.choice(SIGNS)}{number}{unit}"


def indicators(seed: int) -> Iterator[Indicator]:
    chance = Random(seed)
    for number in range(ROWS):
        unit = chance.choice(UNITS)
        yield Indicator(
            id=number + 1,
            group="output",
            target=text(chance, unit),
            actual=text(chance, chance.choice((unit, unit, unit, chance.choice(UNITS)))),
            points=POINTS.read(chance.choice(("", "1", "2.5", "3", "十"))),  # type: ignore[arg-type]  # figures are read
            band=chance.choice(("", "", "met", "partly")),
            lowered=SCORE.read(chance.choice(("", "", "", "", "1", "5"))),  # type: ignore[arg-type]  # likewise
            reason=chance.choice(REASONS),
        )


def sheet_of(seed: int) -> Sheet:
    """Worked out anew, with nothing kept of what was read before."""
    for cached in (pairs.plain_pairs, scoring.share_of):
        cached.cache_clear()
    return issued().evaluate(with_rows(filled(), "indicators", tuple(indicators(seed))))


def figures_of_rows(sheet: Sheet) -> dict[str, tuple[str, ...]]:
    """To the last digit."""
    columns = {name: sheet.column(name) for name in sheet.columns if name.startswith("indicators")}
    assert not sheet.faults
    return {name: tuple(map(repr, column)) for name, column in columns.items()}


def at_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no pair of texts be plain, and each row be asked by itself."""
    one_by_one = lambda self, *columns: map(self.value, *map(zip, columns))  # noqa: E731
    monkeypatch.setattr(scoring, "plain_pair", lambda _target, _actual: None)
    monkeypatch.setattr(scoring, "plain_pairs", lambda targets, _actuals: [None] * len(targets))
    monkeypatch.setattr(Figure, "values", one_by_one)


@pytest.mark.parametrize("seed", range(4))
def test_rows_come_to_what_each_comes_to(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = figures_of_rows(sheet_of(seed))
    assert {len(set(column)) > 2 for column in quick.values()} == {True}

    at_length(monkeypatch)

    assert figures_of_rows(sheet_of(seed)) == quick


def _met_the_wrong_way(targets: Sequence[str], actuals: Sequence[str]) -> list[pairs.Pair | None]:
    found = map(pairs.plain_pair, targets, actuals)
    return [pair and (pair[3] >= pair[2], *pair[1:]) for pair in found]


def _explained_if_not_low(_self: risk.AtRisk, _target: str, *, low: bool) -> str:
    return "得分低" if low else ""


@pytest.mark.parametrize(
    ("owner", "name", "mutant"),
    [
        (scoring, "plain_pairs", _met_the_wrong_way),
        (risk.AtRisk, "_unexplained", _explained_if_not_low),
        (risk.AtRisk, "_is_over", lambda _self, _completion: False),
        (scoring, "plain_pairs", lambda targets, _actuals: [(True, False, 1, 1)] * len(targets)),
    ],
)
def test_a_shorter_way_that_comes_to_something_else_is_noticed(
    owner: object, name: str, mutant: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = figures_of_rows(sheet_of(0))
    monkeypatch.setattr(owner, name, mutant)
    assert figures_of_rows(sheet_of(0)) != right
