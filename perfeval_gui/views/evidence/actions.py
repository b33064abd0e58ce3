"""Shows the files of the open report, takes those that are dropped, looks before handing in."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from perfeval_gui.domain.names.evidence import indicator_of, indicator_tables
from perfeval_gui.views.kit import questions
from perfeval_gui.views.sections.proof_count import ProofCount
from perfeval_gui.working.pace import USUAL, Pace
from perfeval_gui.working.reachable import reached

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from perfeval_gui.publishing.notes import Note
    from perfeval_gui.views.desk.desk import ReportDesk
    from perfeval_gui.views.evidence.filing import Filing
    from perfeval_gui.views.evidence.looked import Looked
    from perfeval_gui.views.evidence.window import EvidenceWindow
    from perfeval_gui.views.sections.section_view import SectionView
    from perfeval_gui.views.window.main_window import MainWindow

_HANDING_IN = "output"
_NO_TABLE = "这份表里没有绩效指标，没有要登记佐证材料的地方。"


class EvidenceActions(QObject):
    """What belongs to the files of whatever report is open in one window."""

    def __init__(self, window: MainWindow, desk: ReportDesk, pace: Pace = USUAL) -> None:
        """Serve *desk* in *window*. Nothing of files is made before it is wanted."""
        super().__init__(desk)
        self._window, self._desk, self._pace = window, desk, pace
        self._visited = ""
        window.actions_.evidence.triggered.connect(self.show)
        desk.workspace.visited.connect(self._visit)
        desk.workspace.built.connect(self._join)
        desk.workspace.sections.currentRowChanged.connect(self._look_before)
        desk.handing_in.evidence_wanted.connect(self.show_at)
        desk.printing.open.tell_beforehand(self)

    @cached_property
    def looked(self) -> Looked:
        """What is known of the files."""
        from perfeval_gui.views.evidence.looked import Looked

        looked = Looked(self._desk.document, self._base, self._pace)
        looked.done.connect(self._tell_before)
        return looked

    @cached_property
    def filing(self) -> Filing:
        """What changes the list of them."""
        from perfeval_gui.views.evidence.filing import Filing

        filing = Filing(self._desk.document, self.looked, self._pace)
        filing.said.connect(self._window.say)
        return filing

    def _base(self) -> Path | None:
        path = self._window.drafts().path
        return path.parent if path is not None else None

    # ---- the window

    def show(self) -> EvidenceWindow | None:
        """Show the files of the indicator that the clerk was in last; None without a table."""
        self._window.drafts().finish_typing()
        state = self._desk.document.state
        return self.show_at(indicator_of(state.sheet.edition, state.report, self._visited))

    def show_at(self, name: str) -> EvidenceWindow | None:
        """Show the list, one window for a report, and in it what the cell *name* is of."""
        from perfeval_gui.views.evidence.window import Doings, EvidenceWindow

        document = self._desk.document
        if not indicator_tables(document.sheet.edition):
            self._window.say(_NO_TABLE)
            return None
        shown = self._desk.workspace.findChild(EvidenceWindow)
        fresh = shown is None
        if shown is None:
            doings = Doings(self._ask_files, self._ask_folder, _open)
            shown = EvidenceWindow(self._desk.workspace, document, self.looked, self.filing, doings)
            self.looked.look()
        shown.show()
        shown.activateWindow()
        if name or fresh:
            shown.go_to(name)
        return shown

    def _ask_files(self, parent: QWidget) -> list[Path]:
        return questions.files_to_name(parent, self._folder())

    def _ask_folder(self, parent: QWidget) -> Path | None:
        return questions.folder_to_look_in(parent, self._folder())

    def _folder(self) -> Path:
        """Where to begin to look: beside the file that was added last, else beside the draft."""
        from perfeval_gui.evidence.looking import is_away

        files = self._desk.document.report.evidence.evidence
        base = self._base() or Path.home()
        last = Path(files[-1].folder) if files else base
        if not last.is_absolute() or is_away(last, self._base()):
            return base
        # A dialog that begins in a place that does not answer would hold up the window.
        return last if reached((last,), Path.is_dir, self._pace).get(last) else base

    def _take(self, name: str, paths: Sequence[Path]) -> None:
        if (shown := self.show_at(name)) is not None:
            shown.take(name, paths)

    def _visit(self, name: str) -> None:
        # Who goes to another part comes back to the same row.
        self._visited = name or self._visited

    def _join(self, _key: str, view: SectionView) -> None:
        counts = view.findChildren(ProofCount)
        for count in counts:
            count.clicked.connect(self.show)
        # Rows of other tables beside those of indicators take no files.
        for table in view.tables if counts else ():
            # Imported here: few forms have a table of indicators.
            from perfeval_gui.views.evidence.row_drops import RowDrops

            RowDrops(table, self._take)

    # ---- before handing in

    def notes(self) -> Iterable[Note]:
        """What is known to be wrong with files."""
        return tuple(self.looked.notes()) if self._has_files() else ()

    def looking(self) -> Generator[None, None, tuple[Note, ...]]:
        """Look after all files, in steps."""
        if not self._has_files():
            return ()
        return (yield from self.looked.looking())

    def _has_files(self) -> bool:
        return bool(self._desk.document.report.evidence.evidence)

    def _look_before(self, _row: int) -> None:
        if self._has_files() and self._desk.workspace.section() == _HANDING_IN:
            self.looked.look()

    def _tell_before(self) -> None:
        if self._desk.workspace.section() == _HANDING_IN:
            self._desk.printing.look_over()


def _open(parent: QWidget, path: Path) -> None:
    from perfeval_gui.views.output.output_view import open_outside

    open_outside(parent, path)
