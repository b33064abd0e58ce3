"""How figures were worked out that were typed as sums; known as long as the report is open."""

from __future__ import annotations

from typing import Final

from perfeval_gui.domain.cells.arithmetic import is_sum
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.mending import typed
from perfeval_gui.domain.cells.values import Unread, Value
from perfeval_gui.domain.names.fields import address, get, rows_of
from perfeval_gui.domain.record.report import Report

_LONGEST: Final = 40
_Place = tuple[str, int, str]


class Workings:
    """The sums behind figures. One counts only while its cell still holds the result."""

    def __init__(self) -> None:
        """Know of none."""
        self._known: dict[_Place, tuple[Value, str]] = {}

    def take(self, report: Report, name: str, value: Value, text: str) -> None:
        """Keep *text* as the way *value* came into the cell *name* of *report*."""
        self._known[_place(report, name)] = (value, text.strip())

    def behind(self, report: Report, name: str) -> str:
        """The sum behind what the cell *name* of *report* holds; empty where there is none."""
        if not self._known:
            return ""
        known = self._known.get(_place(report, name))
        return known[1] if known is not None and get(report, name) == known[0] else ""

    def forget(self) -> None:
        """Another report was opened."""
        self._known.clear()


def _place(report: Report, name: str) -> _Place:
    """Where *name* stands: a row is known by its id, which stays when rows come, go or move."""
    found = address(name)
    rows = rows_of(report, found[0]) if found is not None else ()
    # A table shows a blank row more than there are.
    if found is None or found[1] is None or found[1] >= len(rows):
        return "", 0, name
    return found[0], rows[found[1]].id, found[2]


def worked_out(kind: Kind, text: str) -> Value:
    """The result where *text*, typed by hand, is a sum that has one; None for anything else."""
    if kind.holds != "figure" or not is_sum(text):
        return None
    value = typed(kind, text)
    return None if isinstance(value, Unread) else value


def step(label: str, text: str) -> str:
    """What the step is called in which the sum *text* was typed into the cell called *label*."""
    shown = text.strip()
    return f"修改{label}：{shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + '…'}"


def told(text: str) -> str:
    """What is told of a figure with the sum *text* behind it; empty where there is none."""
    return f"由 {text} 算得" if text else ""
