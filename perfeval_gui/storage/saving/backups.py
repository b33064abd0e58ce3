"""Backups of a draft: what its file held before and after each save, thinned out with age.

A folder per document id holds one file per backup, called ``<counter>-<day>T<time>.perfeval``.
Order is by the counter: a clock may stand at 1970, and nothing may depend on it but the label.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

from perfeval_gui.domain.record.report import Report
from perfeval_gui.storage.disk.atomic import WriteError, reason_of, write_file
from perfeval_gui.storage.disk.clock import stamp
from perfeval_gui.storage.disk.plainfiles import read_file
from perfeval_gui.storage.disk.port import FilePort
from perfeval_gui.storage.draft.draft import MOST_BYTES, DraftError, load

LAST: Final = 20
DAYS: Final = 30
MONTHS: Final = 24
_NAME: Final = re.compile(r"(\d{8})-(\d{8})T(\d{6})\.perfeval")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One kept content of a draft.

    Attributes:
        path: Where it lies.
        counter: Its place in the order; the highest is the latest.
        day: The day it was made by the clock of then, as ``20260131``.
        time: The time of that day, as ``143205``.
    """

    path: Path
    counter: int
    day: str
    time: str = ""


def kept(backups: Sequence[Backup]) -> frozenset[int]:
    """The counters of those of *backups* that stay.

    The last 20; beyond them the latest of each of the last 30 days and of each of the last 24
    months on which there are backups. A clock set wrong makes none of them old, and one that
    says a day of before takes nothing from the backup that was made on it.
    """
    latest = sorted(backups, key=lambda one: one.counter, reverse=True)
    stay = {one.counter for one in latest[:LAST]}
    for most, length in ((DAYS, 8), (MONTHS, 6)):
        first: dict[str, int] = {}
        for one in latest:
            first.setdefault(one.day[:length], one.counter)
        stay.update(list(first.values())[:most])
        # A day that comes again after another is another day: the clock was set back.
        dated = ((one.day[:length], one.counter) for one in latest)
        runs = [next(run)[1] for _, run in groupby(dated, key=itemgetter(0))]
        stay.update(runs[:most])
    return frozenset(stay)


@dataclass(frozen=True, slots=True)
class Backups:
    """The backups of all drafts, in one folder of the user's."""

    folder: Path

    def of(self, document: str) -> tuple[Backup, ...]:
        """The backups of the draft with the id *document*, the latest first."""
        try:
            paths = list((self.folder / document).iterdir())
        except OSError:
            return ()
        named = ((path, _NAME.fullmatch(path.name)) for path in paths)
        found = [
            Backup(path=path, counter=int(match[1]), day=match[2], time=match[3])
            for path, match in named
            if match
        ]
        return tuple(sorted(found, key=lambda one: one.counter, reverse=True))

    def last_good(self, document: str) -> tuple[Backup, Report] | None:
        """The latest backup of *document* that can be opened, and the report in it."""
        for one in self.of(document) if document else ():
            with contextlib.suppress(DraftError):
                return one, load(_content(one))
        return None

    def holds(self, document: str, data: bytes) -> bool:
        """Whether *data*, the content of a draft file, is among the backups of *document*."""
        return any(_content(one) == data for one in self.of(document))

    def keep(self, document: str, data: bytes, port: FilePort | None = None) -> None:
        """Keep *data*, the content of a draft file with the id *document*; then thin out.

        Nothing happens where *data* is what was kept last.

        Raises:
            DraftError: *data* is no good draft.
            WriteError: It could not be kept.
        """
        before = self.of(document)
        if before and _content(before[0]) == data:
            return
        load(data)
        counter = before[0].counter + 1 if before else 1
        folder = self.folder / document
        path = folder / f"{counter:08}-{stamp('%Y%m%dT%H%M%S')}.perfeval"
        try:
            own_folder(folder)
        except OSError as error:
            raise WriteError(path, reason_of(error)) from error
        write_file(path, data, port, follow=False)
        self._thin(self.of(document))

    def _thin(self, backups: Sequence[Backup]) -> None:
        stay = kept(backups)
        old = [one for one in backups if one.counter not in stay]
        # Disks rot: where nothing that stays can be opened, what can be opened stays as well.
        if not old or not any(_good(one) for one in backups if one.counter in stay):
            return
        for one in old:
            with contextlib.suppress(OSError):
                one.path.unlink()


def own_folder(folder: Path) -> None:
    """Make *folder*, and what is missing above it, for its owner alone.

    A link to a folder is used as it is: the rights of what it leads to are somebody else's.

    Raises:
        OSError: It cannot be made.
    """
    for one in reversed((folder, *_missing(folder.parents))):
        one.mkdir(mode=0o700, exist_ok=True)
    if os.name == "posix" and not folder.is_symlink() and folder.stat().st_mode & 0o077:
        with contextlib.suppress(OSError):
            _close(folder)


def _close(folder: Path) -> None:
    """Take the rights of others away from *folder*, and from nothing that a link leads to."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        os.fchmod(handle, 0o700)
    finally:
        os.close(handle)


def _missing(folders: Iterable[Path]) -> Iterable[Path]:
    return [one for one in folders if not one.exists()]


def _content(backup: Backup) -> bytes:
    try:
        return read_file(backup.path, MOST_BYTES + 1, follow=False)
    except OSError:
        return b""


def _good(backup: Backup) -> bool:
    try:
        load(_content(backup))
    except DraftError:
        return False
    return True
