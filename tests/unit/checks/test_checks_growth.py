"""What all checks cost grows as the report does, and no faster; nothing is remembered here."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from effort import Calls
from given.worked import filled, issued
from perfeval_gui.domain.cells.kinds import POINTS
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.domain.record.narrative import Passage
from perfeval_gui.rules import checks
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import found, indicator_rows
from perfeval_gui.rules.proofreading.prose.texts import passages

SENTENCE = (
    "{n}、{{Y}}年第{n}批项目支出{n}.5万元，完成调处矛盾纠纷{n}起，公务接待费{n}万元，"
    "一般公共预算支出12{n}万元，资金使用合规。\n"
)


def report_of(rows: int, characters: int, serial: int) -> Sheet:
    """A report with so many indicators and so long a text, none of whose words were read before."""
    made = tuple(
        Indicator(
            group="output",
            kind="quantity",
            name=f"第{serial}册第{number}项",
            target=f"≥{number + 5}起",
            actual=f"{serial}{number}起",
            reason=f"第{serial}册第{number}项因雨季影响",
            points=POINTS.read("1"),  # type: ignore[arg-type]  # a figure is read
        )
        for number in range(rows)
    )
    text = ""
    while len(text) < characters:
        text += SENTENCE.format(n=len(text) + serial)
    report = with_rows(filled({"executed": "120"}), "indicators", made)
    passage = Passage(key="duties", text=text[:characters])
    return issued().evaluate(with_rows(report, "passages", (passage,)))


def calls(rows: int, characters: int, serial: int) -> Iterator[int]:
    sheet = report_of(rows, characters, serial)
    with Calls() as counted:
        run_checks(sheet)
    yield counted.count


def seconds(rows: int, characters: int, serial: int) -> Iterator[float]:
    """Five measures, the least of which counts, each with words that were never read."""
    for more in range(5):
        sheet = report_of(rows, characters, serial + more)
        begin = time.process_time()
        run_checks(sheet)
        yield time.process_time() - begin


@pytest.fixture(autouse=True)
def _warm() -> None:
    """Patterns are compiled once a program."""
    run_checks(report_of(3, 300, 1))


def linear(cost: Callable[[int, int, int], Iterator[float]]) -> None:
    """Fails where four times as much costs twice that and more."""
    for few, many in (((250, 0), (1_000, 0)), ((0, 5_000), (0, 20_000))):
        low = min(cost(*few, 100))
        assert any(high < 8 * low for high in cost(*many, 500)), (few, low, many)


def test_calls_grow_with_the_report() -> None:
    linear(calls)


def test_time_grows_with_the_report() -> None:
    linear(seconds)


def test_the_greatest_report_takes_so_many_calls() -> None:
    """1,000 indicators and 20,000 characters: about 55 ms where a call takes 0.2 µs."""
    assert next(calls(1_000, 20_000, 900)) < 290_000


def _each_with_each(sheet: Sheet) -> Iterator[Finding]:
    rows = indicator_rows(sheet)
    for row in rows:
        if all(other.row >= 0 for other in rows) and row.points is None:
            yield found("required", row.cell("name"), "")


def _text_for_each_mark(sheet: Sheet) -> Iterator[Finding]:
    for prose in passages(sheet):
        for place, mark in enumerate(prose.text):
            if mark in "，0123456789" and "无" in prose.text[:place].split("，"):
                yield found("required", prose.name, "")


@pytest.mark.parametrize(
    ("slow", "cost"), [(_each_with_each, calls), (_text_for_each_mark, seconds)]
)
def test_a_check_that_grows_faster_is_noticed(
    slow: Callable[[Sheet], Iterator[Finding]],
    cost: Callable[[int, int, int], Iterator[float]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # By itself: beside all others its growth is less plain, and a busy machine hides it.
    monkeypatch.setattr(checks, "CHECKS", (slow,))
    with pytest.raises(AssertionError):
        linear(cost)
