"""Marks, letters and digits that an input method for Chinese gives, and the plain ones for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern

DOUBLE: Final = "“”„‟＂「」『』〝〞«»"
SINGLE: Final = "‘’‚‛＇`´"
# Not of the compatibility forms below, or meant otherwise than these say.
_PLAIN: Final = {
    **dict.fromkeys("、，﹐﹑", ","),
    **dict.fromkeys("【〖〔", "["),
    **dict.fromkeys("】〗〕", "]"),
    **dict.fromkeys("—–―−﹣－", "-"),
    **dict.fromkeys("〈《", "<"),
    **dict.fromkeys("〉》", ">"),
    **dict.fromkeys("∶︰", ":"),
    **dict.fromkeys("﹦≡", "="),
    **dict.fromkeys("¦│", "|"),
    **dict.fromkeys("。·", "."),
    "￥": "¥",
}
_UNSEEN: Final = {"\u3000": "全角空格", "\u00a0": "不换行空格", "\ufeff": "BOM", "\t": "制表符"}
_STRINGS: Final = pattern(
    r'"(?:\\.|[^"\\])*"|\'[^\']*\''
    rf'|[{DOUBLE}][^{DOUBLE}"]*[{DOUBLE}"]|[‘’＇`´][^‘’＇`´\']*[‘’＇`´\']|#.*'
)


def plain(sign: str) -> str:
    """The sign of a keyboard that *sign* stands for; *sign* itself where it is one, or a letter."""
    if sign.isascii():
        return sign
    usual = _PLAIN.get(sign) or unicodedata.normalize("NFKC", sign)
    return usual if usual.isascii() and len(usual) == 1 else sign


def is_unseen(sign: str) -> bool:
    """Whether *sign* takes room or none and shows nothing, a space apart."""
    return sign != " " and unicodedata.category(sign) in ("Zs", "Zl", "Zp", "Cf", "Cc")


def seen(sign: str) -> str:
    """What *sign*, which shows nothing, is called."""
    return _UNSEEN.get(sign, f"U+{ord(sign):04X}")


def segments(line: str) -> Iterator[tuple[bool, str]]:
    """The parts of *line*: whether each is read by the machine, not in quotes nor a comment."""
    done = 0
    for found in _STRINGS.finditer(line):
        yield True, line[done : found.start()]
        yield False, found[0]
        done = found.end()
    yield True, line[done:]
