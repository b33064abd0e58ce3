"""The old container of Office files (OLE2): its streams by their names, each followed with care.

Sectors name the next one, so that a damaged file leads in circles: no sector is read twice.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from perfeval_gui.imports.errors import damaged, too_large

SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER: Final = struct.Struct("<8s16x5H6x9L")
_HEADER_SIZE: Final = 512
_ENTRY: Final = struct.Struct("<64sHBx3L16x20xLQ")
_REAL: Final = 0xFFFFFFFA
"""Numbers from here on mean no sector."""
_NONE: Final = 0xFFFFFFFF
_STREAM: Final = 2
_SHIFTS: Final = (9, 12)
_MINI_SHIFT: Final = 6
_MOST_ENTRIES: Final = 5_000
_IN_HEADER: Final = 109
"""Sectors of the table of sectors that the header itself names."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the directory: a stream, or a folder; beside it and below it stand others."""

    name: str
    kind: int
    beside: tuple[int, int]
    below: int
    start: int
    size: int


class Compound:
    """The streams of an old Office file that stand in no folder of it.

    Args:
        data: The file.

    Raises:
        UnreadableError: It is damaged.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER_SIZE or not data.startswith(SIGNATURE):
            raise damaged("没有下载或者复制完整")
        head = _HEADER.unpack_from(data)
        _, _, _, _, shift, mini_shift, _, sectors, directory, _, least, mini, _, more, _ = head
        if shift not in _SHIFTS or mini_shift != _MINI_SHIFT:
            raise damaged("文件头不对")
        self._data = data
        self._size = 1 << shift
        self._least = least
        self._fat = self._table(b"".join(map(self._sector, self._of_fat(sectors, more))))
        entries = list(self._entries(self._joined(directory)))
        if not entries:
            raise damaged("里面没有目录")
        self._mini_fat = self._table(self._joined(mini))
        self._mini = self._joined(entries[0].start)
        self._streams = {one.name: one for one in _below(entries) if one.kind == _STREAM}

    def __contains__(self, name: str) -> bool:
        return name in self._streams

    def stream(self, name: str) -> bytes:
        """The content of the stream *name*; nothing where there is none.

        Raises:
            UnreadableError: It leads in circles, or out of the file.
        """
        found = self._streams.get(name)
        if found is None:
            return b""
        if found.size >= self._least:
            return self._joined(found.start)[: found.size]
        size = 1 << _MINI_SHIFT
        pieces = (
            self._mini[at * size : (at + 1) * size] for at in _chain(found.start, self._mini_fat)
        )
        return b"".join(pieces)[: found.size]

    def _sector(self, at: int) -> bytes:
        start = (at + 1) * self._size
        if start >= len(self._data):
            raise damaged("没有下载或者复制完整")
        return self._data[start : start + self._size]

    def _joined(self, start: int) -> bytes:
        return b"".join(map(self._sector, _chain(start, self._fat)))

    def _table(self, data: bytes) -> tuple[int, ...]:
        whole = len(data) // 4
        return struct.unpack(f"<{whole}L", data[: whole * 4])

    def _of_fat(self, count: int, more: int) -> list[int]:
        """The sectors that hold the table of sectors; those that the header has no room for too."""
        found = list(struct.unpack_from(f"<{_IN_HEADER}L", self._data, _HEADER.size))
        seen: set[int] = set()
        while more < _REAL:
            if more in seen:
                raise damaged("里面的部分互相重叠")
            seen.add(more)
            *sectors, more = self._table(self._sector(more))
            found += sectors
        real = [one for one in found if one < _REAL][:count]
        if len(set(real)) < len(real):
            raise damaged("里面的部分互相重叠")
        return real

    def _entries(self, directory: bytes) -> Iterator[_Entry]:
        if len(directory) > _MOST_ENTRIES * _ENTRY.size:
            raise too_large("里面的部分太多")
        for at in range(0, len(directory) - _ENTRY.size + 1, _ENTRY.size):
            raw, length, kind, left, right, below, start, size = _ENTRY.unpack_from(directory, at)
            name = raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            yield _Entry(name, kind, (left, right), below, start, size & 0xFFFFFFFF)


def _chain(start: int, table: tuple[int, ...]) -> Iterator[int]:
    """The sectors from *start* on."""
    seen: set[int] = set()
    while start < _REAL:
        if start in seen or start >= len(table):
            raise damaged("里面的部分互相重叠，或者没有下载完整")
        seen.add(start)
        yield start
        start = table[start]


def _below(entries: list[_Entry]) -> Iterator[_Entry]:
    """What stands in no folder: what the first entry, the root, has below it."""
    waiting, seen = [entries[0].below], set[int]()
    while waiting:
        at = waiting.pop()
        if at < len(entries) and at not in seen:
            seen.add(at)
            yield entries[at]
            waiting += entries[at].beside
