"""Archives, lists of hashes and bytecode that are the same whenever and wherever they are made."""

from __future__ import annotations

import lzma
import os
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bundle.fetching import sha256
from speech import fail

SUMS: Final = "SHA256SUMS"
FILE: Final = 0o644
PROGRAM: Final = 0o755
NO_COLUMNS: Final = ("-X", "no_debug_ranges")
"""Bytecode without the column of each step, a fifth of it: an error is told by its line."""

UNCHECKED: Final = b"\x01\0\0\0"
"""In a file of bytecode from the fourth byte on: it is taken without a look at the source."""


def files_below(folder: Path) -> Iterator[Path]:
    """Every file below a *folder*, in the order of the bytes of their names."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    return iter(sorted(found, key=lambda path: os.fsencode(path.relative_to(folder).as_posix())))


def mode(path: Path) -> int:
    """The mode a file is packed with: of what it had only whether its owner may run it counts."""
    return PROGRAM if path.stat().st_mode & 0o100 else FILE


def write_zip(folder: Path, target: Path, *, top: str, when: datetime) -> None:
    """Packs *folder* as the folder *top* of a .zip file; no file of it counts its own time."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files_below(folder):
            entry = zipfile.ZipInfo(f"{top}/{path.relative_to(folder).as_posix()}")
            entry.date_time = when.timetuple()[:6]
            entry.create_system = 3  # Unix, on whatever system it is packed
            entry.external_attr = (0o100000 | mode(path)) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes(), compresslevel=9)


def write_tar_xz(folder: Path, target: Path, *, top: str, when: datetime) -> None:
    """Packs *folder* as the folder *top* of a .tar.xz file that belongs to nobody in particular."""

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = int(when.timestamp())
        if entry.isfile():
            entry.mode = PROGRAM if entry.mode & 0o100 else FILE
        return entry

    with (
        lzma.open(target, "wb", preset=9) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        for path in files_below(folder):
            name = f"{top}/{path.relative_to(folder).as_posix()}"
            archive.add(path, name, recursive=False, filter=plain)


def write_sums(folder: Path) -> Path:
    """Writes the SHA-256 of every file of *folder* as sha256sum does and reads it."""
    lines = [f"{sha256(path)}  {path.name}\n" for path in files_below(folder) if path.name != SUMS]
    target = folder / SUMS
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return target


def compile_all(folder: Path, python: str) -> None:
    """Compiles every module below *folder*, so that a program nobody may write to starts fast.

    The bytecode counts no time of a file, names no folder of this machine, and is the same again:
    sets are laid out by hashes of strings, which Python chooses anew unless they are given.
    """
    settings = dict(os.environ, PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1")
    # What Python itself kept while it loaded these modules would be left as it is, with its times.
    options = ["-q", "-f", "--invalidation-mode", "unchecked-hash"]
    options += ["-s", str(folder), "-p", "perfeval"]
    command = [python, "-s", *NO_COLUMNS, "-m", "compileall", *options, str(folder)]
    settings.pop("PYTHONPYCACHEPREFIX", None)
    if subprocess.run(command, env=settings, check=False).returncode != 0:
        fail("编译没有成功，原因见上。", "compileall failed; the reason stands above.")


def midnight(day: str) -> datetime:
    """The time that packed files carry, of a *day* like 2026-11-22."""
    return datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=UTC)
