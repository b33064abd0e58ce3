"""What stands in the column and rows of a sheet that are not shown: which cell a box is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.record.report import Report

_SIGN: Final = "perfeval-collect"
_VERSION: Final = "1"
COLUMNS: Final = f"{_SIGN}-columns"
"""The row that says what each column is for."""
LABEL: Final = "#"
"""The column with what a line is called."""
BOX: Final = "="
"""The column of a box that its line names alone."""
BOX_HEAD: Final = "填写"
"""What stands above that column."""
_PARTS: Final = 6
_LONGEST: Final = 60
"""Characters of the name of a unit that tell it from another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Which report a sheet was made for.

    Attributes:
        edition, year: Its form.
        document: The id of the draft; empty where it was never saved.
        unit: Its unit; empty where that was blank.
    """

    edition: str
    year: int
    document: str
    unit: str

    @property
    def key(self) -> str:
        """As it is written."""
        parts = (_SIGN, _VERSION, self.edition, str(self.year), self.document, self.unit)
        return ":".join(parts)

    def is_of(self, other: Origin) -> bool:
        """Whether both are the same draft, as far as can be known."""
        if self.document and other.document:
            return self.document == other.document
        return not self.unit or not other.unit or self.unit == other.unit


def origin_of(report: Report) -> Origin:
    """Which report *report* is."""
    unit = cut("".join(report.cover.unit.split()), _LONGEST)
    return Origin(edition=report.edition, year=report.year, document=report.document, unit=unit)


def origin_in(text: str) -> Origin | None:
    """The origin that *text* says; None where it says none, or one of a newer program."""
    parts = text.strip().split(":", _PARTS - 1)
    if len(parts) < _PARTS or parts[:2] != [_SIGN, _VERSION] or not parts[3].isdecimal():
        return None
    return Origin(edition=parts[2], year=int(parts[3]), document=parts[4], unit=parts[5])


def is_sign(text: str) -> bool:
    """Whether *text* begins as the key of a sheet does, of whatever program."""
    return text.strip().startswith(f"{_SIGN}:")


@dataclass(frozen=True, slots=True)
class Key:
    """What a line is for.

    Attributes:
        place: The cell, or what its columns' keys follow: a line of a table, ``evaluators+1`` for
            a row that is not there yet.
        label: What it was called when it was sent; empty where it had no name.
    """

    place: str
    label: str = ""

    def __str__(self) -> str:
        """As it is written."""
        return f"{self.place}|{self.label}"

    @staticmethod
    def of(text: str) -> Key | None:
        """The key that *text* is; None for any other text."""
        place, bar, label = text.partition("|")
        return Key(place.strip(), label.strip()) if bar and place.strip() else None
