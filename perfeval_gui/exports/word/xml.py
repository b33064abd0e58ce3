"""Word's XML for the neutral blocks: paragraphs and tables as text, in one linear pass.

Elements stand in the order the WordprocessingML schema asks for. Lengths in Word are twips,
1/20 pt.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from perfeval_gui.exports.archive import xml_text
from perfeval_gui.exports.word.tables import Table, with_high_rows_divided, word_tables
from perfeval_gui.pages.model import MM_PER_INCH, STYLES, Align, Cell, Grid, Paragraph, Row
from perfeval_gui.pages.text_heights import text_width

PREFIX: Final = "form-"
"""Style ids are this and the key in STYLES."""
GLUE: Final = "form-glue"
"""Style of the hidden paragraph that keeps two tables apart where the form shows one."""
END: Final = "form-end"
"""Style of the lowest possible paragraph, which ends a part whose last block is a grid."""
JUSTIFY: Final[dict[Align, str]] = {
    "left": "left",
    "center": "center",
    "right": "right",
    "justify": "both",
}
SIDE_PAD: Final = 45
"""Space between a cell's border and its text, twips (0.8 mm)."""
TOP_PAD: Final = 28
"""Space above and below a cell's text, twips (0.5 mm)."""
_FIGURE_PAD: Final = 11
"""Space left and right of a figure, twips (0.2 mm)."""
_FULL: Final = 100
_NARROWEST: Final = 30
"""Hundredths of the usual width of characters."""
_GLUE_PARAGRAPH: Final = (
    f'<w:p><w:pPr><w:pStyle w:val="{GLUE}"/><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>'
)
_RULE: Final = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
_NAME_LIMIT: Final = 34
"""Word's limit is 40; the rest is room for the ``__2`` of a figure shown again."""
_Placed = tuple[Cell, bool]


def twips(millimetres: float) -> int:
    """Millimetres in twips, rounded."""
    return round(millimetres * 1440 / MM_PER_INCH)


def bookmark_name(name: str) -> str:
    """The bookmark a field or figure is found by in the Word file.

    Word allows letters, digits and underscores, and no long names. A name that must be
    changed for that gets a checksum, so that ``a.b`` and ``a_b`` stay two bookmarks.
    """
    plain = "f_" + re.sub(r"[^A-Za-z0-9_]", "_", name)
    if plain == f"f_{name}" and len(plain) <= _NAME_LIMIT:
        return plain
    check = f"_{zlib.crc32(name.encode('utf-8', 'replace')):08x}"
    return plain[: _NAME_LIMIT - len(check)] + check


class Bookmarks:
    """Hands out bookmarks; a figure shown twice gets ``…__2`` the second time."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}
        self._count = 0

    def wrap(self, name: str, inside: str) -> str:
        """*inside* between the start and the end of a bookmark; unchanged when *name* is empty."""
        if not name:
            return inside
        called = self.called(name)
        self._count += 1
        return (
            f'<w:bookmarkStart w:id="{self._count}" '
            f'w:name="{called}"/>{inside}<w:bookmarkEnd w:id="{self._count}"/>'
        )

    def called(self, name: str) -> str:
        """What the next bookmark of *name* is called."""
        base = bookmark_name(name)
        times = self._used.get(base.lower(), 0) + 1  # Word does not tell capitals from small
        self._used[base.lower()] = times
        return base if times == 1 else f"{base}__{times}"


def run_xml(text: str, percent: int = 100) -> str:
    """One run of text in the typeface of its paragraph's style; nothing for the empty text.

    *percent* makes its characters narrower.
    """
    narrow = f'<w:rPr><w:w w:val="{percent}"/></w:rPr>' if percent < _FULL else ""
    text = xml_text(text)
    return f'<w:r>{narrow}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""


def paragraph_xml(paragraph: Paragraph, marks: Bookmarks) -> str:
    """A paragraph with bookmarks round its values."""
    runs = "".join(marks.wrap(run.name, run_xml(run.text)) for run in paragraph.runs)
    return f"<w:p>{_properties(paragraph)}{runs}</w:p>"


def end_xml(section: str = "") -> str:
    """The paragraph that Word demands after a table that ends a part, and that ends a section.

    An empty one LibreOffice leaves out, and ends the section in the paragraph above.
    """
    blank = run_xml(" ") if section else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{END}"/>{section}</w:pPr>{blank}</w:p>'


def grids_xml(grids: Sequence[Grid], page: float, marks: Bookmarks) -> str:
    """Grids that follow each other directly, set so that they look like one table.

    *page* is the height between the margins, pt.
    """
    whole = (with_high_rows_divided(grid, page) for grid in grids)
    tables = [_table_xml(table, marks) for grid in whole for table in word_tables(grid)]
    return _GLUE_PARAGRAPH.join(tables)


def column_widths(grid: Grid) -> tuple[int, ...]:
    """Column widths in twips; they add up to the grid's width rounded once."""
    edges = [0]
    total = 0.0
    for width in grid.widths:
        total += width
        edges.append(twips(total))
    return tuple(right - left for left, right in pairwise(edges))


def _properties(paragraph: Paragraph) -> str:
    page = "<w:pageBreakBefore/>" if paragraph.break_before else ""
    align = paragraph.align
    changed = align is not None and align != STYLES[paragraph.style].align
    side = f'<w:jc w:val="{JUSTIFY[align]}"/>' if align is not None and changed else ""
    return f'<w:pPr><w:pStyle w:val="{PREFIX}{paragraph.style}"/>{page}{side}</w:pPr>'


def _table_xml(table: Table, marks: Bookmarks) -> str:
    grid = table.grid
    widths = column_widths(grid)
    extras = {(cell.row, cell.column): _extras(table, cell) for cell in grid.cells}
    out = [_table_head(widths)]
    for number, (row, placed) in enumerate(zip(grid.rows, _rows_of(grid), strict=True)):
        cells = (
            _cell_xml(pair, widths, extras[pair[0].row, pair[0].column], marks) for pair in placed
        )
        head = _row_properties(row, number < table.headers)
        out.append(f"<w:tr>{head}{''.join(cells)}</w:tr>")
    out.append("</w:tbl>")
    return "".join(out)


def _rows_of(grid: Grid) -> list[list[_Placed]]:
    """Cells of each row, left to right, and whether each begins there."""
    rows: list[list[_Placed]] = [[] for _ in grid.rows]
    for cell in sorted(grid.cells, key=_column):
        for number in range(cell.row, cell.row + cell.rows):
            rows[number].append((cell, number == cell.row))
    return rows


def _column(cell: Cell) -> int:
    return cell.column


def _table_head(widths: tuple[int, ...]) -> str:
    borders = "".join(
        f"<w:{side} {_RULE}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = (("top", TOP_PAD), ("left", SIDE_PAD), ("bottom", TOP_PAD), ("right", SIDE_PAD))
    padding = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in margins)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{padding}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )


def _row_properties(row: Row, leading: bool) -> str:
    whole = "" if row.splits else "<w:cantSplit/>"
    height = f'<w:trHeight w:val="{twips(row.height)}" w:hRule="atLeast"/>'
    header = "<w:tblHeader/>" if leading else ""
    return f"<w:trPr>{whole}{height}{header}</w:trPr>"


def _cell_xml(placed: _Placed, widths: tuple[int, ...], extras: str, marks: Bookmarks) -> str:
    cell, begins = placed
    width = sum(widths[cell.column : cell.column + cell.columns])
    joined = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    if cell.rows > 1:
        joined += '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    head = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{joined}{extras}'
        f'<w:vAlign w:val="{"top" if cell.top else "center"}"/></w:tcPr>'
    )
    if not begins:
        empty = _properties(Paragraph(style=cell.paragraphs[0].style))
        return f"{head}<w:p>{empty}</w:p></w:tc>"
    return f"{head}{_contents(cell, width, marks)}</w:tc>"


def _contents(cell: Cell, width: int, marks: Bookmarks) -> str:
    """Paragraphs of a cell; its bookmark opens in the first and ends in the last of them."""
    if not cell.name and not cell.is_figure:
        return "".join(paragraph_xml(paragraph, marks) for paragraph in cell.paragraphs)
    paragraphs = [
        (_properties(paragraph), run_xml(paragraph.text, _narrowed(paragraph, cell, width)))
        for paragraph in cell.paragraphs
    ]
    joint = "</w:p><w:p>"
    first, *rest = paragraphs
    inside = first[1] + "".join(f"{joint}{head}{text}" for head, text in rest)
    return f"<w:p>{first[0]}{marks.wrap(cell.name, inside)}</w:p>"


def _narrowed(paragraph: Paragraph, cell: Cell, width: int) -> int:
    """How wide the characters of a figure are set in *width* twips, in hundredths.

    A figure that goes on in the next line is read as two.
    """
    if cell.value is None:
        return _FULL
    needed = text_width(paragraph.text, STYLES[paragraph.style]) * 20
    room = width - 2 * _FIGURE_PAD
    return _FULL if needed <= room else max(_NARROWEST, int(_FULL * room / needed))


def _extras(table: Table, cell: Cell) -> str:
    """Properties only some cells have: a side without a line, turned text."""
    open_side = ""
    if cell.column in table.seams and cell.row + cell.rows == table.headers:
        open_side = '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>'
    elif cell.column in table.seams and cell.row == table.headers:
        open_side = '<w:tcBorders><w:top w:val="nil"/></w:tcBorders>'
    return open_side + _inside(table.grid, cell)


def _inside(grid: Grid, cell: Cell) -> str:
    """How the text stands in a cell: turned, or a figure, which must not be broken in two lines.

    A figure has the whole width to itself: it stands in the middle, so margins are not missed.
    """
    if cell.vertical:
        return _turned(grid, cell)
    return _margins(_FIGURE_PAD) if cell.is_figure else ""


def _margins(side: int) -> str:
    edges = "".join(f'<w:{edge} w:w="{side}" w:type="dxa"/>' for edge in ("left", "right"))
    return f"<w:tcMar>{edges}</w:tcMar>"


def _turned(grid: Grid, cell: Cell) -> str:
    """What makes the characters of a cell stand below each other.

    A turned cell loses text when one of its rows is divided between pages (seen in LibreOffice),
    so there the text stays level between margins that leave room for one character a line.
    Not ``tbRl``, which LibreOffice makes of it: in Word that lays Chinese characters on their side.
    """
    if not any(row.splits for row in grid.rows[cell.row : cell.row + cell.rows]):
        return '<w:textDirection w:val="tbRlV"/>'
    character = round(STYLES[cell.paragraphs[0].style].size * 20 * 1.2)
    width = twips(sum(grid.widths[cell.column : cell.column + cell.columns]))
    side = max(SIDE_PAD, (width - character) // 2)
    return _margins(side)
