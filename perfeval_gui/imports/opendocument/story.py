"""A part of an OpenDocument text read in order: paragraphs, lists, tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from perfeval_gui.imports.grid import without_empty_columns
from perfeval_gui.imports.lines import Line
from perfeval_gui.imports.model import Block, Cell, Table
from perfeval_gui.imports.opendocument.inline import NO_TEXT, PARAGRAPHS, gather, gather_one
from perfeval_gui.imports.opendocument.names import DRAW, OFFICE, TABLE, TEXT, count
from perfeval_gui.imports.opendocument.places import Place, places
from perfeval_gui.imports.opendocument.styles import OUTLINE
from perfeval_gui.imports.opendocument.walk import OpenWalk

if TYPE_CHECKING:
    from lxml.etree import _Element

_LIST = tuple[str, str, int]
"""Name, style and level of the list that something is in."""


class Story(OpenWalk):
    """A part of a text while its paragraphs and tables are read."""

    def flow(
        self, container: Iterable[_Element], *, at_top: bool = False, number: str = ""
    ) -> Iterator[Line | list[Block]]:
        """Paragraphs and tables of *container*; *number* stands before the first."""
        for child in container:
            tag = str(child.tag)
            if tag in PARAGRAPHS:
                if at_top:
                    self.next_paragraph()
                yield self._paragraph(child, number)
                number = ""
            elif tag == f"{TABLE}table":
                yield self.table(child, self.next_table(at_top=at_top))
            elif tag == f"{TEXT}list":
                yield from self._list(child, at_top=at_top)
            elif tag.startswith((DRAW, f"{OFFICE}annotation", f"{TEXT}change")):
                yield from self._loose(child)
            elif tag not in NO_TEXT:
                yield from self.flow(child, at_top=at_top)

    def table(self, element: _Element, title: str) -> list[Block]:
        """The table *element*, and behind it what its cells hold beside their text."""
        cells: list[Cell] = []
        beside: list[Block] = []
        for one in places(element):
            place = f"第 {one.row + 1} 行第 {one.number + 1} 格"
            line = self.cell(one.element, f"{title}{place}")
            if one.is_covered:
                line.hidden[:0] = line.text
                line.text.clear()
            else:
                cells.append(_cell(one, line, place))
            beside += self.beside(line, f"{title}{place}")
        made = without_empty_columns(cells)
        return [Table(title=title, cells=made), *beside] if made else beside

    def _loose(self, element: _Element) -> Iterator[Line]:
        """What stands between paragraphs: a drawing, a comment, the place of a change."""
        line = Line()
        gather_one(self, element, line)
        if line.text or line.inner or line.gone:
            yield line

    def _list(
        self, element: _Element, *, at_top: bool, outer: _LIST | None = None
    ) -> Iterator[Line | list[Block]]:
        """A list with its items numbered; *outer* is the list that it is in."""
        style = element.get(f"{TEXT}style-name") or (outer[1] if outer else "")
        name = outer[0] if outer else self.means.lists.begin(element, style)
        level = outer[2] + 1 if outer else 1
        for item in element:
            number = self._number(item, (name, style, level))
            for child in item:
                if child.tag == f"{TEXT}list":
                    yield from self._list(child, at_top=at_top, outer=(name, style, level))
                else:
                    yield from self.flow([child], at_top=at_top, number=number)
                    number = ""

    def _number(self, item: _Element, at: _LIST) -> str:
        """The number of an item; one that holds nothing but a list has none of its own."""
        first = next(iter(item), None)
        if item.tag != f"{TEXT}list-item" or first is None or first.tag == f"{TEXT}list":
            return ""
        name, style, level = at
        has_start = item.get(f"{TEXT}start-value") is not None
        start = count(item, f"{TEXT}start-value") if has_start else None
        return self.means.lists.number(name, style, level, start)

    def _paragraph(self, element: _Element, number: str) -> Line:
        line = Line()
        if element.tag == f"{TEXT}h":
            line.level = count(element, f"{TEXT}outline-level")
            if not number and element.get(f"{TEXT}is-list-header") != "true":
                number = self.means.lists.number(OUTLINE, OUTLINE, line.level)
        with self.hidden(hidden=self.is_hidden or self.means.styles.hides(element)):
            gather(self, element, line)
        line.text.insert(0, number)
        return line


def _cell(one: Place, line: Line, place: str) -> Cell:
    return Cell(
        row=one.row,
        column=one.column,
        rows=one.rows,
        columns=one.columns,
        text=line.shown.strip("\n"),
        place=place,
        remarks=frozenset(line.remarks | ({"hidden"} if one.is_hidden else set())),
        names=tuple(line.names),
    )
