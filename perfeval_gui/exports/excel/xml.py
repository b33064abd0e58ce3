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
from functools import cache
from typing import Final

from perfeval_gui.exports.archive import clean, xml_text
from perfeval_gui.exports.excel.boxes import Box
from perfeval_gui.exports.excel.mixed_cells import number_name, with_label
from perfeval_gui.exports.excel.plan import Plan
from perfeval_gui.exports.excel.strings import Strings
from perfeval_gui.pages.errors import ExportError
from perfeval_gui.pages.model import Align, Cell

LONGEST: Final = 32_767
"""What an Excel cell holds, in UTF-16 units."""
_LONGEST_FORMULA: Final = 8_192
_MOST_ARGUMENTS: Final = 255
"""What an Excel function takes; a table of 300 rows has more cells, but in one range."""
_PLACE: Final = re.compile(r"\{([^{}]+)\}")
_PLACES: Final = re.compile(r"\{[^{}]+\}(?:,\{[^{}]+\})*")
_DANGEROUS: Final = ("=", "+", "-", "@", "#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Everything that decides the format of a cell; equal looks share one entry of the file.

    Attributes:
        borders: Sides that have a line: some of ``ltrb``.
        top: Lines begin at the top.
        spread: Lines are spread over the whole height, as exact line pitch would have them.
        quoted: Excel shows the text as it is, even if it begins like a formula.
    """

    style: str
    align: Align
    borders: str = ""
    vertical: bool = False
    top: bool = False
    number_format: str = ""
    spread: bool = False
    typed: bool = False
    quoted: bool = False


Formats = Callable[[Look], int]
"""Gives the number of a look's entry in the file."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a named cell stands: sheet, first row, column, and how many rows it takes."""

    sheet: str
    row: int
    column: int
    rows: int

    @property
    def cell(self) -> str:
        """Its address within the sheet."""
        return address(self.row, self.column)

    def follows(self, other: Spot) -> bool:
        """Whether it stands directly below *other*."""
        below = other.sheet, other.column, other.row + other.rows
        return (self.sheet, self.column, self.row) == below


class Addresses:
    """Where the figures stand in the workbook, so that formulas can read them."""

    def __init__(self, sheets: Iterable[tuple[str, Plan]]) -> None:
        self._places: dict[str, Spot] = {}
        beside: dict[str, Spot] = {}
        for title, plan in sheets:
            for box in plan.boxes:
                if box.cell is None or box.repeats is not None:
                    continue
                known = self._places if box.cell.name else beside
                if name := number_name(box.cell):
                    known.setdefault(name, Spot(title, box.row, box.column, box.rows))
        # A figure that stands alone somewhere is read there, not where it has its label with it.
        self._places = beside | self._places

    def fill(self, formula: str, sheet: str, own: str) -> str | None:
        """*formula* with addresses for names, as read from the cell *own* of *sheet*.

        None when a name stands in no cell, or only in *own* itself, or when the formula would be
        more than Excel takes.
        """
        spots = [self._places.get(name) for name in _PLACE.findall(formula)]
        if any(spot is None or (spot.sheet, spot.cell) == (sheet, own) for spot in spots):
            return None
        lists = [self._listed(found[0], sheet) for found in _PLACES.finditer(formula)]
        text = _PLACES.sub("{}", formula.removeprefix("="))
        filled = text.format(*(",".join(entries) for entries in lists))
        fits = all(len(entries) <= _MOST_ARGUMENTS for entries in lists)
        return filled if fits and len(filled) <= _LONGEST_FORMULA else None

    def _listed(self, names: str, sheet: str) -> list[str]:
        """Arguments that read all of *names*; cells below each other are one range."""
        runs: list[list[Spot]] = []
        for spot in (self._places[name] for name in _PLACE.findall(names)):
            if runs and spot.follows(runs[-1][-1]):
                runs[-1].append(spot)
            else:
                runs.append([spot])
        return [_reference(run, sheet) for run in runs]


def address(row: int, column: int) -> str:
    """Name of a cell, such as ``A1``, from numbers that count from 0."""
    return f"{_letters(column)}{row + 1}"


@cache
def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


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


def sheet_data(
    title: str, plan: Plan, formats: Formats, places: Addresses, strings: Strings
) -> str:
    """The ``sheetData`` element; its texts go into *strings*.

    Raises:
        ExportError: A text is longer than Excel can hold, or a figure is no number.
    """
    rows: list[list[tuple[int, str]]] = [[] for _ in plan.heights]
    for box in plan.boxes:
        look = _look(box)
        number = formats(look)
        content = _content(box, title, places, strings)
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


def _reference(run: list[Spot], sheet: str) -> str:
    """The range of cells below each other, or the only cell, as read from *sheet*."""
    cells = run[0].cell if len(run) == 1 else f"{run[0].cell}:{run[-1].cell}"
    return cells if run[0].sheet == sheet else f"{quoted(run[0].sheet)}!{cells}"


def _row(number: int, height: float, cells: list[tuple[int, str]]) -> str:
    inside = "".join(cell for _, cell in sorted(cells))
    return f'<row r="{number + 1}" ht="{height:g}" customHeight="1">{inside}</row>'


def _content(box: Box, title: str, places: Addresses, strings: Strings) -> str:
    """The attributes after the format and what is inside the cell, up to its end tag."""
    cell = box.cell
    if cell is not None and box.repeats is not None:
        return _formula(address(*box.repeats), cell)
    if cell is not None and cell.formula:
        cell = with_label(cell)
        formula = places.fill(cell.formula, title, address(box.row, box.column))
        if formula is not None:
            return _formula(formula, cell)
    if cell is not None and cell.value is not None:
        return f"><v>{decimal_text(cell.value)}</v></c>"
    if not box.text:
        return "/>"
    return f' t="s"><v>{strings.number(_checked(box.text))}</v></c>'


def _formula(formula: str, cell: Cell) -> str:
    """A live cell; the result beside it is for readers that do not calculate."""
    if cell.value is not None:
        return f"><f>{xml_text(formula)}</f><v>{decimal_text(cell.value)}</v></c>"
    return f' t="str"><f>{xml_text(formula)}</f><v>{xml_text(_checked(cell.text))}</v></c>'


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
    borders = "l" + ("" if box.open_top else "t") + "r" + ("" if box.open_bottom else "b")
    return Look(
        style=box.style,
        align=box.align,
        borders=borders,
        vertical=cell.vertical,
        top=box.top,
        number_format=with_label(cell).number_format,
        typed=cell.typed,
        quoted=quoted_text and cell.value is None,
    )
