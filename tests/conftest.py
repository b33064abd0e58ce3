"""What every test stands on: no screen needed, and folders of its own."""

from __future__ import annotations

import os
import socket  # noqa: TID251 - to take it away
from collections.abc import Iterator
from functools import partialmethod
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hands import WAIT

# How long an example takes says something about the machine and nothing about the program.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

# Read once, when the first QApplication is made; tests with a real screen start processes.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    """What a test run may be asked for beyond pytest's own options."""
    parser.addoption(
        "--update-references",
        action="store_true",
        help="write the kept files in tests/reference anew; look at the difference first",
    )


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for each test that asks for one, never the same one twice."""
    base = tmp_path_factory.mktemp("homes")
    return (base / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_folders(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, recovery copies and logs of a test go into folders of its own.

    Not into its `tmp_path`: pytest looks through all folders of a run to name the next, which for
    thousands of tests takes longer than what they test.
    """
    home = next(homes)
    for name in ("CONFIG", "DATA", "STATE"):
        folder = home / name.lower()
        folder.mkdir(parents=True)
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder))


class NoNetwork(socket.socket):
    """Sockets between processes of this computer, and no others."""

    def __init__(self, *given: int, **named: int) -> None:
        """Refuse what could leave the computer."""
        family = given[0] if given else named.get("family")
        if "fileno" not in named and family != getattr(socket, "AF_UNIX", None):
            raise PermissionError("a test asked for the network")
        super().__init__(*given, **named)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing under test makes an internet socket."""
    monkeypatch.setattr(socket, "socket", NoNetwork)


class PatientBot(QtBot):
    """Waits for events as long as a slow machine needs; pytest-qt itself waits five seconds."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=WAIT)
    waitSignal = partialmethod(QtBot.waitSignal, timeout=WAIT)
    waitActive = partialmethod(QtBot.waitActive, timeout=WAIT)
    waitExposed = partialmethod(QtBot.waitExposed, timeout=WAIT)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The bot of pytest-qt, with more patience."""
    return PatientBot(request)
