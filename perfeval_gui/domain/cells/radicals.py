"""Radicals in place of the characters that look like them, as text copied from a PDF has them.

Fonts draw 用 and the radical ⽤ (U+2F64) as one glyph; programs that make a PDF, browsers above
all, write down the lower code. Such a “2024年6⽉20⽇” is no day, such a name of a unit is not
that of another file, and nobody sees why.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern

_RADICAL: Final = pattern("[\u2e80-\u2fd5]")
_PAIRS: Final = (
    "⺎兀⺒巳⺓幺⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄"
    "⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟⼾户"
)
"""Each with the word it is meant for, by the glyphs of Noto CJK: Unicode has no mapping for those
of its supplement, and for the last one the traditional form. Those that are no words are left."""


def as_words(text: str) -> str:
    """*text* with words in place of radicals; it looks the same."""
    return _RADICAL.sub(lambda found: _word(found[0]), text)


@lru_cache(maxsize=512)
def _word(radical: str) -> str:
    at = _PAIRS.find(radical)
    if at >= 0:
        return _PAIRS[at + 1]
    return unicodedata.normalize("NFKC", radical)
