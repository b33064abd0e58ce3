"""Many pictures on one sheet, for a person to look through."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

_COLUMNS: Final = 3
_WIDE: Final = 760
_GAP: Final = 8
_HEAD: Final = 20
Pictures = Sequence[tuple[str, QImage]]


def small(image: QImage) -> QImage:
    """*image* as wide as there is room for on a sheet, and never larger than it is."""
    plain = image.copy()
    plain.setDevicePixelRatio(1)
    if plain.width() <= _WIDE:
        return plain
    return plain.scaledToWidth(_WIDE, Qt.TransformationMode.SmoothTransformation)


def write_sheet(path: Path, pictures: Pictures) -> None:
    """Put *pictures*, each `small` and with its name, on a sheet in rows as high as they need."""
    rows = [pictures[at : at + _COLUMNS] for at in range(0, len(pictures), _COLUMNS)]
    highs = [_HEAD + max(image.height() for _, image in row) + _GAP for row in rows]
    sheet = QImage(_COLUMNS * (_WIDE + _GAP), sum(highs), QImage.Format.Format_RGB32)
    sheet.fill(QColor("#80868e"))
    painter = QPainter(sheet)
    top = 0
    for row, high in zip(rows, highs, strict=True):
        for column, (name, image) in enumerate(row):
            left = column * (_WIDE + _GAP)
            painter.drawText(left + 4, top + _HEAD - 6, name)
            painter.drawImage(left, top + _HEAD, image)
        top += high
    painter.end()
    sheet.save(str(path))
