"""The outline and the text beside it: how the page is shared between them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QSplitter


class Sides(QObject):
    """Gives the left side what it needs, but no more than a third, until somebody moves it."""

    def __init__(self, sides: QSplitter, digits: int) -> None:
        """Let the left of *sides* be so many *digits* wide where there is room."""
        super().__init__(sides)
        self._sides, self._digits, self._moved = sides, digits, False
        sides.installEventFilter(self)
        sides.splitterMoved.connect(self._keep)

    def _keep(self) -> None:
        self._moved = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self._moved:
            # Headings can be cut, the text must be written: on a narrow page they give way.
            wide = self._sides.width()
            wanted = self._sides.fontMetrics().horizontalAdvance("0") * self._digits
            left = min(wanted, wide // 3)
            self._sides.setSizes([left, wide - left])
        return super().eventFilter(watched, event)
