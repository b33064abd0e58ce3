"""A workbook to be filled in by others: empty boxes beside what they are for, all else locked.

What each box is for stands in a column and in rows that are not shown. Every program keeps those
where it keeps the sheet: names, comments and properties are lost in one format or another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, Final, cast

from perfeval_gui.domain.cells.kinds import TEXT_LIMIT, Kind, decimals
from perfeval_gui.domain.edition.choices import Choices
from perfeval_gui.exports.archive import CORE_PATH, clean, pack, plain_properties, saved, unpack
from perfeval_gui.exports.excel.strings import with_coded_moved
from perfeval_gui.pages.model import MM_PER_INCH, Style
from perfeval_gui.pages.text_heights import text_height

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS: Final = (12, 34, 14, 15, 28, 26)
"""Columns in characters; the first has the keys and is not shown."""
_OTHERS: Final = 16
"""The width of all further ones."""
_TYPE: Final = Style(label="", size=11, pitch=15)
_MM_PER_CHARACTER: Final = 7 / 96 * MM_PER_INCH
_LEAST: Final = 21.0
_HIGHEST: Final = 300.0
_HIGH_BOX: Final = 60.0
"""A box for sentences, pt."""
_MOST_LIST: Final = 255
"""Characters of the choices of a cell, as Excel takes them."""
_MOST_FIGURE: Final = 10**15
_A4: Final = 9
_NOTES_OVER: Final = 5
"""Columns that a line of text reaches over."""
_DOT: Final = 0.75
_SPACE: Final = 6.0
_FORMATS: Final = {"figure": "General", "day": 'yyyy"年"m"月"d"日"'}
"""How boxes show what is put in; texts of digits stay texts."""
_WRITTEN_AS: Final = {"day": "2024-6-20", "month": "2024年6月"}
_BOX_COLOUR: Final = "FFF7D6"
_HEAD_COLOUR: Final = "E7EDF3"
_LINE_COLOUR: Final = "9AA5B1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A box to be filled in: what it may hold, and the choices there are."""

    kind: Kind
    choices: Choices = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a block: what it is for, in no words, and its cells, texts or boxes."""

    key: str
    cells: Sequence[str | Blank]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines under common headings.

    Attributes:
        key: What kind of lines they are, in no words.
        title: Above them; empty for none.
        heads: The headings.
        keys: What each column is for, in no words.
    """

    key: str
    title: str
    heads: Sequence[str]
    keys: Sequence[str]
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedSheet:
    """One sheet.

    Attributes:
        name: Of the sheet.
        head: Its first line.
        notes: Lines below it.
        key: What the sheet is for, in no words.
    """

    name: str
    head: str
    notes: Sequence[str]
    key: str
    blocks: Sequence[Block]


def write_asked(sheets: Sequence[AskedSheet]) -> bytes:
    """The workbook with *sheets*, one at least. Equal sheets give equal bytes."""
    from openpyxl import Workbook

    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    looks = _Looks()
    for one in sheets:
        _Writer(book.create_sheet(one.name), looks).write(one)
    members = unpack(saved(book))
    members[CORE_PATH] = plain_properties(sheets[0].head)
    with_coded_moved(members)
    return pack(members)


class _Looks:
    """How cells look, made once for a workbook."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        side = Side(style="thin", color=_LINE_COLOUR)
        self.lines = Border(left=side, right=side, top=side, bottom=side)
        self.box, self.heading = (
            PatternFill("solid", start_color=colour) for colour in (_BOX_COLOUR, _HEAD_COLOUR)
        )
        self.bold, self.large = Font(bold=True), Font(bold=True, size=14)
        self.wrapped = Alignment(horizontal="left", indent=1, vertical="center", wrap_text=True)
        self.told = Alignment(horizontal="left", vertical="center", wrap_text=True)
        self.middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
        self.open = Protection(locked=False)


class _Writer:
    """Writes one sheet from top to bottom."""

    def __init__(self, sheet: Worksheet, looks: _Looks) -> None:
        self._sheet, self._looks = sheet, looks
        self._row = 0
        self._wide = 0
        self._boxes: dict[Blank, list[tuple[int, int]]] = defaultdict(list)

    def write(self, asked: AskedSheet) -> None:
        """Write *asked*."""
        self._wide = max((len(block.heads) for block in asked.blocks), default=1)
        self._set_up()
        self._text_line(asked.head, asked.key).font = self._looks.large
        for note in asked.notes:
            self._text_line(note)
        for block in asked.blocks:
            self._block(block)
        for blank, places in self._boxes.items():
            rule = _rule(blank)
            rule.sqref = " ".join(_ranges(places))
            self._sheet.add_data_validation(rule)

    def _set_up(self) -> None:
        """A page across, locked but for the boxes; guards against slips, not against people."""
        from openpyxl.worksheet.properties import PageSetupProperties

        sheet = self._sheet
        for number in range(max(self._wide, _NOTES_OVER) + 1):
            sheet.column_dimensions[_letter(number)].width = _width(number)
        sheet.column_dimensions[_letter(0)].hidden = True
        sheet.page_setup.paperSize, sheet.page_setup.orientation = _A4, "landscape"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.sheet_view.showGridLines = False
        sheet.protection.sheet = True
        sheet.protection.formatRows = sheet.protection.formatColumns = False

    def _next(self, key: str, height: float, *, hidden: bool = False) -> int:
        """Begin a row, and give its number."""
        self._row += 1
        if key:
            self._put(self._row, 0, key)
        dimension = self._sheet.row_dimensions[self._row]
        dimension.height, dimension.hidden = height, hidden
        return self._row

    def _put(self, row: int, column: int, text: str) -> Cell:
        # Cells are joined with what is behind them once they are written.
        cell = cast("Cell", self._sheet.cell(row, column + 1))
        cell.number_format = "@"
        if text:
            cell.value = clean(text)
            # What a clerk typed is text, even where it begins like a formula.
            cell.data_type = "s"
        return cell

    def _text_line(self, text: str, key: str = "") -> Cell:
        width = sum(map(_width, range(1, 1 + max(self._wide, _NOTES_OVER))))
        row = self._next(key, max(_LEAST, _height(text, width)))
        cell = self._put(row, 1, text)
        cell.alignment = self._looks.told
        self._sheet.merge_cells(
            start_row=row, end_row=row, start_column=2, end_column=1 + max(self._wide, _NOTES_OVER)
        )
        return cell

    def _block(self, block: Block) -> None:
        self._next("", _LEAST / 2)
        if block.title:
            self._text_line(block.title).font = self._looks.bold
        row = self._next(block.key, _LEAST, hidden=True)
        for number, key in enumerate(block.keys, 1):
            self._put(row, number, key)
        heights = (_height(head, _width(n)) for n, head in enumerate(block.heads, 1))
        row = self._next("", max(_LEAST, *heights))
        for number, head in enumerate(block.heads, 1):
            cell = self._put(row, number, head)
            cell.font, cell.fill = self._looks.bold, self._looks.heading
            cell.alignment, cell.border = self._looks.middle, self._looks.lines
        for line in block.lines:
            self._line(line)

    def _line(self, line: Line) -> None:
        heights = (_needed(cell, _width(n)) for n, cell in enumerate(line.cells, 1))
        row = self._next(line.key, max(_LEAST, *heights))
        for number, content in enumerate(line.cells, 1):
            if isinstance(content, Blank):
                self._box(self._put(row, number, ""), content)
            else:
                cell = self._put(row, number, content)
                cell.alignment, cell.border = self._looks.wrapped, self._looks.lines

    def _box(self, cell: Cell, blank: Blank) -> None:
        cell.number_format = _FORMATS.get(blank.kind.holds, "@")
        if blank.kind.unit == "%":
            cell.number_format = f"0.{'0' * blank.kind.places}%"
        cell.alignment, cell.border = self._looks.wrapped, self._looks.lines
        cell.fill, cell.protection = self._looks.box, self._looks.open
        self._boxes[blank].append((cell.column, cell.row))


def _ranges(places: Iterable[tuple[int, int]]) -> Iterator[str]:
    """The cells at *places*, columns and rows from 1, as few ranges."""
    # Rows that follow each other in a column differ from their number among them by the same.
    numbered = enumerate(sorted(places))
    for _, run in groupby(numbered, key=lambda one: (one[1][0], one[1][1] - one[0])):
        (column, first), *rest = [place for _, place in run]
        letter = _letter(column - 1)
        yield f"{letter}{first}:{letter}{rest[-1][1]}" if rest else f"{letter}{first}"


def _rule(blank: Blank) -> DataValidation:
    """What a program lets somebody put into a box, and what it says."""
    from openpyxl.worksheet.datavalidation import DataValidation

    kind = blank.kind
    rule = DataValidation(allow_blank=True, showErrorMessage=True, showInputMessage=True)
    words = "照实填写，没有的空着。"
    if kind.holds == "figure":
        words = f"{_figure_told(kind)}；数目是零填 0，没有的空着。"
        rule.type, rule.operator = "decimal" if kind.places else "whole", "between"
        rule.formula1 = str(-_MOST_FIGURE if kind.signed else 0)
        rule.formula2 = str(_MOST_FIGURE)
    elif kind.holds in _WRITTEN_AS:
        # Programs take for a day what is none of theirs: what cannot be read is asked about.
        words = f"写成 {_WRITTEN_AS[kind.holds]} 的样子。"
    elif listed := _listed(blank.choices):
        words, rule.type, rule.formula1 = "从列表里选一项。", "list", f'"{listed}"'
    else:
        rule.type, rule.operator, rule.formula1 = "textLength", "lessThanOrEqual", str(TEXT_LIMIT)
    rule.promptTitle, rule.prompt = "填写", words
    rule.errorTitle, rule.error = "请改一改", words
    return rule


def _figure_told(kind: Kind) -> str:
    unit = f"单位是{kind.unit}，" if kind.unit else ""
    return f"{unit}填整数" if not kind.places else f"{unit}只写数字，最多{decimals(kind.places)}"


def _listed(choices: Choices) -> str:
    """The labels of *choices* as a validation has them; empty where it cannot hold them."""
    labels = [label for _, label in choices]
    listed = ",".join(labels)
    fits = len(listed) <= _MOST_LIST and not any(sign in "".join(labels) for sign in ',"')
    return listed if fits else ""


def _needed(content: str | Blank, width: int) -> float:
    """The height of a cell, pt: a box for sentences is higher."""
    if isinstance(content, Blank):
        return _HIGH_BOX if content.kind.lines else _LEAST
    return _height(content, width)


def _height(text: str, width: int) -> float:
    height = text_height(text, _TYPE, width * _MM_PER_CHARACTER)
    return min(ceil(height / _DOT) * _DOT + _SPACE, _HIGHEST)


def _width(column: int) -> int:
    return _WIDTHS[column] if column < len(_WIDTHS) else _OTHERS


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(column + 1)
