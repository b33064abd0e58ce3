"""The line at the foot of the window: help for the field, and what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from perfeval_gui.working.pace import USUAL, Pace, milliseconds
from perfeval_gui.working.qt_text import tip

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

# The number of Qt.TextFormat.PlainText: with that name all of Qt's enumerations would be loaded, a
# tenth of the start.
_PLAIN_TEXT: Final = 0
_BESIDE: Final = 8
"""Pixels between the edge of the window and the sentence, as beside the words of the menu bar."""


class FootLine(QLabel):
    """Shows one sentence; help waits while something that happened is to be read.

    A sentence that is longer than the line ends in an ellipsis, and is whole in the tool tip.
    """

    def __init__(self, parent: QWidget | None = None, pace: Pace = USUAL) -> None:
        """Show nothing yet; what happened is kept to be read as long as *pace* says."""
        super().__init__(parent)
        made_plain(self)
        self.setContentsMargins(_BESIDE, 0, 0, 0)
        self._pace = pace
        self._keeping: QTimer | None = None
        self._waiting = ""
        self._ellipsis: QObject | None = None

    def say(self, sentence: str) -> None:
        """Show *sentence* at once: something was refused, undone, found."""
        self._end()
        self._show(sentence)

    def keep(self, sentence: str) -> None:
        """Show *sentence* for some seconds, whatever field is gone to meanwhile."""
        if self._keeping is None:
            self._keeping = QTimer(self, singleShot=True, interval=milliseconds(self._pace.kept))
            self._keeping.timeout.connect(self._show_waiting)
        self._waiting = ""
        self._show(sentence)
        self._keeping.start()

    def help(self, sentence: str) -> None:
        """Show *sentence*, about the field that is gone to, once nothing else is being read."""
        if self._keeping is not None and self._keeping.isActive():
            self._waiting = sentence
        else:
            self._show(sentence)

    def _show_waiting(self) -> None:
        if self._waiting:
            self._show(self._waiting)

    def _show(self, sentence: str) -> None:
        if self._ellipsis is None and self._may_be_long(sentence):
            from perfeval_gui.views.window.foot_ellipsis import Shortened

            self._ellipsis = Shortened(self)
        self.setText(sentence)
        self.setToolTip(tip(sentence))

    def _may_be_long(self, sentence: str) -> bool:
        """Whether *sentence* does not fit, or would not in a window half as wide."""
        return self.fontMetrics().horizontalAdvance(sentence) * 2 > self.width()

    def _end(self) -> None:
        if self._keeping is not None:
            self._keeping.stop()


def made_plain(label: QLabel) -> QLabel:
    """*label*, which from now on shows texts as they are: none is a page of HTML."""
    label.setProperty("textFormat", _PLAIN_TEXT)
    return label
