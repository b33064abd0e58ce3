"""Walks one screen: `tests/look_over.py` starts it, once for each, and finds what it kept."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from given.declared_scenarios import book, report
from given.edges import example
from hands import idle
from looking.clear import faint, picture, unfocused
from looking.contents import CONTENTS, SHORT
from looking.faults import Fault, faults, seen
from looking.kept import WHOLE, Part
from looking.places import Tour, prepared
from looking.sheets import small, write_sheet
from perfeval_gui.start.join import Desktop
from perfeval_gui.views.settings.settings import SIZES
from perfeval_gui.views.window.main_window import MainWindow

_MOMENT, _LONGER, _TURNS = 120, 500, 4
FORMS: Final = ("guojia-xiangmu-2021", "guojia-zhengti-2020")
"""Forms that are drawn as they are printed."""


UNWALKED: Final = frozenset(
    {"typing", "choosing", "search", "pages", "years", *map("menu-{}".format, range(9))}
)
"""Places where the keys stay until something is chosen, or which were walked before."""


class Walk:
    """What was found and pictured in one part."""

    def __init__(self, part: Part, folder: Path) -> None:
        """Nothing yet."""
        self.part, self._folder = part, folder
        self._pictures: dict[str, list[tuple[str, QImage]]] = defaultdict(list)
        self._all_found: list[dict[str, str]] = []
        self.content = SHORT

    def look(self, place: str, window: QWidget) -> None:
        """Look over *window*, which shows *place*."""
        found = self._found(window)
        if found:
            # What is still being laid out is no fault.
            QTest.qWait(_LONGER)
            found = self._found(window)
        # Before the focus goes through all of it, which scrolls.
        self._pictures[self.content].append((place, small(picture(window))))
        walked = self.part.setup in WHOLE and self.content == SHORT
        if walked and place not in UNWALKED:
            found += unfocused(window)
        about = f"{self.part.setup} {self.part.look} {self.content} {place}"
        self._all_found += [asdict(fault) | {"seen": about} for fault in found]

    def _found(self, window: QWidget) -> list[Fault]:
        all_seen, room = seen(window), window.screen().availableSize()
        laid_out = faults(window, all_seen, room, typed_whole=self.content == SHORT)
        return [*laid_out, *faint(picture(window), window, all_seen)]

    def keep(self) -> None:
        """Write the sheets of what was pictured, and what was found."""
        for content, pictures in self._pictures.items():
            write_sheet(self._folder / f"{self.part.name}-{content}.png", pictures)
        self.part.keep(self._folder, sum(map(len, self._pictures.values())), self._all_found)


def settle() -> None:
    """Let everything be laid out and painted, however long a turn of the loop takes just now."""
    QTest.qWait(_MOMENT)
    for _ in range(_TURNS):
        idle()


def dress(window: MainWindow, look: str) -> None:
    """Choose a *look* in the menu."""
    does = window.actions_
    for action, wanted in ((does.dark, look == "dark"), (does.clear, look == "clear")):
        if action.isChecked() != wanted:
            action.trigger()


def walk(tour: Tour, done: Walk, drafts: Path, files: Sequence[Path]) -> None:
    """Walk one look: everything, or the sections."""
    tour.start()
    for content in CONTENTS:
        done.content = content
        tour.open(example(), content)
        tour.sections()
        if done.part.is_whole:
            tour.columns()
            tour.cells()
            tour.beside()
    done.content = SHORT
    if not done.part.is_whole:
        return
    for form in FORMS:
        tour.other(book(form), report(form))
        tour.sections()
    tour.open(example(), SHORT)
    tour.menus()
    tour.dialogs(drafts, files)


def main() -> None:
    """Walk the setup that the arguments name."""
    setup, folder, place, *looks = sys.argv[1:]
    application = QApplication(sys.argv[:1])
    application.setCursorFlashTime(0)
    desktop = Desktop(application)
    desktop.draw()
    window = desktop.window
    window.show_start()
    window.show()
    window.resize(window.screen().availableSize())
    desktop.draw_first_pages()
    for _ in range(SIZES.index(int(setup.split("x")[3])) if not setup.endswith("x100") else 0):
        window.actions_.larger.trigger()
    drafts, files = prepared(Path(place))
    for look in looks:
        dress(window, look)
        done = Walk(Part(setup, look), Path(folder))
        walk(Tour(window, done.look, settle), done, drafts, files)
        done.keep()
    window.hide()


if __name__ == "__main__":
    main()
