"""A plain list as an Excel workbook, written row by row so that its length costs no memory."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, Final

from perfeval_gui.domain.cells.quoting import in_letters
from perfeval_gui.exports.archive import pack, saved, unpack
from perfeval_gui.exports.excel.strings import looks_coded, with_coded_moved
from perfeval_gui.pages.model import MM_PER_INCH, Style
from perfeval_gui.pages.text_heights import text_height

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

# Excel has 1,048,576 rows; the list goes on in another sheet before that.
MOST_ROWS: Final = 1_000_000
_MOST_TEXT: Final = 32_000
_TYPE: Final = Style(label="", size=11, pitch=15)
"""openpyxl's basic font."""
_MM_PER_CHARACTER: Final = 7 / 96 * MM_PER_INCH
_DOT: Final = 0.75
"""Heights are whole dots of a screen, pt."""
_A4: Final = 9
_HIGHEST: Final = 408.75
"""Excel takes 409.5 pt."""


class Listing:
    """A workbook with one list of texts under a heading."""

    def __init__(self, title: str, heads: Sequence[tuple[str, int]]) -> None:
        """Begin the list *title*; *heads* are the columns, with their widths in characters."""
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Font

        self._cell, self._bold = WriteOnlyCell, Font(bold=True)
        self._wrapped = Alignment(vertical="top", wrap_text=True)
        self._book = Workbook(write_only=True)
        self._title, self._heads = title, tuple(heads)
        self._rows = 0
        self._coded = False
        self._sheet = self._begun()

    def _begun(self) -> WriteOnlyWorksheet:
        count = len(self._book.worksheets)
        title = f"{self._title}{count + 1}" if count else self._title
        sheet: WriteOnlyWorksheet = self._book.create_sheet(title)
        sheet.freeze_panes = "A2"
        self._set_up_page(sheet)
        self._row = 0
        for number, (_, width) in enumerate(self._heads):
            letter = chr(ord("A") + number)
            # The stubs leave out what a sheet written row by row has in common with others.
            sheet.column_dimensions[letter].width = width  # type: ignore[attr-defined]
        heads = [self._made(sheet) for _ in self._heads]
        for head in heads:
            head.font = self._bold
        self._append(sheet, heads, [text for text, _ in self._heads])
        # A row is in the file once it is appended: the next one is told by the same cells.
        self._cells = [self._made(sheet) for _ in self._heads]
        return sheet

    def _set_up_page(self, sheet: WriteOnlyWorksheet) -> None:
        """A4 across, all columns on a page, their heads on each: the list is printed as well."""
        from openpyxl.worksheet.page import PageMargins
        from openpyxl.worksheet.properties import PageSetupProperties

        page = sheet.page_setup  # type: ignore[attr-defined]
        page.paperSize, page.orientation = _A4, "landscape"
        page.fitToWidth, page.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)  # type: ignore[attr-defined]
        sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, footer=0.3)  # type: ignore[attr-defined]
        sheet.print_options.gridLines = True  # type: ignore[attr-defined]
        sheet.print_title_rows = "1:1"
        footer = sheet.oddFooter
        assert footer is not None
        footer.center.text = "&P / &N"

    def _made(self, sheet: WriteOnlyWorksheet) -> Cell:
        cell: Cell = self._cell(sheet)
        cell.alignment = self._wrapped
        return cell

    def add(self, texts: Sequence[str]) -> None:
        """Add one row."""
        texts = [in_letters(text) for text in texts]
        if self._rows and self._rows % MOST_ROWS == 0:
            self._sheet = self._begun()
        self._rows += 1
        self._coded = self._coded or any(map(looks_coded, texts))
        self._append(self._sheet, self._cells, texts)

    def _append(self, sheet: WriteOnlyWorksheet, cells: list[Cell], texts: Sequence[str]) -> None:
        """A row as high as its texts: LibreOffice fits none when it opens a workbook."""
        self._row += 1
        # The stubs leave out what a sheet written row by row has in common with others.
        dimensions = sheet.row_dimensions  # type: ignore[attr-defined]
        dimensions[self._row].height = self._height(texts)
        sheet.append(_told(cells, texts))
        del dimensions[self._row]

    def _height(self, texts: Sequence[str]) -> float:
        heights = (
            text_height(text[:_MOST_TEXT], _TYPE, width * _MM_PER_CHARACTER)
            for text, (_, width) in zip(texts, self._heads, strict=False)
        )
        return min(ceil(max(heights, default=_TYPE.pitch) / _DOT) * _DOT, _HIGHEST)

    def data(self) -> bytes:
        """The workbook's bytes; nothing can be added after."""
        data = saved(self._book)
        if self._coded:
            members = unpack(data)
            with_coded_moved(members)
            data = pack(members)
        return data


def _told(cells: list[Cell], texts: Sequence[str]) -> list[Cell]:
    for cell, text in zip(cells, texts, strict=False):
        cell.value = text[:_MOST_TEXT]
        # What a clerk typed is text, even where it begins like a formula.
        cell.data_type = "s"
    return cells[: len(texts)]
