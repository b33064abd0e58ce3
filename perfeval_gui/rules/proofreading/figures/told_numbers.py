"""What is told of a number that is a figure of the tables, or should be."""

from __future__ import annotations

from typing import Final

from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding, TextFix
from perfeval_gui.rules.findings.phrasing import with_unit
from perfeval_gui.rules.proofreading.prose.in_text import InText
from perfeval_gui.rules.proofreading.prose.readings import Reading
from perfeval_gui.rules.proofreading.prose.texts import SOURCE, Prose, place, rewritten

FIGURE: Final = "text-figure"
LINK: Final = "text-figure-link"


def offer(sheet: Sheet, prose: Prose, reading: Reading, meant: InText) -> Finding:
    """The offer to link a number that says what the tables say."""
    return Finding(
        check=LINK,
        level="hint",
        name=prose.name,
        message=f"{place(sheet, prose)}：“{_quoted(prose, reading)}”"
        f"与表中的{_called(sheet, meant.name)}相同，"
        "可以改为引用，以后随表更新。",
        source=SOURCE,
        fix=_linked(sheet, prose, reading, meant),
        span=_span(reading),
        figures=meant.kind.show(meant.value),
    )


def wrong(sheet: Sheet, prose: Prose, reading: Reading, meant: InText) -> Finding:
    """A number that is not the figure it is named as."""
    shown = meant.shown
    what = f"与表中不一致，{_called(sheet, meant.name)}是 {shown}，请核对后改正。"
    linked = meant.name in sheet.edition.links
    fix = _linked(sheet, prose, reading, meant) if linked else None
    return _error(sheet, prose, reading, (what, shown), fix)


def misplaced(sheet: Sheet, prose: Prose, reading: Reading) -> Finding:
    """A total under 一般公共预算 that is not its: the number or the text may be mended."""
    shown, total = with_unit(sheet, "general_budget"), _called(sheet, "executed")
    what = (
        f"写在这个标题下，而{_called(sheet, 'general_budget')}是 {shown}"
        f"（{total}是 {with_unit(sheet, 'executed')}），请改正，或者写明还有哪些资金。"
    )
    return _error(sheet, prose, reading, (what, shown))


def _error(
    sheet: Sheet, prose: Prose, reading: Reading, says: tuple[str, str], fix: TextFix | None = None
) -> Finding:
    what, shown = says
    return Finding(
        check=FIGURE,
        level="error",
        name=prose.name,
        message=f"{place(sheet, prose)}：“{_quoted(prose, reading)}”{what}",
        source=SOURCE,
        fix=fix,
        span=_span(reading),
        figures=f"{prose.text[slice(*_span(reading))]}；{shown}",
    )


def _span(reading: Reading) -> tuple[int, int]:
    return reading.mention.begin, reading.mention.end


def _quoted(prose: Prose, reading: Reading) -> str:
    return prose.text[reading.begin : reading.mention.end].strip()


def _called(sheet: Sheet, name: str) -> str:
    return sheet.edition.links.get(name) or sheet.label(name)


def _linked(sheet: Sheet, prose: Prose, reading: Reading, meant: InText) -> TextFix:
    mention, name = reading.mention, meant.name
    if mention.unit == "万元":
        unit = meant.kind.unit
    else:
        unit = "" if mention.unit == "%" else prose.text[mention.end - 1]
    label = f"改为引用〔{sheet.edition.links[name]}〕"
    return rewritten(prose, _span(reading), f"{{{name}}}{unit}", label)
