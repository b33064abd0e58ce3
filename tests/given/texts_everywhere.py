"""A report with the same text in every cell that holds text."""

from __future__ import annotations

from dataclasses import replace

from given.troubles import many_findings
from perfeval_gui.domain.names.fields import put, rows_of, with_rows
from perfeval_gui.domain.record.report import STANDARD, Report


def everywhere(text: str) -> Report:
    """The report of many findings with *text* in every cell that holds text, rows included."""
    report = many_findings()
    for field, declared in STANDARD.fields.items():
        if declared.kind.holds == "text":
            report = put(report, field, text)
    for table, columns in STANDARD.tables.items():
        if table in ("explanations", "dismissals", "unconfirmed"):
            continue
        texts = [k for k, kind in columns.kinds.items() if kind.holds == "text" and k != "key"]
        given = dict.fromkeys(texts, text)
        rows = [replace(row, **given) for row in rows_of(report, table)]  # type: ignore[arg-type]  # texts are
        report = with_rows(report, table, tuple(rows))
    return replace(report, document="d" * 32)
