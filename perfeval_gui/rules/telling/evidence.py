"""佐证材料 in words: sizes, checksums, indicators."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.values import half_up
from perfeval_gui.domain.names.evidence import Proof
from perfeval_gui.domain.names.fields import address

_STEP: Final = 1024
_UNITS: Final = ("KB", "MB", "GB", "TB")
_PART: Final = 8


def told_size(size: Decimal) -> str:
    """A *size* in bytes as programs that manage files say it: 812 字节, 1.4 MB."""
    if size < _STEP:
        return f"{size:f} 字节"
    shown = size
    for unit in _UNITS:
        shown /= _STEP
        if shown < _STEP or unit == _UNITS[-1]:
            break
    return f"{half_up(shown, Decimal('0.1')):f} {unit}"


def short_digest(digest: str) -> tuple[str, str]:
    """The first half of 64 bits and the second: enough to tell two files, and to be read out."""
    return digest[:_PART], digest[_PART : 2 * _PART]


def told_title(proof: Proof) -> str:
    """What the indicator is called; its place in the table where it has no name."""
    found = address(proof.name)
    number = found[1] if found is not None else None
    return proof.title or (f"第 {number + 1} 行指标" if number is not None else "")
