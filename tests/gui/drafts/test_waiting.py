"""A disk that is slow, held, pulled out or silent: the window goes on, and nothing is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final, Self

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton

from gui.window.test_main_window import Answers, answers, begun, window
from gui.window.test_main_window import field as field_of
from hands import PATIENT, WAIT, Standing, threads, wait_for, write
from perfeval_gui.storage.disk.port import Disk
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.drafts import opening
from perfeval_gui.views.kit.waiting import GivenUpError, Waiting
from perfeval_gui.views.window.main_window import MainWindow
from perfeval_gui.working.pace import Pace

__all__ = ["answers", "window"]


PACE: Final = PATIENT._replace(at_once=0, shown=0.3, late=20, clock=Standing())


class Pulse:
    """Beats while the window serves its events, and notes what it *sees*.

    Each beat counts for a tenth of a second on *clock*.
    """

    def __init__(self, see: Callable[[], object] = bool, clock: Standing | None = None) -> None:
        self.beats = 0
        self._see = see
        self._clock = clock
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        self.beats += 1
        if self._clock is not None:
            self._clock.now += 0.1
        self._see()

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_args: object) -> None:
        self._timer.stop()


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
    hung: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)
    backups: set[int] = field(default_factory=set)

    def _hang(self, call: str, *, about: bool) -> None:
        if call == self.call and about:
            self.hung.set()
            self.go.wait(WAIT / 1000)

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
def pace() -> Pace:
    """The window's time is that of its own events: see `Pulse`."""
    return PACE._replace(clock=Standing())


@pytest.fixture
def clock(pace: Pace) -> Standing:
    assert isinstance(pace.clock, Standing)
    return pace.clock


def plug(window: MainWindow, disk: Disk) -> None:
    """Save on *disk* from now on."""
    drafts = window.drafts()
    drafts._saver = replace(drafts._saver, port=disk)


def unit(path: Path) -> str:
    return open_draft(path).cover.unit


@contextmanager
def no_thread_left() -> Iterator[None]:
    """Waits at the end until all threads are over that were begun meanwhile."""
    before = threads()
    yield
    wait_for(lambda: threads() <= before)


# ---- what is waited for


@pytest.mark.parametrize("pace", [PATIENT._replace(clock=Standing())], ids=["in time"])
def test_an_ordinary_save_shows_nothing(
    saved: ReportDesk, window: MainWindow, tmp_path: Path
) -> None:
    seen: list[object] = []
    with Pulse(lambda: seen.append(dialog())):
        window.actions_.save.trigger()

    assert unit(tmp_path / "甲.perfeval") == "甲乙"
    assert set(seen) <= {None}


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("call", ["read", "open_beside", "sync", "replace"])
def test_a_silent_disk_is_told_and_holds_nobody_up(
    window: MainWindow, answers: Answers, tmp_path: Path, clock: Standing, call: str
) -> None:
    disk = Silent(call=call)
    plug(window, disk)
    # The copy goes to this computer's own disk, which a busy machine makes slow as well.
    window.drafts().keep_safe = lambda: True
    shown: list[tuple[float, str]] = []

    def see() -> None:
        if (found := dialog()) is not None:
            shown.append((clock.now, found.labelText()))

    # Twenty seconds are two hundred beats: none of them comes while the window is held up.
    with no_thread_left():
        with Pulse(see, clock) as pulse:
            window.actions_.save.trigger()
        assert pulse.beats > 190
        assert disk.hung.is_set()
        assert not disk.go.is_set()
        assert unit(tmp_path / "甲.perfeval") == "甲"
        disk.go.set()

    assert 0.3 < shown[0][0] < 20
    assert {text for _, text in shown} == {"正在保存“甲.perfeval”……"}
    for part in ("找不到 U 盘或网络位置", "已存入本机恢复区", "下次保存时会先核对"):
        assert part in answers.told[0]
    assert len(answers.told) == 1
    assert window.isWindowModified()


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize(("call", "after"), [("sync", "甲"), ("replace", "甲乙")])
def test_a_late_answer_changes_nothing_unless_it_was_under_way(
    window: MainWindow, answers: Answers, clock: Standing, call: str, after: str
) -> None:
    path = answers.path
    assert path is not None
    disk = Silent(call=call)
    plug(window, disk)
    with no_thread_left():
        with Pulse(clock=clock):
            window.actions_.save.trigger()
        assert unit(path) == "甲"
        disk.go.set()

    assert unit(path) == after
    assert list(path.parent.glob(".perfeval-*")) == []
    answers.told.clear()
    plug(window, Disk())
    window.actions_.save.trigger()

    # What came through late was our own: nobody is asked about it.
    assert answers.told == []
    assert not window.isWindowModified()


def test_waiting_can_be_cancelled(
    saved: ReportDesk, window: MainWindow, answers: Answers, tmp_path: Path, clock: Standing
) -> None:
    disk = Silent(call="sync")
    plug(window, disk)
    with no_thread_left():
        with Pulse(press_cancel, clock):
            window.actions_.save.trigger()
        disk.go.set()

    assert answers.told == []
    assert window._help.text() == "还没有保存，内容在窗口里"
    assert window.isWindowModified()
    assert unit(tmp_path / "甲.perfeval") == "甲"


def test_keys_do_not_reach_the_form_meanwhile(
    saved: ReportDesk, window: MainWindow, clock: Standing
) -> None:
    disk = Silent(call="sync")
    plug(window, disk)

    def seen() -> None:
        if dialog() is not None:
            blocked.append(QApplication.activeModalWidget() is not window)
            press_cancel()

    blocked: list[bool] = []
    with no_thread_left():
        with Pulse(seen, clock):
            window.actions_.save.trigger()
        disk.go.set()

    assert blocked == [True]


def test_one_wait_at_a_time(window: MainWindow, pace: Pace) -> None:
    wait = Waiting(window, pace)
    whys: list[str] = []
    go = threading.Event()

    def again() -> None:
        try:
            wait.run(int, "又")
        except GivenUpError as left:
            whys.append(left.why)
        go.set()

    QTimer.singleShot(0, again)
    assert wait.run(partial(go.wait, WAIT / 1000), "先")

    assert whys == ["busy"]
    assert wait.run(int, "再") == 0


def test_a_silent_disk_does_not_hold_up_opening(
    window: MainWindow,
    answers: Answers,
    tmp_path: Path,
    clock: Standing,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go = threading.Event()

    def silent(_path: Path, **_more: object) -> None:
        go.wait(WAIT / 1000)

    monkeypatch.setattr(opening, "read_draft", silent)
    with no_thread_left():
        with Pulse(clock=clock) as pulse:
            window.open_path(tmp_path / "甲.perfeval")
        assert not go.is_set()
        go.set()

    assert pulse.beats > 190
    assert "找不到 U 盘或网络位置" in answers.told[0]
    assert window.desk is None


def test_a_save_on_the_thread_of_the_window_is_caught(
    saved: ReportDesk, window: MainWindow, clock: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: proves that the tests above can fail."""

    def at_once(
        _self: Waiting, work: Callable[[], object], _text: str, _watched: object = None
    ) -> object:
        return work()

    monkeypatch.setattr(Waiting, "run", at_once)
    disk = Silent(call="sync")
    plug(window, disk)
    # Who is held up cannot let it go himself.

    def release() -> None:
        disk.hung.wait()
        disk.go.set()

    released = threading.Thread(target=release)
    released.start()
    with Pulse(clock=clock) as pulse:
        window.actions_.save.trigger()
    released.join()

    assert pulse.beats == 0
