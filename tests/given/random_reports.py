"""Random reports: whatever a clerk can type, wrong figures and rare characters included."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from hypothesis import strategies as st

from given.worked import ISSUED
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.fields import TableRow, put, with_rows
from perfeval_gui.domain.record.form import Table
from perfeval_gui.domain.record.report import STANDARD, Report

FIGURES: Final = (
    "",
    "—",
    "0",
    "0.00",
    "8",
    "12.30",
    "209.64",
    "1,234.5",
    "２４．９２",
    "24.92万元",
    "9999999999999.99",
    "-5.25",
    "1.234",
    "8.5",
    "八",
    "1e5",
    "NaN",
    "12 34",
    "约10万",
    " 约 8人 ",
)
DAYS: Final = ("", "2024.6.20", "2024年6月20日", "0001-01-01", "9999-12-31", "2024-02-30", "六月")
TEXTS: Final = (
    "",
    "甲",
    "𠮷野家",
    "第一行\n第二行\n\n末行",
    "\t缩进\t",
    "=1+1",
    "#N/A",
    "{quota}〔编制数〕{Y}",
    "㎡①“三公”",
    "<b>&amp;</b>",
    "\\n'\"",
    "e\u0301",
    "👨\u200d👩",
    "\u2028",
    "空 格\u00a0",
    '{"a": 1}',
)
CHOICES: Final = ("", "output", "benefit", "quantity", "social", "met", "partly", "没有的键")

_figures = st.sampled_from(FIGURES) | st.decimals(0, 10**6, places=2).map(str)
_texts = st.sampled_from(TEXTS) | st.text(max_size=12)


def typed(kind: Kind) -> st.SearchStrategy[Value]:
    """What may come of typing into a cell of *kind*."""
    if kind.holds == "flag":
        return st.booleans()
    if kind.holds == "figure":
        return _figures.map(kind.read)
    if kind.holds == "day":
        return st.sampled_from(DAYS).map(kind.read)
    return (st.sampled_from(CHOICES) if kind.holds == "choice" else _texts).map(kind.read)


_VALUES: Final = {name: typed(field.kind) for name, field in STANDARD.fields.items()}
_COLUMNS: Final = {
    table.name: {column: typed(kind) for column, kind in table.kinds.items()}
    for table in STANDARD.tables.values()
}


@st.composite
def _rows(draw: st.DrawFn, table: Table, most: int) -> tuple[TableRow, ...]:
    rows = []
    for _ in range(draw(st.integers(0, most))):
        columns = draw(st.sets(st.sampled_from(sorted(table.kinds)), max_size=5))
        cells = {column: draw(_COLUMNS[table.name][column]) for column in sorted(columns)}
        rows.append(replace(table.row_type(), **cells))
    return tuple(rows)


@st.composite
def reports(draw: st.DrawFn, most_rows: int = 4) -> Report:
    """A report of the issued edition with some cells and rows filled."""
    report = Report(edition=ISSUED, year=draw(st.sampled_from((2000, 2023, 2100))))
    for name in sorted(draw(st.sets(st.sampled_from(sorted(STANDARD.fields)), max_size=10))):
        report = put(report, name, draw(_VALUES[name]))
    for name in draw(st.sets(st.sampled_from(sorted(STANDARD.tables)), max_size=3)):
        report = with_rows(report, name, draw(_rows(STANDARD.tables[name], most_rows)))
    return report
