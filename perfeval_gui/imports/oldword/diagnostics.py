"""What the converter of old Word files says it left out, in words for the clerk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_LOSSES: Final = (
    *("MALFORMED", "DEFERRED", "OMITTED", "MISSING", "MISMATCH", "INVALID", "LIMITED"),
    *("TABLE_FLATTENED", "UNANCHORED", "CONTROL_CHARACTER", "NOT_FOUND"),
)
_HARMLESS: Final = (
    *("SUMMARY_", "STYLE", "FONT", "BOOKMARK", "PROTECTION", "COMMENT_MARKER_MISSING"),
    *("TABLE_MARKER_DEFERRED", "FIELD_CHARACTER", "PICTURE_WRAP", "SECTION_"),
)
_SAID: Final = (
    ("TEXTBOX", "文本框里的字可能没有读全"),
    ("HEADER", "页眉、页脚里的字可能没有读全"),
    ("NUMBERING", "自动编号可能没有读"),
    ("NOTE", "有的脚注、尾注可能没有读"),
    ("COMMENT", "有的批注可能没有读"),
    ("PICTURE", "图片里的字没有读"),
    ("OFFICEART", "图形里的字可能没有读"),
    ("SHAPE", "图形里的字可能没有读"),
    ("OBJECT", "嵌入的对象没有读"),
    ("TABLE", "有的表可能没有读出格子"),
)
_OTHERWISE: Final = "有的内容可能没有读懂"


def sentences(codes: Iterable[str]) -> tuple[str, ...]:
    """What is told of the diagnostics *codes*, each once and in order."""
    told = dict.fromkeys(
        f"{_said(code)}（旧版 .doc，{code}）。"
        for code in codes
        if any(loss in code for loss in _LOSSES) and not any(one in code for one in _HARMLESS)
    )
    return tuple(told)


def _said(code: str) -> str:
    return next((words for sign, words in _SAID if sign in code), _OTHERWISE)
