"""``[[cells]]`` and ``[[tables]]`` of edition.toml: what a form has beside the standard names.

::

    [[tables]]
    key = "sources"
    section = "project"
    rows = [["total", "年度资金总额", "all"], ["fiscal", "其中：当年财政拨款", "total"]]
    columns = [["budget", "全年预算数", "money"], ["done", "全年执行数", "money"],
               ["rate", "执行率", "ratio done budget"]]
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from perfeval_gui.domain.edition.declared import (
    UNSCORED,
    Line,
    OwnCell,
    OwnColumn,
    OwnIndicators,
    OwnTable,
)
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.editions.own.kinds import INSIDE, LINES, Kinds, Place, own_name
from perfeval_gui.editions.own.ways import (
    WAYS,
    Computed,
    kind_given,
    read_way,
    shown_as,
    why_not_of,
)
from perfeval_gui.editions.reading.source import Source

_CELL: Final = {
    **dict.fromkeys(("key", "section", "label", "kind"), True),
    **dict.fromkeys(("needed", "help", "unit", "places", "choices"), False),
}
_TABLE: Final = {
    **dict.fromkeys(("key", "section", "columns"), True),
    **dict.fromkeys(("rows", "noun"), False),
}
_MOST: Final = 50_000
"""Cells and columns of an edition: a draft holds them all, and a few lines would multiply them."""
_COLUMN: Final = ("key", "label", "kind", "unit", "places", "choices", "rule", "of")


_KNOWN: Final[Mapping[object, Mapping[str, object]]] = {
    "sign": {"kind": "choice", "choices": ["≥", "≤", "＝", "定性"]},
    "unit": {"kind": "text"},
    "direction": {"kind": "choice", "choices": ["正向", "反向"]},
    "adjusted": {"kind": "text"},
    "coefficient": {"kind": "figure"},
    "second_score": {"kind": "score"},
    "core": {"kind": "choice", "choices": ["是", "否"]},
}
"""Columns of the table of indicators that many forms have, by their names."""


@dataclass(slots=True)
class Own:
    """What was read: cells and tables, with their labels and helps by name."""

    cells: list[OwnCell] = field(default_factory=list)
    indicators: OwnIndicators = field(default_factory=OwnIndicators)
    tables: list[OwnTable] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    help: dict[str, str] = field(default_factory=dict)


def read_own(source: Source, kinds: Kinds, standard: Collection[str]) -> Own:
    """The declared cells and tables; none of them is called like one of *standard*.

    Raises:
        EditionError: Something in them is wrong; with the line.
    """
    own = Own()
    taken = set(standard)
    for n, entry in enumerate(_entries(source, "cells", _CELL)):
        place = Place(source, "cells", n)
        name = own_name(entry["key"], "key", taken, place)
        taken.add(name)
        needed = entry.get("needed", False)
        if not isinstance(needed, bool):
            raise place.fault("needed 只能是 true 或 false。", "needed")
        _check_room(len(own.labels) + 1, "label", place)
        own.labels[name] = source.text(entry, "label", "cells", n)
        if "help" in entry:
            own.help[name] = source.text(entry, "help", "cells", n)
        section = source.text(entry, "section", "cells", n)
        kind = kinds.read(entry, place)
        own.cells.append(OwnCell(name=name, kind=kind, section=section, needed=needed))
    for n, entry in enumerate(_entries(source, "tables", _TABLE)):
        place = Place(source, "tables", n)
        name = own_name(entry["key"], "key", taken, place)
        taken.add(name)
        own.tables.append(_table(name, entry, kinds, own, place))
    _read_indicators(source, kinds, own)
    return own


def _read_indicators(source: Source, kinds: Kinds, own: Own) -> None:
    """What ``[indicators]`` says of the columns of its table, put into *own*."""
    found = source.content.get("indicators")
    entry: Mapping[str, object] = found if isinstance(found, Mapping) else {}
    place = Place(source, "indicators")
    columns: list[OwnColumn] = []
    standard = STANDARD.tables["indicators"].kinds
    given = entry.get("columns", [])
    for column, label in _columns(_with_kinds(given), kinds, place) if given else ():
        if column.key in standard:
            raise place.fault(f"指标表已经有“{column.key}”这一列。", "columns")
        if column.way is not None:
            raise place.fault("指标表添的列由人填写，不能是计算的。", "columns")
        columns.append(column)
        own.labels[f"indicators[].{column.key}"] = label
    less = entry.get("less", [])
    if not isinstance(less, list) or not all(isinstance(one, str) and one for one in less):
        raise place.fault('less 应当是词的列表，例如 ["投诉", "受害率"]。', "less")
    given = entry.get("scored", "points")
    scored = next((one for one in UNSCORED if one == given), None)
    if scored is None:
        raise place.fault(f"scored 只能是 {'、'.join(UNSCORED)}。", "scored")
    own.indicators = OwnIndicators(columns=tuple(columns), less=tuple(less), scored=scored)


def _with_kinds(given: object) -> object:
    """The columns *given*; those whose name says what they are need no kind."""
    if not isinstance(given, list):
        return given
    return [
        {"key": column[0], "label": column[1], **_KNOWN[column[0]]}
        if isinstance(column, list) and len(column) == len(("key", "label")) and column[0] in _KNOWN
        else column
        for column in given
    ]


def _entries(source: Source, table: str, keys: Mapping[str, bool]) -> list[Mapping[str, object]]:
    return source.tables(table, keys) if table in source.content else []


def _table(
    name: str, entry: Mapping[str, object], kinds: Kinds, own: Own, place: Place
) -> OwnTable:
    noun = place.source.text(entry, "noun", place.table, place.index)
    lines = tuple(_lines(entry.get("rows", []), place))
    given = entry["columns"]
    many = len(given) if isinstance(given, list) else 0
    _check_room(len(own.labels) + many * max(len(lines), 1), "columns", place)
    columns: list[OwnColumn] = []
    for column, label in _columns(entry["columns"], kinds, place):
        columns.append(column)
        own.labels[f"{name}.{column.key}" if lines else f"{name}[].{column.key}"] = label
        for line in lines:
            called = line.label.strip().rstrip("：:")
            own.labels[f"{name}.{line.key}.{column.key}"] = f"{called} {label}"
    for line in lines:
        own.labels[f"{name}.{line.key}"] = line.label
    section = place.source.text(entry, "section", place.table, place.index)
    table = OwnTable(
        name=name, section=section, columns=tuple(columns), lines=lines, noun=noun or "行"
    )
    _check_columns(table, place)
    return table


def _check_room(cells: int, key: str, place: Place) -> None:
    if cells > _MOST:
        raise place.fault(f"栏目太多，整个版式最多 {_MOST} 个（行数乘列数，都算在内）。", key)


def _lines(found: object, place: Place) -> Iterator[Line]:
    """The fixed lines: key, label, and ``all`` or ``some``, or the line it is part of, or both."""
    levels: dict[str, int] = {}
    whole = set[str]()
    for row in found if isinstance(found, list) else [found]:
        match row:
            case [str(key), str(label), *words] if all(isinstance(one, str) for one in words):
                more = [str(one) for one in words]
                own_name(key, "rows", levels, place, LINES)
            case _:
                reason = 'rows 里每一行应当是 ["名称", "印出的字"]，后面可以写 all、some 或者上级。'
                raise place.fault(reason, "rows")
        parts = [one for one in more if one in ("all", "some")]
        parents = [one for one in more if one not in ("all", "some")]
        if len(parts) > 1 or len(parents) > 1 or not set(parents) <= whole:
            reason = f"“{key}”后面只能写 all 或 some，以及写在它前面、写了 all 或 some 的上级。"
            raise place.fault(reason, "rows")
        parent = parents[0] if parents else ""
        levels[key] = levels[parent] + 1 if parent else 0
        whole |= {key} if parts else set()
        yield Line(
            key=key,
            label=label,
            parent=parent,
            parts="all" if parts == ["all"] else "some" if parts else "",
            level=levels[key],
        )


def _columns(found: object, kinds: Kinds, place: Place) -> Iterator[tuple[OwnColumn, str]]:
    """Each column with its label."""
    labels: dict[str, str] = {}
    read: dict[str, Computed] = {}
    for column in found if isinstance(found, list) and found else [None]:
        match column:
            case [str(key), str(label), str(kind)]:
                entry: dict[str, object] = {"key": key, "label": label, "kind": kind}
            case {"key": str(), "label": str(), **more} if {"kind", "rule"} & set(more):
                assert isinstance(column, dict)  # tells the type checker what it is
                entry = column
            case _:
                raise place.fault(
                    'columns 里每一列应当是 ["名称", "印出的字", "kind"]。', "columns"
                )
        if unknown := [key for key in entry if key not in _COLUMN]:
            raise place.fault(f"列里没有“{unknown[0]}”这一项。", "columns")
        name = own_name(entry["key"], "columns", (), place, INSIDE)
        if name in read:
            raise place.fault(f"列“{name}”写了两遍。", "columns")
        read[name] = _column(name, entry, kinds, place)
        labels[name] = str(entry["label"])
    shown = shown_as(read, lambda _name: None, kinds.money)
    for name, one in read.items():
        yield OwnColumn(key=name, kind=shown[name], way=one.way, of=one.of), labels[name]


def _column(key: str, entry: Mapping[str, object], kinds: Kinds, place: Place) -> Computed:
    """How one column comes about."""
    if "rule" in entry:
        way, names = read_way(entry, place)
        shown = kind_given(entry, kinds, place)
    else:
        word, *of = str(entry["kind"]).split()
        # A score may be typed, and then follows from nothing.
        found = next((one for one in WAYS if one == word and (of or word not in kinds.words)), None)
        if found is None:
            return Computed(None, (), kinds.read(entry, place))
        if reason := why_not_of(found, of):
            raise place.fault(f"“{key}”：{reason}", "columns")
        way, names, shown = found, tuple(of), None
    if way in ("constant", "grade", "total"):
        raise place.fault(f"表格的列不能是 {way}。", "columns")
    return Computed(way, names, shown)


def _check_columns(table: OwnTable, place: Place) -> None:
    keys = {column.key for column in table.columns}
    for line in table.lines:
        if line.key in keys:
            raise place.fault(f"“{line.key}”既是行又是列，请换一个名称。", "rows")
    if not any(column.way is None for column in table.columns):
        raise place.fault("至少要有一列可以填写。", "columns")
