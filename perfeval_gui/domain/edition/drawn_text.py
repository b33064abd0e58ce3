"""A text of a page as it is drawn, taken apart: words, ``{name}`` and ``[label]``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from perfeval_gui.domain.cells.patterns import pattern

Side = Literal["left", "right"]
FORMS: Final = frozenset(["", "dotted", "month", "tick", "dash", "sum"])
"""How a value may be printed; the empty one is the usual way."""
ALONE: Final = frozenset(["dash", "sum"])
"""Forms that have a cell to themselves: in Excel it is a figure while it can be one."""
_NAMES: Final = pattern(r"\{([^{}]*)\}|\[([\w.]+(?:\[\]\.\w+)?)\]")
_FORM: Final = pattern("[:：|]")
_SIDES: Final[dict[str, Side]] = {"'": "left", '"': "right"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a drawn text; only one of *text*, *label* and *name* is not empty.

    Attributes:
        text: Words that are printed as they are.
        label: The name whose printed label stands here.
        name: The name whose value stands here.
        form: In what form the value is printed; empty for the usual one.
    """

    text: str = ""
    label: str = ""
    name: str = ""
    form: str = ""


@lru_cache(maxsize=4_096)
def drawn_pieces(text: str) -> tuple[Piece, ...]:
    """*text* in its pieces, from left to right."""
    found: list[Piece] = []
    position = 0
    for match in _NAMES.finditer(text):
        if match.start() > position:
            found.append(Piece(text=text[position : match.start()]))
        if match[2]:
            found.append(Piece(label=match[2]))
        else:
            name, *form = _FORM.split(match[1], maxsplit=1)
            found.append(Piece(name=name, form=form[0] if form else ""))
        position = match.end()
    if position < len(text):
        found.append(Piece(text=text[position:]))
    return tuple(found)


def aligned(text: str) -> tuple[Side | None, str]:
    """The side at which a drawn line is aligned, None for the usual one, and its text."""
    return (_SIDES[text[0]], text[1:]) if text[:1] in _SIDES else (None, text)


def alone(text: str) -> Piece | None:
    """The value that a drawn cell shows and nothing else; None where it shows more or less."""
    match drawn_pieces(aligned(text)[1]):
        case (piece,) if piece.name:
            return piece
        case _:
            return None
