"""Damaged settings never keep the program from starting, and nothing is written over unread."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checkout import ROOT
from given.worked import filled
from gui.window.test_main_window import Answers, answers, window
from hands import PATIENT
from perfeval_gui import paths
from perfeval_gui.start.join import Desktop
from perfeval_gui.start.placing import place_window
from perfeval_gui.storage.draft.draft import dump as dump_draft
from perfeval_gui.views.settings import settings_file
from perfeval_gui.views.settings.settings import Settings
from perfeval_gui.views.window.main_window import MainWindow
from perfeval_gui.working import reachable
from perfeval_gui.working.pace import USUAL, Pace

__all__ = ["answers", "window"]
DAMAGES: Final = 500
SHOWN: Final = 25
RESTARTED: Final = 3


def settings() -> Settings:
    """The settings as a program started now would see them."""
    return Settings(paths.settings)


def used(folder: Path) -> bytes:
    """A settings file that a window has written."""
    mine = settings()
    for number in range(4):
        mine.remember(folder / f"部门{number}.perfeval")
    mine.choose_dark(True)
    mine.keep_geometry(QByteArray(bytes(range(66))))
    mine.keep_print_setup(folder / "部门1.perfeval", ("打印机", "1", "2", "1", "true"))
    return paths.settings().read_bytes()


def damaged(data: bytes, chance: random.Random) -> bytes:
    """*data* cut, overwritten, torn, doubled, or nothing like it."""
    place, length = chance.randrange(len(data)), chance.randrange(1, 40)
    noise = chance.randbytes(length)
    return chance.choice(
        [
            data[:place],
            data[:place] + noise + data[place + length :],
            data[:place] + data[place + length :],
            data[:place] + bytes(len(data) - place),
            data + noise,
            data + data,
            data.replace(b'"', b"'"),
            noise,
            b"[" * 100_000,
            b"",
        ]
    )


def seeded() -> random.Random:
    seed = random.randrange(10**6)
    # Shown by pytest where a test fails.
    sys.stdout.write(f"seed {seed}\n")
    return random.Random(seed)


def what(mine: Settings) -> tuple[object, ...]:
    return mine.recent(), mine.dark(), mine.geometry(), mine.folder(), mine.keeps_recent()


def wrong_starts(good: bytes, whole: tuple[object, ...], chance: random.Random) -> list[bytes]:
    """Which of 500 damages change a setting, raise, or are not kept beside."""
    default = what(Settings(lambda: paths.settings().with_name("none.json")))
    found = []
    for _ in range(DAMAGES):
        data = damaged(good, chance)
        paths.settings().write_bytes(data)
        bad = paths.settings().with_name("settings.json.bad")
        bad.unlink(missing_ok=True)
        try:
            seen = what(settings())
        except Exception:  # noqa: BLE001 - whatever it is, it would end the program
            found.append(data)
            continue
        kept = bad.read_bytes() if bad.exists() else None
        if (seen, kept) not in ((whole, None), (default, data)):
            found.append(data)
    return found


def test_500_damages_give_defaults_and_are_kept(tmp_path: Path) -> None:
    good = used(tmp_path)

    assert wrong_starts(good, what(settings()), seeded()) == []


def test_settings_taken_unchecked_are_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: without the check some damages pass for settings."""
    monkeypatch.setattr(settings_file, "_check", "{0.__class__}".format)
    good = used(tmp_path)

    assert wrong_starts(good, what(settings()), random.Random(1)) != []


def test_the_window_starts_with_damaged_settings_and_opens_a_draft(
    qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    good = used(tmp_path)
    draft = tmp_path / "甲.perfeval"
    draft.write_bytes(dump_draft(filled({"unit": "甲"})))
    chance = seeded()
    for _ in range(SHOWN):
        paths.settings().write_bytes(damaged(good, chance))
        desktop = Desktop(application, pace=PATIENT)
        qtbot.addWidget(desktop.window)
        desktop.show(draft)

        assert desktop.window.desk is not None
        assert desktop.window.desk.document.report.cover.unit == "甲"
        assert settings().recent()[0] == draft
        desktop.window.close()
    assert answers.told == []


def test_any_window_state_is_survived(qtbot: QtBot) -> None:
    """What is stored whole may still be nonsense to Qt."""
    chance = seeded()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    real = Desktop(application, pace=PATIENT).window.saveGeometry().data()
    desktop = Desktop(application, pace=PATIENT)
    qtbot.addWidget(desktop.window)
    for _ in range(DAMAGES):
        settings().keep_geometry(QByteArray(damaged(bytes(real), chance)[:4000]))
        stored = settings().geometry()
        assert stored is not None
        place_window(desktop.window, stored)

        assert desktop.window.width() >= desktop.window.minimumSizeHint().width()
        assert desktop.window.height() >= desktop.window.minimumSizeHint().height()


def test_real_starts_with_damaged_settings(tmp_path: Path) -> None:
    good, chance = used(tmp_path), seeded()
    for _ in range(RESTARTED):
        paths.settings().write_bytes(damaged(good, chance))
        done = subprocess.run(
            [sys.executable, "main.py", "--probe"], cwd=ROOT, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr


# ---- never written over unread


def test_a_file_that_cannot_be_read_is_never_written(tmp_path: Path) -> None:
    paths.settings().mkdir(parents=True)
    mine = settings()
    mine.remember(tmp_path / "甲.perfeval")

    # Remembered while the program runs.
    assert mine.recent() == [tmp_path / "甲.perfeval"]
    assert paths.settings().is_dir()
    assert settings().recent() == []


def test_two_windows_do_not_undo_each_other(tmp_path: Path) -> None:
    one, other = settings(), settings()
    assert (one.recent(), other.dark()) == ([], None)
    one.remember(tmp_path / "甲.perfeval")
    other.choose_dark(True)

    assert settings().recent() == [tmp_path / "甲.perfeval"]
    assert settings().dark() is True
    other.forget_recent()
    one.choose_dark(False)
    assert settings().recent() == []


def test_a_settings_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    used(tmp_path)

    assert paths.settings().stat().st_mode & 0o777 == 0o600
    assert paths.settings().parent.stat().st_mode & 0o777 == 0o700


def test_names_that_are_no_unicode_are_remembered(tmp_path: Path) -> None:
    odd = tmp_path / "甲\udcff.perfeval"
    settings().remember(odd)

    assert settings().recent() == [odd]


# ---- recent drafts


def menu(window: MainWindow) -> list[QAction]:
    window.actions_.recent.aboutToShow.emit()
    return window.actions_.recent.actions()


def test_missing_drafts_are_marked_when_the_menu_opens(window: MainWindow, tmp_path: Path) -> None:
    there, gone = tmp_path / "在.perfeval", tmp_path / "不在.perfeval"
    there.write_bytes(b"")
    window._settings.remember(there)
    window._settings.remember(gone)

    texts = {one.text(): one.isEnabled() for one in menu(window) if not one.isSeparator()}

    assert texts["在.perfeval"]
    assert not texts["不在.perfeval（找不到）"]


class Answered:
    """A clock on which patience is over as soon as the drive that is there has answered."""

    there = False

    def __call__(self) -> float:
        return PATIENT.answer * self.there


@pytest.mark.parametrize("pace", [PATIENT._replace(clock=Answered())], ids=["soon over"])
def test_a_dead_drive_delays_neither_menu_nor_start_page(
    window: MainWindow, pace: Pace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, go = pace.clock, threading.Event()
    assert isinstance(clock, Answered)
    here = tmp_path / "在.perfeval"
    here.write_bytes(b"")
    for number in range(4):
        window._settings.remember(Path(f"/掉线/{number}.perfeval"))
    window._settings.remember(here)
    answer = Path.is_file

    def slow(path: Path) -> bool:
        if "掉线" in str(path):
            # Whoever waited for it would wait for as long.
            go.wait()
        clock.there = True
        return answer(path)

    monkeypatch.setattr(reachable.reached, "__defaults__", (slow, USUAL))
    texts = [one.text() for one in menu(window)]
    clock.there = False
    window.show_start()
    go.set()

    assert texts[0] == "在.perfeval"
    assert texts[1] == "3.perfeval（位置没有回应）"
    assert window.start.recent.count() == 5


def test_recent_drafts_need_not_be_remembered(window: MainWindow, tmp_path: Path) -> None:
    window._settings.remember(tmp_path / "甲.perfeval")
    switch = menu(window)[-1]
    assert switch.text() == "不记录最近打开"
    switch.trigger()
    window._settings.remember(tmp_path / "乙.perfeval")

    assert settings().recent() == []
    assert menu(window)[-1].isChecked()
    menu(window)[-1].trigger()
    window._settings.remember(tmp_path / "乙.perfeval")
    assert settings().recent() == [tmp_path / "乙.perfeval"]
