"""Columns and lines of a table as they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from perfeval_gui.domain.cells.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table.

    Attributes:
        shown: Column name of what is shown, such as ``score``.
        typed: Column name of what typing changes; empty for a column that only shows.
        title: Heading; empty takes the edition's label.
        names: Whether it names its row, whose other cells are filled in after it.
        signed: Whether it shows how much more or less something became, so that a rise has a sign.
    """

    shown: str
    typed: str = ""
    title: str = ""
    names: bool = False
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Cells:
    """What the cells of one row show, column by column.

    Attributes:
        texts: What each cell shows; text that cannot be read, as it was typed.
        computed: Which cells cannot be typed into now.
        faults: One sentence for each cell whose text cannot be read, else empty.
        stored: What is typed behind each cell; None where nothing can be.
    """

    texts: tuple[str, ...]
    computed: tuple[bool, ...]
    faults: tuple[str, ...]
    stored: tuple[Value, ...]

    def differs(self, other: Cells) -> Iterator[int]:
        """The columns in which something else is shown."""
        pairs = zip(self._each(), other._each(), strict=True)
        return (column for column, (one, now) in enumerate(pairs) if one != now)

    def _each(self) -> Iterator[tuple[object, ...]]:
        """All that is shown, cell by cell."""
        return zip(self.texts, self.computed, self.faults, self.stored, strict=True)


class Look:
    """What one row shows, put into words when it is first asked for: few of many rows are seen.

    Attributes:
        made: It, once it was asked for.
    """

    __slots__ = ("_make", "_of", "made")

    def __init__(self, make: Callable[..., Cells], of: tuple[object, ...] = ()) -> None:
        """*make* gives the cells of what it is given *of*, whenever: it reads nothing that changes.

        A table of thousands of rows makes as many of these: what makes the cells is one for all.
        """
        self._make: Callable[..., Cells] | None = make
        self._of = of
        self.made: Cells | None = None

    def cells(self) -> Cells:
        """The cells of the row."""
        if self.made is None:
            assert self._make is not None  # it is there until they are made
            self.made = self._make(*self._of)
            # What it was made of goes: a report of before is not held by what is shown now.
            self._make, self._of = None, ()
        return self.made


class Line:
    """One row as it is shown.

    Attributes:
        name: What names its cells: ``projects[0]`` or ``three_public``.
        look: What they show; the same object while the row looks as before, wherever it stands.
    """

    __slots__ = ("look", "name")

    def __init__(self, name: str, look: Look) -> None:
        """Show *look* in the row called *name*."""
        self.name, self.look = name, look

    @property
    def cells(self) -> Cells:
        """What its cells show."""
        look = self.look
        # Asked for with every question about a cell.
        return look.cells() if look.made is None else look.made

    def is_row_of(self, other: Line) -> bool:
        """Whether it shows the same row, which may stand elsewhere and be named otherwise."""
        return self.look is other.look

    def differs(self, other: Line) -> Iterator[int]:
        """The columns in which something else is shown."""
        return iter(()) if self.is_row_of(other) else self.cells.differs(other.cells)
