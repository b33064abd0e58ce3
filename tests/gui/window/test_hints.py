"""Hints at the foot of the window: said once, asking nothing, and nothing rests on them."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from given.worked import filled
from gui.window.test_main_window import Answers, answers, begun, field, window
from hands import PATIENT, wait_for, write
from perfeval_gui import paths
from perfeval_gui.start.after_start import Settling
from perfeval_gui.start.join import Desktop
from perfeval_gui.storage.disk.port import Disk
from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.storage.saving.recovery import Origin, Recovery
from perfeval_gui.storage.saving.saving import identified
from perfeval_gui.views.drafts import place_hints
from perfeval_gui.views.drafts.place_hints import PlaceGuard
from perfeval_gui.views.kit.notices import Notice, Notices, notices_of
from perfeval_gui.views.safety.recovery_offer import RecoveryOffer
from perfeval_gui.views.window.main_window import MainWindow
from unit.storage.test_saving import CHANGES

__all__ = ["answers", "window"]
DRAFT: Final = dump(identified(filled({"unit": "甲"})))


@pytest.fixture
def ordinary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests run in a folder that is cleared: let it count as any other."""
    monkeypatch.setattr(place_hints, "habit_of", lambda _path: "")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A saved draft."""
    found = tmp_path / "甲.perfeval"
    found.write_bytes(DRAFT)
    return found


def shown(window: MainWindow) -> str:
    """The notice at the foot; empty where there is none."""
    found = window.findChild(Notices)
    return found.label.text() if found is not None and found.isVisible() else ""


def settled(window: MainWindow, path: Path) -> PlaceGuard:
    """*path*, open and looked at."""
    window.open_path(path)
    guard = window.findChild(PlaceGuard)
    assert guard is not None
    wait_for(lambda: guard._mark != ())
    return guard


def looked(guard: PlaceGuard) -> None:
    """Let *guard* look again, and wait until it has."""
    guard.look_again()
    wait_for(lambda: guard._again._work is None)


# ---- the line itself


def test_notices_are_read_one_after_the_other(window: MainWindow) -> None:
    gone: list[str] = []
    notices = notices_of(window)
    notices.say(Notice(key="a", text="甲事"))
    notices.say(Notice(key="b", text="乙事", way="去办", go=lambda: gone.append("b")))
    notices.say(Notice(key="a", text="<b>甲事</b>改了"))

    assert notices_of(window) is notices
    assert shown(window) == "乙事"
    notices.way.trigger()
    assert gone == ["b"]
    assert shown(window) == "<b>甲事</b>改了"
    assert not notices.way.isVisible()
    notices.read.trigger()
    assert shown(window) == ""


def test_a_notice_does_not_take_the_keys(window: MainWindow) -> None:
    desk = begun(window)
    unit = field(desk, "unit")
    unit.setFocus()
    notices_of(window).say(Notice(key="a", text="甲事", way="去办"))

    assert QApplication.focusWidget() is unit


# ---- where the draft lies


def test_a_folder_that_is_cleared_is_told_once(
    window: MainWindow, answers: Answers, path: Path, tmp_path: Path
) -> None:
    chat = tmp_path / "WeChat Files" / "甲.perfeval"
    chat.parent.mkdir()
    shutil.copy(path, chat)
    window.open_path(chat)
    assert shown(window) == "此文件夹会被自动清理，建议另存到本机"
    notices = notices_of(window)

    answers.path = tmp_path / "Dropbox" / "甲.perfeval"
    answers.path.parent.mkdir()
    notices.way.trigger()

    assert answers.path.exists()
    # A temporary folder above it counts for more than Dropbox in it.
    assert shown(window) == "此文件夹会被自动清理，建议另存到本机"
    notices.read.trigger()
    window.open_path(chat)
    assert shown(window) == ""


@pytest.mark.usefixtures("ordinary")
def test_a_place_that_is_nearly_full_is_told_before(
    window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Disk, "free", lambda *_: 3_140_000)
    settled(window, path)

    assert shown(window) == "草稿所在的磁盘快满了，只剩 3.2 MB，保存可能不成功"


# ---- changed by somebody else


@pytest.mark.usefixtures("ordinary")
@pytest.mark.parametrize("hinted", [True, False])
@pytest.mark.parametrize("change", CHANGES)
def test_no_change_is_overwritten_silently_with_or_without_the_hint(
    window: MainWindow, answers: Answers, path: Path, change: Callable[[Path], None], hinted: bool
) -> None:
    guard = settled(window, path)
    assert window.desk is not None
    write(field(window.desk, "unit"), "乙")
    change(path)
    there = path.read_bytes() if path.exists() else None
    if hinted:
        looked(guard)
    assert answers.told == []

    window.actions_.save.trigger()

    assert len(answers.told) == 1
    assert (path.read_bytes() if path.exists() else None) == there
    assert window.isWindowModified()


@pytest.mark.usefixtures("ordinary")
def test_a_change_is_hinted_at_when_the_window_is_come_back_to(
    window: MainWindow, answers: Answers, path: Path
) -> None:
    guard = settled(window, path)
    looked(guard)
    assert shown(window) == ""

    path.write_bytes(dump(filled({"unit": "他们的"})))
    guard.look_again()
    wait_for(lambda: shown(window) != "")

    assert shown(window).startswith("文件在别处被修改")
    assert answers.told == []
    path.write_bytes(DRAFT)
    guard.look_again()
    wait_for(lambda: shown(window) == "")


@pytest.mark.usefixtures("ordinary")
def test_a_touched_file_is_no_change_and_neither_is_our_own_save(
    window: MainWindow, path: Path
) -> None:
    guard = settled(window, path)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    looked(guard)
    assert window.desk is not None
    write(field(window.desk, "unit"), "乙")
    window.actions_.save.trigger()
    # Until it has looked at what was saved, there is nothing to look for.
    wait_for(lambda: guard._mark != ())
    looked(guard)

    assert shown(window) == ""


# ---- the clock


def test_a_clock_that_cannot_be_right_is_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(0))
    window, _ = started(qtbot)

    assert shown(window) == "电脑日期是 1970 年，请检查"


@pytest.mark.usefixtures("ordinary")
def test_a_clock_before_the_last_save_is_told(window: MainWindow, path: Path) -> None:
    os.utime(path, (time.time() + 365 * 86_400,) * 2)
    settled(window, path)

    assert "电脑日期早于这份草稿上次保存的日期" in shown(window)


# ---- what a save that was killed left


def looked_round(window: MainWindow) -> bool:
    """Whether *window* is through with what it does once it is there."""
    settling = window.findChild(Settling)
    return settling is not None and settling._sweeping._work is None


def started(qtbot: QtBot, draft: Path | None = None) -> tuple[MainWindow, Desktop]:
    """The program started anew."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    desktop = Desktop(application, pace=PATIENT)
    qtbot.addWidget(desktop.window)
    desktop.show(draft)
    wait_for(partial(looked_round, desktop.window))
    return desktop.window, desktop


def leave(folder: Path) -> Path:
    left = folder / ".perfeval-abc.tmp"
    left.write_bytes(dump(identified(filled({"unit": "没有存成的"}))))
    os.utime(left, (time.time() - 300, time.time() - 300))
    return left


def test_what_a_killed_save_left_is_offered_at_the_start(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    window.open_path(path)
    # This window has looked round as well: what comes now is for the next one.
    wait_for(partial(looked_round, window))
    left = leave(path.parent)
    (paths.locks() / ("a" * 32 + ".lock")).write_bytes(b"")
    again, _ = started(qtbot)
    wait_for(lambda: again.start.findChild(RecoveryOffer) is not None)

    assert not left.exists()
    assert not (paths.locks() / ("a" * 32 + ".lock")).exists()
    assert [one.report.cover.unit for one in Recovery(paths.recovery()).copies()] == ["没有存成的"]


def test_what_a_killed_export_left_goes_at_the_start(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    desk, answers.path = begun(window), tmp_path / "另一个文件夹"
    with qtbot.waitSignal(desk.printing.exports.exported):
        desk.handing_in.export(("pdf",))
    left = answers.path / ".perfeval-abc.tmp"
    left.write_bytes(b"%PDF-1.4")
    os.utime(left, (time.time() - 300, time.time() - 300))
    started(qtbot)

    wait_for(lambda: not left.exists())


def test_a_clerk_who_has_begun_is_not_taken_away(qtbot: QtBot, window: MainWindow) -> None:
    report = identified(filled({"unit": "上次的"}))
    Recovery(paths.recovery()).keep(report, "999999-abcdef", Origin(title="上次的"))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    desktop = Desktop(application, pace=PATIENT)
    qtbot.addWidget(desktop.window)
    desktop.show(None)
    desk = begun(desktop.window)
    write(field(desk, "unit"), "乙")
    wait_for(partial(looked_round, desktop.window))

    assert desktop.window.stack.currentWidget() is desk.workspace
    assert shown(desktop.window) == "找到上次没有保存的内容，可以恢复或者对比"
    notices_of(desktop.window).way.trigger()
    assert desktop.window.stack.currentWidget() is desktop.window.start
