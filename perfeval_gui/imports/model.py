"""What is read from a file of another program: its tables and paragraphs, whatever its format.

Every reader makes this, and whoever looks for a value in a file looks here and nowhere else.
Nothing that stood in the file is left out: a text that is in no table is a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Raw = Decimal | date | bool | None
Remark = Literal["tracked", "error", "differs", "hidden", "formula"]
"""What is to be told of a text: it stands under a tracked change (which counts as accepted), it is
an error value, what is shown is not what is stored, it is not seen on paper, it is a formula whose
result the file does not hold."""
Where = Literal["body", "header", "footer", "note", "box", "comment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table.

    Attributes:
        row, column: Its first place in the grid of its table, counted from 0.
        rows, columns: How many places it covers.
        text: As the file shows it ("80.45%"), lines divided by a line feed; "" where blank.
        raw: What stands behind the text where a file keeps more than the text: a number as the
            shortest decimal that means it, a day, a truth. None where there is only text.
        format: Number format ("0.00%"), "" where there is none.
        place: Where a person finds it: "B5", "第 3 行第 2 格".
        remarks: What is to be told of it.
        names: Bookmarks that begin in it, for files that this program wrote.
    """

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    text: str = ""
    raw: Raw = None
    format: str = ""
    place: str = ""
    remarks: frozenset[Remark] = frozenset()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Cells in reading order; no two of them cover the same place, some places have none.

    Attributes:
        title: Where a person finds it: "第 2 张表", or the name of a sheet.
        cells: In the order of their rows, then of their columns.
        hidden: Whether it is a sheet that its program does not show.
    """

    title: str
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A text outside the tables.

    Attributes:
        text: As shown; "" never stands here.
        place: Where a person finds it: "第 12 段".
        where: In which part of the file it stands.
        level: Level of a heading, from 1; 0 for text.
        remarks: What is to be told of it.
        names: Bookmarks that begin in it, for files that this program wrote.
    """

    text: str
    place: str
    where: Where = "body"
    level: int = 0
    remarks: frozenset[Remark] = frozenset()
    names: tuple[str, ...] = ()


Block = Table | Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that was read from one file.

    Attributes:
        file: Name of the file, without its folder; "剪贴板" for what was copied.
        format: What it is, told by its bytes and never by its name.
        blocks: In reading order; what stands outside the body comes last.
        told: Sentences on what could not be read or was left out, for the clerk.
    """

    file: str
    format: str
    blocks: tuple[Block, ...]
    told: tuple[str, ...] = ()

    @property
    def tables(self) -> Iterator[Table]:
        """The tables, in reading order."""
        return (one for one in self.blocks if isinstance(one, Table))

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """The texts outside the tables, in reading order."""
        return (one for one in self.blocks if isinstance(one, Paragraph))
