"""Excel's XML for the cells of a sheet, in one linear pass, with formulas and their results.

Written as text, for three reasons: openpyxl would write a figure through a binary float, leave
formulas without their result, put every sheet into a temporary file and take quadratic time over
joined ranges.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from perfeval_gui.exports.archive import clean, xml_text
from perfeval_gui.exports.errors import ExportError
from perfeval_gui.exports.pages import Align, Cell
from perfeval_gui.exports.sheetplan import Box, Plan

LONGEST: Final = 32_767
"""What an Excel cell holds, in UTF-16 units."""
_PLACE: Final = re.compile(r"\{([^{}]+)\}")
_DANGEROUS: Final = ("=", "+", "-", "@", "#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Everything that decides the format of a cell; equal looks share one entry of the file.

    Attributes:
        borders: Sides that have a line: some of ``ltrb``.
        spread: Lines are spread over the whole height, as exact line pitch would have them.
        quoted: Excel shows the text as it is, even if it begins like a formula.
    """

    style: str
    align: Align
    borders: str = ""
    vertical: bool = False
    number_format: str = ""
    spread: bool = False
    typed: bool = False
    quoted: bool = False


Formats = Callable[[Look], int]
"""Gives the number of a look's entry in the file."""


class Addresses:
    """Where the figures stand in the workbook, so that formulas can read them."""

    def __init__(self, sheets: Iterable[tuple[str, Plan]]) -> None:
        self._places: dict[str, tuple[str, str]] = {}
        for title, plan in sheets:
            for box in plan.boxes:
                if box.cell is not None and box.cell.name and _countable(box.cell):
                    self._places.setdefault(box.cell.name, (title, address(box.row, box.column)))

    def fill(self, formula: str, sheet: str, own: str) -> str | None:
        """*formula* with addresses for names, as read from the cell *own* of *sheet*.

        None when a name stands in no cell that can be reckoned with, or only in *own* itself.
        """
        places = {name: self._places.get(name) for name in _PLACE.findall(formula)}
        if any(place is None or place == (sheet, own) for place in places.values()):
            return None
        texts = {
            name: place[1] if place[0] == sheet else f"{quoted(place[0])}!{place[1]}"
            for name, place in places.items()
            if place is not None
        }
        return _PLACE.sub(lambda match: texts[match[1]], formula).removeprefix("=")


def address(row: int, column: int) -> str:
    """Name of a cell, such as ``A1``, from numbers that count from 0."""
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(65 + digit) + letters
    return f"{letters}{row + 1}"


def quoted(title: str) -> str:
    """A sheet title as formulas want it."""
    return "'" + title.replace("'", "''") + "'"


def merged_cells(plan: Plan) -> str:
    """The ``mergeCells`` element with every joined range; nothing if there is none."""
    ranges = [
        f"{address(box.row, box.column)}:"
        f"{address(box.row + box.rows - 1, box.column + box.columns - 1)}"
        for box in plan.boxes
        if box.rows > 1 or box.columns > 1
    ]
    if not ranges:
        return ""
    inside = "".join(f'<mergeCell ref="{joined}"/>' for joined in ranges)
    return f'<mergeCells count="{len(ranges)}">{inside}</mergeCells>'


def sheet_data(title: str, plan: Plan, formats: Formats, places: Addresses) -> str:
    """The ``sheetData`` element.

    Raises:
        ExportError: A text is longer than Excel can hold, or a figure is no number.
    """
    rows: list[list[tuple[int, str]]] = [[] for _ in plan.heights]
    for box in plan.boxes:
        look = _look(box)
        number = formats(look)
        content = _content(box, title, places)
        for row in range(box.row, box.row + box.rows):
            for column in range(box.column, box.column + box.columns):
                inside = content if (row, column) == (box.row, box.column) else "/>"
                cell = f'<c r="{address(row, column)}" s="{number}"{inside}'
                rows[row].append((column, cell))
    return f"<sheetData>{''.join(map(_row, range(len(rows)), plan.heights, rows))}</sheetData>"


def decimal_text(value: Decimal) -> str:
    """All digits of *value*, without exponent.

    Raises:
        ExportError: *value* is not a finite number.
    """
    if not value.is_finite():
        raise ExportError(f"“{value}”不是可以写入 Excel 的数。")
    return format(value, "f")


def _countable(cell: Cell) -> bool:
    """A figure or a blank; arithmetic with a text would fail in Excel."""
    return cell.value is not None or not cell.text


def _row(number: int, height: float, cells: list[tuple[int, str]]) -> str:
    inside = "".join(cell for _, cell in sorted(cells))
    return f'<row r="{number + 1}" ht="{height:g}" customHeight="1">{inside}</row>'


def _content(box: Box, title: str, places: Addresses) -> str:
    """The attributes after the format and what is inside the cell, up to its end tag."""
    cell = box.cell
    blank = not box.text
    if cell is not None and cell.formula and (blank or cell.value is not None):
        formula = places.fill(cell.formula, title, address(box.row, box.column))
        if formula is not None:
            return _formula(formula, cell.value)
    if cell is not None and cell.value is not None:
        return f"><v>{decimal_text(cell.value)}</v></c>"
    if blank:
        return "/>"
    text = _checked(box.text)
    return f' t="inlineStr"><is><t xml:space="preserve">{xml_text(text)}</t></is></c>'


def _formula(formula: str, value: Decimal | None) -> str:
    """A live cell; the result beside it is for readers that do not calculate."""
    if value is None:
        return f' t="str"><f>{xml_text(formula)}</f><v></v></c>'
    return f"><f>{xml_text(formula)}</f><v>{decimal_text(value)}</v></c>"


def _checked(text: str) -> str:
    """*text* without characters XML cannot hold, if Excel can hold it."""
    text = clean(text)
    units = len(text.encode("utf-16-le")) // 2
    if units > LONGEST:
        raise ExportError(
            f"“{text[:12]}……”共 {units:,} 个字符，超过 Excel 单元格的上限 {LONGEST:,} 个，"
            "请缩短后再导出，或改用 Word 导出。"
        )
    return text


def _look(box: Box) -> Look:
    cell = box.cell
    quoted_text = box.text.startswith(_DANGEROUS)
    if cell is None:
        return Look(style=box.style, align=box.align, spread=True, quoted=quoted_text)
    borders = "l" + ("t" if box.band == 0 else "") + "r"
    return Look(
        style=box.style,
        align=box.align,
        borders=borders + ("b" if box.band == box.bands - 1 else ""),
        vertical=cell.vertical,
        number_format=cell.number_format,
        typed=cell.typed,
        quoted=quoted_text and cell.value is None,
    )
