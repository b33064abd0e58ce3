"""What edition.toml says, read into an `Edition`: a fault is told with line and reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Final

from perfeval_gui.domain.cells.kinds import BAND
from perfeval_gui.domain.edition.drawing import Drawing
from perfeval_gui.domain.edition.edition import (
    Band,
    Edition,
    FundRow,
    Group,
    Heading,
    Limits,
    Practice,
)
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.editions.ids import normal
from perfeval_gui.editions.own.declaring import with_declared
from perfeval_gui.editions.own.fitting import circle
from perfeval_gui.editions.reading.source import Source
from perfeval_gui.editions.wordings import read_start
from perfeval_gui.rules.checklist import KNOWN
from perfeval_gui.rules.figures.figure import CircleError
from perfeval_gui.rules.figures.rulebook import Rulebook

USUAL_BANDS: Final = (
    Band(key="met", label="达成", least=Decimal("0.80"), most=Decimal(1)),
    Band(key="partly", label="部分达成", least=Decimal("0.60"), most=Decimal("0.80")),
    Band(key="unmet", label="未达成", least=Decimal(0), most=Decimal("0.60")),
)
"""Those of 财预〔2020〕10号, where an edition says nothing."""
HUNDRED: Final = Decimal(100)
YEARS: Final = range(2000, 2101)
_KEYS: Final = (
    *("order", "papers"),
    *("name", "year", "file_name", "execution", "indicators", "groups", "bands", "grades"),
    *("funds", "labels", "names", "links", "help", "starts", "hand", "checks", "outline", "parts"),
    *("cells", "tables", "figures", "identities", "sections", "money", "package"),
    *("collect", "may_lack"),
)


def book_of(folder: Path, source: Source, drawn: Callable[[Path], Drawing | None]) -> Rulebook:
    """The edition in *folder* as *source* says, not checked yet, of pages that are *drawn*.

    Raises:
        EditionError: It cannot be read.
        OSError: A file cannot be read.
    """
    edition = _edition(folder, source, drawn)
    try:
        return Rulebook(edition)
    except CircleError as error:
        raise circle(source, edition, error) from None


_INDICATORS: Final = ("practice", "explain_over", "hint_over", "columns", "less", "scored")


def _edition(folder: Path, source: Source, drawn: Callable[[Path], Drawing | None]) -> Edition:
    content = source.content
    source.only(_KEYS)
    if type(content.get("order", 0)) is not int:
        raise source.fault("order 应当是整数，小的排在前面。", "order")
    indicators = source.section("indicators", _INDICATORS)
    year = content.get("year")
    if not isinstance(year, int) or year not in YEARS:
        raise source.fault("year 应当是四位年份，不加引号，例如 year = 2024。", "year")
    edition = Edition(
        id=normal(folder.name),
        name=source.text(content, "name") or folder.name,
        year=year,
        labels=MappingProxyType(source.mapping("labels")),
        help=MappingProxyType(source.mapping("help")),
        links=MappingProxyType(source.mapping("links")),
        starts=MappingProxyType(source.mapping("starts")),
        funds=tuple(_funds(source)),
        execution_points=_execution_points(source),
        groups=tuple(_groups(source)),
        grades=tuple(_grades(source)),
        practice=_practice(source, indicators),
        bands=tuple(_bands(source)),
        explain_over=_figure(source, indicators, "explain_over", "indicators", Decimal("1.30")),
        hint_over=_figure(source, indicators, "hint_over", "indicators", Decimal("1.20")),
        outline=tuple(_outline(source)),
        drawings=tuple(filter(None, map(drawn, pages_of(folder, source)))),
        file_name=source.text(content, "file_name"),
        hand=_hand(source),
        limits=_limits(source),
        names=MappingProxyType(source.mapping("names")),
        papers=_papers(source),
    )
    _check_points(source, edition)
    edition = with_declared(source, edition)
    return edition if edition.file_name else replace(edition, file_name=_file_name(edition))


def _file_name(edition: Edition) -> str:
    """What exported files are called where the edition does not say it."""
    if "unit" in edition.form.fields:
        return "{unit}{Y}"
    return f"{edition.name.translate(dict.fromkeys(map(ord, '{}')))}{{Y}}"


def _papers(source: Source) -> tuple[str, ...]:
    """What one needs at hand; nothing where the edition does not say it."""
    papers = source.content.get("papers", [])
    if not isinstance(papers, list) or not all(isinstance(one, str) for one in papers):
        raise source.fault('papers 应当是文字的列表，例如 papers = ["部门决算表"]。', "papers")
    return tuple(papers)


def _execution_points(source: Source) -> Decimal:
    """分值 of the budget execution; none of a form that does not score it."""
    execution = source.section("execution", ("points",))
    named = "execution" in source.content
    return source.figure(execution, "points", "execution") if named else Decimal(0)


def _figure(
    source: Source, entry: Mapping[str, object], key: str, table: str, usual: Decimal
) -> Decimal:
    """The figure under *key*; what is *usual* where there is none."""
    return source.figure(entry, key, table) if key in entry else usual


def _unique(source: Source, table: str, keys: Iterable[str]) -> None:
    seen = set[str]()
    for index, key in enumerate(keys):
        if key in seen:
            raise source.fault(f"“{key}”写了两遍。", "", table, index)
        seen.add(key)


def _funds(source: Source) -> Iterable[FundRow]:
    table = "funds"
    if table not in source.content:
        return
    keys = {"line": True, "label": True, "later": False, "parent": False, "parts": False}
    entries = source.tables(table, keys)
    known = {name.partition(".")[0] for name in STANDARD.fields if "." in name} | {"projects"}
    lines = [source.text(entry, "line", table, n) for n, entry in enumerate(entries)]
    _unique(source, table, lines)
    levels: dict[str, int] = {}
    parents = {source.text(entry, "parent", table, n) for n, entry in enumerate(entries)}
    whole = {line for line, entry in zip(lines, entries, strict=True) if entry.get("parts")}
    for n, entry in enumerate(entries):
        line, parent = lines[n], source.text(entry, "parent", table, n)
        parts = source.text(entry, "parts", table, n)
        if line not in known:
            raise source.fault(f"没有“{line}”这一行经费。", "line", table, n)
        if parent and parent not in levels:
            raise source.fault(f"上级“{parent}”要写在它前面。", "parent", table, n)
        if parent and parent not in whole:
            raise source.fault(f"上级“{parent}”没有写 parts。", "parent", table, n)
        if parts not in ("", "all", "some"):
            raise source.fault("parts 只能是 all 或 some。", "parts", table, n)
        if parts and (line not in parents or line == "projects"):
            raise source.fault(f"“{line}”没有明细，不能写 parts。", "parts", table, n)
        levels[line] = levels[parent] + 1 if parent else 0
        yield FundRow(
            line=line,
            label=source.text(entry, "label", table, n),
            later=source.text(entry, "later", table, n),
            level=levels[line],
            parent=parent,
            parts="all" if parts == "all" else "some" if parts == "some" else "",
        )


def _is_scored(source: Source) -> bool:
    return source.section("indicators", _INDICATORS).get("scored") != "no"


def _groups(source: Source) -> Iterable[Group]:
    table = "groups"
    if table not in source.content:
        return
    scored = _is_scored(source)
    keys = {**dict.fromkeys(("key", "label", "kinds"), True), "points": scored}
    entries = source.tables(table, keys)
    _unique(source, table, (source.text(entry, "key", table, n) for n, entry in enumerate(entries)))
    for n, entry in enumerate(entries):
        yield Group(
            key=source.text(entry, "key", table, n),
            label=source.text(entry, "label", table, n),
            points=source.figure(entry, "points", table, n) if scored else Decimal(0),
            kinds=MappingProxyType(_pairs(source, entry["kinds"], n)),
        )


def _pairs(source: Source, kinds: object, index: int) -> dict[str, str]:
    """二级指标 of the *index*-th group, as pairs of key and label."""
    pairs: dict[str, str] = {}
    for pair in kinds if isinstance(kinds, list) else ():
        match pair:
            case [str(key), str(label)] if key not in pairs:
                pairs[key] = label
            case _:
                pairs.clear()
                break
    if not pairs:
        reason = 'kinds 应当是 [["key", "名称"], …]，至少一个，key 不能重复。'
        raise source.fault(reason, "kinds", "groups", index)
    return pairs


def _grades(source: Source) -> Iterable[tuple[Decimal, str]]:
    table = "grades"
    if table not in source.content:
        return
    entries = source.tables(table, {"label": True, "least": True})
    above: Decimal | None = None
    for n, entry in enumerate(entries):
        least = source.figure(entry, "least", table, n)
        if above is not None and least >= above:
            raise source.fault("等级要从高到低写。", "least", table, n)
        above = least
        yield least, source.text(entry, "label", table, n)


def _bands(source: Source) -> Iterable[Band]:
    table = "bands"
    if table not in source.content:
        yield from USUAL_BANDS
        return
    entries = source.tables(table, dict.fromkeys(("key", "label", "least", "most"), True))
    known = BAND.choices[1:]
    if len(entries) != len(known):
        raise source.fault(f"[[bands]] 要依次写 {'、'.join(known)}。", "", table)
    for n, entry in enumerate(entries):
        least, most = (source.figure(entry, key, table, n) for key in ("least", "most"))
        if not least <= most <= 1:
            raise source.fault("least 不能大于 most，most 不能大于 1。", "most", table, n)
        if (key := source.text(entry, "key", table, n)) != known[n]:
            raise source.fault(f"[[bands]] 要依次写 {'、'.join(known)}。", "key", table, n)
        yield Band(
            key=key,
            label=source.text(entry, "label", table, n),
            least=least,
            most=most,
        )


def _practice(source: Source, entry: Mapping[str, object]) -> Practice:
    match source.text(entry, "practice", "indicators"):
        case "" | "ratio":
            return "ratio"
        case "linear":
            return "linear"
        case "zero":
            return "zero"
    raise source.fault("practice 只能是 ratio、linear 或 zero。", "practice", "indicators")


def _outline(source: Source) -> Iterable[Heading]:
    table = "outline"
    if table not in source.content:
        return
    keys = {"key": True, "text": True, "level": True, "start": False, "passage": False}
    entries = source.tables(table, keys)
    _unique(source, table, (source.text(entry, "key", table, n) for n, entry in enumerate(entries)))
    for n, entry in enumerate(entries):
        level = entry["level"]
        if type(level) is not int or level not in (1, 2):
            raise source.fault("level 只能是 1 或 2，不加引号。", "level", table, n)
        passage = entry.get("passage", True)
        if not isinstance(passage, bool):
            raise source.fault("passage 只能是 true 或 false，不加引号。", "passage", table, n)
        yield Heading(
            key=source.text(entry, "key", table, n),
            text=source.text(entry, "text", table, n),
            level=level,
            start=read_start(source, entry, n),
            passage=passage,
        )


def pages_of(folder: Path, source: Source) -> Iterable[Path]:
    """The files of the pages that *source* names; raises EditionError where a name is none."""
    for n, entry in enumerate(source.tables("parts", {"key": True})):
        key = source.text(entry, "key", "parts", n)
        if not re.fullmatch(r"\w+", key):
            raise source.fault("key 应当是页面文件的名字。", "key", "parts", n)
        yield folder / f"{key}.page"


def _hand(source: Source) -> frozenset[str]:
    names = source.section("hand", ("names",)).get("names", [])
    if not isinstance(names, list):
        raise source.fault("names 应当是栏目名称的列表。", "names", "hand")
    for name in names:
        if not isinstance(name, str):
            raise source.fault("names 应当是栏目名称的列表。", "names", "hand")
    return frozenset(names)


def _limits(source: Source) -> Limits:
    table, usual = "checks", Limits()
    section = source.section(table, ("budget_growth", "jump", "jump_least", "off"))
    off = section.get("off", [])
    if not isinstance(off, list):
        raise source.fault("off 应当是校核编号的列表。", "off", table)
    if off:
        # What findings are made of is loaded for few commands.
        from perfeval_gui.rules.findings.fence import FAILURES
    for check in off:
        if not isinstance(check, str) or check not in KNOWN:
            raise source.fault(f"没有“{check}”这条校核。", "off", table)
        if check in FAILURES:
            raise source.fault(f"“{check}”说的是程序的错，不能关闭。", "off", table)

    return Limits(
        budget_growth=_figure(source, section, "budget_growth", table, usual.budget_growth),
        jump=_figure(source, section, "jump", table, usual.jump),
        jump_least=_figure(source, section, "jump_least", table, usual.jump_least),
        off=frozenset(off),
    )


def _check_points(source: Source, edition: Edition) -> None:
    points = [group.points for group in edition.groups]
    total = sum(points, edition.execution_points)
    if points and total != HUNDRED and _is_scored(source):
        parts = " + ".join(f"{figure:f}" for figure in (edition.execution_points, *points))
        raise source.fault(f"分值合计 {parts} = {total:f}，应当是 100。", "points", "execution")
