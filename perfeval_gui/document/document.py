"""The open report: what is typed, everything that follows from it, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from perfeval_gui.document.marks import marks_of
from perfeval_gui.domain.fields import get, put
from perfeval_gui.domain.report import Report
from perfeval_gui.domain.values import Value
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.findings import Finding
from perfeval_gui.rules.rulebook import Rulebook, Sheet
from perfeval_gui.rules.starting import followed

_TYPING: Final = 1


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """One moment of the open report: the figures and findings that follow from what is typed.

    Attributes:
        sheet: What is typed, with every figure.
        findings: The same object as in the state before, while nothing else was found.
        marks: The gravest finding of each cell that is marked in its form, by name; the same
            object as before, while nothing is marked otherwise.
    """

    sheet: Sheet
    findings: tuple[Finding, ...]
    marks: Mapping[str, Finding]

    @property
    def report(self) -> Report:
        """What is typed."""
        return self.sheet.report

    @staticmethod
    def of(book: Rulebook, report: Report, before: State | None = None) -> State:
        """Everything that follows from *report*; what *before* holds as well is taken from it."""
        sheet = book.evaluate(report, before.sheet if before is not None else None)
        if before is not None and before.sheet.book is book:
            sheet = followed(before.sheet, sheet)
        findings = run_checks(sheet)
        if before is not None and findings == before.findings:
            findings = before.findings
        marks = marks_of(findings, sheet)
        if before is not None and marks == before.marks:
            marks = before.marks
        return State(sheet, findings, marks)


class _Edit(QUndoCommand):
    """The one undo command: the state before and the state after.

    Typing on in one field goes on in one step: *visit* names the field and the visit to it.
    """

    def __init__(self, document: Document, label: str, after: State, visit: str) -> None:
        super().__init__(label)
        self.document = document
        self.before = document.state
        self.after = after
        self.visit = visit

    def id(self) -> int:
        return _TYPING if self.visit else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Edit) or other.visit != self.visit:
            return False
        self.after = other.after
        self.setObsolete(self.after.report == self.before.report)
        return True

    def redo(self) -> None:
        self.document.install(self.after)

    def undo(self) -> None:
        self.document.install(self.before)


class Document(QObject):
    """Holds the open report and its undo history; the only place where it changes.

    Signals:
        changed: The state was replaced by an edit, an undo or a redo.
            arg: the new `State`.
        opened: Another report was opened; views start afresh.
            arg: its `State`.
    """

    changed = Signal(object)
    opened = Signal(object)

    def __init__(self, book: Rulebook, report: Report, parent: QObject | None = None) -> None:
        """Open *report*, with an empty history."""
        super().__init__(parent)
        self.book = book
        self.state = State.of(book, report)
        self.history = QUndoStack(self)

    @property
    def report(self) -> Report:
        """What is typed."""
        return self.state.report

    @property
    def sheet(self) -> Sheet:
        """What is typed with everything that follows."""
        return self.state.sheet

    def edit(self, label: str, report: Report, visit: str = "") -> None:
        """Make *report* the current one, in one undoable step shown as *label*.

        Nothing happens where nothing differs. Edits with the same *visit* directly after each
        other are one step.
        """
        if report != self.report:
            self.history.push(_Edit(self, label, State.of(self.book, report, self.state), visit))

    def put(self, name: str, value: Value, visit: str = "") -> None:
        """Put *value* into the typed cell *name*, as one step named after its label."""
        if get(self.report, name) != value:
            self.edit(f"修改{self.sheet.label(name)}", put(self.report, name, value), visit)

    def open(self, book: Rulebook, report: Report) -> None:
        """Replace the open report and its edition by others; the history starts anew."""
        self.book = book
        self.state = State.of(book, report)
        self.history.clear()
        self.opened.emit(self.state)

    def install(self, state: State) -> None:
        """Make *state* the current one; for the undo command only."""
        self.state = state
        self.changed.emit(state)
