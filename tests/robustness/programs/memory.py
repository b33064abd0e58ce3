"""Memory runs out while the program saves and exports: ``memory.py FOLDER LEVELS MUTANT``.

One process opens a large draft; a copy of it goes through each level of memory left. Prints what
came of each level, as JSON. MUTANT is ``-``, or ``plain`` for a save into the file itself.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zipfile import is_zipfile

from checkout import ROOT
from given.worked import filled
from perfeval_gui import paths
from perfeval_gui.domain.names.fields import put
from perfeval_gui.domain.record.report import Report
from perfeval_gui.storage.draft.draft import DraftError, dump, load
from perfeval_gui.storage.saving.recovery import Recovery

if TYPE_CHECKING:
    from perfeval_gui.start.join import Desktop

STEP: Final = 1 << 20
"""Bytes more at each level; what the process holds already it can use again."""
LARGE: Final = "约" * 15_000
OLD: Final = replace(put(filled({"unit": "旧"}), "thrift", LARGE), document="d" * 32)
DRAFT: Final = "甲.perfeval"


def ran_out(folder: Path, levels: int, mutant: str = "-") -> list[dict[str, Any]]:
    """What came of each of so many levels of memory."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, __file__, str(folder), str(levels), mutant],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return found


def read(data: bytes) -> Report | None:
    """The report in *data*; None where it is none."""
    try:
        return load(data)
    except DraftError:
        return None


def session(folder: Path, levels: int, mutant: str) -> int:
    """Go through all levels."""
    from PySide6.QtWidgets import QApplication

    from perfeval_gui.start.join import Desktop
    from perfeval_gui.storage.saving import saving
    from perfeval_gui.views.kit import questions

    told: list[str] = []
    for question in ("choose", "tell"):
        _set(questions, question, partial(_answered, told))
    if mutant == "plain":
        _set(saving, "write_file", _plain)
    draft = folder / DRAFT
    draft.write_bytes(dump(OLD))
    application = QApplication(sys.argv[:1])
    desktop = Desktop(application, catch_all=True)
    desktop.show(draft)
    found: list[dict[str, Any]] = []
    for level in range(levels):
        found.append(_level(desktop, told, draft, level))
        if mutant != "-" and found[-1]["lost"]:
            # It is caught.
            break
    sys.stdout.write(f"{json.dumps(found)}\n")
    return 0


def _level(desktop: Desktop, told: list[str], draft: Path, level: int) -> dict[str, Any]:
    """What came of one level, in a process of its own, as memory that ran out may end it."""
    draft.write_bytes(dump(OLD))
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        # A library that waits for ever for memory counts as one that ends the program.
        signal.alarm(120)
        try:
            os.write(writing, json.dumps(_use_up(desktop, told, draft, level)).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    desk = desktop.window.desk
    assert desk is not None
    mine = put(OLD, "unit", "新")
    copies = [one.report for one in Recovery(paths.recovery()).copies()]
    here = read(draft.read_bytes())
    files = [path for path in draft.parent.iterdir() if path.suffix == ".docx"]
    came = {
        "lost": here not in (OLD, mine),
        "safe": mine in copies or here == mine,
        "torn": sum(not is_zipfile(path) for path in files),
        "ended": os.WIFSIGNALED(status),
        **(json.loads(said) if said else {"told": [], "alive": False, "saved": False}),
    }
    for path in (*files, *paths.recovery().glob("*.copy")):
        path.unlink()
    return came


def _use_up(desktop: Desktop, told: list[str], draft: Path, level: int) -> dict[str, Any]:
    """Type, then save and export with next to no memory; what the clerk was told."""
    from PySide6.QtWidgets import QLineEdit

    from hands import idle, write

    desk = desktop.window.desk
    assert desk is not None
    unit = desk.workspace.findChild(QLineEdit, "unit")
    assert unit is not None
    unit.selectAll()
    write(unit, "新")
    desktop.window.drafts().keep_safe()
    in_use = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    limit = in_use + level * STEP
    resource.setrlimit(resource.RLIMIT_AS, (limit, resource.RLIM_INFINITY))
    try:
        desktop.window.actions_.save.trigger()
        desk.printing.exports.export(draft.parent, ("docx",))
    except (MemoryError, SystemError, RuntimeError, OSError) as fault:
        # Raised here and not in the event loop: there the net takes it. Python itself does not
        # always say that it is memory that ran out.
        told.append(type(fault).__name__)
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)
    idle()
    saved = not desktop.window.isWindowModified()
    write(unit, "的")
    alive = desk.document.report.cover.unit == "新的"
    return {"told": told, "alive": alive, "saved": saved}


def _answered(told: list[str], _parent: object, _title: str, text: str, *given: object) -> str:
    told.append(text)
    return "later"


def _plain(path: Path, data: bytes, _port: object = None) -> None:
    """The mutant: into the file itself, a piece at a time."""
    with path.open("wb") as file:
        file.write(data[: len(data) // 2])
        file.flush()
        file.write(bytearray(data[len(data) // 2 :]) + bytes(1 << 22))


def _set(module: object, name: str, value: Callable[..., object]) -> None:
    setattr(module, name, value)


if __name__ == "__main__":
    sys.exit(session(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
