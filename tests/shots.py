"""Takes a picture of every page of the window: `python3 packaging/dev.py shots [DRAFT]`.

Pictures go to the folder shots/. Options in the environment: SHOTS_DARK=1 for the dark look,
SHOTS_SIZE=1366x768 for another size; QT_SCALE_FACTOR as always.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from checkout import ROOT
from looking.places import Tour
from perfeval_gui.start.join import Desktop
from perfeval_gui.views.kit import theme


def settle() -> None:
    """Let everything be laid out and painted."""
    QTest.qWait(250)


def main() -> None:
    """Open the draft (the sample without one) and picture the start page and every section."""
    folder = Path(os.environ.get("SHOTS_DIR", ROOT / "shots"))
    folder.mkdir(exist_ok=True)
    application = QApplication(sys.argv[:1])
    desktop = Desktop(application)
    if os.environ.get("SHOTS_DARK"):
        theme.dress(application, ROOT / "resources/style.qss", dark=True)
    window, numbers = desktop.window, count()
    desktop.draw()
    width, _, height = os.environ.get("SHOTS_SIZE", "1366x768").partition("x")

    def take(name: str, shown: QWidget) -> None:
        shown.grab().save(str(folder / f"{next(numbers):02}-{name}.png"))

    tour = Tour(window, take, settle)
    window.show()
    window.resize(int(width), int(height))
    tour.start()
    if len(sys.argv) > 1:
        window.open_path(Path(sys.argv[1]))
    else:
        window.open_sample()
    tour.sections()
    tour.columns()
    window.hide()


if __name__ == "__main__":
    main()
