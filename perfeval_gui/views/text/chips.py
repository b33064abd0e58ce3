"""〔名称〕 in the report's text: where linked figures stand, and how they look."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.rules.sentences.text_links import YEARS, growths_on_screen
from perfeval_gui.views.cells.long_text import units
from perfeval_gui.views.kit.theme import colours_of

_CHIP: Final = pattern("〔([^〔〕]+)〕")


def link_words(edition: Edition) -> frozenset[str]:
    """Every word that means a figure or a year when it stands in 〔〕."""
    return frozenset((*YEARS.values(), *edition.links.values()))


def chips(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Begin and end of every linked figure in *text*, in Qt's units; other 〔…〕 is plain text."""
    for match in _CHIP.finditer(text):
        if match[1] in words:
            begin = units(text[: match.start()])
            yield begin, begin + units(match[0])


def on_screen(
    stored: str, spans: Iterable[tuple[int, int]], edition: Edition
) -> Iterator[tuple[int, int]]:
    """Where the characters of each of *spans* in *stored* text stand in the text on screen."""
    # Looked for once, however many spans there are: a long text has hundreds of both.
    ends, growths = [0], [0]
    for end, growth in growths_on_screen(stored, edition):
        ends.append(end)
        growths.append(growths[-1] + growth)
    for span in spans:
        begin, end = (at + growths[bisect_right(ends, at) - 1] for at in span)
        yield begin, end


class ChipHighlighter(QSyntaxHighlighter):
    """Draws linked figures as tinted chips, so that they differ from typed brackets."""

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
        words = colours_of(self._box)
        look.setForeground(QColor(words["accent"]))
        look.setBackground(QColor(words["soft"]))
        for begin, end in chips(text, self._words):
            self.setFormat(begin, end - begin, look)
