"""A disk that is slow, held, pulled out or silent: the window goes on, and nothing is lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Self

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from gui.test_main_window import Answers, answers, begun, window
from gui.test_main_window import field as field_of
from hands import write
from perfeval_gui.storage.files import open_draft
from perfeval_gui.storage.port import Disk
from perfeval_gui.storage.watched import Watched
from perfeval_gui.storage.writer import WriteError, write_file
from perfeval_gui.views import opening, waiting
from perfeval_gui.views.main_window import MainWindow
from perfeval_gui.views.report_desk import ReportDesk
from perfeval_gui.views.waiting import GivenUpError, Waiting
from unit.test_saving import Held

__all__ = ["answers", "window"]
MOST_BLOCKED: Final = 0.2


class Pulse:
    """Beats every 5 ms while the window is alive, and notes what it sees."""

    def __init__(self, see: Callable[[], object] = bool) -> None:
        self.longest = 0.0
        self.see = see
        self._last = time.monotonic()
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.monotonic()
        self.longest, self._last = max(self.longest, now - self._last), now
        self.see()

    def __enter__(self) -> Self:
        self._last = time.monotonic()
        self._timer.start()
        return self

    def __exit__(self, *_args: object) -> None:
        self._timer.stop()
        self.longest = max(self.longest, time.monotonic() - self._last)


def dialog() -> QProgressDialog | None:
    found = QApplication.activeModalWidget()
    return found if isinstance(found, QProgressDialog) else None


def press_cancel() -> None:
    if (shown := dialog()) is not None:
        button = shown.findChild(QPushButton)
        assert button is not None
        button.click()


@dataclass
class Silent(Disk):
    """A disk that does not answer one of the calls about a draft until it is let go."""

    call: str = "read"
    go: threading.Event = field(default_factory=threading.Event)
    backups: set[int] = field(default_factory=set)

    def _hang(self, call: str, *, about: bool) -> None:
        if call == self.call and about:
            self.go.wait(20)

    def read(self, path: Path) -> bytes:
        self._hang("read", about=path.suffix == ".perfeval")
        return super().read(path)

    def open_beside(self, path: Path) -> tuple[int, Path]:
        self._hang("open_beside", about=path.stem == "甲")
        handle, beside = super().open_beside(path)
        if path.stem != "甲":
            self.backups.add(handle)
        return handle, beside

    def sync(self, handle: int) -> None:
        self._hang("sync", about=handle not in self.backups)
        self.backups.discard(handle)
        super().sync(handle)

    def replace(self, source: Path, target: Path) -> None:
        self._hang("replace", about=target.stem == "甲")
        super().replace(source, target)


@pytest.fixture
def saved(window: MainWindow, answers: Answers, tmp_path: Path) -> ReportDesk:
    """A report saved as 甲.perfeval, and typed into afterwards."""
    desk = begun(window)
    write(field_of(desk, "unit"), "甲")
    answers.path = tmp_path / "甲.perfeval"
    window.actions_.save.trigger()
    write(field_of(desk, "unit"), "乙")
    return desk


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for half a minute."""
    monkeypatch.setattr(waiting, "MOST", 0.4)


def plug(window: MainWindow, disk: Disk) -> None:
    """Save on *disk* from now on."""
    drafts = window.drafts()
    drafts._saver = replace(drafts._saver, port=disk)


def unit(path: Path) -> str:
    return open_draft(path).cover.unit


# ---- what is waited for


def test_an_ordinary_save_shows_nothing_and_is_over_at_once(
    saved: ReportDesk, window: MainWindow, tmp_path: Path
) -> None:
    seen: list[object] = []
    with Pulse(lambda: seen.append(dialog())) as pulse:
        window.actions_.save.trigger()

    assert unit(tmp_path / "甲.perfeval") == "甲乙"
    assert set(seen) <= {None}
    assert pulse.longest < MOST_BLOCKED


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("call", ["read", "open_beside", "sync", "replace"])
def test_a_silent_disk_is_told_and_holds_nobody_up(
    saved: ReportDesk, window: MainWindow, answers: Answers, tmp_path: Path, call: str
) -> None:
    disk = Silent(call=call)
    plug(window, disk)
    # The copy goes to this computer's own disk, which a busy machine makes slow as well.
    window.drafts().keep_safe = lambda: True
    shown: list[str] = []
    with Pulse(lambda: shown.extend([d.labelText()] if (d := dialog()) else [])) as pulse:
        window.actions_.save.trigger()

    assert pulse.longest < MOST_BLOCKED
    assert shown[-1] == "正在保存“甲.perfeval”……"
    for part in ("找不到 U 盘或网络位置", "已存入本机恢复区", "下次保存时会先核对"):
        assert part in answers.told[0]
    assert len(answers.told) == 1
    assert window.isWindowModified()
    assert unit(tmp_path / "甲.perfeval") == "甲"
    disk.go.set()


@pytest.mark.usefixtures("hurried")
def test_a_late_answer_changes_nothing_unless_it_was_under_way(
    saved: ReportDesk, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / "甲.perfeval"
    for call, after in (("sync", "甲"), ("replace", "甲乙")):
        disk = Silent(call=call)
        plug(window, disk)
        window.actions_.save.trigger()
        disk.go.set()
        time.sleep(0.2)

        assert unit(path) == after, call
        assert list(tmp_path.glob(".perfeval-*")) == []
    answers.told.clear()
    plug(window, Disk())
    window.actions_.save.trigger()

    # What came through late was our own: nobody is asked about it.
    assert answers.told == []
    assert not window.isWindowModified()


def test_waiting_can_be_cancelled(
    saved: ReportDesk, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    disk = Silent(call="sync")
    plug(window, disk)
    with Pulse(press_cancel):
        window.actions_.save.trigger()
    disk.go.set()
    time.sleep(0.1)

    assert answers.told == []
    assert window._help.text() == "还没有保存，内容在窗口里"
    assert window.isWindowModified()
    assert unit(tmp_path / "甲.perfeval") == "甲"


def test_keys_do_not_reach_the_form_meanwhile(saved: ReportDesk, window: MainWindow) -> None:
    disk = Silent(call="sync")
    plug(window, disk)

    def seen() -> None:
        if dialog() is not None:
            blocked.append(QApplication.activeModalWidget() is not window)
            press_cancel()

    blocked: list[bool] = []
    with Pulse(seen):
        window.actions_.save.trigger()
    disk.go.set()

    assert blocked == [True]


def test_one_wait_at_a_time(qtbot: QtBot, window: MainWindow) -> None:
    wait = Waiting(window)
    whys: list[str] = []

    def again() -> None:
        try:
            wait.run(int, "又")
        except GivenUpError as left:
            whys.append(left.why)

    QTimer.singleShot(150, again)
    wait.run(lambda: time.sleep(0.25), "先")

    assert whys == ["busy"]
    assert wait.run(int, "再") == 0


def test_a_silent_disk_does_not_hold_up_opening(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "MOST", 0.4)
    go = threading.Event()

    def silent(_path: Path) -> None:
        go.wait(20)

    monkeypatch.setattr(opening, "read_draft", silent)
    with Pulse() as pulse:
        window.open_path(tmp_path / "甲.perfeval")
    go.set()

    assert pulse.longest < MOST_BLOCKED
    assert "找不到 U 盘或网络位置" in answers.told[0]
    assert window.desk is None


def test_a_save_on_the_thread_of_the_window_is_caught(
    saved: ReportDesk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: proves that the tests above can fail."""

    def at_once(
        _self: Waiting, work: Callable[[], object], _text: str, _watched: object = None
    ) -> object:
        return work()

    monkeypatch.setattr(Waiting, "run", at_once)
    disk = Silent(call="sync")
    plug(window, disk)
    threading.Timer(0.4, disk.go.set).start()
    with Pulse() as pulse:
        window.actions_.save.trigger()

    assert pulse.longest > MOST_BLOCKED


# ---- other programs that hold the file


def test_a_held_file_is_told_while_it_is_waited_for(
    saved: ReportDesk, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    plug(window, Held(32, 5))
    shown: list[str] = []
    with Pulse(lambda: shown.extend([d.labelText()] if (d := dialog()) else [])) as pulse:
        window.actions_.save.trigger()

    assert "正在等待其他程序释放文件……" in shown
    assert pulse.longest < MOST_BLOCKED
    assert answers.told == []
    assert unit(tmp_path / "甲.perfeval") == "甲乙"


def test_waiting_for_a_held_file_can_be_cancelled(
    saved: ReportDesk, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    plug(window, Held(32, 10))
    begun_at = time.monotonic()
    with Pulse(press_cancel):
        window.actions_.save.trigger()

    assert time.monotonic() - begun_at < 1
    assert answers.told == []
    assert unit(tmp_path / "甲.perfeval") == "甲"


def test_a_file_that_stays_held_is_told_after_three_seconds(
    saved: ReportDesk, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    plug(window, Held(32, 99))
    begun_at = time.monotonic()
    window.actions_.save.trigger()

    assert time.monotonic() - begun_at < 3.6
    assert "正被其他程序" in answers.told[0]
    assert unit(tmp_path / "甲.perfeval") == "甲"


# ---- the disk that is watched


class Countdown:
    """Asks a disk, and leaves it before its call number *left*."""

    def __init__(self, watched: Watched, left: int) -> None:
        self.watched, self.ask, self.left = watched, watched._ask, left

    def __call__(self) -> object:
        if self.left == 0:
            self.watched.leave()
        self.left -= 1
        return self.ask()


def test_what_nobody_waits_for_any_more_leaves_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "甲"
    path.write_bytes(b"old")
    for calls in range(6):
        watched = Watched()
        monkeypatch.setattr(watched, "_ask", Countdown(watched, calls))
        with pytest.raises(WriteError):
            write_file(path, b"new", watched)

        assert path.read_bytes() in (b"old", b"new"), calls
        assert (path.read_bytes() == b"old") == (calls < 5), (calls, path.read_bytes())
        assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["甲"]
