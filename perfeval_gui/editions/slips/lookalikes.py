"""What looks in a drawing like a name or a joined cell and is none; asked of every line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern

NAME: Final = r"[A-Za-zＡ-Ｚａ-ｚ_＿][\w.．]*(?:(?:\[\]|［］)[.．]\w+)?(?:[|｜:：]\w+)?"
LABEL: Final = pattern(rf"([\[［【])\s*({NAME})\s*([\]］】])")
_BRACED: Final = pattern(r"[{｛][^{}｛｝]{0,60}[}｝]")
_JOINS: Final = tuple("＜〈《＾︿")


def lookalike(line: str) -> str:
    """What looks in *line* like a name or a joined cell, and would be printed as it stands.

    Empty where there is nothing of the kind.
    """
    for found in _BRACED.finditer(line):
        if not (found[0][0] + found[0][-1]).isascii() or "｜" in found[0]:
            return found[0]
    for cell in line.split("|")[1:]:
        if cell.strip() in _JOINS:
            return cell.strip()
    for found in LABEL.finditer(line):
        mixed = (found[1] == "[") != (found[3] == "]")
        if mixed or (found[1] != "[" and re.search(r"[_.\[]", found[2])):
            return found[0]
    return ""


def labels_in(text: str) -> Iterator[tuple[str, str]]:
    """Names in *text* in brackets that are not read: as they stand, and by themselves."""
    for found in LABEL.finditer(text):
        if found[1] != "[":
            yield found[0], found[2]
