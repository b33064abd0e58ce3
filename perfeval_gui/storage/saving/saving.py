"""Saving over a file that was opened or saved before: compared, backed up, then replaced."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from perfeval_gui.domain.record.report import Report
from perfeval_gui.storage.disk.atomic import AWAY, GONE, WriteError, reason_of, write_file
from perfeval_gui.storage.disk.locations import is_elsewhere
from perfeval_gui.storage.disk.port import Disk, FilePort
from perfeval_gui.storage.draft.draft import DraftError
from perfeval_gui.storage.draft.files import proved
from perfeval_gui.storage.saving.backups import Backup, Backups
from perfeval_gui.storage.saving.whereabouts import Whereabouts, document_in
from perfeval_gui.working.thread import Apart

_ID_BYTES: Final = 16
NO_FILE: Final = ""
"""The digest of a file that is not there."""


class ChangedOutsideError(Exception):
    """The file is not what was opened or saved last; it was left alone.

    Attributes:
        path: The file.
        data: What it holds now; None where it is gone.
    """

    def __init__(self, path: Path, data: bytes | None) -> None:
        """Say that *path* now holds *data*."""
        super().__init__(path.name)
        self.path, self.data = path, data


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A finished save.

    Attributes:
        digest: SHA-256 of what the file now holds.
        unkept: Why the old content was not backed up, as a sentence; empty where it was.
    """

    digest: str
    unkept: str


def digest_of(data: bytes | None) -> str:
    """The SHA-256 of a file's content, `NO_FILE` for None."""
    return NO_FILE if data is None else hashlib.sha256(data).hexdigest()


def new_id() -> str:
    """An id for a document that has none yet."""
    # As random as a UUID, which loads what tells systems apart.
    return os.urandom(_ID_BYTES).hex()


def identified(report: Report) -> Report:
    """*report* with a document id; a new one where it has none."""
    return report if report.document else replace(report, document=new_id())


@dataclass(frozen=True, slots=True)
class Saver:
    """Saves drafts with a backup of what was there, and of what is there now.

    Attributes:
        backups: Where backups go.
        port: The disk to write to; None for the real one.
        patience: Seconds in which the file that a document came from is to be read.
    """

    backups: Backups
    port: FilePort | None = None
    patience: float = 1.0

    @property
    def files(self) -> Whereabouts:
        """Which document lies in which file."""
        return Whereabouts(self.backups.folder)

    def backup_of(self, path: Path, data: bytes) -> tuple[Backup, Report] | None:
        """The latest good backup of the draft *path*, of which *data* is left.

        By the id the draft still says; otherwise by what the record of files says about *path*.
        """
        for document in (document_in(data), self.files.document_at(path)):
            if (found := self.backups.last_good(document)) is not None:
                return found
        return None

    def save(
        self, path: Path, report: Report, known: str | None, source: Path | None = None
    ) -> Saved:
        """Write *report* into *path*, if the file there is still the one with the digest *known*.

        *known* is None where the clerk has agreed to replace whatever is there. A document that
        goes its own way begins its history with what *source*, which it came from, holds. A
        backup that fails does not keep the new content from the disk.

        Raises:
            ChangedOutsideError: The file there is another one, or gone; nothing was written.
            WriteError: It cannot be called saved; see `write_file`.
        """
        try:
            return self._save(path, report, known, source)
        except MemoryError as error:
            raise WriteError(path, reason_of(error)) from error

    def _save(self, path: Path, report: Report, known: str | None, source: Path | None) -> Saved:
        data = proved(path, report)
        found = self._found(path)
        # What is there already is no loss: a save that was given up may have come through.
        if known is not None and digest_of(found) not in (known, digest_of(data)):
            self._demand_folder(path)
            raise ChangedOutsideError(path, found)
        if source is not None:
            self._keep(self._at(source), report.document)
        unkept = self._keep(found, report.document)
        if known is None:
            self._keep_stranger(found, report.document)
        write_file(path, data, self.port)
        unkept = self._keep(data, report.document) or unkept
        self.files.claim(path, report.document, self.port)
        return Saved(digest=digest_of(data), unkept=unkept)

    def _found(self, path: Path) -> bytes | None:
        """What *path* holds, None if there is no such file. Unreadable is not unchanged."""
        disk = self.port if self.port is not None else Disk()
        try:
            return disk.read(path)
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise WriteError(path, reason_of(error)) from error

    def _demand_folder(self, path: Path) -> None:
        """Raises WriteError where the folder of *path* went: the file in it did not change."""
        try:
            there, drive = path.parent.is_dir(), Path(path.anchor).exists()
        except OSError as error:
            raise WriteError(path, reason_of(error)) from error
        if not there:
            raise WriteError(path, GONE if drive and not is_elsewhere(str(path)) else AWAY)

    def _at(self, source: Path) -> bytes | None:
        """What *source* holds; None where it does not say, for it may be why another is saved."""
        look = Apart(partial(self._found, source))
        if not look.over(self.patience):
            return None
        try:
            return look.result()
        except WriteError:
            return None

    def _keep_stranger(self, data: bytes | None, document: str) -> None:
        """Keep *data*, which the clerk agreed to replace, under its own id as well."""
        own = document_in(data) if data is not None else ""
        if own and own != document:
            self._keep(data, own)

    def _keep(self, data: bytes | None, document: str) -> str:
        """Back *data* up; why that failed, as a sentence."""
        try:
            if data is not None and document:
                self.backups.keep(document, data, self.port)
        except DraftError:
            # Damaged, or never a draft: no backup is made of it.
            return ""
        except WriteError as error:
            return f"没有留下备份：{error.reason}。"
        return ""
