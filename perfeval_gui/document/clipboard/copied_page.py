"""A page of HTML as LibreOffice puts it on the clipboard: the cells of its table."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern

_SPACES: Final = pattern(r"[ \t]*\n[ \t\n]*")
_MOST_SPAN: Final = 999
_DIGITS: Final = 8
_MOST_PLACES: Final = 200_000
"""Of one page; joined cells beyond count as one: a few signs could ask for millions."""


class CopiedPage(HTMLParser):
    """Collects the cells of a table.

    Attributes:
        tables: How many there are.
    """

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__(convert_charrefs=True)
        self.tables = 0
        self._cells: dict[tuple[int, int], str] = {}
        self._row, self._column = -1, 0
        self._span = (1, 1)
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, a row, a cell or a line begins."""
        if tag == "table":
            self.tables += 1
        elif tag == "tr":
            self._end()
            self._row, self._column = self._row + 1, 0
        elif tag in ("td", "th"):
            self._end()
            given = dict(attrs)
            self._span = (_span(given.get("rowspan")), _span(given.get("colspan")))
            self._text = []
        elif tag == "br" and self._text is not None:
            self._text.append("\0")

    def handle_endtag(self, tag: str) -> None:
        """A cell ends, or what it stands in."""
        if tag in ("td", "th", "tr", "table"):
            self._end()

    def handle_data(self, data: str) -> None:
        """Text, within a cell or between two."""
        if self._text is not None:
            self._text.append(data)

    def _end(self) -> None:
        """Put the cell that ends here into its place, and blank ones where it is joined."""
        if self._text is None:
            return
        text, self._text = _SPACES.sub(" ", "".join(self._text).strip("\n")), None
        while (self._row, self._column) in self._cells:
            self._column += 1
        rows, columns = self._span if len(self._cells) < _MOST_PLACES else (1, 1)
        for row in range(rows):
            for column in range(columns):
                self._cells[self._row + row, self._column + column] = ""
        self._cells[self._row, self._column] = text.replace("\0", "\n").strip("\n")

    def block(self) -> list[list[str]] | None:
        """The rows, each as long as its last cell asks for."""
        rows: list[list[str]] = [[] for _ in range(self._row + 1)]
        for row, column in sorted(self._cells):
            if 0 <= row < len(rows):
                rows[row] += [""] * (column - len(rows[row]))
                rows[row].append(self._cells[row, column])
        return [row or [""] for row in rows] or None


def _span(given: str | None) -> int:
    """How many rows or columns a joined cell asks for."""
    asks = given is not None and given.isascii() and given.isdecimal() and len(given) < _DIGITS
    return min(max(int(given or "1"), 1), _MOST_SPAN) if asks else 1
