"""自评报告: the running text, one passage a heading of the edition's outline."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval_gui.domain.cells.declaring import cell, rows
from perfeval_gui.domain.cells.kinds import PROSE, TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The text under one heading of the report.

    Attributes:
        id: Identity of the row; never printed.
        key: Key of the heading in the edition's outline. A passage whose key the edition does
            not have is kept and not printed.
        text: Paragraphs, one a line. ``{name}`` stands for a linked figure.
    """

    id: int = 0
    key: str = cell(TEXT, label="标题")
    text: str = cell(PROSE, label="正文")


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """The report's passages; order is the edition's, not this tuple's."""

    passages: tuple[Passage, ...] = rows(Passage, "section")
