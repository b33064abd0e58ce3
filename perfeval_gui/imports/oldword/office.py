"""LibreOffice as the second way to an old Word file, where it is installed.

It runs with a profile of its own in which macros and links to elsewhere are off. How it ends says
nothing: only the file that came out does.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

_NAMES: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_SECONDS: Final = 60
_OFF: Final = (
    ("Common/Security/Scripting", "DisableMacrosExecution"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks"),
    ("Common/Security/Scripting", "DisableActiveContent"),
)
_ITEM: Final = (
    '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse">'
    "<value>true</value></prop></item>"
)
_PROFILE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/'
    'registry">{}</oor:items>'
)


def program() -> str | None:
    """The program, where it is installed."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def change(source: Path, folder: Path) -> bytes:
    """What *source* is as a .docx; nothing where it could not be made. *folder* is for its use."""
    office = program()
    if office is None:
        return b""
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True)
    items = "".join(_ITEM.format(*one) for one in _OFF)
    registry = profile / "user" / "registrymodifications.xcu"
    registry.write_text(_PROFILE.format(items), encoding="utf-8")
    given = (f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore")
    wanted = ("--convert-to", "docx", "--outdir", str(out), str(source))
    _run((office, *given, *wanted))
    made = out / f"{source.stem}.docx"
    return made.read_bytes() if made.is_file() else b""


def _run(command: tuple[str, ...]) -> None:
    """Run *command* until it ends, or for so long; what it started ends with it."""
    with suppress(OSError):
        running = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=sys.platform != "win32",
        )
        try:
            running.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            if sys.platform == "win32":
                running.kill()
            else:
                os.killpg(running.pid, signal.SIGKILL)
            running.wait()
