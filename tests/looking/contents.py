"""What a form is looked at with: as a unit fills it in, very long, and wrong in every cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.fields import TableRow, put, rows_of, with_rows
from perfeval_gui.domain.record.report import Report

SHORT, LONG, WRONG = "short", "long", "wrong"
CONTENTS: Final = (SHORT, LONG, WRONG)
_NAME: Final = "某某市某某区企业与地方协调发展综合服务中心（某某区重点项目协作事务管理办公室）"
_SENTENCE: Final = (
    "按年初批复的绩效目标组织实施，资金及时足额到位，未发现截留、挤占、挪用和虚列支出的情况；"
)
_LONG: Final[Mapping[str, str]] = {
    "figure": "9876543.21",
    "day": "2024年12月28日",
    "month": "2024年12月",
}
_WRONG: Final[Mapping[str, str]] = {
    "figure": "12345.678元左右",
    "day": "2024年13月45日以前",
    "month": "2024年13月",
}
_KEPT: Final = frozenset({"explanations", "dismissals", "lacked", "unconfirmed"})
"""Tables of which the forms show nothing to type into."""
DETAILED: Final = "operations.final"
"""The cell that has a 明细 then."""
_PLACES: Final = {"details": DETAILED, "evidence": "indicators#1.name"}


def filled(report: Report, content: str) -> Report:
    """*report*, which a unit filled in, with that *content* in all its cells."""
    if content == SHORT:
        return report
    for name, field in report.form.fields.items():
        if (value := _value(field.kind, content)) is not None:
            report = put(report, name, value)
    for name in sorted(report.form.tables.keys() - _KEPT):
        report = with_rows(report, name, tuple(_rows(report, name, content)))
    return report


def other_values(report: Report) -> Report:
    """*report* with other people, and figures that are blank or not the same."""
    for name, text in _OTHERS.items():
        report = put(report, name, report.form.fields[name].kind.read(text))
    return report


_OTHERS: Final[Mapping[str, str]] = {
    "unit": _NAME,
    "quota": "9",
    "in_post": "",
    "operations.final": "8.01",
    "unit_opinion": _SENTENCE * 3,
}


def _rows(report: Report, name: str, content: str) -> Iterator[TableRow]:
    """The rows of a table; two where it has none."""
    table, there = report.form.tables[name], rows_of(report, name)
    said = {column: _value(kind, content) for column, kind in table.kinds.items()}
    said = {column: value for column, value in said.items() if value is not None}
    if name == "passages":
        said.pop("key", None)
    if name in _PLACES:
        said["place"] = _PLACES[name]
    for row in there or (table.row_type(),) * 2:
        yield replace(row, **said)


def _value(kind: Kind, content: str) -> Value | None:
    """What a cell of a *kind* holds then; None to leave it as it is."""
    if kind.holds == "text":
        if content == WRONG:
            return kind.read("13800138000，138001380001")
        return kind.read(_SENTENCE * 6 if kind.lines else _NAME)
    words = (_WRONG if content == WRONG else _LONG).get(kind.holds)
    if kind.holds == "figure" and kind.unit not in ("万元", "元"):
        words = "约十分之九" if content == WRONG else "100"
    return kind.read(words) if words is not None else None
