"""How an input or a read-out looks when something was found about it: frame, sign and words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from perfeval_gui.document.marks import CELL_SIGNS, DETAIL, sentence
from perfeval_gui.document.mending import key_for
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.views.kit.theme import polish_anew
from perfeval_gui.working.line_ends import breakable
from perfeval_gui.working.qt_text import tip

_WIDTH: Final = 12
_HELP: Final = "help"


def describe(widget: QWidget, help_text: str) -> None:
    """Let *help_text* be what is said of *widget* while nothing was found about it."""
    widget.setProperty(_HELP, help_text)
    _say(widget, widget.toolTip())


def _say(widget: QWidget, found: str) -> None:
    help_text = str(widget.property(_HELP) or "")
    widget.setAccessibleDescription(f"{found}　{help_text}".strip())


WANTED: Final = "必填"
"""What a blank cell says, quietly, that is to be filled in."""
NAMING: Final = "naming"
"""The property of a sentence that stands away from its input, and so says which cell it means."""


class Below(QObject):
    """The place below an input where it is said what was found about it, away for nothing."""

    def __init__(self, place: QLabel, least: int = 0) -> None:
        """Speak in *place*, which is *least* pixels high where it is kept free."""
        super().__init__(place)
        self._place, self._least = place, least
        place.setTextFormat(Qt.TextFormat.PlainText)
        place.setProperty("faultText", True)
        place.installEventFilter(self)
        place.hide()

    def say(self, label: str, finding: Finding | None, fault: str = "") -> None:
        """Say what was found about the input *label*, *fault* before anything else."""
        place = self._place
        words = fault or (finding.message if finding is not None else "")
        level = "error" if fault else finding.level if finding is not None else ""
        words += key_for(finding)
        if words and place.property(NAMING):
            words = f"{label}：{words}"
        words = breakable(words)
        if place.text() == words and place.property("level") == level:
            return
        if place.property("level") != level:
            place.setProperty("level", level)
            polish_anew(place)
        place.setText(words)
        place.setVisible(bool(words) or self._least > 0)
        self._keep_whole()

    def _keep_whole(self) -> None:
        # Of a sentence that wraps, Qt keeps no more room than for the width it would like.
        # Qt counts the least height in; the sentence of before may have been longer, or narrower.
        self._place.setMinimumHeight(0)
        high = max(self._place.heightForWidth(self._place.width()), self._least)
        # Before it is laid out its width says nothing.
        self._place.setMinimumHeight(high if self._place.isVisible() else self._least)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._keep_whole()
        return super().eventFilter(watched, event)


class Marker(QObject):
    """Marks *widget*: a coloured frame, a sign at its left edge, the sentence as tool tip.

    The sentence is also what a screen reader says of the widget.
    """

    def __init__(self, widget: QWidget) -> None:
        """Watch over *widget*, not marked yet."""
        super().__init__(widget)
        self._widget = widget
        self._sign: QLabel | None = None

    def show(
        self, finding: Finding | None, fault: str = "", note: str = "", *, detailed: bool = False
    ) -> None:
        """Mark it for *finding*; *fault*, why its text cannot be read, goes before.

        Where neither is, *note* is told of it, and it is marked as one that is *detailed*.
        """
        words = fault or (sentence(finding) if finding is not None else note)
        level = "error" if fault else finding.level if finding is not None else DETAIL * detailed
        widget = self._widget
        shown = tip(words)
        if widget.toolTip() == shown and (widget.property("mark") or "") == level:
            return
        if bool(widget.property("fault")) != bool(fault) or widget.property("mark") != level:
            widget.setProperty("fault", bool(fault))
            widget.setProperty("mark", level)
            polish_anew(widget)
        widget.setToolTip(shown)
        _say(widget, words)
        self._draw(CELL_SIGNS.get(level, ""))

    def _draw(self, sign: str) -> None:
        if self._sign is None and not sign:
            return
        if self._sign is None:
            self._sign = self._made()
        self._sign.setText(sign)
        self._sign.setProperty("mark", self._widget.property("mark"))
        polish_anew(self._sign)
        self._sign.setVisible(bool(sign))
        self._place()

    def _made(self) -> QLabel:
        sign = QLabel(self._widget)
        sign.setObjectName("sign")
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # A click beside the text is a click into the field.
        sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._widget.installEventFilter(self)
        return sign

    def _place(self) -> None:
        if self._sign is None:
            return
        widget, room = self._widget, 0 if self._sign.isHidden() else _WIDTH
        # Of a large box only the corner: a bar of its height would shout.
        self._sign.setGeometry(
            0, 0, _WIDTH, min(widget.height(), 2 * widget.fontMetrics().height())
        )
        if isinstance(widget, QLineEdit):
            widget.setTextMargins(max(room - 4, 0), 0, 0, 0)
        elif isinstance(widget, QPlainTextEdit):
            widget.setViewportMargins(room, 0, 0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
