"""Names of elements and attributes in an OpenDocument file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from perfeval_gui.imports.errors import damaged

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE: Final = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
OFFICE: Final = _SPACE.format("office")
TEXT: Final = _SPACE.format("text")
TABLE: Final = _SPACE.format("table")
STYLE: Final = _SPACE.format("style")
DRAW: Final = _SPACE.format("drawing")
XLINK: Final = "{http://www.w3.org/1999/xlink}"
CALC: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_DIGITS: Final = 9


def count(element: _Element, name: str, default: int = 1) -> int:
    """The whole number that an attribute is, one at least where it says nothing else.

    Raises:
        UnreadableError: It is no number that could be one.
    """
    text = element.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        raise damaged(f"应当是个数的地方写着“{text[:20]}”")
    return int(text)
