"""What can still be read out of a damaged draft: unproved, and to be looked over by the clerk.

The content is parsed as it is where it still parses. Otherwise it is read line by line, as the
program writes a value to a line: what stands before, between and after the damage is found.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.reading import clean_text
from perfeval_gui.domain.cells.values import Value, is_blank
from perfeval_gui.domain.names.fields import TableRow, put, with_rows
from perfeval_gui.domain.record.form import Table
from perfeval_gui.domain.record.report import STANDARD, Report
from perfeval_gui.storage.draft.draft import (
    LAST_YEAR,
    MOST_BYTES,
    MOST_ROWS,
    DraftError,
    too_many_parts,
    unknown_text,
)
from perfeval_gui.storage.draft.fitting import whole_number
from perfeval_gui.storage.draft.long_tables import MOST_ID

_PAIR: Final = pattern(r'(\s*)"((?:[^"\\]|\\.)*)": ?(.*?),?\s*')
_LOST: Final = ""
"""Stands for the name of a table where none can be read."""
_NAMELESS: Final = "?"
"""Under what rows are kept that belong to no known table."""
_DEEP_VALUE: Final = 2
_DEEP_CELL: Final = 4
"""By how much a line is indented that has a stand-alone cell, and a cell of a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescued:
    """What was read out of a damaged draft.

    Attributes:
        report: It, without an id: a document of its own. Its edition is empty and its year 0
            where they could not be read. What an edition declares is unknown content, to be fitted
            into its form.
        cells: How many cells that hold something were read.
    """

    report: Report
    cells: int


def rescued(data: bytes) -> Rescued | None:
    """What can be read out of *data*; None where that is nothing."""
    text = data[:MOST_BYTES].decode("utf-8", errors="replace")
    parsed = _parsed(text)
    found = _found(parsed) if parsed is not None else None
    if parsed is None or not {"values", "tables"} <= parsed.keys():
        # It may still be JSON with one of these names damaged, or be no more than a part of it.
        lines = _found(_Lines().read(text))
        found = lines if found is None or lines.cells > found.cells else found
    return found if found is not None and found.cells else None


def _found(content: dict[str, Any]) -> Rescued:
    reader = _Reader()
    report = reader.report(content)
    return Rescued(report=report, cells=reader.cells)


def _parsed(text: str) -> dict[str, Any] | None:
    """The content where it still is JSON."""
    body = text[max(text.find("{"), 0) :]
    if too_many_parts(body.encode("utf-8", errors="replace")):
        return None
    try:
        content, _ = json.JSONDecoder(strict=False).raw_decode(body)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


@dataclass(slots=True)
class _Lines:
    """Reads lines with a name and a value each, and knows in which table and row they stand."""

    content: dict[str, Any] = field(default_factory=lambda: {"values": {}, "tables": {}})
    table: str = _LOST
    unread: str = ""
    rows: int = 0

    def read(self, text: str) -> dict[str, Any]:
        """The content that the lines of *text* tell of."""
        for line in text.split("\n"):
            if (match := _PAIR.fullmatch(line)) is not None:
                self._pair(match[2], match[3], len(match[1]))
            elif (mark := line.strip()) == "{" and line != mark:
                self._begin_row()
            elif mark in ("]", "],") or (mark.endswith("[") and line != mark):
                # The table is over, or one begins whose name cannot be read.
                self.table = _LOST
        self._name_lost_rows()
        return self.content

    def _begin_row(self) -> None:
        if self.rows < MOST_ROWS:
            self.rows += 1
            self.content["tables"].setdefault(self.table, []).append({})

    def _pair(self, name: str, written: str, deep: int) -> None:
        if written in ("[", "[]"):
            self.table, self.unread = name, ""
        elif written == "{":
            self.unread = name
        elif (value := _value(written)) is not _NOTHING:
            # Text that could not be read as a figure stands one level deeper.
            if name == "unread":
                name, value, deep = self.unread, {"unread": value}, deep - 1
            self._take(name, value, deep)

    def _take(self, name: str, value: object, deep: int) -> None:
        values, tables = self.content["values"], self.content["tables"]
        rows = tables.get(self.table)
        table = STANDARD.tables.get(self.table)
        # An edition's own column may be called like a standard cell.
        if deep == _DEEP_CELL:
            # A row has each cell once: where it comes again, the line between two rows is lost.
            if not rows or name in rows[-1]:
                self._begin_row()
            tables[self.table][-1].setdefault(name, value)
        elif name in STANDARD.fields:
            values.setdefault(name, value)
        elif rows and (name == "id" or (table is not None and name in table.kinds)):
            rows[-1].setdefault(name, value)
        elif name in ("edition", "year"):
            self.content.setdefault(name, value)
        elif deep == _DEEP_VALUE and not (rows or self.table):
            # A cell of an edition's own, which nobody knows yet.
            values.setdefault(name, value)

    def _name_lost_rows(self) -> None:
        """Put rows whose table is lost into the standard one that has most of their columns."""
        tables = self.content["tables"]
        rows = [row for row in tables.pop(_LOST, ()) if row]
        columns = {column for row in rows for column in row}
        likely = {
            name: len(columns & table.kinds.keys())
            for name, table in STANDARD.tables.items()
            if name not in tables
        }
        best = max(likely, key=likely.__getitem__, default="")
        name = best if likely.get(best, 0) > 1 else _NAMELESS
        if rows:
            tables[name] = rows


_NOTHING: Final = object()


def _value(written: str) -> object:
    """The simple value that is *written*; a text, or figure, that breaks off is marked."""
    if written.startswith('"') and (len(written) == 1 or not written.endswith('"')):
        written = re.sub(r"\\(u[0-9a-fA-F]{0,3})?$", "", written) + '……"'
    try:
        value = json.loads(written, strict=False)
    except (ValueError, RecursionError):
        return _NOTHING
    return _NOTHING if isinstance(value, dict | list) else value


class _Reader:
    """Makes a report of content of which any part may be missing or wrong."""

    def __init__(self) -> None:
        self.cells = 0
        self._kept: dict[str, dict[str, Any]] = {}

    def report(self, content: dict[str, Any]) -> Report:
        """The report; what makes no sense is left out."""
        year = whole_number(content.get("year"), LAST_YEAR)
        report = Report(edition=_text(content.get("edition")), year=year)
        for name, stored in _dict(content.get("values")).items():
            if name in STANDARD.fields:
                report = put(report, name, self._cell(STANDARD.fields[name].kind, stored))
            else:
                self._keep(stored, name, "values")
        for name, stored in _dict(content.get("tables")).items():
            if not isinstance(stored, list):
                continue
            if name in STANDARD.tables:
                rows = tuple(self._rows(STANDARD.tables[name], stored[:MOST_ROWS]))
                report = with_rows(report, name, rows)
            else:
                self._keep_rows(name, stored[:MOST_ROWS])
        try:
            return replace(report, unknown=unknown_text(self._kept))
        except DraftError:
            return report

    def _rows(self, table: Table, stored: list[object]) -> Iterator[TableRow]:
        for entry in map(_dict, stored):
            known = {
                column: self._cell(kind, entry[column])
                for column, kind in table.kinds.items()
                if column in entry
            }
            if known:
                row_id = whole_number(entry.get("id"), MOST_ID)
                for column in entry.keys() - known.keys() - {"id"} if row_id else ():
                    self._keep(entry[column], column, "rows", table.name, str(row_id))
                yield table.row_type(id=row_id, **known)

    def _keep(self, stored: object, name: str, *way: str) -> None:
        """Keep *stored*, the content of a cell that is no standard one, where it says anything."""
        text = stored.get("unread") if isinstance(stored, dict) else stored
        if stored is True or (isinstance(text, str) and text):
            at: dict[str, Any] = self._kept
            for part in way:
                at = at.setdefault(part, {})
            at[name] = stored if stored is True or text is stored else {"unread": text}
            self.cells += stored is not True

    def _keep_rows(self, name: str, stored: list[object]) -> None:
        """Keep the rows of a table that is no standard one."""
        rows = [row for row in map(_dict, stored) if row]
        if rows:
            self._kept.setdefault("tables", {})[name] = rows
        filled = (cell for row in rows for key, cell in row.items() if key != "id")
        self.cells += sum(bool(cell) and cell is not True for cell in filled)

    def _cell(self, kind: Kind, stored: object) -> Value:
        value = _cell(kind, stored)
        self.cells += not is_blank(value) and not isinstance(value, bool)
        return value


def _cell(kind: Kind, stored: object) -> Value:
    """What *stored* gives in a cell of *kind*; its text to be mended where it is no value."""
    if kind.holds == "flag":
        return stored if isinstance(stored, bool) else kind.blank
    text = stored.get("unread") if isinstance(stored, dict) else stored
    if not isinstance(text, str):
        return kind.blank
    if kind.holds in ("text", "choice"):
        return clean_text(text, lines=kind.lines)
    return kind.read(text)


def _dict(stored: object) -> dict[str, Any]:
    return stored if isinstance(stored, dict) else {}


def _text(stored: object) -> str:
    return clean_text(stored, lines=False) if isinstance(stored, str) else ""
