"""XML of others: looked over while it is unpacked, then parsed without anything from outside.

A document type is where entities are declared, and no document of an office program has one. The
parser of libxml2 ends by itself at a depth of 256; what is counted here bounds how many elements
and attributes it makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from perfeval_gui.imports.errors import damaged, too_large
from perfeval_gui.imports.gate import limits

if TYPE_CHECKING:
    from lxml.etree import _Element

_WIDE: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"))
_WIDE_TOO: Final = ((b"\0<", "utf-16-be"),)
_DECLARED: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_STRICT: Final = re.compile(rb"(=\s*[\"'])http://purl\.oclc\.org/ooxml/([A-Za-z/]+)([\"'])")
_OFFICE: Final = b"http://schemas.openxmlformats.org/"
_YEARS: Final = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"spreadsheetml/main": b"spreadsheetml/2006/main",
    b"drawingml/main": b"drawingml/2006/main",
}


def parse(pieces: Iterable[bytes], name: str) -> _Element | None:
    """The root of the XML in *pieces*, a part called *name*; None where there is nothing.

    Raises:
        UnreadableError: It is not well formed, declares a document type, or is too much.
    """
    data = _narrow(_gathered(pieces, name), name)
    if not data.strip():
        return None
    _demand_no_type(data, name)
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
        root = etree.fromstring(transitional(data), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise damaged(f"里面的“{name}”不是完整的 XML") from None
    return root


def transitional(data: bytes) -> bytes:
    """XML of a strict document with the names of spaces that all others have."""
    return _STRICT.sub(_usual, data) if b"purl.oclc.org/ooxml/" in data else data


def _usual(found: re.Match[bytes]) -> bytes:
    before, path, behind = found.groups()
    first, _, rest = path.partition(b"/")
    usual = _YEARS.get(path, first + b"/2006/" + rest)
    return before + _OFFICE + usual + behind


def _gathered(pieces: Iterable[bytes], name: str) -> bytes:
    """All pieces; they are counted as they come, so that no more is unpacked than is allowed."""
    whole: list[bytes] = []
    size = tags = signs = 0
    for piece in pieces:
        whole.append(piece)
        size += len(piece)
        tags += piece.count(b"<")
        signs += piece.count(b"=")
        if size > limits.MEMBER_BYTES or tags > limits.TAGS or signs > limits.ATTRIBUTE_SIGNS:
            raise too_large(f"里面的“{name}”太大")
    return b"".join(whole)


class _StopError(Exception):
    """The first element, or a document type, was met."""


def _demand_no_type(data: bytes, name: str) -> None:
    """Refuse a document type before anything is made of it, in whatever encoding it is."""
    parser = expat.ParserCreate()
    met: list[bool] = []

    def stop(*, typed: bool) -> None:
        met.append(typed)
        raise _StopError

    parser.StartDoctypeDeclHandler = lambda *_: stop(typed=True)
    parser.StartElementHandler = lambda *_: stop(typed=False)
    with suppress(_StopError, expat.ExpatError, ValueError, LookupError):
        parser.Parse(data, True)
    if not met:
        raise damaged(f"里面的“{name}”不是完整的 XML")
    if met[0]:
        raise damaged(f"里面的“{name}”带有文档类型声明，正常的文档没有")


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
