"""A long block is pasted in steps: its progress is seen, it can be stopped, and it is one edit."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from typing import Final

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QProgressBar, QProgressDialog

from hands import PATIENT, Show, Standing, wait_for
from perfeval_gui.document.document import Document
from perfeval_gui.document.tables import row_cells
from perfeval_gui.document.tables.cell_table import CellTable, Index
from perfeval_gui.document.tables.indicator_table import IndicatorTable
from perfeval_gui.document.tables.lines import Cells
from perfeval_gui.document.tables.row_cells import Facet
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.views.sections.indicators_view import IndicatorsView
from perfeval_gui.views.tables.clipboard import start_pasting
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.working.steps import STEP, finished

# From the first step on it takes too long to be made at once.
AT_LENGTH: Final = PATIENT._replace(progress=0, turn=0, clock=Standing())
ROWS: Final = 3 * STEP + 1


def block(rows: int = ROWS) -> list[list[str]]:
    """Indicators with points, targets and results; a dash and a figure with too many places."""
    made = [
        ["产出指标", "数量指标", f"事项{n}", f"{n + 1}起", f"{n + 2}起", "1", "", "", "", "雨季"]
        for n in range(rows)
    ]
    made[0][8], made[1][5] = "-", "1.005"
    return made


def view_of(document: Document, show: Show) -> FormTable:
    page = IndicatorsView(document)
    show(page)
    table: FormTable = page.ui.rows
    QGuiApplication.clipboard().setText("\n".join(map("\t".join, block())))
    return table


def dialog() -> QProgressDialog | None:
    """The dialog that tells of the pasting, while there is one."""
    shown = (one for one in QApplication.topLevelWidgets() if isinstance(one, QProgressDialog))
    return next((one for one in shown if one.isVisible()), None)


def test_its_progress_is_seen_and_it_is_one_edit(
    document: Document, show: Show, book: Rulebook
) -> None:
    table, before = view_of(document, show), document.report
    told: list[object] = []

    start_pasting(table, table.cells(), table.chosen(), told.append, AT_LENGTH)

    shown = dialog()
    assert shown is not None
    assert (shown.windowTitle(), shown.labelText()) == ("粘贴", "正在粘贴……")
    (bar,) = shown.findChildren(QProgressBar)
    seen = [bar.value()]
    while dialog() is not None:
        assert document.report is before
        assert table.model().rowCount() == 0
        seen.append(bar.value())
        QApplication.processEvents()
    wait_for(lambda: table.model().rowCount() == ROWS)

    assert seen == sorted(seen)
    assert len(set(seen)) > ROWS // STEP
    assert document.history.count() == 1
    assert len(told) == 1
    at_once = Document(book, before)
    IndicatorTable(at_once).paste(0, 0, block())
    assert document.report == at_once.report
    assert document.state.findings == at_once.state.findings
    document.history.undo()
    assert document.report is before


@pytest.mark.parametrize("steps", [0, 1, 4, 9])
def test_whoever_stops_it_finds_the_report_as_it_was(
    document: Document, show: Show, steps: int
) -> None:
    table, before = view_of(document, show), document.report
    told: list[object] = []
    start_pasting(table, table.cells(), table.chosen(), told.append, AT_LENGTH)
    shown = dialog()
    assert shown is not None
    for _ in range(steps):
        QApplication.processEvents()

    shown.canceled.emit()
    QApplication.processEvents()

    assert dialog() is None
    assert document.report is before
    assert document.history.count() == 0
    assert told == []
    assert table.model().rowCount() == 0
    # Another one begins from its beginning.
    table.paste()
    wait_for(lambda: len(document.report.indicators.indicators) == ROWS)


def test_what_changed_meanwhile_is_not_lost(document: Document) -> None:
    table = IndicatorTable(document)
    for made in range(1, len(list(table.pasting(0, 0, block()))) + 1):
        document.history.undo()
        work = table.pasting(0, 0, block())
        for _ in range(made):
            next(work)
        document.put("unit", f"局{made}")
        told = finished(work)

        assert document.report.cover.unit == f"局{made}"
        assert document.report.indicators.indicators == ()
        assert "没有粘贴" in told


def test_a_step_works_on_some_rows_only_and_reads_alike_texts_once(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, read = IndicatorTable(document), []
    kind_read = Kind.read

    def reads(self: Kind, text: str) -> object:
        read.append(text)
        return kind_read(self, text)

    monkeypatch.setattr(Kind, "read", reads)
    work, most = table.pasting(0, 0, block()), 0
    while document.history.count() == 0:
        before = len(read)
        if next(work, "over") == "over":
            break
        most = max(most, len(read) - before)

    # Of a row three texts are its own; the others are as in each row.
    assert most <= 3 * STEP + 20
    assert len(read) <= 3 * ROWS + 20


def test_only_rows_that_are_looked_at_are_put_into_words(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    cells = row_cells._cells

    def puts(facets: Iterable[Facet], told: list[tuple[str, str, Value]]) -> Cells:
        made.append(told)
        return cells(facets, told)

    monkeypatch.setattr(row_cells, "_cells", puts)
    table = IndicatorTable(document)
    table.paste(0, 0, block())
    assert made == []

    assert table.data(table.index(7, 2)) == "事项7"
    assert table.data(table.index(7, 4)) == "9起"
    assert len(made) == 1
    # A row that changes is compared with what it showed; the others are left alone.
    table.setData(table.index(9, 4), "3起")
    assert len(made) == 3
    QAbstractItemModelTester(table)


def test_the_cells_of_a_block_are_not_asked_one_by_one_what_may_be_done_with_them(
    document: Document, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, asked = view_of(document, show), Counter[tuple[int, int]]()
    flags = CellTable.flags

    def counted(self: CellTable, index: Index) -> Qt.ItemFlag:
        asked[index.row(), index.column()] += 1
        return flags(self, index)

    monkeypatch.setattr(CellTable, "flags", counted)
    table.paste()
    wait_for(lambda: table.model().rowCount() == ROWS)
    table.window().repaint()

    assert len(table.chosen()) == ROWS * 10
    assert table.chosen_rows() == list(range(ROWS))
    # Those of the rows that are seen, and of no others.
    assert len(asked) < ROWS


def test_what_is_chosen_is_what_qt_says_is_selected(document: Document, show: Show) -> None:
    table = view_of(document, show)
    finished(table.cells().pasting(0, 0, block(12)))
    chance = random.Random(7)
    flag = QItemSelectionModel.SelectionFlag
    for _ in range(60):
        corners = [(chance.randrange(12), chance.randrange(11)) for _ in range(2)]
        area = QItemSelection(*(table.model().index(*corner) for corner in corners))
        table.selectionModel().select(area, chance.choice((flag.Toggle, flag.Select)))
        said = {(index.row(), index.column()) for index in table.selectedIndexes()}
        chosen = [(index.row(), index.column()) for index in table.chosen()]
        assert chosen == sorted(said)
        assert table.chosen_rows() == sorted({row for row, _ in said})
