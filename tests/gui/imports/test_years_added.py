"""Files of other years: added, remembered with the draft, asked for again, refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from given import declared_scenarios as declared
from gui.imports.years_shown import (
    Choose,
    chosen,
    draft,
    press,
    row,
    said,
    shown,
)
from gui.window.test_main_window import Answers, answers, window
from perfeval_gui import paths
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.pages.compose import compose
from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.views.settings.settings import Settings
from perfeval_gui.views.window.main_window import MainWindow
from perfeval_gui.views.years.actions import YearsActions
from unit.years.test_years_files import BASE, TABLE, part

__all__ = ["answers", "chosen", "window"]


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


def test_a_report_of_another_form_stands_beside_its_own_years(
    window: MainWindow, chosen: Choose, tmp_path: Path
) -> None:
    panel = shown(window, section="indicators")
    chosen(draft(tmp_path / "甲.perfeval"))
    panel.add.click()
    other = declared.report("guojia-zhengti-2020")
    now, then = tmp_path / "国.perfeval", tmp_path / "国去年.perfeval"
    now.write_bytes(dump(other))
    then.write_bytes(dump(replace(other, year=other.year - 1)))
    window.open_path(now)
    QApplication.processEvents()
    assert panel.empty.text().startswith("还没有往年的材料。")

    chosen(then)
    panel.add.click()
    assert window.desk is not None
    for section in window.desk.document.sheet.edition.sections:
        window.desk.workspace.show_section(section.key)
    window.desk.workspace.show_section("money")
    assert panel.table.rows.years == (other.year - 1,)
    assert [line.change.rate for line in panel.table.rows.lines][:1] == ["0.00%"]
    window.open_sample()
    QApplication.processEvents()
    assert panel.empty.text().startswith("还没有往年的材料。")


def test_last_years_report_is_known_to_whoever_asks(
    window: MainWindow, chosen: Choose, tmp_path: Path
) -> None:
    panel = shown(window)
    (years,) = window.findChildren(YearsActions)
    chosen(draft(tmp_path / "乙.perfeval", year=2021))
    panel.add.click()
    assert years.last_year() is None
    chosen(draft(tmp_path / "甲.perfeval", {"office.final": "2"}))
    panel.add.click()

    last = years.last_year()
    assert last is not None
    assert (last.year, last.cells["office.final"].value) == (2022, Decimal(2))


def test_where_files_of_other_years_lie_is_a_trace(tmp_path: Path) -> None:
    settings = Settings(paths.settings)
    settings.keep_years(tmp_path / "甲.perfeval", ("/去年.docx", "0" * 64, "2022"))
    assert settings.years(tmp_path / "甲.perfeval")

    settings.forget_work()
    assert settings.years(tmp_path / "甲.perfeval") == ()
