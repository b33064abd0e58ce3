"""The passages of the report by the key of their heading."""

from __future__ import annotations

from perfeval_gui.domain.names.fields import cell_name, put, with_rows
from perfeval_gui.domain.record.narrative import Passage
from perfeval_gui.domain.record.report import Report


def position_of(report: Report, key: str) -> int | None:
    """Where the passage under *key* lies in the record; None where there is none yet.

    Of several passages under one key it is the last, which is the one that is printed.
    """
    keys = [passage.key for passage in report.narrative.passages]
    return len(keys) - 1 - keys[::-1].index(key) if key in keys else None


def text_of(report: Report, key: str) -> str:
    """The text under *key* as it is stored; empty where there is no passage."""
    position = position_of(report, key)
    return "" if position is None else report.narrative.passages[position].text


def with_text(report: Report, key: str, text: str) -> Report:
    """*report* with *text* under *key*; a passage that is not there yet is added."""
    position = position_of(report, key)
    if position is not None:
        return put(report, cell_name("passages", position, "text"), text)
    passages = (*report.narrative.passages, Passage(key=key, text=text))
    return with_rows(report, "passages", passages) if text else report
