"""A zip of others, looked over before anything is unpacked; then unpacked part by part.

What it says of itself is held to: Python's reader stops at the declared size of a member, and the
declared sizes are added up before the first is read.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from perfeval_gui.imports import limits
from perfeval_gui.imports.errors import LOCKED, UnreadableError, damaged, too_large

_END_MARK: Final = b"PK\x05\x06"
_END_SPAN: Final = 65_535 + 22
"""The end record may have a comment of so many bytes behind it."""
_LOCAL_HEAD: Final = 30
_ENCRYPTED: Final = 0x1
_PIECE: Final = 65_536
_DAMAGED: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, OSError),
    *(IndexError, KeyError, OverflowError, NotImplementedError, RuntimeError),
)


class Archive:
    """The members of a zip by their names.

    Args:
        data: The zip.

    Raises:
        UnreadableError: It is damaged, locked, or holds more than a document has.
    """

    def __init__(self, data: bytes) -> None:
        if _END_MARK not in data[-_END_SPAN:]:
            raise damaged("没有下载或者复制完整")
        try:
            self._zip = zipfile.ZipFile(_Read(data))
        except UnreadableError:
            raise
        except _DAMAGED:
            raise damaged("里面的压缩目录读不出来") from None
        members = self._zip.infolist()
        _demand_modest(members)
        _demand_apart(members)
        self._tags = self._attributes = 0
        self._members = {_plain(one.filename): one for one in members}
        if len(self._members) < len(members):
            raise damaged("里面有两个同名的部分")

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._members

    def pieces(self, name: str) -> Iterator[bytes]:
        """The content of the member *name*, in pieces; nothing where there is none.

        Raises:
            UnreadableError: It cannot be unpacked, or there is too much in it.
        """
        member = self._members.get(_plain(name))
        if member is None:
            return
        try:
            with self._zip.open(member) as file:
                while piece := file.read(_PIECE):
                    self._count(piece, name)
                    yield piece
        except UnreadableError:
            raise
        except _DAMAGED:
            raise damaged(f"里面的“{name}”解不开") from None

    def _count(self, piece: bytes, name: str) -> None:
        """Refuse markup without end while it is unpacked, before anything is made of it."""
        self._tags += piece.count(b"<")
        self._attributes += piece.count(b"=")
        if self._tags > limits.TAGS or self._attributes > limits.ATTRIBUTES:
            raise too_large(f"里面的“{name}”太大")


class _Read(io.BytesIO):
    """A zip that refuses to give a long list of members, which is read in one piece.

    Python's reader knows several places where its end and its length may be said, and not the same
    in each version: whatever it finds, it asks here.
    """

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > limits.DIRECTORY_BYTES:
            raise too_large(f"里面的部分太多，最多 {limits.MEMBERS} 个")
        return super().read(size)


def _plain(name: str) -> str:
    """How a member is looked up: capitals and the kind of strokes make no other name."""
    return name.replace("\\", "/").lstrip("/").lower()


def _demand_modest(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > limits.MEMBERS:
        raise too_large(f"里面的部分太多，最多 {limits.MEMBERS} 个")
    if any(one.flag_bits & _ENCRYPTED for one in members):
        raise UnreadableError(LOCKED)
    sizes = [one.file_size for one in members]
    if sum(sizes) > limits.UNPACKED_BYTES or max(sizes, default=0) > limits.MEMBER_BYTES:
        raise too_large(f"解压出来超过 {limits.UNPACKED_BYTES // 1024 // 1024} MB")
    for one in members:
        tight = one.file_size > limits.RATIO * max(one.compress_size, 1)
        if tight and one.file_size > limits.RATIO_FROM:
            raise too_large(f"里面的“{one.filename}”压缩得太紧，像是压缩炸弹")


def _demand_apart(members: list[zipfile.ZipInfo]) -> None:
    """Refuse members that share their bytes: a small file could be unpacked without end."""
    spans = sorted((one.header_offset, one.compress_size + _LOCAL_HEAD) for one in members)
    if any(start + length > after for (start, length), (after, _) in pairwise(spans)):
        raise damaged("里面的部分互相重叠")
