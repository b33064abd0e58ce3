"""A card for each draft that was opened lately: its name, how far it is, where it lies."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from perfeval_gui.working.qt_text import tip

READING: Final = "正在读……"
GONE: Final = "找不到这个文件：可能移走、改名或者删除了，也可能在没有插上的 U 盘里。"
SILENT: Final = "这个位置没有回应，可能是没有连上的网络位置或者 U 盘；点它再试。"
_MOST: Final = 64
"""Characters of a folder that are shown; of a longer one its end."""
_LINES, _ROOM = 3, 26
# The number of Qt.TextFormat.PlainText: with that name all of Qt's enumerations would be loaded, a
# tenth of the start.
_PLAIN_TEXT: Final = 0


class DraftCard(QPushButton):
    """Three lines, from the start as high as they will be: nothing moves when they are known.

    Attributes:
        path: The draft.
    """

    def __init__(self, path: Path, parent: QWidget) -> None:
        """Name *path*; what is in it is told later."""
        super().__init__(parent)
        self.path = path
        self.setProperty("card", True)
        # Return opens it; by itself a button outside a dialog knows only the space bar.
        self.setAutoDefault(True)
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + _ROOM)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 8, 12, 8)
        lines.setSpacing(3)
        folder = str(path.parent)
        name, self._facts, place = (QLabel(self) for _ in range(_LINES))
        for label, looks in ((name, "heading"), (self._facts, ""), (place, "quiet")):
            label.setProperty("textFormat", _PLAIN_TEXT)
            if looks:
                label.setProperty(looks, True)
            # A long name or sentence is cut at the edge and whole in the tool tip.
            label.setMinimumWidth(1)
            lines.addWidget(label)
        name.setText(path.stem)
        place.setText(folder if len(folder) <= _MOST else f"…{folder[-_MOST:]}")
        self.tell(READING)

    @property
    def facts(self) -> str:
        """What is told of the draft."""
        return self._facts.text()

    def tell(self, facts: str, *, fault: bool = False) -> None:
        """Tell *facts* of the draft; a *fault* is why it cannot be opened."""
        self._facts.setText(facts)
        self.setAccessibleName(f"{self.path.stem}，{facts}")
        self.setToolTip(tip(f"{self.path}\n{facts}"))
        if fault:
            self._facts.setProperty("faultText", True)
            self._facts.style().polish(self._facts)
