"""A file beside Python's own bytecode, of what would be made anew; a wrong or missing one is.

It lies where Python keeps the bytecode of this module, so that whoever may change it may change
the program as well. It is taken only for the very Python it was made with and if it is whole; what
is not in it is made, which is all that a wrong or missing file costs.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from typing import Final

_MOST: Final = 4_000
"""Twice what the program has: beyond, there is much in it of older versions."""
_LARGEST: Final = 5_000_000
"""As much, in bytes: what an edition.toml said before each of its changes is large, and few."""
_HASH: Final = len(source_hash(b""))
_WRITTEN: Final = b"\2"
"""How the file is written, which was otherwise once."""
_PYTHON: Final = (
    MAGIC_NUMBER + sys.hexversion.to_bytes(4, "big") + _WRITTEN + bytes([sys.flags.optimize])
)
_NUMBER: Final = 8
"""Bytes of the length of the list in front, of what is in the file and how long each is."""


class Store:
    """What earlier starts kept, and what this one adds."""

    def __init__(self, file: Path) -> None:
        """Keep in *file*, which is read when something is first asked for."""
        self._file = file
        self._kept: dict[bytes, memoryview] | None = None
        self._used: dict[bytes, bytes | memoryview] = {}
        self._new: dict[bytes, Callable[[], bytes | None]] = {}

    def get(self, key: bytes) -> memoryview | None:
        """What is kept under *key*; None for nothing."""
        if self._kept is None:
            self._kept = _read(self._file)
        if (found := self._kept.get(key)) is not None:
            self._used[key] = found
        return found

    def add(self, key: bytes, make: Callable[[], bytes | None]) -> None:
        """Keep under *key* what *make* gives when it is written; None is not kept."""
        self._new[key] = make

    def writing(self) -> Iterator[None]:
        """Make what is new, one in a step, and put the file in place whole.

        Nothing is written where there is nothing new, or where Python may write no bytecode: it has
        made no folder for it, or may not change it. A disk that is full costs the next start only.
        """
        if not self._new or sys.dont_write_bytecode:
            return
        # Asked first: where nobody may write, each command would make it all for nothing.
        if not os.access(self._file.parent, os.W_OK):
            return
        any_made = False
        while self._new:
            key, make = self._new.popitem()
            if (made := make()) is not None:
                self._used[key], any_made = made, True
            yield
        if not any_made:
            return
        # Another process may have added to it meanwhile.
        content = {**_read(self._file), **self._used}
        _put(self._file, self._used if _is_much(content) else content)


def _read(file: Path) -> dict[bytes, memoryview]:
    """What is in *file*; nothing where it is not of this Python or not whole.

    Nothing of it is copied: to be given new memory costs more than to read the file.
    """
    try:
        data = memoryview(file.read_bytes())
    except OSError:
        return {}
    payload = data[len(_PYTHON) + _HASH :]
    if bytes(data[: -len(payload)]) != _PYTHON + source_hash(payload):
        return {}
    rest = _NUMBER + int.from_bytes(payload[:_NUMBER], "little")
    content = {}
    for key, size in marshal.loads(payload[_NUMBER:rest]).items():
        content[key] = payload[rest : rest + size]
        rest += size
    return content


def _is_much(content: Mapping[bytes, bytes | memoryview]) -> bool:
    return len(content) > _MOST or sum(map(len, content.values())) > _LARGEST


def _put(file: Path, content: Mapping[bytes, bytes | memoryview]) -> None:
    listed = marshal.dumps({key: len(made) for key, made in content.items()})
    payload = b"".join((len(listed).to_bytes(_NUMBER, "little"), listed, *content.values()))
    part = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        part.write_bytes(_PYTHON + source_hash(payload) + payload)
        part.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()


def key_of(kind: str, text: str | bytes) -> bytes:
    """The key of what is made of a *text*, for one *kind* of things.

    As Python tells whether bytecode is that of a source: by 64 bits that nobody meets by chance.
    """
    data = text.encode(errors="surrogatepass") if isinstance(text, str) else text
    return source_hash(f"{kind}\n".encode() + data)


def _beside(name: str) -> Store:
    python = sys.implementation.cache_tag
    return Store(Path(cache_from_source(__file__)).with_name(f"{name}.{python}.kept"))


START: Final = _beside("start")
"""What the first window needs: little, so that it is soon read."""
REPORT: Final = _beside("report")
"""What reports and commands need."""
MODULES: Final = _beside("modules")
"""The bytecode of the modules of the first report."""


def writing() -> Iterator[None]:
    """Write what is new in any of them, one thing in a step."""
    for store in (START, REPORT, MODULES):
        yield from store.writing()
