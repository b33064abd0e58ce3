"""The desk of the open report: its sections, its history, its pages, and the actions on them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from perfeval_gui.document.cell_help import help_for
from perfeval_gui.document.document import Document, State
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.findings.answers import state_of
from perfeval_gui.rules.findings.finding import LEVELS, Finding
from perfeval_gui.rules.telling.summing_up import scored_alike, told_score
from perfeval_gui.views.cells.composing import Composing
from perfeval_gui.views.cells.speaking import Speaking
from perfeval_gui.views.desk.confirming import ConfirmActions
from perfeval_gui.views.desk.detailing import DetailActions
from perfeval_gui.views.desk.folding import BesideRoom
from perfeval_gui.views.desk.handing_in import HandingIn
from perfeval_gui.views.desk.history_steps import HistorySteps
from perfeval_gui.views.desk.mending import MendActions
from perfeval_gui.views.desk.searching import SearchActions
from perfeval_gui.views.desk.workspace import Workspace
from perfeval_gui.views.kit.actions import Actions
from perfeval_gui.views.output.actions import PrintActions
from perfeval_gui.views.output.print_memory import PrintMemory


class ReportDesk(QObject):
    """Built with the first report that is opened, and serving every later one.

    Signals:
        said: A line for the foot of the window: something happened.
        helped: Another one, about the field that is gone to.
        scored: Total score and grade changed. arg: how they read.
        stepped: The history changed: what is undone next, what is saved.
        exporting: Files are made. arg: the folder they go into.
        acted: A command does something to the report that is to be seen.
    """

    said = Signal(str)
    helped = Signal(str)
    scored = Signal(str)
    stepped = Signal()
    exporting = Signal(Path)
    acted = Signal()

    def __init__(
        self,
        window: QWidget,
        actions: Actions,
        book: Rulebook,
        report: Report,
        memory: PrintMemory,
    ) -> None:
        """Lay *report* out and join the *actions* that need one; *memory* is of printing."""
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._visited = ""
        self._walked: Finding | None = None
        self._steps: tuple[str, str] | None = None
        self._scored: Sheet | None = None
        self.document = Document(book, report, self)
        self.workspace = Workspace(self.document, window)
        self.printing = PrintActions(window, self.document, self.workspace.commit, memory)
        parts = self.document, self.workspace, self.printing
        self.handing_in = HandingIn(*parts, memory, actions)
        self.handing_in.exporting.connect(self.exporting)
        self._room = BesideRoom(self.workspace, actions)
        SearchActions(self.document, self.workspace, actions)
        ConfirmActions(self.document, self.workspace, actions).said.connect(self.said)
        HistorySteps(self.document, self.workspace, actions).said.connect(self.said)
        MendActions(self.document, self.workspace, actions).said.connect(self.said)
        self._detailing = DetailActions(self.document, self.workspace, actions)
        Composing(window)
        self.workspace.visited.connect(Speaking(self.document, self.workspace).visit)
        self._join_parts()
        self._join_actions()
        actions.report_is_open()

    def lay_out_anew(self) -> None:
        """Lay every part out for type of another size; the clerk stays in the same cell."""
        visited = self._visited
        self.workspace.lay_out_anew()
        if visited and self.workspace.isVisible():
            self.workspace.show_cell(visited)

    def _join_parts(self) -> None:
        self.workspace.visited.connect(self._help)
        self.workspace.refused.connect(self.said)
        self.workspace.asked.connect(self._explain)
        self.printing.said.connect(self.said)
        self.document.changed.connect(self._score)
        self.document.told.changed.connect(self._count)
        self.document.opened.connect(self.tell)
        self.document.opened.connect(self._step)
        self.document.refused.connect(self.said)
        self.document.history.indexChanged.connect(self._step)
        self.document.history.cleanChanged.connect(self._step)

    def _join_actions(self) -> None:
        does = self._actions
        for action, run in (
            (does.preview, self._show_preview),
            (does.print, self.printing.print),
            (does.check, self._show_findings),
            (does.next_finding, self._next_finding),
            (does.previous_finding, self._previous_finding),
            (does.why, self._why),
            (does.previous, self._previous),
            (does.next, self._next),
            (does.missing, self._go_to_missing),
        ):
            action.triggered.connect(run)
        seen = {*does.need_report, does.undo, does.redo, does.detail} - {does.save, does.save_as}
        for action in seen:
            action.triggered.connect(self.acted)
        does.search.textEdited.connect(self.acted)

    # ---- what is told

    def tell(self, state: State) -> None:
        """Tell the score and count the findings of *state*."""
        self._scored = None
        self._score(state)
        self._count(state)

    def _score(self, state: State) -> None:
        before, self._scored = self._scored, state.sheet
        if before is not None and scored_alike(before, state.sheet):
            return
        self.scored.emit(f"{told_score(state.sheet)}　")

    def _count(self, state: State) -> None:
        open_ones = Counter(
            found.level
            for found in self.document.told.findings
            if state_of(found, state.report) != "answered"
        )
        levels = "，".join(
            f"{word} {open_ones[one]}" for one, word in LEVELS.items() if open_ones[one]
        )
        self._actions.count_findings(open_ones["error"] + open_ones["explain"], levels)

        if self._walked is not None and self._walked not in self.document.told.findings:
            # What was said of it is not so any more.
            self._help(self._visited)

    def _help(self, name: str) -> None:
        self._visited, self._walked = name, None
        self.helped.emit(help_for(self.document.sheet, name))

    def _step(self, _change: object) -> None:
        history = self.document.history
        steps = ("", "") if self.document.read_only else (history.undoText(), history.redoText())
        # Steps back that follow each other are mostly called alike.
        if steps != self._steps:
            self._steps = steps
            self._actions.name_step(undo=steps[0], redo=steps[1])
        self.stepped.emit()

    # ---- what the actions do

    def _show_preview(self, shown: bool) -> None:
        preview = self.printing.make_preview(self.workspace)
        self._room.watch_pages(preview)
        self.workspace.show_beside(preview, shown=shown)
        self._room.share()
        self.printing.refresh()

    def _show_findings(self, shown: bool) -> None:
        self.workspace.show_findings(shown=shown)

    def _next_finding(self) -> None:
        self._walk_findings(1)

    def _previous_finding(self) -> None:
        self._walk_findings(-1)

    def _walk_findings(self, by: int) -> None:
        self.workspace.commit()
        self.said.emit(self.workspace.findings.walk(by))
        self._walked = self.workspace.findings.list.current_finding()

    def _why(self) -> None:
        self.workspace.commit()
        self._explain(self._visited)

    def _explain(self, name: str) -> None:
        if not self.workspace.explain(name):
            self.said.emit("这一格由你填写，不是算出来的；先点一个蓝底的数，再按 Ctrl+I。")

    def _previous(self) -> None:
        self.workspace.walk(-1)

    def _go_to_missing(self) -> None:
        self.workspace.commit()
        self.workspace.foot.go()

    def _next(self) -> None:
        self.workspace.walk(1)
