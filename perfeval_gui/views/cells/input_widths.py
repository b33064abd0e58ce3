"""How wide an input is, by the kind of what is typed into it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from perfeval_gui.domain.cells.kinds import Kind


def figure_width(widget: QWidget) -> int:
    """The width of every figure, typed or computed."""
    return widget.fontMetrics().horizontalAdvance("0") * 16


def fit_width(widget: QLineEdit | QPlainTextEdit, kind: Kind) -> None:
    """Give *widget* the width its kind needs: figures all alike and right-aligned."""
    digit = widget.fontMetrics().horizontalAdvance("0")
    if isinstance(widget, QPlainTextEdit):
        widget.setMinimumHeight(widget.fontMetrics().lineSpacing() * 4)
        # Qt's wish of 192 pixels would push what follows off the page; boxes share what is left.
        widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    elif kind.holds == "figure":
        widget.setFixedWidth(figure_width(widget))
        widget.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    elif kind.name in ("day", "month", "phone"):
        widget.setFixedWidth(digit * 24)
    else:
        widget.setMinimumWidth(digit * 24)
        widget.setMaximumWidth(digit * 72)
