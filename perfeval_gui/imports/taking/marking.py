"""What is taken over from files waits to be looked over, with its trace in words."""

from __future__ import annotations

from typing import Final

from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.fields import address, get
from perfeval_gui.domain.names.unconfirmed import marked
from perfeval_gui.domain.record.report import Report
from perfeval_gui.imports.matching.result import Match, Matched, Trace
from perfeval_gui.imports.taking.taking import Choices, Taken, placed, take_over

_MOST: Final = 40


def where(trace: Trace) -> str:
    """Where *trace* leads, in words: “去年.docx”第 2 张表第 5 行第 3 格."""
    return f"“{trace.file}”{trace.title}{' ' if _is_latin(trace) else ''}{trace.place}"


def told_at(trace: Trace) -> str:
    """Where *trace* leads and what stands there, in words."""
    return f"{where(trace)}（写着“{cut(trace.text, _MOST)}”）"


def part_of_passage(name: str) -> str:
    """What *name* is of a passage of the report: its text, or its key, which nobody types.

    Empty for any other cell.
    """
    found = address(name)
    return found[2] if found is not None and found[0] == "passages" else ""


def take_over_marked(report: Report, match: Match, choices: Choices, starting: Report) -> Taken:
    """As `take_over`, where all that it changes waits to be looked over."""
    taken = take_over(report, match, choices, starting)
    changed = {name for name in taken.names if _differs(report, taken.report, name)}
    traces = {
        one.name: _told(one.found, get(taken.report, one.name))
        for one in placed(report, match, starting)
        if one.name in changed and part_of_passage(one.name) != "key"
    }
    marks = marked(taken.report, traces)
    return Taken(report=marks, names=tuple(traces), kept=taken.kept)


def _is_latin(trace: Trace) -> bool:
    return bool(trace.title) and trace.place[:1].isascii()


def _told(found: Matched, value: Value) -> str:
    """Where *value*, one of the readings of *found*, comes from, and what stands there."""
    if value == found.value:
        trace = next(iter(found.traces), None)
    else:
        trace = next((one.trace for one in found.others if one.value == value), None)
    return told_at(trace) if trace is not None else ""


def _differs(before: Report, after: Report, name: str) -> bool:
    try:
        return get(before, name) != get(after, name)
    except KeyError:
        # Its row is new.
        return True
