"""The program where its folders are missing, not to be written, or called as nobody expects.

Run as a script, ``surroundings.py HOME DRAFT``: *HOME* is what the system says of the user,
``-`` for a user it does not know. Types, tries to save *DRAFT*, and prints what came of it.
"""

from __future__ import annotations

import ctypes
import json
import os
import pwd
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from checkout import ROOT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_DROP: Final = 24
_FILE_RIGHTS: Final = (1, 2, 3)
"""Reading, searching and owning any file: what makes modes mean nothing to an administrator."""


@dataclass(frozen=True)
class Surrounding:
    """Where the program is started.

    Attributes:
        name: What is odd about it.
        home: The variable HOME; None for none.
        known: The home folder the system knows; ``-`` for none.
        writable: Whether the recovery folder can be written.
        data: The folder that XDG variables name; None for none.
    """

    name: str
    home: str | None
    known: str
    writable: bool = False
    data: str | None = None


def surroundings(place: Path) -> tuple[Surrounding, ...]:
    """Ten surroundings, made in *place*."""
    plain, locked, alien = place / "plain", place / "locked", place / "alien"
    chinese, a_file = place / "张三 与‘李四’", place / "file"
    for folder in (plain, locked, chinese, alien / ".local", alien / ".config"):
        folder.mkdir(parents=True)
    a_file.write_text("no folder")
    taken = place / "taken"
    (taken / ".local/state/perfeval").mkdir(parents=True)
    (taken / ".local/state/perfeval/recovery").write_text("no folder")
    locked.chmod(0o500)
    (alien / ".local").chmod(0)
    (alien / ".config").chmod(0)
    return (
        Surrounding("no HOME", None, str(plain), writable=True),
        Surrounding("no HOME and a user nobody knows", None, "-", writable=True),
        Surrounding("HOME is empty", "", "-", writable=True),
        Surrounding("HOME is a file", str(a_file), str(a_file)),
        Surrounding("HOME cannot be made", str(locked / "none"), str(locked / "none")),
        Surrounding("HOME is read-only", str(locked), str(locked)),
        Surrounding("a Chinese user", str(chinese), str(chinese), writable=True),
        Surrounding("the recovery folder is a file", str(taken), str(taken)),
        Surrounding("folders of somebody else", str(alien), str(alien)),
        Surrounding("XDG folders that are devices", str(plain), str(plain), data="/dev/null"),
    )


def clean_up(place: Path) -> None:
    """Let *place* be removed again."""
    for folder in (place / "locked", place / "alien/.local", place / "alien/.config"):
        folder.chmod(0o700)


def leave_rights() -> None:
    """From the next program on, modes of files count for an administrator too."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for right in _FILE_RIGHTS:
            if libc.prctl(_DROP, right, 0, 0, 0) != 0:
                raise OSError(ctypes.get_errno(), "rights cannot be left")


def came_of(one: Surrounding, draft: Path, spare: Path) -> dict[str, Any]:
    """What came of a session in the surrounding *one*; `copies` are in *spare* if not at home."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name != "HOME" and not name.startswith("XDG_")
    }
    environment |= {"QT_QPA_PLATFORM": "offscreen"}
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    if one.home is not None:
        environment["HOME"] = one.home
    if one.data is not None:
        environment |= {f"XDG_{name}_HOME": one.data for name in ("CONFIG", "DATA", "STATE")}
    done = subprocess.run(
        [sys.executable, __file__, one.known, str(draft), str(spare)],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        cwd=draft.parent,
        preexec_fn=leave_rights,
        timeout=600,
        check=False,
    )
    if done.returncode:
        return {"code": done.returncode, "stderr": done.stderr}
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found | {"code": 0, "stderr": done.stderr}


def session(known: str, draft: Path, spare: Path) -> int:
    """Start, type, save; print what was seen."""
    pwd.getpwuid = partial(_user, known)  # type: ignore[assignment]  # what the system would say
    from PySide6.QtWidgets import QApplication, QLabel

    from hands import PATIENT, wait_for
    from perfeval_gui import paths
    from perfeval_gui.start.join import Desktop
    from perfeval_gui.storage.saving.recovery import Recovery
    from perfeval_gui.views.kit import questions

    assert paths._beside().name == "perfeval-data"
    # What lies beside the program is the checkout, which stays as it is.
    setattr(paths, "_beside", partial(Path, spare))  # noqa: B010 - as above
    told: list[str] = []
    _set(questions, "tell", partial(_tell, told))
    _set(questions, "draft_to_save", partial(_chosen, draft))
    application = QApplication(sys.argv[:1])
    desktop = Desktop(application, catch_all=True, pace=PATIENT)
    desktop.show(None)
    wait_for(lambda: desktop.settling is not None)
    desktop.window.start.new_report.click()
    desk = desktop.window.desk
    assert desk is not None
    warning = desktop.window.findChild(QLabel, "standingWarning")
    assert warning is not None
    _type_unit(desk.workspace)
    copies = [len(Recovery(at).copies()) for at in (paths.recovery(), paths.spare_recovery())]
    desktop.window.show_start()
    desktop.window.actions_.recent.aboutToShow.emit()
    found = {
        "copies": copies,
        "warning": warning.text() if warning.isVisible() else "",
        "saved": desktop.window.drafts().save_as() and draft.exists(),
        "told": told,
        "closed": desktop.window.close(),
    }
    sys.stdout.write(f"{json.dumps(found)}\n")
    return 0


def _type_unit(workspace: QWidget) -> None:
    from PySide6.QtWidgets import QLineEdit

    from hands import write

    unit = workspace.findChild(QLineEdit, "unit")
    assert unit is not None
    write(unit, "甲")
    unit.clearFocus()


def _set(module: object, name: str, value: Callable[..., object]) -> None:
    setattr(module, name, value)


def _user(known: str, number: int) -> object:
    if known == "-":
        raise KeyError(number)
    return pwd.struct_passwd(("甲", "x", number, number, "", known, "/bin/sh"))


def _tell(told: list[str], _parent: object, _title: str, text: str) -> None:
    told.append(text)


def _chosen(draft: Path, _parent: object, _suggested: Path) -> Path:
    return draft


def modes_count(place: Path) -> bool:
    """Whether a program started as these are is kept out of a folder by its mode."""
    place.mkdir(mode=0o500)
    assert stat.S_IMODE(place.stat().st_mode) == 0o500
    command = [sys.executable, "-c", f"open({str(place / 'x')!r}, 'w')"]
    done = subprocess.run(command, preexec_fn=leave_rights, capture_output=True, check=False)
    return done.returncode != 0


if __name__ == "__main__":
    sys.exit(session(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
