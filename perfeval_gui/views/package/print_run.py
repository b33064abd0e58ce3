"""The drafts of a unit on their way to a printer: asked for with the first, printed one by one."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from perfeval_gui.domain.cells.quoting import named
from perfeval_gui.pages.errors import ExportError
from perfeval_gui.paper import printing
from perfeval_gui.paper.layout import laying_out
from perfeval_gui.views.kit.progress import Stepped, Words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from perfeval_gui.pages.model import Package
    from perfeval_gui.paper.fonts import Typefaces
    from perfeval_gui.paper.page import Page
    from perfeval_gui.working.pace import Pace

_LAYING: Final = Words(title="打印", text="正在排版……", leave="取消")
_SENDING: Final = Words(title="打印", text="正在逐份送到打印机……", leave="取消")
_STEPS: Final = 60
"""About as many steps as one draft takes."""
Making = Callable[[Path], Generator[None, None, "Package"]]


class PackagePrint(QObject):
    """Prints drafts in steps; what takes long says so, and can be left between two pages.

    Signals:
        ended: Nothing more is printed. args: how many drafts went to the printer whole, what went
            wrong or the empty text, and whether the clerk left it. It does not come where no
            printer was chosen.
    """

    ended = Signal(int, str, bool)

    def __init__(self, window: QWidget, making: Making, typefaces: Typefaces, pace: Pace) -> None:
        """Print over *window*; *making* gives the pages of a draft in steps."""
        super().__init__(window)
        self._window, self._making, self._typefaces, self._pace = window, making, typefaces, pace
        self._paths: tuple[Path, ...] = ()

    def start(self, paths: tuple[Path, ...]) -> None:
        """Ask for a printer with the first of *paths*, and print the others as that one."""
        self._paths = paths
        try:
            printing.ready(self._typefaces)
        except printing.PrinterError as error:
            self.ended.emit(0, str(error), False)
            return
        self._run(self._first(), _LAYING, _STEPS, self._ask)

    def _first(self) -> Generator[None, None, tuple[str, tuple[Page, ...]] | str]:
        """The title of the first draft and its pages; or why there are none."""
        try:
            package = yield from self._making(self._paths[0])
        except ExportError as error:
            return str(error)
        return package.title, (yield from laying_out(package, self._typefaces))

    def _ask(self, first: tuple[str, tuple[Page, ...]] | str) -> None:
        if isinstance(first, str):
            self.ended.emit(0, first, False)
            return
        title, pages = first
        try:
            printer = printing.ask_printer(self._window, title, len(pages))
        except printing.PrinterError as error:
            self.ended.emit(0, str(error), False)
            return
        if printer is not None:
            steps = _STEPS * len(self._paths)
            self._run(self._sending(printer, pages), _SENDING, steps, self._end)

    def _sending(
        self, printer: QPrinter, pages: tuple[Page, ...]
    ) -> Generator[None, None, tuple[int, str]]:
        """Print all; gives how many were, and what went wrong or the empty text."""
        printed = 0
        try:
            yield from printing.printing_pages(printer, pages)
            printed, like = 1, printing.chosen_setup(printer)
            for path in self._paths[1:]:
                package = yield from self._making(path)
                yield from printing.printing_more(package, self._typefaces, like)
                printed += 1
        except (printing.PrinterError, ExportError) as error:
            rest = f"“{named(self._paths[printed])}”和后面的没有打印。" if printed else ""
            return printed, f"{error}\n{rest}".strip()
        except GeneratorExit:
            self.ended.emit(printed, "", True)
            raise
        return printed, ""

    def _end(self, found: tuple[int, str]) -> None:
        self.ended.emit(*found, False)

    def _run(
        self,
        work: Generator[object, None, object],
        words: Words,
        steps: int,
        then: Callable[..., None],
    ) -> None:
        run = Stepped(self._window, work, words, steps, self._pace)
        run.ended.connect(then)
        run.start()
