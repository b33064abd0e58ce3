"""One moment of the open report: what is typed, and everything that follows from it."""

from __future__ import annotations

from collections.abc import Generator

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
    """

    __slots__ = ("_before", "_found", "sheet")

    def __init__(
        self, sheet: Sheet, found: Found | None = None, before: Found | None = None
    ) -> None:
        """What follows from *sheet*; *before* was found in an earlier moment, *found* in this."""
        self.sheet = sheet
        self._found = found
        self._before = before

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
        """Have the checks run, if nobody has: from then on the state is `checked`."""
        if self._found is None:
            # Imported here: a report that is opened is painted before it is checked.
            from perfeval_gui.rules.checks import run_checks

            findings = run_checks(self.sheet)
            if findings == self._before:
                findings = self._before
            self._found, self._before = findings, None
        return self._found

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
