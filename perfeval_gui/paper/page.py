"""Printed pages: lines of text, strokes and named places, ready for any device.

Lengths are layout units, a twentieth of a point, so that type sizes are whole pixels and lines
break alike at every resolution. Named places are millimetres from the upper left paper corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QRawFont, QTextLayout, QTextLine

from perfeval_gui.pages.model import MM_PER_INCH, paper_size

UNIT: Final = 20.0
"""Layout units in a point."""
MM: Final = UNIT * 72 / MM_PER_INCH
"""Layout units in a millimetre."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Glyphs of a line that are of one font.

    Attributes:
        face: Its name, weight and style: fonts in which these are equal are one font of a file.
        numbers: The glyphs. shown: What each of them shows, as in `glyphs.Face`.
    """

    font: QRawFont
    face: tuple[str, int, object]
    numbers: Sequence[int]
    shown: Sequence[str]


@dataclass(frozen=True, slots=True)
class Line:
    """One set line of text; it is never divided.

    Attributes:
        text: The characters on this line, empty for a blank line.
        start: Offset of the first one in its paragraph, in UTF-16 units as Qt counts.
        measure: Width the line was set in.
        pitch: Height the line takes, whatever the font's own height is.
        drop: From the top of the line to the top of Qt's line, so that the baseline is exact.
        layout: Owner of *source*, which dies with it.
        source: Qt's line, None for a blank one.
        glyphs: Its glyphs, once somebody has asked Qt for them; see `glyphs.faces`.
    """

    text: str
    start: int
    measure: float
    pitch: float
    drop: float = 0
    layout: QTextLayout | None = None
    source: QTextLine | None = None
    glyphs: list[Glyphs] = field(default_factory=list, compare=False, repr=False)

    def shows(self, start: int, end: int) -> bool:
        """Whether a stretch of the paragraph, or the place of an empty one, is on this line."""
        if self.source is None:
            return True
        mine = self.start, self.start + self.source.textLength()
        if start == end:
            return mine[0] <= start <= mine[1]
        return start < mine[1] and end > mine[0]

    def x_of(self, position: int) -> float:
        """Where a character begins, from the left; the nearer end if it is on another line."""
        if self.source is None:
            return 0
        # The layout may hold a stretch of the paragraph only.
        begins = self.start - self.source.textStart()
        found = self.source.cursorToX(max(position - begins, 0))
        x = found[0] if isinstance(found, tuple) else found
        return float(x) if isinstance(x, (int, float)) else 0


@dataclass(frozen=True, slots=True)
class Text:
    """A line placed with its upper left corner; *turned* by 90° clockwise about its middle."""

    line: Line
    x: float
    y: float
    turned: bool = False

    def ink(self) -> QRectF:
        """Where characters stand: as wide as they are, as high as the line's pitch."""
        line = self.line
        if line.source is None:
            return QRectF(self.x, self.y, 0, line.pitch)
        left = self.x + line.source.naturalTextRect().x()
        return QRectF(left, self.y, line.source.horizontalAdvance(), line.pitch)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A rule of a grid, from upper left to lower right end; horizontal or vertical."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a named field or figure stands on a page, mm from the upper left corner."""

    name: str
    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies on this place."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One side of A4 paper, ready to be painted anywhere.

    Attributes:
        part: Key of the part it belongs to.
        number: Place in the package, from 1.
        landscape: The paper lies on its long side.
        texts: Everything printed between the margins.
        strokes: Rules, each drawn once.
        folio: The page number, None where the part prints none.
        mark: What the page is good for, in the upper margin; None where nothing is said.
        places: Named cells and figures; one that goes on over a page break has a place on both.
    """

    part: str
    number: int
    texts: tuple[Text, ...]
    strokes: tuple[Stroke, ...]
    folio: Text | None
    places: tuple[Place, ...]
    landscape: bool = False
    mark: Text | None = None

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper, mm."""
        return paper_size(landscape=self.landscape)

    def painted(self) -> Iterator[Text]:
        """Every text of the page, those in the margins last."""
        yield from self.texts
        yield from (text for text in (self.mark, self.folio) if text is not None)

    def characters(self) -> Iterator[str]:
        """Every character that is painted, as often as it is."""
        for text in self.painted():
            yield from text.line.text

    def name_at(self, x: float, y: float) -> str:
        """Name of the smallest place under a point in mm, empty when there is none."""
        found = [place for place in self.places if place.holds(x, y)]
        return min(found, key=_area).name if found else ""


def _area(place: Place) -> float:
    return place.width * place.height
