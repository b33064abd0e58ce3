"""A report brought into the form of its edition: what fits stays in its place, nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.names.fields import get, rows_of
from perfeval_gui.domain.record.form import Form, Table
from perfeval_gui.domain.record.report import Report
from perfeval_gui.storage.draft.draft import (
    MOST_ROWS,
    Loader,
    content_of,
    unknown_text,
)
from perfeval_gui.storage.draft.long_tables import MOST_ID, exact


def fitted(report: Report, form: Form) -> Report:
    """*report* with what it holds in the cells that *form* has, and all else kept as unknown.

    A draft is opened before its edition is known, and an edition may have changed since a draft was
    saved. A text where *form* wants a figure, a day or a month is one to be mended; what a cell of
    it cannot hold at all is kept as unknown, until something else is typed in its place.
    """
    if report.form is form:
        return report
    content = content_of(report)
    # What nobody filled in is not there: it must not come back as content that has no place.
    for name, cell in report.form.fields.items():
        if name not in form.fields and get(report, name) == cell.kind.blank:
            content["values"].pop(name, None)
    for name in report.form.tables.keys() - form.tables.keys():
        if not rows_of(report, name):
            content["tables"].pop(name, None)
    fitting = _Fitting()
    fitting.values(content["values"], form)
    fitting.tables(content["tables"], form)
    return fitting.kept_in(Loader(content, form).report())


@dataclass(slots=True)
class _Fitting:
    """Makes content what a form can hold, and sets aside what its cells cannot.

    Attributes:
        aside: That, in the parts of unknown content: values, tables, cells of rows.
    """

    aside: dict[str, dict[str, Any]] = field(default_factory=dict)
    _left: int = MOST_ROWS

    def values(self, values: dict[str, Any], form: Form) -> None:
        """Make *values* those of the cells of *form*."""
        for name in values.keys() & form.fields.keys():
            self._fit(values, name, form.fields[name].kind, ("values",))

    def tables(self, tables: dict[str, Any], form: Form) -> None:
        """Make *tables* those of *form*."""
        for name, table in form.tables.items():
            rows = tables.get(name, [])
            if isinstance(rows, list) and len(rows) <= self._left and all(map(_is_row, rows)):
                self._left -= len(rows)
                self._rows(rows, table)
            else:
                self.aside.setdefault("tables", {})[name] = tables.pop(name)

    def _rows(self, rows: list[dict[str, Any]], table: Table) -> None:
        for row, row_id in zip(rows, _ids(rows), strict=True):
            row["id"] = row_id
            for column in row.keys() & table.kinds.keys():
                self._fit(row, column, table.kinds[column], ("rows", table.name, str(row_id)))

    def _fit(self, cells: dict[str, Any], name: str, kind: Kind, way: tuple[str, ...]) -> None:
        stored = cells[name]
        if kind.holds == "flag":
            fits = isinstance(stored, bool)
        elif _is_blank(stored):
            cells[name], fits = kind.blank, True
        else:
            unread = isinstance(stored, dict) and stored.keys() == {"unread"}
            text = stored["unread"] if unread else stored
            fits = isinstance(text, str)
            if fits:
                cells[name] = _text(kind, text, stored)
        if not fits:
            del cells[name]
            if not _is_blank(stored):
                at: dict[str, Any] = self.aside
                for part in way:
                    at = at.setdefault(part, {})
                at[name] = stored

    def kept_in(self, report: Report) -> Report:
        """*report*, with what was set aside among its unknown content."""
        if not self.aside:
            return report
        kept = json.loads(report.unknown) if report.unknown else {}
        return replace(report, unknown=unknown_text(_both(kept, self.aside)))


def _text(kind: Kind, text: str, stored: object) -> object:
    """What a cell of *kind* has of *text*: a value as it is *stored*, or text to be mended."""
    if kind.holds in ("text", "choice"):
        return text
    fits = text is stored and exact(kind, text) is not None
    return stored if fits else {"unread": text}


def _is_blank(stored: object) -> bool:
    return stored is None or stored is False or stored == ""


def _is_row(row: object) -> bool:
    return isinstance(row, dict)


def _ids(rows: list[dict[str, Any]]) -> Iterator[int]:
    """An id for each of *rows*: its own, or one that no other has."""
    own = [whole_number(row.get("id"), MOST_ID) for row in rows]
    taken = set(own)
    free, seen = (one for one in count(1) if one not in taken), {0}
    for one in own:
        yield next(free) if one in seen else one
        seen.add(one)


def whole_number(stored: object, most: int) -> int:
    """The whole number *stored* from 1 to *most*; 0 where it is none."""
    if not isinstance(stored, int) or isinstance(stored, bool):
        return 0
    return stored if 0 < stored <= most else 0


def _both(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """What is in either of two groups, and groups in them alike."""
    return {
        key: _both(one[key], other[key])
        if isinstance(one.get(key), dict) and isinstance(other.get(key), dict)
        else other.get(key, one.get(key))
        for key in one.keys() | other.keys()
    }
