"""Formats of the workbook: every look once, however many cells have it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from perfeval_gui.exports.archive import xml_text
from perfeval_gui.exports.excel.sheets import MAIN
from perfeval_gui.exports.excel.skeleton import STYLES_PATH, blank_workbook
from perfeval_gui.exports.excel.xml import Look
from perfeval_gui.exports.font_names import FONT_NAMES
from perfeval_gui.pages.model import STYLES

_STACKED: Final = 255
"""Excel's text rotation for characters below each other."""
_BASE_FONT: Final = (
    '<font><sz val="9.5"/><color theme="1"/><name val="Arial"/><family val="2"/></font>'
)
"""openpyxl's Calibri is missing where there is no Office, and all columns get another width.
Arial or a face of the same widths is everywhere. At 9.5 pt its digits are 7 dots wide unrounded
too, so that programs which do not round to dots come to the same widths."""
_NO_BORDER: Final = "<border><left/><right/><top/><bottom/><diagonal/></border>"
_SIDES: Final = ("left", "right", "top", "bottom")
_LINE: Final = '<{side} style="thin"><color rgb="FF000000"/></{side}>'
_PLAIN: Final = (
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" pivotButton="0" quotePrefix="0" xfId="0"/>'
)
"""The format of what has none: the first."""
_FILLS: Final = (
    '<fills count="2"><fill><patternFill/></fill><fill><patternFill patternType="gray125"/></fill>'
    "</fills>"
)
_BASES: Final = (
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
)
_TYPED: Final = (' applyProtection="1"', '<protection locked="0" hidden="0"/>')
"""What opens a cell to be typed into on a sheet that is locked."""
_OWN: Final = 164
"""Number of the first number format that Excel does not know by itself."""


class Formats:
    """Gives each look its number in the file."""

    def __init__(self) -> None:
        from openpyxl.styles.numbers import BUILTIN_FORMATS_REVERSE

        self._known = BUILTIN_FORMATS_REVERSE
        self._numbers: dict[Look, int] = {}
        self._formats: dict[str, int] = {_PLAIN: 0}
        self._fonts: dict[str, int] = {_BASE_FONT: 0}
        self._borders: dict[str, int] = {_NO_BORDER: 0}
        self._own: dict[str, int] = {}

    def __call__(self, look: Look) -> int:
        """The number of *look*."""
        number = self._numbers.get(look)
        if number is None:
            number = self._numbers[look] = _number_of(self._format(look), self._formats)
        return number

    def xml(self) -> str:
        """``xl/styles.xml``: all that was asked for."""
        own = "".join(
            f'<numFmt numFmtId="{_OWN + number}" formatCode="{xml_text(code)}"/>'
            for code, number in self._own.items()
        )
        behind = blank_workbook()[STYLES_PATH].partition("</cellXfs>")[2]
        return (
            f'<styleSheet xmlns="{MAIN}"><numFmts count="{len(self._own)}">{own}</numFmts>'
            f"{_list('fonts', self._fonts)}{_FILLS}{_list('borders', self._borders)}{_BASES}"
            f"{_list('cellXfs', self._formats)}{behind}"
        )

    def _format(self, look: Look) -> str:
        font = _number_of(_font(look), self._fonts)
        border = _number_of(_border(look.borders), self._borders) if look.borders else 0
        unlocked, protection = _TYPED if look.typed else ("", "")
        return (
            f'<xf numFmtId="{self._number_format(look.number_format)}" fontId="{font}" fillId="0" '
            f'borderId="{border}" applyAlignment="1"{unlocked} pivotButton="0" '
            f'quotePrefix="{int(look.quoted)}" xfId="0">{_alignment(look)}{protection}</xf>'
        )

    def _number_format(self, code: str) -> int:
        if not code:
            return 0
        known = self._known.get(code)
        return _OWN + _number_of(code, self._own) if known is None else known


def _number_of(entry: str, entries: dict[str, int]) -> int:
    return entries.setdefault(entry, len(entries))


def _list(name: str, entries: Iterable[str]) -> str:
    entries = tuple(entries)
    return f'<{name} count="{len(entries)}">{"".join(entries)}</{name}>'


def _font(look: Look) -> str:
    style = STYLES[look.style]
    bold = '<b val="1"/>' if style.bold else ""
    # 134 is the GB2312 character set: Excel then looks for a Chinese face if this one is missing.
    return (
        f'<font><name val="{FONT_NAMES[style.font]}"/><charset val="134"/>{bold}'
        f'<sz val="{style.size:g}"/></font>'
    )


def _alignment(look: Look) -> str:
    figure = bool(look.number_format)
    stacked = f' textRotation="{_STACKED}"' if look.vertical else ""
    wrapped = "" if figure or look.vertical else ' wrapText="1"'
    shrunk = ' shrinkToFit="1"' if figure else ""
    return (
        f'<alignment horizontal="{look.align}" vertical="{_vertical(look)}"'
        f"{stacked}{wrapped}{shrunk}/>"
    )


def _vertical(look: Look) -> str:
    if look.spread and look.align == "justify":
        return "justify"
    return "top" if look.top else "center"


def _border(sides: str) -> str:
    lines = (_LINE.format(side=side) if side[0] in sides else f"<{side}/>" for side in _SIDES)
    return f"<border>{''.join(lines)}</border>"
