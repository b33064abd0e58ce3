"""Where the window comes up, and how large."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray
    from PySide6.QtWidgets import QMainWindow

# What a window manager puts round a window cannot be known before it is shown.
_FRAME: Final = 40


def place_window(window: QMainWindow, geometry: QByteArray | None) -> None:
    """Put *window* where it was; one without room to show anything comes up as the first."""
    usual = window.size()
    if geometry is not None and window.restoreGeometry(geometry):
        least = window.minimumSizeHint()
        if window.size() == window.size().expandedTo(least):
            return
        window.resize(usual)
    _fit_screen(window)


def _fit_screen(window: QMainWindow) -> None:
    """Make a first window no larger than its screen; not every window manager does."""
    room = window.screen().availableSize()
    size = window.size()
    if size.width() > room.width() or size.height() + _FRAME > room.height():
        window.resize(min(size.width(), room.width()), min(size.height(), room.height() - _FRAME))
