"""While a long report is checked marks go with their rows; a paste may lose its window."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QTimer

from gui.findings.long_reports import ROWS, hasty, made
from hands import PATIENT, Show, Standing, wait_for
from perfeval_gui.document.document import Document
from perfeval_gui.document.row_edits import move_row, remove_rows
from perfeval_gui.document.tables.cell_table import ROLE_MARK
from perfeval_gui.document.tables.indicator_table import IndicatorTable
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.views.kit.progress import Stepped, Words
from perfeval_gui.views.sections.indicators_view import IndicatorsView
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.working.steps import finished

__all__ = ["hasty"]


def test_a_mark_goes_with_its_row_until_the_findings_are_told(hasty: Document) -> None:
    table = IndicatorTable(hasty)
    rows = list(made(12))
    rows[5] = Indicator(id=6, group="output", kind="quantity", name="正常", points=None)
    hasty.edit("粘贴", with_rows(hasty.report, "indicators", tuple(rows)), typed=True)
    hasty.told.ask()
    hasty.check_now()
    assert marks(table, "reason")[4:8] == ["error", "", "error", "error"]

    remove_rows(hasty, "indicators", [0, 1], "指标")
    assert not hasty.state.checked
    assert marks(table, "reason")[2:6] == ["error", "", "error", "error"]
    move_row(hasty, "indicators", 3, -2, "指标")
    assert not hasty.state.checked
    assert marks(table, "reason")[:4] == ["error", "", "error", "error"]
    before = marks(table, "reason")
    wait_for(lambda: hasty.state.checked)
    assert marks(table, "reason") == before


def marks(table: IndicatorTable, column: str) -> list[str]:
    at = [one.shown for one in table.columns].index(column)
    return [table.data(table.index(row, at), ROLE_MARK) for row in range(len(table.lines))]


def test_marks_of_many_rows_are_told_together_and_measure_no_row(
    document: Document, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = IndicatorsView(document)
    show(page)
    table = page.ui.rows
    document.told.ask()
    long = "群众满意度达到120%，比上年有了很大的提高，各方面的反映都很好"
    rows = tuple(replace(one, name="满意度", actual=long) for one in made(13))
    document.edit("粘贴", with_rows(document.report, "indicators", rows), typed=True)
    told, measured = list[int](), list[int]()
    table.model().dataChanged.connect(lambda first, last: told.append(last.row() - first.row()))
    measure = FormTable.sizeHintForRow

    def measures(self: FormTable, row: int) -> int:
        measured.append(row)
        return measure(self, row)

    monkeypatch.setattr(FormTable, "sizeHintForRow", measures)
    document.check_now()

    assert {f"indicators[{row}].actual" for row in range(ROWS)} <= document.told.marks.keys()
    assert ROWS - 1 in told
    assert len(told) < 20
    assert len(measured) < 20


def test_a_paste_whose_window_goes_meanwhile_is_left(document: Document, show: Show) -> None:
    page = IndicatorsView(document)
    show(page)
    before = document.report
    table = IndicatorTable(document)
    work = table.pasting(0, 0, [["产出指标", "数量指标", f"甲{row}"] for row in range(ROWS)])
    words = Words(title="甲", text="乙", leave="丙")
    run = Stepped(page, work, words, 20, PATIENT._replace(at_once=0, turn=0, clock=Standing()))
    QTimer.singleShot(0, run, partial(_delete, run))
    run.start()
    assert document.report is before
    finished(table.pasting(0, 0, [["产出指标"]]))


def _delete(one: Stepped) -> None:
    import shiboken6

    shiboken6.delete(one)
