"""What is known of an OpenDocument file while a part of it is gone through."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfeval_gui.imports.lines import Line
from perfeval_gui.imports.model import Block, Where
from perfeval_gui.imports.opendocument.styles import Lists, Styles
from perfeval_gui.imports.walk import Walk

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(slots=True)
class Means:
    """What a file is read with, and what is to be told of it in the end.

    Attributes:
        gone: Texts that tracked changes took away, by the id of the change.
    """

    styles: Styles
    lists: Lists
    gone: dict[str, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    pictures: int = 0


class OpenWalk(Walk):
    """A part of a file while it is read.

    Args:
        means: Styles and lists of the file.
        where: Which part it is.
        title: How a place in it is called, before what is in it.

    Attributes:
        is_new: Whether what is read now is what a tracked change put there.
    """

    def __init__(self, means: Means, where: Where, title: str = "") -> None:
        super().__init__(where, means.told, title)
        self.means = means
        self.is_new = False

    @abstractmethod
    def table(self, element: _Element, title: str) -> list[Block]:
        """The table *element*, and behind it what its cells hold beside their text."""

    @abstractmethod
    def flow(
        self, container: Iterable[_Element], *, at_top: bool = False, number: str = ""
    ) -> Iterator[Line | list[Block]]:
        """Paragraphs and tables of *container*; *number* stands before the first."""
