"""The copy of a long report is made between events: what comes meanwhile is in the next one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from gui.safety.test_recovery_guard import binned, copies
from gui.window.test_main_window import Answers, answers, begun, field, window
from hands import PATIENT, wait_for, write
from perfeval_gui.domain.record.report import Report
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.safety.turns import Turns
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]
# Each step is a turn of its own.
TURNS: Final = pytest.mark.parametrize(
    "pace", [PATIENT._replace(pause=0.04, most=0.1, turn=0)], ids=["in turns"]
)
# Nor are copies looked after meanwhile, however slow the machine is: one that is left over would
# be taken away, and one of what was given up made anew.
ALONE: Final = pytest.mark.parametrize(
    "pace", [PATIENT._replace(pause=60, most=60, turn=0)], ids=["in turns"]
)
PARTS: Final = 3
"""After so many turns nothing is written yet."""


def turns(window: MainWindow) -> Turns:
    found = window.drafts().findChild(Turns)
    assert found is not None
    return found


def half_copied(window: MainWindow, after: int) -> ReportDesk:
    """A report of which a copy was begun, so many turns ago."""
    desk = begun(window)
    write(field(desk, "unit"), "甲")
    field(desk, "unit").clearFocus()
    assert turns(window).busy
    for _ in range(after):
        QApplication.processEvents()
        assert turns(window).busy
    assert copies() == ()
    return desk


def idle(window: MainWindow) -> None:
    wait_for(lambda: not turns(window).busy)


def copied() -> list[Report]:
    return [copy.report for copy in copies()]


@TURNS
def test_the_window_is_served_between_its_parts(window: MainWindow) -> None:
    desk = half_copied(window, PARTS - 1)
    idle(window)
    assert copied() == [desk.document.report]


@TURNS
@pytest.mark.parametrize("after", range(PARTS))
def test_what_is_changed_meanwhile_is_copied_next(window: MainWindow, after: int) -> None:
    desk = half_copied(window, after)
    desk.document.put("unit", "乙")
    wait_for(lambda: copied() == [desk.document.report])
    assert desk.document.report.cover.unit == "乙"


@TURNS
@pytest.mark.parametrize("after", range(PARTS))
def test_what_has_to_be_safe_now_is_copied_now(window: MainWindow, after: int) -> None:
    desk = half_copied(window, after)
    desk.document.put("unit", "乙")
    # As where a save fails, or an unexpected fault is told.
    assert window.drafts().keep_safe()
    assert copied() == [desk.document.report]
    QApplication.processEvents()
    assert copied() == [desk.document.report]


def saved(window: MainWindow, answers: Answers, path: Path, after: int) -> list[Report]:
    """The copies that are left once a save came between the parts of one."""
    desk = half_copied(window, after)
    answers.path = path
    window.actions_.save.trigger()
    assert open_draft(path) == desk.document.report
    idle(window)
    return copied()


@ALONE
@pytest.mark.parametrize("after", range(PARTS))
def test_what_is_saved_meanwhile_has_no_copy(
    window: MainWindow, answers: Answers, tmp_path: Path, after: int
) -> None:
    assert saved(window, answers, tmp_path / "甲.perfeval", after) == []


@ALONE
def test_a_copy_that_goes_on_behind_a_save_is_noticed(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "甲.perfeval"
    leave_off = Turns.leave_off

    def only_at_its_end(self: Turns) -> None:
        if self._work is not None and self._work.gi_frame is None:  # type: ignore[attr-defined]  # a generator
            leave_off(self)

    monkeypatch.setattr(Turns, "leave_off", only_at_its_end)
    assert saved(window, answers, path, 1) != []


@ALONE
@pytest.mark.parametrize("after", range(PARTS))
def test_what_is_given_up_meanwhile_rests_in_the_bin(
    window: MainWindow, answers: Answers, after: int
) -> None:
    half_copied(window, after)
    answers.answer = "discard"
    window.close()
    idle(window)
    assert copies() == ()
    assert len(binned()) == 1
