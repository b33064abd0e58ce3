"""What a program or library of Windows (PE, 64 bits) asks for: the libraries it is linked to."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

MAGIC: Final = b"MZ"
_HEAD: Final = 0x3C
"""Where a file says where its head is."""
_OPTIONAL: Final = 24
"""Bytes from the head to what every program has beside it."""
_DIRECTORIES: Final = _OPTIONAL + 112
"""Bytes from the head to the list of tables."""
_TABLES: Final = ((1, 20, 12), (13, 32, 4))
"""Libraries loaded with the file, and those loaded once they are called: the number of the table,
the size of an entry, and where in it the name is."""
_SECTION: Final = 40


def pe_files(folder: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Every program and library below a *folder*, and the libraries it is linked to."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            if data.startswith(MAGIC):
                yield path, tuple(needed(data))


def needed(data: bytes) -> Iterator[str]:
    """The names of libraries that a file asks for, in small letters: Windows has no others."""
    (head,) = struct.unpack_from("<I", data, _HEAD)
    for number, size, at in _TABLES:
        (place,) = struct.unpack_from("<I", data, head + _DIRECTORIES + 8 * number)
        entry = _offset(data, head, place) if place else 0
        # The last entry of a table is empty.
        while place and (name := struct.unpack_from("<I", data, entry + at)[0]):
            begin = _offset(data, head, name)
            yield data[begin : data.index(b"\0", begin)].decode("ascii").lower()
            entry += size


def _offset(data: bytes, head: int, place: int) -> int:
    """Where in the file is what lies at a *place* in memory."""
    (count,) = struct.unpack_from("<H", data, head + 6)
    (optional,) = struct.unpack_from("<H", data, head + 20)
    for number in range(count):
        section = head + _OPTIONAL + optional + _SECTION * number
        length, start, _, offset = struct.unpack_from("<IIII", data, section + 8)
        if start <= place < start + length:
            return int(place - start + offset)
    raise ValueError(f"no section has {place:#x}")
