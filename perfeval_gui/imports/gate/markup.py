"""XML of others: looked over while it is unpacked, then parsed without anything from outside.

A document type is where entities are declared, and no document of an office program has one. The
parser of libxml2 ends by itself at a depth of 256; what is counted here bounds how many elements
and attributes it makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from perfeval_gui.imports.errors import damaged

if TYPE_CHECKING:
    from lxml.etree import _Element

_WIDE: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"))
_WIDE_TOO: Final = ((b"\0<", "utf-16-be"),)
_DECLARED: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_STRICT: Final = re.compile(rb"(=\s*[\"'])http://purl\.oclc\.org/ooxml/([A-Za-z/]+)([\"'])")
_MOST_PIECES: Final = 4
"""In which the first element has to end: it is looked at anew with each."""
_OFFICE: Final = b"http://schemas.openxmlformats.org/"
_YEARS: Final = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"spreadsheetml/main": b"spreadsheetml/2006/main",
    b"drawingml/main": b"drawingml/2006/main",
}


def parse(pieces: Iterable[bytes], name: str) -> _Element | None:
    """The root of the XML in *pieces*, a part called *name*; None where there is nothing.

    Raises:
        UnreadableError: It is not well formed, declares a document type, or is too deep.
    """
    data = _narrow(_gathered(pieces, name), name)
    if not data.strip():
        return None
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(transitional(data), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise damaged(f"里面的“{name}”不是完整的 XML，或者套得太深") from None


def transitional(data: bytes) -> bytes:
    """XML of a strict document with the names of spaces that all others have."""
    return _STRICT.sub(_usual, data) if b"purl.oclc.org/ooxml/" in data else data


def _usual(found: re.Match[bytes]) -> bytes:
    before, path, behind = found.groups()
    first, _, rest = path.partition(b"/")
    usual = _YEARS.get(path, first + b"/2006/" + rest)
    return before + _OFFICE + usual + behind


def _gathered(pieces: Iterable[bytes], name: str) -> bytes:
    """All pieces, unless a document type comes before the first element."""
    opening = _Opening()
    whole: list[bytes] = []
    for piece in pieces:
        whole.append(piece)
        if opening.feed(piece):
            raise damaged(f"里面的“{name}”带有文档类型声明，正常的文档没有")
        if not opening.is_over and len(whole) > _MOST_PIECES:
            raise damaged(f"里面的“{name}”不像文档，开头太长")
    return b"".join(whole)


def _narrow(data: bytes, name: str) -> bytes:
    """The same XML in UTF-8."""
    for mark, encoding in (*_WIDE, *_WIDE_TOO):
        if data.startswith(mark):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                raise damaged(f"里面的“{name}”编码不对") from None
            return _DECLARED.sub("", text.lstrip("\ufeff")).encode()
    return data


class _StopError(Exception):
    """The first element, or a document type, was met."""


class _Opening:
    """The beginning of an XML part, looked at in whatever encoding it is."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._type
        self._parser.StartElementHandler = self._element
        self.is_over = self._is_typed = False

    def feed(self, piece: bytes) -> bool:
        """Whether a document type is met in what has come so far."""
        if not self.is_over:
            try:
                self._parser.Parse(piece)
            except (_StopError, expat.ExpatError, ValueError, LookupError):
                # What is no XML is found out by who parses it.
                self.is_over = True
        return self._is_typed

    def _type(self, *_: object) -> None:
        self._is_typed = True
        raise _StopError

    def _element(self, *_: object) -> None:
        raise _StopError
