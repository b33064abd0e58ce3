"""Checks of the fund table across its columns: one is there and the other is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from perfeval_gui.rules.checks.funds.fund_lines import FundLine, column_label, fund_lines
from perfeval_gui.rules.figures.catalogue import FUND_COLUMNS
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.figures.wanted import is_wanted
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import found

_FEW: Final = 4


class _Table:
    """All lines, and which columns are itemised under which line."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.lines = fund_lines(sheet)
        self.by_name = {line.name: line for line in self.lines}
        self.itemised = frozenset(
            (line.parent, column)
            for line in self.lines
            for column in FUND_COLUMNS
            if line.filled(column)
        )

    def gaps(self, column: str, others: Sequence[str]) -> list[FundLine]:
        """Lines that are blank in *column* and have money in one of *others*.

        Where no part of a line is itemised in *column* the line itself is asked, not its parts: a
        total may be all that is known of a column. What is not printed, or left for
        the hand, is not asked for.
        """
        return [
            line
            for line in self.lines
            if not line.filled(column)
            and any(line.amount(other) for other in others)
            and (not line.parent or (line.parent, column) in self.itemised)
            and is_wanted(self.sheet, line.cell(column))
        ]


@lru_cache(maxsize=1)
def _table(sheet: Sheet) -> _Table:
    """The fund table of *sheet*; kept for the next check of the same sheet."""
    return _Table(sheet)


def spent_lines_have_a_budget(sheet: Sheet) -> Iterator[Finding]:
    """A line with 决算 has 预算, be it 0. Source: 附件2, whose budget is that after adjustment.

    Asked line by line, because money without a budget is the first thing a reviewer asks; told once
    while the whole column waits to be filled in.
    """
    table, head = _table(sheet), column_label(sheet, "budget")
    gaps = table.gaps("budget", ("final",))
    if gaps and not any(line.filled("budget") for line in table.lines):
        figures = f"{_listed(sheet, gaps, 'final')}，{head}一栏全空着"
        message = f"{figures}，看不出是不是超过了预算，请补填这一栏，没有预算的填 0。"
        yield found("line-without-budget", gaps[0].cell("budget"), message, figures)
        return
    for line in gaps:
        final = f"{column_label(sheet, 'final')} {line.money('final')}"
        figures = f"{line.title} {final}，{head}没有填"
        message = (
            f"{figures}，没有预算的支出审核时一定会问，也可能是填错了行，"
            "请核对，补填预算，年中没有安排预算的填 0 并说明原因。"
        )
        yield found("line-without-budget", line.cell("budget"), message, figures)


def budgeted_lines_have_an_outcome(sheet: Sheet) -> Iterator[Finding]:
    """A line with 预算 has 决算, be it 0. Source: 附件2. Told once: it is filled in last."""
    if gaps := _table(sheet).gaps("final", ("budget",)):
        message = (
            f"{_listed(sheet, gaps, 'budget')}，没有{column_label(sheet, 'final')}，"
            "可能是填错了行，请补填，没有支出的填 0。"
        )
        yield found("line-without-final", gaps[0].cell("final"), message)


def last_year_is_filled(sheet: Sheet) -> Iterator[Finding]:
    """A line of this year says what it was last year. Source: 附件2. 专项 are mostly new."""
    table = _table(sheet)
    gaps = [
        line
        for line in table.gaps("prior_final", ("budget", "final"))
        if not line.name.startswith("projects[") and not _was_zero(table, line)
    ]
    if gaps:
        message = (
            f"经费表的 {len(gaps)} 行（{_named(gaps)}）没有填{column_label(sheet, 'prior_final')}，"
            "看不出比上年增减多少，请照上年决算补填，上年没有这项支出的填 0。"
        )
        yield found("last-year-blank", gaps[0].cell("prior_final"), message)


def _was_zero(table: _Table, line: FundLine) -> bool:
    """Whether the line that *line* is part of was nothing, and so its parts were."""
    above = table.by_name.get(line.parent)
    return above is not None and above.amount("prior_final") == 0


def items_go_through_all_columns(sheet: Sheet) -> Iterator[Finding]:
    """What is itemised in 预算 is itemised in 决算, and the reverse. Source: 附件2.

    Last year may be known by its totals alone.
    """
    table = _table(sheet)
    for line in table.lines:
        for column, other in (("final", "budget"), ("budget", "final")):
            itemised = [(line.name, one) in table.itemised for one in (column, other)]
            if itemised != [False, True] or not line.amount(column):
                continue
            parts = [one for one in table.lines if one.parent == line.name]
            filled = [one for one in parts if one.filled(other)]
            if is_wanted(sheet, filled[0].cell(column)):
                message = (
                    f"{line.title} {column_label(sheet, column)} {line.money(column)} 只填了合计，"
                    f"明细（{_named(filled)}）只有{column_label(sheet, other)}，"
                    "请补填明细，没有的填 0。"
                )
                yield found("items-in-one-column", filled[0].cell(column), message)


def _listed(sheet: Sheet, lines: list[FundLine], column: str) -> str:
    """How many lines of the table, the first of them by name, have money in *column* only."""
    some = "、".join(f"{line.title} {line.money(column)}" for line in lines[:_FEW])
    more = "等" if len(lines) > _FEW else ""
    return f"经费表的 {len(lines)} 行只有{column_label(sheet, column)}（{some}{more}）"


def _named(lines: list[FundLine]) -> str:
    names = "、".join(line.title for line in lines[:_FEW])
    return f"{names}等" if len(lines) > _FEW else names
