"""One report on its way to a printer: laid out, a printer asked for, page after page."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from perfeval_gui.paper import printing
from perfeval_gui.paper.layout import laying_out
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.progress import Stepped, Words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from perfeval_gui.pages.model import Package
    from perfeval_gui.paper.fonts import Typefaces
    from perfeval_gui.paper.page import Page
    from perfeval_gui.publishing.notes import Note
    from perfeval_gui.views.output.print_memory import PrintMemory
    from perfeval_gui.working.pace import Pace

_LAYING: Final = Words(title="打印", text="正在排版……", leave="取消")
_SENDING: Final = Words(title="打印", text="正在送到打印机……", leave="取消")
_STEPS: Final = 100


class PrintRun(QObject):
    """Prints once, as was chosen for this draft before.

    Signals:
        said: A line for the status bar.
    """

    said = Signal(str)

    def __init__(
        self, window: QWidget, memory: PrintMemory, typefaces: Typefaces, pace: Pace
    ) -> None:
        """Print over *window*; *memory* keeps how. What takes long at this *pace* says so."""
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._typefaces = typefaces
        self._pace = pace
        self._before = memory.recall()

    def notes(self) -> Iterator[Note]:
        """Tell that the printer used last is not there any more."""
        from perfeval_gui.publishing.notes import Note

        if printing.is_gone(name := self._before.printer):
            yield Note("printer", f"上次用的打印机“{name}”不在了，打印时请选择另一台。")

    def start(self, package: Package) -> None:
        """Lay *package* out, ask for a printer, and print; whatever takes long can be left."""
        self._title = package.title
        self._run(laying_out(package, self._typefaces), _LAYING, self._ask)

    def _ask(self, pages: tuple[Page, ...]) -> None:
        try:
            printer = printing.ask_printer(self._window, self._title, len(pages), self._before)
        except printing.PrinterError as error:
            self._end(str(error))
            return
        if printer is not None:
            self._printer = printer
            self._run(_sent(printer, pages), _SENDING, self._end)

    def _end(self, fault: str) -> None:
        if fault:
            questions.tell(self._window, "打印", fault)
            return
        self.said.emit("已送到打印机。")
        self._memory.keep(printing.chosen_setup(self._printer))

    def _run(
        self, work: Generator[object, None, object], words: Words, then: Callable[..., None]
    ) -> None:
        run = Stepped(self._window, work, words, _STEPS, self._pace)
        run.ended.connect(then)
        run.start()


def _sent(printer: QPrinter, pages: tuple[Page, ...]) -> Generator[None, None, str]:
    """Print *pages* in steps; gives what went wrong, or the empty text."""
    try:
        yield from printing.printing_pages(printer, pages)
    except printing.PrinterError as error:
        return str(error)
    return ""
