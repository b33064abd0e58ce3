"""The draft that a file carries, told by the bytes of the file and never by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval_gui.carriers import pdf
from perfeval_gui.carriers.pieces import Carried, joined
from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.imports.gate.archive import Archive
from perfeval_gui.imports.limits import FILE_BYTES

_MOST_READ: Final = 16 * 1024 * 1024
"""Bytes of all members of a zip file that are looked into."""
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PLACES: Final = re.compile(r"docprops/custom\d*\.xml|meta\.xml|customxml/[^/]+\.xml")
"""Where Office and the OpenDocument formats keep properties and parts of XML, in small letters."""
_WIDE: Final = b"p\0e\0r\0f\0e\0v\0a\0l\0:\0"


def is_document(data: bytes) -> bool:
    """Whether *data* is of a format that drafts are carried in."""
    return data.startswith((_ZIP, _OLE)) or pdf.is_pdf(data)


def carried(data: bytes) -> Carried:
    """What *data*, the content of a file, carries: a whole draft, or why not, or nothing."""
    if len(data) > FILE_BYTES:
        return Carried()
    if data.startswith(_ZIP):
        return joined(_members(data))
    if data.startswith(_OLE):
        # The properties of older Office files lie there as they are, in one byte a character or
        # two. What is scattered over the file is incomplete.
        return joined((data, data.replace(b"\0", b"") if _WIDE in data else b""))
    return pdf.carried(data) if pdf.is_pdf(data) else Carried()


def _members(data: bytes) -> Iterator[bytes]:
    """The members of a zip file in which pieces may stand; what is too large is none of them.

    Damaged, locked, more than a document has: those who read the file tell it.
    """
    try:
        archive = Archive(data)
    except UnreadableError:
        return
    left = _MOST_READ
    for name in filter(_PLACES.fullmatch, archive):
        text = _member(archive, name, left)
        left -= len(text)
        yield text


def _member(archive: Archive, name: str, most: int) -> bytes:
    """What stands in one member; empty where it cannot be read, as another may hold a copy."""
    text = bytearray()
    try:
        for piece in archive.pieces(name):
            text += piece
            if len(text) > most:
                return b""
    except UnreadableError:
        return b""
    return bytes(text)
