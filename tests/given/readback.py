"""Finished files read back by place, not in reading order, and by strangers' readers."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import openpyxl
from docx import Document
from docx.document import Document as Opened
from lxml.etree import _Element

from perfeval_gui.exports.archive import clean
from perfeval_gui.exports.excel.plan import Plan, plan_part
from perfeval_gui.exports.excel.xml import address
from perfeval_gui.exports.word.tables import word_tables
from perfeval_gui.pages.model import Grid, Package, Paragraph, Part
from perfeval_gui.paper.page import Page
from perfeval_gui.paper.pagination import Piece
from perfeval_gui.paper.placing import PageBuilder

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD: Final = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>'
)
_COMMON: Final = re.compile(r"[\u4e00-\u9fff0-9%.，。：；、（）≥≤]")
Place = tuple[int, int, int, int]
"""First row and column of a cell, and how many of each it covers."""


# ---- Word


def word_cells(data: bytes) -> list[dict[Place, str]]:
    """The cells of each table, found by following spans through the grid."""
    return [_table_cells(table._element) for table in Document(io.BytesIO(data)).tables]


def _table_cells(table: _Element) -> dict[Place, str]:
    cells: dict[tuple[int, int], tuple[list[int], str]] = {}
    above: dict[int, tuple[int, int]] = {}
    for row, tr in enumerate(table.iterfind(f"{W}tr")):
        column = 0
        for tc in tr.iterfind(f"{W}tc"):
            wide = _number(tc.find(f"{W}tcPr/{W}gridSpan"), 1)
            merge = tc.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and merge.get(f"{W}val", "continue") == "continue":
                cells[above[column]][0][0] += 1
            else:
                lines = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in tc.iter(f"{W}p"))
                cells[row, column] = [1, wide], "\n".join(lines)
                above[column] = row, column
            column += wide
    return {(*at, span[0], span[1]): text for at, (span, text) in cells.items()}


def _number(element: _Element | None, otherwise: int) -> int:
    return otherwise if element is None else int(element.get(f"{W}val", otherwise))


def expected_word_cells(package: Package) -> list[dict[Place, str]]:
    """What `word_cells` must find."""
    return [
        {(c.row, c.column, c.rows, c.columns): clean(c.text) for c in table.grid.cells}
        for part in package.parts
        for block in part.blocks
        if isinstance(block, Grid)
        for table in word_tables(block)
    ]


def word_lines(data: bytes) -> list[str]:
    """Paragraphs outside tables, without those that only hold tables apart."""
    document: Opened = Document(io.BytesIO(data))
    own = ("form-glue", "form-end")
    return [p.text for p in document.paragraphs if p.style is None or p.style.style_id not in own]


def lines(package: Package) -> list[str]:
    """Paragraphs outside grids."""
    return [
        clean(block.text)
        for part in package.parts
        for block in part.blocks
        if isinstance(block, Paragraph)
    ]


# ---- Excel


def plans(package: Package) -> list[Plan]:
    """Where the workbook has what, at least as far as columns and the order of rows go."""
    return [plan_part(part, {}) for part in package.parts]


def sheet_values(data: bytes) -> list[Mapping[str, object]]:
    """Values, or stored results of formulas, by address; no blanks."""
    # Read as it comes, openpyxl makes no cells of its own for joined ranges, which takes it longer
    # than all else, and tells of what stands behind the first cell of one as well.
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, read_only=True)
    for sheet in book.worksheets:
        # Cells outside of what the sheet says of itself are wanted, too.
        sheet.reset_dimensions()
    return [
        {
            c.coordinate: c.value
            for row in sheet.iter_rows()
            for c in row
            if c.value not in (None, "")
        }
        for sheet in book.worksheets
    ]


def expected_values(plan: Plan) -> dict[str, object]:
    """What `sheet_values` must find on a sheet."""
    found: dict[str, object] = {}
    for box in plan.boxes:
        value = None if box.cell is None else box.cell.value
        if value is not None or box.text:
            found[address(box.row, box.column)] = clean(box.text) if value is None else float(value)
    return found


def cells_in_pieces(part: Part, plan: Plan) -> bool:
    """Whether the pieces of every cell, put together, make up its text, in order."""
    texts: dict[str, str] = {}
    for box in plan.boxes:
        if box.cell is not None and box.repeats is None:
            key = f"{box.cell.column} {box.cell.row} {id(box.cell)}"
            before = texts.get(key)
            joint = "\n" if box.begins else ""
            texts[key] = box.text if before is None else before + joint + box.text
    cells = [c for block in part.blocks if isinstance(block, Grid) for c in block.cells]
    return sorted(filter(None, texts.values())) == sorted(filter(None, (c.text for c in cells)))


# ---- paper


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of a cell: the piece, its page from 1, its corner in layout units."""

    piece: Piece
    page: int
    corner: tuple[float, float]


class RecordingBuilder(PageBuilder):
    """Notes every piece that is put on a page."""

    noted: list[Shown]

    def _add_piece(self, piece: Piece, y: float) -> None:
        corner = self._left + piece.box.x, self._top + y
        self.noted.append(Shown(piece, self._number, corner))
        super()._add_piece(piece, y)


def squeezed(text: str) -> str:
    """*text* without anything blank: line ends are where the column ends."""
    return "".join(text.split())


def pdf_pages(path: Path) -> list[str]:
    """The text of every page, read by poppler."""
    run = subprocess.run(["pdftotext", "-q", path, "-"], check=True, capture_output=True)
    return run.stdout.decode().split("\f")[:-1]


@dataclass(frozen=True)
class Word:
    """A stretch of text on a page, pt from its upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def pdf_words(path: Path) -> list[list[Word]]:
    """The words of every page, and where poppler finds them."""
    command = ["pdftotext", "-q", "-bbox", str(path), "-"]
    text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return [
        [Word(found[5], *map(float, found.groups()[:4])) for found in _WORD.finditer(page)]
        for page in text.split("<page ")[1:]
    ]


def common(texts: Iterator[str] | str) -> Counter[str]:
    """How often each character stands there that has one code only and that typefaces have.

    A compatibility ideograph counts as the character it is a double of: readers give that one.
    """
    return Counter(_COMMON.findall(unicodedata.normalize("NFC", "".join(texts))))


def printed(pages: tuple[Page, ...]) -> list[Counter[str]]:
    """The common characters painted on each page."""
    return [common(page.characters()) for page in pages]
