"""Setting paragraphs: text broken into lines of an exact pitch."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextLine, QTextOption

from perfeval_gui.pages.model import MARK_STYLE, STYLES, Align, Paragraph, Run, Style
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.page import UNIT, Line
from perfeval_gui.working.line_ends import NOT_FIRST, NOT_LAST

_ALIGNMENTS: Final[dict[Align, Qt.AlignmentFlag]] = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "justify": Qt.AlignmentFlag.AlignJustify,
}
_FOLIO: Final = Style(label="页码", font="song", size=14, pitch=18, align="center")
_LEAST: Final = 0.7
"""No paragraph is set smaller than this part of its style's size."""
_BALANCED: Final = 4
"""Centred texts of up to so many lines are divided evenly, not filled line by line."""
_WORD: Final = re.compile(r"[0-9A-Za-z.,%‰]+")
_STRETCH: Final = 1_000
"""Characters that are set at once: the texts of a form are much shorter."""
_SET_AGAIN: Final = 3
"""Lines at the end of a stretch that what comes behind it may still change."""
_MOST_KEPT: Final = 4_000
"""Paragraphs that are kept, set, for the next pages: some reports, of a few kB each paragraph."""
_MIDDLE: Final = 0.38
"""Middle of a Chinese character above the baseline, in ems: (0.88 - 0.12) / 2 in every face."""


@dataclass(frozen=True, slots=True)
class _Room:
    """Where lines go: in the middle of *measure*, *width* wide if that is not 0, type shrunk."""

    measure: float
    shrink: float = 1
    width: float = 0


class Typesetter:
    """Sets paragraphs in the given typefaces; equal paragraphs are set once and shared.

    Shared by all who set type in these typefaces, one after the other: what the preview shows is
    printed and exported, and of a report that is edited nearly every line stays.
    """

    def __init__(self, typefaces: Typefaces) -> None:
        self._typefaces = typefaces
        self._options = {align: _option(flag) for align, flag in _ALIGNMENTS.items()}
        # Only before pages are laid out: a longer report, too, has each text set once.
        if len(typefaces.lines) > _MOST_KEPT:
            typefaces.lines.clear()
        self._known = typefaces.lines

    def lines(self, paragraph: Paragraph, measure: float) -> tuple[Line, ...]:
        """The lines of *paragraph* in a column *measure* units wide; at least one.

        A figure or word that is too wide makes its paragraph's type smaller rather than break.
        """
        text = paragraph.text
        key = (text, paragraph.style, paragraph.align, measure)
        lines = self._known.get(key)
        if lines is None:
            lines = self._known[key] = self._set(text, paragraph, measure)
        return lines

    def character(self, character: str, style: str, step: float) -> Line:
        """One character of a vertical text, centred in a square of *step* ems."""
        side = STYLES[style].size * UNIT * step
        paragraph = Paragraph(runs=(Run(character),), style=style, align="center")
        line = self.lines(paragraph, side)[0]
        return replace(line, pitch=side, drop=line.drop + (side - line.pitch) / 2)

    def folio(self, text: str, measure: float) -> Line:
        """A page number in the middle of *measure*."""
        return self._in_margin(text, _FOLIO, measure)

    def mark(self, text: str, measure: float) -> Line:
        """The mark of a package at the right end of *measure*."""
        return self._in_margin(text, MARK_STYLE, measure)

    def _in_margin(self, text: str, style: Style, measure: float) -> Line:
        key = (text, style.label, None, measure)
        if key not in self._known:
            self._known[key] = self._break(text, style, self._options[style.align], _Room(measure))
        return self._known[key][0]

    def _set(self, text: str, paragraph: Paragraph, measure: float) -> tuple[Line, ...]:
        style = STYLES[paragraph.style]
        if not text.strip():
            return (Line(text, 0, measure, style.pitch * UNIT),)
        option = self._options[paragraph.align or style.align]
        lines = self._break(text, style, option, _Room(measure))
        if breaks_word(lines):
            shrink = self._shrink(text, style, measure)
            if shrink < 1:
                return self._break(text, style, option, _Room(measure, shrink))
        if 1 < len(lines) <= _BALANCED and option is self._options["center"]:
            return self._balanced(text, style, lines)
        return lines

    def _balanced(self, text: str, style: Style, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """As many lines as *lines*, of nearly one length: no last line of a single character."""
        measure = lines[0].measure
        option = self._options["center"]
        whole = sum(line.source.horizontalAdvance() for line in lines if line.source is not None)
        step = style.size * UNIT / 2
        narrow = whole / len(lines) + step / 2
        while narrow < measure:
            tried = self._break(text, style, option, _Room(measure, width=narrow))
            if len(tried) <= len(lines) and not (breaks_word(tried) or breaks_badly(tried)):
                return tried
            narrow += step
        return lines

    def _break(self, text: str, style: Style, option: QTextOption, room: _Room) -> tuple[Line, ...]:
        """*text* in lines.

        Qt looks at all of a text for each line of it, so a very long one goes in stretches; the
        last lines of a stretch are set again in the next, with what comes behind them.
        """
        lines: list[Line] = []
        begin, offset, stretch = 0, 0, _STRETCH
        while begin < len(text):
            part = text[begin : begin + stretch]
            whole = begin + len(part) == len(text)
            found = self._lines(part, offset, style, option, room)
            if not whole and len(found) <= _SET_AGAIN:
                stretch *= 2
                continue
            kept = found if whole else found[:-_SET_AGAIN]
            lines += kept
            begin += sum(len(line.text) for line in kept)
            offset += sum(units(line.text) for line in kept)
        return tuple(lines)

    def _lines(
        self, text: str, offset: int, style: Style, option: QTextOption, room: _Room
    ) -> list[Line]:
        """*text*, which begins at *offset* in its paragraph, in lines."""
        measure, shrink = room.measure, room.shrink
        width = room.width or measure
        layout = QTextLayout(text, self._typefaces.font(style, shrink))
        layout.setTextOption(option)
        # Or the glyphs are found once for breaking lines and once more for painting them.
        layout.setCacheEnabled(True)
        layout.beginLayout()
        left = style.indent * style.size * UNIT if not offset else 0.0
        sources: list[QTextLine] = []
        while (source := layout.createLine()).isValid():
            source.setLineWidth(width - left)
            source.setPosition(QPointF((measure - width) / 2 + left, 0))
            sources.append(source)
            left = 0
        layout.endLayout()
        pitch = style.pitch * UNIT
        baseline = pitch / 2 + style.size * UNIT * shrink * _MIDDLE
        part = _parts(text)
        return [
            Line(
                part(source.textStart(), source.textLength()),
                offset + source.textStart(),
                measure,
                pitch,
                baseline - source.ascent(),
                layout,
                source,
            )
            for source in sources
        ]

    def _shrink(self, text: str, style: Style, measure: float) -> float:
        """The factor at which every word fits *measure*, 1 when even the least does not help."""
        metrics = QFontMetricsF(self._typefaces.font(style))
        widest = max(metrics.horizontalAdvance(word) for word in _WORD.findall(text))
        factor = (measure - 1) / widest
        return factor if _LEAST <= factor < 1 else 1


def units(text: str) -> int:
    """Length in UTF-16 units, as Qt counts positions."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _option(flag: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption(flag)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)  # or lines break differently at every resolution
    return option


def _parts(text: str) -> Callable[[int, int], str]:
    """Gives what of *text* stands at a position of Qt's, as long as Qt says."""
    if not text or max(text) <= "\uffff":
        return lambda start, length: text[start : start + length]
    units_of = text.encode("utf-16-le")
    return lambda start, length: units_of[2 * start : 2 * (start + length)].decode("utf-16-le")


def breaks_word(lines: tuple[Line, ...]) -> bool:
    """Whether a figure or word goes on on the next line."""
    return any(
        _WORD.fullmatch(before.text[-1:]) is not None
        and _WORD.fullmatch(after.text[:1]) is not None
        for before, after in pairwise(lines)
    )


def breaks_badly(lines: tuple[Line, ...]) -> bool:
    """Whether a line begins with a mark that must not, or ends with an opening one."""
    return any(
        before.text[-1:] in NOT_LAST or after.text[:1] in NOT_FIRST
        for before, after in pairwise(lines)
    )
