"""What stands elsewhere in a report and may belong into a cell as well: names, numbers, days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval_gui.domain.cells.kinds import DAY, PERSON, PHONE
from perfeval_gui.domain.cells.values import Unread, Value, is_blank
from perfeval_gui.domain.names.fields import cell_name, get, kind_of, rows_of
from perfeval_gui.domain.record.report import Report

_SHARED: Final = frozenset({PHONE.name, PERSON.name, DAY.name})


def is_shared(report: Report, name: str) -> bool:
    """Whether what the cell *name* holds may be the same as in another cell."""
    kind = kind_of(report.form, name)
    return kind is not None and kind.name in _SHARED


def elsewhere(report: Report, name: str) -> tuple[tuple[str, Value], ...]:
    """What cells of the same sort as *name* hold: the name of the first one, and the value.

    Each value once, in the order of the record; nothing that is blank, cannot be read, or stands
    in the cell itself.
    """
    if not is_shared(report, name):
        return ()
    found: dict[Value, str] = {}
    for other in _alike(report, name):
        value = get(report, other)
        if other != name and not is_blank(value) and not isinstance(value, Unread):
            found.setdefault(value, other)
    found.pop(get(report, name), None)
    return tuple((other, value) for value, other in found.items())


def _alike(report: Report, name: str) -> Iterator[str]:
    """Every cell of the kind of *name*."""
    kind = kind_of(report.form, name)
    sort = kind.name if kind is not None else ""
    yield from (key for key, field in report.form.fields.items() if field.kind.name == sort)
    for table, declared in report.form.tables.items():
        for column in (key for key, one in declared.kinds.items() if one.name == sort):
            rows = range(len(rows_of(report, table)))
            yield from (cell_name(table, row, column) for row in rows)
