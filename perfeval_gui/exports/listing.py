"""A plain list as an Excel workbook, written row by row so that its length costs no memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from perfeval_gui.exports.archive import saved

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

# Excel has 1,048,576 rows; the list goes on in another sheet before that.
MOST_ROWS: Final = 1_000_000
_MOST_TEXT: Final = 32_000


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
        self._sheet = self._begun()

    def _begun(self) -> WriteOnlyWorksheet:
        count = len(self._book.worksheets)
        title = f"{self._title}{count + 1}" if count else self._title
        sheet: WriteOnlyWorksheet = self._book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for number, (_, width) in enumerate(self._heads):
            letter = chr(ord("A") + number)
            # The stubs leave out what a sheet written row by row has in common with others.
            sheet.column_dimensions[letter].width = width  # type: ignore[attr-defined]
        heads = [self._made(sheet) for _ in self._heads]
        for head in heads:
            head.font = self._bold
        sheet.append(_told(heads, [text for text, _ in self._heads]))
        # A row is in the file once it is appended: the next one is told by the same cells.
        self._cells = [self._made(sheet) for _ in self._heads]
        return sheet

    def _made(self, sheet: WriteOnlyWorksheet) -> Cell:
        cell: Cell = self._cell(sheet)
        cell.alignment = self._wrapped
        return cell

    def add(self, texts: Sequence[str]) -> None:
        """Add one row."""
        if self._rows and self._rows % MOST_ROWS == 0:
            self._sheet = self._begun()
        self._rows += 1
        self._sheet.append(_told(self._cells, texts))

    def data(self) -> bytes:
        """The workbook's bytes; nothing can be added after."""
        return saved(self._book)


def _told(cells: list[Cell], texts: Sequence[str]) -> list[Cell]:
    for cell, text in zip(cells, texts, strict=False):
        cell.value = text[:_MOST_TEXT]
        # What a clerk typed is text, even where it begins like a formula.
        cell.data_type = "s"
    return cells[: len(texts)]
