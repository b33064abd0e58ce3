"""Icons of Windows (.ico) made from the drawn ones (.svg)."""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import Final

SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Pixels. 20 and 40 are the small icons at 125 % and 250 %."""
PACKED: Final = 256
"""From this size on pictures are packed, as Windows has it since Vista."""


def write_icon(drawing: Path, target: Path) -> None:
    """Writes *drawing* in every size that Windows asks for."""
    # No screen is needed, and none is asked for.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    pictures = [picture(drawing, size) for size in SIZES]
    offset = 6 + 16 * len(pictures)
    entries = b""
    for size, data in zip(SIZES, pictures, strict=True):
        edge = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    target.write_bytes(head + entries + b"".join(pictures))


def picture(drawing: Path, size: int) -> bytes:
    """One picture of an icon: a bitmap with transparency, or a packed one where it is large."""
    from PySide6.QtCore import QBuffer, QByteArray, Qt
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    if size < PACKED:
        return bitmap(bytes(image.constBits()), size)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def bitmap(pixels: bytes, size: int) -> bytes:
    """A bitmap of *pixels*, as icons have it: lowest row first, with an empty mask behind."""
    head = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    row = 4 * size
    rows = [pixels[at : at + row] for at in range(0, len(pixels), row)]
    mask = bytes((size + 31) // 32 * 4 * size)
    return head + b"".join(reversed(rows)) + mask
