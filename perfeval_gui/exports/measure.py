"""How high a text gets, estimated without a font: Excel never fits joined or wrapped rows."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from math import ceil
from typing import Final

from perfeval_gui.exports.pages import STYLES, Paragraph, Style

MM_IN_PT: Final = 72 / 25.4
_NARROW: Final = 0.6
"""Width of a Latin letter or digit, in ems."""
_NATURAL: Final = 1.46
"""Excel knows no line pitch: lines stand as the font has it, about this many ems apart."""
_STACKED: Final = 1.45
"""Distance of characters below each other, in ems; fonts differ, and what is too low is cut."""
_SIDES: Final = 2.0
"""What Excel leaves blank left and right of a text together, mm."""
_FRAME: Final = 3.0
"""Blank above and below the text of a framed cell together, pt."""


def needed_height(
    paragraphs: Sequence[Paragraph], width: float, *, upright: bool = False, framed: bool = False
) -> float:
    """Height in pt that *paragraphs* take when wrapped in *width* mm.

    *upright* characters stand below each other, in as many columns as fit side by side.
    """
    room = max(1.0, (width - _SIDES) * MM_IN_PT)
    measure = _upright_height if upright else _wrapped_height
    text = sum(measure(paragraph.text, STYLES[paragraph.style], room) for paragraph in paragraphs)
    return text + (_FRAME if framed else 0)


def fitting(text: str, style: Style, width: float, height: float) -> int:
    """How many leading characters of *text* fit into *width* mm and *height* pt; at least 1."""
    lines = int(height / _pitch(style))
    left = lines * _line(style, (width - _SIDES) * MM_IN_PT) - style.indent
    for number, character in enumerate(text):
        left -= _ems(character)
        if left < 0:
            return max(1, number)
    return len(text)


def _wrapped_height(text: str, style: Style, room: float) -> float:
    ems = style.indent + sum(map(_ems, text))
    count = 1 if ems <= room / style.size else ceil(ems / _line(style, room))
    return max(1, count) * _pitch(style)


def _line(style: Style, room: float) -> float:
    """Ems on a line that is wrapped: punctuation and numbers that do not fit move to the next."""
    return max(1.0, room / style.size - 0.5)


def _pitch(style: Style) -> float:
    return max(style.pitch, style.size * _NATURAL)


def _upright_height(text: str, style: Style, room: float) -> float:
    step = style.size * _STACKED
    side_by_side = max(1, int(room / step))
    return ceil(len(text) / side_by_side) * step


def _ems(character: str) -> float:
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else _NARROW
