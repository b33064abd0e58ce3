"""What the styles of an OpenDocument file say: hidden text, hidden sheets, numbered lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from perfeval_gui.imports.counting import counted
from perfeval_gui.imports.opendocument.names import STYLE, TABLE, TEXT, XML_ID, count

if TYPE_CHECKING:
    from lxml.etree import _Element

_WAYS: Final = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一": "chineseCounting", "壹": "chineseLegalSimplified", "①": "decimalEnclosedCircle",
    "１": "decimalFullWidth", "甲": "ideographTraditional", "子": "ideographZodiac",
}  # fmt: skip
"""Ways of counting by their first number."""


@dataclass(frozen=True, slots=True)
class Level:
    """How the numbers of a level of a list are written."""

    way: str
    before: str
    behind: str
    start: int
    shown_levels: int
    bullet: str


class Styles:
    """The styles of a file, from all its parts.

    Args:
        roots: The parts that hold styles.
    """

    def __init__(self, roots: Iterable[_Element]) -> None:
        self._hidden: set[str] = set()
        self._hidden_tables: set[str] = set()
        self._lists: dict[str, dict[int, Level]] = {}
        self._list_of: dict[str, str] = {}
        for root in roots:
            self._read(root)

    def _read(self, root: _Element) -> None:
        for style in root.iter(f"{STYLE}style"):
            name = style.get(f"{STYLE}name", "")
            texts = style.find(f"{STYLE}text-properties")
            tables = style.find(f"{STYLE}table-properties")
            if texts is not None and texts.get(f"{TEXT}display") == "none":
                self._hidden.add(name)
            if tables is not None and tables.get(f"{TABLE}display") == "false":
                self._hidden_tables.add(name)
        for one in root.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
            name = one.get(f"{STYLE}name", "") if one.tag == f"{TEXT}list-style" else OUTLINE
            self._lists[name] = {count(level, f"{TEXT}level"): _level(level) for level in one}

    def hides(self, element: _Element) -> bool:
        """Whether the text of *element* is not seen."""
        return element.get(f"{TEXT}style-name") in self._hidden

    def hides_table(self, element: _Element) -> bool:
        """Whether the sheet *element* is not shown."""
        return element.get(f"{TABLE}style-name") in self._hidden_tables

    def levels(self, style: str) -> dict[int, Level]:
        """The levels of a list in the style *style*, from 1."""
        return self._lists.get(style, {})


OUTLINE: Final = "\0outline"
"""What the list of numbered headings is called here; no style can be."""


def _level(element: _Element) -> Level:
    way = element.get(f"{STYLE}num-format", "")
    return Level(
        _WAYS.get(way[:1], "decimal") if way else "none",
        element.get(f"{STYLE}num-prefix", ""),
        element.get(f"{STYLE}num-suffix", ""),
        count(element, f"{TEXT}start-value"),
        count(element, f"{TEXT}display-levels"),
        element.get(f"{TEXT}bullet-char", ""),
    )


class Lists:
    """The numbers of lists, counted on while a file is read in order.

    Args:
        styles: Styles of the file.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}
        self._last: dict[str, str] = {}
        self._made = 0

    def begin(self, element: _Element, style: str) -> str:
        """The list that *element* begins, or goes on with, in the style *style*."""
        on = element.get(f"{TEXT}continue-list")
        if on in self._counts:
            name = str(on)
        elif element.get(f"{TEXT}continue-numbering") == "true" and style in self._last:
            name = self._last[style]
        else:
            self._made += 1
            name = element.get(XML_ID) or f"\0{self._made}"
        if (own := element.get(XML_ID)) is not None:
            self._counts[own] = self._counts.setdefault(name, {})
        self._counts.setdefault(name, {})
        self._last[style] = name
        return name

    def number(self, name: str, style: str, level: int, start: int | None = None) -> str:
        """The next number of the list *name* on a level, with a blank where it needs one."""
        levels = self._styles.levels(style)
        drawn = levels.get(level)
        if drawn is None:
            return ""
        if drawn.bullet:
            return f"{drawn.bullet if drawn.bullet.isprintable() else '•'} "
        counts = self._counts.setdefault(name, {})
        counts[level] = counts.get(level, drawn.start - 1) + 1 if start is None else start
        for below in [at for at in counts if at > level]:
            del counts[below]
        if drawn.way == "none":
            return ""
        parts = [
            counted(counts.get(at, levels[at].start), levels[at].way)
            for at in range(max(1, level - drawn.shown_levels + 1), level + 1)
            if at in levels
        ]
        text = drawn.before + ".".join(filter(None, parts)) + drawn.behind
        return f"{text} " if text[-1:].isascii() and text.strip() else text
