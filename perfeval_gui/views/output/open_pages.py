"""The pages of the open report: as it is set, and marked as what it is good for."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Protocol

from perfeval_gui.document.document import Document
from perfeval_gui.rules.telling.handing_in import mark_of, public_mark_of, still_open, told_left

if TYPE_CHECKING:
    from perfeval_gui.domain.record.report import FinalState
    from perfeval_gui.pages.model import Package
    from perfeval_gui.paper.fonts import Typefaces
    from perfeval_gui.publishing.notes import Note
    from perfeval_gui.rules.figures.rulebook import Sheet
    from perfeval_gui.rules.findings.finding import Finding
    from perfeval_gui.views.output.print_memory import PrintMemory


class Beforehand(Protocol):
    """What is to be told before pages leave the program, and is not on them."""

    def notes(self) -> Iterable[Note]:
        """What is known of it."""

    def looking(self) -> Generator[None, None, tuple[Note, ...]]:
        """Look for it, in steps; gives what is to be told."""


class Nothing:
    """Nothing is to be told."""

    def notes(self) -> Iterable[Note]:
        return ()

    def looking(self) -> Generator[None, None, tuple[Note, ...]]:
        return ()
        yield


class OpenPages:
    """What every way out of the open report shows; fonts are looked up when first needed.

    Attributes:
        beforehand: Knows what else is to be told before that.
    """

    def __init__(self, document: Document, memory: PrintMemory) -> None:
        """Make pages of *document*, with the margins that *memory* knows."""
        self._document = document
        self._memory = memory
        self._typefaces: Typefaces | None = None
        self._known: tuple[Sheet, FinalState | None] | None = None
        self.beforehand: Beforehand = Nothing()

    def tell_beforehand(self, known: Beforehand) -> None:
        """Ask *known* as well for what is to be told before pages leave the program."""
        self.beforehand = known

    def around(self, *, anew: bool) -> Generator[None, None, tuple[Note, ...]]:
        """What is to be told that is not on the pages, looked for *anew* in steps, or known."""
        if anew:
            return (yield from self.beforehand.looking())
        return tuple(self.beforehand.notes())

    @property
    def sheet(self) -> Sheet:
        """The open report with its figures."""
        return self._document.sheet

    def typefaces(self) -> Typefaces:
        """The fonts of this computer."""
        from perfeval_gui.paper.fonts import Typefaces

        if self._typefaces is None:
            self._typefaces = Typefaces()
        return self._typefaces

    def mark(self) -> str:
        """What the pages are good for; asks the checks if they have not been asked."""
        return self._mark(self._document.state.findings)

    def open_notes(self) -> Iterator[Note]:
        """Tell that something is still to be done, and how the pages are marked for it."""
        from perfeval_gui.publishing.notes import Note

        state = self._document.state
        if left := still_open(state.findings, state.report):
            yield Note("open", told_left(left), left[0].name)

    def final(self) -> FinalState | None:
        """The final state of the report that is open, where it is what was declared final."""
        sheet = self._document.sheet
        # All that is in a report is there again in its pages: known as long as nothing changes.
        if self._known is None or self._known[0] is not sheet:
            from perfeval_gui.final_state.standing import final_of

            held = self._document.report.final_state is not None
            self._known = sheet, final_of(sheet) if held else None
        return self._known[1]

    def public_mark(self) -> str:
        """What pages for publication are good for."""
        state = self._document.state
        return public_mark_of(still_open(state.findings, state.report))

    def known_mark(self) -> str:
        """What the pages are good for as far as is known.

        The checks are asked a moment after a key; until then it is what they said last, and nothing
        where nobody asked them yet.
        """
        state = self._document.state
        found = state.last_found
        return self._mark(found) if found is not None else ""

    def _mark(self, found: Iterable[Finding]) -> str:
        return mark_of(still_open(found, self._document.report), self.final())

    def made(self, mark: str) -> Callable[[], Package]:
        """Makes the pages of the report as it is now, with its margins and a *mark*."""
        from perfeval_gui.publishing.publishing import pages_of

        return partial(pages_of, self._document.sheet, self._memory.margins(), mark)
