"""A long report is checked turn by turn: the window is served between, and nothing is mixed."""

from __future__ import annotations

import random
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from effort import Calls
from gui.findings.long_reports import ROWS, Pulse, hasty, long_report, made
from hands import Show, Standing, wait_for
from perfeval_gui.document.document import Document, State
from perfeval_gui.document.row_edits import move_row, remove_rows
from perfeval_gui.document.tables.cell_table import ROLE_MARK, Index
from perfeval_gui.document.tables.indicator_table import IndicatorTable
from perfeval_gui.domain.names.fields import put, rows_of, with_rows
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.rules import checks as checks_module
from perfeval_gui.rules.checks import CHECKS, checking, run_checks
from perfeval_gui.rules.checks.indicators.goals import figures_of_goals_are_measured
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import Row, found, some_indicators
from perfeval_gui.views.findings.panel import FindingsPanel
from perfeval_gui.working.steps import STEP, finished

__all__ = ["hasty"]


def checked_anew(document: Document) -> tuple[Finding, ...]:
    """What one whole run finds in what is typed, nothing of it known before."""
    return run_checks(document.book.evaluate(document.report))


# ---- steps


def stretches(sheet: Sheet) -> list[int]:
    """How many calls each step of the checks of *sheet* takes."""
    run, calls = checking(sheet), []
    while True:
        with Calls() as counted:
            over = next(run, "over") == "over"
        calls.append(counted.count)
        if over:
            return calls


def test_no_step_of_the_checks_goes_through_all_rows(
    book: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = stretches(with_goals(book, 1))
    assert len(calls) > len(CHECKS)
    # A tenth of the rows is a step of a check; some small ones go through all of them.
    assert max(calls) < sum(calls) / 12

    def at_once(sheet: Sheet) -> Iterator[Finding]:
        for check in CHECKS:
            yield from check(sheet)

    monkeypatch.setattr(checks_module, "CHECKS", (at_once,))
    calls = stretches(with_goals(book, 2))
    assert max(calls) > sum(calls) / 12


def with_goals(book: Rulebook, serial: int) -> Sheet:
    """A long report whose goals have figures, which are looked for in the texts of all rows."""
    rows = (
        replace(one, actual=f"第{serial}次共完成{one.id}起，比上年增长{one.id}%", reason="约九分")
        for one in made(serial, 10 * STEP)
    )
    report = with_rows(new_report(book.edition, 2023), "indicators", tuple(rows))
    return book.evaluate(put(report, "goals_expected", f"培训{serial}次，增长{serial}%。"))


def test_a_check_that_sees_all_rows_first_gives_way_meanwhile(book: Rulebook) -> None:
    sheet = with_goals(book, 3)
    parts = list(map(list, figures_of_goals_are_measured.parts(sheet)))
    assert len(parts) > 3 * 10
    assert [one for part in parts for one in part] == list(figures_of_goals_are_measured(sheet))
    assert parts[:30] == [[]] * 30


def test_a_check_of_rows_sees_some_at_a_time_and_each_once(
    book: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[int]] = []

    @some_indicators
    def looks(_sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
        seen.append([row.row for row in rows])
        yield found("required", rows[0].cell("name"), "甲。")

    monkeypatch.setattr(checks_module, "CHECKS", (looks,))
    run = checking(book.evaluate(long_report(book)))
    for number, _ in enumerate(run, 1):
        assert len(seen) == number
    assert max(map(len, seen)) == STEP
    assert [row for rows in seen for row in rows] == list(range(ROWS))
    assert [one.name for one in looks(book.evaluate(long_report(book)))] == [
        f"indicators[{row}].name" for row in range(0, ROWS, STEP)
    ]


def test_a_report_that_is_not_long_is_checked_in_one_step(book: Rulebook) -> None:
    assert list(checking(book.evaluate(long_report(book, 0, STEP)))) == []


# ---- turns


def test_the_window_is_served_while_a_block_is_checked(hasty: Document) -> None:
    pulse, told = Pulse(), list[State]()
    hasty.checked.connect(told.append)
    steps = len(list(checking(hasty.book.evaluate(long_report(hasty.book, 3)))))

    hasty.edit("粘贴", long_report(hasty.book, 3), typed=True)
    begun = pulse.beats
    wait_for(lambda: hasty.state.checked)

    assert pulse.beats - begun >= steps > len(CHECKS)
    assert told == [hasty.state]
    assert hasty.state.findings == checked_anew(hasty)


def test_at_a_pace_that_gives_way_to_nothing_nobody_is_served(document: Document) -> None:
    document.check_now()
    pulse = Pulse()
    document.edit("粘贴", long_report(document.book, 4), typed=True)
    wait_for(lambda: document.state.checked)

    # Time stands still: no turn is ever over.
    assert isinstance(document._clock, Standing)
    assert pulse.beats <= 2


@pytest.mark.parametrize("way", ["undo", "redo", "removed"])
def test_what_is_not_typed_gives_way_as_well(hasty: Document, way: str) -> None:
    hasty.edit("粘贴", long_report(hasty.book, 5), typed=True)
    hasty.edit("再粘贴", long_report(hasty.book, 6), typed=True)
    if way == "redo":
        hasty.history.undo()
    hasty.check_now()
    pulse = Pulse()
    if way == "removed":
        remove_rows(hasty, "indicators", [2], "指标")
    else:
        getattr(hasty.history, way)()

    assert not hasty.state.checked
    wait_for(lambda: hasty.state.checked)
    assert pulse.beats > ROWS // STEP
    assert hasty.state.findings == checked_anew(hasty)


def turn() -> None:
    QApplication.processEvents()


def test_an_edit_throws_a_begun_run_away(hasty: Document) -> None:
    told = list[State]()
    hasty.checked.connect(told.append)
    hasty.edit("粘贴", long_report(hasty.book, 7), typed=True)
    for _ in range(9):
        turn()
    begun = hasty.state
    assert not begun.checked
    hasty.put("indicators[0].actual", "无法统计", visit="甲")
    wait_for(lambda: hasty.state.checked)

    assert told == [hasty.state]
    assert not begun.checked
    assert hasty.state.findings == checked_anew(hasty)


@pytest.mark.parametrize("turns", [0, 3, 30])
def test_whoever_needs_findings_now_has_all_of_them(hasty: Document, turns: int) -> None:
    told = list[State]()
    hasty.checked.connect(told.append)
    hasty.edit("粘贴", long_report(hasty.book, 8), typed=True)
    for _ in range(turns):
        turn()
    assert not hasty.state.checked

    hasty.check_now()
    assert told == [hasty.state]
    assert hasty.state.findings == checked_anew(hasty)
    hasty.check_now()
    assert len(told) == 1


def test_who_reads_findings_between_two_turns_reads_those_of_all_rows(hasty: Document) -> None:
    hasty.told.ask()
    hasty.edit("粘贴", long_report(hasty.book, 9), typed=True)
    for _ in range(12):
        turn()
    assert hasty.state.findings == checked_anew(hasty)
    assert hasty.told.findings != hasty.state.findings
    turn()
    assert hasty.told.findings == hasty.state.findings


def test_f8_between_two_turns_goes_to_what_is_found(hasty: Document, show: Show) -> None:
    panel = FindingsPanel(hasty)
    show(panel)
    hasty.edit("粘贴", long_report(hasty.book, 10), typed=True)
    turn()
    assert not hasty.state.checked
    assert panel.walk(1).startswith("第 1 项，共 ")
    assert hasty.state.checked


def test_a_run_that_breaks_off_is_begun_anew(
    book: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = State.of(book, long_report(book, 11))

    def breaks(_sheet: Sheet) -> Generator[None, None, tuple[Finding, ...]]:
        yield
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(checks_module, "checking", breaks)
        with pytest.raises(KeyboardInterrupt):
            state.look()
    assert not state.checked
    assert state.findings == run_checks(book.evaluate(state.report))


def test_checks_that_cannot_be_made_are_not_tried_turn_after_turn(
    hasty: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_sheet: Sheet) -> Generator[None, None, tuple[Finding, ...]]:
        yield
        yield
        raise RuntimeError

    monkeypatch.setattr(checks_module, "checking", breaks)
    with qtbot.captureExceptions() as caught:
        hasty.put("quota", None)
        hasty.edit("粘贴", long_report(hasty.book, 12), typed=True)
        for _ in range(20):
            turn()
    assert [one[0] for one in caught] == [RuntimeError]


# ---- any edits at any moment


def _edits(document: Document, chance: random.Random) -> None:
    """One edit of any kind."""
    rows = len(rows_of(document.report, "indicators"))
    kind = chance.randrange(7)
    if kind == 0 or not rows:
        serial = chance.randrange(4)
        document.edit("粘贴", long_report(document.book, serial, STEP + 50), typed=True)
    elif kind == 1:
        document.history.undo()
    elif kind == 2:
        document.history.redo()
    elif kind == 3:
        move_row(document, "indicators", chance.randrange(rows), chance.choice((-1, 1)), "指标")
    elif kind == 4:
        remove_rows(document, "indicators", [chance.randrange(rows)], "指标")
    else:
        column, text = chance.choice((("actual", "无"), ("name", "布署"), ("group", "")))
        name = f"indicators[{chance.randrange(rows)}].{column}"
        report = put(document.report, name, text)
        document.edit("修改", report, visit=chance.choice(("甲", "")))


class Seen:
    """The marks of a table as a view has them: what it is not told of it shows as before."""

    def __init__(self, table: IndicatorTable) -> None:
        self._table = table
        self.marks = self.now()
        table.dataChanged.connect(self._changed)
        for comes in (table.rowsInserted, table.rowsRemoved, table.modelReset):
            comes.connect(self._anew)

    def now(self) -> list[list[str]]:
        table, columns = self._table, range(len(self._table.columns))
        return [
            [table.data(table.index(row, column), ROLE_MARK) for column in columns]
            for row in range(len(table.lines))
        ]

    def _anew(self, *_rows: object) -> None:
        self.marks = self.now()

    def _changed(self, first: Index, last: Index) -> None:
        for row in range(first.row(), last.row() + 1):
            for column in range(first.column(), last.column() + 1):
                place = self._table.index(row, column)
                self.marks[row][column] = self._table.data(place, ROLE_MARK)


def _compared(document: Document, seed: int) -> int:
    """Edits at any moment; fails where anything is told but what one whole run finds."""
    chance, told = random.Random(seed), list[State]()
    document.told.ask()
    document.checked.connect(told.append)
    seen = Seen(table := IndicatorTable(document))
    for _ in range(25):
        _edits(document, chance)
        assert seen.marks == seen.now()
        for _ in range(chance.choice((0, 0, 1, 5, 40, 400))):
            turn()
        for state in told:
            whole = finished(checking(document.book.evaluate(state.report)))
            assert state.findings == whole
        told.clear()
        assert seen.marks == seen.now()
        if document.state.checked:
            assert seen.marks == Seen(IndicatorTable(document)).marks
    assert len(table.lines) == len(rows_of(document.report, "indicators"))
    return document.history.count()


@pytest.mark.parametrize("seed", range(2))
def test_any_edits_at_any_moment_are_told_as_if_checked_at_once(hasty: Document, seed: int) -> None:
    assert _compared(hasty, seed) > 5


def test_a_run_that_went_on_with_another_record_would_be_noticed(
    hasty: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Generator[None, None, tuple[Finding, ...]]] = []

    def goes_on(sheet: Sheet) -> Generator[None, None, tuple[Finding, ...]]:
        """A mutant: what was begun for one record is finished for the next."""
        run = begun.pop() if begun else checking(sheet)
        begun.append(run)
        return (yield from run) or ()

    monkeypatch.setattr(checks_module, "checking", goes_on)
    with pytest.raises(AssertionError):
        _compared(hasty, 0)
