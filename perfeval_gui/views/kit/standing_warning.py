"""What is said at the foot of the window for as long as it is so, such as a warning."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow

from perfeval_gui.working.qt_text import tip


class StandingWarning(QLabel):
    """Says one sentence for as long as it is true."""

    def __init__(self, window: QMainWindow, *, quiet: bool = False) -> None:
        """Stand at the foot of *window*, hidden while there is nothing to say.

        One that is *quiet* warns of nothing.
        """
        super().__init__(window)
        self.setObjectName("standingNote" if quiet else "standingWarning")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("quiet" if quiet else "faultText", True)
        window.statusBar().addPermanentWidget(self)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show *sentence*, nothing if it is empty."""
        self.setText(sentence)
        self.setToolTip(tip(sentence))
        self.setVisible(bool(sentence))
