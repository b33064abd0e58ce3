"""What is told of the findings: of a cell that is blank only once it was left, or was asked for."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from perfeval_gui.document.marks import Marks, marks_of
from perfeval_gui.document.state import State
from perfeval_gui.domain.cells.values import is_blank
from perfeval_gui.domain.names.fields import address, cell_name, kind_of, rows_moved, rows_of
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.telling.sections import is_begun, wanted
from perfeval_gui.rules.telling.where_shown import home_of

_Same = tuple[str, str]
"""Check and cell: what a finding goes on as while its words change."""


class Told(QObject):
    """The findings that are told now, and the marks of cells that follow from them.

    What was found in a report when it was opened is told. Of what is begun after that, a cell that
    is blank is no news until the clerk has left it, or asked what is wrong; and what a field makes
    wrong while it is typed in is told once it is left. What is right again is told at once.

    Attributes:
        findings: Those that are told; the same object while no others are.
        marks: The gravest of each cell that is marked, by name.
        wanted: Cells and tables, by name, without which their section is not complete; the same
            object while none others are.

    Signals:
        changed: Others are told, or the same of another state. arg: the `State`.
    """

    changed = Signal(object)

    def __init__(self, state: State, parent: QObject) -> None:
        """Begin with *state*; the document tells of the others."""
        super().__init__(parent)
        self._state = state
        self.findings: tuple[Finding, ...] = ()
        self.marks: Marks = MappingProxyType({})
        self._left: set[str] = set()
        self.wanted = _wanted(state)
        self._begins = True
        self._asked = self._typing = self._key = False

    def wants(self, name: str) -> bool:
        """Whether the section of the cell called *name* is not complete without it."""
        found = address(name)
        if found is None:
            return name in self.wanted
        table = self._state.report.form.tables.get(found[0])
        return found[0] in self.wanted and table is not None and found[2] in table.needed

    # ---- what the clerk does

    def type(self) -> None:
        """A field is being typed in: what it makes wrong is told once it is left."""
        self._typing = self._key = True

    def leave(self, name: str) -> None:
        """The clerk has left the cell called *name*, filled in or not."""
        news = self._typing or name not in self._left
        self._typing = False
        self._left.add(name)
        if news and self._state.checked:
            self.tell(self._state)

    def ask(self, *, on: bool = True) -> None:
        """The clerk asks what is wrong: all of it is told, and of what comes, while it is *on*."""
        self._asked = on
        self._typing = False
        if on and self._state.checked:
            self.tell(self._state)

    def ask_once(self) -> None:
        """The clerk asks what is wrong by now."""
        asked = self._asked
        self.ask()
        self._asked = asked

    # ---- what is told

    def restart(self, state: State) -> None:
        """Another report was opened; its findings come later."""
        self._left.clear()
        self._state, self.wanted = state, _wanted(state)
        self._begins, self._typing = True, False
        self.findings, self.marks = (), MappingProxyType({})
        if state.checked:
            self.tell(state)

    def follow(self, state: State) -> None:
        """Something was changed; what follows from it is told by `tell`."""
        before, self._state = self._state.report, state
        # Whatever else changes the report, such as undo, is told with what it makes wrong.
        self._typing, self._key = self._typing and self._key, False
        if before.lacking is not state.report.lacking and (now := _wanted(state)) != self.wanted:
            self.wanted = now
        if (self._left or self.marks) and rows_moved(before, state.report):
            moved = _moved({*self._left, *self.marks}, before, state.report)
            self._left = {moved[name] for name in self._left if name in moved}
            # Of a long report the findings come later: till then a mark stays with its row.
            marks = {moved[name]: found for name, found in self.marks.items() if name in moved}
            self.marks = self.marks if marks == self.marks else marks

    def tell(self, state: State) -> None:
        """Tell what is due of the findings of *state*."""
        self._state = state
        if self._asked:
            self._left.update(finding.name for finding in state.findings)
        due = tuple(self._due(state))
        if self._begins:
            self._begins = False
            self._left.update(finding.name for finding in due)
        if due != self.findings:
            self.findings = state.findings if due == state.findings else due
        marks = marks_of(self.findings, state.sheet)
        self.marks = self.marks if marks == self.marks else marks
        self.changed.emit(state)

    def _due(self, state: State) -> list[Finding]:
        """Those of the findings of *state* that are told now."""
        untouched = {
            section.key
            for section in state.sheet.edition.sections
            if not is_begun(section, state.sheet)
        }
        before = {_same(finding) for finding in self.findings} if self._typing else set()
        return [
            finding
            for finding in state.findings
            if finding.level == "unconfirmed"
            or (
                (not self._typing or _same(finding) in before)
                and (finding.name in self._left or self._is_news(finding, state, untouched))
            )
        ]

    def _is_news(self, finding: Finding, state: State, untouched: set[str]) -> bool:
        """Whether *finding*, about a cell that was not left yet, is told all the same."""
        if untouched and home_of(state.sheet, finding.name) in untouched:
            return False
        typed = kind_of(state.report.form, finding.name) is not None
        return self._begins or not typed or not is_blank(state.sheet.value(finding.name))


def _wanted(state: State) -> frozenset[str]:
    sections = state.sheet.edition.sections
    return frozenset(name for one in sections for name in wanted(one, state.sheet))


def _same(finding: Finding) -> _Same:
    return finding.check, finding.name


def _moved(names: set[str], before: Report, after: Report) -> dict[str, str]:
    """What each of *names* is called now that rows came, went or changed places; none of lost."""
    places = {
        table: {row.id: at for at, row in enumerate(rows_of(after, table))}
        for table in after.form.tables
    }
    moved = {}
    for name in names:
        found = address(name)
        if found is None or found[1] is None:
            moved[name] = name
            continue
        rows = rows_of(before, found[0])[found[1] :][:1]
        at = places[found[0]].get(rows[0].id) if rows else None
        if at is not None:
            moved[name] = cell_name(found[0], at, found[2])
    return moved
