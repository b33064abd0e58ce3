"""Clicked before anything is made ready: what the first page does without waits till it is asked.

Each is a process of its own: here everything was loaded by the tests before.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT

# Opens the sample, and tells what was loaded and which names enumerations have, once it is painted.
OPENED: Final = """
import enum, json, sys
made = []
create = enum.EnumType._create_
def told(*arguments, **options):
    found = create(*arguments, **options)
    made.extend(found.__members__)
    return found
enum.EnumType._create_ = told
from perfeval_gui.start import app
app.prepare_environment()
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from perfeval_gui.start.join import Desktop
class Painted(QObject):
    seen = False
    def eventFilter(self, watched, event):
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False
application = QApplication([])
desktop = Desktop(application)
desktop.show(None)
desktop.window.open_sample()
painted = Painted()
view = desktop.window.desk.workspace.pages.currentWidget().widget()
view.installEventFilter(painted)
while not painted.seen:
    application.processEvents()
"""
TOLD: Final = """
print()
print(json.dumps([sorted(sys.modules), made]))
"""
NOT_OPENED: Final = (
    *("views.tables.form_table", "views.tables.cell_menu", "document.tables.cell_table"),
    *("views.drafts.save_flow", "views.drafts.save_questions", "views.search.box"),
    *("views.desk.explanation_panel", "views.findings.panel", "views.output.output_view"),
)
"""What is needed by other pages, or by commands."""
NOT_MADE: Final = (
    *("PM_ButtonMargin", "SpringWarmth", "AddressBookNew"),  # Of styles, gradients and icons.
    *("ReadOnlyRole", "DontUseNativeDialog", "FirstButton"),
    *("NoUpdateTriggers", "TriangularShape"),
)
"""Names of enumerations that are made with classes that are needed by others."""
OURS: Final = "perfeval_gui."


def run(script: str, folder: Path) -> str:
    own = {f"XDG_{name}_HOME": str(folder) for name in ("CONFIG", "DATA", "STATE")}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen", **own),
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def needless(behind: str, folder: Path) -> set[str]:
    """What was loaded or made of that which the first page does without."""
    modules, made = json.loads(run(f"{OPENED}{behind}{TOLD}", folder))
    assert f"{OURS}views.sections.cover_view" in modules, "what is loaded is told"
    assert "Key_Escape" in made, "what is made is told"
    ours = {name.removeprefix(OURS) for name in modules}
    return (ours & set(NOT_OPENED)) | (set(made) & set(NOT_MADE))


def test_the_first_page_needs_nothing_of_the_others(tmp_path: Path) -> None:
    # A name of nothing would be loaded nowhere.
    assert [name for name in NOT_OPENED if find_spec(f"{OURS}{name}") is None] == []

    assert needless("", tmp_path) == set()


@pytest.mark.parametrize(
    ("behind", "noticed"),
    [
        ("desktop.window.desk.workspace.show_section('funds')", "views.tables.form_table"),
        ("desktop.window.desk.workspace.beside.explanation", "views.desk.explanation_panel"),
        ("desktop.window.style()", "PM_ButtonMargin"),
    ],
)
def test_what_it_does_not_need_is_noticed(behind: str, noticed: str, tmp_path: Path) -> None:
    """The mutants: prove that the test above can fail."""
    assert noticed in needless(behind, tmp_path)


# Gives every command that asks nothing at once, before the event loop had a turn.
COMMANDS: Final = """
import sys, json
from perfeval_gui.start import app
app.prepare_environment()
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from perfeval_gui.start.join import Desktop
failed = []
sys.excepthook = lambda kind, error, where: failed.append(repr(error))
application = QApplication([])
desktop = Desktop(application)
desktop.show(None)
window = desktop.window
window.activateWindow()
QTest.qWaitForWindowActive(window)
{before}
window.open_sample()
does, desk = window.actions_, window.desk
told = dict()
does.find.trigger()
QTest.keyClicks(does.search, "2024")
found = window.findChild(QListView, "search_results")
told["found"] = found is not None and found.isVisible()
desk.workspace.go_to("control_rate")
does.why.trigger()
told["why"] = desk.workspace.beside.explanation.isVisible()
desk.workspace.go_to("unit")
QTest.keyClicks(window.focusWidget(), "1")
does.undo.trigger()
does.redo.trigger()
told["redone"] = desk.document.report.cover.unit.endswith("1")
does.next.trigger()
does.missing.trigger()
does.mend.trigger()
does.confirm.trigger()
does.check.trigger()
told["findings"] = desk.workspace.findings.isVisible()
does.next_finding.trigger()
for section in desk.document.sheet.edition.sections:
    desk.workspace.show_section(section.key)
told["failed"] = failed
print()
print(json.dumps(told))
"""


def commanded(before: str, folder: Path) -> dict[str, object]:
    told: dict[str, object] = json.loads(run(COMMANDS.replace("{before}", before), folder))
    return told


def test_every_command_works_at_once(tmp_path: Path) -> None:
    told = commanded("", tmp_path)

    assert told.pop("failed") == []
    assert told == {"found": True, "why": True, "redone": True, "findings": True}


def test_a_command_that_does_not_work_at_once_is_noticed(tmp_path: Path) -> None:
    """The mutant: what searches is not there."""
    told = commanded("sys.modules['perfeval_gui.views.search.box'] = None", tmp_path)

    assert "ModuleNotFoundError" in str(told["failed"])
    assert not told["found"]


# The program as it runs, but for its event loop: tells of how many objects no garbage is looked
# for, before and after the sample was opened, and whether it is looked for afterwards.
RUNNING: Final = """
import gc, json
from PySide6.QtWidgets import QApplication
from perfeval_gui.start import app
from perfeval_gui.views.window.main_window import MainWindow
def used(application):
    window, = (found for found in QApplication.topLevelWidgets() if isinstance(found, MainWindow))
    {before}
    told = [gc.get_freeze_count()]
    window.open_sample()
    told += [gc.get_freeze_count(), gc.isenabled()]
    print()
    print(json.dumps(told))
    return 0
QApplication.exec = used
app.main([])
"""


def out_of_sight(before: str, folder: Path) -> tuple[int, bool]:
    first, then, looked = json.loads(run(RUNNING.replace("{before}", before), folder))
    return then - first, looked


def test_the_program_puts_what_it_loaded_out_of_sight(tmp_path: Path) -> None:
    more, looked = out_of_sight("", tmp_path)

    assert more > 10_000
    assert looked


def test_a_program_that_does_not_is_noticed(tmp_path: Path) -> None:
    """The mutant: proves that the test above can fail."""
    more, _ = out_of_sight("window.loaded.disconnect()", tmp_path)

    assert more <= 0
