"""What is asked of the speed against an older build, and what is reached, in one table.

`python3 packaging/dev.py bench asked CHECKOUT` runs this build and that of the checkout in turns.
What is asked is a ratio of processor time: the clock tells of other work of the machine as well.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks import bench_check, bench_long, bench_start
from benchmarks.bench_start import BARE_WINDOW, ROOT, Cost, Run, told

PAIRS: Final = 10
FEW: Final = 5
"""Pairs of what takes seconds each."""
FEWEST: Final = 3
"""Pairs of what takes half a minute each."""
FILES: Final = """
import resource, sys, time
from pathlib import Path
try:
    from perfeval_gui.pages.compose import compose
    from perfeval_gui.publishing.publishing import FORMATS, build
    from perfeval_gui.storage.draft.files import open_draft
except ImportError:  # A build of before there were rooms.
    from perfeval_gui.exports.compose import compose
    from perfeval_gui.publishing import FORMATS, build
    from perfeval_gui.storage.files import open_draft
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.paper.fonts import Typefaces
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
def now():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return time.perf_counter(), used.ru_utime + used.ru_stime
report = open_draft(Path("resources/samples/示例.perfeval"))
report = getattr(report, "report", report)
sheet = Shelf((Path("resources/editions"),)).read(report.edition).evaluate(report)
package, typefaces = compose(sheet), Typefaces()
def files():
    for ending in FORMATS:
        build(package, ending, typefaces)
files()
begin = now()
for _ in range(5):
    files()
print(*((end - start) / 5 for start, end in zip(begin, now())))
"""


def _asked(before: Path) -> Iterator[tuple[str, float, Callable[[], Cost]]]:
    """Each row but those of many drafts: its name, what is asked, and what measures it."""
    files = Run(ROOT, ("-c", FILES), inside=True)
    name = "start / bare window"
    yield name, 1.15, partial(told, name, bench_start.WINDOW, BARE_WINDOW, PAIRS)
    for what, most, run in (
        ("sample painted, clicked at once", 0.5, bench_start.AT_ONCE),
        ("sample painted, made ready", 0.5, bench_start.WHEN_READY),
        ("show of the sample", 0.5, bench_start.SHOW),
        ("docx, xlsx and pdf of the sample, warm", 0.6, files),
    ):
        yield what, most, partial(told, what, run, replace(run, root=before), PAIRS)
    for what, most, work, many in (
        ("5,000 rows pasted, painted", 0.1, "paste", 5_000),
        ("key painted at 100 rows", 0.7, "key", 50),
        ("2,000 edits undone", 0.125, "undo", 2_000),
    ):
        yield what, most, partial(bench_long.told, what, work, many, (before, many), FEW)


def main(before: Path) -> None:
    """Measure all rows against the checkout *before*, and print them as one table at the end."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rows = [(name, most, measure()) for name, most, measure in _asked(before)]
    for what, cost in bench_check.against(before, FEWEST):
        rows.append((f"check of 1,000 {what}", 0.6, cost))
    print(f"\n{'':<42}{'asked':>8}{'reached':>10}{'clock':>8}")
    for name, most, cost in rows:
        word = "" if cost.processor <= most else "  missed"
        print(f"{name:<42}{most:>8}{cost.processor:>10.2f}{cost.clock:>8.2f}{word}")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
