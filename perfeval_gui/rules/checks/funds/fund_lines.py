"""The lines of the fund table as its checks go through them, each 专项 by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.cells.values import Value, is_blank, number
from perfeval_gui.rules.figures.catalogue import FUND_COLUMNS, without_number
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.findings.phrasing import MOST_LABEL, money


@dataclass(frozen=True, slots=True)
class FundLine:
    """One printed line.

    Attributes:
        name: In the record: ``office``, ``projects[0]``.
        parent: The line it is part of; empty at the top.
        title: Its label without number.
        values: What its columns hold, totals as computed.
        amounts: The figures of them, in the unit of the form; None where there is none.
        sheet: Where they stand.
    """

    name: str
    parent: str
    title: str
    values: Mapping[str, Value]
    amounts: Mapping[str, Decimal | None]
    sheet: Sheet

    def cell(self, column: str) -> str:
        """The name of its cell in *column*."""
        return f"{self.name}.{column}"

    def filled(self, column: str) -> bool:
        """Whether something stands in *column*, readable or not."""
        return not is_blank(self.values[column])

    def amount(self, column: str) -> Decimal | None:
        """The figure in *column*, in the unit of the form."""
        return self.amounts[column]

    def money(self, column: str) -> str:
        """The figure in *column* for a sentence; empty where there is none."""
        amount = self.amount(column)
        return money(self.sheet, amount) if amount is not None else ""


@lru_cache(maxsize=1)
def fund_lines(sheet: Sheet) -> tuple[FundLine, ...]:
    """Every line that *sheet* prints, in order; kept for the next check of the same sheet."""
    return tuple(_lines(sheet))


def _lines(sheet: Sheet) -> Iterator[FundLine]:
    titles = _titles(sheet.book, sheet.report.year)
    for fund in sheet.edition.funds:
        if fund.line != "projects":
            values = {column: sheet.value(f"{fund.line}.{column}") for column in FUND_COLUMNS}
            if (title := titles.get(fund.line)) is None:
                title = titles[fund.line] = without_number(sheet.fund_label(fund.line))
            yield FundLine(fund.line, fund.parent, title, values, _figures(values), sheet)
            continue
        for row, project in enumerate(sheet.report.funds.projects):
            title = cut(without_number(sheet.fund_label("projects", row)), MOST_LABEL)
            values = {column: getattr(project, column) for column in FUND_COLUMNS}
            name = f"projects[{row}]"
            yield FundLine(name, fund.parent, title, values, _figures(values), sheet)


def _figures(values: Mapping[str, Value]) -> Mapping[str, Decimal | None]:
    return {column: number(value) for column, value in values.items()}


@lru_cache(maxsize=16)
def _titles(_book: Rulebook, _year: int) -> dict[str, str]:
    """The titles of the lines that stand alone, to be filled: all reports of a year have them."""
    return {}


@lru_cache(maxsize=4)
def column_label(sheet: Sheet, column: str) -> str:
    """The head of *column* of the fund table as printed, kept for the next line: 2023年预算数."""
    return sheet.edition.label(f"funds.{column}", sheet.report.year)


def with_columns(sheet: Sheet, line: FundLine, first: str, second: str) -> str:
    """A fund line with two of its columns: 项目支出 2022年决算数 1.00 万元，2023年…."""
    columns = (f"{column_label(sheet, one)} {line.money(one)}" for one in (first, second))
    return f"{line.title} {'，'.join(columns)}"


def is_on_form(sheet: Sheet, name: str) -> bool:
    """Whether the edition has the line of the fund cell *name*; other cells always are."""
    line, dot, _ = name.partition(".")
    return not dot or "[" in line or sheet.edition.fund_row(line) is not None
