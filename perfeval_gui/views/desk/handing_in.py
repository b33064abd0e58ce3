"""The last section joined to the others: what is left leads there, and files leave from here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from perfeval_gui.document.document import Document
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.views.desk.workspace import Workspace
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.actions import Actions
from perfeval_gui.views.output.actions import PrintActions
from perfeval_gui.views.output.handed_in import HandedIn
from perfeval_gui.views.output.print_memory import PrintMemory
from perfeval_gui.views.sections.section_view import SectionView


class HandingIn(QObject):
    """Joins 交之前 to the open report.

    Signals:
        exporting: Files are made. arg: the folder they go into.
        evidence_wanted: A file that proves an indicator is to be shown. arg: a cell of its row.
    """

    exporting = Signal(Path)
    evidence_wanted = Signal(str)

    def __init__(
        self,
        document: Document,
        workspace: Workspace,
        printing: PrintActions,
        memory: PrintMemory,
        actions: Actions,
    ) -> None:
        """Join what is shown in *workspace* to *printing*; *memory* knows where files go."""
        super().__init__(workspace)
        self._document, self._workspace, self._actions = document, workspace, actions
        self._printing, self._memory = printing, memory
        self._handed = HandedIn(document, memory)
        self._handed.changed.connect(workspace.sections.say_handed)
        self._handed.begin()
        printing.exports.handed.connect(self._handed.note)
        printing.cell_clicked.connect(self.go_to_printed)
        printing.look_wanted.connect(self._show)
        workspace.built.connect(self._join)

    @property
    def _window(self) -> QWidget:
        return self._workspace.window()

    def _join(self, key: str, view: SectionView) -> None:
        if key != "output":
            return
        # Imported here: most sections are not this one.
        from perfeval_gui.views.output.output_view import OutputView

        assert isinstance(view, OutputView)
        view.export_wanted.connect(self.ask_export)
        view.public_wanted.connect(self.export_public)
        view.preview_wanted.connect(self._actions.preview.trigger)
        view.cell_wanted.connect(self.go_to_printed)
        view.section_wanted.connect(self._go_to_section)
        view.finding_wanted.connect(self._go_to_finding)
        view.final_wanted.connect(self._actions.final.trigger)
        self._printing.serve(view)

    def _show(self) -> None:
        self._workspace.show_section("output").begin()

    def go_to_printed(self, name: str) -> None:
        """Show the cell that was clicked on a page; of an answer, the words it is about."""
        if name.startswith("explanations"):
            from perfeval_gui.views.output.printed_places import finding_printed

            if (finding := finding_printed(self._document.state, name)) is not None:
                self._workspace.go_to_finding(finding)
        elif name.startswith("evidence"):
            self.evidence_wanted.emit(name)
        else:
            self._workspace.go_to(name)

    def _go_to_section(self, key: str) -> None:
        self._workspace.show_section(key).begin()

    def _go_to_finding(self, finding: Finding) -> None:
        """Show where *finding* is; where it wants a reason, where that is written."""
        self._workspace.go_to_finding(finding)
        if finding.level == "explain":
            from perfeval_gui.views.findings.panel import begin_answer

            if not self._actions.check.isChecked():
                self._actions.check.trigger()
            begin_answer(self._workspace.findings, finding)

    def ask_export(self, endings: tuple[str, ...]) -> None:
        """Look the pages over, and export the files with *endings* if the clerk still wants it."""
        self._printing.ask("导出", lambda _package: self.export(endings))

    def export_public(self, endings: tuple[str, ...]) -> None:
        """Ask what is to be hidden and for a folder, and export what may be published."""
        public = self._printing.exports.ask_public()
        if public is None:
            return
        chosen = questions.folder_for_export(self._window, self._memory.folder())
        if chosen is not None:
            self.exporting.emit(chosen)
            self._printing.exports.publish(chosen, endings, public)

    def export(self, endings: tuple[str, ...]) -> None:
        """Ask for a folder and export the files with *endings* into it."""
        chosen = questions.folder_for_export(self._window, self._memory.folder())
        if chosen is not None:
            self.exporting.emit(chosen)
            self._printing.exports.export(chosen, endings)
