"""Any sequence of typing, saving, copies, crashes and outside changes, beside a simple reference.

A real draft file, recovery folder and backups; the clerk's answers are drawn with the steps.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Final
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from checkout import ROOT
from given.random_reports import FIGURES, TEXTS
from given.worked import ISSUED
from perfeval_gui.document.document import Document
from perfeval_gui.domain.names.fields import kind_of, put, with_rows
from perfeval_gui.domain.record.report import STANDARD, Report
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.storage.draft.draft import dump, load
from perfeval_gui.storage.saving.backups import Backups
from perfeval_gui.storage.saving.recovery import BIN, ENDING, Recovery
from perfeval_gui.storage.saving.saving import Saver
from perfeval_gui.views.drafts.draft_actions import DraftActions, Stores
from perfeval_gui.views.drafts.opened import Opened
from perfeval_gui.views.kit import questions
from perfeval_gui.views.safety.recovery_copies import RecoveryGuard, left_behind
from perfeval_gui.views.settings.settings import Settings

NAMES: Final = st.sampled_from(sorted(STANDARD.fields))
TEXT: Final = st.sampled_from((*FIGURES, *TEXTS))
LATER: Final = 100_000_000
CHANGED: Final = ("both", "mine", "theirs", "back")


def bare(report: Report) -> Report:
    """*report* without its id, which every file has of its own."""
    return replace(report, document="")


class Run:
    """One run of the program on the folders of the machine."""

    def __init__(self, home: Path) -> None:
        """Nothing is open yet."""
        self.window = QWidget()
        self.recovery = Recovery(home / "recovery")
        saver = Saver(Backups(home / "backups"))
        shelf = Shelf((ROOT / "resources/editions",))
        settings = Settings(home.joinpath("s.json").absolute)
        self.drafts = DraftActions(self.window, settings, Stores(shelf, saver), self.watch)
        # Copies are made when the machine says so, however slow a step is.
        for timer in self.guard.findChildren(QTimer):
            timer.setInterval(LATER)
        self.document: Document | None = None
        self.drafts.opened.connect(self.show)

    def watch(self, drafts: DraftActions) -> Callable[[], bool]:
        """Set the guard over *drafts*."""
        self.guard = RecoveryGuard(drafts, self.recovery)
        return self.guard.keep_copy

    def show(self, opened: Opened) -> None:
        """What the window does with a report; without texts that would follow the figures."""
        report = with_rows(opened.report, "passages", ())
        if self.document is None:
            self.document = Document(opened.book, report)
            self.drafts.serve(self.document, self.window.update)
        else:
            self.document.open(opened.book, report)

    def crash(self) -> None:
        """End without a word; locks go with the process."""
        for lock in self.guard._locks.values():
            lock.unlock()
        self.end()

    def end(self) -> None:
        """Take everything away."""
        if self.document is not None:
            self.document.deleteLater()
        self.window.deleteLater()


class Life(RuleBasedStateMachine):
    """What the clerk, other programs and bad luck do with one draft.

    The reference: the reports undo leads through, what the file was when it was read or written
    last, what it is now, and what the last copy holds.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.home = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        self.path = self.home / "甲.perfeval"
        self.answers: list[str] = []
        for name in ("choose", "ask_to_save", "tell"):
            self.stack.enter_context(patch.object(questions, name, self.answer))
        self.stack.enter_context(patch.object(questions, "draft_to_save", self.where))
        self.run = Run(self.home)
        self.run.drafts.new(ISSUED, 2023)
        self.past, self.now = [bare(self.document.report)], 0
        self.known: Report | None = None
        self.there: Report | None = None
        self.copied: Report | None = None

    @property
    def document(self) -> Document:
        """The open report."""
        assert self.run.document is not None
        return self.run.document

    @property
    def report(self) -> Report:
        """What the reference says is open."""
        return self.past[self.now]

    def answer(self, *_given: object) -> str:
        """The next answer; none left means an unexpected question."""
        return self.answers.pop(0)

    def where(self, *_given: object) -> Path:
        """Where a new report is saved."""
        return self.path

    def happened(self, report: Report) -> None:
        """A step that undo takes back led to *report*."""
        if report != self.report:
            self.past[self.now + 1 :] = [report]
            self.now += 1

    def begun(self, report: Report) -> None:
        """Nothing leads back from *report*."""
        self.past, self.now = [report], 0

    # ---- the clerk

    @rule(name=NAMES, text=TEXT)
    def edit(self, name: str, text: str) -> None:
        kind = kind_of(STANDARD, name)
        assert kind is not None
        value = not kind.blank if kind.holds == "flag" else kind.read(text)
        self.document.put(name, value)
        self.happened(put(self.report, name, value))

    @rule()
    def undo(self) -> None:
        self.document.history.undo()
        self.now = max(self.now - 1, 0)

    @rule()
    def redo(self) -> None:
        self.document.history.redo()
        self.now = min(self.now + 1, len(self.past) - 1)

    @rule(choice=st.sampled_from(CHANGED))
    def save(self, choice: str) -> None:
        first = self.run.drafts.path is None
        changed = not first and self.there != self.known
        self.answers = [choice] if changed else []
        theirs, mine, dirty = self.there, self.report, not self.document.history.isClean()
        saved = self.run.drafts.save()
        assert self.answers == []
        if changed and choice == "back":
            assert not saved
            # What could not be saved for now is safe at once.
            self.copied = self.report if dirty else self.copied
        elif changed and choice == "theirs":
            assert theirs is not None
            self.happened(theirs)
            self.known, self.copied = theirs, None
            # What was saved once is behind undo; what never was is in the bin as well.
            assert not dirty or any(bare(load(data)) == mine for data in self.binned())
        else:
            self.written(mine, both=changed and choice == "both")

    def written(self, mine: Report, *, both: bool) -> None:
        """*mine* was saved: over what was there, or beside it."""
        if both:
            assert self.run.drafts.path is not None
            self.path = self.run.drafts.path
        elif self.there is not None and self.there != mine:
            sheet = self.run.drafts.sheet()
            assert sheet is not None
            backups = Backups(self.home / "backups").of(sheet.report.document)
            kept = [bare(load(one.path.read_bytes())) for one in backups]
            assert kept[:2] == [mine, self.there]
        self.known = self.there = mine
        self.copied = None

    @rule()
    def autosave(self) -> None:
        self.run.guard.keep_copy()
        if not self.document.history.isClean():
            self.copied = self.report

    @rule(choice=st.sampled_from(("save", "discard", "cancel")))
    def reopen(self, choice: str) -> None:
        if self.run.drafts.path is None or self.there is None:
            return
        dirty, mine = not self.document.history.isClean(), self.report
        changed = self.there != self.known
        self.answers = [choice] if dirty else []
        if dirty and choice == "save" and changed:
            self.answers.append("mine")
        there = self.there
        self.run.drafts.open(self.path)
        assert self.answers == []
        if dirty and choice == "cancel":
            return
        if dirty and choice == "save":
            self.written(mine, both=False)
        if dirty and choice == "discard":
            assert any(bare(load(data)) == mine for data in self.binned())
        # It was read before the question: the clerk sees what there was then.
        self.begun(there)
        self.known, self.copied = there, None

    # ---- others, and bad luck

    @rule(text=st.sampled_from(TEXTS))
    def outside(self, text: str) -> None:
        if self.there is not None:
            # As any program of ours writes it: what loads alike is the same file.
            unit = STANDARD.fields["unit"].kind.read(text)
            self.path.write_bytes(dump(put(load(self.path.read_bytes()), "unit", unit)))
            self.there = bare(load(self.path.read_bytes()))

    @rule()
    def crash(self) -> None:
        self.run.crash()
        self.run = Run(self.home)
        copies = left_behind(self.run.recovery)
        assert [bare(copy.report) for copy in copies] == ([self.copied] if self.copied else [])
        if copies:
            assert self.run.drafts.restore(copies[0].report, copies[0].origin)
            assert self.run.drafts.keep_safe()
            self.run.recovery.discard(copies[0].file)
            self.begun(bare(copies[0].report))
        elif self.there is not None:
            self.run.drafts.open(self.path)
            self.begun(self.there)
            self.known = self.there
        else:
            self.run.drafts.new(ISSUED, 2023)
            self.begun(bare(self.document.report))

    def binned(self) -> list[bytes]:
        """The drafts in the bin."""
        files = (self.home / "recovery" / BIN).glob(f"*{ENDING}")
        return [file.read_bytes().partition(b"\n")[2] for file in files]

    # ---- what always holds

    @invariant()
    def the_report_is_as_it_should_be(self) -> None:
        assert bare(self.document.report) == self.report

    @invariant()
    def what_is_not_on_the_disk_is_unsaved(self) -> None:
        if self.known is not None and self.report != self.known:
            assert not self.document.history.isClean()

    @invariant()
    def the_file_is_never_silently_another(self) -> None:
        if self.there is not None:
            assert bare(load(self.path.read_bytes())) == self.there

    @invariant()
    def the_copy_is_there_until_it_is_not_needed(self) -> None:
        found = [bare(copy.report) for copy in self.run.recovery.copies()]
        assert found == ([self.copied] if self.copied is not None else [])

    def teardown(self) -> None:
        self.run.crash()
        self.stack.close()


def lives(count: int, steps: int) -> settings:
    """So many lives of so many steps."""
    return settings(
        max_examples=count,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        # Not made smaller: that takes minutes, and the seed leads there again.
        phases=[Phase.generate],
        report_multiple_bugs=False,
    )


def live(number: int, count: int, steps: int) -> None:
    """Live so many lives, drawn from the seed *number*; raises what the first bad one raises."""

    class Seeded(Life):
        """A class of its own, since a seed stays with its class."""

    run_state_machine_as_test(seed(number)(Seeded), settings=lives(count, steps))
