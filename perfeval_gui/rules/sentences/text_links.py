"""Linked figures in running text: ``{name}`` as stored, 〔名称〕 on screen, the value in print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.edition.edition import Edition, with_years
from perfeval_gui.rules.figures.rulebook import Sheet

MISSING: Final = "　　"
YEARS: Final[Mapping[str, str]] = MappingProxyType(
    {"Y": "报告年度", "Y-1": "上年度", "Y+1": "下年度"}
)
"""Words in 〔〕 for the years, which follow the report as figures do; no link may take them."""

_SLOT: Final = pattern(r"\{([\w.]+|Y[-+]1)\}")
_CHIP: Final = pattern(r"〔([^〔〕{}]+)〕")


def pieces(text: str, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """*text* as printed, in pieces of (text, name); name is empty for typed text.

    ``{Y}`` and its neighbours become years. A blank figure leaves a gap to write in. What stands
    in braces and is no link of the edition is ordinary text.
    """
    text = with_years(text, sheet.report.year)
    position = 0
    for match in _SLOT.finditer(text):
        if match[1] not in sheet.edition.links:
            continue
        if match.start() > position:
            yield text[position : match.start()], ""
        yield shown_link(sheet, match[1]), match[1]
        position = match.end()
    if position < len(text):
        yield text[position:], ""


def shown_link(sheet: Sheet, name: str) -> str:
    """The value of a linked figure as it reads in a sentence."""
    value: Value = sheet.value(name)
    return sheet.kind(name).show(value) or MISSING


def printed(text: str, sheet: Sheet) -> str:
    """*text* with every link replaced by its value."""
    return "".join(piece for piece, _ in pieces(text, sheet))


@lru_cache(maxsize=512)
def quoted_in(text: str) -> tuple[str, ...]:
    """What stands in braces in *text* as links do, each once; some may be no link of an edition."""
    return tuple(dict.fromkeys(_SLOT.findall(text))) if "{" in text else ()


def to_screen(text: str, edition: Edition) -> str:
    """Stored *text* as the clerk edits it: links and years as 〔名称〕."""
    words = {**YEARS, **edition.links}
    return _SLOT.sub(
        lambda match: f"〔{words[match[1]]}〕" if match[1] in words else match[0], text
    )


def growths_on_screen(text: str, edition: Edition) -> Iterator[tuple[int, int]]:
    """Where each link of stored *text* ends, and how much longer it is as the clerk edits it."""
    words = {**YEARS, **edition.links}
    for match in _SLOT.finditer(text):
        if match[1] in words:
            yield match.end(), len(words[match[1]]) - len(match[1])


def from_screen(text: str, edition: Edition) -> str:
    """Edited text as it is stored. 〔…〕 around anything but a link's word stays as typed."""
    names = {word: name for name, word in (*YEARS.items(), *edition.links.items())}
    return _CHIP.sub(
        lambda match: "{" + names[match[1]] + "}" if match[1] in names else match[0], text
    )
