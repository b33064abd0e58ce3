"""The table cell that is being typed in: its text is in no report until the cell is left."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from perfeval_gui.domain.record.report import Report
from perfeval_gui.views.tables.form_table import FormTable

_EDIT: Final = int(Qt.ItemDataRole.EditRole)


def table_of(editor: object) -> FormTable | None:
    """The table in one of whose cells *editor* is open; None for any other widget."""
    if not isinstance(editor, QLineEdit | QPlainTextEdit):
        return None
    viewport = editor.parentWidget()
    table = viewport.parentWidget() if viewport is not None else None
    if not isinstance(table, FormTable):
        return None
    return table if table.state() == QAbstractItemView.State.EditingState else None


def with_open_cell(report: Report, window: QWidget) -> Report:
    """*report* as it would be if the cell open in *window* were left; the same object if none is.

    Nothing is changed: there is no step to undo, and the clerk may still give the text up.
    """
    # At the end of the program the focus goes on changing when the window is gone.
    if not isValid(window):
        return report
    # Of the window and not of the application: the text is as unsaved while another one is active.
    editor = window.focusWidget()
    table = table_of(editor)
    if table is None or not isinstance(editor, QLineEdit | QPlainTextEdit):
        return report
    text = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
    here = table.currentIndex()
    if text == here.data(_EDIT):
        return report
    return table.cells().typed_into(report, [(here.row(), here.column(), text)])
