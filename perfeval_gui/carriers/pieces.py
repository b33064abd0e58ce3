"""A draft as short texts that other programs keep, each of which says which draft it is a part of.

``perfeval:1:<first half of the draft's SHA-256>:<number>/<count>:<base64 of the deflated draft>``

A piece says all that is needed to put it in its place: what order they stand in, and what a
program calls them, does not matter. No character of it means anything in XML.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

VERSION: Final = 1
LONGEST: Final = 255
"""What Word and Excel take as the text of a property, in characters."""
MOST_DRAFT: Final = 32 * 1024 * 1024
"""Bytes of a draft, as `storage.draft` limits them."""
_MOST_CARRIED: Final = 4 * 1024 * 1024
"""Characters of all pieces together without what each says of itself."""
_ROOM: Final = 196
"""Characters of the draft in a piece; the rest is what it says of itself."""
_MOST_PIECES: Final = _MOST_CARRIED // _ROOM + 1
_SIGN: Final = re.compile(rb"perfeval:(\d{1,4}):")
_PIECE: Final = re.compile(
    rb"perfeval:1:([0-9a-f]{32}):(\d{1,6})/(\d{1,6}):([A-Za-z0-9+/]{1,%d}={0,2})" % _ROOM
)
INCOMPLETE: Final = "里面带的草稿不完整，或者被改动过"
MIXED: Final = "里面带着不止一份草稿"
NEWER: Final = "里面带的草稿由更新的程序版本写成，请升级程序"


@dataclass(frozen=True, slots=True)
class Carried:
    """What a file carries.

    Attributes:
        draft: The whole content of a draft file, byte for byte as it was put in; empty for none.
        fault: Why there is none though something was put in: words for the clerk, without a full
            stop. Empty where there is a draft, or where nothing was ever put in.
    """

    draft: bytes = b""
    fault: str = ""


def pieces(draft: bytes) -> tuple[str, ...]:
    """*draft* cut into texts of at most 255 characters; none where it is too large to be carried.

    The same draft gives the same pieces.
    """
    text = base64.b64encode(zlib.compress(draft, 9)).decode("ascii")
    if len(draft) > MOST_DRAFT or len(text) > _MOST_CARRIED:
        return ()
    count = -(-len(text) // _ROOM)
    head = f"perfeval:{VERSION}:{_check(draft)}"
    return tuple(
        f"{head}:{number + 1}/{count}:{text[number * _ROOM : (number + 1) * _ROOM]}"
        for number in range(count)
    )


def joined(copies: Iterable[bytes]) -> Carried:
    """The draft whose pieces stand in *copies*, in each in any order and among anything else.

    Never another draft, and never a part of one: it is proved by its checksum. A copy that is whole
    makes up for one that is not, but not for one of another draft.
    """
    found = []
    for text in copies:
        versions = {int(version) for version in _SIGN.findall(text)}
        if max(versions, default=0) > VERSION:
            return Carried(fault=NEWER)
        if versions:
            found.append(_PIECE.findall(text))
    if not found:
        return Carried()
    checks = {check for copy in found for check, *_ in copy}
    if len(checks) > 1:
        return Carried(fault=MIXED)
    for copy in found:
        draft = _whole(copy)
        if draft and {_check(draft).encode()} == checks:
            return Carried(draft=draft)
    return Carried(fault=INCOMPLETE)


def _whole(copy: Sequence[tuple[bytes, ...]]) -> bytes:
    """What the pieces of one *copy* hold together; empty where one is missing or contradicted."""
    counts = {int(count) for _, _, count, _ in copy}
    parts = sorted({(int(number), data) for _, number, _, data in copy})
    count = counts.pop() if len(counts) == 1 else 0
    if not 0 < count <= _MOST_PIECES or [n for n, _ in parts] != list(range(1, count + 1)):
        return b""
    try:
        packed = base64.b64decode(b"".join(data for _, data in parts), validate=True)
    except binascii.Error:
        return b""
    return unpacked(packed)


def unpacked(packed: bytes) -> bytes:
    """What *packed* was deflated from; empty where it is damaged or larger than a draft may be."""
    unpacking = zlib.decompressobj()
    try:
        draft = unpacking.decompress(packed, MOST_DRAFT + 1)
    except zlib.error:
        return b""
    return draft if unpacking.eof and len(draft) <= MOST_DRAFT else b""


def _check(draft: bytes) -> str:
    return hashlib.sha256(draft).hexdigest()[:32]
