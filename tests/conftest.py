"""What every test stands on: no screen needed, and folders of its own."""

from __future__ import annotations

import gc
import os
import socket  # noqa: TID251 - to take it away
from collections.abc import Generator, Iterator
from functools import partialmethod
from importlib.util import find_spec
from itertools import count
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from by_file import FileOfTests, LaterFile, is_wanted
from hands import WAIT, delete
from office import Office

# How long an example takes says something about the machine and nothing about the program.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

# Read once, when the first QApplication is made; tests with a real screen start processes.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# What the interpreter that is handed out does without, and the tests that need it: those of
# packing, and two that take rights away by calls of the system.
_NEEDING: Final = {
    "_lzma": ("unit/packaging/test_*.py",),
    "_ctypes": ("robustness/programs/test_surroundings.py", "robustness/programs/test_privacy.py"),
}
collect_ignore_glob: Final[list[str]] = [
    path for module, paths in _NEEDING.items() if find_spec(module) is None for path in paths
]

HOMES: Final = pytest.StashKey[Iterator[str]]()
"""Where the folders of each test would be, never the same twice."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """What a test run may be asked for beyond pytest's own options."""
    parser.addoption(
        "--update-references",
        action="store_true",
        help="write the kept files in tests/reference anew; look at the difference first",
    )


class NoNetwork(socket.socket):
    """Sockets between processes of this computer, and no others."""

    def __init__(self, *given: int, **named: int) -> None:
        """Refuse what could leave the computer."""
        family = given[0] if given else named.get("family")
        if "fileno" not in named and family != getattr(socket, "AF_UNIX", None):
            raise PermissionError("a test asked for the network")
        super().__init__(*given, **named)


# These are hooks and no fixtures: one that every test uses costs as much as most tests do.


def pytest_configure(config: pytest.Config) -> None:
    """Nothing under test makes an internet socket; tests have a place for folders of their own.

    Power does not fail while they run: what they write need not be on the disk before they go on.
    That a file is handed over to it, and in which order, tests with a disk of their own tell, and
    programs that tests start wait for the real one.
    """
    patch = pytest.MonkeyPatch()
    patch.setattr(socket, "socket", NoNetwork)
    # What is no open file is refused as before.
    patch.setattr(os, "fsync", os.fstat)
    config.add_cleanup(patch.undo)
    place = TemporaryDirectory(prefix="perfeval-homes-", ignore_cleanup_errors=True)
    config.add_cleanup(place.cleanup)
    config.stash[HOMES] = (f"{place.name}/{number}" for number in count())


def pytest_sessionfinish() -> None:
    """What was copied last goes while there is Python to let it go.

    Without a screen Qt keeps it until the process ends, which is too late: that is a crash.
    """
    if isinstance(application := QApplication.instance(), QApplication):
        application.clipboard().clear()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Settings, recovery copies and logs of a test go into folders of its own.

    They are named and not made: most tests put nothing there, and folders of thousands of tests
    take longer to make and to remove than what is tested. They are not in the `tmp_path` of the
    test: pytest looks through all folders of a run to name the next.
    """
    homes = item.config.stash[HOMES]
    home = next(homes)
    for name in ("CONFIG", "DATA", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = f"{home}/{name.lower()}"


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """What a test is done with is told of nothing more, and not dressed with the next window."""
    if QApplication.instance() is not None:
        delete()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """One of several processes tells of a test that passed once, and not five times.

    What it tells costs, in both processes, more than most tests do. Whoever wants to know how long
    fixtures take (`--durations`) asks for one process (`-n 0`).
    """
    if isinstance(item, FileOfTests):
        item.run(nextitem)
        return True
    if not hasattr(item.config, "workerinput"):
        return None
    reports = runtestprotocol(item, log=False, nextitem=nextitem)
    if all(report.passed for report in reports):
        reports = [report for report in reports if report.when == "call"]
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    return True


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(parent: pytest.Collector) -> Generator[None, list[Any], list[Any]]:
    """Where several processes share the files, each asks later what is in those it runs."""
    found = yield
    if not is_wanted(parent.config):
        return found
    return [LaterFile.of(one) if isinstance(one, pytest.Module) else one for one in found]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What was collected stays until the end: nobody looks through it for garbage any more.

    Of what tests make little is garbage of the kind that has to be looked for.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(10_000)
        gc.enable()


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """LibreOffice, for all tests that have it save files."""
    program = Office(tmp_path_factory.mktemp("office"))
    yield program
    program.end()


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
