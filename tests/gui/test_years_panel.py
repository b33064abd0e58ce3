"""Older reports beside the form: added, walked by keys, remembered with the draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.test_main_window import Answers, answers, window
from hands import focused
from perfeval_gui import paths
from perfeval_gui.domain.names.fields import put
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.pages.compose import compose
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.views.kit import questions
from perfeval_gui.views.settings.settings import Settings
from perfeval_gui.views.window.main_window import MainWindow
from perfeval_gui.views.years.bars import bars_of
from perfeval_gui.views.years.panel import YearsPanel
from perfeval_gui.views.years.table import YearsView
from perfeval_gui.years.beside import Beside
from perfeval_gui.years.blocks import blocks_of
from perfeval_gui.years.older import of_sheet
from unit import declared_scenarios as declared
from unit.edges import EDGES
from unit.test_years_files import BASE, TABLE, part

__all__ = ["answers", "window"]
Choose = Callable[..., None]
KEYS = Qt.Key


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Says which files are chosen when they are asked for."""

    def choose(*paths: Path) -> None:
        monkeypatch.setattr(questions, "older_reports", lambda *_of: list(paths))

    choose()
    return choose


def older(cells: Mapping[str, str] | None = None, year: int = 2022) -> Sheet:
    sheet = EDGES["example"]()
    report = replace(sheet.report, year=year)
    for name, text in (cells or {}).items():
        report = put(report, name, sheet.typed_kind(name).read(text))
    return sheet.book.evaluate(report)


def draft(path: Path, cells: Mapping[str, str] | None = None, year: int = 2022) -> Path:
    path.write_bytes(dump(older(cells, year).report))
    return path


def shown(window: MainWindow, *, section: str = "funds") -> YearsPanel:
    """The panel beside the sample, shown by its key."""
    if window.desk is None:
        window.open_sample()
    assert window.desk is not None
    window.desk.workspace.show_section(section)
    QTest.keyClick(window, KEYS.Key_F6)
    (panel,) = window.findChildren(YearsPanel)
    assert panel.isVisible()
    return panel


def buttons(panel: YearsPanel) -> list[QPushButton]:
    return [one for one in panel.findChildren(QPushButton) if one.isVisible()]


def said(panel: YearsPanel) -> str:
    return "".join(one.text() for one in panel.findChildren(QLabel) if one.isVisible())


def press(panel: YearsPanel, text: str) -> None:
    (button,) = (one for one in buttons(panel) if one.text() == text)
    button.click()


def row(panel: YearsPanel, name: str) -> list[str]:
    rows = panel.table.rows
    number = rows.row_of(name)
    return [str(rows.index(number, at).data()) for at in range(rows.columnCount())]


def choose_row(panel: YearsPanel, name: str) -> None:
    rows = panel.table.rows
    panel.table.setCurrentIndex(rows.index(rows.row_of(name), 0))
    panel.table.setFocus()


def edit(window: MainWindow, cells: Mapping[str, str]) -> None:
    assert window.desk is not None
    document = window.desk.document
    report = document.report
    for name, text in cells.items():
        report = put(report, name, document.sheet.typed_kind(name).read(text))
    document.edit("改", report)


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
    for wide, away in ((900, []), (370, [1, 3]), (300, [1, 3, 6]), (900, [])):
        table.resize(wide, 300)
        columns = range(table.rows.columnCount())
        assert [at for at in columns if table.isColumnHidden(at)] == away
        assert sum(table.columnWidth(at) for at in columns) == table.viewport().width()


# ---- files


def test_what_stood_beside_a_draft_stands_there_again(
    window: MainWindow, chosen: Choose, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    file = draft(tmp_path / "去年.perfeval", {"office.final": "2"})
    panel = shown(window)
    chosen(file)
    panel.add.click()
    answers.path = tmp_path / "今年.perfeval"
    window.actions_.save.trigger()
    assert b"\xe5\x8e\xbb\xe5\xb9\xb4.perfeval" not in answers.path.read_bytes()

    window.open_sample()
    QApplication.processEvents()
    assert panel.table.rows.years == () or not panel.table.isVisible()
    draft(file, {"office.final": "3"})
    window.open_path(answers.path)
    QApplication.processEvents()
    assert window.desk is not None
    window.desk.workspace.show_section("funds")
    assert row(panel, "office.final")[1] == "≠3.00"
    qtbot.waitUntil(lambda: "改动过" in said(panel))


def test_a_file_that_is_gone_is_asked_for_again(
    window: MainWindow, chosen: Choose, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    file, other = draft(tmp_path / "去年.perfeval"), draft(tmp_path / "前年.perfeval", year=2021)
    panel = shown(window)
    chosen(file)
    panel.add.click()
    answers.path = tmp_path / "今年.perfeval"
    window.actions_.save.trigger()
    file = file.rename(tmp_path / "搬走了.perfeval")
    window.open_path(answers.path)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: "读不到“去年.perfeval”" in said(panel))

    chosen(other)
    press(panel, "找文件…")
    assert answers.told == ["“前年.perfeval”是 2021 年度的，不是 2022 年度的，没有添加。"]
    chosen(file)
    press(panel, "找文件…")
    assert panel.table.rows.years == (2022,)
    qtbot.waitUntil(lambda: "搬走了" in said(panel))
    press(panel, "移除")
    assert panel.empty.text().startswith("还没有往年的材料。")
    window.open_path(answers.path)
    QApplication.processEvents()
    assert panel.empty.text().startswith("还没有往年的材料。")


def test_what_is_not_older_or_cannot_be_read_is_refused(
    window: MainWindow, chosen: Choose, answers: Answers, tmp_path: Path
) -> None:
    panel = shown(window)
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"PK\x03\x04")
    chosen(draft(tmp_path / "同年.perfeval", year=2023), bad, tmp_path / "没有.docx")
    panel.add.click()

    assert answers.told[0] == "“同年.perfeval”是 2023 年度的，不比正在填的 2023 年度早，没有添加。"
    assert answers.told[1].startswith("“坏.docx”")
    assert answers.told[2].startswith("打不开“没有.docx”")
    assert panel.empty.isVisible()


def test_a_form_in_parts_is_one_year_and_another_form_is_refused(
    window: MainWindow, chosen: Choose, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    panel = shown(window)
    files = [tmp_path / "附件2.docx", tmp_path / "附件3.docx", tmp_path / "别的表.docx"]
    for file, data in zip(files, (part(BASE), part(TABLE)), strict=False):
        file.write_bytes(data)
    other = replace(declared.report("guojia-zhengti-2020"), year=2022)
    book = declared.book("guojia-zhengti-2020")
    files[2].write_bytes(write_word(compose(book.evaluate(other)), dump(other)))
    chosen(*files)
    answers.choices = ["2022"]
    panel.add.click()

    assert panel.table.rows.years == (2022,)
    asked, told = answers.told
    assert asked == "“附件3.docx”看不出是哪一年的。它是哪一年度的？"
    assert told.startswith("“别的表.docx”和已经添加的 2022 年度的不是同一种表，没有添加")
    qtbot.waitUntil(lambda: "附件2.docx、附件3.docx" in said(panel))
    assert "单位是“别的单位”。" in said(panel)
    assert row(panel, "office.final")[1] == "≠4.78"
    assert window.desk is not None
    window.desk.workspace.show_section("execution")
    assert row(panel, "executed")[1] == "327.49"
    press(panel, "移除")
    assert panel.table.rows.years == (2022,)
    assert panel.empty.text().startswith("还没有往年的材料。")


def test_the_year_is_asked_for_where_the_file_does_not_say_it(
    window: MainWindow, chosen: Choose, answers: Answers, tmp_path: Path
) -> None:
    panel = shown(window, section="execution")
    file = tmp_path / "甲.docx"
    file.write_bytes(part(TABLE))
    chosen(file)
    answers.choices = [""]
    panel.add.click()
    assert answers.told == ["“甲.docx”看不出是哪一年的。它是哪一年度的？"]
    assert panel.empty.isVisible()

    answers.choices = ["2021"]
    panel.add.click()
    assert panel.table.rows.years == (2021,)
    assert row(panel, "executed")[1] == "327.49"
    answers.path = tmp_path / "今年.perfeval"
    window.actions_.save.trigger()
    window.open_path(answers.path)
    QApplication.processEvents()
    assert panel.table.rows.years == (2021,)


def test_where_files_of_other_years_lie_is_a_trace(tmp_path: Path) -> None:
    settings = Settings(paths.settings)
    settings.keep_years(tmp_path / "甲.perfeval", ("/去年.docx", "0" * 64, "2022"))
    assert settings.years(tmp_path / "甲.perfeval")

    settings.forget_work()
    assert settings.years(tmp_path / "甲.perfeval") == ()


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
