"""Which characters the glyphs on the pages show: what a PDF has to say when they are copied.

Qt gives a glyph the first code below U+10000 that its font has for it. That is no code at all for
a rare character, a radical nobody searches for where radical and character look alike (支 石 用
工), and one two-em dash for the two dashes that Noto draws as one glyph.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtGui import QRawFont, QTextLayout

from perfeval_gui.paper.page import Glyphs, Line, Page

_FLAGS: Final = (
    QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
)
_NOT_ONE_UNIT: Final = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]")
"""Where positions of Qt's and of Python differ, and halves of characters."""
_LOOKALIKES: Final = range(0x2E00, 0x2FE0)
"""Long dashes and radicals: of two characters with one glyph, the other one is meant."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font on the pages.

    Attributes:
        texts: What each of its glyphs shows, in the order in which they are first painted; blank
            for a glyph that only completes the character of the one before.
    """

    font: QRawFont
    texts: dict[int, str] = field(default_factory=dict)

    def fits(self, codes: Mapping[int, int]) -> bool:
        """Whether a font of a PDF may be this one.

        Args:
            codes: The codes Qt gave its glyphs, by their number in the file. They are numbered
                from 1 in the order of `texts`.
        """
        order = (0, *self.texts)
        # The codes first: the first one of another font tells.
        return all(
            number < len(order) and self._glyph(code) == order[number]
            for number, code in codes.items()
        ) and all(
            number in codes or not self._has_code(*shown)
            for number, shown in enumerate(self.texts.items(), 1)
        )

    def _has_code(self, glyph: int, text: str) -> bool:
        """Whether Qt knows a code for *glyph*: that of the character, or of its like."""
        return len(text) == 1 and text <= "\uffff" and self._glyph(ord(text)) == glyph

    def _glyph(self, code: int) -> int:
        glyphs = self.font.glyphIndexesForString(chr(code))
        return glyphs[0] if glyphs else 0

    def add(self, glyph: int, text: str) -> None:
        """*glyph* is painted for *text*; 0 is the box for what a font does not have."""
        known = self.texts.get(glyph)
        if not glyph:
            return
        if not known or (text and ord(known[0]) in _LOOKALIKES):
            self.texts[glyph] = text


def faces(pages: Iterable[Page]) -> tuple[Face, ...]:
    """Every font on the pages, with its glyphs as they are painted one after the other."""
    found: dict[tuple[object, ...], Face] = {}
    for page in pages:
        for text in page.painted():
            for run in _glyphs(text.line):
                face = found.setdefault(run.face, Face(run.font))
                for glyph, shown in zip(run.numbers, run.shown, strict=True):
                    face.add(glyph, shown)
    return tuple(found.values())


def _is_box(font: QRawFont) -> bool:
    """Whether *font* is the one with which Qt paints a box for every character.

    It takes that one for a script that no installed font can set. It is no font of the PDF, and
    it has no name: asking for one ends the program.
    """
    return font.fontTable("head").isEmpty()


def _glyphs(line: Line) -> list[Glyphs]:
    """The glyphs of a line, font by font, kept with it: it is set once and painted often."""
    if not line.glyphs:
        line.glyphs.extend(
            Glyphs(font, (font.familyName(), font.weight(), font.style()), numbers, shown)
            for font, numbers, shown in _runs(line)
        )
    return line.glyphs


def _runs(line: Line) -> Iterator[tuple[QRawFont, Sequence[int], Sequence[str]]]:
    """Fonts of a line, with its glyphs and what each of them shows."""
    if line.source is None or line.layout is None:
        return
    runs = [
        (run.rawFont(), run.glyphIndexes(), run.stringIndexes())
        for run in line.source.glyphRuns(-1, -1, _FLAGS)
    ]
    text = line.layout.text()
    begin = line.source.textStart()
    end = begin + line.source.textLength()
    if len(runs) == 1 and runs[0][2] == [*range(begin, end)] and not _NOT_ONE_UNIT.search(text):
        # As nearly all lines are: a glyph for each character.
        font, glyphs, _ = runs[0]
        if not _is_box(font):
            yield font, array("I", glyphs), text[begin:end]
        return
    starts = sorted({start for _, _, indexes in runs for start in indexes})
    units = text.encode("utf-16-le", "surrogatepass")
    left = {
        start: units[2 * start : 2 * after].decode("utf-16-le", "replace")
        for start, after in zip(starts, [*starts[1:], end], strict=True)
    }
    for font, glyphs, indexes in runs:
        # Of several glyphs for one character the first shows it. Blanks at the end of a line have
        # no glyph.
        shown = (left.pop(at, "") for at in indexes)
        if not _is_box(font):
            yield font, array("I", glyphs), tuple(text.rstrip() or text for text in shown)
