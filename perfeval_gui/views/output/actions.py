"""Preview and print of the open report, and what is asked before it leaves the program."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from perfeval_gui.document.document import Document, State
from perfeval_gui.views.kit import questions
from perfeval_gui.views.output.exporter import Exporter
from perfeval_gui.views.output.open_pages import OpenPages
from perfeval_gui.views.output.preview.quietly import Quietly
from perfeval_gui.working.pace import USUAL, Pace
from perfeval_gui.working.thread import aside

if TYPE_CHECKING:
    from perfeval_gui.pages.margins import Margins
    from perfeval_gui.pages.model import Package
    from perfeval_gui.paper.fonts import Typefaces
    from perfeval_gui.publishing.notes import Note
    from perfeval_gui.publishing.preflight import LookedOver
    from perfeval_gui.views.output.margins_box import MarginsBox
    from perfeval_gui.views.output.output_view import OutputView
    from perfeval_gui.views.output.preflight_question import Verb
    from perfeval_gui.views.output.preview.preview_panel import PreviewPanel
    from perfeval_gui.views.output.print_memory import PrintMemory

_STEPS: Final = 100
"""About as many steps as looking over or printing a usual report takes."""
Then = Callable[["Package"], None]


class PrintActions(QObject):
    """Makes pages of the open report.

    Attributes:
        open: Knows the pages, and what is to be told before they leave the program.
        exports: Makes files of them.

    Signals:
        said: A line for the status bar.
        cell_clicked: A cell in the preview was clicked. arg: its name.
        noted: The pages were looked over. arg: what was found, `LookedOver`.
        delayed: Looking them over takes its time.
        look_wanted: The clerk would rather look at the notes than go on.
    """

    said = Signal(str)
    cell_clicked = Signal(str)
    noted = Signal(object)
    delayed = Signal()
    look_wanted = Signal()

    def __init__(
        self,
        window: QWidget,
        document: Document,
        finish: Callable[[], None],
        memory: PrintMemory,
        pace: Pace = USUAL,
    ) -> None:
        """Serve *window*; *finish* ends what is being typed in *document*.

        *memory* knows how each draft was printed, and with which margins. What takes long at this
        *pace* says so.
        """
        super().__init__(window)
        self._window = window
        self._document = document
        self._finish = finish
        self._memory = memory
        self.open = OpenPages(document, memory)
        self.exports = Exporter(window, self.open, memory, finish)
        self.exports.said.connect(self.said)
        self._pace = pace
        self._quietly = Quietly(self, pace)
        self._quietly.ended.connect(self._say_noted)
        self._quietly.delayed.connect(self.delayed)
        self.panel: PreviewPanel | None = None
        document.opened.connect(self._begin)

    def _begin(self, _state: State) -> None:
        self._memory.begin()

    def typefaces(self) -> Typefaces:
        """The fonts of this computer."""
        return self.open.typefaces()

    # ---- the preview

    def make_preview(self, parent: QWidget) -> PreviewPanel:
        """The preview beside the form; made once, then following every edit."""
        from perfeval_gui.views.output.preview.preview_panel import PreviewPanel

        if self.panel is None:
            self.panel = PreviewPanel(self.open, self._document, parent)
            self.panel.preview.cell_clicked.connect(self.cell_clicked)
        return self.panel

    def refresh(self) -> None:
        """Show the pages as they are now, if the preview is in sight."""
        if self.panel is not None:
            self.panel.refresh()

    # ---- margins, and whether files carry the draft

    def serve(self, view: OutputView) -> None:
        """Let the clerk choose margins in *view*, which shows those of every report opened.

        And whether exported files carry the draft.
        """
        view.ui.draft.setChecked(self._memory.carries_draft())
        view.ui.draft.toggled.connect(self._memory.carry_draft)
        view.print_wanted.connect(self.print)
        view.notes_wanted.connect(self.look_over)
        self.noted.connect(view.say_noted)
        self.delayed.connect(view.say_delayed)
        self.exports.exported.connect(view.say_written)
        self.exports.hid.connect(view.say_hidden)
        box = view.margins
        box.chosen.connect(self.use_margins)
        self._document.opened.connect(partial(self._show_margins, box))
        self._show_margins(box)

    def _show_margins(self, box: MarginsBox, _state: State | None = None) -> None:
        from perfeval_gui.pages.compose import first_margins
        from perfeval_gui.pages.margins import nearest

        margins = first_margins(self._document.sheet)
        usual = nearest(margins) if margins is not None else None
        box.show_margins(self._memory.margins(), usual)

    def use_margins(self, margins: Margins | None) -> None:
        """Set the pages of the open report with *margins* from now on; None for its edition's."""
        self._memory.keep_margins(margins)
        self.refresh()
        self.look_over()

    # ---- looked over

    def look_over(self) -> None:
        """Find what is worth a look before printing or exporting, between the window's events."""
        self._quietly.begin(self._looking())

    def _looking(self, *, anew: bool = False) -> Generator[None, None, tuple[Package, LookedOver]]:
        """Look over the pages, and *anew* what lies beside them; else what is known of that."""
        from perfeval_gui.publishing.preflight import LookedOver, looking_over

        known = yield from self.open.around(anew=anew)
        # Of hundreds of rows that takes longer than the window may be held.
        package = yield from aside(self.open.made(self.open.mark()))
        looked = yield from looking_over(self._document.sheet, package, self.typefaces())
        return package, LookedOver((*known, *looked.notes), looked.hands)

    def _say_noted(self, found: tuple[Package, LookedOver]) -> None:
        self.noted.emit(found[1])

    def ask(self, verb: Verb, then: Then, before: tuple[Note, ...] = ()) -> None:
        """Look the pages over, ask whether to go on, and if so do what comes *then*.

        What is known *before* is asked about as well.
        """
        from perfeval_gui.views.kit.progress import Stepped, Words

        self._finish()
        self._quietly.leave()
        words = Words(title=verb, text="正在排版、检查……", leave="取消")
        run = Stepped(self._window, self._looking(anew=True), words, _STEPS, self._pace)
        run.ended.connect(partial(self._asked, verb, then, before))
        run.start()

    def _asked(
        self,
        verb: Verb,
        then: Then,
        before: tuple[Note, ...],
        found: tuple[Package, LookedOver],
    ) -> None:
        package, looked = found
        notes = (*self.open.open_notes(), *before, *looked.notes)
        if self._is_wanted(verb, notes):
            then(package)

    def _is_wanted(self, verb: Verb, notes: tuple[Note, ...]) -> bool:
        """Whether to go on whatever *notes* say; goes to what the clerk wants to look at."""
        if not notes:
            return True
        from perfeval_gui.views.output import preflight_question

        answer = preflight_question.ask(self._window, notes, verb)
        if isinstance(answer, str):
            return answer == "go"
        if answer.name:
            self.cell_clicked.emit(answer.name)
        else:
            self.look_wanted.emit()
        return False

    def print(self) -> None:
        """Ask for a printer and print, beginning with what was chosen for this draft before."""
        from perfeval_gui.paper.printing import PrinterError, ready
        from perfeval_gui.views.output.print_run import PrintRun

        try:
            ready(self.typefaces())
        except PrinterError as error:
            questions.tell(self._window, "打印", str(error))
            return
        run = PrintRun(self._window, self._memory, self.typefaces(), self._pace)
        run.said.connect(self.said)
        self.ask("打印", run.start, tuple(run.notes()))
