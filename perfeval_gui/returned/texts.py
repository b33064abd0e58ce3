"""When two texts say the same, whatever a program made of blanks and line ends."""

from __future__ import annotations

from typing import Final

from perfeval_gui.exports.archive import clean

_BLANKS: Final = str.maketrans(
    {"\t": " ", "\u00a0": " ", "\u000b": "\n", "\u2028": "\n", "\u2029": "\n", "\u00ad": ""}
)


def normal(text: str) -> str:
    """*text* without what programs change by themselves: blanks at the ends of lines and of all.

    Blanks at the beginning of a line go too: they are what a paragraph is indented with.
    """
    lines = clean(text.translate(_BLANKS)).split("\n")
    return "\n".join(line.strip(" \u3000") for line in lines).strip("\n")
