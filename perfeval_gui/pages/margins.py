"""Margins the clerk chooses instead of the edition's, put into the pages before they are set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from perfeval_gui.pages.model import Block, Grid, Package, Part

LIMITS: Final = {"top": (8, 50), "bottom": (13, 50), "left": (8, 30), "right": (8, 30)}
"""Least and most of each margin, mm.

Below the body stays room for the page number, and tables stay at least 150 mm wide: narrower,
the nine columns of the 自评表 would not hold their figures even in small type.
"""
_PARTS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Margins in whole millimetres, each within `LIMITS`.

    Attributes:
        everywhere: Also for parts without tables (cover, report), whose margins GB/T 9704 gives.
    """

    top: int
    bottom: int
    left: int
    right: int
    everywhere: bool = False

    def __post_init__(self) -> None:
        """Refuse what is outside the limits."""
        for side, (least, most) in LIMITS.items():
            if not least <= getattr(self, side) <= most:
                raise ValueError(side)

    def words(self) -> tuple[str, ...]:
        """For a settings file; `read` understands it."""
        sides = (str(getattr(self, side)) for side in LIMITS)
        return (*sides, "true" if self.everywhere else "false")

    @classmethod
    def read(cls, words: Sequence[str]) -> Self | None:
        """What `words` gave; None where it was given nothing or is damaged."""
        if len(words) != _PARTS or not all(word.isdecimal() for word in words[:-1]):
            return None
        sides = dict(zip(LIMITS, map(int, words), strict=False))
        try:
            return cls(**sides, everywhere=words[-1] == "true")
        except ValueError:
            return None


def nearest(margins: tuple[float, float, float, float]) -> Margins:
    """The *margins* of a part (left, top, right, bottom, mm) as the clerk may choose them."""
    left, top, right, bottom = map(round, margins)
    return Margins(
        top=_held("top", top),
        bottom=_held("bottom", bottom),
        left=_held("left", left),
        right=_held("right", right),
    )


def _held(side: str, length: int) -> int:
    least, most = LIMITS[side]
    return min(max(length, least), most)


def with_margins(package: Package, margins: Margins | None) -> Package:
    """*package* with *margins*, its tables as wide as the body again; as it was with None."""
    if margins is None:
        return package
    parts = tuple(
        _part(part, margins) if margins.everywhere or _has_table(part) else part
        for part in package.parts
    )
    return replace(package, parts=parts)


def _has_table(part: Part) -> bool:
    return any(isinstance(block, Grid) for block in part.blocks)


def _part(part: Part, margins: Margins) -> Part:
    sides = (margins.left, margins.top, margins.right, margins.bottom)
    changed = replace(part, margins=sides)
    factor = changed.width / part.width
    return replace(changed, blocks=tuple(_scaled(block, factor) for block in part.blocks))


def _scaled(block: Block, factor: float) -> Block:
    if not isinstance(block, Grid):
        return block
    return replace(block, widths=tuple(width * factor for width in block.widths))
