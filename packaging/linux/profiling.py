"""Counts anew how often each part of Python runs, after another Python was pinned.

    .venv/bin/python packaging/linux/profiling.py

takes clang-19, llvm-19 and libclang-rt-19-dev of Debian, and writes `python.profdata.xz`, by which
`interpreter.py` has Python compiled. What runs is what clerks wait for: starts of the window, and
some commands once. No two runs count alike: that is why the file is kept, not made by each build.
"""

from __future__ import annotations

import lzma
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bundle.job import prepare
from linux import interpreter
from linux.tree import sources_of, stage

STARTS: Final = 8
SAMPLE: Final = "app/resources/samples/示例.perfeval"
COMMANDS: Final = (
    ("check", SAMPLE),
    ("show", SAMPLE),
    ("export", SAMPLE, "--to", "out"),
    *[("--probe",)] * STARTS,
)
MERGE: Final = ("llvm-profdata-19", "merge", "-sparse")


def main() -> None:
    """Builds a Python that counts and a bundle around it, and uses that."""
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        # What Python is run for while the bundle is made is not counted.
        os.environ["LLVM_PROFILE_FILE"] = str(work / "building.profraw")
        job = prepare("linux", work / "job", work / "made")
        (work / "compile").mkdir()
        compiled = work / "compile/done"
        interpreter.build(job, sources_of(job), work / "compile", compiled, counts=True)
        folder = work / "bundle"
        stage(job, folder, compiled)
        counted = list(counts(folder, work))
        merged = work / "python.profdata"
        subprocess.run([*MERGE, *counted, "-o", str(merged)], check=True)
        packed = lzma.compress(merged.read_bytes(), preset=9 | lzma.PRESET_EXTREME)
    interpreter.PROFILE.write_bytes(packed)


def counts(folder: Path, work: Path) -> list[str]:
    """The files that Python wrote while the program in a *folder* was used."""
    home = work / "home"
    home.mkdir()
    settings = {"HOME": str(home), "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    # %p: a file for each process.
    settings["LLVM_PROFILE_FILE"] = str(work / "counted/%p.profraw")
    for command in COMMANDS:
        subprocess.run(
            [str(folder / "perfeval"), *command],
            cwd=folder,
            env=settings,
            stdout=subprocess.DEVNULL,
            check=True,
        )
    return sorted(map(str, (work / "counted").iterdir()))


if __name__ == "__main__":
    main()
