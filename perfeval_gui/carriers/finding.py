"""The draft that a file carries, told by the bytes of the file and never by its name."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from perfeval_gui.carriers import pdf
from perfeval_gui.carriers.pieces import Carried, joined

MOST_BYTES: Final = 64 * 1024 * 1024
"""Bytes of a file that is looked into."""
_MOST_READ: Final = 16 * 1024 * 1024
"""Bytes of all members of a zip file that are looked into."""
_MOST_LIST: Final = 1024 * 1024
"""Bytes of the list of its members."""
_END: Final = b"PK\x05\x06"
_LONG_LIST: Final = b"PK\x06\x07"
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PLACES: Final = re.compile(r"docProps/custom\d*\.xml|meta\.xml|customXml/[^/]+\.xml")
"""Where Office and the OpenDocument formats keep properties and parts of XML."""
# Damaged, encrypted, or packed in a way nobody packs these: told by those who read the file.
_UNREADABLE: Final = (
    *(zipfile.BadZipFile, zlib.error),
    *(EOFError, OSError, RuntimeError, ValueError),
)
_WIDE: Final = b"p\0e\0r\0f\0e\0v\0a\0l\0:\0"


def is_document(data: bytes) -> bool:
    """Whether *data* is of a format that drafts are carried in."""
    return data.startswith((_ZIP, _OLE)) or pdf.is_pdf(data)


def carried(data: bytes) -> Carried:
    """What *data*, the content of a file, carries: a whole draft, or why not, or nothing."""
    if len(data) > MOST_BYTES:
        return Carried()
    if data.startswith(_ZIP):
        return joined(_members(data))
    if data.startswith(_OLE):
        # The properties of older Office files lie there as they are, in one byte a character or
        # two. What is scattered over the file is incomplete.
        return joined((data, data.replace(b"\0", b"") if _WIDE in data else b""))
    return pdf.carried(data) if pdf.is_pdf(data) else Carried()


def _members(data: bytes) -> Iterator[bytes]:
    """The members of a zip file in which pieces may stand; what is too large is none of them."""
    end = data.rfind(_END)
    listed = int.from_bytes(data[end + 12 : end + 16], "little")
    if listed > _MOST_LIST or data.startswith(_LONG_LIST, max(end - 20, 0)):
        return
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            left = _MOST_READ
            for info in archive.infolist():
                if _PLACES.fullmatch(info.filename) and info.file_size <= left:
                    text = _member(archive, info, left)
                    left -= len(text)
                    yield text
    except _UNREADABLE:
        return


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """What stands in one member; empty where it cannot be read, as another may hold a copy."""
    try:
        with archive.open(info) as member:
            return member.read(most)
    except _UNREADABLE:
        return b""
