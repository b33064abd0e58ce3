"""The start page with editions that somebody is still writing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from checkout import ROOT
from given.command_line import Capture
from given.worked import filled
from hands import PATIENT, WAIT, wait_for
from perfeval_gui import paths
from perfeval_gui.cli import commands
from perfeval_gui.start.join import Desktop
from perfeval_gui.storage.saving.recovery import Origin, Recovery
from perfeval_gui.storage.saving.saving import identified
from perfeval_gui.views.kit import questions
from perfeval_gui.views.safety.recovery_offer import RecoveryOffer
from perfeval_gui.views.settings.settings import SIZES
from perfeval_gui.views.window.main_window import MainWindow

ISSUED = ROOT / "resources/editions/yunxi-2023"


def another(folder: Path, name: str, old: str, new: str) -> Path:
    """A copy of the issued edition called *name*, with *new* in the place of *old*."""
    copy = shutil.copytree(ISSUED, folder / name)
    file = copy / "edition.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of editions of the test's own, with the issued one in it."""
    shutil.copytree(ISSUED, tmp_path / "editions" / ISSUED.name)
    monkeypatch.setattr(paths, "editions", lambda: (tmp_path / "editions",))
    return tmp_path / "editions"


def window(qtbot: QtBot) -> MainWindow:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    desktop = Desktop(application, pace=PATIENT)
    qtbot.addWidget(desktop.window)
    return desktop.window


def test_broken_editions_do_not_keep_the_window_from_opening(
    shelf: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(questions, "tell", lambda _parent, _title, text: told.append(text))
    another(shelf, "a", "year = 2023", 'year = "2023"')
    another(shelf, "b", "name = ", "nam = ").write_bytes(b"\xff\xfe")
    start = window(qtbot).start

    assert [start.edition.itemText(row) for row in range(2)] == [
        "岳阳市云溪区 部门整体支出绩效自评（2023 年版）",
        "b",
    ]
    start.year.setText("2024")
    start.new_report.click()
    assert told == [
        "版式文件有错：edition.toml 第 6 行：year 应当是四位年份，不加引号，例如 year = 2024。"
    ]


def test_comments_behind_name_and_year_are_no_part_of_them(shelf: Path, qtbot: QtBot) -> None:
    file = another(shelf, "a", "year = 2023", "year = 2025  # 明年")
    text = file.read_text(encoding="utf-8").replace('年版）"\n', '年版）"  # 名称\n', 1)
    file.write_text(text, encoding="utf-8")
    start = window(qtbot).start

    assert start.edition.itemText(0) == "岳阳市云溪区 部门整体支出绩效自评（2023 年版）"
    assert start.year.text() == "2025"


def test_a_broken_edition_does_not_hide_the_others(shelf: Path, capsys: Capture) -> None:
    another(shelf, "a", "year = 2023", "year = 23")

    assert commands.run(["editions"]) == 2
    told = capsys.readouterr()
    assert told.out.startswith("yunxi-2023\t2023\t")
    reason = "year 应当是四位年份，不加引号，例如 year = 2024。"
    assert told.err == f"a：版式文件有错：edition.toml 第 6 行：{reason}\n"


def test_a_folder_with_another_sort_of_name_is_told(shelf: Path, capsys: Capture) -> None:
    shutil.copytree(ISSUED, shelf / "云 溪")

    assert commands.run(["new", "--edition", "云 溪", "-o", str(shelf / "a.perfeval")]) == 2
    assert "只能用汉字、小写字母、数字和“-”" in capsys.readouterr().err
    assert commands.run(["editions"]) == 2
    assert "只能用汉字、小写字母、数字和“-”" in capsys.readouterr().err


def test_a_whole_unit_s_form_comes_first_and_return_begins_it(qtbot: QtBot) -> None:
    start = window(qtbot).start
    offered = start.edition
    names = [offered.itemText(row) for row in range(offered.count())]

    assert "整体" in names[0]
    assert any("项目支出" in name for name in names[1:])
    # In the list Return does what it does in the year: the form that is chosen is begun.
    with qtbot.waitSignal(start.new_wanted, timeout=WAIT) as wanted:
        QTest.keyClick(offered, Qt.Key.Key_Return)
    assert wanted.args == [start.choice.chosen_edition(), int(start.year.text())]


def test_an_edition_that_a_power_cut_left_aside_is_there_again(
    qtbot: QtBot, qapp: QApplication
) -> None:
    own = paths.own_editions()
    shutil.copytree(ISSUED, own / ".old-1" / "a")
    desktop = Desktop(qapp, pace=PATIENT)
    qtbot.addWidget(desktop.window)
    offered = desktop.window.start.edition.count()
    desktop.show(None)
    wait_for(lambda: desktop.settling is not None)

    assert desktop.window.start.edition.count() == offered + 1
    assert [one.name for one in own.iterdir()] == ["a"]


def test_a_report_that_is_opened_first_thing_is_painted_before_the_start_is_settled(
    qtbot: QtBot, qapp: QApplication
) -> None:
    desktop = Desktop(qapp, pace=PATIENT)
    qtbot.addWidget(desktop.window)
    desktop.show(None)
    desktop.window.open_sample()
    # As the timer of the start does, which came due meanwhile.
    desktop._settle(before=None)
    assert desktop.settling is None
    wait_for(lambda: desktop.settling is not None)


def test_copies_are_offered_before_a_report_that_is_opened_first_thing_is_painted(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """Afterwards the clerk would be taken away from the letters typed meanwhile."""
    Recovery(paths.recovery()).keep(identified(filled()), "999999-abcdef", Origin(title="丁"))
    desktop = Desktop(qapp, pace=PATIENT)
    qtbot.addWidget(desktop.window)
    desktop.show(None)
    desktop.window.open_sample()
    desktop._settle(before=None)
    assert desktop.window.start.findChild(RecoveryOffer) is not None
    assert desktop.window.stack.currentWidget() is desktop.window.start


def test_an_order_of_any_length_does_not_keep_the_window_from_opening(
    shelf: Path, qtbot: QtBot
) -> None:
    another(shelf, "a", "year = 2023", f"year = 2023\norder = {'9' * 5000}")

    assert window(qtbot).start.edition.count() == 2


def test_a_short_name_of_an_edition_keeps_beside_its_label(qtbot: QtBot) -> None:
    start = window(qtbot).start
    start.offer((("a", "某表", 2023),))
    start.window().resize(1366, 700)
    start.window().show()

    label = next(one for one in start.findChildren(QLabel) if one.text() == "版式")
    gap = start.edition.x() - label.geometry().right()
    assert gap < 2 * start.fontMetrics().lineSpacing()
    assert label.width() < 2 * label.sizeHint().width()


def test_fields_grow_with_the_type_that_is_chosen_later(qtbot: QtBot) -> None:
    """The name of the edition was cut at 200 % until the next start."""
    shown = window(qtbot)
    start = shown.start
    year = start.year.maximumWidth()

    for _ in SIZES:
        shown.actions_.larger.trigger()
    try:
        digit = start.choice.fontMetrics().horizontalAdvance("0")
        assert start.edition.maximumWidth() == 70 * digit
        assert start.year.maximumWidth() == 10 * digit > year
    finally:
        shown.actions_.usual_size.trigger()

    assert start.year.maximumWidth() == year


def test_what_is_done_to_the_report_behind_it_is_seen(qtbot: QtBot) -> None:
    shown = window(qtbot)
    shown.open_sample()
    assert shown.desk is not None
    does = shown.actions_
    for action in (does.check, does.next_finding, does.next, does.find):
        shown.show_start()
        action.trigger()
        assert shown.stack.currentWidget() is shown.desk.workspace
    shown.show_start()
    does.search.setFocus()
    QTest.keyClicks(does.search, "1")
    assert shown.stack.currentWidget() is shown.desk.workspace
    does.search.clear()
