"""New, open, save, save as, recent, close: the draft behind the open report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from perfeval_gui.document.document import Document
from perfeval_gui.domain.report import Report
from perfeval_gui.editions.errors import EditionError
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.rules.rulebook import Rulebook
from perfeval_gui.storage.draft import DraftError
from perfeval_gui.storage.files import SUFFIX, open_draft, save_draft
from perfeval_gui.storage.writer import WriteError
from perfeval_gui.views import questions
from perfeval_gui.views.settings import Settings


@dataclass(frozen=True, slots=True)
class Opened:
    """A report just read or made: with its rules, and the file it came from, if any."""

    book: Rulebook
    report: Report
    path: Path | None
    title: str


class DraftActions(QObject):
    """Reads and writes drafts, and asks before changes are lost.

    Signals:
        opened: Another report is to be shown. arg: `Opened`.
        saved: The open report was written. arg: its path.
    """

    opened = Signal(object)
    saved = Signal(Path)

    def __init__(self, window: QWidget, shelf: Shelf, settings: Settings) -> None:
        """Serve *window*; nothing is open yet."""
        super().__init__(window)
        self._window = window
        self._shelf = shelf
        self._settings = settings
        self._document: Document | None = None
        self._finish: Callable[[], None] | None = None
        self.path: Path | None = None
        self.title = ""

    def serve(self, document: Document, finish: Callable[[], None]) -> None:
        """From now on *document* is the open report; *finish* ends what is being typed in it."""
        self._document = document
        self._finish = finish

    # ---- opening

    def new(self, edition_id: str, year: int) -> None:
        """Begin a report, once the open one is safe."""
        if not self.may_leave():
            return
        try:
            book = self._shelf.read(edition_id)
        except EditionError as error:
            questions.tell(self._window, "新建报告", str(error))
            return
        report = new_report(book.edition, year)
        self._take(Opened(book, report, None, f"{year}年度自评（未保存）"))

    def choose(self) -> None:
        """Ask for a draft and open it."""
        if (path := questions.draft_to_open(self._window, self._settings.folder())) is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open the draft *path*, once the open report is safe. On failure nothing changes."""
        path = path.absolute()
        if (opened := self._read(path)) is not None and self.may_leave():
            self._settings.remember(path)
            self._take(opened)

    def open_sample(self, path: Path) -> None:
        """Open the sample as a report of its own, so that saving cannot change it."""
        if (opened := self._read(path)) is not None and self.may_leave():
            self._take(Opened(opened.book, opened.report, None, "示例（未保存）"))

    def _read(self, path: Path) -> Opened | None:
        try:
            report = open_draft(path)
            book = self._shelf.read(report.edition)
        except (DraftError, EditionError) as error:
            questions.tell(self._window, "打开草稿", str(error))
            return None
        return Opened(book, report, path, path.stem)

    def _take(self, opened: Opened) -> None:
        self.path, self.title = opened.path, opened.title
        self.opened.emit(opened)

    # ---- saving

    def save(self) -> bool:
        """Write the open report into its file, asking for one if it has none; True once written."""
        return self._write(self.path) if self.path is not None else self.save_as()

    def save_as(self) -> bool:
        """Ask for a file and write the open report into it; True once written."""
        if self._document is None:
            return False
        # Imported here: the exports it knows are not needed to open a report.
        from perfeval_gui.publishing import clean_name

        self._finish_typing()
        report = self._document.report
        name = clean_name(f"{report.cover.unit.strip() or '未命名单位'}{report.year}年度自评")
        suggested = self.path or self._settings.folder() / f"{name}{SUFFIX}"
        path = questions.draft_to_save(self._window, suggested)
        return path is not None and self._write(path)

    def _write(self, path: Path) -> bool:
        if self._document is None:
            return False
        self._finish_typing()
        try:
            save_draft(path, self._document.report)
        except WriteError as error:
            questions.tell(self._window, "保存", f"{error}请另存到别处，窗口里的内容没有丢。")
            return False
        self.path, self.title = path, path.stem
        self._document.history.setClean()
        self._settings.remember(path)
        self.saved.emit(path)
        return True

    def _finish_typing(self) -> None:
        if self._finish is not None:
            self._finish()

    def may_leave(self) -> bool:
        """Whether the open report may go: saved, or given up by the clerk."""
        if self._document is None:
            return True
        self._finish_typing()
        if self._document.history.isClean():
            return True
        answer = questions.ask_to_save(self._window, self.title)
        return self.save() if answer == "save" else answer == "discard"
