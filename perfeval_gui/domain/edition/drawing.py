"""A part of the package as its page file draws it: blocks of texts with names still to fill in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnText:
    """A paragraph outside a table: its style and its text with ``{name}`` and ``[name]``.

    Attributes:
        line: Line in the page file, for messages.
        repeats: Table or list whose rows each give one paragraph; empty for one.
    """

    style: str
    text: str
    line: int
    repeats: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCell:
    r"""One drawn cell; *row* and *column* are its place among the drawn rows, from 0.

    Attributes:
        text: What stands in it, lines divided by a literal ``\\n``.
        top: Its lines begin at the top of the cell.
        vertical: Its characters stand below each other.
        joins: Equal texts in neighbouring repeated rows are printed once, in one merged cell.
        whole: It is printed once, in one cell over all rows that its repeated row gives.
        line: Line in the page file, for messages.
    """

    text: str
    row: int
    column: int
    line: int
    rows: int = 1
    columns: int = 1
    joins: bool = False
    whole: bool = False
    top: bool = False
    vertical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnRow:
    """One drawn row.

    Attributes:
        header: Repeats where the table goes on after a page break.
        splits: May be divided between pages.
        repeats: Table or list that gives one printed row for each of its rows; empty for one.
        least: How many rows are printed at least where it repeats.
        subtotal: Column of *repeats*: the row is printed once below each group of neighbours with
            one text there, not once a row; empty for any other row.
        height: Least height, mm.
        line: Line in the page file, for messages.
    """

    header: bool = False
    splits: bool = False
    repeats: str = ""
    least: int = 0
    subtotal: str = ""
    height: float = 7.0
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnGrid:
    """A drawn table; *widths* are mm, scaled to the body. Cells tile rows × columns exactly."""

    widths: tuple[float, ...]
    rows: tuple[DrawnRow, ...]
    cells: tuple[DrawnCell, ...]
    line: int


DrawnBlock = DrawnText | DrawnGrid


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One part of the package as drawn.

    Attributes:
        key: File name without ending, such as ``base``.
        title: Chinese name of the part.
        margins: Left, top, right, bottom, mm.
        numbered: Prints page numbers.
        landscape: The paper lies on its long side.
        when: Table without whose rows the part is not printed at all; empty for always.
        when_line: Line in the page file that says so, for messages.
    """

    key: str
    title: str
    margins: tuple[float, float, float, float]
    numbered: bool
    blocks: tuple[DrawnBlock, ...]
    when: str = ""
    landscape: bool = False
    when_line: int = 0
