"""How the window looks, as the clerk chose: light or dark, in high contrast, in larger type."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from perfeval_gui import paths
from perfeval_gui.views.kit import theme
from perfeval_gui.views.settings.settings import SIZES, Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from perfeval_gui.views.window.main_window import MainWindow


class Looks:
    """The look of *application*, as *settings* remember it."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        """Change nothing yet."""
        self._application, self._settings = application, settings

    def dress_first(self) -> None:
        """Dress the application before it has a window; unless chosen, dark as the desktop is."""
        theme.set_font(self._application, self._settings.text_size())
        dark = self._settings.dark()
        self._dress(dark=theme.prefers_dark(self._application) if dark is None else dark)

    def join(self, window: MainWindow) -> None:
        """Do what the menu of *window* says."""
        does = window.actions_
        does.dark.setChecked(theme.is_dark(self._application))
        does.clear.setChecked(self._settings.clear())
        does.dark.triggered.connect(partial(self._choose_dark, window))
        does.clear.triggered.connect(partial(self._choose_clear, window))
        for action, step in ((does.larger, 1), (does.smaller, -1), (does.usual_size, 0)):
            action.triggered.connect(partial(self._resize, window, step))

    def _dress(self, *, dark: bool) -> None:
        sheet, mine = paths.resources() / "style.qss", self._settings
        theme.dress(self._application, sheet, dark=dark, clear=mine.clear(), size=mine.text_size())

    def _choose_dark(self, window: MainWindow) -> None:
        self._settings.choose_dark(window.actions_.dark.isChecked())
        self._dress_again(window)

    def _choose_clear(self, window: MainWindow) -> None:
        self._settings.choose_clear(window.actions_.clear.isChecked())
        self._dress_again(window)

    def _resize(self, window: MainWindow, step: int) -> None:
        """Set type in the next size, up or down; in the usual one with 0."""
        at = SIZES.index(self._settings.text_size()) + step if step else 0
        size = SIZES[min(max(at, 0), len(SIZES) - 1)]
        self._settings.choose_text_size(size)
        theme.set_font(self._application, size)
        self._dress_again(window)
        window.start.measure()
        if window.desk is not None:
            window.desk.lay_out_anew()
        window.say(f"文字大小 {size}%。")

    def _dress_again(self, window: MainWindow) -> None:
        self._dress(dark=window.actions_.dark.isChecked())
        window.actions_.draw()
