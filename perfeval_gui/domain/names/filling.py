"""Filling a report from plain values: names, and tables as lists of rows.

The same form is read by the command line, by an edition's worked examples and by tests::

    {"edition": "yunxi-2023", "year": 2023,
     "values": {"quota": "8", "three_public.prior_final": "0"},
     "tables": {"projects": [{"name": "…", "final": "24.92"}]}}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.kinds import TEXT_LIMIT, Kind
from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.cells.values import Unread, Value
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.names.fields import TableRow, put, with_rows
from perfeval_gui.domain.record.form import Table
from perfeval_gui.domain.record.report import STANDARD, Report

MOST_ROWS: Final = 20_000
_MOST_TOLD: Final = 50
_MOST_PATH: Final = 100
_NO_LINE: Final = "这个版式的经费表没有“{}”这一行，填了也不会印出来。"


class FillError(ValueError):
    """Values that cannot be taken; *faults* are pairs of path and Chinese sentence.

    The message tells the first of them, and of names no more than can be read.
    """

    def __init__(self, faults: tuple[tuple[str, str], ...]) -> None:
        told = [f"{cut(path, _MOST_PATH)}：{cut(says, _MOST_PATH)}" for path, says in faults]
        more = [f"还有 {len(told) - _MOST_TOLD} 处。"] if len(told) > _MOST_TOLD else []
        super().__init__("\n".join((*told[:_MOST_TOLD], *more)))
        self.faults = faults


Faults = list[tuple[str, str]]


def fill(
    report: Report,
    edition: Edition,
    values: Mapping[str, object],
    tables: Mapping[str, object],
    computed: frozenset[str] = frozenset(),
) -> Report:
    """*report* with *values* in its cells and *tables* in place of its tables.

    Args:
        report: What is filled; cells that are not named stay.
        edition: Gives the labels that 一级 and 二级指标 and bands may be written with.
        values: By field name; figures as text or exact number, blank as null or empty text.
        tables: By table name; each a list of rows, each row values by column.
        computed: Names that are computed, for the sentence that refuses them.

    Raises:
        FillError: Unknown or computed names, fund lines the edition does not have, unreadable
            figures; all of them at once.
    """
    faults: Faults = []
    for name, given in values.items():
        if (field := report.form.fields.get(name)) is None:
            known = "由程序计算，不能填写" if name in computed else "没有这个栏目"
            faults.append((f"values.{name}", f"{known}。"))
        else:
            if _lacking(name, edition):
                faults.append((f"values.{name}", _NO_LINE.format(name.partition(".")[0])))
            report = put(report, name, _value(field.kind, given, f"values.{name}", faults))
    report = _with_tables(report, edition, tables, faults)
    if faults:
        raise FillError(tuple(faults))
    return report


def _with_tables(
    report: Report, edition: Edition, tables: Mapping[str, object], faults: Faults
) -> Report:
    for name, rows in tables.items():
        if name not in report.form.tables or not isinstance(rows, list) or len(rows) > MOST_ROWS:
            faults.append((f"tables.{name}", "没有这张表，或者不是行的列表，或者行数过多。"))
            continue
        if name == "projects" and rows and edition.fund_row(name) is None:
            faults.append((f"tables.{name}", _NO_LINE.format(name)))
        report = with_rows(
            report, name, tuple(_rows(report.form.tables[name], rows, edition, faults))
        )
    return report


def _lacking(name: str, edition: Edition) -> bool:
    """Whether *name* is a cell of a fund line that *edition* does not print."""
    line, _, column = name.partition(".")
    return name in STANDARD.fields and bool(column) and edition.fund_row(line) is None


def _rows(table: Table, rows: list[object], edition: Edition, faults: Faults) -> Iterator[TableRow]:
    kinds = table.kinds
    headings = {heading.key for heading in edition.outline if heading.passage}
    for index, row in enumerate(rows):
        path = f"tables.{table.name}[{index}]"
        if not isinstance(row, dict):
            faults.append((path, "每一行应当是一组“列名: 值”。"))
            continue
        cells: dict[str, Value] = {}
        for column, given in row.items():
            if column not in kinds:
                faults.append((f"{path}.{column}", "没有这一列。"))
                continue
            cells[column] = _value(kinds[column], given, f"{path}.{column}", faults)
        if table.name == "indicators":
            _resolve(cells, edition, path, faults)
        elif table.name == "passages":
            _heading(str(cells.get("key", "")), headings, path, faults)
        yield table.row_type(**cells)


def _value(kind: Kind, given: object, path: str, faults: Faults) -> Value:
    if given is None:
        return kind.blank
    if kind.holds == "flag":
        if not isinstance(given, bool):
            faults.append((path, "这里填 true 或 false。"))
        return bool(given)
    if isinstance(given, bool) or not isinstance(given, str | int | Decimal):
        # A binary fraction is refused: 24.92 would not be 24.92 any more.
        faults.append((path, "这里填文字；带小数的数字写在引号里。"))
        return kind.blank
    text = f"{given:f}" if isinstance(given, Decimal) else str(given)
    if len(text) > TEXT_LIMIT:
        faults.append((path, f"超过 {TEXT_LIMIT} 字。"))
        return kind.blank
    value = kind.read(text)
    if isinstance(value, Unread):
        faults.append((path, kind.fault(value)))
    return value


def _heading(key: str, left: set[str], path: str, faults: Faults) -> None:
    """Take *key* out of the headings that are *left*; a text under no heading is never printed."""
    if key in left:
        left.remove(key)
    else:
        faults.append((f"{path}.key", "这个版式没有这个标题，或者它下面已经有正文。"))


def _resolve(cells: dict[str, Value], edition: Edition, path: str, faults: Faults) -> None:
    """Turn printed labels of group, kind and band into their keys; refuse unknown ones."""
    groups = {group.label: group.key for group in edition.groups}
    key = str(cells.get("group", ""))
    cells["group"] = key = groups.get(key, key)
    if (group := edition.group(key)) is None:
        faults.append((f"{path}.group", "这个版式没有这个一级指标。"))
        return
    labels = {label: kind for kind, label in group.kinds.items()}
    kind = str(cells.get("kind", ""))
    cells["kind"] = kind = labels.get(kind, kind)
    if kind and kind not in group.kinds:
        faults.append((f"{path}.kind", f"“{group.label}”下没有这个二级指标。"))
    bands = {band.label: band.key for band in edition.bands}
    band = str(cells.get("band", ""))
    cells["band"] = band = bands.get(band, band)
    if band and band not in bands.values():
        faults.append((f"{path}.band", "这里填 达成、部分达成 或 未达成。"))
