"""What the checks cost: findings of one report, and drafts checked from the command line.

Trust the ratios: time per draft for 1,000 drafts against 100, all cores against one process, the
cores that were at work, and the most memory that the command takes for either.

`against(before)` takes a checkout of another build and has both check 1,000 drafts in
turns: copies of the example, and drafts of which no two have the same figures.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.bench_start import Cost, Run, told
from perfeval_gui import paths
from perfeval_gui.cli.batch import check_all
from perfeval_gui.domain.cells.kinds import POINTS
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.names.filling import fill
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.domain.record.narrative import Passage
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.storage.draft.files import save_draft

ROOT: Final = Path(__file__).resolve().parent.parent.parent
EXAMPLE: Final = ROOT / "tests/scenarios/yunxi-2023-as-published.json"
ROUNDS: Final = 21
FRESH: Final = 5
CHARACTERS: Final = 20_000
SIZES: Final = (100, 1_000)
PAIRS: Final = 10
# The command ends with 1 where something must be mended.
CHECK: Final = """
import runpy, sys
sys.argv[:1] = ["main.py", "check"]
try:
    runpy.run_path("main.py", run_name="__main__")
except SystemExit:
    pass
"""
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


@dataclass(frozen=True, slots=True)
class Spent:
    """What one run of the command took.

    Attributes:
        wall: Seconds. cores: How many cores were at work, on average.
        memory: The most memory of the process that tells the findings, of one that checks; MB.
    """

    wall: float
    cores: float
    memory: tuple[float, float]


def spent(folder: Path, *more: str) -> Spent:
    """What `check` of *folder* takes, as a command of its own."""
    code = (
        "import resource, sys, time; from perfeval_gui.cli import commands; "
        "begin = time.perf_counter(); "
        "commands.run(sys.argv[1:]); wall = time.perf_counter() - begin; "
        "used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, "
        "resource.RUSAGE_CHILDREN)]; "
        "print(wall, sum(one.ru_utime + one.ru_stime for one in used) / wall, "
        "*(one.ru_maxrss / 1024 for one in used), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "check", *more, str(folder)],
        cwd=ROOT,
        env=dict(os.environ, PYTHONPATH=str(ROOT)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    wall, cores, own, other = map(float, done.stderr.split()[-4:])
    return Spent(wall, cores, (own, other))


def seconds(drafts: list[Path], workers: int) -> float:
    """How long the checks of *drafts* take with so many processes."""
    begin = time.perf_counter()
    for checked in check_all(drafts, paths.editions(), workers):
        assert not checked.fault
    return time.perf_counter() - begin


def bench_drafts() -> None:
    """Prints time per draft and memory for few and many drafts."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "drafts"
        folder.mkdir()
        first = folder / "0000.perfeval"
        save_draft(first, example().report)
        for size in SIZES:
            for number in range(len(list(folder.iterdir())), size):
                shutil.copy(first, folder / f"{number:04}.perfeval")
            drafts = sorted(folder.iterdir())
            alone, shared = (seconds(drafts, workers) / size * 1000 for workers in (0, CORES))
            print(
                f"check, {size:>5} drafts: {alone:.2f} ms each in one process, "
                f"{shared:.2f} ms in {CORES}, {shared / alone:.2f} of it"
            )
            for more in ((), ("--xlsx", f"{name}/{size}.xlsx")):
                used = spent(folder, *more)
                words = "as a command" + (", --xlsx" if more else "")
                print(
                    f"  {words}: {used.wall / size * 1000:.2f} ms each, {used.cores:.1f} cores, "
                    f"at most {used.memory[0]:.0f} MB telling and {used.memory[1]:.0f} MB checking"
                )


def varied(number: int) -> Sheet:
    """The example with other figures in its cells and texts than any other *number* has."""
    chance = random.Random(number)

    def other(match: re.Match[str]) -> str:
        whole, point, rest = match[0].partition(".")
        return f"{chance.randrange(1, 10 ** len(whole))}{point}{rest}"

    given = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    for column in ("target", "actual"):
        for row in given["tables"]["indicators"]:
            row[column] = re.sub(r"(?<![0-9.])[0-9]{1,4}(?![0-9.])", other, row[column])
    for row in given["tables"]["passages"]:
        row["text"] = re.sub(
            r"(?<=[\u4e00-\u9fff])[0-9]+\.?[0-9]*(?=[元万人分%])", other, row["text"]
        )
    book = Shelf(paths.editions()).read(given["edition"])
    report = new_report(book.edition, given["year"])
    values = {**given["values"], "unit": f"{given['values']['unit']}第{number}分部"}
    return book.evaluate(fill(report, book.edition, values, given["tables"]))


def against(before: Path, pairs: int = PAIRS) -> Iterator[tuple[str, Cost]]:
    """What the command takes against the checkout *before*, printed too: of copies, and others."""
    with tempfile.TemporaryDirectory() as name:
        for what, one in (("copies of the example", lambda _: example()), ("drafts", varied)):
            folder = Path(name) / what.split()[0]
            folder.mkdir()
            for number in range(SIZES[-1]):
                save_draft(folder / f"{number:04}.perfeval", one(number).report)
            run = Run(ROOT, ("-c", CHECK, str(folder)))
            pair = Run(before, run.arguments)
            yield what, told(f"check of {SIZES[-1]:,} {what}: now / before", run, pair, pairs)


def main(before: Path | None = None) -> None:
    """Print everything; against the checkout *before* too, where one is given."""
    bench_findings()
    bench_drafts()
    if before is not None:
        list(against(before))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None)
