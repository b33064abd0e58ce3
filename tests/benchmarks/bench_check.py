"""What the checks cost: findings of one report, and drafts checked from the command line.

Trust the ratios: time per draft for 1,000 drafts against 100, all cores against one process, and
the most memory that the command takes for either.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from perfeval_gui import paths
from perfeval_gui.batch import check_all
from perfeval_gui.domain.fields import with_rows
from perfeval_gui.domain.filling import fill
from perfeval_gui.domain.indicators import Indicator
from perfeval_gui.domain.kinds import POINTS
from perfeval_gui.domain.narrative import Passage
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.rulebook import Sheet
from perfeval_gui.storage.files import save_draft

ROOT: Final = Path(__file__).resolve().parent.parent.parent
EXAMPLE: Final = ROOT / "tests/scenarios/yunxi-2023-as-published.json"
ROUNDS: Final = 21
FRESH: Final = 5
CHARACTERS: Final = 20_000
SIZES: Final = (100, 1_000)
CORES: Final = os.cpu_count() or 1


def example() -> Sheet:
    """The example as published."""
    given = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    book = Shelf(paths.editions()).read(given["edition"])
    report = new_report(book.edition, given["year"])
    return book.evaluate(fill(report, book.edition, given["values"], given["tables"]))


def greatest(serial: int) -> Sheet:
    """1,000 indicators and a passage of 20,000 characters, none of whose words were read before."""
    rows = tuple(
        Indicator(
            group="output",
            kind="quantity",
            name=f"调处矛盾纠纷第{serial}册第{number}项",
            target=f"≥{number + 5}起",
            actual=f"{serial}{number}起",
            reason=f"第{serial}册第{number}项因雨季影响",
            points=POINTS.read("1"),  # type: ignore[arg-type]  # a figure is read
        )
        for number in range(1_000)
    )
    given = example()
    lines = [passage.text for passage in given.report.narrative.passages]
    text = ""
    while len(text) < CHARACTERS:
        text += "\n".join(line.replace("。", f"，共{len(text)}{serial}件。", 1) for line in lines)
    report = with_rows(given.report, "indicators", rows)
    passage = Passage(key=given.report.narrative.passages[0].key, text=text[:CHARACTERS])
    return given.book.evaluate(with_rows(report, "passages", (passage,)))


def findings_ms(sheet: Sheet) -> tuple[float, float]:
    """All checks of *sheet* the first time and, the median, again; milliseconds."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        run_checks(sheet)
        times.append(time.perf_counter() - begin)
    return times[0] * 1000, sorted(times[1:])[ROUNDS // 2] * 1000


def bench_findings() -> None:
    """Prints what all findings cost, of the example and of the greatest report there may be."""
    first, again = findings_ms(example())
    print(f"all findings, example: {again:.2f} ms  (the first time {first:.1f} ms)")
    each = [findings_ms(greatest(serial)) for serial in range(FRESH)]
    firsts, again = [first for first, _ in each], statistics.median(again for _, again in each)
    print(
        f"all findings, 1,000 indicators and {CHARACTERS:,} characters: {again:.1f} ms  "
        f"(the first time {statistics.median(firsts):.1f} ms, at most {max(firsts):.1f} ms)"
    )


def peak_mb(folder: Path) -> float:
    """The most memory of `check` itself over *folder*, of the command's own process."""
    code = (
        "import resource, sys; from perfeval_gui import cli; cli.run(['check', sys.argv[1]]); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        cwd=ROOT,
        env=dict(os.environ, PYTHONPATH=str(ROOT)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    return int(done.stderr.split()[-1]) / 1024


def seconds(drafts: list[Path], workers: int) -> float:
    """How long the checks of *drafts* take with so many processes."""
    begin = time.perf_counter()
    for checked in check_all(drafts, paths.editions(), workers):
        assert not checked.fault
    return time.perf_counter() - begin


def bench_drafts() -> None:
    """Prints time per draft and memory for few and many drafts."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = folder / "0000.perfeval"
        save_draft(first, example().report)
        each, memory = {}, {}
        for size in SIZES:
            for number in range(len(list(folder.iterdir())), size):
                shutil.copy(first, folder / f"{number:04}.perfeval")
            drafts = sorted(folder.iterdir())
            each[size] = {workers: seconds(drafts, workers) / size * 1000 for workers in (1, CORES)}
            memory[size] = peak_mb(folder)
    few, many = SIZES
    alone, shared = each[many][1], each[many][CORES]
    print(f"check, time per draft, {many} / {few}: {alone / each[few][1]:.2f}  ({alone:.2f} ms)")
    print(f"check, {CORES} processes / one: {shared / alone:.2f}  ({shared:.2f} ms per draft)")
    print(f"memory, {many} / {few}: {memory[many] / memory[few]:.2f}  ({memory[many]:.0f} MB)")


def main() -> None:
    """Print everything."""
    bench_findings()
    bench_drafts()


if __name__ == "__main__":
    main()
