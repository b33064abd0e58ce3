"""What the sheets of a workbook share: texts, formats, how days are counted."""

from __future__ import annotations

import re
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Final

from perfeval_gui.imports.errors import damaged
from perfeval_gui.imports.gate.package import Package
from perfeval_gui.imports.sheets.codes import BUILT_IN, GENERAL

if TYPE_CHECKING:
    from lxml.etree import _Element

S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CHARACTER: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLACE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


class Book:
    """A workbook while it is read.

    Args:
        package: Its parts.
        root: The part of the workbook itself.

    Attributes:
        told: What is to be told of it in the end.
        from_1904: Whether days are counted from 1904 on.
    """

    def __init__(self, package: Package, root: _Element) -> None:
        self.package = package
        self.told: list[str] = []
        properties = root.find(f"{S}workbookPr")
        self.from_1904 = properties is not None and attribute(properties, "date1904")
        self._strings = _strings(package.first(package.main, "sharedStrings"))
        self._codes = _codes(package.first(package.main, "styles"))

    def string(self, index: str) -> str:
        """The shared text of that number.

        Raises:
            UnreadableError: There is none.
        """
        at = whole(index)
        if at >= len(self._strings):
            raise damaged(f"里面少了第 {at + 1} 条文字")
        return self._strings[at]

    def code(self, style: str | None) -> str:
        """The number format of a style."""
        at = whole(style or "0")
        return self._codes[at] if at < len(self._codes) else GENERAL


def attribute(element: _Element, name: str) -> bool:
    """Whether the attribute *name* is set."""
    return element.get(name) in ("1", "true")


def whole(text: str) -> int:
    """The number that *text* is.

    Raises:
        UnreadableError: It is none.
    """
    if text.isascii() and text.isdigit() and len(text) < 10:  # noqa: PLR2004 - no index has more
        return int(text)
    raise damaged(f"应当是序号的地方写着“{text[:20]}”")


def number_of(text: str) -> Decimal | None:
    """The shortest decimal that means the stored number *text*; None where it is none.

    A workbook keeps numbers as a computer does: 0.80449 may stand there as 0.80449000000000004.
    """
    try:
        stored = float(text)
    except ValueError:
        return None
    return Decimal(repr(stored).removesuffix(".0")) if isfinite(stored) else None


def place_of(name: str) -> tuple[int, int]:
    """Row and column of the cell *name* ("B5"), counted from 0.

    Raises:
        UnreadableError: It is none.
    """
    found = _PLACE.fullmatch(name)
    if found is None or found[2].strip("0") == "":
        raise damaged(f"没有叫“{name[:20]}”的单元格")
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def text_of(element: _Element) -> str:
    """The text of a shared string or of a comment, without the readings above it."""
    pieces: list[str] = []
    for child in element:
        if child.tag == f"{S}t":
            pieces.append(child.text or "")
        elif child.tag == f"{S}r":
            pieces += [text.text or "" for text in child.iterfind(f"{S}t")]
    return spelled("".join(pieces))


def spelled(text: str) -> str:
    """A text of a workbook with the characters that XML cannot hold, and one kind of line ends."""
    if "_x" in text:
        text = _CHARACTER.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _strings(root: _Element | None) -> list[str]:
    return [] if root is None else [text_of(one) for one in root.iterfind(f"{S}si")]


def _codes(root: _Element | None) -> list[str]:
    """The number format of each style of a cell."""
    if root is None:
        return []
    own = {
        whole(one.get("numFmtId", "0")): spelled(one.get("formatCode", GENERAL))
        for one in root.iterfind(f"{S}numFmts/{S}numFmt")
    }
    known = {**BUILT_IN, **own}
    return [
        known.get(whole(one.get("numFmtId", "0")), GENERAL)
        for one in root.iterfind(f"{S}cellXfs/{S}xf")
    ]
