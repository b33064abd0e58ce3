"""No test goes by the clock: what is waited for is an event, what is limited is an amount of work.

On a machine that is slow or busy, a test that waits for a time fails though nothing is wrong; on a
fast one it makes every run longer.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT, sources, tree

# What may go by the clock, and why.
ALLOWED: Final = {
    ("hands.py", "qWait"): "serves the window between two looks whether it has come about",
    ("e2e/listening.py", "sleep"): "looks again whether the program is there",
    ("hands.py", "monotonic"): "ends a test that waits in vain, after minutes",
    ("robustness/saves/partners.py", "sleep"): "a kill at any moment; whatever came is right",
    ("looking/walk.py", "qWait"): "looks at pages once they are laid out, no test",
    ("pictures.py", "qWait"): "pictures, no test",
    ("shots.py", "qWait"): "pictures, no test",
}
# They measure time: it is what they print.
MEASURES: Final = ROOT / "tests/benchmarks"
PAUSES: Final = ("sleep", "qWait", "qSleep")
CLOCKS: Final = ("perf_counter", "perf_counter_ns", "monotonic", "monotonic_ns")
# pytest-qt's own patience is too short; tests/conftest.py gives it more, in one place.
BOT: Final = ("waitUntil", "waitSignal", "waitSignals", "waitActive", "waitExposed")
PATIENCE: Final = 60
"""Seconds: less is not enough for a program to start on a slow machine."""
AT_ONCE: Final = 20
"""Milliseconds in which a timer may put something off within the same turn of events."""


def number(node: ast.AST | None) -> float | None:
    """What *node* says, where it is a number."""
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return node.value
    return None


def named(call: ast.Call, name: str) -> ast.AST | None:
    """The value of the argument called *name*."""
    return next((one.value for one in call.keywords if one.arg == name), None)


def too_short(call: ast.Call, last: str) -> bool:
    """Whether *call* gives up too early on what comes later."""
    limit = number(named(call, "timeout"))
    if last in BOT:
        # None at all says that it has happened by then.
        return limit is not None and limit > 0
    if limit is None and last in ("wait", "join", "acquire") and call.args:
        limit = number(call.args[0])
    return limit is not None and 0 < limit < PATIENCE


def called(call: ast.Call) -> str:
    """The last name of what *call* calls; empty where it has none."""
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def fault(call: ast.Call) -> str:
    """What of *call* goes by the clock; empty where nothing does."""
    last = called(call)
    first = number(call.args[0]) if call.args else None
    found = {
        last: last in (*PAUSES, *CLOCKS),
        "wait": last == "wait" and ast.unparse(call.func) == "qtbot.wait",
        "timeout": too_short(call, last),
        "singleShot": last == "singleShot" and first is not None and first > AT_ONCE,
        "deadline": last == "settings" and number(named(call, "deadline")) is not None,
    }
    return next((what for what, wrong in found.items() if wrong), "")


def faults(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Lines of *module* that go by the clock, each with what does."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and (what := fault(node)):
            yield node.lineno, what


@cache
def all_faults() -> list[tuple[str, int, str]]:
    """File, line and what goes by the clock there, in all tests."""
    return [
        (path.relative_to(ROOT / "tests").as_posix(), line, what)
        for path in sources("tests")
        if MEASURES not in path.parents
        for line, what in faults(tree(path))
    ]


def test_no_test_goes_by_the_clock() -> None:
    assert [one for one in all_faults() if (one[0], one[2]) not in ALLOWED] == []


def test_what_is_allowed_is_there() -> None:
    assert set(ALLOWED) == {(file, what) for file, _, what in all_faults()} & set(ALLOWED)
    assert all(Path(ROOT / "tests" / file).is_file() for file, _ in ALLOWED)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("qtbot.wait(200)", "wait"),
        ("QTest.qWait(90)", "qWait"),
        ("time.sleep(0.2)", "sleep"),
        ("sleep(pause)", "sleep"),
        ("begin = time.perf_counter()", "perf_counter"),
        ("until = monotonic() + 1", "monotonic"),
        ("qtbot.waitUntil(done, timeout=3000)", "timeout"),
        ("subprocess.run(command, timeout=30)", "timeout"),
        ("process.wait(timeout=10)", "timeout"),
        ("process.wait(15)", "timeout"),
        ("event.wait(2.5)", "timeout"),
        ("thread.join(1)", "timeout"),
        ("QTimer.singleShot(300, answer)", "singleShot"),
        ("settings(max_examples=60, deadline=200)", "deadline"),
    ],
)
def test_a_wait_by_the_clock_is_found(line: str, what: str) -> None:
    assert [found for _, found in faults(ast.parse(line))] == [what]


@pytest.mark.parametrize(
    "line",
    [
        "qtbot.waitUntil(done)",
        "wait_for(lambda: copies() != ())",
        "with qtbot.waitSignal(run.ended, timeout=0): run.start()",
        "subprocess.run(command, timeout=600)",
        "event.wait()",
        "thread.join()",
        "', '.join(names)",
        "QTimer.singleShot(0, answer)",
        "settings(max_examples=60, deadline=None)",
        "spent = time.process_time() - begin",
        "Pace(pause=0.04)",
    ],
)
def test_what_waits_for_events_is_free(line: str) -> None:
    assert list(faults(ast.parse(line))) == []
