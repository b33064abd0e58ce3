"""One part of a Word file read in order: the body, a header, the notes.

Whatever element is not known is gone into, so that no text is lost for want of a name; what holds
no text that is seen is skipped by name. Changes that are tracked count as accepted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from perfeval_gui.imports.lines import Line
from perfeval_gui.imports.model import Block, Where
from perfeval_gui.imports.word.inline import chosen, gather, gather_one, is_prompt
from perfeval_gui.imports.word.names import GONE, MC, NEW, PROPERTIES, W
from perfeval_gui.imports.word.tables import read_table
from perfeval_gui.imports.word.walk import Means, WordWalk

if TYPE_CHECKING:
    from lxml.etree import _Element

_INLINE: Final = frozenset(
    W + name for name in ("r", "t", "hyperlink", "fldSimple", "smartTag", "ruby", "sym")
)


class Story(WordWalk):
    """A part of a file while its paragraphs and tables are read."""

    def __init__(self, means: Means, where: Where, title: str = "") -> None:
        super().__init__(means, where, title)
        self._names: list[str] = []

    def flow(
        self, container: Iterable[_Element], *, at_top: bool = False
    ) -> Iterator[Line | list[Block]]:
        """Paragraphs and tables of *container*; a table comes with what is in its cells."""
        waiting: Line | None = None
        for child in self._block_level(container):
            if child.tag == f"{W}tbl":
                if waiting is not None:
                    yield waiting
                    waiting = None
                yield self._table(child, at_top=at_top)
                continue
            if at_top and waiting is None:
                self.next_paragraph()
            line = self._paragraph(child)
            if waiting is not None:
                waiting.take(line)
                line, line.level = waiting, line.level
            if self._is_joined(child):
                waiting = line
            else:
                waiting = None
                yield line
        if waiting is not None:
            yield waiting

    def _block_level(self, container: Iterable[_Element]) -> Iterator[_Element]:
        """Paragraphs, tables, and text that stands in neither, in whatever it is wrapped."""
        for child in container:
            tag = child.tag
            if tag in (f"{W}p", f"{W}tbl") or tag in _INLINE:
                yield child
            elif tag == f"{W}bookmarkStart":
                self._names.append(child.get(f"{W}name", ""))
            elif tag == f"{MC}AlternateContent":
                yield from self._block_level(chosen(child))
            elif tag == f"{W}altChunk":
                self.means.told.append(f"{self.title}里嵌着另一个文件，没有读。")
            elif tag not in PROPERTIES:
                with self.gone(gone=tag in GONE), self.hidden(hidden=self._prompts(child)):
                    yield from self._block_level(child)

    def _prompts(self, element: _Element) -> bool:
        return self.is_hidden or is_prompt(element)

    def _paragraph(self, element: _Element) -> Line:
        properties = element.find(f"{W}pPr") if element.tag == f"{W}p" else None
        line = Line(names=self._names, level=self.means.styles.level(properties))
        self._names = []
        hidden = self.is_hidden or self.means.styles.hides(self.means.styles.of(properties))
        with self.hidden(hidden=hidden):
            if not self.is_gone and (number := self.means.numbering.number(properties)):
                (line.hidden if hidden else line.text).append(number)
            if element.tag == f"{W}p":
                gather(self, element, line)
            else:
                gather_one(self, element, line)
        if _is_marked(properties, NEW):
            line.remarks.add("tracked")
        # An instruction ends with its paragraph: one that never does would hide all that follows.
        self.fields = [pieces for pieces in self.fields if pieces is None]
        return line

    def _is_joined(self, element: _Element) -> bool:
        """Whether the end of the paragraph is taken away, so that the next goes on in it."""
        return not self.is_gone and _is_marked(element.find(f"{W}pPr"), GONE)

    def _table(self, element: _Element, *, at_top: bool) -> list[Block]:
        names, self._names = self._names, []
        return read_table(self, element, self.next_table(at_top=at_top), names)


def _is_marked(paragraph: _Element | None, changes: frozenset[str]) -> bool:
    """Whether one of *changes* is tracked at the end of a paragraph, given its properties."""
    marks = None if paragraph is None else paragraph.find(f"{W}rPr")
    return marks is not None and any(one.tag in changes for one in marks)
