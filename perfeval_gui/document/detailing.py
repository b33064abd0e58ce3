"""The 明细 of one cell while it is filled in: a history of its own, and one step of the report."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from perfeval_gui.document.document import Document, State
from perfeval_gui.domain.beside.details import AMOUNT, Detail
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.values import Unread, Value
from perfeval_gui.domain.names.details import (
    TABLE,
    detail_of,
    figure_of,
    is_nothing,
    may_have_detail,
    sum_of,
    with_detail,
)
from perfeval_gui.domain.names.fields import get, put, with_rows
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.telling.where_shown import title_of

_WORKED_OUT: Final = "这一格现在由程序计算，明细只能看；要改明细，先把算出它的那些格清空。"
_TOTAL: Final = pattern(r"\s*(?:合\s*计|总\s*计|小\s*计|共\s*计)")


def may_be_detailed(document: Document, name: str) -> bool:
    """Whether the clerk can open the 明细 of the cell called *name* now."""
    report = document.report
    if not name or not may_have_detail(report, name):
        return False
    try:
        typable = document.sheet.typable(name) and not document.read_only
        get(report, name)
    except KeyError:
        # A table may show a blank row more than there are.
        return False
    return typable or bool(detail_of(report, name))


def _filled(alone: Report) -> tuple[Detail, ...]:
    return tuple(row for row in alone.details.details if not is_nothing(row))


class Detailing(QObject):
    """Lets the rows behind one cell be edited alone.

    Every change is put into the report at once, with the sum as the figure, so that nothing typed
    is lost; all of it together is one step of the report's history. What is undone here alone is
    put back there as well, the figure that was there before included.

    Attributes:
        rows: A report of nothing but the rows, with a history of its own.
        kind: Of the cell.
        title: What the cell is called.
        was: What it held at the beginning.
        why_not: Why the rows must not change, a Chinese sentence; empty where they may.

    Signals:
        changed: The rows are others.
        ended: Another report was opened: nothing more is put into it.
    """

    changed = Signal()
    ended = Signal()

    def __init__(self, document: Document, name: str, parent: QObject | None = None) -> None:
        """Begin with what stands behind the cell called *name* of *document*."""
        super().__init__(parent)
        self._document, self._name, self._before = document, name, document.report
        self._visit = f"明细 {name} {document.history.index()}"
        self.kind: Kind = document.sheet.typed_kind(name)
        self.title = " ".join(title_of(document.sheet, name).split())
        self.was = document.sheet.value(name)
        before = self._before
        blank = Report(edition=before.edition, year=before.year, form=before.form, own=before.own)
        alone = with_rows(blank, TABLE, detail_of(before, name) or (Detail(),))
        self.rows = Document(document.book, alone, self)
        worked_out = "" if document.sheet.typable(name) else _WORKED_OUT
        self.why_not = document.why_not or worked_out
        if self.why_not:
            self.rows.open(document.book, alone, read_only=True)
        self.rows.changed.connect(self._take)
        self._last = before
        document.opened.connect(self._end)

    def filled(self) -> tuple[Detail, ...]:
        """The rows that say anything."""
        return _filled(self.rows.report)

    def figure(self) -> Value:
        """What the cell holds by its rows; None where they come to nothing that is known."""
        return figure_of(self.kind, self.filled())

    def put_into(self, report: Report, alone: Report) -> Report:
        """*report* with the rows of *alone* behind the cell, and what they come to in it."""
        rows = _filled(alone)
        detailed, figure = with_detail(report, self._name, rows), figure_of(self.kind, rows)
        return detailed if figure is None else put(detailed, self._name, figure)

    def _end(self, _state: State) -> None:
        self.rows.changed.disconnect(self._take)
        self.ended.emit()

    def _take(self, _state: State) -> None:
        if self._document.report is not self._last:
            # Changed from elsewhere: what is there now stays.
            self._before = self._document.report
        report = self.put_into(self._before, self.rows.report)
        self._document.edit(f"填写{self.title}的明细", report, self._visit)
        self._last = self._document.report
        self.changed.emit()

    # ---- in words

    def summed(self) -> str:
        """The sum, with what it is exactly where that is rounded."""
        rows, figure = self.filled(), self.figure()
        if not any(row.amount is not None for row in rows):
            return "还没有填金额。"
        if figure is None:
            return "有金额看不懂，合计算不出来；这一格先不改。"
        exact = sum_of(rows)
        unit = f" {self.kind.unit}".rstrip()
        shown = f"合计 {self.kind.show(figure)}{unit}（{len(rows)} 笔）"
        if isinstance(figure, Unread):
            return f"{shown}。{self.kind.fault(figure)}"
        return shown if exact == figure else f"{shown}，由 {AMOUNT.show(exact)} 四舍五入"

    def compared(self) -> str:
        """What the cell held before, and a row that may have been added up twice.

        Empty where nothing may change.
        """
        if self.why_not:
            return ""
        told = [self._changed()] if self.figure() not in (None, self.was) else []
        totals = [row.note.strip() for row in self.filled() if _TOTAL.match(row.note)]
        if totals:
            told.append(f"“{totals[0]}”这一行也加进去了，不要的话删去这一行（Ctrl+Delete）。")
        return "\n".join(told)

    def _changed(self) -> str:
        unit = f" {self.kind.unit}".rstrip()
        was = "空着" if self.was is None else f"填的是 {self.kind.show(self.was)}{unit}"
        return f"这一格原来{was}，现在改成合计；Ctrl+Z 可以退回。"
