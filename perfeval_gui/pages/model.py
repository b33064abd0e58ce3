"""Neutral pages: what is printed, cell for cell, before any file format or printer is chosen.

A package is a tuple of parts (附件2, cover, 自评表, …). A part is a run of blocks: paragraphs
and grids. Every writer (Word, Excel, painter) renders these and computes nothing of its own.
Lengths are millimetres, type sizes and line pitches are points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

A4: Final = (210.0, 297.0)
MM_PER_INCH: Final = 25.4
FOOT_LEAST: Final = 4.0
"""Printers leave about this much blank at the lower edge."""
Align = Literal["left", "center", "right", "justify"]
Role = Literal["fang", "kai", "hei", "title", "song"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a paragraph is set.

    Attributes:
        label: Style name shown in Word, found by name when a template is adapted.
        font: Role of the typeface; each writer maps it to real font names.
        size: Type size, pt.
        pitch: Exact distance between lines, pt, so that page breaks do not depend on the font.
        indent: First-line indent in characters.
        before, after: Space around the paragraph, pt.
        outline: Heading level 1–3, or 0 for text.
        keep_next: Stays on the page of the paragraph that follows.
    """

    label: str
    font: Role = "fang"
    size: float = 10.5
    pitch: float = 14
    bold: bool = False
    align: Align = "left"
    indent: float = 0
    before: float = 0
    after: float = 0
    outline: int = 0
    keep_next: bool = False


STYLES: Final[dict[str, Style]] = {
    "attach": Style(label="附件号", font="hei", size=16, pitch=28),
    "title": Style(
        label="表名",
        font="title",
        size=22,
        pitch=32,
        align="center",
        before=4,
        after=8,
        keep_next=True,
    ),
    "cover": Style(label="封面标题", font="title", size=26, pitch=42, align="center"),
    "coverline": Style(label="封面行", font="fang", size=15, pitch=38, indent=2),
    "coverfoot": Style(label="封面落款", font="fang", size=16, pitch=32, align="center"),
    "heading1": Style(
        label="一级标题", font="hei", size=16, pitch=28.9, indent=2, outline=1, keep_next=True
    ),
    "heading2": Style(
        label="二级标题", font="kai", size=16, pitch=28.9, indent=2, outline=2, keep_next=True
    ),
    "body": Style(label="报告正文", font="fang", size=16, pitch=28.9, indent=2, align="justify"),
    "line": Style(label="表外行", font="fang", size=12, pitch=20, keep_next=True),
    "section": Style(label="表外标题", font="hei", size=14, pitch=26, before=6, keep_next=True),
    "note": Style(label="表注", font="fang", size=10.5, pitch=15, before=3, keep_next=True),
    "head": Style(label="表头", font="hei", size=10.5, pitch=14, align="center"),
    "cell": Style(label="表格", font="fang", size=10.5, pitch=14, align="center"),
    "space": Style(label="空行", font="fang", size=16, pitch=28),
}
"""Every style a page may name, by its key in a page file."""
MARK_STYLE: Final = Style(label="状态", font="song", size=9, pitch=11, align="right")
"""How the mark of a package is set."""
_MARK_TOP: Final = 6.0
"""From the paper's edge down to the mark, mm, where the margin is high enough."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; *name* is the field or figure it shows, empty for a printed label."""

    text: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph. *align* overrides the style's; *break_before* starts a new page.

    Runs contain no line breaks; tabs are not used. *source* is the name of the text of the report
    that the paragraph is part of, or the heading of: where a click on it leads.
    """

    runs: tuple[Run, ...] = ()
    style: str = "cell"
    align: Align | None = None
    break_before: bool = False
    source: str = ""

    @property
    def text(self) -> str:
        """The whole text as printed."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One placed cell of a grid.

    Attributes:
        paragraphs: At least one; lines of a value are separate paragraphs.
        row, column: Upper left position in the grid, from 0.
        rows, columns: How many grid rows and columns it covers.
        vertical: Characters stand below each other.
        top: Lines begin at the top of the cell; otherwise they stand in the middle of its height.
        name: Field or figure the cell shows alone, empty for labels and mixed texts.
        value: The number behind the text, or beside a label in it, for Excel; None when the cell
            is text or blank. A rate is a fraction: 1 for 100.00%.
        number_format: Excel format of *value*, such as ``0.00`` or ``0.00%``.
        formula: Excel formula with ``{name}`` for the cells it reads, empty for none;
            must give *value* (or the empty string when the cell is blank).
        typed: The clerk fills it in; everything else is locked in Excel.
    """

    paragraphs: tuple[Paragraph, ...]
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    vertical: bool = False
    top: bool = False
    name: str = ""
    value: Decimal | None = None
    number_format: str = ""
    formula: str = ""
    typed: bool = False

    @property
    def text(self) -> str:
        """The text as printed, lines joined by newlines."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def is_figure(self) -> bool:
        """Whether it shows a figure and nothing beside it."""
        runs = (run for paragraph in self.paragraphs for run in paragraph.runs)
        return self.value is not None and (bool(self.name) or not any(run.name for run in runs))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is true of a whole grid row.

    Attributes:
        height: Least height, mm.
        header: Repeats at the top of each page on which the grid goes on after it.
            Header rows need not be the first rows of the grid.
        splits: May be divided between two pages even when it is low.
    """

    height: float = 7.0
    header: bool = False
    splits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table. Cells tile rows × columns exactly; *widths* are mm and add up to the body width."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    cells: tuple[Cell, ...]


def paper_size(*, landscape: bool) -> tuple[float, float]:
    """Width and height of a page, mm."""
    return (A4[1], A4[0]) if landscape else A4


def width_of(cell: Cell, grid: Grid) -> float:
    """Width of a cell of *grid*, mm."""
    return sum(grid.widths[cell.column : cell.column + cell.columns])


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One printed part of the package, beginning on a new page; one sheet in Excel.

    Attributes:
        key: Stable English name (``base``, ``cover``, ``evaluation``, ``opinions``, ``report``).
        title: Chinese name, used as sheet name and in lists.
        margins: Left, top, right, bottom, mm.
        numbered: Prints the page number between dashes at the foot.
        landscape: The paper lies on its long side; margins are those of the page as it is read.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    margins: tuple[float, float, float, float]
    numbered: bool = True
    landscape: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper, mm."""
        return paper_size(landscape=self.landscape)

    @property
    def width(self) -> float:
        """Width between the margins, mm."""
        return self.size[0] - self.margins[0] - self.margins[2]

    @property
    def mark_top(self) -> float:
        """From the edge of the paper down to the mark, mm: all of it stands in the margin."""
        room = self.margins[1] - MARK_STYLE.pitch * MM_PER_INCH / 72
        return max(0.0, min(_MARK_TOP, room))

    @property
    def page_height(self) -> float:
        """Height between the margins, pt."""
        return (self.size[1] - self.margins[1] - self.margins[3]) * 72 / MM_PER_INCH


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """All parts in the order of printing; *title* and *author* go into file properties.

    *date* is the report date as ``YYYY-MM-DD`` or empty; files never carry the clock's date.
    Page numbers run through the whole package. *mark* says in a word or two what the pages are
    good for (草稿, 送审稿): it stands small in the upper margin of each and moves nothing; empty
    for none.
    """

    title: str
    author: str
    date: str
    parts: tuple[Part, ...]
    mark: str = ""

    def cells(self) -> Iterator[Cell]:
        """Every grid cell, in the order of printing."""
        for part in self.parts:
            for block in part.blocks:
                if isinstance(block, Grid):
                    yield from block.cells
