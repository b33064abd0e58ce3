"""The small file behind the settings: written whole, checked when read, never in the way."""

from __future__ import annotations

import binascii
import contextlib
import json
from pathlib import Path
from typing import Final

from perfeval_gui.storage.disk.plainfiles import read_file

MOST_BYTES: Final = 1_000_000
BAD: Final = ".bad"
Stored = str | list[str]


class DamagedError(Exception):
    """What a settings file holds is not what was written."""


class SettingsFile:
    """Texts and lists of texts under names.

    A damaged file counts as empty and is kept beside as ``.bad``; one that cannot be read counts
    as empty and is never written. What cannot be written is remembered until the program ends.

    Attributes:
        fault: Why it could not be read, a sentence without its full stop; empty where it could.
    """

    def __init__(self, path: Path) -> None:
        """Read *path*, if it is there."""
        self._path = path
        self._may_write = True
        self.fault = ""
        self._values = self._read() or {}

    def value(self, name: str) -> Stored | None:
        """What is stored under *name*; None if nothing is."""
        return self._values.get(name)

    def names(self) -> tuple[str, ...]:
        """The names under which anything is stored."""
        return tuple(self._values)

    def change(self, changes: dict[str, Stored | None]) -> None:
        """Store *changes*; None takes a name away."""
        if self._may_write:
            # Another window may have stored something meanwhile.
            now = self._read()
            self._values = self._values if now is None else now
        for name, value in changes.items():
            if value is None:
                self._values.pop(name, None)
            else:
                self._values[name] = value
        if self._may_write:
            self._write()

    def _read(self) -> dict[str, Stored] | None:
        """What the file holds; None where there is none to be read."""
        try:
            data = read_file(self._path, MOST_BYTES + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            from perfeval_gui.storage.disk.atomic import reason_of

            self._may_write = False
            why = reason_of(error, reading=True)
            self.fault = f"设置文件读不出来（{why}），这次用默认设置，也不记住新的设置"
            return None
        try:
            return load(data)
        except DamagedError:
            self._set_aside()
            return None

    def _set_aside(self) -> None:
        try:
            self._path.replace(self._path.with_name(f"{self._path.name}{BAD}"))
        except OSError:
            self._may_write = False

    def _write(self) -> None:
        # Imported here: the first window is there before anything is written.
        from perfeval_gui.storage.disk.atomic import WriteError, write_file
        from perfeval_gui.storage.saving.backups import own_folder

        with contextlib.suppress(OSError, WriteError):
            own_folder(self._path.parent)
            write_file(self._path, dump(self._values), follow=False)


def dump(values: dict[str, Stored]) -> bytes:
    """*values* as the content of a settings file."""
    content = {"check": _check(values), "settings": values}
    return json.dumps(content, indent=1, sort_keys=True).encode("ascii")


def load(data: bytes) -> dict[str, Stored]:
    """What a settings file with the content *data* holds.

    Raises:
        DamagedError: It is not what `dump` gave.
    """
    try:
        content = json.loads(data) if len(data) <= MOST_BYTES else None
    except (ValueError, RecursionError) as error:
        raise DamagedError from error
    if not isinstance(content, dict):
        raise DamagedError
    values = content.get("settings")
    if not isinstance(values, dict) or not all(map(_may_be_stored, values.values())):
        raise DamagedError
    if content.get("check") != _check(values):
        raise DamagedError
    return values


def _may_be_stored(value: object) -> bool:
    texts = value if isinstance(value, list) else [value]
    return all(isinstance(text, str) for text in texts)


def _check(values: dict[str, Stored]) -> str:
    return f"{binascii.crc32(json.dumps(values, sort_keys=True).encode('ascii')):08x}"
