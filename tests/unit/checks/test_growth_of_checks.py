"""How the work of every check grows with rows and texts: with them, and never with their square."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Iterator
from typing import Final

import pytest

from effort import least_told
from given.worked import issued, sheet_of
from perfeval_gui.document.marks import marks_of
from perfeval_gui.domain.beside.dismissals import Dismissal
from perfeval_gui.domain.beside.kept_answers import Explanation
from perfeval_gui.domain.cells.kinds import MONEY, POINTS
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import TableRow, put, with_rows
from perfeval_gui.domain.record.buildings import Building
from perfeval_gui.domain.record.evaluators import Evaluator
from perfeval_gui.domain.record.funds import Project
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.domain.record.narrative import Passage
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.checks import CHECKS, run_checks
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Check, Finding
from perfeval_gui.rules.proofreading.dismissed import heard
from perfeval_gui.rules.proofreading.families import FAMILIES
from perfeval_gui.rules.proofreading.language.slips import texts_are_clean

FEW: Final = 250
TIMES: Final = 16
STEEPEST: Final = 1.5
"""Power of the size with which work may grow; a quadratic check has 2."""
TRIES: Final = 3

Made = Callable[[int, int], Report]
"""A report of a size; the serial number makes its words other ones, as some are kept."""


def report() -> Report:
    """A short report that has a bit of everything."""
    values = {"unit": "临江甲乙丙中心", "executed": "293", "annual_budget": "300",
              "initial_budget": "280", "basic_spending": "200"}  # fmt: skip
    row = {"group": "output", "kind": "quantity", "name": "维护水利设施", "target": "≥40处",
           "actual": "42处", "points": "20"}  # fmt: skip
    return sheet_of(values, indicators=[row]).report


def rows(table: str, make: Callable[[int, int], TableRow]) -> Made:
    def made(size: int, serial: int) -> Report:
        return with_rows(report(), table, tuple(make(serial, number) for number in range(size)))

    return made


def project(serial: int, number: int) -> Project:
    """A project that is over its budget and jumps: two findings."""
    return Project(
        name=f"第{serial}批第{number}项整治",
        prior_final=MONEY.read("1"),  # type: ignore[arg-type]  # a figure is read
        budget=MONEY.read("1"),  # type: ignore[arg-type]  # as above
        final=MONEY.read("90"),  # type: ignore[arg-type]  # as above
    )


def indicator(serial: int, number: int) -> Indicator:
    """An indicator that is not met and gives no reason."""
    return Indicator(
        group="output",
        kind="quantity",
        name=f"调处纠纷第{serial}册第{number}项",
        target=f"≥{number + 9}起",
        actual=f"{number + 1}起",
        points=POINTS.read("1"),  # type: ignore[arg-type]  # a figure is read
    )


def quality(serial: int, number: int) -> Indicator:
    """An indicator without figures, the same over and over, with a result that contradicts it."""
    return Indicator(
        group="benefit",
        kind="social",
        name="改善秩序",
        target="改善",
        actual="未完成",
        band="met",
        points=POINTS.read("1"),  # type: ignore[arg-type]  # a figure is read
        reason=f"第{serial}无",
    )


def building(_serial: int, _number: int) -> Building:
    return Building(approved_size=MONEY.read("100"), actual_size=MONEY.read("120"))  # type: ignore[arg-type]


def texts(piece: str, *names: str) -> Made:
    """*piece* over and over in each of the cells *names*."""

    def made(size: int, serial: int) -> Report:
        given, times = report(), 8 * size // len(piece)
        for name in names:
            given = put(given, name, f"{serial}{size}{piece * times}")
        return given

    return made


def passage(piece: str) -> Made:
    def made(size: int, serial: int) -> Report:
        text = f"{serial}{size}\n{piece * (8 * size // len(piece))}"
        return with_rows(report(), "passages", (Passage(key="three_public", text=text),))

    return made


def unread(name: str, piece: str) -> Made:
    def made(size: int, serial: int) -> Report:
        return put(report(), name, Unread(f"{serial}{piece * (8 * size)}"))

    return made


def answered(size: int, serial: int) -> Report:
    """Projects, and an answer for each of them."""
    given = rows("projects", project)(size, serial)
    kept = tuple(
        Explanation(
            id=number + 1,
            check="jump-from-last-year",
            place=f"projects#{number + 1}.final",
            figures="甲",
            answer=f"第{number}项",
        )
        for number in range(size)
    )
    return with_rows(given, "explanations", kept)


def dismissed(size: int, serial: int) -> Report:
    given = rows("indicators", indicator)(size, serial)
    alarms = (Dismissal(check="text-figure", sentence=f"第{n}句。") for n in range(size))
    return with_rows(given, "dismissals", tuple(alarms))


def beside_dismissed(made: Made) -> Made:
    """A report of which another sentence was dismissed, for each family that reads texts."""
    kept = tuple(
        Dismissal(check=check, sentence="甲。") for check in FAMILIES if check.startswith("text-")
    )

    def silenced(size: int, serial: int) -> Report:
        return with_rows(made(size, serial), "dismissals", kept)

    return silenced


INPUTS: Final[dict[str, Made]] = {
    "projects": rows("projects", project),
    "projects of one name": rows("projects", lambda *_: project(0, 0)),
    "blank projects": rows("projects", lambda *_: Project()),
    "indicators": rows("indicators", indicator),
    "indicators of one name": rows("indicators", quality),
    "blank indicators": rows("indicators", lambda *_: Indicator()),
    "buildings": rows("buildings", building),
    "blank buildings": rows("buildings", lambda *_: Building()),
    "evaluators": rows("evaluators", lambda serial, n: Evaluator(name=f"王{serial}{n}")),
    "passages": rows(
        "passages", lambda serial, n: Passage(key=f"k{n}", text=f"第{serial}次第{n}件，共1万元。")
    ),
    "answers": answered,
    "dismissals": dismissed,
    "links": passage("{executed}"),
    "links that are none": passage("{nothing}"),
    "digits": passage("1"),
    "numerals": passage("一"),
    "hundredths": passage("百分之"),
    "prose without ends": passage("我单位落实对口帮扶村的资金支持1万元"),
    "prose with line ends": passage("维护水利设施45处。\n"),
    "brackets": passage("（"),
    "spaces": passage(" "),
    "repeated words": passage("管理"),
    "repeated signs": passage("认真真"),
    "words of one sign twice": passage("的的"),
    "slips beside a dismissed one": beside_dismissed(passage("认真真")),
    "wrong words beside a dismissed one": beside_dismissed(passage("布署")),
    "figures beside a dismissed one": beside_dismissed(passage("公务接待费9万元，")),
    "slips of a cell beside a dismissed one": beside_dismissed(
        texts("的的", "unit_opinion", "thrift")
    ),
    "projects in sentences": passage("2023年第1批第1项整治支出1万元，"),
    "targets in sentences": passage("计划240次，完成252次，完成计划的105%，"),
    "parts of targets": passage("完成252次，占计划240次的105%，"),
    "counts before their mean": passage("在职22人，工会经费3万元，人均1元，"),
    "money before its mean": passage("补助1万元，惠及1户，户均1元，"),
    "kinds of a count": passage("培训9次，其中业务培训2次，"),
    "a list of kinds": passage("培训9次、"),
    "parts of a change": passage("增加9万元，其中工资增加1万元，"),
    "a long unit": texts("甲乙", "unit"),
    "a unit of digits": texts("1", "unit"),
    "goals": texts("培训1次，", "goals_expected", "goals_achieved"),
    "a name": texts("甲1", "indicators[0].name"),
    "a target of digits": texts("1", "indicators[0].target", "indicators[0].actual"),
    "a target of numerals": texts("一", "indicators[0].target", "indicators[0].actual"),
    "a target of signs": texts("≥", "indicators[0].target", "indicators[0].actual"),
    "a target of units": texts("1万元", "indicators[0].target", "indicators[0].actual"),
    "a target of spaces": texts(" ", "indicators[0].target", "indicators[0].actual"),
    "a reason": texts("无", "indicators[0].reason"),
    "a reason of clauses": texts("无，", "indicators[0].reason"),
    "a phone": texts("1-", "base_phone", "form_phone"),
    "thrift": texts("略", "thrift"),
    "a figure": unread("operations.final", "8"),
    "a figure of commas": unread("operations.final", "8,"),
    "a day": unread("report_date", "甲"),
    "a day of digits": unread("report_date", "2023年"),
}


def spent(check: Check, sheet: Sheet) -> float:
    """Seconds of the processor that all findings of *check* take."""
    begin = time.process_time()
    for _ in check(sheet):
        pass
    return time.process_time() - begin


def steepness(few: float, many: float, share: float = 1) -> float:
    """The power of the size that explains the two; *share* of what can be told counts as none."""
    least = share * least_told()
    return math.log(max(many, least) / max(few, least), TIMES)


def too_steep(checks: tuple[Check, ...], made: Made, share: float = 1) -> set[str]:
    """The checks whose work grows too fast, in each of some tries: one may be disturbed."""
    left = {check.__name__: check for check in checks}
    for serial in range(TRIES):
        if left:
            small, large = (issued().evaluate(made(n, serial)) for n in (FEW, FEW * TIMES))
            few = {name: spent(check, small) for name, check in left.items()}
            many = {name: spent(check, large) for name, check in left.items()}
            left = {n: c for n, c in left.items() if steepness(few[n], many[n], share) > STEEPEST}
    return set(left)


def told(sheet: Sheet) -> Iterator[Finding]:
    """What follows from findings: the marks of all cells."""
    marks_of(run_checks(sheet), sheet)
    return iter(())


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Patterns are compiled once a program."""
    run_checks(issued().evaluate(report()))


@pytest.mark.parametrize("kind", INPUTS)
def test_the_work_of_every_check_grows_with_what_there_is(kind: str) -> None:
    assert too_steep((*CHECKS, told), INPUTS[kind]) == set()


def test_the_slips_of_one_sentence_are_looked_up_once_among_the_dismissed() -> None:
    """A copy of the sentence for each of its slips is as much as the square of its length."""

    def spent_on(size: int) -> float:
        sheet = issued().evaluate(beside_dismissed(passage("认真真，"))(size, 0))
        slips = list(texts_are_clean(sheet))
        begin = time.process_time()
        left = sum(1 for _ in heard(sheet, slips))
        spent = time.process_time() - begin
        assert left == len(slips) > size
        return spent

    # A copy of some thousand signs costs no more than the rest.
    few = 4 * FEW
    assert steepness(spent_on(few), spent_on(few * TIMES)) < STEEPEST


def pairs(sheet: Sheet) -> Iterator[Finding]:
    """A check that compares every row with every other."""
    names = [row.name for row in sheet.report.funds.projects]
    for name in names:
        names.count(name)
    return iter(())


def reread(sheet: Sheet) -> Iterator[Finding]:
    """A check that reads half of a text again from every character on: the square is costly."""
    for row in sheet.report.narrative.passages:
        re.findall("[0-9]+万元", row.text[: len(row.text) // 2])
    return iter(())


@pytest.mark.parametrize(("check", "kind"), [(pairs, "projects"), (reread, "digits")])
def test_a_check_that_grows_with_the_square_is_caught(check: Check, kind: str) -> None:
    # A fast machine needs less for all of it than what is forgiven above.
    assert too_steep((check,), INPUTS[kind], share=1 / 8) == {check.__name__}
