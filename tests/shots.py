"""Takes a picture of every page of the window: `python3 packaging/dev.py shots [DRAFT]`.

Pictures go to the folder shots/. Options in the environment: SHOTS_DARK=1 for the dark look,
SHOTS_SIZE=1366x768 for another size; QT_SCALE_FACTOR as always.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from perfeval_gui.start.join import Desktop
from perfeval_gui.views.kit import theme

ROOT = Path(__file__).parent.parent


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
    window = desktop.window
    window.actions_.draw()
    width, _, height = os.environ.get("SHOTS_SIZE", "1366x768").partition("x")
    window.show_start()
    window.show()
    window.resize(int(width), int(height))
    settle()
    window.grab().save(str(folder / "00-start.png"))
    if len(sys.argv) > 1:
        window.open_path(Path(sys.argv[1]))
    else:
        window.open_sample()
    assert window.desk is not None
    sections = window.desk.document.sheet.edition.sections
    for number, section in enumerate(sections, 1):
        window.desk.workspace.show_section(section.key)
        settle()
        window.grab().save(str(folder / f"{number:02}-{section.key}.png"))
    window.desk.workspace.show_section(sections[min(2, len(sections) - 1)].key)
    window.actions_.check.trigger()
    settle()
    window.grab().save(str(folder / "20-findings.png"))
    window.actions_.check.trigger()
    window.actions_.preview.trigger()
    settle()
    window.grab().save(str(folder / "21-preview.png"))
    window.hide()


if __name__ == "__main__":
    main()
