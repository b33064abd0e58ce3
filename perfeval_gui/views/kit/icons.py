"""Icons: the program's own drawings, in the colours of the look."""

from __future__ import annotations

from pathlib import Path
from typing import Final

# The icon class has a hundred and fifty names of icons, made when it is first named.
from PySide6 import QtGui
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from perfeval_gui.views.kit.theme import ICONS, colours, with_type

SIDE: Final = 20
"""How wide and high the drawings are beside type of the usual size, pixels."""
_INK: Final = "currentColor"
_DRAWN: Final = f'width="{SIDE}" height="{SIDE}"'


def icon(name: str) -> QtGui.QIcon:
    """The drawing called *name*, faint where what it stands for cannot be done now."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if not application.property(ICONS):
        return QtGui.QIcon()
    words = colours(application)
    found = QtGui.QIcon(picture(name, words["text"], application))
    found.addPixmap(picture(name, words["faint"], application), QtGui.QIcon.Mode.Disabled)
    return found


def picture(name: str, ink: str, application: QApplication) -> QPixmap:
    """The drawing called *name* in the colour *ink*, as sharp as the screen; null without it."""
    file = Path(str(application.property(ICONS))) / f"{name}.svg"
    if not file.is_file():
        return QPixmap()
    ratio = application.devicePixelRatio()
    side = round(with_type(application, SIDE) * ratio)
    text = file.read_text(encoding="utf-8").replace(_INK, ink)
    drawn = QPixmap()
    drawn.loadFromData(text.replace(_DRAWN, f'width="{side}" height="{side}"').encode())
    drawn.setDevicePixelRatio(ratio)
    return drawn
