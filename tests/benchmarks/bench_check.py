"""What the checks cost: findings of one report, and drafts checked from the command line.

Trust the ratios: time per draft for 1,000 drafts against 100, all cores against one process, and
the most memory that the command takes for either.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from benchmarks.bench_edit import report_with
from perfeval_gui import paths
from perfeval_gui.batch import check_all
from perfeval_gui.domain.filling import fill
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.rulebook import Sheet
from perfeval_gui.storage.files import save_draft

ROOT: Final = Path(__file__).resolve().parent.parent.parent
EXAMPLE: Final = ROOT / "tests/scenarios/yunxi-2023-as-published.json"
ROUNDS: Final = 21
SIZES: Final = (100, 1_000)
CORES: Final = os.cpu_count() or 1


def example() -> Sheet:
    """The example as published."""
    given = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    book = Shelf(paths.editions()).read(given["edition"])
    report = new_report(book.edition, given["year"])
    return book.evaluate(fill(report, book.edition, given["values"], given["tables"]))


def findings_ms(sheet: Sheet) -> float:
    """The median time of all checks of *sheet*, milliseconds."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        run_checks(sheet)
        times.append(time.perf_counter() - begin)
    return sorted(times)[ROUNDS // 2] * 1000


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
    print(f"all findings, example: {findings_ms(example()):.2f} ms")
    print(f"all findings, 1,000 indicators: {findings_ms(report_with(1_000)):.1f} ms")
    bench_drafts()


if __name__ == "__main__":
    main()
