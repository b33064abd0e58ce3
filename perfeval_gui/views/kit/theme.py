"""The look: one palette, light and dark, and one font, the same on every system."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6 import QtCore
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPalette

HALF: Final = 128
_IS_DARK, _IS_CLEAR, _USUAL, _SIZE = "dark", "clear", "usual_size", "type_size"
"""Properties of the application."""
_LEAST: Final = 10.0
_BOX: Final = 12
"""Side of a box that is ticked, and of the arrow of a list, pixels beside usual type."""
_ARROW: Final = 22
"""Room for that arrow."""
_LARGE: Final = 16
"""Size of type of a title, pt."""
ICONS: Final = "icons"
"""The property of the application that says where its drawings lie."""
Colours = Mapping[str, str]

TONES: Final[Mapping[str, str]] = MappingProxyType(
    {"error": "error", "explain": "warn", "unconfirmed": "taken", "hint": "quiet"}
)
"""The colour of each level of a finding."""
LIGHT: Final[Colours] = MappingProxyType(
    {
        "window": "#f4f5f7",
        "base": "#ffffff",
        "text": "#1f2329",
        "quiet": "#5f6670",
        "faint": "#9aa1ab",
        "line": "#dcdfe4",
        "frame": "#dcdfe4",
        "edge": "#b4bac4",
        "head": "#f2f4f7",
        "soft": "#e3ecfb",
        "accent": "#1f5fbf",
        "focus": "#1f5fbf",
        "computed": "#edf2fb",
        "error": "#b3261e",
        "warn": "#8a5200",
        "taken": "#6b3fb0",
    }
)
DARK: Final[Colours] = MappingProxyType(
    {
        "window": "#1e2024",
        "base": "#26292f",
        "text": "#e6e8eb",
        "quiet": "#a9b0ba",
        "faint": "#6f7680",
        "line": "#3a3e46",
        "frame": "#3a3e46",
        "edge": "#565c66",
        "head": "#2b2f36",
        "soft": "#2b3b55",
        "accent": "#7aa9f7",
        "focus": "#8cb6ff",
        "computed": "#2b3444",
        "error": "#ff8a80",
        "warn": "#f0b350",
        "taken": "#c3a6ff",
    }
)
CLEAR: Final[Colours] = MappingProxyType(
    {
        "window": "#ffffff",
        "base": "#ffffff",
        "text": "#000000",
        "quiet": "#000000",
        "faint": "#595959",
        "line": "#6b6b6b",
        "frame": "#000000",
        "edge": "#000000",
        "head": "#ffffff",
        "soft": "#ffe9a8",
        "accent": "#0033a0",
        "focus": "#0a6cff",
        "computed": "#e4ecfa",
        "error": "#a30000",
        "warn": "#6b3a00",
        "taken": "#4b1490",
    }
)
"""High contrast, light: nothing that is read is below 7:1.

The focus stands out from the frame it takes the place of as well as from what is round it.
"""
CLEAR_DARK: Final[Colours] = MappingProxyType(
    {
        "window": "#000000",
        "base": "#000000",
        "text": "#ffffff",
        "quiet": "#ffffff",
        "faint": "#a6a6a6",
        "line": "#949494",
        "frame": "#ffffff",
        "edge": "#ffffff",
        "head": "#000000",
        "soft": "#3d3a00",
        "accent": "#ffe14d",
        "focus": "#0a6cff",
        "computed": "#10243f",
        "error": "#ff9d94",
        "warn": "#ffc266",
        "taken": "#d9c2ff",
    }
)
_WINDOWS: Final = ("Microsoft YaHei UI", "Microsoft YaHei")
_LINUX: Final = ("Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "Noto Sans SC")
# Each name that is not there costs a search: a system's own come first.
_FAMILIES: Final = (*_WINDOWS, *_LINUX) if sys.platform == "win32" else (*_LINUX, *_WINDOWS)


def colours(application: QApplication) -> Colours:
    """The colours the application is drawn in now."""
    dark = bool(application.property(_IS_DARK))
    if application.property(_IS_CLEAR):
        return CLEAR_DARK if dark else CLEAR
    return DARK if dark else LIGHT


def colours_of(_widget: QWidget) -> Colours:
    """The colours *_widget* is drawn in now; all widgets are drawn alike."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return colours(application)


def is_dark(application: QApplication) -> bool:
    """Whether the look is a dark one now."""
    return bool(application.property(_IS_DARK))


def with_type(application: QApplication, pixels: int) -> int:
    """*pixels* beside type of the usual size, in the size that was chosen."""
    return round(pixels * (application.property(_SIZE) or 100) / 100)


def prefers_dark(application: QApplication) -> bool:
    """Whether the desktop asks for a dark look."""
    # The palette follows the desktop's scheme; asking for the scheme itself would load all of Qt's
    # enumerations before the first window.
    return application.palette().window().color().lightness() < HALF


def dress(
    application: QApplication, sheet: Path, *, dark: bool, clear: bool = False, size: int = 100
) -> None:
    """Give *application* its look: light or *dark*, *clear* in high contrast.

    *sheet* is the style sheet with @words, *size* that of type, per cent. In high contrast that
    called clear.qss beside it comes after it.
    """
    application.setProperty(_IS_DARK, dark)
    application.setProperty(_IS_CLEAR, clear)
    application.setProperty(_SIZE, size)
    application.setProperty(ICONS, (sheet.parent / "icons").as_posix())
    words = colours(application)
    # Light is what the style draws by itself: the first window does without a palette of ours.
    if dark or clear or application.property("dressed"):
        application.setPalette(_palette(words))
    application.setProperty("dressed", True)
    text = sheet.read_text(encoding="utf-8")
    if clear:
        text += sheet.with_name("clear.qss").read_text(encoding="utf-8")
    # Pictures of style sheets have their colours in them; to draw one would cost the start more.
    names = {
        "large": f"{_LARGE * size / 100:g}pt",
        "box": f"{with_type(application, _BOX)}px",
        "arrow": f"{with_type(application, _ARROW)}px",
        "icons": str(application.property(ICONS)),
        "look": "dark" if dark else "light",
    }
    for word, meant in sorted({**words, **names}.items(), key=lambda one: -len(one[0])):
        text = text.replace(f"@{word}", meant)
    # Qt goes through every widget there is for it, even where nothing changes.
    if text != application.styleSheet():
        application.setStyleSheet(text)


def set_font(application: QApplication, size: int = 100) -> None:
    """Take the first interface font that is installed: without one Qt may choose a brush face.

    It is as large as that of the desktop, 10 pt at least, times *size* per cent.
    """
    font = application.font()
    usual = application.property(_USUAL) or max(font.pointSizeF(), _LEAST)
    application.setProperty(_USUAL, usual)
    application.setProperty(_SIZE, size)
    # Qt takes the first of these that it has; asking which are there would cost the start.
    font.setFamilies(_FAMILIES)
    font.setPointSizeF(float(usual) * size / 100)
    application.setFont(font)


def polish_anew(widget: QWidget) -> None:
    """Let *widget* look as the style sheet says of what its properties are now.

    One that was not seen yet is polished when it is. To ask a widget for its style makes all
    enumerations of styles.
    """
    if widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _palette(words: Colours) -> QPalette:
    from PySide6.QtGui import QColor, QPalette

    roles = QPalette.ColorRole
    palette = QPalette()
    chosen = {
        roles.Window: "window",
        roles.WindowText: "text",
        roles.Base: "base",
        roles.AlternateBase: "head",
        roles.Text: "text",
        # Buttons have their colour from the sheet: this is what is dragged in a scroll bar.
        roles.Button: "line",
        roles.ButtonText: "text",
        roles.BrightText: "error",
        roles.Highlight: "accent",
        roles.HighlightedText: "base",
        roles.ToolTipBase: "base",
        roles.ToolTipText: "text",
        roles.PlaceholderText: "faint",
        roles.Link: "accent",
        roles.Mid: "line",
    }
    for role, word in chosen.items():
        palette.setColor(role, QColor(words[word]))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(words["faint"]))
    return palette
