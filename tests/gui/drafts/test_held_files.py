"""A file that another program holds: it is waited for in sight, not for long, and can be left."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from gui.drafts.test_waiting import (
    Pulse,
    clock,
    dialog,
    no_thread_left,
    pace,
    plug,
    press_cancel,
    saved,
    unit,
)
from gui.window.test_main_window import Answers, answers, window
from hands import WAIT, Standing
from perfeval_gui.storage.disk.atomic import PATIENCE, WriteError, write_file
from perfeval_gui.storage.disk.watched import Watched
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.window.main_window import MainWindow
from unit.storage.test_saving import Held

__all__ = ["answers", "clock", "pace", "saved", "window"]


@dataclass
class HeldInHand(Held):
    """A held file whose pauses take no time, but for those in which somebody has to look.

    Attributes:
        waited: The pauses, in seconds, that were made.
        looked: Given once somebody has seen that it is waited for; None where nobody looks.
    """

    waited: list[float] = field(default_factory=list)
    looked: threading.Event | None = None

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        if self.looked is not None:
            self.looked.wait(WAIT / 1000)


def test_a_held_file_is_told_while_it_is_waited_for(
    saved: ReportDesk, window: MainWindow, answers: Answers, tmp_path: Path, clock: Standing
) -> None:
    looked = threading.Event()
    plug(window, HeldInHand(32, 5, looked=looked))

    def see() -> None:
        if (found := dialog()) and found.labelText() == "正在等待其他程序释放文件……":
            looked.set()

    with Pulse(see, clock):
        window.actions_.save.trigger()

    assert looked.is_set()
    assert answers.told == []
    assert unit(tmp_path / "甲.perfeval") == "甲乙"


def test_waiting_for_a_held_file_can_be_cancelled(
    saved: ReportDesk, window: MainWindow, answers: Answers, tmp_path: Path, clock: Standing
) -> None:
    looked = threading.Event()
    disk = HeldInHand(32, 10, looked=looked)
    plug(window, disk)

    def leave() -> None:
        if disk.waited:
            press_cancel()
        # Until the disk got there the clerk waits, and the place is not late.
        clock.now = min(clock.now, 1.0)

    with no_thread_left():
        with Pulse(leave, clock):
            window.actions_.save.trigger()
        looked.set()

    # It was in its first pause when nobody wanted it any more.
    assert len(disk.waited) == 1
    assert answers.told == []
    assert unit(tmp_path / "甲.perfeval") == "甲"


def test_a_file_that_stays_held_is_told_after_three_seconds(
    saved: ReportDesk, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    disk = HeldInHand(32, 99)
    plug(window, disk)
    window.actions_.save.trigger()

    assert 2.9 < sum(disk.waited) <= PATIENCE + 0.05
    assert max(disk.waited) <= 0.05
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
