"""An edition folder read into an `Edition`; a broken one is refused with file, line and reason."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Final

from perfeval_gui.domain.drawing import DrawnGrid, DrawnText, Drawing
from perfeval_gui.domain.edition import Band, Edition, FundRow, Group, Heading, Practice
from perfeval_gui.domain.fields import FIELDS, TABLES, kind_of
from perfeval_gui.domain.filling import FillError, fill
from perfeval_gui.domain.report import Report
from perfeval_gui.editions.drawings import read_drawing
from perfeval_gui.editions.errors import EditionError
from perfeval_gui.editions.source import Source
from perfeval_gui.rules.rulebook import Rulebook

TOML: Final = "edition.toml"
EXAMPLES: Final = "examples.json"
HUNDRED: Final = Decimal(100)
_NAMES: Final = re.compile(r"\{([^{}]*)\}|\[([\w.]+(?:\[\]\.\w+)?)\]")
_ROW_NAMES: Final = frozenset({"funds.label", "funds.prior_final", "funds.budget", "funds.final"})
_YEARS: Final = frozenset({"Y", "Y-1", "Y+1"})


def read_edition(folder: Path) -> Rulebook:
    """The edition in *folder*, with its rules, checked against its own worked examples.

    Raises:
        EditionError: Something in it is wrong; names file, line and reason.
        OSError: A file cannot be read.
    """
    source = Source(TOML, _text(folder / TOML))
    edition = _edition(folder, source)
    try:
        book = Rulebook(edition)
    except ValueError as error:
        raise source.fault(str(error), "", "funds") from None
    _check_names(source, book)
    _check_examples(folder, book)
    return book


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise EditionError(path.name, 0, "缺少这个文件。") from None
    except UnicodeDecodeError:
        raise EditionError(path.name, 0, "不是 UTF-8 编码的文字。") from None


def _edition(folder: Path, source: Source) -> Edition:
    content = source.content
    execution, indicators = content.get("execution"), content.get("indicators")
    if not isinstance(execution, dict) or not isinstance(indicators, dict):
        raise source.fault("缺少 [execution] 或 [indicators]。")
    year = content.get("year")
    if not isinstance(year, int) or not 2000 <= year <= 2100:
        raise source.fault("year 应当是四位年份。", "year")
    hand = content.get("hand", {})
    names = hand.get("names", []) if isinstance(hand, dict) else []
    edition = Edition(
        id=folder.name,
        name=source.text(content, "name") or folder.name,
        year=year,
        labels=MappingProxyType(source.mapping("labels")),
        help=MappingProxyType(source.mapping("help")),
        links=MappingProxyType(source.mapping("links")),
        starts=MappingProxyType(source.mapping("starts")),
        funds=tuple(_funds(source)),
        execution_points=source.figure(execution, "points", "execution"),
        groups=tuple(_groups(source)),
        grades=tuple(_grades(source)),
        practice=_practice(source, indicators),
        bands=tuple(_bands(source)),
        explain_over=source.figure(indicators, "explain_over", "indicators"),
        hint_over=source.figure(indicators, "hint_over", "indicators"),
        outline=tuple(_outline(source)),
        drawings=tuple(_drawings(folder, source)),
        file_name=source.text(content, "file_name") or "{unit}{Y}",
        hand=frozenset(str(name) for name in names),
    )
    _check_points(source, edition)
    return edition


def _unique(source: Source, table: str, keys: Iterable[str]) -> None:
    seen = set[str]()
    for index, key in enumerate(keys):
        if key in seen:
            raise source.fault(f"“{key}”写了两遍。", "", table, index)
        seen.add(key)


def _funds(source: Source) -> Iterable[FundRow]:
    table = "funds"
    keys = {"line": True, "label": True, "later": False, "parent": False, "parts": False}
    entries = source.tables(table, keys)
    known = {name.partition(".")[0] for name in FIELDS if "." in name} | {"projects"}
    lines = [source.text(entry, "line", table, n) for n, entry in enumerate(entries)]
    _unique(source, table, lines)
    levels: dict[str, int] = {}
    for n, entry in enumerate(entries):
        line, parent = lines[n], source.text(entry, "parent", table, n)
        parts = source.text(entry, "parts", table, n)
        if line not in known:
            raise source.fault(f"没有“{line}”这一行经费。", "line", table, n)
        if parent and parent not in levels:
            raise source.fault(f"上级“{parent}”要写在它前面。", "parent", table, n)
        if parts not in ("", "all", "some"):
            raise source.fault("parts 只能是 all 或 some。", "parts", table, n)
        levels[line] = levels[parent] + 1 if parent else 0
        yield FundRow(
            line=line,
            label=source.text(entry, "label", table, n),
            later=source.text(entry, "later", table, n),
            level=levels[line],
            parent=parent,
            parts="all" if parts == "all" else "some" if parts == "some" else "",
        )


def _groups(source: Source) -> Iterable[Group]:
    table = "groups"
    entries = source.tables(table, dict.fromkeys(("key", "label", "points", "kinds"), True))
    _unique(source, table, (source.text(entry, "key", table, n) for n, entry in enumerate(entries)))
    for n, entry in enumerate(entries):
        pairs = entry["kinds"]
        if not isinstance(pairs, list) or not all(
            isinstance(pair, list) and len(pair) == 2 for pair in pairs
        ):
            raise source.fault('kinds 应当是 [["key", "名称"], …]。', "kinds", table, n)
        yield Group(
            key=source.text(entry, "key", table, n),
            label=source.text(entry, "label", table, n),
            points=source.figure(entry, "points", table, n),
            kinds=MappingProxyType({str(key): str(label) for key, label in pairs}),
        )


def _grades(source: Source) -> Iterable[tuple[Decimal, str]]:
    table = "grades"
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
    entries = source.tables(table, dict.fromkeys(("key", "label", "least", "most"), True))
    for n, entry in enumerate(entries):
        least, most = (source.figure(entry, key, table, n) for key in ("least", "most"))
        if not least <= most <= 1:
            raise source.fault("least 不能大于 most，most 不能大于 1。", "most", table, n)
        yield Band(
            key=source.text(entry, "key", table, n),
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
    keys = {"key": True, "text": True, "level": True, "start": False, "passage": False}
    entries = source.tables(table, keys)
    _unique(source, table, (source.text(entry, "key", table, n) for n, entry in enumerate(entries)))
    for n, entry in enumerate(entries):
        level = entry["level"]
        if level not in (1, 2) or not isinstance(level, int):
            raise source.fault("level 只能是 1 或 2。", "level", table, n)
        yield Heading(
            key=source.text(entry, "key", table, n),
            text=source.text(entry, "text", table, n),
            level=level,
            start=source.text(entry, "start", table, n),
            passage=entry.get("passage", True) is True,
        )


def _drawings(folder: Path, source: Source) -> Iterable[Drawing]:
    for n, entry in enumerate(source.tables("parts", {"key": True})):
        key = source.text(entry, "key", "parts", n)
        if not re.fullmatch(r"\w+", key):
            raise source.fault("key 应当是页面文件的名字。", "key", "parts", n)
        yield read_drawing(key, _text(folder / f"{key}.page"))


def _check_points(source: Source, edition: Edition) -> None:
    points = [group.points for group in edition.groups]
    total = sum(points, edition.execution_points)
    if total != HUNDRED:
        parts = " + ".join(f"{figure:f}" for figure in (edition.execution_points, *points))
        raise source.fault(f"分值合计 {parts} = {total:f}，应当是 100。", "points", "execution")


def _check_names(source: Source, book: Rulebook) -> None:
    """Every name in the edition's texts is one of a field or a figure."""
    edition = book.edition
    for table in ("labels", "help", "links", "starts"):
        for name in source.mapping(table):
            if not _known(book, name) and name != "funds.change":
                raise source.fault(f"没有“{name}”这个栏目。", name, table)
    if len(set(edition.links.values())) != len(edition.links):
        raise source.fault("引用名称有重复。", "", "links")
    for n, heading in enumerate(edition.outline):
        for name, _ in _NAMES.findall(heading.start):
            if name not in edition.links and name not in _YEARS:
                raise source.fault(f"“{name}”不是可以引用的数字。", "start", "outline", n)
    for drawing in edition.drawings:
        for text, line in _texts(drawing):
            for value, label in _NAMES.findall(text):
                _check_use(drawing, line, book, value, label)


def _check_use(drawing: Drawing, line: int, book: Rulebook, value: str, label: str) -> None:
    name = value.partition("|")[0]
    known = label in book.edition.labels if label else name in _YEARS or _known(book, name)
    if not known:
        reason = f"没有“{label or name}”这个{'名称' if label else '栏目'}。"
        raise EditionError(f"{drawing.key}.page", line, reason)


def _texts(drawing: Drawing) -> Iterable[tuple[str, int]]:
    for block in drawing.blocks:
        if isinstance(block, DrawnText):
            yield block.text, block.line
        elif isinstance(block, DrawnGrid):
            yield from ((cell.text, cell.line) for cell in block.cells)
            for row in block.rows:
                if row.repeats and row.repeats not in TABLES and row.repeats != "funds":
                    reason = f"没有“{row.repeats}”这张表。"
                    raise EditionError(f"{drawing.key}.page", row.line, reason)


def _known(book: Rulebook, name: str) -> bool:
    table, _, column = name.partition(".")
    if name in _ROW_NAMES or name in FIELDS or name in book.figures or kind_of(name) is not None:
        return True
    inside = f"{table}[].{column}"
    return inside in book.figures or kind_of(inside) is not None


def _check_examples(folder: Path, book: Rulebook) -> None:
    """The edition's own worked examples come out as it says."""
    edition = book.edition
    try:
        examples = json.loads(_text(folder / EXAMPLES))
    except json.JSONDecodeError as error:
        raise EditionError(EXAMPLES, error.lineno, "不是有效的 JSON。") from None
    report = Report(edition=edition.id, year=edition.year)
    for example in examples:
        try:
            given = fill(report, edition, example.get("values", {}), example.get("tables", {}))
        except FillError as error:
            raise EditionError(EXAMPLES, 0, f"例子“{example['name']}”：{error}") from None
        sheet = book.evaluate(given)
        for name, wanted in example["expect"].items():
            if (got := sheet.shown(name)) != wanted:
                reason = f"例子“{example['name']}”里 {name} 应当是“{wanted}”，算出来是“{got}”。"
                raise EditionError(EXAMPLES, 0, reason)
