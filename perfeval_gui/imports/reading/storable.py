"""What was read without what no cell keeps: a draft with it could not be saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from perfeval_gui.domain.cells.reading import clean_text
from perfeval_gui.imports.model import Block, Cell, Contents, Paragraph


def storable(contents: Contents) -> Contents:
    """*contents* with its texts as a cell stores them; a text of which nothing is left goes.

    Texts copied from web pages and chats have zero-width characters in them, unseen.
    """
    return replace(contents, blocks=tuple(_blocks(contents)))


def _blocks(contents: Contents) -> Iterator[Block]:
    for block in contents.blocks:
        if not isinstance(block, Paragraph):
            cells = tuple(map(_cell, block.cells))
            same = all(one is other for one, other in zip(cells, block.cells, strict=True))
            yield block if same else replace(block, cells=cells)
        elif (text := clean_text(block.text)) == block.text:
            yield block
        elif text.strip():
            yield replace(block, text=text)


def _cell(cell: Cell) -> Cell:
    text = clean_text(cell.text)
    return cell if text == cell.text else replace(cell, text=text)
