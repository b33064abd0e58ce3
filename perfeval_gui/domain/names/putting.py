"""Many cells of a report written at once, those of tables too: rows are added as needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.fields import TableRow, address, put_all, rows_of, with_rows
from perfeval_gui.domain.record.report import Report

_Row = Mapping[str, Value]


def put_cells(report: Report, values: Mapping[str, Value]) -> Report:
    """*report* with *values* in its cells, by their names, in one record.

    A table gets as many rows as the last named one needs; those between are blank.

    Raises:
        KeyError: No typed cell is called so.
    """
    alone: dict[str, Value] = {}
    tables: dict[str, dict[int, dict[str, Value]]] = defaultdict(lambda: defaultdict(dict))
    for name, value in values.items():
        table, row, column = address(name) or ("", None, "")
        if row is None:
            alone[name] = value
            continue
        if table not in report.form.tables or column not in report.form.tables[table].kinds:
            raise KeyError(name)
        tables[table][row][column] = value
    report = put_all(report, alone) if alone else report
    for table, rows in tables.items():
        report = with_rows(report, table, _rows(report, table, rows))
    return report


def _rows(report: Report, table: str, cells: Mapping[int, _Row]) -> tuple[TableRow, ...]:
    made = report.form.tables[table].row_type
    rows = list(rows_of(report, table))
    rows += [made() for _ in range(len(rows), max(cells) + 1)]
    for number, values in cells.items():
        # The columns of a table are attributes of its rows, whatever sort of rows they are.
        rows[number] = replace(rows[number], **values)  # type: ignore[arg-type]
    return tuple(rows)
