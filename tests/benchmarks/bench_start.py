"""What starting costs: the window, the sample in it, and a command.

Each is a process of its own, run in turns with what it is measured against, and both are measured
by the clock and by the processor time they took. Bytecode is compiled before the first, and the
program made ready once, which keeps what else is compiled (`kept`): whether the machine writes it
by itself decides otherwise what is measured.

A start is over when the window is painted and nothing is to be done for it. What the program makes
ready after that on its start page (`start.warming`) is no part of it: opening the sample is
measured at once, without that, and made ready, from the click to the first form being painted.

`bench_start.main(before)` takes a checkout of another build that starts alike,
and runs both in turns.
"""

from __future__ import annotations

import compileall
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
SAMPLE: Final = "resources/samples/示例.perfeval"
PAIRS: Final = 15

BARE: Final = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
"""
OURS: Final = """
import gc
try:
    from perfeval_gui.start import app
except ImportError:  # A build of before there were rooms.
    from perfeval_gui import app
app.prepare_environment()
gc.disable()
from PySide6.QtWidgets import QApplication
try:
    from perfeval_gui.start.join import Desktop
except ImportError:
    from perfeval_gui.desktop import Desktop
application = QApplication([])
desktop = Desktop(application)
if hasattr(desktop.window, "loaded"):
    desktop.window.loaded.connect(gc.freeze)  # As the program does (`start.app`).
desktop.show(None)
"""
# Ended as soon as what is asked for is painted: what comes after it is not measured.
READY: Final = """
import os
from PySide6.QtCore import QTimer
QTimer.singleShot(0, lambda: os._exit(0))
application.exec()
"""
MADE_READY: Final = """
try:
    from perfeval_gui.start.warming import steps
except ImportError:
    steps = tuple
made_ready = [None for _ in steps()]
"""
# Tells seconds by the clock and of the processor from the click on. Only the window is watched:
# whoever watches the application has PySide tell of everything in it what it is, and pays a fifth
# of the whole for that, which no clerk does.
SAMPLE_PAINTED: Final = """
import os, resource, time
from PySide6.QtCore import QEvent, QObject, QTimer
def now():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return time.perf_counter(), used.ru_utime + used.ru_stime
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.UpdateRequest and desktop.window.desk is not None:
            # All of it is painted by this event.
            QTimer.singleShot(0, tell)
        return False
painted = Painted()
def click():
    global clicked
    desktop.window.installEventFilter(painted)
    clicked = now()
    desktop.window.open_sample()
def tell():
    os.write(1, " ".join(str(b - a) for a, b in zip(clicked, now())).encode())
    os._exit(0)
gc.freeze()
gc.enable()
QTimer.singleShot(0, click)
application.exec()
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of the processor; or how many times another's."""

    clock: float
    processor: float

    def over(self, other: Cost) -> Cost:
        """This one as a multiple of *other*."""
        return Cost(self.clock / other.clock, self.processor / other.processor)


@dataclass(frozen=True, slots=True)
class Run:
    """A process: Python with *arguments* in the checkout *root*.

    Attributes:
        inside: It tells itself what a part of it cost.
    """

    root: Path
    arguments: tuple[str, ...]
    inside: bool = False

    def cost(self, settings: str) -> Cost:
        """What it costs, as a rule from start to end; what it remembers lies in *settings*."""
        own = {f"XDG_{name}_HOME": settings for name in ("CACHE", "CONFIG", "DATA", "STATE")}
        environment = dict(os.environ, PYTHONPATH=str(self.root), **own)
        before, begin = _spent(), time.perf_counter()
        done = subprocess.run(
            [sys.executable, *self.arguments],
            cwd=self.root,
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        if self.inside:
            return Cost(*map(float, done.stdout.split()))
        return Cost(time.perf_counter() - begin, _spent() - before)


WINDOW: Final = Run(ROOT, ("-c", OURS + READY))
BARE_WINDOW: Final = Run(ROOT, ("-c", BARE + READY))
SAMPLE_SHOWN: Final = Run(ROOT, ("-c", OURS + SAMPLE_PAINTED))
AT_ONCE: Final = replace(SAMPLE_SHOWN, inside=True)
WHEN_READY: Final = Run(ROOT, ("-c", OURS + MADE_READY + SAMPLE_PAINTED), inside=True)
SHOW: Final = Run(ROOT, ("main.py", "show", SAMPLE))


def _spent() -> float:
    """Seconds of the processor that processes of ours took which have ended."""
    # `os.times` counts in hundredths of a second.
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def in_turns(one: Run, other: Run, pairs: int = PAIRS) -> tuple[Cost, Cost, Cost]:
    """The medians of *one*, of *other*, and of *one* over *other* pair by pair.

    A pair runs at the same time of a noisy machine: its ratio is worth more than two medians.
    """
    with tempfile.TemporaryDirectory() as ours, tempfile.TemporaryDirectory() as theirs:
        for root in {one.root, other.root}:
            compileall.compile_dir(root / "perfeval_gui", quiet=2)
            Run(root, ("-c", OURS + MADE_READY)).cost(ours)
            Run(root, SHOW.arguments).cost(ours)
        # The first pair fills the page cache.
        costs = [(one.cost(ours), other.cost(theirs)) for _ in range(pairs + 1)][1:]
    return (
        _median([first for first, _ in costs]),
        _median([second for _, second in costs]),
        _median([first.over(second) for first, second in costs]),
    )


def _median(costs: list[Cost]) -> Cost:
    return Cost(
        statistics.median(cost.clock for cost in costs),
        statistics.median(cost.processor for cost in costs),
    )


def told(what: str, one: Run, other: Run, pairs: int = PAIRS) -> Cost:
    """Prints and returns how many times the cost of *other* *one* costs."""
    first, second, ratio = in_turns(one, other, pairs)
    print(
        f"{what} = {ratio.processor:.2f} by processor time, {ratio.clock:.2f} by the clock  "
        f"({first.processor * 1000:.0f} / {second.processor * 1000:.0f} ms of the processor, "
        f"{first.clock * 1000:.0f} / {second.clock * 1000:.0f} ms)"
    )
    return ratio


def main(before: Path | None = None) -> None:
    """Print what a start costs; against the checkout *before* too, where one is given."""
    told("start: ours / bare QMainWindow", WINDOW, BARE_WINDOW)
    told("start with the sample painted / start", SAMPLE_SHOWN, WINDOW)
    told("start page to the sample painted, at once / start", AT_ONCE, WINDOW)
    told("start page to the sample painted, made ready / start", WHEN_READY, WINDOW)
    told("show of the sample / bare Python", SHOW, Run(ROOT, ("-c", "pass")))
    if before is not None:
        for name, run in (
            ("start", WINDOW),
            ("start with the sample painted", SAMPLE_SHOWN),
            ("start page to the sample painted, at once", AT_ONCE),
            ("start page to the sample painted, made ready", WHEN_READY),
            ("show", SHOW),
        ):
            told(f"{name}: now / before", run, replace(run, root=before))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None)
