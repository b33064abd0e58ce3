"""Everything that is kept of one document: its backups, and what was never saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from perfeval_gui.domain.record.form import Form
from perfeval_gui.domain.record.report import STANDARD, Report
from perfeval_gui.storage.disk.clock import moment
from perfeval_gui.storage.draft.draft import DraftError
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.storage.saving.backups import Backup, Backups
from perfeval_gui.storage.saving.recovery import Copy, Recovery, read_copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One kept content of a document.

    Attributes:
        file: Where it lies.
        number: Its place in the order of saving, whatever the clock said; 0 for what was never
            saved.
        when: Day and time as recorded.
    """

    file: Path
    number: int
    when: str

    def read(self, form: Form = STANDARD) -> Report:
        """The report in it, by *form*; raises DraftError where it cannot be opened."""
        if self.number:
            return fitted(open_draft(self.file, kept=True), form)
        if (copy := read_copy(self.file)) is None:
            raise DraftError("恢复副本已损坏。")
        return fitted(copy.report, form)


def entries(
    document: str, backups: Backups, recovery: Recovery, left: Iterable[Copy] = ()
) -> tuple[Entry, ...]:
    """What is kept of *document*: backups, the latest first, then what was never saved.

    That is of *left*, the copies of runs that ended badly, and of what the clerk gave up.
    """
    saved = [
        Entry(file=one.path, number=one.counter, when=when(one)) for one in backups.of(document)
    ]
    waiting = [
        Entry(file=one.file, number=0, when=one.origin.taken or "时间不明")
        for one in left
        if one.report.document == document
    ]
    given_up = [
        Entry(file=file, number=0, when=_moment(taken)) for file, taken in recovery.binned(document)
    ]
    return (*saved, *waiting, *given_up)


def when(backup: Backup) -> str:
    """Day and time of *backup* by the clock of then."""
    day, clock = backup.day, backup.time
    return f"{day[:4]}-{day[4:6]}-{day[6:]} {clock[:2]}:{clock[2:4]}"


def _moment(nanoseconds: int) -> str:
    return moment(nanoseconds // 10**9, "%Y-%m-%d %H:%M") or "时间不明"
