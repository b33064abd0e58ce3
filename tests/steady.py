"""The tests at risk on a bad machine: `python3 packaging/dev.py steady [N] [pytest arguments]`.

Runs them N times (5 without) beside four busy loops for two cores, and N times at a quarter of the
processor. Arguments for pytest take the place of the tests at risk. The last line has the counts.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from checkout import ROOT

RUNS: Final = 5
PERIOD: Final = 100_000
"""Microseconds, as control groups count."""
SHARE: Final = 0.25
LOOPS: Final = 2 * (os.cpu_count() or 1)
GROUPS: Final = Path("/sys/fs/cgroup")
# Windows, processes, disks, kills: all of them.
FOLDERS: Final = ("tests/gui", "tests/robustness", "tests/e2e", "tests/house/test_startup.py")
# What in a test of another folder depends on a machine's speed if anything does.
RISKS: Final = re.compile(r"\b(subprocess|threading|qtbot|effort|process_time|publish|aside)\b")
COUNTS: Final = re.compile(r"(\d+) (passed|failed|error)")
Counts = dict[str, int]


def at_risk() -> list[str]:
    """The tests that could depend on how fast a machine is."""
    units = sorted((ROOT / "tests/unit").rglob("test_*.py"))
    risky = [path for path in units if RISKS.search(path.read_text(encoding="utf-8"))]
    return [*FOLDERS, *(path.relative_to(ROOT).as_posix() for path in risky)]


@contextlib.contextmanager
def busy() -> Iterator[list[str]]:
    """Two busy loops for each core, which end with this program whatever ends it."""
    loop = f"import os\nwhile os.getppid() == {os.getpid()}: pass"
    loops = [subprocess.Popen([sys.executable, "-c", loop]) for _ in range(LOOPS)]
    try:
        yield []
    finally:
        for one in loops:
            one.kill()
            one.wait()


@contextlib.contextmanager
def slowed() -> Iterator[list[str]]:
    """What to put before a command so that it has a quarter of the processor.

    A control group where one can be made, else `cpulimit`.
    """
    cores = len(os.sched_getaffinity(0))
    group = made_group(int(SHARE * cores * PERIOD))
    if group is not None:
        try:
            yield ["sh", "-c", f'echo $$ > {group}/cgroup.procs && exec "$@"', "sh"]
        finally:
            group.rmdir()
    elif shutil.which("cpulimit"):
        yield ["cpulimit", "-q", "-i", "-l", str(int(SHARE * cores * 100)), "--"]
    else:
        sys.exit("no control group can be made here, and cpulimit is not installed")


def made_group(quota: int) -> Path | None:
    """A new control group with *quota* microseconds of every period; None where there is none."""
    for folder, file, text in (
        (GROUPS / "cpu", "cpu.cfs_quota_us", f"{quota}"),
        (GROUPS, "cpu.max", f"{quota} {PERIOD}"),
    ):
        group = folder / f"perfeval-steady-{os.getpid()}"
        with contextlib.suppress(OSError):
            group.mkdir()
            # Where the folder is no control group the file is not there.
            if (group / file).exists():
                (group / file).write_text(text, encoding="ascii")
                return group
            group.rmdir()
    return None


def run(before: list[str], arguments: list[str]) -> Counts:
    """Run the tests once; what failed is shown."""
    pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [*before, *pytest, f"--basetemp={folder}/t"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    lines = done.stdout.splitlines()
    for line in lines:
        if line.startswith(("FAILED", "ERROR")):
            print(line, flush=True)
    counts = {what: int(number) for number, what in COUNTS.findall(lines[-1] if lines else "")}
    # A run that ends without a count has failed as well.
    return counts or {"error": 1}


def main() -> int:
    """Run all; 0 where nothing failed."""
    given = sys.argv[1:]
    runs = int(given.pop(0)) if given and given[0].isdigit() else RUNS
    arguments = given or at_risk()
    total = {"passed": 0, "failed": 0, "error": 0}
    for name, surrounding in (("beside busy loops", busy), ("at a quarter", slowed)):
        for number in range(runs):
            with surrounding() as before:
                counts = run(before, arguments)
            print(f"{name}, run {number + 1}: {counts}", flush=True)
            for what in total:
                total[what] += counts.get(what, 0)
    print(f"{2 * runs} runs: " + ", ".join(f"{count} {what}" for what, count in total.items()))
    return int(total["failed"] + total["error"] > 0)


if __name__ == "__main__":
    sys.exit(main())
