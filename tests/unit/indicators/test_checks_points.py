"""Checks of 分值: scores without any, totals above them, kinds without a row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from given.checked import indicator, message, names, of, within
from given.worked import filled, issued, sheet_of
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import put


@pytest.mark.parametrize("points", ["", " ", "—", "无"])
def test_a_score_without_points_is_wrong(points: str) -> None:
    row = indicator(points=points, lowered="30")

    assert names("score-without-points", indicators=[row]) == ["indicators[0].points"]
    assert "填了得分 30.00 而没有分值" in message("score-without-points", indicators=[row])


@pytest.mark.parametrize(
    ("points", "told"),
    [("0", ["score-above-points"]), ("29.99", ["score-above-points"]), ("30", [])],
)
def test_with_points_they_are_compared(points: str, told: list[str]) -> None:
    row = indicator(points=points, lowered="30")
    checks = ("score-above-points", "score-without-points")

    assert [check for check in checks if names(check, indicators=[row])] == told


@pytest.mark.parametrize("column", ["points", "lowered"])
@pytest.mark.parametrize("text", ["-1", "十分", "10分8"])
def test_what_cannot_be_read_is_told_as_that(column: str, text: str) -> None:
    report = put(
        filled(indicators=[indicator(lowered="5")]), f"indicators[0].{column}", Unread(text)
    )
    sheet = issued().evaluate(report)

    assert [f.name for f in of(sheet, "unread")] == [f"indicators[0].{column}"]
    assert of(sheet, "score-without-points") == []


def test_a_total_above_all_points() -> None:
    rows = [indicator(lowered="30"), indicator(points="", lowered="5.5")]

    (told,) = names("total-above-points", indicators=rows)
    assert told == "indicators"
    text = message("total-above-points", indicators=rows)
    assert sheet_of(indicators=rows).shown("total_score") in text
    assert "总分值 20" in text


def kinds(*there: str) -> list[str]:
    """What is said of 产出 indicators of the kinds *there*."""
    return names("kind-missing", indicators=[indicator(kind=kind) for kind in there])


def test_kinds_without_a_row() -> None:
    assert kinds("quantity", "quality", "timeliness") == []
    assert kinds("quantity", "timeliness") == ["indicators"]
    rows = [indicator(kind="quantity")]
    assert "没有“质量指标”、“时效指标”，" in message("kind-missing", indicators=rows)


def test_a_group_without_a_row_is_told_as_required() -> None:
    assert names("kind-missing") == []
    row = indicator(group="satisfaction", kind="served")
    assert names("kind-missing", indicators=[row]) == []


def test_each_group_is_told_by_itself() -> None:
    rows = [indicator(), indicator(group="cost", kind="economic_cost")]

    assert names("kind-missing", indicators=rows) == ["indicators"] * 2


def test_an_edition_can_switch_it_off() -> None:
    off = replace(issued().edition.limits, off=frozenset({"kind-missing"}))

    assert of(within(off, {}, indicators=[indicator()]), "kind-missing") == []
