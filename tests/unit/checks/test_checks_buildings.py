"""Buildings above what was approved, half filled in, and the state of their section."""

from __future__ import annotations

import pytest

from given.checked import message, names
from given.complete import complete, findings, ids
from given.worked import Row, filled, issued
from perfeval_gui.domain.edition.sections import STANDARD_SECTIONS
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.findings.answers import state_of, with_answer
from perfeval_gui.rules.telling.sections import Progress, progress, sections_with_errors

COLUMNS = ("approved_size", "actual_size", "planned_investment", "actual_investment")


def row(figures: str) -> Row:
    """A building from four figures; ``-`` is blank."""
    return {
        column: "" if figure == "-" else figure
        for column, figure in zip(COLUMNS, figures.split(), strict=True)
    }


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ("100 120 50 0", ["building-over-scale", "building-zero"]),
        ("100 120 50 50", ["building-over-scale"]),
        ("100 100.01 50 50", ["building-over-scale"]),
        ("100 100 50 50", []),
        ("100 90 50 50.01", ["building-over-investment"]),
        ("100 120 50 60", ["building-over-scale", "building-over-investment"]),
        ("2000 1999.99 800 799.99", []),
        ("100 100 50 0", ["building-zero"]),
        ("100 0 50 40", ["building-zero"]),
        ("100 0 50 0", ["building-zero", "building-zero"]),
        ("0 0 0 0", ["rate-undefined", "rate-undefined"]),
        # What has no denominator cannot be rated: that is an error of its own.
        ("- 120 50 50", ["rate-undefined", "blank-at-print"]),
        ("0 120 50 50", ["rate-undefined"]),
        ("100 100 - 50", ["rate-undefined", "blank-at-print"]),
        ("100 - 50 -", ["blank-at-print", "blank-at-print"]),
        ("- - - -", ["blank-at-print"] * 4),
    ],
)
def test_what_is_told_of_a_building(figures: str, found: list[str]) -> None:
    told = [one for one in findings(buildings=[row(figures)]) if one.name.startswith("buildings[")]

    assert sorted(one.check for one in told) == sorted(found)


def test_each_building_is_told_by_itself_with_its_figures() -> None:
    rows = [row("100 100 50 50"), row("3000 3600 900 950")]
    scale = message("building-over-scale", buildings=rows)
    money = message("building-over-investment", buildings=rows)

    assert names("building-over-scale", buildings=rows) == ["buildings[1].actual_size"]
    for figure in ("第 2 行", "批复规模 3000.00 ㎡", "实际规模 3600.00 ㎡", "规模控制率 120.00%"):
        assert figure in scale
    for figure in ("预算投资 900.00 万元", "实际投资 950.00 万元", "投资概算控制率 105.56%"):
        assert figure in money


def test_an_approval_can_be_answered_with() -> None:
    report = complete(buildings=[row("100 120 50 50")])
    (finding,) = (f for f in run_checks(issued().evaluate(report)) if "over" in f.check)
    answered = with_answer(report, finding, "变更规模已经批复，文号另附。")

    assert finding.level == "explain"
    assert state_of(finding, answered) == "answered"


def state(report: Report) -> Progress:
    section = next(section for section in STANDARD_SECTIONS if section.key == "buildings")
    sheet = issued().evaluate(report)
    return progress(section, sheet, sections_with_errors(run_checks(sheet), sheet))


def test_the_section_is_done_only_when_every_building_is_whole() -> None:
    whole = row("100 100 50 50")

    assert state(filled()) == "untouched"
    assert state(complete()) == "complete"
    assert state(complete(buildings=[whole])) == "complete"
    assert state(complete(buildings=[whole, row("100 100 50 -")])) == "begun"
    assert state(complete(buildings=[{}])) == "begun"
    assert state(complete({"thrift": ""}, buildings=[whole])) == "begun"
    assert state(complete(buildings=[row("- 100 50 50")])) == "findings"


def test_no_building_is_usual() -> None:
    assert ids(buildings=[]) == []
