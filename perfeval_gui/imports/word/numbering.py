"""Automatic numbers of paragraphs: nobody typed them, and everybody reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from perfeval_gui.imports.counting import counted
from perfeval_gui.imports.word.names import VAL, W, is_on, value_of, whole
from perfeval_gui.imports.word.styles import Styles
from perfeval_gui.imports.word.symbols import symbol

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How the numbers of a level are written.

    Attributes:
        start: The first of them.
        way: How Word calls the way of counting.
        text: The number with what stands around it, "%1" for the one of the first level.
        font: Font of a bullet.
        style: Style of paragraphs that have such a number without saying so.
        legal: Whether the levels above are written in digits too.
        behind: What follows: "tab", "space", "nothing".
        again: Level below which (counted from 1) it begins anew; 0 for never, None for any.
    """

    start: int
    way: str
    text: str
    font: str | None
    style: str | None
    legal: bool
    behind: str
    again: int | None


@dataclass(slots=True)
class _List:
    """A list as a paragraph names it: its levels, and with whom it counts."""

    levels: dict[int, Level]
    shared: str
    anew: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a file, counted on while its paragraphs are read in order.

    Args:
        root: The part of the numbering; None where the file has none.
        styles: Styles of the file.
    """

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        found = () if root is None else root
        self._numbers = {one.get(f"{W}numId"): one for one in found if one.tag == f"{W}num"}
        self._abstract = {
            one.get(f"{W}abstractNumId"): one for one in found if one.tag == f"{W}abstractNum"
        }
        self._styled = {value_of(one, "styleLink"): one for one in self._abstract.values()}
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}

    def number(self, properties: _Element | None) -> str:
        """The number of the next paragraph, with a blank where it needs one; "" for none."""
        if not self._numbers:
            return ""
        numbers, level = self._named(properties)
        if numbers is None or numbers == "0":
            return ""
        found = self._list(numbers)
        if found is None or level not in found.levels:
            return ""
        self._count(found, level)
        return self._written(found, level)

    def _named(self, properties: _Element | None) -> tuple[str | None, int]:
        """The list that a paragraph belongs to and its level there."""
        own = None if properties is None else properties.find(f"{W}numPr")
        numbers, level = value_of(own, "numId"), value_of(own, "ilvl")
        if numbers is None:
            style = self._styles.of(properties)
            said = [one for one in self._styles.chain(style) if one.numbers is not None]
            if said:
                numbers = said[0].numbers
                level = level or said[0].number_level or self._level_of(numbers, style)
        return numbers, min(whole(level, 0), _LEVELS - 1)

    def _level_of(self, numbers: str | None, style: str | None) -> str | None:
        """The level whose paragraphs have the style *style*."""
        found = self._list(numbers) if numbers else None
        levels = {} if found is None else found.levels
        return next((str(at) for at, one in levels.items() if style and one.style == style), None)

    def _count(self, one: _List, level: int) -> None:
        counts = self._counts.setdefault(one.shared, {})
        if level in one.anew:
            counts[level] = one.anew.pop(level) - 1
        for above in range(level):
            if above in one.levels:
                counts.setdefault(above, one.levels[above].start)
        counts[level] = counts.get(level, one.levels[level].start - 1) + 1
        for below in [at for at in counts if at > level]:
            again = one.levels[below].again if below in one.levels else None
            if again is None or (again and level < again):
                del counts[below]

    def _written(self, one: _List, level: int) -> str:
        counts, drawn = self._counts[one.shared], one.levels[level]

        def number(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            if at not in one.levels:
                return ""
            way = one.levels[at].way
            simple = drawn.legal and way not in ("decimal", "decimalZero")
            return counted(counts.get(at, one.levels[at].start), "decimal" if simple else way)

        if drawn.way == "bullet":
            text = "".join(symbol(ord(sign), drawn.font) for sign in drawn.text)
        else:
            text = _PLACE.sub(number, drawn.text)
        # A blank as a person types it: "1. 项", and "一、项".
        apart = drawn.behind != "nothing" and text and text[-1].isascii()
        return f"{text} " if apart and not text.isspace() else text

    def _list(self, numbers: str) -> _List | None:
        """The list *numbers*; None where there is none."""
        if numbers not in self._lists:
            self._lists[numbers] = self._made(numbers)
        return self._lists[numbers]

    def _made(self, numbers: str) -> _List | None:
        found = self._numbers.get(numbers)
        shared = value_of(found, "abstractNumId")
        drawn = self._abstract.get(shared)
        # One that names a style is drawn where that style is.
        drawn = self._styled.get(value_of(drawn, "numStyleLink") or "\0", drawn)
        if found is None or drawn is None or shared is None:
            return None
        levels = dict(map(_level, drawn.findall(f"{W}lvl")))
        anew: dict[int, int] = {}
        for change in found.findall(f"{W}lvlOverride"):
            at = whole(change.get(f"{W}ilvl"), 0)
            if (own := change.find(f"{W}lvl")) is not None:
                levels[at] = _level(own)[1]
            if (start := value_of(change, "startOverride")) is not None:
                anew[at] = whole(start, 1)
        return _List(levels, shared, anew)


def _level(element: _Element) -> tuple[int, Level]:
    fonts = element.find(f"{W}rPr/{W}rFonts")
    picture = element.find(f"{W}lvlPicBulletId") is not None
    again = value_of(element, "lvlRestart")
    text = element.find(f"{W}lvlText")
    return whole(element.get(f"{W}ilvl"), 0), Level(
        whole(value_of(element, "start"), 0),
        _way(element),
        "•" if picture else "" if text is None else text.get(VAL, ""),
        None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi"),
        value_of(element, "pStyle"),
        bool(is_on(element, "isLgl")),
        value_of(element, "suff") or "tab",
        None if again is None else whole(again, 0),
    )


def _way(level: _Element) -> str:
    """The way of counting; a newer one stands in an alternative, with an older one beside it."""
    own = level.find(f"{W}numFmt")
    found = level.find(f".//{W}numFmt") if own is None else own
    return "decimal" if found is None else found.get(VAL, "decimal")
