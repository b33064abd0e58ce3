"""Which cells an edition prints: what is not on paper cannot be missing there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval_gui.domain.edition.drawing import Drawing, DrawnGrid, DrawnText
from perfeval_gui.domain.edition.drawn_text import drawn_pieces

# A line of the fund table prints the name of its 专项 in its label.
_WITHIN: Final = {"funds.label": "projects.name"}
OUTLINE: Final = "outline"


def printed_names(drawings: tuple[Drawing, ...]) -> frozenset[str]:
    """Every ``{name}`` drawn in *drawings*, columns as ``table.column``.

    ``outline`` is among them where the report is printed.
    """
    names = frozenset(drawn_names(drawings))
    return names | {inner for outer, inner in _WITHIN.items() if outer in names}


def drawn_names(drawings: tuple[Drawing, ...]) -> Iterator[str]:
    """Every ``{name}`` drawn in *drawings*, as often as it is, in the order of reading."""
    for drawing in drawings:
        for block in drawing.blocks:
            if isinstance(block, DrawnGrid):
                for cell in block.cells:
                    yield from _drawn(cell.text)
            elif isinstance(block, DrawnText):
                yield from _drawn(block.text)
                if block.repeats:
                    yield block.repeats


def _drawn(text: str) -> Iterator[str]:
    return (piece.name for piece in drawn_pieces(text) if piece.name)
