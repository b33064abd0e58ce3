"""One moment of the open report: what is typed, and everything that follows from it."""

from __future__ import annotations

from collections.abc import Callable, Generator

from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.sentences.starting_texts import followed

Found = tuple[Finding, ...]


class State:
    """One moment of the open report: the figures and findings that follow from what is typed.

    Findings are looked for when they are first asked for, and then once: a key that is typed is
    painted before they are known, and whoever reads them reads those of this very moment. What a
    view shows that is made or started afresh must not make it wait: it shows what is known.
    Of a long report they may be looked for in turns; the run goes with its state.
    """

    __slots__ = ("_before", "_found", "_run", "sheet")

    def __init__(
        self, sheet: Sheet, found: Found | None = None, before: Found | None = None
    ) -> None:
        """What follows from *sheet*; *before* was found in an earlier moment, *found* in this."""
        self.sheet = sheet
        self._found = found
        self._before = before
        self._run: Generator[None, None, Found] | None = None

    @property
    def report(self) -> Report:
        """What is typed."""
        return self.sheet.report

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks find; the same object as before, while nothing else was found."""
        return self.look()

    @property
    def checked(self) -> bool:
        """Whether its findings are known; if not, `Document.checked` tells when they are."""
        return self._found is not None

    @property
    def known_findings(self) -> tuple[Finding, ...]:
        """Its findings, or none while it is not `checked`."""
        return self._found or ()

    @property
    def last_found(self) -> Found | None:
        """What was found last, in this moment or in one before; None where nobody asked yet."""
        return self._found if self._found is not None else self._before

    def look(self) -> Found:
        """Have the checks run to their end, if nobody has: from then on the state is `checked`."""
        if self._found is None:
            self.look_until(_never)
            assert self._found is not None  # They are all made where nobody stops them.
        return self._found

    def look_until(self, enough: Callable[[], bool]) -> bool:
        """Have the checks go on until all are made, or until it is *enough*; whether all are.

        What is found is known once all of them are made, and not before.
        """
        if self._found is not None:
            return True
        if self._run is None:
            # Imported here: a report that is opened is painted before it is checked.
            from perfeval_gui.rules.checks import checking

            self._run = checking(self.sheet)
        try:
            while True:
                next(self._run)
                if enough():
                    return False
        except StopIteration as end:
            found: Found = end.value
            self._found = self._before if found == self._before else found
            self._before = self._run = None
        except BaseException:
            # A run that broke off is over: whoever asks next begins another one.
            self._run = None
            raise
        return True

    @staticmethod
    def of(book: Rulebook, report: Report, before: State | None = None) -> State:
        """Everything that follows from *report*; what *before* holds as well is taken from it."""
        if before is None:
            return State(book.evaluate(report))
        return State(book.evaluate(report, before.sheet), before=before.last_found)

    def editing(self, report: Report) -> Generator[None, None, State]:
        """What comes after this state where *report* was typed, worked out in steps.

        Standard sentences of the report that nobody has rewritten follow the figures.
        """
        sheet = yield from self.sheet.book.evaluating(report, self.sheet)
        return State(followed(self.sheet, sheet), before=self.last_found)


def _never() -> bool:
    return False
