"""Repair of PDF files as Qt writes them: text that can be searched, dates that are not the clock's.

What says which characters the glyphs of a font stand for, its ToUnicode table, is written anew,
and with it the places of all objects behind it. Everything else keeps its length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import Final

_TABLE: Final = re.compile(
    rb"<< /Length \d+ >>\nstream\n"
    rb"(/CIDInit .{,400}?endcodespacerange\n)(.*?)(endcmap\n.*?)endstream",
    re.DOTALL,
)
_RANGE: Final = re.compile(
    rb"<([0-9A-F]{4})> <[0-9A-F]{4}> (?:<([0-9A-F]{4})>|\[((?:<[0-9A-F]{4}> ?)+)\])"
)
_CODE: Final = re.compile(rb"<([0-9A-F]{4})>")
_MOST_ENTRIES: Final = 100
"""What one list in a ToUnicode table may hold."""
_PLACE: Final = re.compile(rb"(\d{10}) 00000 n")
_START: Final = re.compile(rb"startxref\n(\d+)")
_UNKNOWN: Final = "\ufffd"
_INFO_DATE: Final = re.compile(rb"/(CreationDate|ModDate) \(D:[^)]*\)")
_XMP_DATE: Final = re.compile(rb'(xmp:(?:Create|Modify|Metadata)Date)="[^"]*"')

Codes = Mapping[int, int]
"""The codes Qt gave the glyphs of a font, by their number in the file; 0 is that for no glyph."""


def retext(content: bytes, texts: Callable[[Codes], Sequence[str]]) -> bytes:
    """Say anew what the glyphs of every font stand for, one entry for each.

    Ghostscript makes nonsense of the lists that Qt writes for several glyphs at once, and Qt has
    no entries at all for characters above U+FFFF.

    Args:
        texts: Gives what the glyphs from 1 on show for the codes that Qt gave them; Qt's
            codes stay where it has nothing.
    """
    pieces: list[bytes] = []
    ends: list[int] = []
    shifts: list[int] = []
    copied = 0
    for found in _TABLE.finditer(content):
        stream = found[1] + _entries(_codes(found[2]), texts) + found[3]
        table = b"<< /Length %d >>\nstream\n%sendstream" % (len(stream), stream)
        pieces += (content[copied : found.start()], table)
        copied = found.end()
        ends.append(copied)
        shifts.append(len(table) - len(found[0]))
    return _moved(b"".join((*pieces, content[copied:])), ends, shifts)


def _codes(entries: bytes) -> Codes:
    codes: dict[int, int] = {}
    for first, single, several in _RANGE.findall(entries):
        listed = [single] if single else _CODE.findall(several)
        codes |= {int(first, 16) + step: int(code, 16) for step, code in enumerate(listed)}
    return {number: code for number, code in codes.items() if number and code}


def _entries(codes: Codes, texts: Callable[[Codes], Sequence[str]]) -> bytes:
    """The lists of a table, one entry a glyph. What stands for no glyph is no character."""
    shown = {0: _UNKNOWN} | {number: chr(code) for number, code in codes.items()}
    shown |= {number: text for number, text in enumerate(texts(codes), 1) if text}
    lines = [
        b"<%04X> <%s>\n" % (number, text.encode("utf-16-be").hex().upper().encode())
        for number, text in sorted(shown.items())
    ]
    blocks = [lines[at : at + _MOST_ENTRIES] for at in range(0, len(lines), _MOST_ENTRIES)]
    return b"".join(
        b"%d beginbfchar\n%sendbfchar\n" % (len(block), b"".join(block)) for block in blocks
    )


def _moved(content: bytes, ends: Sequence[int], shifts: Sequence[int]) -> bytes:
    """Tell the new places of objects: those behind each of *ends* moved by its shift."""
    sums = (0, *accumulate(shifts))

    def place(old: bytes) -> int:
        return int(old) + sums[bisect_right(ends, int(old))]

    start = list(_START.finditer(content))[-1]
    table = place(start[1])
    listed = _PLACE.sub(
        lambda entry: b"%010d 00000 n" % place(entry[1]), content[table : start.start()]
    )
    return b"%s%sstartxref\n%d%s" % (content[:table], listed, table, content[start.end() :])


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
