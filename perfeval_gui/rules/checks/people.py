"""Checks of who filled it in: telephone numbers, and the same names, numbers and days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval_gui.domain.fields import get
from perfeval_gui.domain.reading import plain_digits
from perfeval_gui.domain.values import is_blank
from perfeval_gui.rules.checks.wording import found, label
from perfeval_gui.rules.findings import Finding
from perfeval_gui.rules.rulebook import Sheet

_PHONES: Final = (("base_phone", "附件2 的"), ("form_phone", "自评表的"))
_PHONE: Final = re.compile(
    r"1[3-9]\d{9}|(?:\(0\d{2,3}\)|0\d{2,3}-?)[1-9]\d{6,7}|[1-9]\d{6,7}", re.ASCII
)
_AND: Final = re.compile(r"[、,/;；]+")
_WIDE: Final = str.maketrans("（）—－", "()--")


def phones_are_numbers(sheet: Sheet) -> Iterator[Finding]:
    """11 digits of a mobile, 7 or 8 of a telephone, with or without area code. Source: the form."""
    for name, where in _PHONES:
        text = str(get(sheet.report, name))
        if is_blank(text) or is_phone(text):
            continue
        digits = sum(mark.isdecimal() for mark in text)
        message = (
            f"{where}{label(sheet, name)}“{text.strip()}”有 {digits} 位数字，审核人员打不通，"
            "手机号应当是 11 位，固定电话是 7 至 8 位，可以加区号，请改正。"
        )
        yield found("phone", name, message)


def is_phone(text: str) -> bool:
    """Whether *text* is one telephone number, or several divided by 、 or a stroke."""
    parts = [plain_digits(part) for part in _AND.split(text.replace("，", "、").translate(_WIDE))]
    return all(_PHONE.fullmatch(part) for part in parts if part) and any(parts)


def names_agree(sheet: Sheet) -> Iterator[Finding]:
    """Filler, telephone and day are alike in 附件2 and 附件3-1, where both are printed.

    Another filler has another telephone: that is told once, with the filler.
    """
    printed = sheet.book.printed
    skipped = ""
    for one, other, what in (
        ("base_filler", "form_filler", "填表人"),
        ("base_phone", "form_phone", "联系电话"),
        ("base_date", "report_date", "日期"),
    ):
        first, second = sheet.shown(one).strip(), sheet.shown(other).strip()
        if one == skipped or not first or not second or not {one, other} <= printed:
            continue
        if "".join(first.split()) == "".join(second.split()):
            continue
        message = (
            f"附件2 的{what}是“{first}”，附件3-1 的是“{second}”，同一套材料一般是同一个，"
            "请确认没有填错。"
        )
        yield found("names-agree", other, message)
        if one == "base_filler":
            skipped = "base_phone"
