"""What a widget really draws: its texts, as they were given to the painter, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QRegion, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

_DPI: Final = 96
_POINTS: Final = 72
_FACE: Final = ("font-family", "font-size", "font-weight", "font-style")
_SVG: Final = "{http://www.w3.org/2000/svg}"
_NUMBER: Final = re.compile(r"-?[\d.]+(?:e-?\d+)?")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line of text as it was drawn.

    Attributes:
        words: The text, shortened where it was drawn so.
        ink: Where its letters are, in the widget.
        line: The same with the room above and below that its line takes.
    """

    words: str
    ink: QRectF
    line: QRectF


def drawn(widget: QWidget) -> list[Drawn]:
    """The lines of text that *widget* draws by itself, without its children.

    A drawing of vectors keeps texts as texts, whoever draws them: styles, delegates, our own paint.
    """
    if widget.size().isEmpty():
        return []
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(widget.size())
    made.setResolution(_DPI)
    painter = QPainter(made)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    painter.end()
    said = bytes(buffer.data().data())
    # Most widgets say nothing, and reading what they draw takes as long as drawing it.
    return list(_texts(ElementTree.fromstring(said))) if b"<text" in said else []


def _texts(root: ElementTree.Element) -> Iterator[Drawn]:
    for group in root.iter(f"{_SVG}g"):
        for text in group.iterfind(f"{_SVG}text"):
            words = text.text or ""
            if not words.replace("\u200b", "").strip():
                continue
            place = _matrix(group.attrib.get("transform", ""))
            at = float(text.attrib["x"]), float(text.attrib["y"])
            ink, line = _boxes(tuple(text.attrib[name] for name in _FACE), words)
            yield Drawn(
                words, place.mapRect(ink.translated(*at)), place.mapRect(line.translated(*at))
            )


def _matrix(words: str) -> QTransform:
    numbers = [float(found) for found in _NUMBER.findall(words)]
    return QTransform(*numbers) if len(numbers) == 6 else QTransform()


@lru_cache(maxsize=256)
def _metrics(face: tuple[str, ...]) -> QFontMetricsF:
    family, size, weight, style = face
    font = QFont(family)
    font.setPointSizeF(float(size) * _POINTS / _DPI)
    font.setWeight(QFont.Weight(int(weight)))
    font.setItalic(style != "normal")
    return QFontMetricsF(font)


@lru_cache(maxsize=20_000)
def _boxes(face: tuple[str, ...], words: str) -> tuple[QRectF, QRectF]:
    """Where the letters of *words* and their line are, from the place where the first stands."""
    metrics = _metrics(face)
    wide = metrics.horizontalAdvance(words)
    line = QRectF(0, -metrics.ascent(), wide, metrics.ascent() + metrics.descent())
    return metrics.tightBoundingRect(words), line
