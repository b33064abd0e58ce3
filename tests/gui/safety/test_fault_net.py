"""The net under the program: what it tells, what it never tells, and the end of a session."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from given.worked import filled
from gui.window.test_main_window import Answers, answers, begun, field, window
from hands import idle, wait_for, write
from perfeval_gui import paths
from perfeval_gui.domain.cells.diagnosis import diagnosis
from perfeval_gui.domain.names.fields import put
from perfeval_gui.storage.draft.draft import DraftError
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.storage.saving.recovery import Recovery
from perfeval_gui.views.safety.unexpected import FaultNet
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]
SECRET: Final = "13800138000"


def failed() -> BaseException:
    """An error of our own code with personal data in its message, and one behind it."""
    try:
        try:
            int(SECRET + "x")
        except ValueError:
            put(filled(), SECRET, None)
    except KeyError as error:
        return error
    raise AssertionError


def test_a_diagnosis_has_types_and_our_own_frames_only() -> None:
    text = diagnosis(failed())

    assert text.splitlines()[0] == "KeyError"
    assert text.splitlines()[-1] == "ValueError"
    assert "  domain/names/fields.py:" in text
    assert SECRET not in text
    assert "test_fault_net" not in text


def test_frames_of_every_room_are_told(tmp_path: Path) -> None:
    with pytest.raises(DraftError) as raised:
        open_draft(tmp_path / "甲.perfeval")

    assert "  storage/draft/files.py:" in diagnosis(raised.value)


def test_an_ordinary_trace_would_tell() -> None:
    """The mutant: proves that the test above can fail."""
    assert SECRET in "".join(traceback.format_exception(failed()))


def test_repeated_errors_are_counted_in_one_dialog(window: MainWindow, answers: Answers) -> None:
    net = FaultNet(window, bool)
    answers.choices = ["copy"]
    for _ in range(5):
        net._meet(failed())
    wait_for(lambda: answers.told != [])
    idle()

    assert len(answers.told) == 1
    assert "5 × KeyError" in answers.details
    assert QApplication.clipboard().text() == answers.details


def test_a_copy_that_fails_is_told_once_and_ends_there(
    window: MainWindow, answers: Answers
) -> None:
    tried = []

    def fails() -> bool:
        tried.append(1)
        raise RuntimeError(SECRET)

    net = FaultNet(window, fails)
    net._meet(failed())
    wait_for(lambda: answers.told != [])
    idle()

    assert len(tried) == 2
    assert len(answers.told) == 1
    assert "填写的内容还在窗口里" in answers.told[0]
    assert "RuntimeError" in answers.details
    assert SECRET not in answers.details


class Manager(QObject):
    """A session manager that may allow a question."""

    def __init__(self, *, asks: bool) -> None:
        super().__init__()
        self.asks, self.cancelled = asks, False

    def allowsInteraction(self) -> bool:  # noqa: N802 - Qt's name
        return self.asks

    def cancel(self) -> None:
        self.cancelled = True


@pytest.mark.parametrize(
    ("asks", "answer", "asked", "cancelled", "kept"),
    [(False, "cancel", 0, False, 1), (True, "cancel", 1, True, 1), (True, "discard", 1, False, 0)],
)
def test_the_end_of_a_session_leaves_a_copy_first(
    window: MainWindow,
    answers: Answers,
    *,
    asks: bool,
    answer: str,
    asked: int,
    cancelled: bool,
    kept: int,
) -> None:
    desk = begun(window)
    write(field(desk, "unit"), "甲")
    answers.answer = "discard" if answer == "discard" else "cancel"
    manager = Manager(asks=asks)

    FaultNet(window, window.drafts().keep_safe)._session_ends(manager)

    assert (answers.asked, manager.cancelled) == (asked, cancelled)
    assert len(Recovery(paths.recovery()).copies()) == kept
