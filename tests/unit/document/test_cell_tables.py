"""The tables of the open report: typing, pasting, and telling only what changed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from given.open_reports import INDICATOR, TABLE_MODELS, TWO, Make, buildings, opened, projects
from given.worked import filled, issued
from perfeval_gui.document.document import Document
from perfeval_gui.document.row_edits import add_row, remove_rows
from perfeval_gui.document.tables.cell_table import (
    ROLE_COMPUTED,
    ROLE_FAULT,
    ROLE_NAME,
    ROLE_STORED,
    CellTable,
)
from perfeval_gui.document.tables.fund_table import FundTable
from perfeval_gui.document.tables.indicator_table import IndicatorTable
from perfeval_gui.domain.cells.values import Unread, number
from perfeval_gui.domain.names.fields import get
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.storage.draft.draft import dump, load
from perfeval_gui.views.tables.form_table import read_block, write_block

pytestmark = pytest.mark.usefixtures("qapp")


# ---- tables


def test_cells_are_of_the_kind_that_the_sheet_says() -> None:
    document = opened(filled(projects=TWO, indicators=[INDICATOR]))
    for make in TABLE_MODELS:
        table = make(document)
        for row in range(table.rowCount()):
            for column in range(table.columnCount()):
                place = table.index(row, column)
                name = table.name_at(place)
                if not name.endswith(".label"):
                    assert table.kind_at(place) is document.sheet.kind(name), name


@pytest.mark.parametrize("make", [IndicatorTable, projects, buildings])
def test_what_may_be_typed_is_known_before_a_row_is_put_into_words(make: Make) -> None:
    document = opened(filled(projects=TWO, indicators=[INDICATOR]))
    add_row(document, "buildings", 0, "行")
    table = make(document)
    places = [(row, at) for row in range(table.rowCount()) for at in range(table.columnCount())]

    may = [table.may_type(*place) for place in places]

    assert not any(line.look.made for line in table.lines)
    editable = Qt.ItemFlag.ItemIsEditable
    assert may == [bool(table.flags(table.index(*place)) & editable) for place in places]
    assert may == [not table.lines[row].cells.computed[column] for row, column in places]
    assert len(set(may)) == 2


def at(table: CellTable, name: str) -> QModelIndex:
    """The cell that shows or is typed under *name*."""
    stem, _, column = name.rpartition(".")
    for row, line in enumerate(table.lines):
        for place, shown in enumerate(table.columns):
            if line.name == stem and column in (shown.shown, shown.typed):
                return table.index(row, place)
    raise KeyError(name)


class Told:
    """The names of cells whose change a table told."""

    def __init__(self, table: CellTable) -> None:
        self.names: list[str] = []
        self.resets = 0
        self._table = table
        table.dataChanged.connect(self._changed)
        table.modelReset.connect(self._reset)

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            for column in range(first.column(), last.column() + 1):
                self.names.append(str(self._table.index(row, column).data(ROLE_NAME)))

    def _reset(self) -> None:
        self.resets += 1


@pytest.mark.parametrize("make", TABLE_MODELS)
def test_models_keep_qt_s_rules(make: Make, qtbot: QtBot) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    for report in (filled(), filled(projects=TWO, buildings=[{}], indicators=[INDICATOR])):
        document = opened(report)
        table = make(document)
        # Warnings of Qt fail a test: see qt_log_level_fail.
        tester = QAbstractItemModelTester(table, mode, table)
        add_row(document, "projects", 0, "专项")
        add_row(document, "buildings", 0, "楼")
        add_row(document, "indicators", 0, "指标")
        table.paste(0, 0, [["甲", "1", "2"], ["乙", "3", "4"]])
        document.history.undo()
        remove_rows(document, "projects", [0], "专项")
        document.open(issued(), filled())
        assert tester.model() is table


@pytest.mark.parametrize("make", TABLE_MODELS)
def test_models_bear_what_qt_may_ask(make: Make) -> None:
    table = make(opened(filled(projects=TWO, buildings=[{}], indicators=[INDICATOR])))
    nowhere = QModelIndex()
    for role in range(int(Qt.ItemDataRole.UserRole) + 8):
        assert table.data(nowhere, role) is None
        for section in (-1, 0, 999):
            table.headerData(section, Qt.Orientation.Horizontal, role)
            table.headerData(section, Qt.Orientation.Vertical, role)
        for row in range(table.rowCount()):
            for column in range(table.columnCount()):
                table.data(table.index(row, column), role)

    assert not table.setData(nowhere, "8")
    assert table.rowCount(table.index(0, 0)) == 0


def test_a_block_from_excel_goes_in_in_one_step() -> None:
    document = opened(filled(projects=TWO))
    table = projects(document)
    block = read_block('"第一行\n第二行"\t1,000.00\t2\t3\r\n乙\t\t八\t"5"\r\n')
    table.paste(0, 0, block)

    first, second = document.report.funds.projects
    assert (first.name, first.prior_final) == ("第一行 第二行", Decimal(1000))
    assert (second.name, second.prior_final, second.budget) == ("乙", None, Unread("八"))
    # Nothing stands between these marks for which a cell would be put into marks.
    assert second.final == Unread('"5"')
    assert document.history.count() == 1
    document.history.undo()
    assert document.report == filled(projects=TWO)


def test_a_block_longer_than_the_table_adds_rows() -> None:
    document = opened()
    table = IndicatorTable(document)
    told = Told(table)
    rows = [
        ["产出指标", "数量指标", "排查", "40起", "56起", "20"],
        ["benefit", "social", '多行\n"引号"', "改善", "改善", "5", "ignored", "达成"],
    ]
    table.paste(0, 0, read_block(write_block(rows)))

    first, second = document.report.indicators.indicators
    assert (first.group, first.kind, first.points) == ("output", "quantity", Decimal(20))
    assert (second.group, second.kind, second.band) == ("benefit", "social", "met")
    assert second.name == '多行\n"引号"'
    assert document.sheet.shown("total_score") == "25.00"
    assert (document.history.count(), told.resets) == (1, 0)


def test_pasting_passes_over_computed_cells() -> None:
    document = opened(filled({"vehicle_running.final": "1.91"}))
    table = FundTable(document)
    place = at(table, "three_public.final")
    assert place.data(ROLE_COMPUTED)
    table.paste(place.row(), place.column(), [["9"], ["9"], ["0.50"]])

    assert get(document.report, "three_public.final") is None
    assert get(document.report, "vehicles.final") is None
    assert get(document.report, "vehicle_buying.final") == Decimal("0.5")
    assert document.sheet.shown("three_public.final") == "2.41"
    assert not table.setData(place, "9")


def test_pasting_beyond_the_last_line_of_the_form_is_left_out() -> None:
    document = opened()
    table = FundTable(document)
    left = table.paste(table.rowCount() - 1, 3, [["1", "2", "3"], ["4", "5"], ["", " "]])

    assert get(document.report, "basic_adjusted.final") == Decimal(1)
    assert left == (
        "下面没有更多的行，有 1 行没有粘贴（从“4”起）；右边没有更多的栏，一行里有 1 格没有粘贴；"
        "复制的内容还在剪贴板里。"
    )
    assert document.history.count() == 1
    assert table.paste(table.rowCount() - 1, 3, [["2", "2"]]) == ""
    assert table.paste(table.rowCount() - 1, 3, [["2", "", ""], ["", ""]]) == ""


def test_a_choice_pasted_with_strange_characters_can_be_saved() -> None:
    document = opened(filled(indicators=[INDICATOR]))
    IndicatorTable(document).paste(0, 0, [["投\u200b入\n指标\x07"]])

    assert document.report.indicators.indicators[0].group == "投入 指标"
    assert load(dump(document.report)) == document.report


def test_another_group_empties_a_kind_it_does_not_have() -> None:
    document = opened(filled(indicators=[INDICATOR]))
    table = IndicatorTable(document)
    table.setData(at(table, "indicators[0].group"), "benefit")

    row = document.report.indicators.indicators[0]
    assert (row.group, row.kind) == ("benefit", "")
    document.history.undo()
    assert document.report.indicators.indicators[0].kind == "quantity"


def test_choices_are_the_edition_s() -> None:
    document = opened(filled(indicators=[INDICATOR]))
    table = IndicatorTable(document)
    groups = issued().edition.groups

    assert [key for key, _ in table.choices(document.report, 0, "group")][1:] == [
        group.key for group in groups
    ]
    assert dict(table.choices(document.report, 0, "kind")[1:]) == dict(groups[0].kinds)
    assert table.choices(document.report, 0, "band")[0] == ("", "")


def test_only_changed_cells_are_told() -> None:
    document = opened(filled({"vehicle_running.final": "1.91"}, projects=TWO))
    funds, rows, other = FundTable(document), projects(document), buildings(document)
    document.check_now()
    told = [Told(table) for table in (funds, rows, other)]
    document.put("projects[1].final", Decimal(20))

    assert sorted(told[0].names) == ["project_spending.final", "projects[1].final"]
    assert told[1].names == ["projects[1].final"]
    assert told[2].names == []
    document.put("unit", "甲")
    assert [len(one.names) for one in told] == [2, 1, 0]
    assert [one.resets for one in told] == [0, 0, 0]


def test_a_score_typed_like_the_rule_s_is_told() -> None:
    row = {**INDICATOR, "actual": "40起", "points": "20"}
    document = opened(filled(indicators=[row]))
    table = IndicatorTable(document)
    score, told = at(table, "indicators[0].score"), Told(table)
    assert (score.data(), score.data(ROLE_COMPUTED)) == ("20.00", True)
    table.setData(score, "20")

    assert (score.data(), score.data(ROLE_COMPUTED)) == ("20.00", False)
    assert told.names == ["indicators[0].score"]


def test_unreadable_text_stays_while_other_cells_change() -> None:
    document = opened(filled(projects=TWO))
    table = FundTable(document)
    place = at(table, "projects[0].budget")
    table.setData(place, "约 20")
    table.setData(at(table, "projects[1].budget"), "3")
    table.setData(at(table, "reception.final"), "0.22")

    assert place.data() == "约 20"
    assert "不是数字" in place.data(ROLE_FAULT)
    assert get(document.report, "projects[0].budget") == Unread("约 20")
    assert document.sheet.shown("project_spending.budget") == "3.00"
    table.setData(place, "20")
    assert (place.data(), place.data(ROLE_FAULT)) == ("20.00", "")


def test_a_typed_total_is_kept_under_its_items() -> None:
    document = opened()
    table = FundTable(document)
    total = at(table, "three_public.budget")
    table.setData(total, "3")
    table.setData(at(table, "reception.budget"), "0.22")

    assert (total.data(), total.data(ROLE_COMPUTED)) == ("0.22", True)
    assert get(document.report, "three_public.budget") == Decimal(3)
    assert "sum-three-public" in {finding.check for finding in document.state.findings}
    table.setData(at(table, "reception.budget"), "")
    assert (total.data(), total.data(ROLE_COMPUTED)) == ("3.00", False)


def test_clearing_is_one_step_and_passes_over_computed_cells() -> None:
    report = filled({"vehicle_running.final": "1.91", "abroad.final": "2"})
    document = opened(report)
    table = FundTable(document)
    names = ("three_public.final", "vehicle_running.final", "abroad.final")
    table.put_into(
        [(at(table, name).row(), at(table, name).column()) for name in names], "", "清除"
    )

    assert number(get(document.report, "vehicle_running.final")) is None
    assert document.history.count() == 1
    document.history.undo()
    assert document.report == report


def test_nothing_set_is_blank_and_not_a_word() -> None:
    document = opened(filled(projects=TWO))
    table = projects(document)
    table.setData(at(table, "projects[0].name"), None)

    assert document.report.funds.projects[0].name == ""


def test_another_year_is_shown_though_the_figures_are_the_same() -> None:
    funds = tuple(replace(row, label=f"{{Y}}年{row.label}") for row in issued().edition.funds)
    book = Rulebook(replace(issued().edition, funds=funds))
    report = filled({"quota": "8"}, projects=TWO)
    document = Document(book, report)
    tables = [FundTable(document), projects(document)]
    assert tables[0].lines[0].cells.texts[0] == "2023年三公经费"
    document.open(book, replace(report, year=2030))

    headings = [table.headerData(2, Qt.Orientation.Horizontal) for table in tables]
    assert headings == ["2030年预算数", "2030年预算数"]
    assert tables[0].lines[0].cells.texts[0] == "2030年三公经费"


def test_tables_of_another_edition_are_looked_at_anew() -> None:
    groups = tuple(replace(group, label="新标签") for group in issued().edition.groups)
    book = Rulebook(replace(issued().edition, groups=groups))
    report = filled(indicators=[INDICATOR])
    document = opened(report)
    table = IndicatorTable(document)
    assert at(table, "indicators[0].group").data() == "产出指标"
    document.open(book, report)

    assert at(table, "indicators[0].group").data() == "新标签"
    assert at(table, "indicators[0].group").data(ROLE_STORED) == "output"


def test_a_typed_score_is_seen_though_it_counts_for_nothing() -> None:
    document = opened(filled(indicators=[{**INDICATOR, "points": "", "lowered": "30"}]))
    score = at(IndicatorTable(document), "indicators[0].score")

    assert (score.data(), score.data(ROLE_COMPUTED)) == ("30.00", False)
    assert document.sheet.value("indicators[0].score") is None


def test_a_block_beyond_the_last_row_changes_rows_and_adds_rows() -> None:
    document = opened(filled(indicators=[INDICATOR]))
    table = IndicatorTable(document)
    QAbstractItemModelTester(table)
    told, came = Told(table), []
    table.rowsInserted.connect(lambda _parent, first, last: came.append((first, last)))
    table.paste(0, 2, [["甲"], ["乙"], ["丙"]])
    assert (told.resets, came) == (0, [(1, 2)])
    assert "indicators[0].name" in told.names
    assert [table.index(row, 2).data() for row in range(3)] == ["甲", "乙", "丙"]
    document.history.undo()
    assert table.rowCount() == 1
