"""How one cell of a form is written in a page file: its label, or the name of what is filled in."""

from __future__ import annotations

from typing import Final

from perfeval_gui.new_edition.declared import NewEdition
from perfeval_gui.new_edition.grid import Spot
from perfeval_gui.new_edition.texts import printed

_SIDES: Final = {"left": "'", "right": '"'}
_AROUND: Final = " 　：:"
_TALL_LINES: Final = 3
"""A narrow label of so many letters on lines of their own stands upright."""


def value(spot: Spot, name: str) -> str:
    """The cell of *spot*, in which what is called *name* is printed."""
    return f"{_top(spot)}{_side(spot)}{{{name}}}"


def label(spot: Spot, name: str, edition: NewEdition) -> str:
    """The cell of the label *spot* of what is called *name*; as it stands where it has lines."""
    text = printed(spot.text, edition.year)
    core = text.strip(_AROUND)
    if "\\n" in text or core != edition.label_of(name, core):
        return words(spot, edition)
    before, _, behind = text.partition(core)
    return f"{_side(spot)}{before}[{name}]{behind}"


def words(spot: Spot, edition: NewEdition) -> str:
    """The cell of *spot*, whose words are printed as they stand."""
    lines = spot.text.strip("\n").split("\n")
    short = all(len(line.strip()) == 1 for line in lines)
    upright = spot.look is not None and spot.look.upright
    if upright or (short and len(lines) >= _TALL_LINES):
        return ":" + printed("".join(lines), edition.year)
    return _top(spot) + "\\n".join(
        _side(spot, at, len(lines)) + printed(line, edition.year) for at, line in enumerate(lines)
    )


def in_words(spot: Spot, text: str) -> str:
    r"""The cell of *spot* with *text*, in which names stand already, lines divided by ``\n``."""
    lines = text.split("\\n")
    return _top(spot) + "\\n".join(
        _side(spot, at, len(lines)) + line for at, line in enumerate(lines)
    )


def _top(spot: Spot) -> str:
    tall = spot.look is not None and spot.look.top and spot.is_tall
    return "`" if tall and spot.use in ("blank", "mixed") and _is_aside(spot) else ""


def _is_aside(spot: Spot) -> bool:
    return _side(spot) == _SIDES["left"]


def _side(spot: Spot, line: int = 0, lines: int = 1) -> str:
    """The mark of the side at which one of the *lines* of a cell is set."""
    sides = () if spot.look is None else spot.look.sides
    side = sides[line] if len(sides) == lines else next(iter(sides), "")
    return _SIDES.get(side or "left", "")
