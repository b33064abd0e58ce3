"""What is in the drafts that were opened lately, read beside the window for the start page."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.findings.answers import state_of
from perfeval_gui.rules.telling.sections import progress, sections_with_errors
from perfeval_gui.storage.disk.clock import moment
from perfeval_gui.storage.draft.draft import DamagedError, DraftError, NewerError
from perfeval_gui.storage.draft.files import SUFFIX, open_draft
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.views.kit.background import Later
from perfeval_gui.views.window.recent_cards import DraftCard
from perfeval_gui.views.window.start_view import StartView

Told = tuple[str, bool]
"""What is told of a draft, and whether it is why it cannot be opened."""
_GAP: Final = " · "
_UNNAMED: Final = "单位未填"


class RecentDrafts(QObject):
    """Reads one draft after the other while the start page is in front, and tells its cards."""

    def __init__(self, start: StartView, shelf: Shelf) -> None:
        """Tell the cards of *start*; editions are on *shelf*."""
        super().__init__(start)
        self._start = start
        self._shelf = shelf
        self._left: list[DraftCard] = []
        self._reading = Later[Told](self, self._take)
        start.listed.connect(self._begin)
        start.edition_chosen.connect(self._begin)
        self._begin()

    def _begin(self) -> None:
        """Read what is listed now; what was read of another list is forgotten."""
        self._reading.forget()
        self._left = list(self._start.unread_cards())
        self._next()

    def _next(self) -> None:
        if self._left and self._start.isVisible():
            self._reading.begin(partial(told_of, self._left[0].path, self._shelf))

    def _take(self, told: Told) -> None:
        facts, fault = told
        self._left.pop(0).tell(facts, fault=fault)
        self._next()


_FAULTS: Final[tuple[tuple[type[Exception], str], ...]] = (
    (NewerError, "由更新的程序版本保存，请升级程序再打开。"),
    (DamagedError, "文件已损坏，打开时可以用最近的好备份，或者抢救还能读的内容。"),
    (DraftError, "这不是本程序的草稿，或者打不开；点它看原因。"),
    (EditionError, "没有它的版式，或者版式有错；点它看原因。"),
    (OSError, "打不开；点它看原因。"),
)


def told_of(path: Path, shelf: Shelf) -> Told:
    """Unit, year, sections done, open errors and when it was saved; or what is wrong with it."""
    try:
        saved = f"保存于 {moment(path.stat().st_mtime, '%Y-%m-%d %H:%M')}"
        if path.suffix.lower() != SUFFIX:
            return f"导出的文件，打开时取回里面的草稿{_GAP}{saved}", False
        return f"{_read(path, shelf)}{_GAP}{saved}", False
    except Exception as error:  # noqa: BLE001 - a card is not worth a fault: opening it tells
        told = (words for kind, words in _FAULTS if isinstance(error, kind))
        return next(told, "没有读成，点它打开看看。"), True


def _read(path: Path, shelf: Shelf) -> str:
    kept = open_draft(path)
    book = shelf.read(kept.edition)
    report = fitted(kept, book.form)
    sheet = book.evaluate(report)
    findings = run_checks(sheet)
    errors = sections_with_errors(findings, sheet)
    # The last one, printing, has nothing to fill in.
    sections = sheet.edition.sections[:-1]
    done = sum(progress(section, sheet, errors) == "complete" for section in sections)
    wrong = sum(
        one.level == "error" and state_of(one, sheet.report) != "answered" for one in findings
    )
    unit = cut(report.cover.unit.strip()) or _UNNAMED
    parts = (unit, f"{report.year} 年度", f"填完 {done}/{len(sections)} 部分", f"错误 {wrong}")
    return _GAP.join(parts)
