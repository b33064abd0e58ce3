"""What the program costs, as ratios taken in one run: `python3 packaging/dev.py bench`.

Start: see `bench_start`. Blocks, keys and undo: see `bench_long`. Edits: from a key in an
indicator's cell to the table being painted, and to the findings being told, for 10, 100, 1,000 and
10,000 rows. Pages and files: how their cost grows. Checks: see `bench_check`. Loading
large editions: see `bench_editions`. `bench asked CHECKOUT` prints what is asked against an
older build and what is reached: see `bench_asked`. Machines are noisy:
trust the ratios, and run it again when they surprise.
"""

from __future__ import annotations

import math
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks import bench_asked, bench_check, bench_editions, bench_long, bench_start
from benchmarks.bench_edit import Typing, report_with
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Package
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.publishing.publishing import FORMATS, build
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.storage.draft.files import open_draft

ROOT: Final = Path(__file__).resolve().parent.parent.parent
SIZES: Final = (10, 100, 1_000, 10_000)
ROUNDS: Final = 7


class Building:
    """Builds one file again and again."""

    def __init__(self, package: Package, ending: str, typefaces: Typefaces) -> None:
        """Build *package* as *ending*."""
        self._arguments = (package, ending, typefaces)

    def __call__(self, _number: int) -> None:
        """Build it once."""
        build(*self._arguments)


def median_ms(run: Callable[[int], object], count: int) -> float:
    """The median time of *count* calls of *run*, milliseconds."""
    times = []
    for number in range(count):
        begin = time.perf_counter()
        run(number)
        times.append(time.perf_counter() - begin)
    return statistics.median(times) * 1000


def exponent(costs: dict[int, float]) -> float:
    """How cost grows with size: 1 is linear."""
    sizes = sorted(costs)
    return math.log(costs[sizes[-1]] / costs[sizes[-2]]) / math.log(sizes[-1] / sizes[-2])


def bench_edits() -> dict[int, float]:
    """Prints and returns the time from a key to the painted table, by number of rows."""
    costs, whole = {}, {}
    for size in SIZES:
        typing = Typing(size)
        typing.key(0)
        whole[size] = median_ms(typing.key, 60 if size <= 1_000 else 12)
        costs[size] = statistics.median(typing.painted[1:]) * 1000
        typing.close()
    first = costs[SIZES[0]]
    for size, cost in costs.items():
        print(
            f"key to painted, {size:>6} rows: {cost / first:8.2f} x 10 rows  ({cost:.2f} ms; "
            f"to its findings {whole[size]:.2f} ms)"
        )
    return costs


def read_sample() -> Sheet:
    """The shipped sample with its figures."""
    report = open_draft(ROOT / "resources/samples/示例.perfeval")
    return Shelf((ROOT / "resources/editions",)).read(report.edition).evaluate(report)


def bench_pages() -> None:
    """Prints how pages and files grow with the number of indicators."""
    typefaces = Typefaces()
    for ending in ("docx", "xlsx", "pdf"):
        costs = {}
        for size in SIZES:
            package = compose(report_with(size))
            costs[size] = median_ms(Building(package, ending, typefaces), 3 if size <= 1_000 else 1)
        shown = "  ".join(f"{size}: {cost:.0f} ms" for size, cost in costs.items())
        print(f"{ending}, built and read back: grows as n^{exponent(costs):.2f}  ({shown})")
    sample, begin = compose(read_sample()), time.process_time()
    times = [median_ms(Building(sample, ending, typefaces), ROUNDS) for ending in FORMATS]
    spent = (time.process_time() - begin) / ROUNDS * 1000
    print(
        f"sample as {' + '.join(FORMATS)}, warm: {sum(times):.0f} ms, {spent:.0f} of the processor"
    )


def main(before: Path | None = None) -> None:
    """Run everything and print the ratios; starts and long work against *before* too, if given."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bench_start.main(before)
    bench_edits()
    bench_long.main(before)
    bench_pages()
    bench_check.main()
    bench_editions.main()


if __name__ == "__main__":
    if sys.argv[1:2] == ["asked"]:
        bench_asked.main(Path(sys.argv[2]).resolve())
        sys.exit()
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None)
