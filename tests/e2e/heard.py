"""Shows the sample in the real window and lets another program listen to it by AT-SPI.

Run on a screen in a D-Bus session: ``python heard.py PYTHON SECTION...``; PYTHON has gi.
Writes how many nodes were heard; what is wrong with one ends it with its sentence.
"""

from __future__ import annotations

import json
import sys
from itertools import cycle
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QProcess
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from hands import PATIENT, idle, type_keys, wait_for
from perfeval_gui import paths
from perfeval_gui.start import app
from perfeval_gui.start.join import Desktop
from spoken import ROLES, Node, faults, nodes

CALLED: Final = {
    "push button": "button",
    "table column header": "column header",
    "table row header": "row header",
}
"""What AT-SPI calls otherwise than `spoken.ROLES`."""
LISTENING: Final = Path(__file__).with_name("listening.py")


def listened(python: str) -> list[dict[str, Any]]:
    """What another program hears of this one now."""
    process = QProcess()
    process.start(python, [str(LISTENING), "perfeval"])
    wait_for(lambda: process.state() == QProcess.ProcessState.NotRunning)
    told = bytes(process.readAllStandardOutput().data()).decode()
    assert told, bytes(process.readAllStandardError().data()).decode()
    return list(json.loads(told))


def as_nodes(heard: list[dict[str, Any]]) -> list[Node]:
    """The same as `spoken.nodes` tells it."""
    return [
        Node(
            CALLED.get(one["role"], one["role"]),
            one["name"],
            one["value"],
            one["described"],
            "heard",
            frozenset({"focusable"} if "FOCUSABLE" in one["states"] else {"disabled"}),
        )
        for one in heard
        if one["role"] in {*ROLES.values(), *CALLED}
    ]


def compare(desktop: Desktop, python: str, section: str) -> int:
    """Hold what is heard of *section* against what Qt tells of it; how much it is."""
    assert desktop.window.desk is not None
    view = desktop.window.desk.workspace.show_section(section)
    view.begin()
    idle()
    heard = as_nodes(listened(python))
    assert faults(heard) == [], faults(heard)
    names = {one.name for one in heard}
    lost = [one for one in nodes(view) if one.name and one.name not in names]
    assert lost == [], lost
    values = {(one.name, one.value) for one in heard}
    for line in view.findChildren(QLineEdit):
        if line.isVisible() and line.objectName():
            assert any(value == line.text() for _, value in values), line.objectName()
    return len(heard)


def announced(desktop: Desktop, python: str) -> str:
    """What is heard when a figure follows from a cell that was left."""
    assert desktop.window.desk is not None
    process = QProcess()
    process.start(python, [str(LISTENING), "perfeval", "heard"])
    wait_for(process.canReadLine)
    assert bytes(process.readLine().data()) == b"ready\n"
    view = desktop.window.desk.workspace.show_section("staffing")
    quota, in_post = (view.findChild(QLineEdit, name) for name in ("quota", "in_post"))
    assert quota is not None
    assert in_post is not None
    for figure in cycle("48"):
        if process.state() == QProcess.ProcessState.NotRunning:
            break
        # That somebody listens is known to Qt some time after she began.
        in_post.setFocus()
        in_post.selectAll()
        type_keys(in_post, figure)
        quota.setFocus()
        idle()
    return bytes(process.readAllStandardOutput().data()).decode().strip()


def main() -> None:
    """Listen to the sections named on the command line."""
    app.prepare_environment()
    QApplication(sys.argv[:1])
    python, sections = sys.argv[1], sys.argv[2:]
    desktop = Desktop(QApplication.instance(), pace=PATIENT)  # type: ignore[arg-type]  # just made
    desktop.show(paths.sample())
    assert QTest.qWaitForWindowActive(desktop.window)
    wait_for(lambda: desktop.window.desk is not None)
    count = sum(compare(desktop, python, section) for section in sections)
    said = announced(desktop, python)
    assert said.startswith("控制率："), said
    sys.stdout.write(f"heard {count}\n")
    sys.stdout.flush()
    desktop.window.setWindowModified(False)


if __name__ == "__main__":
    main()
