"""〔名称〕 in the report's text: where linked figures stand, and how they look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QPalette, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit

from perfeval_gui.domain.edition import Edition
from perfeval_gui.rules.links import YEARS
from perfeval_gui.views.long_text import units

_CHIP: Final = re.compile("〔([^〔〕]+)〕")


def link_words(edition: Edition) -> frozenset[str]:
    """Every word that means a figure or a year when it stands in 〔〕."""
    return frozenset((*YEARS.values(), *edition.links.values()))


def chips(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Begin and end of every linked figure in *text*, in Qt's units; other 〔…〕 is plain text."""
    for match in _CHIP.finditer(text):
        if match[1] in words:
            begin = units(text[: match.start()])
            yield begin, begin + units(match[0])


class ChipHighlighter(QSyntaxHighlighter):
    """Draws linked figures in the colour of selections, so that they differ from typed brackets."""

    def __init__(self, box: QPlainTextEdit) -> None:
        """Watch the text of *box*."""
        super().__init__(box.document())
        self._box = box
        self._words: frozenset[str] = frozenset()

    def know(self, words: frozenset[str]) -> None:
        """Take *words* as those that mean figures from now on."""
        if words != self._words:
            self._words = words
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        look = QTextCharFormat()
        look.setForeground(self._box.palette().brush(QPalette.ColorRole.Highlight))
        for begin, end in chips(text, self._words):
            self.setFormat(begin, end - begin, look)
