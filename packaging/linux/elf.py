"""What a program or library of Linux (ELF, 64 bits) asks for: libraries, folders, versions."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MAGIC: Final = b"\x7fELF\x02\x01"
_DYNAMIC: Final = 6
_DYNSYM: Final = 11
_VERNEED: Final = 0x6FFFFFFE
_NEEDED: Final = 1
_RPATHS: Final = (15, 29)
_SECTION: Final = struct.Struct("<IIQQQQIIQQ")
_SYMBOL: Final = struct.Struct("<IBBHQQ")
_DYN: Final = struct.Struct("<qQ")
_NEED: Final = struct.Struct("<HHIII")
_NEED_VERSION: Final = struct.Struct("<IHHII")
_GLIBC: Final = re.compile(r"GLIBC_(\d+)\.(\d+)")


@dataclass(frozen=True)
class Elf:
    """What one file asks of the system it runs on.

    Args:
        needed: The libraries it is linked to, in their order.
        search: The folders in which it has the loader look for them, as written.
        versions: Versions of symbols that it wants, such as "GLIBC_2.28".
        wanted: Names of functions and data that other libraries have to bring.
    """

    needed: tuple[str, ...]
    search: tuple[str, ...]
    versions: frozenset[str]
    wanted: frozenset[str]

    @property
    def glibc(self) -> tuple[int, int]:
        """The oldest glibc it starts on; (0, 0) where it asks for none."""
        found = [match for name in self.versions if (match := _GLIBC.match(name))]
        return max(((int(m[1]), int(m[2])) for m in found), default=(0, 0))


def elf_files(folder: Path) -> Iterator[tuple[Path, Elf]]:
    """Every program and library below a *folder*, links left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            if data.startswith(MAGIC):
                yield path, read(data)


def read(data: bytes) -> Elf:
    """Reads the sections of a file."""
    (start,) = struct.unpack_from("<Q", data, 0x28)
    size, count = struct.unpack_from("<HH", data, 0x3A)
    sections = [_SECTION.unpack_from(data, start + size * number) for number in range(count)]
    needed: list[str] = []
    search: list[str] = []
    versions: list[str] = []
    wanted: list[str] = []
    for _name, kind, _flags, _address, offset, length, link, entries, *_ in sections:
        content = data[offset : offset + length]
        if kind == _DYNAMIC:
            told = list(_dynamic(data, content, sections[link][4]))
            needed += [text for tag, text in told if tag == _NEEDED]
            search += [place for tag, text in told if tag in _RPATHS for place in text.split(":")]
        elif kind == _DYNSYM:
            wanted += _undefined(data, content, sections[link][4])
        elif kind == _VERNEED:
            versions += _versions(data, offset, entries, sections[link][4])
    return Elf(tuple(needed), tuple(search), frozenset(versions), frozenset(wanted))


def _dynamic(data: bytes, content: bytes, strings: int) -> Iterator[tuple[int, str]]:
    for tag, value in _DYN.iter_unpack(content):
        if tag == _NEEDED or tag in _RPATHS:
            yield tag, _text(data, strings + value)


def _undefined(data: bytes, content: bytes, strings: int) -> Iterator[str]:
    for name, _info, _other, section, _value, _size in _SYMBOL.iter_unpack(content):
        if not section:
            yield _text(data, strings + name)


def _versions(data: bytes, offset: int, count: int, strings: int) -> Iterator[str]:
    for _ in range(count):
        _version, names, _file, first, following = _NEED.unpack_from(data, offset)
        at = offset + first
        for _ in range(names):
            _hash, _flags, _other, name, next_name = _NEED_VERSION.unpack_from(data, at)
            yield _text(data, strings + name)
            at += next_name
        offset += following


def _text(data: bytes, at: int) -> str:
    return data[at : data.index(b"\0", at)].decode("ascii")
