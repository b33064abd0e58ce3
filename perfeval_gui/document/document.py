"""The open report: what is typed, everything that follows from it, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from perfeval_gui.document.guarded import Guarded
from perfeval_gui.document.state import State
from perfeval_gui.document.told import Told
from perfeval_gui.document.workings import Workings, step
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.names.fields import get, put, rows_moved
from perfeval_gui.domain.names.lacking import had
from perfeval_gui.domain.names.places import without_lost
from perfeval_gui.domain.names.unconfirmed import touched
from perfeval_gui.domain.record.report import FinalState, Report
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.working.pace import USUAL
from perfeval_gui.working.steps import finished

__all__ = ["Document", "State"]

_TYPING: Final = 1
_PLACED: Final = ("evidence", "details")
"""Tables whose rows go with the row of another table that they are about."""
_LONGEST_WAIT: Final = 0.05
"""Seconds after which findings are told even while keys keep coming."""
_LONGEST_WALK: Final = 0.25
"""The same while steps of the history follow each other: nobody reads findings that go by."""


class _Edit(QUndoCommand):
    """The one undo command: what was typed before, and what after.

    It keeps nothing that follows from it: thousands of steps stay small. Typing on in one field
    goes on in one step: *visit* names the field and the visit to it.
    """

    def __init__(
        self, document: Document, label: str, after: State, visit: str = "", *, typed: bool = False
    ) -> None:
        super().__init__(label)
        self.document = document
        self.before = document.report
        self.after = after.report
        self.visit = visit
        self.first: State | None = after
        self.typed = typed

    def id(self) -> int:
        return _TYPING if self.visit else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Edit) or other.visit != self.visit:
            return False
        self.after = other.after
        # A sum is known once it is typed to its end.
        self.setText(other.text())
        self.setObsolete(self.after == self.before)
        return True

    def redo(self) -> None:
        if self.first is not None:
            self.document.install(self.first, typed=self.typed)
            self.first = None
        else:
            self.document.take(self.after, "redo")

    def undo(self) -> None:
        self.document.take(self.before, "undo")


def _followed(edition: Edition, before: Report, after: Report) -> Report:
    """*after*, which was made of *before*, with what is kept beside the form as it follows."""
    for table in _PLACED:
        after = without_lost(before, after, table)
    return had(edition, before, touched(before, after))


class _Walk:
    """Steps of the history that are gone back, or forth, without a pause."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._way, self._until = "", 0.0

    def goes_on(self, way: str) -> bool:
        """Whether the step that is made now, this *way*, follows another one directly."""
        now = self._clock()
        goes_on = way == self._way and now <= self._until
        self._way, self._until = way, now + _LONGEST_WAIT
        return goes_on


class Document(Guarded):
    """Holds the open report and its undo history; the only place where it changes.

    Attributes:
        told: What of its findings is told.

    Signals:
        changed: The state was replaced by an edit, an undo or a redo.
            arg: the new `State`.
        checked: The findings of the state are known: at once, or after typing and opening as
            soon as that is painted; of a long report once all checks were made, turn by turn.
            Whoever shows findings follows `told`, which hears this first.
            arg: the `State`, that of now.
        leaving: A report of another edition or year is about to be opened: whoever was made for the
            form of this one goes before it hears of the other.
        opened: Another report was opened, or whether this one may change is another matter now;
            views start afresh. Its findings are told later. arg: its `State`.
    """

    changed = Signal(object)
    checked = Signal(object)
    leaving = Signal()
    opened = Signal(object)

    def __init__(
        self,
        book: Rulebook,
        report: Report,
        parent: QObject | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Open *report*, with an empty history; *clock* counts seconds from any beginning."""
        super().__init__(parent)
        self.book = book
        self.state = State.of(book, report)
        self.history = QUndoStack(self)
        self.workings = Workings()
        # Qt paints before a timer without delay is due.
        self._painted = QTimer(self, singleShot=True, interval=0)
        self._painted.timeout.connect(self._is_painted)
        self._clock = clock
        self._latest = 0.0
        self._laid_out = True
        self._walk = _Walk(clock)
        self.told = Told(self.state, self)
        # It hears of everything before anybody else.
        self.changed.connect(self.told.follow)
        self.checked.connect(self.told.tell)
        self.opened.connect(self.told.restart)
        self._tell_painted(laid_out=False)

    @property
    def report(self) -> Report:
        """What is typed."""
        return self.state.sheet.report

    @property
    def sheet(self) -> Sheet:
        """What is typed with everything that follows."""
        return self.state.sheet

    def edit(self, label: str, report: Report, visit: str = "", *, typed: bool = False) -> None:
        """Make *report* the current one, in one undoable step shown as *label*.

        Nothing happens where nothing differs. A cell that waits to be looked over and is changed
        waits no more, a part that is filled in is no longer lacking, and the 明细 of a row goes
        with it. Edits with the same *visit* directly after each other are one step. What is
        *typed*, in a visit or else or as a block, is painted before it is checked; whatever else
        is done, such as moving rows, is seen with its findings.
        """
        finished(self.editing(label, report, visit, typed=typed))

    def editing(
        self, label: str, report: Report, visit: str = "", *, typed: bool = False
    ) -> Generator[None, None, bool]:
        """What `edit` does, in steps; the report changes in the last one.

        Gives False where something else changed it meanwhile: then nothing is done, for nothing
        typed may be lost.
        """
        before = self.state
        if report != before.report:
            if not self.may_change():
                return False
            report = _followed(self.book.edition, before.report, report)
            after = yield from before.editing(report)
            if self.state is not before:
                return False
            self.history.push(_Edit(self, label, after, visit, typed=typed or bool(visit)))
        return True

    def replace(self, label: str, report: Report) -> None:
        """Make *report*, which comes whole from elsewhere, the current one exactly as it stands."""
        if report != self.report:
            after = State.of(self.book, report, self.state)
            self.history.push(_Edit(self, label, after))

    def put(self, name: str, value: Value, visit: str = "") -> None:
        """Put *value* into the typed cell *name*, as one step named after its label."""
        if get(self.report, name) != value:
            self.edit(f"修改{self.sheet.label(name)}", put(self.report, name, value), visit)

    def put_sum(self, name: str, value: Value, text: str, visit: str) -> None:
        """Put *value*, the result of the sum *text*, into the typed cell *name*, as `put` does."""
        report = put(self.report, name, value)
        self.workings.take(report, name, value, text)
        self.edit(step(self.sheet.label(name), text), report, visit)

    def open(self, book: Rulebook, report: Report, *, read_only: bool = False) -> None:
        """Replace the open report and its edition by others; the history starts anew.

        One that is *read_only* is only looked at.
        """
        self.looked_at = read_only
        if (book.edition, report.year) != (self.book.edition, self.report.year):
            self.leaving.emit()
        self.book = book
        self._painted.stop()
        self.state = State.of(book, report)
        self.history.clear()
        self.workings.forget()
        self._begin()

    def _begin(self) -> None:
        self._tell_painted(laid_out=False)
        self.opened.emit(self.state)

    def allow(self) -> None:
        """Let the report change from now on, if it was only looked at: it has a file of its own."""
        if self.looked_at:
            self.looked_at = False
            self._begin()

    def conclude(self, final: FinalState | None) -> None:
        """Let *final* be what is known of its final state; no step of the history goes back."""
        self.history.resetClean()
        self.install(State.of(self.book, replace(self.report, final_state=final), self.state))

    def take(self, report: Report, way: str) -> None:
        """Make *report* the current one as it stands; for the undo command only.

        The *way* is ``undo`` or ``redo``. Steps that follow one upon the other in one way, as
        while a key is held, are told like typing; the first of them, and one that brings, takes
        or moves rows, with its findings.
        """
        if (final := self.report.final_state) is not report.final_state:
            report = replace(report, final_state=final)
        same = self._walk.goes_on(way) and not rows_moved(self.report, report)
        walked = self._clock() + _LONGEST_WALK if same else 0.0
        self.install(State.of(self.book, report, self.state), typed=same, latest=walked)

    def install(self, state: State, *, typed: bool = False, latest: float = 0.0) -> None:
        """Make *state* the current one and tell its findings, once painted if it was *typed*.

        They are told at the *latest* then, by the clock, if they are not to be told at once or
        soon after.
        """
        was = self.read_only, self.report.final_state
        self.state = state
        self.changed.emit(state)
        if (self.read_only, self.report.final_state) != was:
            self._begin()
        if not self._painted.isActive():
            self._tell_painted(laid_out=True)
            self._latest = max(self._latest, latest)
        if not typed or self._clock() > self._latest:
            self._go_on()

    def _tell_painted(self, *, laid_out: bool) -> None:
        """Have the findings of now told by the event loop, once painted."""
        self._laid_out = laid_out
        self._latest = self._clock() + _LONGEST_WAIT
        self._painted.start()

    def _is_painted(self) -> None:
        if self._laid_out:
            self._go_on()
        else:
            # Views that are made or started afresh are laid out in one turn, painted in the next.
            self._laid_out = True
            self._painted.start()

    def check_now(self) -> None:
        """Tell the findings of now, if that is still to be done; for whoever acts on them."""
        if self._painted.isActive():
            self._painted.stop()
            self.state.look()
            self.checked.emit(self.state)

    def _go_on(self) -> None:
        """Have checks made for a turn; once all are made, their findings are told."""
        # Started again only where it went well: what fails is not tried again turn after turn.
        self._painted.stop()
        until = self._clock() + USUAL.turn
        if self.state.look_until(lambda: self._clock() >= until):
            self.checked.emit(self.state)
        else:
            self._painted.start()
            # What is typed now is painted before the checks begin anew: they take long.
            self._latest = max(self._latest, self._clock() + _LONGEST_WAIT)
