"""What is being typed and is in no report yet: an open cell, letters still being composed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from perfeval_gui.domain.record.report import Report
from perfeval_gui.views.cells.composing import composed, text_with, with_letters
from perfeval_gui.views.tables.form_table import FormTable

_EDIT: Final = int(Qt.ItemDataRole.EditRole)
_INSIDE: Final = Qt.FindChildOption.FindDirectChildrenOnly


def table_of(editor: object) -> FormTable | None:
    """The table in one of whose cells *editor* is open; None for any other widget."""
    if not isinstance(editor, QLineEdit | QPlainTextEdit):
        return None
    viewport = editor.parentWidget()
    table = viewport.parentWidget() if viewport is not None else None
    return table if isinstance(table, FormTable) and _is_open(table) else None


def _is_open(table: FormTable) -> bool:
    return table.state() == QAbstractItemView.State.EditingState


def _editor_of(widget: QWidget | None) -> QWidget | None:
    """The input that *widget*, which has the focus, types into.

    A cell gets the first letters of an input method while the table still has the focus.
    """
    if not isinstance(widget, FormTable) or not _is_open(widget):
        return widget
    inside = widget.viewport().findChildren(QWidget, options=_INSIDE)
    return next((one for one in inside if table_of(one) is not None), widget)


class RowsApart(QObject):
    """Joins a dialog, whose child it is, to the report that its rows belong to.

    What is typed in a cell of the dialog is as unsaved as what is typed in the window.
    """

    def with_open_cell(self, report: Report) -> Report:
        """*report* as it would be if the open cell of the dialog were left; the same if none is."""
        raise NotImplementedError


def with_open_cell(report: Report, window: QWidget) -> Report:
    """*report* as it would be if what is being typed in *window* were left; the same if nothing is.

    That is the text of an open cell, of a dialog with `RowsApart` as well, and letters that an
    input method is composing, in whatever input. Nothing is changed: there is no step to undo, and
    the clerk may still give them up.
    """
    # At the end of the program the focus goes on changing when the window is gone.
    if not isValid(window):
        return report
    report = _typed_in(report, window)
    for dialog in window.findChildren(QDialog, options=_INSIDE):
        for apart in dialog.findChildren(RowsApart, options=_INSIDE) if dialog.isVisible() else ():
            report = apart.with_open_cell(report)
    return report


def _typed_in(report: Report, window: QWidget) -> Report:
    # Of the window and not of the application: the text is as unsaved while another one is active.
    focused = window.focusWidget()
    editor = _editor_of(focused)
    table = table_of(editor)
    if table is None or not isinstance(editor, QLineEdit | QPlainTextEdit):
        return with_letters(report, editor)
    text = text_with(editor, composed(focused))
    here = table.currentIndex()
    if text == here.data(_EDIT):
        return report
    return table.cells().typed_into(report, [(here.row(), here.column(), text)])
