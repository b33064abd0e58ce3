"""The line at the foot of the window: help for the field, and what happened."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from perfeval_gui.working.pace import USUAL, Pace, milliseconds

# The number of Qt.TextFormat.PlainText: with that name all of Qt's enumerations would be loaded, a
# tenth of the start.
_PLAIN_TEXT: Final = 0


class FootLine(QLabel):
    """Shows one sentence; help waits while something that happened is to be read."""

    def __init__(self, parent: QWidget | None = None, pace: Pace = USUAL) -> None:
        """Show nothing yet; what happened is kept to be read as long as *pace* says."""
        super().__init__(parent)
        made_plain(self)
        self._pace = pace
        self._keeping: QTimer | None = None
        self._waiting = ""

    def say(self, sentence: str) -> None:
        """Show *sentence* at once: something was refused, undone, found."""
        self._end()
        self.setText(sentence)

    def keep(self, sentence: str) -> None:
        """Show *sentence* for some seconds, whatever field is gone to meanwhile."""
        if self._keeping is None:
            self._keeping = QTimer(self, singleShot=True, interval=milliseconds(self._pace.kept))
            self._keeping.timeout.connect(self._show_waiting)
        self._waiting = ""
        self.setText(sentence)
        self._keeping.start()

    def help(self, sentence: str) -> None:
        """Show *sentence*, about the field that is gone to, once nothing else is being read."""
        if self._keeping is not None and self._keeping.isActive():
            self._waiting = sentence
        else:
            self.setText(sentence)

    def _show_waiting(self) -> None:
        if self._waiting:
            self.setText(self._waiting)

    def _end(self) -> None:
        if self._keeping is not None:
            self._keeping.stop()


def made_plain(label: QLabel) -> QLabel:
    """*label*, which from now on shows texts as they are: none is a page of HTML."""
    label.setProperty("textFormat", _PLAIN_TEXT)
    return label
