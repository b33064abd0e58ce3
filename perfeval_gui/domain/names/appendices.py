"""Lists that the program appends to what an edition prints: which there are, which are wanted."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from perfeval_gui.domain.beside.dismissals import AppendixChoice
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.report import Report

TABLE: Final = "appendices"
TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {"details": "明细表", "evidence": "佐证材料清单"}
)
"""What is listed, by the table with it, and what the list is called."""
_USUAL: Final = frozenset({"evidence"})
"""Lists that are printed unless the clerk decides otherwise."""


def is_printed(report: Report, appendix: str) -> bool:
    """Whether the list of the table *appendix* is wanted; without rows nothing is printed."""
    chosen = {row.appendix: row.printed for row in report.appendices.appendices}
    return chosen.get(appendix, appendix in _USUAL)


def with_printed(report: Report, appendix: str, *, printed: bool) -> Report:
    """*report* with the list of the table *appendix* wanted or not."""
    rows = tuple(row for row in report.appendices.appendices if row.appendix != appendix)
    if printed != (appendix in _USUAL):
        rows = (*rows, AppendixChoice(appendix=appendix, printed=printed))
    return with_rows(report, TABLE, rows)
