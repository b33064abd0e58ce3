"""清除痕迹: what goes at once, what is asked about, what is never touched."""

from __future__ import annotations

import os
from pathlib import Path

from given.worked import filled
from gui.window.test_main_window import Answers, answers, begun, field, window
from hands import write
from perfeval_gui import paths
from perfeval_gui.storage.saving.recovery import Origin, Recovery
from perfeval_gui.storage.saving.saving import identified
from perfeval_gui.views.safety.unexpected import redacted
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]


def worked(window: MainWindow, answers: Answers, tmp_path: Path) -> Path:
    """A draft saved twice, something given up, and a copy of a run that is over."""
    desk = begun(window)
    answers.path = tmp_path / "甲.perfeval"
    for text in "甲乙":
        write(field(desk, "unit"), text)
        window.actions_.save.trigger()
    write(field(desk, "unit"), "丙")
    answers.answer = "discard"
    window.open_sample()
    Recovery(paths.recovery()).keep(identified(filled()), "999999-abcdef", Origin(title="丁"))
    return tmp_path / "甲.perfeval"


def left() -> tuple[int, int, int, int]:
    """How many recent drafts, given up copies, copies and backups there are."""
    backups = list(paths.backups().glob("*/*"))
    given_up = list((paths.recovery() / "bin").iterdir())
    recent = paths.settings().read_text().count(".perfeval")
    return recent, len(given_up), len(Recovery(paths.recovery()).copies()), len(backups)


def test_traces_go_and_work_stays(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    draft = worked(window, answers, tmp_path)
    content = draft.read_bytes()
    assert left() == (1, 1, 1, 2)
    assert list(paths.log().iterdir())
    answers.choices = ["clear", "keep"]
    window.actions_.traces.trigger()

    assert left() == (0, 0, 1, 2)
    assert not list(paths.log().iterdir())
    assert draft.read_bytes() == content
    assert "（1 份）" in answers.told[-2]
    assert "2 份备份（属于 1 份草稿）和 1 份恢复副本" in answers.told[-1]
    assert window._help.text() == "痕迹已清除。"
    assert window.start.recent.count() == 0


def test_work_goes_only_after_a_second_answer(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    draft = worked(window, answers, tmp_path)
    answers.choices = ["clear", "erase"]
    window.actions_.traces.trigger()

    assert left() == (0, 0, 0, 0)
    assert list(paths.backups().iterdir()) == []
    assert draft.exists()


def test_nothing_goes_without_an_answer(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    worked(window, answers, tmp_path)
    answers.choices = ["back"]
    window.actions_.traces.trigger()

    assert left() == (1, 1, 1, 2)


def test_the_copy_of_the_open_report_stays(window: MainWindow, answers: Answers) -> None:
    desk = begun(window)
    write(field(desk, "unit"), "甲")
    window.drafts().keep_safe()
    answers.choices = ["clear", "erase"]
    window.actions_.traces.trigger()

    assert [one.report.cover.unit for one in Recovery(paths.recovery()).copies()] == ["甲"]
    assert len(answers.told) == 1


def test_what_cannot_be_removed_is_counted(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    worked(window, answers, tmp_path)
    (paths.recovery() / "bin" / "folder").mkdir()
    answers.choices = ["clear", "keep"]
    window.actions_.traces.trigger()

    assert window._help.text() == "痕迹已清除，1 个文件没有删掉。"


def test_messages_of_qt_lose_what_may_be_the_clerk_s() -> None:
    path = f"{os.sep}home{os.sep}zhang san{os.sep}a.perfeval"

    assert redacted(f"QFileSystemWatcher: failed to add paths: {path}") == (
        "QFileSystemWatcher: failed to add paths: …"
    )
    assert redacted('Argument missing: "Zhang", 13800138000, 张三') == "Argument missing: …, …, …"
    assert redacted("QPainter::begin: Paint device returned engine == 0") == (
        "QPainter::begin: Paint device returned engine == 0"
    )
