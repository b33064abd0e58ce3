"""New, open, save, save as, recent, close: the draft behind the open report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from perfeval_gui.document.document import Document
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.storage.draft.files import SUFFIX
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.storage.saving.recovery import Origin
from perfeval_gui.storage.saving.saving import Saver, identified, new_id
from perfeval_gui.views.drafts.draft_lock import DraftLocks
from perfeval_gui.views.drafts.opened import Opened, under
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.waiting import Waiting
from perfeval_gui.views.settings.settings import Settings
from perfeval_gui.working.pace import USUAL, Pace


@dataclass(frozen=True, slots=True)
class Stores:
    """Where drafts come from and go to.

    Attributes:
        shelf: Has the editions.
        saver: Writes drafts, and keeps what was there.
        locks: The folder where locks of open drafts lie; None to lock nothing.
    """

    shelf: Shelf
    saver: Saver
    locks: Path | None = None


Watch = Callable[["DraftActions"], Callable[[], bool]]
"""Sets a guard over drafts; gives what leaves a recovery copy at once and says if there is one."""


class DraftActions(QObject):
    """Reads and writes drafts, and asks before changes are lost.

    Signals:
        opened: Another report is to be shown. arg: `Opened`.
        saved: The open report was written. arg: its path.
        served: The open report has its `Document`. arg: that.
        left: The open report goes: it is saved, or the clerk gave it up.
        said: A line for the foot of the window.
    """

    opened = Signal(object)
    saved = Signal(Path)
    served = Signal(object)
    left = Signal()
    said = Signal(str)

    def __init__(
        self, window: QWidget, settings: Settings, stores: Stores, watch: Watch, pace: Pace = USUAL
    ) -> None:
        """Serve *window*; nothing is open yet. Disks are waited for as *pace* says."""
        super().__init__(window)
        self._window, self._settings = window, settings
        self._shelf, self._saver = stores.shelf, stores.saver
        self._document: Document | None = None
        self._finish: Callable[[], None] | None = None
        self._waiting = Waiting(window, pace)
        self.locks = DraftLocks(window, self._waiting, stores.locks)
        self.digest, self.title = "", ""
        self.path: Path | None = None
        self._document_id = ""
        self._near: Path | None = None
        self.keep_safe = watch(self)

    def window(self) -> QWidget:
        """The window over which questions are asked."""
        return self._window

    def serve(self, document: Document, finish: Callable[[], None]) -> None:
        """From now on *document* is the open report; *finish* ends what is being typed in it."""
        self._document = document
        self._finish = finish
        self.served.emit(document)

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
        self.begin(Opened(book, new_report(book.edition, year), None, f"{year}年度自评（未保存）"))

    def choose(self) -> None:
        """Ask for a draft and open it."""
        if (path := questions.draft_to_open(self._window, self._settings.folder())) is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open the draft *path*, once the open report is safe. On failure nothing changes."""
        opened = self.read(path.absolute())
        if opened is None or not self.may_leave():
            return
        if (admitted := self.locks.admit(opened)) is not None:
            if (file := opened.path or opened.source) is not None:
                self._settings.remember(file)
            self.begin(admitted)

    def open_sample(self, path: Path) -> None:
        """Open the sample as a report of its own, so that saving cannot change it."""
        if (opened := self.read(path)) is not None and self.may_leave():
            self.begin(Opened(opened.book, opened.report, None, "示例（未保存）"))

    def read(self, path: Path, other: Callable[[Path], None] | None = None) -> Opened | None:
        """What the clerk wants opened of *path*; None for nothing. *other* as in `Opening`."""
        # Imported here: what is asked about a damaged draft is not needed to begin a report.
        from perfeval_gui.views.drafts.opening import Opening

        return Opening(self._window, self._shelf, self._saver, self._waiting, other).read(path)

    def begin(self, opened: Opened) -> None:
        """Let *opened* be the open report; the one before it is safe."""
        opened = replace(opened, report=fitted(identified(opened.report), opened.book.form))
        self.left.emit()
        self.locks.settle()
        self.path, self.title, self.digest = opened.path, opened.title, opened.digest
        self._document_id, self._near = opened.report.document, opened.near
        self.opened.emit(opened)
        if self._document is not None:
            opened.begin(self._document)
        if opened.note:
            self.said.emit(opened.note)

    def sheet(self) -> Sheet | None:
        """The open report with everything that follows, under the id of its file."""
        found = self._document
        return under(found.sheet, self._document_id) if found is not None else None

    def rules_of(self, report: Report) -> Rulebook:
        """The rules of *report*; raises EditionError without its edition."""
        return self._shelf.read(report.edition)

    def restore(self, report: Report, origin: Origin) -> bool:
        """Open the recovered *report* as not saved, once the open one is safe; True once open."""
        try:
            book = self.rules_of(report)
        except EditionError as error:
            questions.tell(self._window, "恢复", str(error))
            return False
        if not self.may_leave():
            return False
        path, title = Path(origin.path) if origin.path else None, origin.title or "未命名"
        opened = Opened(book, report, path, title, origin.digest, clean=False)
        self.begin(self.locks.admit_recovered(opened))
        return True

    # ---- saving

    def save(self) -> bool:
        """Write the open report into its file, asking for one if it has none; True once written."""
        return self._write(self.path, self.digest) if self.path is not None else self.save_as()

    def save_as(self) -> bool:
        """Ask for a file and write the open report into it; True once written."""
        if self._document is None:
            return False
        # Imported here: the exports it knows are not needed to open a report.
        from perfeval_gui.publishing.file_names import clean_name

        self.finish_typing()
        report = self._document.report
        name = clean_name(f"{report.cover.unit.strip() or '未命名单位'}{report.year}年度自评")
        suggested = self.path or self._near or self._settings.folder() / f"{name}{SUFFIX}"
        path = questions.draft_to_save(self._window, suggested)
        if path is None:
            return False
        # The file dialog asked about a file that is there, but not about changes in our own.
        return self._write(path, self.digest if path == self.path else None)

    def _write(self, path: Path, known: str | None) -> bool:
        if self._document is None:
            return False
        # Imported here: what is asked where a save fails is not needed to open a report.
        from perfeval_gui.views.drafts import save_flow

        if path != self.path and (owner := self.locks.claim(path)) is not None:
            self.locks.tell_taken(path, owner)
            return False
        self.finish_typing()
        flow = save_flow.SaveFlow(self._window, self._saver, self.keep_safe, self._waiting)
        # Undoing goes back to states of before: the id of the file is not among what it changes.
        source = self.path if path != self.path else None
        document = self._document_id if source is None else new_id()
        end = flow.run(path, under(self._document.sheet, document), known, source)
        self.locks.forget()
        if isinstance(end, save_flow.ElsewhereWanted):
            return self.save_as()
        if isinstance(end, save_flow.Written):
            self._document_id = end.document
            self._keep(end.path, end.saved.digest)
            self.said.emit(f"已保存：{end.path}　{end.saved.unkept}")
        elif isinstance(end, save_flow.TheirsWanted):
            # What was typed is not in the file: it goes into the bin of the recovery folder.
            self.left.emit()
            self._document.replace("改用磁盘上的内容", end.report)
            self._keep(path, end.digest)
            self.said.emit("已改用磁盘上的内容，可以撤销")
        else:
            self.keep_safe()
            self.said.emit("还没有保存，内容在窗口里")
        return end is not None

    def _keep(self, path: Path, digest: str) -> None:
        """Remember that *path* holds the open report, by its *digest*."""
        if self._document is None:
            return
        self.path, self.title, self.digest = path, path.stem, digest
        self.locks.follow(path)
        self._document.history.setClean()
        self._settings.remember(path)
        self.saved.emit(path)

    def finish_typing(self) -> None:
        """End what is being typed."""
        if self._finish is not None:
            self._finish()

    def may_leave(self) -> bool:
        """Whether the open report may go: saved, or given up by the clerk."""
        if self._document is None:
            return True
        self.finish_typing()
        if self._document.history.isClean():
            return True
        answer = questions.ask_to_save(self._window, self.title)
        return self.save() if answer == "save" else answer == "discard"
