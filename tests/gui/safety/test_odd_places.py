"""Pipes, sockets, folders and links in the places of the program's own files: it starts and works.

Only such things are used as can be made in a folder of the test's own; never a device.
"""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QSettings

from checkout import ROOT
from gui.window.test_main_window import Answers, answers, begun, window
from perfeval_gui import paths
from perfeval_gui.storage.saving.log import NAME as LOG
from perfeval_gui.storage.saving.recovery import Recovery
from perfeval_gui.storage.saving.whereabouts import NAME as FILES
from perfeval_gui.views.drafts.draft_lock import clear_locks, keys_of
from perfeval_gui.views.drafts.locks import lock_at
from perfeval_gui.views.settings import dialog_memory
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]
pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
PATIENCE: Final = 240


def pipe(path: Path) -> None:
    os.mkfifo(path)


def socket_at(path: Path) -> None:
    os.mknod(path, stat.S_IFSOCK | 0o600)


def folder(path: Path) -> None:
    path.mkdir()


def linked_pipe(path: Path) -> None:
    os.mkfifo(path.with_name(f"{path.name}-pipe"))
    path.symlink_to(f"{path.name}-pipe")


ODD: Final = (pipe, socket_at, folder, linked_pipe)
KINDS: Final = pytest.mark.parametrize("make", ODD, ids=lambda one: one.__name__)


def kind_of(path: Path) -> int:
    return stat.S_IFMT(path.lstat().st_mode)


@KINDS
def test_the_program_starts_whatever_stands_there(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    """A whole start, in a process of its own: one that waits for a pipe is ended by the test."""
    home = tmp_path / "家"
    config, state, data = (home / name / "perfeval" for name in ("c", "s", "d"))
    places = [
        config / "settings.json",
        config / "QtProject.conf",
        config / "QtProject.conf.lock",
        state / "log" / LOG,
        state / "recovery" / f"{'a' * 32}.1-a.copy",
        state / "recovery" / "1-a.lock",
        state / "recovery" / ".perfeval-x.tmp",
        state / "locks" / f"{'b' * 32}.lock",
        data / "backups" / FILES,
    ]
    for place in places:
        place.parent.mkdir(parents=True, exist_ok=True)
        make(place)
    kinds = [kind_of(place) for place in places]
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "c"),
        "XDG_STATE_HOME": str(home / "s"),
        "XDG_DATA_HOME": str(home / "d"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--probe"],
        env=environment,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )

    assert done.returncode == 0, done.stderr.decode()
    assert "perfeval_gui.start.join" in json.loads(done.stdout)
    assert [kind_of(place) for place in places] == kinds


@KINDS
def test_a_draft_opens_though_its_lock_is_no_lock(
    make: Callable[[Path], None], window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / "甲.perfeval"
    begun(window)
    answers.path = path
    window.actions_.save_as.trigger()
    assert path.exists()
    window.drafts().locks.forget()
    for key in keys_of(path):
        lock = paths.locks() / f"{key}.lock"
        lock.unlink(missing_ok=True)
        make(lock)
    answers.told.clear()

    window.open_path(path)
    assert window.drafts().path == path
    clear_locks(paths.locks())
    for key in keys_of(path):
        assert kind_of(paths.locks() / f"{key}.lock") != stat.S_IFREG


@KINDS
def test_locks(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "甲.lock")

    assert lock_at(tmp_path / "甲.lock") is None
    free = lock_at(tmp_path / "乙.lock")
    assert free is not None
    assert free.tryLock(0)
    free.unlock()


@KINDS
def test_what_the_file_dialog_remembers(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "QtProject.conf")
    try:
        dialog_memory.keep_in(tmp_path)
        dialog_memory.forget()
        memory = QSettings(QSettings.Scope.UserScope, "QtProject")
        assert memory.allKeys() == []
    finally:
        dialog_memory.keep_in(paths.settings().parent)
    assert kind_of(tmp_path / "QtProject.conf") != stat.S_IFREG


def test_that_no_copy_can_be_kept_is_said(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be read back is no copy, though the folder takes files."""
    from perfeval_gui.storage.draft import files
    from perfeval_gui.storage.draft.draft import DraftError
    from perfeval_gui.views.kit.notices import StandingWarning

    def refuses(*_given: object) -> None:
        raise DraftError("草稿文件过大，不是正常的草稿。")

    desk = begun(window)
    warning = window.findChild(StandingWarning)
    assert warning is not None
    with monkeypatch.context() as patch:
        patch.setattr(files, "load", refuses)
        desk.document.put("unit", "甲")
        assert not window.drafts().keep_safe()
        assert "没有留下恢复副本" in warning.text()
        assert Recovery(paths.recovery()).copies() == ()

    assert window.drafts().keep_safe()
    assert warning.text() == ""
