"""Temporary files of saves that were cut short: read first, then offered or cleared away."""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from perfeval_gui.domain.record.report import Report
from perfeval_gui.storage.disk.atomic import WriteError
from perfeval_gui.storage.disk.plainfiles import read_file
from perfeval_gui.storage.draft.draft import MOST_BYTES, DraftError, load
from perfeval_gui.storage.draft.files import SUFFIX
from perfeval_gui.storage.saving.recovery import Origin, Recovery, read_origin
from perfeval_gui.storage.saving.saving import digest_of, identified

AT_WORK: Final = 60
"""Seconds in which a temporary file may belong to a save that is under way."""
DAY: Final = 86_400
_EXPORTS: Final = (b"PK\x03\x04", b"%PDF-")
_NAME: Final = re.compile(r"\.perfeval-.+\.tmp")


@dataclass(frozen=True, slots=True)
class _Temp:
    """A temporary file: what it holds, when it was written, and how long ago that is."""

    path: Path
    data: bytes
    written: float
    age: float


@dataclass
class Sweep:
    """One look at what saves that were cut short have left.

    Attributes:
        recovery: Where content goes that is newer than its draft, to be offered.
        now: The time by the clock; only what may be cleared away depends on it.
        kept: How many contents were put there.
    """

    recovery: Recovery
    now: float = field(default_factory=time.time)
    kept: int = 0
    _met: set[str] = field(default_factory=set)

    def drafts(self, folder: Path) -> None:
        """Sweep a *folder* in which drafts lie, or files that were exported."""
        rest = []
        for temp in self._temps(folder):
            if temp.data.startswith(_EXPORTS):
                # All of it is in the draft as well, and it is nobody else's to read.
                with contextlib.suppress(OSError):
                    temp.path.unlink()
                continue
            report = _loaded(temp.data)
            if report is None or not self._is_news(temp, report, folder):
                rest.append(temp)
        self._clear(rest)

    def copies(self) -> None:
        """Sweep the recovery folder: a copy cut short is a copy if all of it is there."""
        rest = []
        for temp in self._temps(self.recovery.folder):
            line, _, data = temp.data.partition(b"\n")
            report = _loaded(data)
            if report is None or not self._keep(temp, report, read_origin(line)):
                rest.append(temp)
        self._clear(rest)

    def backups(self, folder: Path) -> None:
        """Sweep a *folder* of backups: what was to be kept there is in the draft itself."""
        self._clear(list(self._temps(folder)))

    def _temps(self, folder: Path) -> Iterator[_Temp]:
        """The temporary files in *folder* that no running save can be at, the latest first."""
        found = []
        with contextlib.suppress(OSError):
            names = [entry.name for entry in os.scandir(folder) if _NAME.fullmatch(entry.name)]
            for path in (folder / name for name in names):
                with contextlib.suppress(OSError):
                    written = path.lstat().st_mtime
                    data = read_file(path, MOST_BYTES + 1, follow=False)
                    found.append(_Temp(path, data, written, self.now - written))
        found.sort(key=_written, reverse=True)
        return (temp for temp in found if not 0 <= temp.age < AT_WORK)

    def _is_news(self, temp: _Temp, report: Report, folder: Path) -> bool:
        """Whether *temp* was newer than the drafts beside it and is kept to be offered."""
        path, data, saved = _draft_of(report, folder)
        if data == temp.data or (saved is not None and temp.written <= saved):
            return False
        origin = Origin(
            path=str(path or ""),
            title=path.stem if path is not None else report.cover.unit,
            digest=digest_of(data),
            taken=_moment(temp.written),
        )
        return self._keep(temp, report, origin)

    def _keep(self, temp: _Temp, report: Report, origin: Origin) -> bool:
        """Whether the content of *temp* now is a recovery copy; the file is gone then."""
        digest = digest_of(temp.data)
        seat = f"swept-{os.urandom(4).hex()}"
        # Another window may be at it too: who can rename it has it, and it stays a leftover
        # until its content is kept.
        mine = temp.path.with_name(f".perfeval-{seat}.tmp")
        try:
            temp.path.rename(mine)
            if digest not in self._met:
                self.recovery.keep(identified(report), seat, origin)
                self.kept += 1
        except FileNotFoundError:
            return True
        except (OSError, WriteError):
            return False
        self._met.add(digest)
        with contextlib.suppress(OSError):
            mine.unlink()
        return True

    def _clear(self, temps: Iterable[_Temp]) -> None:
        """Take *temps*, the latest first, away; the latest itself only after a day."""
        for number, temp in enumerate(temps):
            if number or abs(temp.age) > DAY:
                with contextlib.suppress(OSError):
                    temp.path.unlink()


def _written(temp: _Temp) -> float:
    return temp.written


def _moment(written: float) -> str:
    try:
        found = time.localtime(written)
    except (OSError, OverflowError, ValueError):
        return ""
    return f"{found.tm_mon:02}月{found.tm_mday:02}日 {found.tm_hour:02}:{found.tm_min:02}"


def _loaded(data: bytes) -> Report | None:
    try:
        return load(data)
    except DraftError:
        return None


def _draft_of(report: Report, folder: Path) -> tuple[Path | None, bytes | None, float | None]:
    """The draft in *folder* that *report* is a content of: its path, its content, its time."""
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            data, saved = read_file(path, MOST_BYTES + 1), path.stat().st_mtime
        except OSError:
            continue
        other = _loaded(data)
        if other is not None and other.document and other.document == report.document:
            return path, data, saved
    return None, None, None
