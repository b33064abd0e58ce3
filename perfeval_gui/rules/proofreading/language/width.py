"""Half- and full-width signs mixed: digits, letters, brackets and marks of punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.proofreading.prose.texts import Slip

CHECK: Final = "text-width"

_HAN: Final = r"\u4e00-\u9fff”“》《"
_WIDE: Final = pattern("[０-９Ａ-Ｚａ-ｚ％．]+(?:，?[０-９]+)*")
_NARROW: Final = pattern(rf"(?<=[{_HAN}])[,;:?!](?=[{_HAN}\n]|$)")
_BRACKETS: Final = pattern(r"\((?P<left>[^()（）\n]{0,60})）|（(?P<right>[^()（）\n]{0,60})\)")
_POINT: Final = pattern(r"(?<=[0-9])[。](?=[0-9]+(?:万元|亿元|元|%|％|人|分|亩))")
# One of these is in all of them; most texts have none.
_MAY_BE_MIXED: Final = pattern("[０-９Ａ-Ｚａ-ｚ％．,;:?!()]|[0-9]。")
_FULL: Final = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}


def mixed_width(text: str) -> Iterator[Slip]:
    """Every sign of *text* in a width that does not belong there."""
    if not _MAY_BE_MIXED.search(text):
        return
    for match in _WIDE.finditer(text):
        half = unicodedata.normalize("NFKC", match[0])
        if half[0].isalnum():
            yield _slip(match, f"全角的“{match[0]}”请改为半角“{half}”。", half)
    for match in _NARROW.finditer(text):
        full = _FULL[match[0]]
        yield _slip(match, f"汉字之间的半角“{match[0]}”请改为全角“{full}”。", full)
    for match in _BRACKETS.finditer(text):
        inner = match["left"] if match["left"] is not None else match["right"]
        yield _slip(
            match, f"“{_short(match[0])}”的括号一半全角、一半半角，请改为全角。", f"（{inner}）"
        )
    for match in _POINT.finditer(text):
        yield _slip(match, "数字里的小数点写成了句号，请改为“.”。", ".")


def _short(words: str, most: int = 16) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"


def _slip(match: re.Match[str], says: str, instead: str) -> Slip:
    return Slip(CHECK, match.start(), match.end(), says, instead)
