"""Repair of PDF files as Qt writes them: text that can be searched, dates that are not the clock's.

Every change keeps the length of what it replaces, so that the offsets in the file stay right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

_CODES: Final = re.compile(rb"> \[(?:<[0-9A-F]{4}> )+\]")
_CODE: Final = re.compile(rb"<([0-9A-F]{4})>")
_INFO_DATE: Final = re.compile(rb"/(CreationDate|ModDate) \(D:[^)]*\)")
_XMP_DATE: Final = re.compile(rb'(xmp:(?:Create|Modify|Metadata)Date)="[^"]*"')


def codes(content: bytes) -> frozenset[int]:
    """The character codes that the file gives its glyphs."""
    return frozenset(
        int(code, 16) for entry in _CODES.findall(content) for code in _CODE.findall(entry)
    )


def recode(content: bytes, meant: Mapping[int, int]) -> bytes:
    """Replace codes of glyphs, all of them below U+10000."""

    def code(match: re.Match[bytes]) -> bytes:
        given = int(match[1], 16)
        return b"<%04X>" % meant.get(given, given)

    def entry(match: re.Match[bytes]) -> bytes:
        return _CODE.sub(code, match[0])

    return _CODES.sub(entry, content)


def redate(content: bytes, date: str) -> bytes:
    """Put *date* (``YYYY-MM-DD``) in place of the clock's; without one, leave the dates out."""
    day = date.encode("ascii")
    info = rb"/%s (D:" + day.replace(b"-", b"") + rb"000000Z)"
    content = _INFO_DATE.sub(_filler(info, shown=bool(day)), content)
    return _XMP_DATE.sub(_filler(rb'%s="' + day + rb'T00:00:00Z"', shown=bool(day)), content)


def _filler(entry: bytes, *, shown: bool) -> Callable[[re.Match[bytes]], bytes]:
    """A replacement by *entry*, or by nothing, filled up with spaces to the length it had."""

    def fill(match: re.Match[bytes]) -> bytes:
        text = entry % match[1] if shown else b""
        return text.ljust(len(match[0]))

    return fill
