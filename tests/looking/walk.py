"""Walks one screen: `tests/look_over.py` starts it, once for each; faults go out as JSON lines."""

from __future__ import annotations

import io
import json
import sys
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from looking.clear import faint, picture, unfocused
from looking.contents import CONTENTS, SHORT
from looking.faults import Fault, faults, seen
from looking.places import Tour, prepared
from looking.sheets import small, write_sheet
from perfeval_gui.start.join import Desktop
from perfeval_gui.views.settings.settings import SIZES
from perfeval_gui.views.window.main_window import MainWindow
from unit.declared_scenarios import book, report
from unit.edges import example

_MOMENT, _LONGER = 120, 500
LOOKS: Final = ("light", "dark", "clear")
FORMS: Final = ("guojia-xiangmu-2021", "guojia-zhengti-2020")
"""Forms that are drawn as they are printed."""


UNWALKED: Final = frozenset(
    {"typing", "choosing", "search", "pages", "years", *map("menu-{}".format, range(9))}
)
"""Places where the keys stay until something is chosen, or which were walked before."""


class Walk:
    """What was found and pictured."""

    def __init__(self, setup: str, folder: Path) -> None:
        """Nothing yet, of the *setup*."""
        self._setup, self._folder = setup, folder
        self._pictures: dict[str, list[tuple[str, QImage]]] = defaultdict(list)
        self.look_of, self.content, self.whole = LOOKS[0], SHORT, True

    def chosen_look(self) -> str:
        """The look in which everything is walked: each one in some of the setups."""
        return LOOKS[sum(map(int, self._setup.split("x"))) // 25 % len(LOOKS)]

    def look(self, place: str, window: QWidget) -> None:
        """Look over *window*, which shows *place*."""
        found = self._found(window)
        if found:
            # What is still being laid out is no fault.
            QTest.qWait(_LONGER)
            found = self._found(window)
        if self.whole and self.content == SHORT and place not in UNWALKED:
            found += unfocused(window)
        about = f"{self._setup} {self.look_of} {self.content} {place}"
        for fault in found:
            print(json.dumps(asdict(fault) | {"seen": about}, ensure_ascii=False))
        shown = small(picture(window))
        self._pictures[f"{self.look_of}-{self.content}"].append((place, shown))

    def _found(self, window: QWidget) -> list[Fault]:
        all_seen, room = seen(window), window.screen().availableSize()
        laid_out = faults(window, all_seen, room, typed_whole=self.content == SHORT)
        return [*laid_out, *faint(picture(window), window, all_seen)]

    def write(self) -> None:
        """Write the sheets of what was pictured."""
        for name, pictures in self._pictures.items():
            write_sheet(self._folder / f"{self._setup}-{name}.png", pictures)


def settle() -> None:
    """Let everything be laid out and painted."""
    QTest.qWait(_MOMENT)


def dress(window: MainWindow, look: str) -> None:
    """Choose a *look* in the menu."""
    does = window.actions_
    for action, wanted in ((does.dark, look == "dark"), (does.clear, look == "clear")):
        if action.isChecked() != wanted:
            action.trigger()


def walk(window: MainWindow, done: Walk, place: Path) -> None:
    """Walk all looks and contents, and in one look of each setup everything beside the sections."""
    tour = Tour(window, done.look, settle)
    drafts, files = prepared(place)
    for look in LOOKS:
        dress(window, look)
        done.look_of, done.content = look, SHORT
        done.whole = look == done.chosen_look()
        tour.start()
        for content in CONTENTS:
            done.content = content
            tour.open(example(), content)
            tour.sections()
            if done.whole:
                tour.columns()
                tour.cells()
        if done.whole:
            done.content = SHORT
            for form in FORMS:
                tour.other(book(form), report(form))
                tour.sections()
            tour.open(example(), SHORT)
            tour.menus()
            tour.dialogs(drafts, files)
        done.write()


def main() -> None:
    """Walk the setup that the arguments name."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    setup, folder, place = sys.argv[1:]
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
    walk(window, Walk(setup, Path(folder)), Path(place))
    window.hide()


if __name__ == "__main__":
    main()
