"""Checks of what will print empty and is not left for the hand. Source: the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Final

from perfeval_gui.domain.cells.nothing import says_nothing
from perfeval_gui.domain.cells.values import is_blank
from perfeval_gui.domain.names.fields import TableRow, any_row, cell_name, rows_of
from perfeval_gui.domain.names.lacking import lacked_headings
from perfeval_gui.domain.record.form import Form
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.rules.checks.funds.fund_lines import fund_lines
from perfeval_gui.rules.checks.typed import REQUIRED
from perfeval_gui.rules.figures.catalogue import FUND_COLUMNS
from perfeval_gui.rules.figures.printed_names import OUTLINE
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.figures.wanted import is_wanted, may_be_blank
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import found, label
from perfeval_gui.rules.quantities.results import no_result
from perfeval_gui.rules.sentences.text_links import quoted_in

_EMPTY_TABLES: Final = {
    "buildings": "楼堂馆所没有填，打印出来是空行，{Y}年没有完工项目就不必填，有的请补填。",
    "evaluators": "评价人员一行也没有填，打印出来是空表，请填写评价组成员。",
}
_PEOPLE: Final = frozenset({"base_filler", "form_filler", "evaluators[].name"})
_MAY_BE_NONE: Final = frozenset({"thrift", "evaluators[].title"})


def printed_cells_are_filled(sheet: Sheet) -> Iterator[Finding]:
    """No stand-alone cell prints empty unless it is for the hand."""
    for name in _stand_alone(sheet.report.form):
        # Most cells are filled in: whether they are wanted need not be known.
        value = sheet.value(name)
        blank = is_blank(value)
        if not (blank or name in _PEOPLE) or not is_wanted(sheet, name):
            continue
        if blank:
            message = f"“{label(sheet, name)}”没有填，打印出来是空白，{_advice(sheet, name)}。"
            yield found("blank-at-print", name, message)
        elif name in _PEOPLE and isinstance(value, str) and says_nothing(value):
            message = (
                f"“{label(sheet, name)}”写的是“{value.strip()}”，找不到填写的人，"
                f"{_advice(sheet, name)}。"
            )
            yield found("blank-at-print", name, message)


@lru_cache(maxsize=16)
def _stand_alone(form: Form) -> tuple[str, ...]:
    """The cells of *form* that stand alone, but for those that are required anyway."""
    return tuple(name for name in form.fields if "." not in name and name not in REQUIRED)


def _advice(sheet: Sheet, name: str) -> str:
    """What to do about a blank cell: something that its next check accepts."""
    kind = sheet.kind(name)
    if kind.holds == "figure":
        return "请补填，数目是零的填 0"
    if kind.holds == "day":
        return f"请写成 {sheet.report.year + 1}年6月20日 的样子"
    if kind.holds == "month":
        return f"请写成 {sheet.report.year}年6月 的样子"
    if kind.name == "phone":
        return "请写能找到填表人的手机号或者固定电话"
    column = any_row(name)
    if column in _PEOPLE:
        return "请写姓名"
    return "请补填，确实没有的写“无”" if column in _MAY_BE_NONE else "请补填"


def fund_lines_are_filled(sheet: Sheet) -> Iterator[Finding]:
    """No line of the fund table is blank in all three columns; told once for all of them."""
    lines = [
        line
        for line in fund_lines(sheet)
        if not line.name.startswith("projects[")
        and not any(map(line.filled, FUND_COLUMNS))
        and all(is_wanted(sheet, line.cell(column)) for column in FUND_COLUMNS)
    ]
    if lines:
        named = "、".join(line.title for line in lines)
        message = (
            f"经费表的 {len(lines)} 行（{named}）三栏都是空白，没有这项支出可以留空，"
            "数目是零的请填 0。"
        )
        yield found("blank-at-print", lines[0].cell("final"), message)


def table_cells_are_filled(sheet: Sheet) -> Iterator[Finding]:
    """No printed column of a table has gaps; told once for each column."""
    for table, columns in _asked_columns(sheet.book, sheet.report.form).items():
        rows = rows_of(sheet.report, table)
        if not rows and table in _EMPTY_TABLES and is_wanted(sheet, table):
            message = _EMPTY_TABLES[table].replace("{Y}", str(sheet.report.year))
            yield found("blank-at-print", table, message)
        for column in columns if rows else ():
            gaps = _gaps(rows, column)
            if gaps:
                name = cell_name(table, gaps[0], column)
                what = label(sheet, name).replace(" ", "")
                message = (
                    f"有 {len(gaps)} 行没有填“{what}”，打印出来是空白，{_advice(sheet, name)}。"
                )
                yield found("blank-at-print", name, message)


@lru_cache(maxsize=16)
def _asked_columns(book: Rulebook, form: Form) -> Mapping[str, tuple[str, ...]]:
    """The columns of each table that are asked for: the same for all reports of a form."""
    return {
        table: tuple(
            column
            for column in declared.kinds
            if f"{table}.{column}" in book.printed
            and not may_be_blank(book.edition, form, table, column)
        )
        for table, declared in form.tables.items()
    }


def _gaps(rows: Iterable[TableRow], column: str) -> list[int]:
    """The rows that are blank in *column*; a result is so as well where it is a placeholder."""
    if column == "actual":
        return [
            row
            for row, cells in enumerate(rows)
            if (
                no_result(cells.target, cells.actual)
                if isinstance(cells, Indicator)
                else is_blank(getattr(cells, column))
            )
        ]
    values = map(attrgetter(column), rows)
    return [row for row, value in enumerate(values) if is_blank(value)]


def passages_are_written(sheet: Sheet) -> Iterator[Finding]:
    """Every heading of the report that wants a text has one; told once for all of them."""
    if OUTLINE not in sheet.book.printed:
        return
    rows = {p.key: (row, p.text) for row, p in enumerate(sheet.report.narrative.passages)}
    nothing = lacked_headings(sheet.edition, sheet.report)
    empty = [
        heading
        for heading in sheet.edition.outline
        if heading.passage
        and heading.key not in nothing
        and is_blank(rows.get(heading.key, (0, ""))[1])
    ]
    if empty:
        row = rows.get(empty[0].key)
        name = "passages" if row is None else cell_name("passages", row[0], "text")
        headings = "、".join(f"“{heading.text}”" for heading in empty)
        message = (
            f"自评报告的{headings}下面没有正文，只会印出标题，请补写，"
            "确实没有这方面情况的也写一句。"
        )
        yield found("blank-at-print", name, message)


def quoted_figures_are_there(sheet: Sheet) -> Iterator[Finding]:
    """No figure that a passage quotes is blank: it would leave a gap in a sentence."""
    rows = sheet.report.narrative.passages
    if not any(quoted_in(passage.text) for passage in rows):
        return
    headings = {heading.key: heading.text for heading in sheet.edition.outline if heading.passage}
    for row, passage in enumerate(rows):
        links = [name for name in quoted_in(passage.text) if name in sheet.edition.links]
        blank = [name for name in links if not sheet.shown(name).strip()]
        if not blank or passage.key not in headings:
            continue
        if OUTLINE not in sheet.book.printed:
            return
        words = "、".join(sheet.edition.links[name] for name in blank)
        message = (
            f"“{headings[passage.key]}”里引用的{words}还没有数字，打印出来句子里是空白，"
            "请填好表里的数，或者改写这一句。"
        )
        yield found("blank-at-print", cell_name("passages", row, "text"), message)
