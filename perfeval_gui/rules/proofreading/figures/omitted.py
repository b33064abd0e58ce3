"""What a passage on 三公经费 leaves out: an item with money in the table, without a word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.values import number
from perfeval_gui.rules.figures.catalogue import without_number
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import with_unit
from perfeval_gui.rules.proofreading.prose.texts import Slip, finding_of, passages
from perfeval_gui.rules.proofreading.prose.written import written

CHECK: Final = "text-omission"

# What tells of each item. 公务用车购置及运行费 tells of both kinds of 公务用车 at once.
_ITEMS: Final = {
    "reception": pattern("接待"),
    "abroad": pattern("出国|出境"),
    "vehicle_buying": pattern(
        "(?:公务用车|公车|车辆|用车)(?:的)?购置(?!及|和|与|、)|购置(?:公务用车|公车|车辆|费)|购车"
    ),
    "vehicle_running": pattern(
        "(?:公务用车|公车|车辆|用车)(?:的)?(?:购置费?(?:及|和|与|、)(?:其)?)?(?:运行|维护|运维|燃|维修)|(?:^|[，。；：、\n其中])运行(?:维护)?费"
    ),
}
_KINDS: Final = frozenset(line for line in _ITEMS if line.startswith("vehicle"))
_VEHICLES: Final = pattern("公务用车|公车|车辆")
_MONEY: Final = pattern(r"[0-9](?:\.[0-9]+)?[ 　]*(?:万元|元)")
# An item with its money.
_LISTED: Final = pattern("(?P<what>接待|出国|出境|公务用车|公车)[^，。；、\n0-9]{0,16}[0-9]")
_TOTAL: Final = pattern('三公[”"]?经费')
_FEWEST: Final = 2


@lru_cache(maxsize=256)
def _told(text: str) -> tuple[frozenset[str], int]:
    """The items that *text* tells of one by one, and where the first stands; none for no list."""
    if not _MONEY.search(text):
        return frozenset(), 0
    told = {line for line, words in _ITEMS.items() if words.search(text)}
    if _VEHICLES.search(text) and not told & _KINDS:
        told |= _KINDS
    listed = [match.start() for match in _LISTED.finditer(text)]
    totals = [match.start() for match in _TOTAL.finditer(text)]
    kinds = {match["what"][:2] for match in _LISTED.finditer(text)}
    if not listed or len(kinds) + bool(totals) < _FEWEST:
        return frozenset(), 0
    return frozenset(told), listed[0]


def items_are_told(sheet: Sheet) -> Iterator[Finding]:
    """A passage that names items of 三公经费 names all that have money. Source: 附件3-1, 附件2."""
    for prose in passages(sheet):
        if not _about(prose.heading, prose.text):
            continue
        shown = written(prose.text, sheet)
        told, at = _told(shown.text)
        lacking = [line for line in _ITEMS if line not in told and _spent(sheet, line)]
        if told and lacking:
            named = "、".join(
                f"{without_number(sheet.fund_label(line))} {with_unit(sheet, f'{line}.final')}"
                for line in lacking
            )
            says = f"表里有{named}，这里写了别的“三公”经费而没有写这一项，请补上。"
            yield finding_of(sheet, prose, Slip(CHECK, *shown.span(at, at + 1), says))


def _about(heading: str, text: str) -> bool:
    """Whether a passage is the one about 三公经费."""
    return "三公" in heading.replace("“", "").replace("”", "") and bool(text.strip())


def _spent(sheet: Sheet, line: str) -> bool:
    """Whether *line* is printed and has money this year."""
    if sheet.edition.fund_row(line) is None:
        return False
    return (number(sheet.value(f"{line}.final")) or 0) > 0
