"""The list of what is kept of a document, read one entry after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject

from perfeval_gui.domain.names.comparing import differences
from perfeval_gui.domain.record.report import Report
from perfeval_gui.storage.draft.draft import DraftError
from perfeval_gui.storage.saving.history import Entry
from perfeval_gui.views.kit.read_list import UNREAD, ReadList

COLUMNS: Final = ("顺序", "保存时间", "单位", "年度", "与现在比")
UNIT: Final = 2
_UNSAVED: Final = "没有保存"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was found in an entry.

    Attributes:
        unit, year: As on the cover.
        places: In how many places it differs from what is open; None where it cannot be opened.
        final: Whether it was final, or released again; empty where it never was.
    """

    unit: str = ""
    year: str = ""
    places: int | None = None
    final: str = ""


class HistoryModel(ReadList):
    """The entries; what stands in one is empty until `read_next` has come to it."""

    def __init__(self, entries: Sequence[Entry], now: Report, parent: QObject) -> None:
        """List *entries*, to be compared with what is open *now*."""
        super().__init__(COLUMNS, lambda: len(self.entries), self._texts, parent)
        self.entries = tuple(entries)
        self._now = now
        self._seen: list[Seen] = []

    def read_next(self) -> bool:
        """Read one more entry; whether there are others left."""
        at = len(self._seen)
        if at < len(self.entries):
            self._seen.append(_seen(self.entries[at], self._now))
            self.tell(at, at)
        return len(self._seen) < len(self.entries)

    def _texts(self, row: int) -> tuple[str, ...]:
        entry, known = self.entries[row], row < len(self._seen)
        seen = self._seen[row] if known else Seen()
        return (
            f"{f'第 {entry.number} 份' if entry.number else _UNSAVED}{seen.final}",
            entry.when,
            seen.unit,
            seen.year,
            _compared(seen.places) if known else UNREAD,
        )


def _seen(entry: Entry, now: Report) -> Seen:
    try:
        report = entry.read(now.form)
    except DraftError:
        return Seen()
    unit = report.cover.unit.strip() or "（未填）"
    state = report.final_state
    final = "" if state is None else "　定稿" if state.holds else "　已解除定稿"
    return Seen(unit=unit, year=str(report.year), places=len(differences(report, now)), final=final)


def _compared(places: int | None) -> str:
    if places is None:
        return "打不开"
    return f"{places} 处不同" if places else "相同"
