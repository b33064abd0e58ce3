"""What is known while a part of a Word file is gone through: where it is, and what is open."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfeval_gui.imports.model import Block, Paragraph, Where
from perfeval_gui.imports.word.lines import Line
from perfeval_gui.imports.word.numbering import Numbering
from perfeval_gui.imports.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(slots=True)
class Means:
    """What all parts of a file are read with, and what is to be told of it in the end."""

    styles: Styles
    numbering: Numbering
    told: list[str] = field(default_factory=list)
    pictures: int = 0


class Walk(ABC):
    """A part of a file while it is read.

    Args:
        means: Styles and lists of the file.
        where: Which part it is.
        title: How a place in it is called, before what is in it: "", "页眉".
    """

    def __init__(self, means: Means, where: Where, title: str = "") -> None:
        self.means = means
        self.where: Where = where
        self.title = title
        self.place = title
        self.is_gone = False
        self.is_hidden = False
        self.fields: list[list[str] | None] = []
        """The fields that are open: the pieces of their instruction, None behind it."""

    @abstractmethod
    def flow(
        self, container: Iterable[_Element], *, at_top: bool = False
    ) -> Iterator[Line | list[Block]]:
        """Paragraphs and tables of *container*; a table comes with what is in its cells."""

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
        self.means.told.extend(line.told(place))

    @contextmanager
    def gone(self, *, gone: bool = True) -> Iterator[None]:
        """While it lasts, text is what a tracked change takes away."""
        before, self.is_gone = self.is_gone, self.is_gone or gone
        yield
        self.is_gone = before

    @contextmanager
    def hidden(self, *, hidden: bool = True) -> Iterator[None]:
        """While it lasts, text is not seen."""
        before, self.is_hidden = self.is_hidden, hidden
        yield
        self.is_hidden = before

    @contextmanager
    def at(self, place: str) -> Iterator[None]:
        """While it lasts, what is found is at *place*."""
        before, self.place = self.place, place
        yield
        self.place = before
