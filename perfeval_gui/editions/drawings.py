r"""Reading a page file: a part of the package drawn as text, cell for cell.

Lines, in any order but `title` and `margins` first:

``# …``            comment
``title …``        Chinese name of the part; ``margins L T R B`` in mm; ``numbered no``
``landscape``      the paper lies on its long side
``when table``     the part is printed only while that table has rows
``@style text``    a paragraph
``outline``        the report's headings and passages
``columns 20 30``  a new table with these widths, mm, scaled to the page
``| a | b | < |``  one row: ``<`` joins left, ``^`` joins up; before the first ``|`` may stand
                   ``!`` (header, repeated on each page), ``~`` (may be split between pages),
                   ``*table`` or ``*table:4`` (repeats for each row, at least 4 times),
                   ``+table.column`` (below each group of these rows with one text in the
                   column), and the least height in mm

In a text, ``{name}`` is a value, ``[name]`` its printed label, ``\n`` a new line; ``'`` and ``"``
at the start of a line align left and right. At the start of a cell ``=`` joins equal neighbours,
``==`` all rows of a repeated row, ``` ` ``` begins at the top, ``:`` sets the characters below
each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.edition.drawing import (
    Drawing,
    DrawnBlock,
    DrawnCell,
    DrawnGrid,
    DrawnRow,
    DrawnText,
)
from perfeval_gui.editions.drawn_spans import span_fault
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.slips.lookalikes import lookalike
from perfeval_gui.editions.slips.slip import Slip

_PREFIX: Final = pattern(r"(?:!|~|\*\w+(?::\d+)?|\+\w+\.\w+|\d+(?:\.\d+)?)")
_MARKED: Final = pattern("={0,2}[`:]?")
_STYLES: Final = frozenset(
    [
        "attach",
        "title",
        "cover",
        "coverline",
        "coverfoot",
        "line",
        "section",
        "note",
        "space",
        "body",
        "heading1",
        "heading2",
    ]
)


@dataclass(slots=True)
class _Open:
    """The table that is being read."""

    line: int
    widths: tuple[float, ...]
    rows: list[DrawnRow] = field(default_factory=list)
    grid: list[list[int]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)


class _Reader:
    """Reads one page file; every fault names file and line."""

    def __init__(self, key: str) -> None:
        self.file = f"{key}.page"
        self.key = key
        self.title = key
        self.margins = (20.0, 20.0, 20.0, 20.0)
        self.numbered = True
        self.landscape = False
        self.when, self.when_line = "", 0
        self.blocks: list[DrawnBlock] = []
        self.table: _Open | None = None
        self.line = 0

    def fault(self, reason: str, line: int | None = None) -> EditionError:
        return EditionError(self.file, self.line if line is None else line, reason)

    def read(self, text: str) -> Drawing:
        for self.line, raw in enumerate(text.splitlines(), 1):
            if (line := raw.replace("\t", " ").strip()) and not line.startswith("#"):
                self._line(line)
        self._close()
        if not self.blocks:
            raise self.fault("这一页什么也没有画。", 0)
        return Drawing(
            key=self.key,
            title=self.title,
            margins=self.margins,
            numbered=self.numbered,
            landscape=self.landscape,
            blocks=tuple(self.blocks),
            when=self.when,
            when_line=self.when_line,
        )

    def _line(self, line: str) -> None:
        if name := lookalike(line):
            raise self.fault(f"“{name}”不是半角的，会照原样印出来。")
        word, _, rest = line.partition(" ")
        if "|" in line and (word.startswith("|") or _PREFIX.fullmatch(word)):
            self._row(line)
        elif word == "columns":
            self._close()
            self.table = _Open(self.line, self._numbers(rest))
        elif word in ("title", "margins", "numbered", "when"):
            self._setting(word, rest)
        elif line == "landscape":
            self.landscape = True
        elif word == "outline":
            self._close()
            self.blocks.append(DrawnText(style="body", text="", line=self.line, repeats="outline"))
        elif word.startswith("@"):
            self._paragraph(word.removeprefix("@"), rest)
        else:
            raise self.fault(f"看不懂“{word}”。")

    def _setting(self, word: str, rest: str) -> None:
        if word == "title":
            self.title = rest.strip()
        elif word == "when":
            self.when = rest.strip()
            self.when_line = self.line
        elif word == "numbered":
            if rest.strip() not in ("yes", "no"):
                raise self.fault("numbered 后面写 yes 或 no。")
            self.numbered = rest.strip() == "yes"
        else:
            match self._numbers(rest):
                case (left, top, right, bottom):
                    self.margins = (left, top, right, bottom)
                case _:
                    raise self.fault("margins 后面要有左、上、右、下四个数。")

    def _numbers(self, text: str) -> tuple[float, ...]:
        try:
            numbers = tuple(float(word) for word in text.split())
        except ValueError:
            raise self.fault(f"“{text.strip()}”里有不是数字的内容。") from None
        if not numbers or not all(0 < number < math.inf for number in numbers):
            raise self.fault("这里要写大于零的毫米数。")
        return numbers

    def _paragraph(self, style: str, text: str) -> None:
        self._close()
        if style not in _STYLES:
            raise self.fault(f"没有“{style}”这个样式。")
        self.blocks.append(DrawnText(style=style, text=text.strip(), line=self.line))

    def _row(self, line: str) -> None:
        if (table := self.table) is None:
            raise self.fault("表格行前面要先写 columns。")
        before, _, rest = line.partition("|")
        texts = [text.strip(" ") for text in rest.rstrip().removesuffix("|").split("|")]
        if len(texts) != len(table.widths):
            raise self.fault(f"这一行有 {len(texts)} 格，而表格有 {len(table.widths)} 列。")
        table.rows.append(self._drawn_row(before.split()))
        row: list[int] = []
        for column, text in enumerate(texts):
            row.append(self._cell(table, row, column, text))
        table.grid.append(row)

    def _drawn_row(self, marks: list[str]) -> DrawnRow:
        repeats, subtotal, least, height = "", "", 0, 7.0
        for mark in marks:
            if not _PREFIX.fullmatch(mark):
                raise self.fault(f"看不懂行首的“{mark}”。")
            if mark.startswith("*"):
                repeats, _, count = mark.removeprefix("*").partition(":")
                least = int(count or 0)
            elif mark.startswith("+"):
                repeats, _, subtotal = mark.removeprefix("+").partition(".")
                self._follows(repeats, mark)
            elif mark[0].isdigit():
                height = float(mark)
        return DrawnRow(
            header="!" in marks,
            splits="~" in marks,
            repeats=repeats,
            least=least,
            subtotal=subtotal,
            height=height,
            line=self.line,
        )

    def _follows(self, repeats: str, mark: str) -> None:
        """See to it that a row with the *mark* of a subtotal stands below what it is of."""
        rows = self.table.rows if self.table is not None else []
        if not rows or rows[-1].repeats != repeats or repeats == "funds":
            raise self.fault(f"“{mark}”要紧跟在 *{repeats} 的行后面。")

    def _cell(self, table: _Open, row: list[int], column: int, text: str) -> int:
        """The number of the cell that stands at *column* of the row being read."""
        if text == "<":
            if not row:
                raise self.fault("一行的第一格不能写 <。")
            return row[-1]
        if text == "^":
            if not table.grid:
                raise self.fault("表格的第一行不能写 ^。")
            return table.grid[-1][column]
        table.texts.append(text)
        table.places.append((len(table.grid), column))
        return len(table.texts) - 1

    def _close(self) -> None:
        """Finish the table that is being read: every cell must be a rectangle."""
        if (table := self.table) is None:
            return
        self.table = None
        if not table.rows:
            raise self.fault("columns 后面没有表格行。", table.line)
        spots: list[list[tuple[int, int]]] = [[] for _ in table.texts]
        for row, found in enumerate(table.grid):
            for column, index in enumerate(found):
                spots[index].append((row, column))
        cells = tuple(self._placed(table, index, own) for index, own in enumerate(spots))
        self.blocks.append(
            DrawnGrid(widths=table.widths, rows=tuple(table.rows), cells=cells, line=table.line)
        )

    def _placed(self, table: _Open, index: int, spots: Sequence[tuple[int, int]]) -> DrawnCell:
        top, left = table.places[index]
        bottom, right = max(r for r, _ in spots), max(c for _, c in spots)
        if len(spots) != (bottom - top + 1) * (right - left + 1):
            raise self.fault(f"“{table.texts[index]}”合并成的不是矩形。", table.rows[top].line)
        marks, text = _marked(table.texts[index])
        cell = DrawnCell(
            text=text,
            row=top,
            column=left,
            rows=bottom - top + 1,
            columns=right - left + 1,
            joins=marks.startswith("=") and not marks.startswith("=="),
            whole=marks.startswith("=="),
            top="`" in marks,
            vertical=":" in marks,
            line=table.rows[top].line,
        )
        if reason := span_fault(cell, table.rows):
            raise self.fault(reason, cell.line)
        return cell


def _marked(text: str) -> tuple[str, str]:
    """The marks a cell begins with, and its text."""
    found = _MARKED.match(text)
    marks = found[0] if found is not None else ""
    return marks, text[len(marks) :]


def read_drawing(key: str, text: str) -> Drawing:
    """The part drawn in *text*, the content of ``key.page``.

    Raises:
        EditionError: The drawing is ragged or not understood; names file and line.
    """
    try:
        return _Reader(key).read(text)
    except EditionError as error:
        slip = next(slips_in_page(key, text))
        raise EditionError(error.file, slip.line, slip.reason) from None


def slips_in_page(key: str, text: str) -> Iterator[Slip]:
    """Everything that is wrong with the drawing in *text*, as far as it can be told."""
    # Imported here: most drawings have no fault.
    from perfeval_gui.editions.slips.pages import in_page

    return in_page(text, partial(_fault, key))


def _fault(key: str, text: str) -> Slip | None:
    try:
        _Reader(key).read(text)
    except EditionError as error:
        return Slip(error.line, error.reason)
    return None
