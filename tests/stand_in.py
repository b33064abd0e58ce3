"""A stand-in for what is handed out for Linux, laid out as the real one, and how it is packed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from bundle import archives, inputs, job
from linux import packages

WHEN: Final = archives.midnight("2026-11-22")
STARTS: Final = "#!/bin/sh\necho 0.0.1\n"
PARTS: Final = ("python", "lib", "app", "licenses")


def stand_in(folder: Path) -> Path:
    """A folder laid out as the real one, with next to nothing in it."""
    for part in PARTS:
        (folder / part / "within").mkdir(parents=True)
        (folder / part / "within" / "文件 一.txt").write_text(part, encoding="utf-8")
    (folder / "python/bin").mkdir()
    (folder / "python/bin/python3").write_text(STARTS, encoding="ascii")
    icons = folder / "app/resources/icons"
    shutil.copytree(packages.ICONS, icons)
    (folder / "perfeval").write_text(STARTS, encoding="ascii")
    for program in ("perfeval", "python/bin/python3"):
        (folder / program).chmod(0o755)
    return folder


def made(place: Path, write: object) -> Path:
    """What *write* packs of a stand-in below *place*."""
    assert callable(write)
    work, target = place / "work", place / "made"
    work.mkdir(parents=True)
    target.mkdir()
    build = job.Job("linux", work, target, inputs.load(), place, "0.0.1", WHEN)
    found = write(build, stand_in(place / "folder"))
    assert isinstance(found, Path)
    return found


def files(folder: Path) -> set[str]:
    """Every file below a *folder*."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
