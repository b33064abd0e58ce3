"""The main window: the start page, the open report, and what the actions do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget

from perfeval_gui.views.kit.actions import Actions
from perfeval_gui.views.settings.settings import Settings
from perfeval_gui.views.window.foot_line import FootLine, made_plain
from perfeval_gui.views.window.start_view import StartView
from perfeval_gui.working.loading import loading
from perfeval_gui.working.pace import USUAL, Pace
from perfeval_gui.working.qt_text import title

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from perfeval_gui.views.desk.desk import ReportDesk
    from perfeval_gui.views.drafts.draft_actions import DraftActions
    from perfeval_gui.views.drafts.opened import Opened
    from perfeval_gui.views.window.recent_menu import RecentMenu

NAME: Final = "绩效自评填报"


class MainWindow(QMainWindow):
    """Joins the open report, its file and its pages.

    Signals:
        other_dropped: A file that is no draft. args: its path, why it is not opened.
        desk_made: There is a desk, for the first report and all others: none is shown yet.
        loaded: Modules were loaded; until all who hear of it are done no garbage is looked for.
    """

    other_dropped = Signal(Path, str)
    desk_made = Signal()
    loaded = Signal()

    def __init__(
        self,
        start: StartView,
        settings: Settings,
        make_drafts: Callable[[MainWindow], DraftActions],
        sample: Path,
        pace: Pace = USUAL,
    ) -> None:
        """Show the start page; whatever needs a report is built with the first one."""
        super().__init__()
        self.start = start
        self._settings = settings
        self._make_drafts = make_drafts
        self._sample = sample
        self._pace = pace
        self._drafts: DraftActions | None = None
        self.desk: ReportDesk | None = None
        self._recent: RecentMenu | None = None
        self.actions_ = Actions(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(start)
        self.setCentralWidget(self.stack)
        self._help = FootLine(self, pace)
        self._score = made_plain(QLabel(self))
        # Where there is little room the sentence yields: the score is told whole.
        self._help.setMinimumWidth(1)
        self.statusBar().addWidget(self._help, 1)
        self.statusBar().addPermanentWidget(self._score)
        self.stack.currentChanged.connect(partial(_turn, self.stack, self._help, self._score))
        self._join()
        self.resize(1280, 800)
        self.setWindowTitle(NAME)

    def _join(self) -> None:
        does = self.actions_
        for action, run in (
            (does.new, self.show_start),
            (does.open, self._choose),
            (does.save, self._save),
            (does.save_as, self._save_as),
            (does.quit, self.close),
            (does.export, self._show_output),
        ):
            action.triggered.connect(run)
        does.recent.aboutToShow.connect(self._list_recent)
        self.start.new_wanted.connect(self._new)
        self.start.open_wanted.connect(self._choose)
        self.start.path_wanted.connect(self.open_path)
        self.start.sample_wanted.connect(self.open_sample)
        self.start.back_wanted.connect(self._back)

    def drafts(self) -> DraftActions:
        """New, open and save; made when first wanted."""
        if self._drafts is None:
            with loading(self.loaded.emit):
                self._drafts = self._make_drafts(self)
            self._drafts.opened.connect(self._show_report)
            self._drafts.saved.connect(self._name_file)
            self._drafts.said.connect(self._help.keep)
        return self._drafts

    # ---- what is shown

    def show_start(self) -> None:
        """Show the start page; an open report stays open behind it."""
        self.start.show_recent(self._settings.recent())
        self.start.back.setVisible(self.desk is not None)
        self.stack.setCurrentWidget(self.start)
        self.start.setFocus()

    def _back(self) -> None:
        if self.desk is not None:
            self.stack.setCurrentWidget(self.desk.workspace)

    def _show_report(self, opened: Opened) -> None:
        if self.desk is None:
            self.desk = self._made_desk(opened)
            self.desk_made.emit()
            if opened.read_only:
                self.desk.document.open(opened.book, opened.report, read_only=True)
        else:
            self.desk.document.open(opened.book, opened.report, read_only=opened.read_only)
        self.desk.tell(self.desk.document.state)
        self.stack.setCurrentWidget(self.desk.workspace)
        self.desk.workspace.show_first()
        self._name_file()

    def _made_desk(self, opened: Opened) -> ReportDesk:
        with loading(self.loaded.emit):
            from perfeval_gui.views.desk.desk import ReportDesk
            from perfeval_gui.views.output.print_memory import PrintMemory
            from perfeval_gui.views.tables.paste_offers import PasteOffers
        memory = PrintMemory(self._settings, self._path, self.drafts().sheet)
        desk = ReportDesk(self, self.actions_, opened.book, opened.report, memory)
        self.drafts().saved.connect(memory.saved)
        desk.said.connect(self.say)
        desk.workspace.offered.connect(PasteOffers(self, desk.document).take)
        desk.helped.connect(self._help.help)
        desk.scored.connect(self._score.setText)
        desk.stepped.connect(self._name_file)
        desk.acted.connect(self._back)
        desk.exporting.connect(self._settings.remember_export)
        self.stack.addWidget(desk.workspace)
        self.drafts().serve(desk.document, desk.workspace.commit)
        return desk

    def say(self, sentence: str) -> None:
        """Show *sentence* at the foot of the window."""
        self._help.say(sentence)

    def _path(self) -> Path | None:
        """The file of the open report, if it has one."""
        return self.drafts().path

    def _name_file(self) -> None:
        """Name the draft in the title, with its mark while something is not saved."""
        if self.desk is None:
            return
        self.setWindowTitle(f"{title(self.drafts().title)}[*] — {NAME}")
        modified = not self.desk.document.history.isClean()
        # Asked after each step: setting what is so would tell every widget of the window.
        if modified != self.isWindowModified():
            self.setWindowModified(modified)

    # ---- what the actions do

    def _new(self, edition_id: str, year: int) -> None:
        self.drafts().new(edition_id, year)

    def _choose(self) -> None:
        self.drafts().choose()

    def open_path(self, path: Path) -> None:
        """Open the draft *path*; the shipped sample is opened as one's own copy."""
        # By its name first: a place that does not answer would hold up the window.
        if path.name == self._sample.name and path.resolve() == self._sample.resolve():
            self.open_sample()
        else:
            self.drafts().open(path)

    def take_other(self, path: Path, refusal: str) -> None:
        """Take *path*, which is no draft, for an edition, or say the *refusal*."""
        self.other_dropped.emit(path, refusal)

    def open_sample(self) -> None:
        """Open the sample."""
        self.drafts().open_sample(self._sample)

    def _save(self) -> None:
        self.drafts().save()

    def _save_as(self) -> None:
        self.drafts().save_as()

    def _list_recent(self) -> None:
        if self._recent is None:
            from perfeval_gui.views.window.recent_menu import RecentMenu

            self._recent = RecentMenu(self.actions_.recent, self._settings, self._pace)
            self._recent.chosen.connect(self.open_path)
        self._recent.fill()

    def _show_output(self) -> None:
        if self.desk is not None:
            self.stack.setCurrentWidget(self.desk.workspace)
            self.desk.workspace.show_section("output").go_to("export_files")
            self.desk.workspace.keep_in_sight()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from perfeval_gui.views.kit import dropping

        dropping.enter(event)

    def dropEvent(self, event: QDropEvent) -> None:
        from perfeval_gui.views.kit import dropping

        dropping.drop(self, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        # An error here would close the window all the same: decide first, then accept.
        event.ignore()
        if self._drafts is None or self._drafts.may_leave():
            if self._drafts is not None:
                self._drafts.left.emit()
                self._drafts.locks.settle()
            self._settings.keep_geometry(self.saveGeometry())
            event.accept()


def _turn(stack: QStackedWidget, told: FootLine, score: QLabel, _page: int) -> None:
    """At the start page nothing at the foot is about the report behind it."""
    at_start = isinstance(stack.currentWidget(), StartView)
    score.setVisible(not at_start)
    if at_start:
        told.help("")
