"""Long work in the window: a block pasted, a key, and steps of the history walked back.

Each build is a process of its own that keeps its window; both are asked in turns, and what they
took is measured by the clock and by the processor. Bytecode is compiled before the first.

`bench_long.main(before)` takes a checkout of another build; without one the work is
compared with a tenth of it.
"""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Final

from benchmarks.bench_start import Cost

ROOT: Final = Path(__file__).resolve().parent.parent.parent
PAIRS: Final = 10
WORKER: Final = """
import gc, sys, time
sys.path[:0] = [sys.argv[1], sys.argv[1] + "/tests"]
what, many = sys.argv[2], int(sys.argv[3])
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from benchmarks.bench_edit import Typing
typing = Typing(100 if what != "paste" else 0)
history, model = typing.desk.document.history, typing.model
serial = 0
def change(row):
    global serial
    serial += 1
    model.setData(model.index(row, 4), f"{serial}起", Qt.ItemDataRole.EditRole)
def block():
    global serial
    serial += 1
    ours = "产出指标\\t数量指标\\t第{0}册第{1}项\\t{1}起\\t{0}{1}起\\t1\\t\\t\\t\\t雨季"
    return "\\n".join(ours.format(serial, row + 1) for row in range(many))
def prepare():
    if what == "paste":
        QGuiApplication.clipboard().setText(block())
    elif what == "undo":
        for step in range(many):
            change(step % 100)
def work():
    if what == "paste":
        typing.table.paste()
        while model.rowCount() < many:
            typing.application.processEvents()
        # What is due is painted now: timers, and the checks with them, come later.
        typing.desktop.window.repaint()
        typing.table.viewport().repaint()
    elif what == "key":
        for _ in range(many):
            change(0)
            typing.desktop.window.repaint()
            typing.table.viewport().repaint()
    else:
        while history.canUndo():
            history.undo()
print("ready", flush=True)
for _ in sys.stdin:
    prepare()
    QTest.qWait(300)
    gc.collect()
    clock, processor = time.perf_counter(), time.process_time()
    work()
    print(time.perf_counter() - clock, time.process_time() - processor, flush=True)
    QTest.qWait(300)
    while history.canUndo():
        history.undo()
"""


class Window:
    """A build with its window open, in a process that is asked over a pipe."""

    def __init__(self, root: Path, what: str, many: int, settings: str) -> None:
        """Open the window of the checkout *root*; what it remembers lies below *settings*."""
        compileall.compile_dir(root / "perfeval_gui", quiet=2)
        # Windows that share what they remember ask about each other's drafts.
        place = tempfile.mkdtemp(dir=settings)
        own = {f"XDG_{name}_HOME": place for name in ("CACHE", "CONFIG", "DATA", "STATE")}
        self._process = subprocess.Popen(
            [sys.executable, "-c", WORKER, str(root), what, str(many)],
            cwd=root,
            env=dict(os.environ, **own),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._said() == "ready"

    def cost(self) -> Cost:
        """What the work costs this time."""
        asks: IO[str] | None = self._process.stdin
        assert asks is not None
        asks.write("go\n")
        asks.flush()
        clock, processor = map(float, self._said().split())
        return Cost(clock, processor)

    def _said(self) -> str:
        says = self._process.stdout
        assert says is not None
        return says.readline().strip()

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()


def told(name: str, what: str, many: int, other: tuple[Path, int], pairs: int = PAIRS) -> Cost:
    """Prints and returns what *many* of *what* cost over *other*, a checkout and how many."""
    with tempfile.TemporaryDirectory() as settings:
        windows = [
            Window(*one, settings) for one in ((ROOT, what, many), (other[0], what, other[1]))
        ]
        # The first pair is warm for nobody.
        costs = [[window.cost() for window in windows] for _ in range(pairs + 1)][1:]
        for window in windows:
            window.close()
    ratios = [ours.over(theirs) for ours, theirs in costs]
    ours, theirs = ([pair[at] for pair in costs] for at in (0, 1))
    middle = statistics.median
    print(
        f"{name} = {middle(one.processor for one in ratios):.2f} by processor time, "
        f"{middle(one.clock for one in ratios):.2f} by the clock  "
        f"({middle(one.processor for one in ours) * 1000:.0f} / "
        f"{middle(one.processor for one in theirs) * 1000:.0f} ms of the processor, "
        f"{middle(one.clock for one in ours) * 1000:.0f} / "
        f"{middle(one.clock for one in theirs) * 1000:.0f} ms)"
    )
    return Cost(middle(one.clock for one in ratios), middle(one.processor for one in ratios))


def main(before: Path | None = None) -> None:
    """Print it all; against the checkout *before* where one is given."""
    for name, what, many in (
        ("5,000 rows pasted", "paste", 5_000),
        ("50 keys at 100 rows, painted", "key", 50),
        ("1,000 edits undone", "undo", 1_000),
    ):
        if before is not None:
            told(f"{name}: now / before", what, many, (before, many))
        else:
            told(f"{name} / a tenth of it", what, many, (ROOT, many // 10))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None)
