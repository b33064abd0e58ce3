"""Checks of who filled it in: telephone numbers, and the same names, numbers and days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.kinds import PHONE
from perfeval_gui.domain.cells.nothing import says_nothing
from perfeval_gui.domain.cells.values import is_blank
from perfeval_gui.domain.names.fields import address, cell_name, get, rows_of
from perfeval_gui.domain.record.form import Form
from perfeval_gui.rules.checks.phones import same_numbers, wrong_number
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding, Fix
from perfeval_gui.rules.findings.phrasing import found, label, short

_TWICE: Final = {
    "填表人": ("base_filler", "form_filler"),
    "联系电话": ("base_phone", "form_phone"),
    "日期": ("base_date", "report_date"),
}
"""What stands in both of the standard forms, and its cell in each."""
_PHONES: Final = dict(zip(_TWICE["联系电话"], ("附件2 的", "自评表的"), strict=True))
"""The telephones of the standard forms, and which of them is which where there are both."""


def phones_are_numbers(sheet: Sheet) -> Iterator[Finding]:
    """Every telephone number can be dialled. Source: 工业和信息化部《电信网编号计划》."""
    both = sheet.report.form.fields.keys() >= _PHONES.keys()
    for name in _phones(sheet):
        text = str(get(sheet.report, name))
        wrong = None if is_blank(text) else wrong_number(text)
        if wrong is None:
            continue
        number, reason = wrong
        within = f"里的“{number}”" if number not in ("", text.strip()) else ""
        where = (both and _PHONES.get(name)) or _row(name)
        whose = "请写能找到填表人的号码" if name in _PHONES else "请核对"
        message = (
            f"{where}{label(sheet, name)}“{short(text)}”{within}{reason}，审核人员打不通，{whose}。"
        )
        yield found("phone", name, message, fix=_other_number(sheet, name))


def _other_number(sheet: Sheet, name: str) -> Fix | None:
    """The number of the other form, where it can be dialled and nobody else filled that in."""
    other = next((one for one in _PHONES if one != name), "")
    if name not in _PHONES or other not in sheet.report.form.fields:
        return None
    number = str(get(sheet.report, other)).strip()
    fillers = {sheet.shown(one).strip() for one in _TWICE["填表人"]} - {""}
    if not number or wrong_number(number) is not None or len(fillers) > 1:
        return None
    return Fix(label=f"改为 {short(number)}", puts=((name, number),))


def _phones(sheet: Sheet) -> Iterator[str]:
    """Every cell for a telephone number, those the edition declares as well."""
    cells, columns = _phones_of(sheet.report.form)
    yield from cells
    for name, column in columns:
        rows = range(len(rows_of(sheet.report, name)))
        yield from (cell_name(name, row, column) for row in rows)


@lru_cache(maxsize=16)
def _phones_of(form: Form) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The cells of *form* for a telephone number, and the tables and columns."""
    cells = (name for name, field in form.fields.items() if field.kind.name == PHONE.name)
    columns = ((name, one) for name, table in form.tables.items() for one in table.kinds.items())
    return tuple(cells), tuple(
        (name, column) for name, (column, kind) in columns if kind.name == PHONE.name
    )


def _row(name: str) -> str:
    """Which row of its table *name* stands in; empty for a cell that stands alone."""
    place = address(name)
    return "" if place is None or place[1] is None else f"第 {place[1] + 1} 行的"


def names_agree(sheet: Sheet) -> Iterator[Finding]:
    """Filler, telephone and day are alike in 附件2 and 附件3-1, where both are printed.

    Another filler has another telephone: that is told once, with the filler.
    """
    printed = sheet.book.printed
    skipped = ""
    for what, (one, other) in _TWICE.items():
        first, second = sheet.shown(one).strip(), sheet.shown(other).strip()
        if what == skipped or not {one, other} <= printed:
            continue
        if not _says(first) or not _says(second):
            continue
        if "".join(first.split()) == "".join(second.split()):
            continue
        if what == "联系电话" and same_numbers(first, second):
            continue
        message = (
            f"附件2 的{what}是“{short(first)}”，附件3-1 的是“{short(second)}”"
            f"{_order(sheet, one, other)}，同一套材料一般是同一个，请确认没有填错。"
        )
        yield found("names-agree", other, message)
        if what == "填表人":
            skipped = "联系电话"


def _says(text: str) -> bool:
    """Whether *text* is more than a placeholder, which is told by itself; a number always is."""
    return any(mark.isdecimal() for mark in text) or not says_nothing(text)


def _order(sheet: Sheet, filled: str, reported: str) -> str:
    """What is odd about two days: a table is filled in before the report is dated."""
    first, last = get(sheet.report, filled), get(sheet.report, reported)
    if isinstance(first, date) and isinstance(last, date) and first > last:
        return f"，填表比报告还晚 {(first - last).days} 天"
    return ""
