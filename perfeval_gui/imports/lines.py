"""A paragraph, or all of a cell, while its text is gathered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from perfeval_gui.imports.model import Block, Paragraph, Remark, Where


@dataclass(slots=True)
class Line:
    """What is gathered of a paragraph.

    Attributes:
        text: Pieces of what is shown.
        hidden: Pieces of what is in the file and not seen: hidden text, prompts of empty controls.
        gone: Pieces of what a tracked change takes away.
        remarks: What is to be told of it.
        names: Bookmarks that begin in it.
        inner: What it holds beside its text: boxes, tables, both with their places.
        level: Level of a heading, from 1; 0 for text.
    """

    text: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    remarks: set[Remark] = field(default_factory=set)
    names: list[str] = field(default_factory=list)
    inner: list[Block] = field(default_factory=list)
    level: int = 0

    @property
    def shown(self) -> str:
        """The text as a person reads it."""
        return "".join(self.text)

    @property
    def is_filled(self) -> bool:
        """Whether there is anything in it but blanks."""
        pieces = (*self.text, *self.hidden, *self.gone)
        return bool(self.inner) or any(map(str.strip, pieces))

    def take(self, other: Line) -> None:
        """Add what *other* holds: a paragraph of the same cell, or one that is joined to it."""
        self.text += other.text
        self.hidden += other.hidden
        self.gone += other.gone
        self.remarks |= other.remarks
        self.names += other.names
        self.inner += other.inner

    def unseen(self, place: str, where: Where) -> Iterator[Paragraph]:
        """What is hidden in it, a paragraph of its own, so that no value is mixed with it."""
        if text := "".join(self.hidden).strip():
            yield Paragraph(text=text, place=place, where=where, remarks=frozenset({"hidden"}))

    def told(self, place: str) -> Iterator[str]:
        """What a tracked change takes away from it."""
        if text := "".join(self.gone).strip():
            yield f"修订中删去的“{text}”没有算在内（{place}）。"
