"""Joining widgets to cells by name: a widget is called after the field or figure it shows.

``quota`` in a form is the input of 编制数, ``quota_label`` its label, ``quota_unit`` its unit and
``quota_fault`` the sentence beside it; ``control_rate`` is a read-out. A dot in a name is written
as two underscores (``three_public__budget``). Labels, units and help come from the edition.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from perfeval_gui.document.behind import told_behind
from perfeval_gui.document.document import Document, State
from perfeval_gui.document.workings import worked_out
from perfeval_gui.domain.beside.details import Detail
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.values import Unread, Value
from perfeval_gui.domain.names.details import detail_of
from perfeval_gui.domain.names.elsewhere import is_shared
from perfeval_gui.domain.names.fields import put
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.views.cells.choosing import CheckBinding, ChoiceBinding
from perfeval_gui.views.cells.composing import TypedInput
from perfeval_gui.views.cells.input_keys import Keys, name_of
from perfeval_gui.views.cells.input_menu import InputMenu
from perfeval_gui.views.cells.input_widths import fit_width
from perfeval_gui.views.cells.long_text import replace_text
from perfeval_gui.views.cells.marker import WANTED, Below, Marker, describe
from perfeval_gui.views.cells.offering import Offering
from perfeval_gui.views.cells.read_out import ReadOut
from perfeval_gui.views.kit.dropping import keep_files_out
from perfeval_gui.views.kit.theme import polish_anew
from perfeval_gui.working.qt_text import caption

_BESIDE: Final = ("label", "unit", "fault", "title", "caption")
"""What stands beside an input, by the end of its name."""
WORDED: Final = "worded"
"""The property of a check box that has words of its own beside it, not the edition's label."""


class InputBinding(TypedInput):
    """Keeps one input and one typed cell alike.

    The record follows every key, in one undo step a visit; text that cannot be read is marked
    with a sentence and stays. The widget is rewritten only when its cell changed elsewhere, so
    that nothing is wiped while it is being typed.

    Attributes:
        computed: Whether a figure may stand in it, which other cells change as well.
    """

    def __init__(
        self,
        name: str,
        document: Document,
        widget: QLineEdit | QPlainTextEdit,
        fault: Below | None,
    ) -> None:
        """Join *widget* to the typed cell *name* of *document*."""
        super().__init__(widget)
        self.keys = Keys(name, self, returns=isinstance(widget, QLineEdit))
        self._name = name
        self._document = document
        self._widget = widget
        self._fault = fault
        self._marker = Marker(widget)
        self._found: Finding | None = None
        self._part: object = None
        self._detail: tuple[Detail, ...] = ()
        self.computed = True
        self._locked = self._wanted = False
        self._visit = 0
        # Read from the record on every follow; a lookup of the field each time costs nothing.
        self._kind: Kind = document.sheet.typed_kind(name)
        self._typed_in = document.report.form.read[name]
        widget.installEventFilter(self.keys)
        keep_files_out(widget)
        self.keys.visited.connect(self._begin_visit)
        if isinstance(widget, QLineEdit):
            widget.textEdited.connect(self._typed)
            widget.editingFinished.connect(self._tidy)
        else:
            widget.textChanged.connect(self._typed)
            widget.setTabChangesFocus(True)
            # Going back is the report's business: it covers the other fields as well.
            widget.setUndoRedoEnabled(False)
        document.told.changed.connect(self._mark)
        document.opened.connect(self._restart)
        fit_width(widget, self._kind)
        self._restart(document.state)

    def _text(self) -> str:
        return (
            self._widget.text()
            if isinstance(self._widget, QLineEdit)
            else self._widget.toPlainText()
        )

    def typed_into(self, report: Report, text: str) -> Report:
        if not self._document.sheet.typable(self._name):
            return report
        return put(report, self._name, self._kind.read(text))

    def _begin_visit(self, _name: str) -> None:
        self._visit += 1

    def _typed(self) -> None:
        if not self._document.sheet.typable(self._name):
            return
        value = self._kind.read(self._text())
        self._document.told.type()
        self._document.put(self._name, value, visit=self._step())

    def _step(self) -> str:
        return f"{self._name} {self._visit}"

    def finish(self) -> None:
        """Where a sum was typed, put its result in its place, in the step it was typed in."""
        # One that came out of a file is only offered: it may be over other cells.
        if not isinstance(self._widget, QLineEdit) or not self._widget.isModified():
            return
        text = self._text()
        result = worked_out(self._kind, text)
        if result is not None and self._document.sheet.typable(self._name):
            self._document.put_sum(self._name, result, text, self._step())

    def _shown(self) -> str:
        """What the cell is to show: the computed figure while it is locked, else what is typed."""
        sheet = self._document.sheet
        if not sheet.typable(self._name):
            return sheet.shown(self._name)
        value = sheet.typed(self._name)
        return value.text if isinstance(value, Unread) else self._kind.show(value)

    def follow(self, state: State) -> None:
        """Show what its cell holds in *state*, to which its form has come."""
        # What is typed never changes: the same object says the same.
        part, detail = self._typed_in(state.report), detail_of(state.report, self._name)
        if part is self._part and detail == self._detail and not self.computed:
            return
        self._part, self._detail = part, detail
        locked = not self._document.sheet.typable(self._name)
        stays = not locked and self._same(self._document.sheet.typed(self._name))
        if stays and self._widget.isReadOnly() == self._document.read_only:
            self._say()
        else:
            self._write()

    def _same(self, value: Value) -> bool:
        return self._kind.read(self._text()) == value

    def _restart(self, state: State) -> None:
        self._visit += 1
        self._part = self._typed_in(state.report)
        self._detail = detail_of(state.report, self._name)
        # A total or a link may be computed, which depends on other parts as well.
        self.computed = state.sheet.figure(self._name) is not None
        self._found = self._document.told.marks.get(self._name)
        self._write()

    def _tidy(self) -> None:
        """Once the field is left, show the figure in the house style."""
        self.finish()
        if self._text() != self._shown():
            self._write()

    def _write(self) -> None:
        self._lock(not self._document.sheet.typable(self._name))
        text = self._shown()
        if self._text() != text:
            if isinstance(self._widget, QLineEdit):
                self._widget.setText(text)
                if not self._widget.hasFocus():
                    # The beginning of a long name tells more than its end.
                    self._widget.setCursorPosition(0)
            else:
                replace_text(self._widget, text)
        self._say()

    def _lock(self, locked: bool) -> None:
        self._locked = locked
        self._ask()
        if self._widget.isReadOnly() != (locked or self._document.read_only):
            self._widget.setReadOnly(locked or self._document.read_only)
            policy = Qt.FocusPolicy.ClickFocus if locked else Qt.FocusPolicy.StrongFocus
            self._widget.setFocusPolicy(policy)
        if bool(self._widget.property("computed")) != locked:
            self._widget.setProperty("computed", locked)
            polish_anew(self._widget)

    def _ask(self) -> None:
        """Say in grey that something is wanted; what is offered there meanwhile is left alone."""
        wanted = not self._locked and self._document.told.wants(self._name)
        if wanted != self._wanted:
            self._wanted = wanted
            self._widget.setPlaceholderText(WANTED if wanted else "")

    def _mark(self, _state: State) -> None:
        found = self._document.told.marks.get(self._name)
        if found != self._found:
            self._found = found
            self._say()
        self._ask()

    def _say(self) -> None:
        """Say what was found about the cell, or why its text cannot be read."""
        fault = ""
        if self._document.sheet.typable(self._name):
            fault = self._kind.fault(self._document.sheet.typed(self._name))
        behind, detailed = told_behind(self._document, self._name), bool(self._detail)
        self._marker.show(self._found, fault, behind, detailed=detailed)
        if self._fault is not None:
            self._fault.say(self._document.sheet.label(self._name), self._found, fault)


class FormBinding(QObject):
    """Joins every widget of a form to the cell it is called after.

    Signals:
        visited: An input got the focus. arg: its name.
        refused: Something was refused. arg: one Chinese sentence.
        asked: The clerk wants to know how a figure came about. arg: its name.
        ended: Return was pressed in the last input.
    """

    visited = Signal(str)
    refused = Signal(str)
    asked = Signal(str)
    ended = Signal()

    def __init__(self, form: QWidget, document: Document) -> None:
        """Bind the widgets in *form* to *document*."""
        super().__init__(form)
        self._form = form
        self._document = document
        self._seen = document.report
        self._bound: dict[str, list[InputBinding]] = {}
        # Here and not in each input: there are tens of them, and a step changes one cell.
        document.changed.connect(self._follow)
        for line in form.findChildren(QLineEdit):
            self._bind_input(line)
        for box in form.findChildren(QPlainTextEdit):
            self._bind_input(box)
        self._bind_choices()
        for label in form.findChildren(QLabel):
            if name_of(label) in document.book.figures:
                shown = ReadOut(name_of(label), document, label, self._place_below(label))
                shown.visited.connect(self.visited)
                shown.asked.connect(self.asked)
                shown.ended.connect(self.ended)
        document.opened.connect(self._caption)
        self._caption(document.state)
        self._hide_absent(document.state)

    def _bind_choices(self) -> None:
        fields = self._document.report.form.fields
        for check in self._form.findChildren(QCheckBox):
            if (name := name_of(check)) in fields:
                self._listen(CheckBinding(name, self._document, check).keys, check)
        for choice in self._form.findChildren(QComboBox):
            if (name := name_of(choice)) in fields:
                self._listen(ChoiceBinding(name, self._document, choice).keys, choice)

    def _hide_absent(self, state: State) -> None:
        """Put away what is called after a standard name that the form of the report has not."""
        absent = state.report.form.absent.keys() | state.sheet.book.absent.keys()
        gone = {name.replace(".", "__") for name in absent if not _known(state, name)}
        for widget in self._form.findChildren(QWidget) if gone else ():
            stem, _, part = widget.objectName().rpartition("_")
            if widget.objectName() in gone or (part in _BESIDE and stem in gone):
                widget.hide()
        for box in self._form.findChildren(QFrame) if gone else ():
            self._put_away_empty(box)

    def _put_away_empty(self, box: QFrame) -> None:
        """Put *box* away with the heading called after it, where all that is in it is."""
        inside = box.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if box.property("box") and inside and all(one.isHidden() for one in inside):
            box.hide()
            stem = box.objectName().removesuffix("_box")
            if (heading := self._form.findChild(QLabel, f"{stem}_title")) is not None:
                heading.hide()

    def _bind_input(self, widget: QLineEdit | QPlainTextEdit) -> None:
        if _known(self._document.state, name := name_of(widget)):
            fault = self._place_below(widget)
            bound = InputBinding(name, self._document, widget, fault)
            form = self._document.report.form
            section = (form.fields.get(name) or form.absent[name]).path[0]
            self._bound.setdefault(section, []).append(bound)
            self._listen(bound.keys, widget)
            if isinstance(widget, QLineEdit) and is_shared(self._document.report, name):
                Offering(name, self._document, widget)

    def _follow(self, state: State) -> None:
        """Have the inputs follow whose section of the record is another, and computed ones."""
        before, self._seen = self._seen, state.report
        beside = before.details is not state.report.details
        for section, inputs in self._bound.items():
            other = beside or getattr(before, section) is not getattr(state.report, section)
            for one in inputs:
                if other or one.computed:
                    one.follow(state)

    def _place_below(self, widget: QWidget) -> Below | None:
        """Where it is said what was found about *widget*; None where there is no room for it."""
        place = self._form.findChild(QLabel, f"{widget.objectName()}_fault")
        return Below(place) if place is not None else None

    def _listen(self, keys: Keys, widget: QWidget) -> None:
        keys.visited.connect(self.visited)
        keys.refused.connect(self.refused)
        keys.vain.connect(self._document.may_change)
        keys.left.connect(self._document.told.leave)
        keys.ended.connect(self.ended)
        InputMenu(name_of(widget), self._document, widget).said.connect(self.refused)

    def _caption(self, state: State) -> None:
        """Give labels, units and accessible names the words of the edition."""
        for label in self._form.findChildren(QLabel):
            stem, _, part = label.objectName().rpartition("_")
            name = stem.replace("__", ".")
            if part == "label" and _known(state, name):
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setText(state.sheet.printed_label(name))
            elif part == "unit" and _known(state, name):
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setText(state.sheet.typed_kind(name).unit)
        for widget in self._inputs():
            if _known(state, name := name_of(widget)):
                widget.setAccessibleName(state.sheet.label(name))
                describe(widget, state.sheet.edition.help.get(name, ""))
                if isinstance(widget, QCheckBox) and not widget.property(WORDED):
                    widget.setText(caption(state.sheet.printed_label(name)))

    def _inputs(self) -> list[QWidget]:
        return [
            *self._form.findChildren(QLineEdit),
            *self._form.findChildren(QPlainTextEdit),
            *self._form.findChildren(QCheckBox),
            *self._form.findChildren(QComboBox),
        ]


def _known(state: State, name: str) -> bool:
    return name in state.report.form.fields or name in state.sheet.book.figures
