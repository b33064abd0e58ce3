"""The answers that are printed: those that still stand."""

from __future__ import annotations

from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.answers import standing


def with_standing_answers(sheet: Sheet) -> Sheet:
    """*sheet* without the answers whose finding is gone or rests on other figures now.

    They stay in the record; on paper they would contradict the tables.
    """
    kept = sheet.report.explanations.explanations
    if not kept:
        return sheet
    rows = standing(sheet.report, run_checks(sheet))
    if len(rows) == len(kept):
        return sheet
    ordered = tuple(row for row in kept if row in rows)
    return sheet.book.evaluate(with_rows(sheet.report, "explanations", ordered), sheet)
