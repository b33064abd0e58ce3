"""What a style of a Word file says of its text: hidden, a heading, numbered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfeval_gui.imports.word.names import W, is_on, value_of, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_BASES = 20
"""Styles that one is based on; a damaged file may lead in circles."""
_DEEPEST = 9
"""The level of a heading that is none."""


@dataclass(frozen=True, slots=True)
class Style:
    """What is asked of a style; None where it says nothing itself."""

    base: str | None
    hidden: bool | None
    level: str | None
    numbers: str | None
    number_level: str | None


class Styles:
    """The styles of a file by their ids.

    Args:
        root: The part of the styles; None where the file has none.
    """

    def __init__(self, root: _Element | None) -> None:
        found = [] if root is None else root.findall(f"{W}style")
        self._styles = {one.get(f"{W}styleId", ""): _style(one) for one in found}
        self._chains: dict[str | None, tuple[Style, ...]] = {}
        self._default = next(
            (
                one.get(f"{W}styleId", "")
                for one in found
                if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") in ("1", "true")
            ),
            None,
        )

    def chain(self, style: str | None) -> tuple[Style, ...]:
        """The style called *style* and those it is based on, the nearest first."""
        if style not in self._chains:
            self._chains[style] = tuple(self._based(style))
        return self._chains[style]

    def _based(self, style: str | None) -> Iterator[Style]:
        for _ in range(_MOST_BASES):
            found = self._styles.get(style or "")
            if found is None:
                return
            yield found
            style = found.base

    def of(self, paragraph: _Element | None) -> str | None:
        """The id of the style of a paragraph, given its properties."""
        return value_of(paragraph, "pStyle") or self._default

    def hides(self, style: str | None) -> bool:
        """Whether text of the style is hidden."""
        said = (one.hidden for one in self.chain(style) if one.hidden is not None)
        return next(said, False)

    def level(self, properties: _Element | None) -> int:
        """The level of a heading, from 1; 0 for a paragraph that is none."""
        own = value_of(properties, "outlineLvl")
        said = (one.level for one in self.chain(self.of(properties)) if one.level is not None)
        level = whole(own or next(said, None), _DEEPEST)
        return level + 1 if 0 <= level < _DEEPEST else 0


def _style(element: _Element) -> Style:
    numbers = f"{W}pPr/{W}numPr"
    return Style(
        value_of(element, "basedOn"),
        is_on(element.find(f"{W}rPr"), "vanish"),
        value_of(element, "pPr", "outlineLvl"),
        value_of(element.find(numbers), "numId"),
        value_of(element.find(numbers), "ilvl"),
    )
