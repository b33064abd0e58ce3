"""What a draft holds, in words for a reader: `show` without --json."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval_gui.domain.names.appendices import TITLES
from perfeval_gui.domain.names.comparing import FOLDER
from perfeval_gui.domain.names.fields import address
from perfeval_gui.domain.names.places import name_at
from perfeval_gui.domain.record.report import BESIDE
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.proofreading.families import FAMILIES
from perfeval_gui.rules.sentences.text_links import printed, to_screen
from perfeval_gui.rules.telling.where_shown import title_of

# What the next column says in words.
_KEYS: Final = ("passages[].key", "explanations[].check")
_WHERE: Final = (FOLDER, "evidence[].digest")
"""What of files only a program looks at, and what is nobody else's."""
_PLACES: Final = tuple(
    f"{table}[].place" for table in ("explanations", "unconfirmed", "evidence", "details")
)

_TABLES: Final = {
    "indicators": "绩效指标",
    "evaluators": "评价人员",
    "buildings": "楼堂馆所",
}


def readable(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Every value that is there, with what it is called, in the order of the record."""
    for name in sheet.names():
        found = address(name)
        column = f"{found[0]}[].{found[2]}" if found is not None else ""
        if column in (*_KEYS, *_WHERE):
            continue
        if shown := _shown(sheet, name, column).strip():
            yield _title(sheet, name), shown


def _title(sheet: Sheet, name: str) -> str:
    found = address(name)
    if found is not None and found[0] in BESIDE and found[1] is not None:
        # Here each of its columns is told, what it is about among them.
        return f"{BESIDE[found[0]]}第 {found[1] + 1} 行 {sheet.label(name)}"
    table = _TABLES.get(found[0], "") if found is not None else ""
    return f"{table}{title_of(sheet, name) or name}"


def _shown(sheet: Sheet, name: str, column: str) -> str:
    value = sheet.shown(name)
    if column == "passages[].text":
        return printed(value, sheet)
    if column in _PLACES:
        return _place(sheet, value)
    if column == "appendices[].appendix":
        return TITLES.get(value, value)
    if column == "dismissals[].check":
        return FAMILIES.get(value, value)
    return to_screen(value, sheet.edition) if column == "dismissals[].sentence" else value


def _place(sheet: Sheet, place: str) -> str:
    name = name_at(sheet.report, place)
    return title_of(sheet, name) if name else "已经删去的一行"
