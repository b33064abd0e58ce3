"""Formats of the workbook: every look once, however many cells have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from perfeval_gui.exports.font_names import FONT_NAMES
from perfeval_gui.pages.model import STYLES, Align

if TYPE_CHECKING:
    from openpyxl.styles import Alignment, Border, Font
    from openpyxl.worksheet.worksheet import Worksheet

    from perfeval_gui.exports.excel.xml import Look

_STACKED: Final = 255
"""Excel's text rotation for characters below each other."""
_HORIZONTAL: Final[dict[Align, Literal["left", "center", "right", "justify"]]] = {
    "left": "left",
    "center": "center",
    "right": "right",
    "justify": "justify",
}


class Formats:
    """Gives each look its number in the file.

    openpyxl compares and hashes all parts of a format at each assignment; done once a look
    instead of once a cell, 1,000 rows take a seventh of the time.
    """

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._numbers: dict[Look, int] = {}

    def __call__(self, look: Look) -> int:
        number = self._numbers.get(look)
        if number is None:
            number = self._numbers[look] = self._register(look)
        return number

    def _register(self, look: Look) -> int:
        from openpyxl.cell import Cell
        from openpyxl.styles import Protection

        cell = Cell(self._sheet, row=1, column=1)
        cell.font = _font(look)
        cell.alignment = _alignment(look)
        cell.protection = Protection(locked=not look.typed)
        if look.borders:
            cell.border = _border(look.borders)
        if look.number_format:
            cell.number_format = look.number_format
        if look.quoted:
            cell.quotePrefix = True
        return cell.style_id


def _font(look: Look) -> Font:
    from openpyxl.styles import Font

    style = STYLES[look.style]
    # 134 is the GB2312 character set: Excel then looks for a Chinese face if this one is missing.
    return Font(name=FONT_NAMES[style.font], size=style.size, bold=style.bold, charset=134)


def _alignment(look: Look) -> Alignment:
    from openpyxl.styles import Alignment

    figure = bool(look.number_format)
    return Alignment(
        horizontal=_HORIZONTAL[look.align],
        vertical=_vertical(look),
        text_rotation=_STACKED if look.vertical else 0,
        wrap_text=not figure and not look.vertical,
        shrink_to_fit=figure,
    )


def _vertical(look: Look) -> Literal["top", "center", "justify"]:
    if look.spread and look.align == "justify":
        return "justify"
    return "top" if look.top else "center"


def _border(sides: str) -> Border:
    from openpyxl.styles import Border, Side

    line, none = Side(style="thin", color="FF000000"), Side()
    return Border(
        left=line if "l" in sides else none,
        right=line if "r" in sides else none,
        top=line if "t" in sides else none,
        bottom=line if "b" in sides else none,
    )
