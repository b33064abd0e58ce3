"""The cells that are still missing as sheets, one for each of those who have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from perfeval_gui.collecting.askers import askers, who_has
from perfeval_gui.collecting.keys import BOX, BOX_HEAD, COLUMNS, LABEL, Key, origin_of
from perfeval_gui.collecting.labels import called, heading, line_called, row_called, tight
from perfeval_gui.collecting.missing import (
    Lines,
    alone,
    columns_of,
    lacks,
    lines_of,
    typed_kind,
    without_rows,
)
from perfeval_gui.domain.cells.kinds import GROUP, Kind
from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.edition.choices import Choices, choices_of
from perfeval_gui.domain.edition.edition import FUNDS
from perfeval_gui.domain.edition.sections import Section
from perfeval_gui.domain.names.fields import address, cell_name
from perfeval_gui.domain.names.places import place_of
from perfeval_gui.domain.record.report import Report
from perfeval_gui.exports.excel.asking import AskedSheet, Blank, Block, Line
from perfeval_gui.rules.figures.rulebook import Sheet

MARK: Final = "年度自评收集表（"
"""In the first line of every such sheet."""
_HEADS: Final = ("栏目", "单位", "上年", BOX_HEAD, "这一行已经填的")
_KEYS: Final = (LABEL, "", "", BOX, "")
_NEW_ROWS: Final = 6
_MOST: Final = 60
"""Characters of a text that only says what is meant."""
_NOTE: Final = (
    "只能填浅黄色的格；数目是零填 0，没有的空着。填好存盘，把这个文件交回填表人。"
    "请不要删除、移动行和列，也不要另抄到新的表里：程序靠隐藏的编号认格子。"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What one of those who are asked has: how many cells are missing, and his sheet.

    Rows that are not there yet are not counted.
    """

    who: str
    count: int
    sheet: AskedSheet


def asked_of(sheet: Sheet, last: Mapping[str, str]) -> tuple[Asked, ...]:
    """What *sheet* still lacks, for each who has some of it.

    Args:
        last: What the cells held the year before, as shown, by their names now.
    """
    asking = _Asking(sheet, last)
    blocks: dict[str, list[Block]] = {who: [] for who in askers(sheet)}
    for section in sheet.edition.sections:
        for who, block in asking.blocks(section):
            blocks[who].append(block)
    return tuple(_asked(sheet.report, who, found) for who, found in blocks.items() if found)


def _asked(report: Report, who: str, blocks: Sequence[Block]) -> Asked:
    lines = (line for block in blocks for line in block.lines if "+" not in line.key)
    count = sum(isinstance(cell, Blank) for line in lines for cell in line.cells)
    sheet = AskedSheet(
        name=who,
        head=f"{cut(report.cover.unit.strip(), _MOST)}{report.year}{MARK}{who}）",
        notes=(_NOTE,),
        key=origin_of(report).key,
        blocks=blocks,
    )
    return Asked(who=who, count=count, sheet=sheet)


@dataclass(frozen=True, slots=True)
class _Asking:
    """Makes the blocks of one report."""

    sheet: Sheet
    last: Mapping[str, str]

    def blocks(self, section: Section) -> Iterator[tuple[str, Block]]:
        """What of *section* is asked for, with who is asked."""
        for who, names in self._by_whom(alone(self.sheet, section)):
            yield who, self._list(section, names)
        for table in self.sheet.edition.lines:
            every = lines_of(self.sheet, table)
            cells = {at: name for at, name in every.items() if name in section.fields}
            at = {name: at for at, name in cells.items()}
            for who, names in self._by_whom(n for n in cells.values() if lacks(self.sheet, n)):
                yield who, self._fixed(section, table, cells, {at[name] for name in names})
        for table in without_rows(self.sheet, section):
            yield who_has(self.sheet, table), self._new_rows(section, table)

    def _by_whom(self, names: Iterable[str]) -> Iterable[tuple[str, Sequence[str]]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in names:
            found[who_has(self.sheet, name)].append(name)
        return found.items()

    # ---- cells by themselves

    def _list(self, section: Section, names: Sequence[str]) -> Block:
        rows = [(self._key(name), self._cells(name)) for name in names]
        wide = len(_HEADS) if any(cells[-1] for _, cells in rows) else len(_HEADS) - 1
        lines = [Line(key=key, cells=cells[:wide]) for key, cells in rows]
        heads, keys = _HEADS[:wide], _KEYS[:wide]
        return Block(key=COLUMNS, title=section.title, heads=heads, keys=keys, lines=lines)

    def _key(self, name: str) -> str:
        return str(Key(place_of(self.sheet.report, name), called(self.sheet, name)))

    def _cells(self, name: str) -> Sequence[str | Blank]:
        unit = typed_kind(self.sheet, name).unit
        last = cut(self.last.get(name, ""), _MOST)
        return (called(self.sheet, name), unit, last, self._box(name), self._beside(name))

    def _box(self, name: str) -> Blank:
        kind = typed_kind(self.sheet, name)
        return Blank(kind=kind, choices=self.sheet.choices(name) if kind.holds == "choice" else ())

    def _beside(self, name: str) -> str:
        """What is filled in in the row of *name*, so that it is known what is meant."""
        table, row, own = address(name) or ("", None, "")
        if row is None or table == "passages":
            return ""
        title = row_called(self.sheet, table, row)
        names = (cell_name(table, row, c) for c in columns_of(self.sheet, table) if c != own)
        told = (self._told(one) for one in names)
        return "；".join(text for text in told if text and text != title)

    def _told(self, name: str) -> str:
        """What is filled in in *name*; a figure with what it is of."""
        shown = cut(tight(self.sheet.shown(name)), _MOST)
        is_figure = typed_kind(self.sheet, name).holds == "figure"
        return f"{heading(self.sheet, name)} {shown}" if shown and is_figure else shown

    # ---- tables with fixed lines

    def _fixed(
        self, section: Section, table: str, cells: Lines, missing: set[tuple[str, str]]
    ) -> Block:
        columns = list(dict.fromkeys(column for _, column in cells))
        lines = []
        for line in dict.fromkeys(line for line, _ in cells):
            if not any((line, column) in missing for column in columns):
                continue
            label = line_called(self.sheet, table, line)
            place = line if table == FUNDS else f"{table}.{line}"
            content: list[str | Blank] = [label]
            for column in columns:
                name = cells.get((line, column), "")
                shown = self.sheet.shown(name) if name else ""
                content.append(self._box(name) if (line, column) in missing else shown)
            lines.append(Line(key=str(Key(place, label)), cells=content))
        units = {column: typed_kind(self.sheet, name).unit for (_, column), name in cells.items()}
        heads = [_head(heading(self.sheet, f"{table}.{one}"), units[one]) for one in columns]
        return Block(
            key=COLUMNS,
            title=section.title,
            heads=("项目", *heads),
            keys=(LABEL, *columns),
            lines=lines,
        )

    # ---- rows that are not there yet

    def _new_rows(self, section: Section, table: str) -> Block:
        columns = columns_of(self.sheet, table)
        kinds = self.sheet.report.form.tables[table].kinds
        boxes = [Blank(kind=kinds[c], choices=self._choices(kinds[c], c)) for c in columns]
        lines = [Line(key=str(Key(f"{table}+{n + 1}")), cells=boxes) for n in range(_NEW_ROWS)]
        heads = [_head(heading(self.sheet, f"{table}[].{c}"), kinds[c].unit) for c in columns]
        own = self.sheet.edition.declared.table(table)
        noun = own.noun if own is not None and own.noun != "行" else ""
        title = f"{section.title}（一行写一项{noun}，没有就空着）"
        return Block(key=COLUMNS, title=title, heads=heads, keys=columns, lines=lines)

    def _choices(self, kind: Kind, column: str) -> Choices:
        """What may be chosen in a row of which nothing is known yet."""
        if kind is GROUP and column != "group":
            groups = self.sheet.edition.groups
            return tuple(pair for group in groups for pair in group.kinds.items())
        return choices_of(self.sheet.edition, kind, column, "") if kind.holds == "choice" else ()


def _head(label: str, unit: str) -> str:
    return label if not unit or unit in label else f"{label}\n（{unit}）"
