"""The unit's own name, the same wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.proofreading.prose.texts import Slip, finding_of, passages, plain

CHECK: Final = "names-agree"

_TAIL: Final = 2
_LEAST_NAME: Final = 6
_MOST_SLIPS: Final = 2


def unit_is_spelt_alike(sheet: Sheet) -> Iterator[Finding]:
    """The unit's name is written in texts as it is on the cover. Source: 附件2 and 附件3-1."""
    unit = sheet.report.cover.unit.strip()
    for prose in passages(sheet):
        for slip in misspelt(prose.text, unit):
            yield finding_of(sheet, prose, slip)


@lru_cache(maxsize=512)
def misspelt(text: str, unit: str) -> tuple[Slip, ...]:
    """Where *text* has the name of the unit with a sign or two wrong, missing or too much."""
    if len(unit) < _LEAST_NAME or unit[-_TAIL:] not in text:
        return ()
    # A name is text: its last signs may be brackets or other marks of patterns.
    tails = re.finditer(re.escape(unit[-_TAIL:]), text)
    found = (_misspelt_at(plain(text), tail.end(), unit) for tail in tails)
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
