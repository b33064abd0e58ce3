"""The C compiler of both systems: zig comes as a wheel and needs no headers of a system."""

from __future__ import annotations

import os
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

from bundle.job import Job
from speech import fail


def zig(job: Job) -> Path:
    """The program zig, unpacked beside its wheel when it is not yet."""
    folder = job.fetch("ziglang")
    program = folder / "ziglang" / "zig"
    if not program.exists():
        (wheel,) = folder.glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
        program.chmod(0o755)
    return program


def environment(job: Job) -> dict[str, str]:
    """The environment for zig: what it compiles for itself (minutes, once) is kept in the cache."""
    kept = job.cache / "zig"
    return dict(os.environ, ZIG_GLOBAL_CACHE_DIR=str(kept), ZIG_LOCAL_CACHE_DIR=str(kept / "local"))


def run_zig(job: Job, arguments: Sequence[str], folder: Path) -> None:
    """Runs zig with *arguments* in a *folder*; its failure ends the build."""
    command = [str(zig(job)), *arguments]
    done = subprocess.run(command, cwd=folder, env=environment(job), check=False)
    if done.returncode != 0:
        fail("编译没有成功，原因见上。", "zig failed; the reason stands above.")
