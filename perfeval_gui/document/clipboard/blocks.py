"""Blocks of cells as other programs put them on the clipboard, and as they take them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern

Block = list[list[str]]
"""Rows of cells."""
Typed = tuple[int, int, str]
"""Row, column, and the text that is typed there."""

# Possessive: a quotation mark that stands alone ends the cell or makes it plain text, so no
# character is looked at again.
_QUOTED: Final = pattern(r'"(?P<inner>(?:[^"]|"")*+)"(?=[\t\n]|\Z)')
_PLAIN: Final = pattern(r"[^\t\n]*")
_SHORT: Final = 12


def read_block(text: str, *, quotes: bool = True) -> Block:
    r"""The cells of a copied block: rows by line ends, columns by tabs.

    Excel and WPS put a cell into quotation marks only where a tab or a line end stands in it, and
    double the marks in it then. So a mark that begins a cell is a sign of that only where its pair
    ends the cell and such a character stands between them; every other mark is text. A row of two
    texts, ``"甲`` and ``乙"``, looks just the same: a block has rows of one length, so marks are
    text where that makes them so and reading them as signs does not.

    Args:
        text: What the clipboard holds.
        quotes: Whether the program that copied it puts cells into marks at all; LibreOffice
            does not.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    if not quotes or '"' not in text:
        return plain
    rows = _unquoted(text)
    return plain if _even(plain) and not _even(rows) else rows


def _even(rows: Block) -> bool:
    return len({len(row) for row in rows}) == 1


def _unquoted(text: str) -> Block:
    rows: Block = [[]]
    at = 0
    while True:
        cell, at = _cell(text, at)
        rows[-1].append(cell)
        if at == len(text):
            return rows
        if text[at] == "\n":
            if at + 1 == len(text):
                return rows
            rows.append([])
        at += 1


def _cell(text: str, at: int) -> tuple[str, int]:
    """The cell that begins *at*, and where it ends."""
    if (found := _QUOTED.match(text, at)) is not None:
        inner = found["inner"]
        if "\t" in inner or "\n" in inner:
            return inner.replace('""', '"'), found.end()
    found = _PLAIN.match(text, at)
    assert found is not None  # it matches nothing as well
    return found[0], found.end()


def write_block(rows: Block) -> str:
    """*rows* as a block that Excel, WPS and `read_block` read back."""
    return "\n".join("\t".join(map(_quoted, row)) for row in rows)


def _quoted(cell: str) -> str:
    if any(sign in cell for sign in "\t\n\r"):
        doubled = cell.replace('"', '""')
        return f'"{doubled}"'
    return cell


def pack(rows: Block) -> bytes:
    """*rows* for this program itself: nothing in them can be taken for a sign."""
    return json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass")


def unpack(data: bytes) -> Block | None:
    """What was packed; None where *data* is something else."""
    try:
        rows = json.loads(data.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None
    good = isinstance(rows, list) and rows and all(isinstance(row, list) and row for row in rows)
    if not good or not all(isinstance(cell, str) for row in rows for cell in row):
        return None
    return [list(row) for row in rows]


def read_page(page: str) -> Block | None:
    """The cells of the one table in *page*, HTML as LibreOffice copies it; None without one.

    The page holds what is seen: line ends inside cells, and no hidden rows and columns, which
    the plain text of LibreOffice holds as well. A joined cell is its text and blank cells.
    """
    # Imported here: what reads pages is needed for what LibreOffice copies, and takes long to load.
    from perfeval_gui.document.clipboard.copied_page import CopiedPage

    reader = CopiedPage()
    reader.feed(page)
    reader.close()
    return reader.block() if reader.tables == 1 else None


def laid(block: Block, row: int, column: int, columns: Sequence[int]) -> Iterator[Typed]:
    """The cells of *block*, laid from *row* and *column* on, that stand in one of *columns*."""
    for down, texts in enumerate(block):
        for at in columns:
            if 0 <= at - column < len(texts):
                yield row + down, at, texts[at - column]


def column_of(block: Block, at: int) -> Iterator[str]:
    """The cells of *block* that stand *at* a position of its rows; those of short ones are none."""
    return (texts[at] for texts in block if 0 <= at < len(texts))


def left_over(block: list[list[str]], rows: int, columns: int) -> str:
    """What of *block* has no place in so many *rows* and *columns*, for the clerk; empty for none.

    Blank cells are nothing that could be lost.
    """
    below = [row for row in block[rows:] if any(cell.strip() for cell in row)]
    wide = (row[columns:] for row in block[:rows] if len(row) > columns)
    beside = max(map(_filled, wide), default=0)
    parts = []
    if below:
        first = next(cell.strip() for cell in below[0] if cell.strip())
        parts.append(f"下面没有更多的行，有 {len(below)} 行没有粘贴（从“{first[:_SHORT]}”起）")
    if beside:
        parts.append(f"右边没有更多的栏，一行里有 {beside} 格没有粘贴")
    return f"{'；'.join(parts)}；复制的内容还在剪贴板里。" if parts else ""


def _filled(cells: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)
