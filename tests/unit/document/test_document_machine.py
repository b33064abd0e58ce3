"""Any sequence of edits, undo, redo and saving leaves the open report in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from amount import many
from given.open_reports import TABLE_MODELS, opened
from given.random_reports import FIGURES, TEXTS
from given.worked import issued
from hands import delete
from perfeval_gui.document.row_edits import add_row, remove_rows
from perfeval_gui.document.tables.cell_table import ROLE_MARK, CellTable
from perfeval_gui.document.tables.faces import Face
from perfeval_gui.domain.names.fields import kind_of, put, rows_of, with_rows
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.storage.draft.draft import dump, load

pytestmark = pytest.mark.usefixtures("qapp")


# ---- any sequence of edits

_NAMES: Final = st.sampled_from(sorted(STANDARD.fields))
_TEXT: Final = st.sampled_from((*FIGURES, *TEXTS))
_TABLES: Final = st.sampled_from(("projects", "buildings", "indicators", "evaluators"))


def _marks(table: CellTable) -> list[str]:
    rows, columns = range(table.rowCount()), range(table.columnCount())
    return [table.data(table.index(row, column), ROLE_MARK) for row in rows for column in columns]


def _faces(table: CellTable) -> list[Face]:
    rows, columns = range(table.rowCount()), range(table.columnCount())
    return [table.face_at(row, column) for row in rows for column in columns]


def _told(sheet: Sheet) -> tuple[str, str, Mapping[str, str]]:
    """Every figure, exactly: 1.0 and 1.00 are equal and look otherwise, and so does their order."""
    return repr(sheet.singles), repr(sheet.columns), sheet.faults


class AnyEdits(RuleBasedStateMachine):
    """Edits, undo, redo, saving and opening in any order.

    Beside the document a plain list of reports tells where undo must lead.
    """

    def __init__(self) -> None:
        super().__init__()
        self.document = opened()
        self.tables = [make(self.document) for make in TABLE_MODELS]
        self.past = [self.document.report]
        self.now = 0

    def _happened(self) -> None:
        if self.document.report != self.past[self.now]:
            self.past[self.now + 1 :] = [self.document.report]
            self.now += 1

    @rule(name=_NAMES, text=_TEXT)
    def type_into_a_field(self, name: str, text: str) -> None:
        kind = kind_of(STANDARD, name)
        assert kind is not None
        self.document.put(name, not kind.blank if kind.holds == "flag" else kind.read(text))
        self._happened()

    @rule(table=_TABLES, place=st.integers(0, 5))
    def add(self, table: str, place: int) -> None:
        add_row(self.document, table, place, "行")
        self._happened()

    @rule(table=_TABLES, place=st.integers(0, 3))
    def remove(self, table: str, place: int) -> None:
        remove_rows(self.document, table, [place], "行")
        self._happened()

    @rule(table=st.integers(0, 3), row=st.integers(0, 30), column=st.integers(0, 8), text=_TEXT)
    def type_into_a_table(self, table: int, row: int, column: int, text: str) -> None:
        model = self.tables[table]
        model.setData(model.index(row, column), text)
        self._happened()

    @rule(table=st.integers(0, 3), column=st.integers(0, 3), text=_TEXT)
    def paste(self, table: int, column: int, text: str) -> None:
        self.tables[table].paste(0, column, [["甲", text], [text, "2"]])
        self._happened()

    @rule(year=st.integers(2022, 2024))
    def take_another_year(self, year: int) -> None:
        self.document.replace("年度", replace(self.document.report, year=year))
        self._happened()

    @rule(names=st.lists(_NAMES, min_size=2, max_size=6), table=_TABLES, text=_TEXT)
    def put_several_at_once(self, names: list[str], table: str, text: str) -> None:
        report = self.document.report
        for name in names:
            kind = kind_of(STANDARD, name)
            assert kind is not None
            report = put(report, name, not kind.blank if kind.holds == "flag" else kind.read(text))
        rows = rows_of(report, table)
        report = with_rows(report, table, (*rows[1:], *rows[:1], STANDARD.tables[table].row_type()))
        self.document.replace("多处", report)
        self._happened()

    @rule(back=st.integers(0, 8))
    def go_to_a_step_long_past(self, back: int) -> None:
        self.now = max(self.now - back, 0)
        self.document.history.setIndex(self.now)

    @rule()
    def undo(self) -> None:
        self.document.history.undo()
        self.now = max(self.now - 1, 0)

    @rule()
    def redo(self) -> None:
        self.document.history.redo()
        self.now = min(self.now + 1, len(self.past) - 1)

    @rule()
    def save_and_open(self) -> None:
        self.document.open(issued(), load(dump(self.document.report)))
        self.past, self.now = [self.past[self.now]], 0

    @invariant()
    def undo_leads_where_it_should(self) -> None:
        assert self.document.report == self.past[self.now]

    @invariant()
    def everything_follows_from_what_is_typed(self) -> None:
        fresh = issued().evaluate(self.document.report)
        assert _told(self.document.sheet) == _told(fresh)
        assert self.document.state.findings == run_checks(fresh)

    @invariant()
    def tables_show_the_record(self) -> None:
        self.document.check_now()
        fresh = [make(self.document) for make in TABLE_MODELS]
        for table, new in zip(self.tables, fresh, strict=True):
            shown = [(line.name, line.cells) for line in table.lines]
            assert shown == [(line.name, line.cells) for line in new.lines]
            assert shown == [(name, CellTable.line_of(table, name).cells) for name, _ in shown]
            assert _marks(table) == _marks(new)
            assert _faces(table) == _faces(new)
            new.deleteLater()
        # Or all of them would follow each edit to come.
        delete()
        for name in STANDARD.tables:
            ids = [row.id for row in rows_of(self.document.report, name)]
            assert len(set(ids)) == len(ids)

    def teardown(self) -> None:
        self.document.deleteLater()


MANY: Final = settings(
    max_examples=many(60, 25),
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_any_edits() -> None:
    run_state_machine_as_test(AnyEdits, settings=MANY)
