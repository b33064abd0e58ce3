"""Names of elements and attributes in a Word file, and how they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from perfeval_gui.imports.errors import damaged

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL: Final = f"{W}val"
GONE: Final = frozenset({f"{W}del", f"{W}moveFrom"})
"""Tracked changes that take away, in a text and in the properties of what is changed."""
NEW: Final = frozenset({f"{W}ins", f"{W}moveTo"})
PROPERTIES: Final = frozenset(
    W + name
    for name in (
        *("pPr", "rPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sectPr", "sdtPr"),
        *("sdtEndPr", "rubyPr", "customXmlPr", "smartTagPr"),
    )
)
"""Elements that hold no text."""
_DIGITS: Final = 9


def value_of(element: _Element | None, *path: str) -> str | None:
    """The w:val of the element below *element* that *path* leads to; None where there is none."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return None if element is None else element.get(VAL)


def is_on(element: _Element | None, name: str) -> bool | None:
    """Whether the property *name* is set below *element*; None where nothing is said of it."""
    found = None if element is None else element.find(W + name)
    if found is None:
        return None
    return found.get(VAL, "true") not in ("0", "false", "off", "none")


def whole(text: str | None, default: int) -> int:
    """The whole number that *text* is, *default* where it says nothing.

    Raises:
        UnreadableError: It is no number that could be one.
    """
    if text is None:
        return default
    digits = text.strip().removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS):
        raise damaged(f"应当是整数的地方写着“{text[:20]}”")
    return int(text)
