"""The same name, person, telephone and day wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.values import is_blank
from perfeval_gui.rules.findings import Finding
from perfeval_gui.rules.proofreading.texts import Slip, finding_of, passages, plain
from perfeval_gui.rules.rulebook import Sheet

CHECK: Final = "names-agree"

_SOURCE: Final = "附件2、附件3-1 前后一致"
_SPACES: Final = re.compile(r"[\s-]+")
_TAIL: Final = 2
_LEAST_NAME: Final = 6
_MOST_SLIPS: Final = 2


def names_agree(sheet: Sheet) -> Iterator[Finding]:
    """Fillers, telephones, days and the unit's name are alike. Source: 附件2 and 附件3-1."""
    if _differ(sheet, "base_filler", "form_filler"):
        yield _unlike(sheet, "base_filler", "form_filler")
    elif not is_blank(sheet.value("base_filler")) and _differ(sheet, "base_phone", "form_phone"):
        yield _unlike(sheet, "base_phone", "form_phone")
    if _differ(sheet, "base_date", "report_date"):
        yield _unlike(sheet, "base_date", "report_date")
    unit = sheet.report.cover.unit.strip()
    for prose in passages(sheet):
        for slip in misspelt(prose.text, unit):
            yield finding_of(sheet, prose, slip)


def _differ(sheet: Sheet, one: str, other: str) -> bool:
    first, second = (_SPACES.sub("", sheet.shown(name)) for name in (one, other))
    return bool(first and second and first != second)


def _unlike(sheet: Sheet, one: str, other: str) -> Finding:
    """The finding that two cells, which usually are alike, are not."""
    said = "，".join(f"{sheet.label(name)}是 {sheet.shown(name)}" for name in (one, other))
    return Finding(
        check=CHECK,
        level="hint",
        name=other,
        message=f"基础数据表的{sheet.label(one)}是 {sheet.shown(one)}，"
        f"自评材料的{sheet.label(other)}是 {sheet.shown(other)}，两处不同，请核对。",
        source=_SOURCE,
        figures=said,
    )


@lru_cache(maxsize=512)
def misspelt(text: str, unit: str) -> tuple[Slip, ...]:
    """Where *text* has the name of the unit with a sign or two wrong, missing or too much."""
    if len(unit) < _LEAST_NAME:
        return ()
    found = (_misspelt_at(plain(text), m.end(), unit) for m in re.finditer(unit[-_TAIL:], text))
    return tuple(slip for slip in found if slip is not None)


def _misspelt_at(text: str, end: int, unit: str) -> Slip | None:
    for length in (len(unit), len(unit) - 1, len(unit) + 1):
        begin = end - length
        words = text[begin:end] if begin >= 0 else ""
        if unit in text[max(begin - 1, 0) : end]:
            return None
        if words[:1] == unit[0] and _nearly(words, unit):
            says = f"“{words}”与填报单位的名称“{unit}”不同，请统一。"
            return Slip(CHECK, begin, end, says, unit)
    return None


def _nearly(words: str, unit: str) -> bool:
    """Whether they differ by one or two signs, or by one that is missing."""
    if len(words) == len(unit):
        return 0 < sum(a != b for a, b in zip(words, unit, strict=True)) <= _MOST_SLIPS
    longer, shorter = sorted((words, unit), key=len, reverse=True)
    at = next((i for i, sign in enumerate(shorter) if sign != longer[i]), len(shorter))
    return longer[at + 1 :] == shorter[at:]
