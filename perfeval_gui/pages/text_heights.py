"""How high a text gets, estimated without a font: Excel never fits joined or wrapped rows.

What is too low is cut, what is too high is a little blank. So lines are counted as the widest
faces set them that stand in for the official ones, with the strictest rules for line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from perfeval_gui.pages.model import MM_PER_INCH, STYLES, Paragraph, Style

MM_IN_PT: Final = 72 / MM_PER_INCH
_NATURAL: Final = 1.46
"""Excel knows no line pitch: lines stand as the font has it, about this many ems apart."""
_STACKED: Final = 1.45
"""Distance of characters below each other, in ems; fonts differ, and what is too low is cut."""
_SIDES: Final = 2.0
"""What Excel leaves blank left and right of a text together, mm."""
_FRAME: Final = 3.0
"""Blank above and below the text of a framed cell together, pt."""
_PIECE: Final = re.compile(
    r"[（“‘《〈【〔「『(\[]*(?:[0-9A-Za-z.,%‰]+|.)[，。、；：？！）”’》〉】〕」』…)\]]*", re.DOTALL
)
"""What no line end may cut: a figure or word, with the marks that may not be parted from it."""
_LAST_NARROW: Final = "\u02ff"
_WIDE: Final = frozenset("%@MWmw")
_THIN: Final = frozenset(".,:;")
_POINT: Final = 0.4
_CAPITAL: Final = 0.8
_SMALL: Final = 0.64
"""Width of a digit or small letter, in ems, in the widest of the usual stand-ins."""


def needed_height(
    paragraphs: Sequence[Paragraph], width: float, *, upright: bool = False, framed: bool = False
) -> float:
    """Height in pt that *paragraphs* take when wrapped in *width* mm.

    *upright* characters stand below each other in one column, however wide the cell is.
    """
    room = line_room(width)
    measure = _upright_height if upright else _wrapped_height
    text = sum(measure(paragraph.text, STYLES[paragraph.style], room) for paragraph in paragraphs)
    return text + (_FRAME if framed else 0)


def text_height(text: str, style: Style, width: float) -> float:
    """Height in pt that *text* takes in *style* when wrapped in *width* mm."""
    room = line_room(width)
    return sum(_wrapped_height(line, style, room) for line in text.split("\n"))


def fitting(text: str, style: Style, width: float, height: float) -> int:
    """How many leading characters of *text* fit into *width* mm and *height* pt; at least 1."""
    lines = max(1, int(height / _pitch(style)))
    room = (width - _SIDES) * MM_IN_PT
    # What is behind the line after them changes nothing, and may be very long.
    near = text[: (lines + 1) * (_most(_measure(style, room)) + 1)]
    return _in_lines(near, style, room, lines)


def line_room(width: float) -> float:
    """How wide a line may be in a cell of *width* mm, pt."""
    return max(1.0, (width - _SIDES) * MM_IN_PT)


def text_width(text: str, style: Style) -> float:
    """Width of *text* on one line, pt."""
    return sum(map(_ems, text)) * style.size


@lru_cache(maxsize=1_024)
def _in_lines(text: str, style: Style, room: float, lines: int) -> int:
    """How many characters of *text* fit into so many *lines*: asked by who writes and who reads."""
    return next(islice(_line_starts(text, style, room), lines - 1, None), len(text))


@lru_cache(maxsize=4_096)
def _wrapped_height(text: str, style: Style, room: float) -> float:
    return (1 + sum(1 for _ in _line_starts(text, style, room))) * _pitch(style)


def _line_starts(text: str, style: Style, room: float) -> Iterator[int]:
    """Where every line after the first begins, in characters."""
    measure = _measure(style, room)
    most = _most(measure)
    if style.indent + len(text) <= measure:
        return
    used = style.indent
    for found in _PIECE.finditer(text):
        width = sum(map(_ems, found[0][:most]))
        if used + width <= measure:
            used += width
        elif width <= measure:
            yield found.start()
            used = width
        else:
            # It is longer than a line: cut anywhere.
            for place, character in enumerate(found[0], found.start()):
                used += _ems(character)
                if used > measure:
                    yield place
                    used = _ems(character)


def _measure(style: Style, room: float) -> float:
    """How many ems a line has."""
    return max(1.0, room / style.size)


def _most(measure: float) -> int:
    """So many characters are wider than *measure* ems, whatever they are."""
    return int(measure / _POINT) + 1


def _pitch(style: Style) -> float:
    return max(style.pitch, style.size * _NATURAL)


def _upright_height(text: str, style: Style, _room: float) -> float:
    return len(text) * style.size * _STACKED


def _ems(character: str) -> float:
    if character > _LAST_NARROW or character in _WIDE:
        return 1.0
    if character in _THIN:
        return _POINT
    return _CAPITAL if character.isupper() else _SMALL
