"""Files made of the open report: one export at a time, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from perfeval_gui.domain.edition.page_marks import word_of
from perfeval_gui.views.kit import questions

if TYPE_CHECKING:
    from perfeval_gui.pages.publication import Public
    from perfeval_gui.views.output.export_run import ExportJob, ExportRun
    from perfeval_gui.views.output.open_pages import OpenPages
    from perfeval_gui.views.output.print_memory import PrintMemory


class Exporter(QObject):
    """Exports what is open.

    Attributes:
        run: The export that is under way; None without one.

    Signals:
        exported: Files were written. arg: their paths.
        hid: They are for publication. arg: what is hidden in them, in words.
        said: A line for the status bar.
        handed: All files that were wanted were written. arg: the mark in their names.
    """

    exported = Signal(object)
    hid = Signal(object)
    said = Signal(str)
    handed = Signal(str)

    def __init__(
        self, window: QWidget, pages: OpenPages, memory: PrintMemory, finish: Callable[[], None]
    ) -> None:
        """Serve *window*; *finish* ends what is being typed; *memory* knows about drafts inside."""
        super().__init__(window)
        self._window = window
        self._pages = pages
        self._memory = memory
        self._finish = finish
        self.run: ExportRun | None = None
        self._job: ExportJob | None = None
        self._mark = ""
        self._public: Public | None = None

    def export(self, folder: Path, endings: tuple[str, ...]) -> None:
        """Write the files with *endings* into *folder*, unless an export is still under way."""
        from perfeval_gui.views.output.export_run import ExportJob

        if self.run is not None:
            return
        self._finish()
        self._public, self._mark = None, self._pages.mark()
        made, draft = self._pages.made(self._mark), self._memory.draft()
        self._run_job(
            ExportJob(
                made=made,
                folder=folder,
                endings=endings,
                typefaces=self._pages.typefaces(),
                draft=draft,
            )
        )

    def ask_public(self) -> Public | None:
        """What of the open report is published, as the clerk chooses; None for nothing."""
        from perfeval_gui.views.kit.waiting import GivenUpError, Waiting
        from perfeval_gui.views.output import public_dialog

        self._finish()
        mark = self._pages.public_mark()
        try:
            package = Waiting(self._window).run(self._pages.made(""), "正在准备页面……")
        except GivenUpError:
            return None
        return public_dialog.ask(self._window, self._pages.sheet, package, mark)

    def publish(self, folder: Path, endings: tuple[str, ...], public: Public) -> None:
        """Write what is *public* into *folder*, with no draft inside."""
        from perfeval_gui.views.output.export_run import ExportJob

        if self.run is not None:
            return
        self._public = public
        self._run_job(
            ExportJob(
                made=lambda: public.package,
                folder=folder,
                endings=endings,
                typefaces=self._pages.typefaces(),
            )
        )

    def _run_job(self, job: ExportJob) -> None:
        from perfeval_gui.views.output.export_run import ExportRun

        self.said.emit("正在导出……")
        self._job = job
        self.run = ExportRun(self._window, job.steps())
        self.run.ended.connect(self._ended)
        self.run.start()

    def _ended(self, written: tuple[Path, ...], fault: str, cancelled: bool) -> None:
        taken = self.run.taken if self.run is not None else None
        if self.run is not None:
            self.run.deleteLater()
            self.run = None
        job = self._job.after(written) if self._job is not None else None
        if taken is not None and job is not None:
            if (again := job.again(self._window, taken)) is not None:
                self._run_job(again)
                return
            fault, cancelled = "", True
        self._tell(job.written if job is not None else written, fault, cancelled=cancelled)

    def _tell(self, written: tuple[Path, ...], fault: str, *, cancelled: bool) -> None:
        if written:
            self.exported.emit(written)
        if written and self._public is not None:
            self.hid.emit(self._public.told)
        if fault:
            self.said.emit("")
            questions.tell(self._window, "导出", fault)
        elif cancelled:
            self.said.emit(f"已取消导出，写好的有 {len(written)} 个文件。")
        elif written:
            self.said.emit(f"已导出到 {written[0].parent}")
            if self._public is None:
                self.handed.emit(word_of(self._mark))
