"""What is known of a Word file while a part of it is gone through."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from perfeval_gui.imports.model import Where
from perfeval_gui.imports.walk import Walk
from perfeval_gui.imports.word.numbering import Numbering
from perfeval_gui.imports.word.styles import Styles


@dataclass(slots=True)
class Means:
    """What all parts of a file are read with, and what is to be told of it in the end."""

    styles: Styles
    numbering: Numbering
    told: list[str] = field(default_factory=list)
    pictures: int = 0


class WordWalk(Walk):
    """A part of a Word file while it is read.

    Args:
        means: Styles and lists of the file.
        where: Which part it is.
        title: How a place in it is called, before what is in it: "", "页眉".

    Attributes:
        is_gone: Whether a tracked change takes away what is read now.
        fields: The fields that are open: the pieces of their instruction, None behind it.
    """

    def __init__(self, means: Means, where: Where, title: str = "") -> None:
        super().__init__(where, means.told, title)
        self.means = means
        self.is_gone = False
        self.fields: list[list[str] | None] = []

    @contextmanager
    def gone(self, *, gone: bool = True) -> Iterator[None]:
        """While it lasts, text is what a tracked change takes away."""
        before, self.is_gone = self.is_gone, self.is_gone or gone
        yield
        self.is_gone = before
