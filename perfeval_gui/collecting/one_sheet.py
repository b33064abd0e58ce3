"""One sheet that came back: what stands in its boxes, by their keys, with labels as witnesses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from perfeval_gui.collecting.keys import BOX, BOX_HEAD, COLUMNS, LABEL, Key, is_sign
from perfeval_gui.collecting.labels import called, heading, line_called
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.edition.edition import FUNDS
from perfeval_gui.domain.names.fields import any_row, kind_of
from perfeval_gui.domain.names.places import name_at
from perfeval_gui.imports.forms.words import squeezed
from perfeval_gui.imports.matching.cells import doubt_of
from perfeval_gui.imports.matching.findings import Found
from perfeval_gui.imports.matching.grid import Grid
from perfeval_gui.imports.matching.result import Text, Use
from perfeval_gui.imports.model import Cell
from perfeval_gui.rules.figures.rulebook import Sheet

_OTHER_LABEL: Final = "收集表里这一行写的是“{}”，发出时是“{}”，请核对。"
_RENAMED: Final = "发出时这一格叫“{}”，草稿里现在叫“{}”，请核对。"
_OTHER_HEAD: Final = "收集表里这一列写的是“{}”，应当是“{}”，请核对。"
_NEW_ROW: Final = pattern(r"(\w+)\+\d{1,6}\.(\w+)")
_NO_RESULT: Final = "（公式）"
_FIELDS: Final = ("figure", "day", "month")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What stands in one cell that has a key.

    Attributes:
        name: The cell of the report; of a row that is not there yet its column
            (``evaluators[].name``).
        row: Where such a row stands, its key in front: somebody who needs one more copies a line,
            and its key with it. Empty for a cell that is there.
        found: What stands there.
    """

    name: str
    found: Found
    row: str = ""


@dataclass(slots=True)
class OneSheet:
    """Reads one sheet.

    Attributes:
        sheet: The report.
        grid: The sheet that came back, and in which column its keys stand.
        spot: Tells it apart from other sheets.
        doubt: Why nothing of it is sure; empty for none.
        texts: What became of each text.
        gone: How many filled cells are for what the report no longer has.
    """

    sheet: Sheet
    grid: Grid
    column: int
    spot: str
    doubt: str
    texts: list[Text] = field(default_factory=list)
    gone: int = 0
    _columns: Mapping[int, str] = field(default_factory=dict)
    _heads: Mapping[int, str] = field(default_factory=dict)

    def answers(self) -> Iterator[Answer]:
        """What stands in its boxes, from top to bottom."""
        rows = list(self.grid.rows)
        key_rows = [row for row in rows if self._key(row) == COLUMNS]
        titles = {row for row in rows if key_rows and row < key_rows[0]}
        titles |= {row - 1 for row in key_rows} | {row + 1 for row in key_rows}
        for row in rows:
            cells = [cell for cell in self.grid.starting(row) if cell.column != self.column]
            key = Key.of(self._key(row))
            if row in key_rows:
                self._columns = {cell.column: cell.text.strip() for cell in cells}
                self._heads = {cell.column: cell.text for cell in self.grid.starting(row + 1)}
            # A line that has a key is no title, whatever was taken out around it.
            if row in key_rows or (row in titles and key is None) or is_sign(self._key(row)):
                self._use("label", cells)
            elif key is None:
                self._use("unrecognised", cells)
            else:
                yield from self._line(key, cells)

    def _key(self, row: int) -> str:
        cells = (cell for cell in self.grid.starting(row) if cell.column == self.column)
        return next((cell.text.strip() for cell in cells), "")

    def _use(self, use: Use, cells: list[Cell]) -> None:
        self.texts += (
            Text(use=use, trace=self.grid.trace(cell)) for cell in cells if cell.text.strip()
        )

    def _line(self, key: Key, cells: list[Cell]) -> Iterator[Answer]:
        label = next((c.text for c in cells if self._columns.get(c.column) == LABEL), "")
        for cell in cells:
            column = self._columns.get(cell.column, "")
            if column in ("", LABEL):
                self._use(
                    "label" if column or cell.column in self._heads else "unrecognised", [cell]
                )
                continue
            answer = self._answer(key, column, cell, label)
            if answer is None:
                self.gone += bool(cell.text.strip())
            self._use("value" if answer is not None else "unrecognised", [cell])
            if answer is not None:
                yield answer

    def _answer(self, key: Key, column: str, cell: Cell, label: str) -> Answer | None:
        """What *cell* says; None where the report has no such cell any more."""
        place = key.place if column == BOX else f"{key.place}.{column}"
        new = _NEW_ROW.fullmatch(place)
        name = f"{new[1]}[].{new[2]}" if new is not None else name_at(self.sheet.report, place)
        kind = kind_of(self.sheet.report.form, name) if name else None
        if kind is None:
            return None
        doubt = self.doubt or doubt_of(self.grid, cell) or self._head_doubt(name, column, cell)
        if new is None:
            doubt = doubt or self._label_doubt(key, name, label, is_box=column == BOX)
        found = Found(
            name=any_row(name),
            spot=f"{self.spot}@{name}",
            text=_text(cell, kind),
            trace=self.grid.trace(cell),
            unit=kind.unit,
            doubt=doubt,
        )
        return Answer(
            name=name, found=found, row=f"{key.place}@{cell.row}" if new is not None else ""
        )

    # ---- witnesses

    def _head_doubt(self, name: str, column: str, cell: Cell) -> str:
        head, expected = self._heads.get(cell.column, ""), self._heading(name, column)
        if squeezed(head).startswith(squeezed(expected)):
            return ""
        return _OTHER_HEAD.format("".join(head.split()), expected)

    def _heading(self, name: str, column: str) -> str:
        if column == BOX:
            return BOX_HEAD
        line = self._line_of(name)
        return heading(self.sheet, f"{line[0]}.{column}" if line is not None else name)

    def _label_doubt(self, key: Key, name: str, label: str, *, is_box: bool) -> str:
        line = self._line_of(name)
        now = called(self.sheet, name) if is_box or line is None else line_called(self.sheet, *line)
        if squeezed(label) != squeezed(key.label):
            return _OTHER_LABEL.format("".join(label.split()), key.label)
        if squeezed(key.label) != squeezed(now):
            return _RENAMED.format(key.label, now)
        return ""

    def _line_of(self, name: str) -> tuple[str, str] | None:
        """Table and line of a cell of fixed lines; None for any other."""
        begin = name.rpartition(".")[0]
        for table, lines in self.sheet.edition.lines.items():
            for one in lines:
                if begin == (one.key if table == FUNDS else f"{table}.{one.key}"):
                    return table, one.key
        return None


def _text(cell: Cell, kind: Kind) -> str:
    """What was put into a box of *kind*: exactly, however the program shows it."""
    raw = cell.raw
    if "formula" in cell.remarks and not cell.text.strip():
        return _NO_RESULT
    if "error" in cell.remarks or "formula" in cell.remarks or kind.holds not in _FIELDS:
        return cell.text
    if isinstance(raw, date):
        return f"{raw.year}年{raw.month}月" + (f"{raw.day}日" if kind.holds == "day" else "")
    if isinstance(raw, Decimal) and kind.holds == "figure":
        return f"{raw * 100:f}%" if "%" in cell.format else f"{raw:f}"
    return cell.text
