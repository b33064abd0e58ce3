"""What is known while a text is gone through, whatever its format: where it is, what is seen."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from perfeval_gui.imports.lines import Line
from perfeval_gui.imports.model import Block, Paragraph, Where

if TYPE_CHECKING:
    from lxml.etree import _Element


class Walk(ABC):
    """A part of a file while it is read.

    Args:
        where: Which part it is.
        sentences: What is told of the file; added to.
        title: How a place in it is called, before what is in it: "", "页眉".

    Attributes:
        place: Where what is read now stands.
        is_hidden: Whether it is not seen.
    """

    def __init__(self, where: Where, sentences: list[str], title: str = "") -> None:
        self.where: Where = where
        self.sentences = sentences
        self.title = title
        self.place = title
        self.is_hidden = False
        self._paragraphs = self._tables = 0

    @abstractmethod
    def flow(
        self, container: Iterable[_Element], *, at_top: bool = False
    ) -> Iterator[Line | list[Block]]:
        """Paragraphs and tables of *container*; a table comes with what is in its cells."""

    def read(self, container: Iterable[_Element]) -> Iterator[Block]:
        """All that *container* holds, in reading order."""
        for item in self.flow(container, at_top=True):
            yield from self.told(item, self.place) if isinstance(item, Line) else item

    def cell(self, container: Iterable[_Element], place: str) -> Line:
        """All of a cell at *place* as one text, its paragraphs as lines."""
        whole = Line()
        is_begun = False
        with self.at(place):
            for item in self.flow(container):
                if not isinstance(item, Line):
                    whole.inner.extend(item)
                    continue
                if is_begun:
                    item.text.insert(0, "\n")
                is_begun = True
                whole.take(item)
        return whole

    def told(self, line: Line, place: str) -> Iterator[Block]:
        """The paragraph that *line* is, and what it holds; what is taken away is told."""
        if line.shown.strip():
            yield Paragraph(
                text=line.shown.strip("\n"),
                place=place,
                where=self.where,
                level=line.level,
                remarks=frozenset(line.remarks),
                names=tuple(line.names),
            )
        yield from self.beside(line, place)

    def beside(self, line: Line, place: str) -> Iterator[Block]:
        """What *line* holds beside its text."""
        yield from line.unseen(place, self.where)
        yield from line.inner
        self.sentences.extend(line.told(place))

    def aside(self, container: Iterable[_Element], line: Line, where: Where, place: str) -> None:
        """Add to *line* what stands beside its text: in a box, a note, a comment."""
        before, self.where = self.where, where if self.where == "body" else self.where
        with self.at(place):
            for item in self.flow(container):
                line.inner += self.told(item, place) if isinstance(item, Line) else item
        self.where = before

    @contextmanager
    def hidden(self, *, hidden: bool) -> Iterator[None]:
        """While it lasts, text is seen or not."""
        before, self.is_hidden = self.is_hidden, hidden
        yield
        self.is_hidden = before

    @contextmanager
    def at(self, place: str) -> Iterator[None]:
        """While it lasts, what is found is at *place*."""
        before, self.place = self.place, place
        yield
        self.place = before

    def next_paragraph(self) -> None:
        """Count a paragraph that stands in nothing else, and be there."""
        self._paragraphs += 1
        self.place = f"{self.title}第 {self._paragraphs} 段"

    def next_table(self, *, at_top: bool) -> str:
        """How the next table is called."""
        if not at_top:
            return f"{self.place}里的表"
        self._tables += 1
        return f"{self.title}第 {self._tables} 张表"
