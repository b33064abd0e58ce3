"""Older reports beside the form: added, walked by keys, remembered with the draft."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from given.edges import EDGES
from gui.imports.years_shown import (
    KEYS,
    Choose,
    buttons,
    choose_row,
    chosen,
    draft,
    edit,
    older,
    row,
    shown,
)
from gui.window.test_main_window import answers, window
from hands import focused
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.pages.compose import compose
from perfeval_gui.views.window.main_window import MainWindow
from perfeval_gui.views.years.bars import bars_of
from perfeval_gui.views.years.table import YearsView
from perfeval_gui.years.beside import Beside
from perfeval_gui.years.blocks import blocks_of
from perfeval_gui.years.older import of_sheet

__all__ = ["answers", "chosen", "window"]


def test_years_stand_in_columns_and_nothing_of_them_is_in_the_report(
    window: MainWindow, chosen: Choose, tmp_path: Path
) -> None:
    panel = shown(window)
    assert panel.empty.isVisible()
    assert focused() is panel.add
    assert window.desk is not None
    before = window.desk.document.report
    word = tmp_path / "乙.docx"
    word.write_bytes(write_word(compose(older({"office.final": "2"}, 2021))))
    chosen(draft(tmp_path / "甲.perfeval", {"office.final": "4"}), word)
    QTest.keyClick(panel.add, KEYS.Key_Space)

    assert panel.table.rows.years == (2021, 2022)
    assert row(panel, "office.final") == [
        "　办公经费", "2.00", "≠4.00", "4.78", "+0.78", "+19.50%", "",
    ]  # fmt: skip
    assert panel.since.isVisible()
    panel.since.setCurrentIndex(0)
    panel.since.activated.emit(0)
    assert row(panel, "office.final")[4:6] == ["+2.78", "+139.00%"]
    assert window.desk.document.report is before
    assert window.desk.document.history.isClean()


def test_the_panel_follows_the_form_and_its_sections(
    window: MainWindow, chosen: Choose, tmp_path: Path
) -> None:
    panel = shown(window)
    chosen(draft(tmp_path / "甲.perfeval"))
    panel.add.click()
    assert window.desk is not None
    edit(window, {"office.final": "5.00"})
    window.desk.document.check_now()
    assert row(panel, "office.final")[2:5] == ["5.00", "+0.22", "+4.60%"]

    window.desk.workspace.go_to("utilities.budget")
    assert panel.table.rows.lines[panel.table.currentIndex().row()].row.name == "utilities.final"
    window.desk.workspace.show_section("indicators")
    assert [panel.block.itemText(at) for at in range(3)] == ["实际完成值", "年度指标值", "得分"]
    panel.block.setCurrentIndex(1)
    panel.block.activated.emit(1)
    assert row(panel, "indicators[0].target")[1] == "≥40起"
    window.desk.workspace.show_section("report")
    assert panel.empty.text() == "这一部分没有可以和往年比的数。"
    assert not panel.table.isVisible()


def test_return_leads_from_a_jump_to_its_explanation_and_from_a_line_to_its_cell(
    window: MainWindow, chosen: Choose, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = shown(window)
    edit(window, {"office.prior_final": "1.50", "office.final": "8.80"})
    chosen(draft(tmp_path / "甲.perfeval", {"office.final": "1.50"}))
    panel.add.click()
    assert row(panel, "office.final")[4] == "? +486.67%"
    choose_row(panel, "office.final")
    assert "变动超过 50%，按回车或者点一下，写说明。" in panel.told.toPlainText()
    QTest.keyClick(panel.table, KEYS.Key_Return)

    qtbot.waitUntil(lambda: isinstance(focused(), QPlainTextEdit))
    box = focused()
    assert isinstance(box, QPlainTextEdit)
    QTest.keyClicks(box, "xin")
    QTest.keyClick(box, KEYS.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.desk is not None
    assert [
        (one.check, one.place, one.answer)
        for one in window.desk.document.report.explanations.explanations
        if one.answer == "xin"
    ] == [("jump-from-last-year", "office.final", "xin")]

    choose_row(panel, "reception.final")
    QTest.keyClick(panel.table, KEYS.Key_Return)
    table = focused()
    assert table is not None
    assert table.currentIndex().data(Qt.ItemDataRole.UserRole) == "reception.final"  # type: ignore[attr-defined]  # a table


def test_in_a_low_window_the_explanation_takes_the_room(
    window: MainWindow, chosen: Choose, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = shown(window)
    edit(window, {"office.prior_final": "1.50", "office.final": "8.80"})
    chosen(draft(tmp_path / "甲.perfeval", {"office.final": "1.50"}))
    panel.add.click()
    window.resize(910, 512)
    assert window.desk is not None
    workspace = window.desk.workspace
    qtbot.waitUntil(lambda: workspace.beside.height() < 450)
    choose_row(panel, "office.final")
    QTest.keyClick(panel.table, KEYS.Key_Return)

    qtbot.waitUntil(lambda: isinstance(focused(), QPlainTextEdit))
    assert not panel.isVisible()
    assert not window.actions_.years.isChecked()
    assert workspace.findings.isVisible()


def test_a_click_on_a_jump_leads_to_last_years_figure_where_the_check_does_not_ask(
    window: MainWindow, chosen: Choose, tmp_path: Path
) -> None:
    panel = shown(window)
    edit(window, {"office.prior_final": "", "office.final": "8.80"})
    chosen(draft(tmp_path / "甲.perfeval", {"office.final": "1.50"}))
    panel.add.click()
    rows = panel.table.rows
    place = rows.index(rows.row_of("office.final"), rows.rate)
    at = panel.table.visualRect(place).center()
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, none, at)

    table = focused()
    assert table is not None
    assert table.currentIndex().data(Qt.ItemDataRole.UserRole) == "office.prior_final"  # type: ignore[attr-defined]  # a table
    assert not window.actions_.check.isChecked()


def test_escape_and_the_key_put_it_away_and_the_clerk_is_back_in_the_cell(
    window: MainWindow, chosen: Choose, tmp_path: Path
) -> None:
    panel = shown(window)
    chosen(draft(tmp_path / "甲.perfeval"))
    panel.add.click()
    assert window.desk is not None
    window.desk.workspace.go_to("office.final")
    choose_row(panel, "reception.final")
    QTest.keyClick(panel.table, KEYS.Key_Escape)

    assert not panel.isVisible()
    assert not window.desk.workspace.beside.isVisible()
    assert not window.actions_.years.isChecked()
    table = focused()
    assert table is not None
    assert table.currentIndex().data(Qt.ItemDataRole.UserRole) == "office.final"  # type: ignore[attr-defined]  # a table
    QTest.keyClick(window, KEYS.Key_F6)
    assert focused() is panel.table
    QTest.keyClick(window, KEYS.Key_F6)
    assert not panel.isVisible()


def test_every_line_is_spoken_whole(window: MainWindow, chosen: Choose, tmp_path: Path) -> None:
    panel = shown(window)
    chosen(draft(tmp_path / "甲.perfeval", {"office.final": "2", "abroad.final": ""}))
    panel.add.click()
    rows, spoken = panel.table.rows, Qt.ItemDataRole.AccessibleTextRole
    asked = "变动超过 50%，按回车或者点一下，写说明"

    for name, words in (
        ("office.final", f"办公经费，2022年 2.00，2023年 4.78，增减 +2.78，+139.00%，{asked}"),
        ("abroad.final", "出国经费，2022年 空白，2023年 0.00，增减 上年空白"),
    ):
        assert rows.index(rows.row_of(name), 0).data(spoken) == words
    names = {one.accessibleName() for one in panel.findChildren(QPushButton)}
    assert {"添加往年的材料", "收起往年的材料（Esc）", "移除 2022 年度"} <= names
    named = (panel.table, panel.block, panel.since, panel.told)
    assert all(one.accessibleName() for one in named)


def test_tab_goes_through_the_panel_from_the_top_to_the_bottom(
    window: MainWindow, chosen: Choose, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = shown(window)
    chosen(draft(tmp_path / "甲.perfeval"), draft(tmp_path / "乙.perfeval", year=2021))
    panel.add.click()
    qtbot.waitUntil(lambda: len(buttons(panel)) == len(("添加", "收起", "移除", "移除")))
    panel.add.setFocus()
    walked = []
    for _ in range(8):
        here = focused()
        assert here is not None
        walked.append(here.accessibleName())
        QTest.keyClick(here, KEYS.Key_Tab)

    assert walked == [
        *("添加往年的材料", "收起往年的材料（Esc）", "移除 2021 年度", "移除 2022 年度"),
        *("比哪一栏", "和哪一年比", "与往年并排", "选中的一行"),
    ]


def test_where_room_is_short_the_compared_year_and_the_bars_stay(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    table, sheet = YearsView(page), EDGES["example"]()
    page.show()
    section = next(one for one in sheet.edition.sections if one.key == "funds")
    years = (2021, 2022)
    beside = Beside(sheet, tuple(of_sheet(older(year=year), "甲") for year in years))
    lines = beside.lines(blocks_of(sheet, section)[0], 1)
    table.rows.show_lines(lines, (*years, 2023), 1, sheet.edition.limits)
    for wide, away in ((900, []), (330, [1, 3]), (260, [1, 3, 6]), (900, [])):
        table.resize(wide, 300)
        columns = range(table.rows.columnCount())
        assert [at for at in columns if table.isColumnHidden(at)] == away
        assert sum(table.columnWidth(at) for at in columns) == table.viewport().width()


def test_a_long_text_is_cut_and_a_long_figure_is_not(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    table, sheet = YearsView(page), EDGES["example"]()
    section = next(one for one in sheet.edition.sections if one.key == "indicators")
    cells = {"indicators[0].actual": "1234567890123.45起", "indicators[6].actual": "机制" * 20}
    beside = Beside(sheet, (of_sheet(older(cells), "甲"),))
    lines = beside.lines(blocks_of(sheet, section)[0], 0)
    table.rows.show_lines(lines, (2022, 2023), 0, sheet.edition.limits)
    page.show()
    table.resize(900, 300)

    wide = table.columnWidth(1)
    assert table.fontMetrics().horizontalAdvance("1234567890123.45起") < wide
    assert table.fontMetrics().horizontalAdvance("机制" * 20) > wide


@pytest.mark.parametrize(
    ("figures", "bars"),
    [
        (("1", "2"), [(10, 10), (0, 20)]),
        ((None, "2"), [None, (0, 20)]),
        (("0", "0"), [(20, 0), (20, 0)]),
        (("-1", "3"), [(15, 5), (0, 15)]),
        (("-2", "-1"), [(0, 20), (0, 10)]),
        ((None, None), [None, None]),
        (("1e30", "1"), [(0, 20), (20, 0)]),
    ],
)
def test_bars_begin_at_zero(
    figures: tuple[str | None, ...], bars: list[tuple[int, int] | None]
) -> None:
    assert bars_of([None if one is None else Decimal(one) for one in figures], 20) == bars


def test_columns_are_as_wide_as_qt_would_have_them_and_measured_once(
    window: MainWindow, chosen: Choose, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = shown(window)
    chosen(draft(tmp_path / "甲.perfeval", {"office.final": "123456.78"}))
    panel.add.click()
    table = panel.table
    columns = range(1, table.rows.columnCount())

    assert [table._hint(one) for one in columns] == [
        table.sizeHintForColumn(one) for one in columns
    ]
    asked: list[object] = []
    monkeypatch.setattr(YearsView, "sizeHintForIndex", lambda _self, index: asked.append(index))
    table.resize(table.width() + 20, table.height())
    table.fit()
    assert asked == []
