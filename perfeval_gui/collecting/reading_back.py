"""Sheets that were sent round, read back: what was filled in, each for exactly its cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from perfeval_gui.collecting.keys import COLUMNS, is_sign, origin_in, origin_of
from perfeval_gui.collecting.one_sheet import Answer, OneSheet
from perfeval_gui.collecting.sheets import MARK
from perfeval_gui.domain.names.fields import address, cell_name, get
from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.imports.matching.findings import Found
from perfeval_gui.imports.matching.grid import Grid
from perfeval_gui.imports.matching.result import Match, Matched, Text
from perfeval_gui.imports.matching.settling import Settling
from perfeval_gui.imports.model import Contents, Paragraph, Table
from perfeval_gui.rules.figures.rulebook import Sheet

_NEWER: Final = "这张收集表由更新的程序版本做成，请升级程序再读。"
_NO_KEYS: Final = (
    "这张收集表里隐藏的编号没有了（第一列被删去，或者内容另抄到了新的表里），对不回原来的格。"
    "请把内容填回原来发出的文件再读。"
)
_OTHER_FORM: Final = "这是另一种表（版式 {}）的收集表，正在填的是“{}”，没有读。"
_OTHER_DRAFT: Final = "这张收集表是从另一份草稿（{}）发出的，请核对。"
_ONLY_THESE: Final = "“{}”不是收集表，没有和收集表一起读，请单独导入。"
_GONE: Final = "收集表里有 {} 格是给草稿里已经没有的行的，没有取，列在没有认出的内容里。"
_TWO_YEARS: Final = "几张收集表不是同一个年度的，请分开读。"
_FIRST: Final = 10
"""So many texts are looked at for the first line of a sheet."""


def read_back(sheet: Sheet, files: Sequence[Contents]) -> Match | None:
    """What was filled in for the report of *sheet*; None where no file is such a sheet.

    Raises:
        UnreadableError: One is such a sheet of another form, or its keys are gone.
    """
    asked = [one for one in files if is_asked(one)]
    if not asked:
        return None
    back = _Back(sheet)
    for number, one in enumerate(asked):
        back.read(one, number)
    return back.match([_ONLY_THESE.format(one.file) for one in files if one not in asked])


def is_asked(contents: Contents) -> bool:
    """Whether *contents* is a sheet that was sent round.

    Raises:
        UnreadableError: It was one, and nobody knows any more which cells are which.
    """
    texts = [cell.text for table in contents.tables for cell in table.cells if cell.text.strip()]
    if any(map(is_sign, texts)):
        return True
    if any(MARK in text for text in texts[:_FIRST]):
        raise UnreadableError(_NO_KEYS)
    return False


def without_keys(contents: Contents) -> Contents:
    """*contents* as somebody sees it who filled it in."""
    blocks = (_seen(block) if isinstance(block, Table) else block for block in contents.blocks)
    return replace(contents, blocks=tuple(blocks))


def _seen(table: Table) -> Table:
    column = next((cell.column for cell in table.cells if is_sign(cell.text)), None)
    rows = {one.row for one in table.cells if one.column == column and one.text == COLUMNS}
    cells = (one for one in table.cells if one.column != column and one.row not in rows)
    return table if column is None else replace(table, cells=tuple(cells))


@dataclass(slots=True)
class _Row:
    """A row of a table: which it is of the report, None for a new one, and what was found."""

    place: int | None
    cells: dict[str, list[Found]] = field(default_factory=lambda: defaultdict(list))


class _Back:
    """Collects what stands in the boxes of all files."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._settling = Settling(sheet.book)
        self._own = origin_of(sheet.report)
        self._singles: dict[str, list[Found]] = defaultdict(list)
        self._rows: dict[str, dict[object, _Row]] = defaultdict(dict)
        self._texts: list[Text] = []
        self._years: set[int] = set()
        self._gone = 0

    def read(self, contents: Contents, number: int) -> None:
        """Read the *number*-th file."""
        for block, one in enumerate(contents.blocks):
            if isinstance(one, Paragraph):
                continue
            grid = Grid(one, block, contents.file)
            sign = next((cell for cell in one.cells if is_sign(cell.text)), None)
            if sign is None:
                self._texts += (
                    Text(use="unrecognised", trace=grid.trace(cell))
                    for cell in one.cells
                    if cell.text.strip()
                )
                continue
            doubt = self._doubt(sign.text)
            reading = OneSheet(self._sheet, grid, sign.column, f"{number}.{block}", doubt)
            self._take(reading.answers())
            self._texts += reading.texts
            self._gone += reading.gone

    def _doubt(self, sign: str) -> str:
        """Why nothing of a sheet with *sign* is sure; empty where it is of this report."""
        origin = origin_in(sign)
        if origin is None:
            raise UnreadableError(_NEWER)
        if origin.edition != self._sheet.edition.id:
            raise UnreadableError(_OTHER_FORM.format(origin.edition, self._sheet.edition.name))
        self._years.add(origin.year)
        if len(self._years) > 1:
            raise UnreadableError(_TWO_YEARS)
        named = origin.unit or "没有写单位"
        return "" if origin.is_of(self._own) else _OTHER_DRAFT.format(named)

    def _take(self, answers: Iterator[Answer]) -> None:
        new: dict[str, dict[str, Found]] = defaultdict(dict)
        for one in answers:
            found = address(one.name)
            if found is None:
                self._singles[one.name].append(one.found)
            elif one.row:
                new[one.row][one.name] = one.found
            else:
                row = self._rows[found[0]].setdefault(found[1], _Row(found[1]))
                row.cells[found[2]].append(one.found)
        for place, cells in new.items():
            texts = tuple(found.text.strip() for found in cells.values())
            if not any(texts):
                continue
            # Two copies of a file that went round bring a row twice.
            rows = self._rows[place.partition("+")[0]]
            row = rows.setdefault(texts, _Row(None))
            row.cells |= {name.rpartition(".")[2]: [found] for name, found in cells.items()}

    # ---- what it comes to

    def match(self, told: Sequence[str]) -> Match:
        """What all files say; *told* is to be told besides."""
        known: dict[str, int] = {}
        cells = [
            self._settling.single(name, self._singles[name])
            for name in self._sheet.report.form.fields
            if name in self._singles
        ]
        for table in self._sheet.report.form.tables:
            for number, row in enumerate(self._rows[table].values()):
                cells += self._row(table, number, row)
                if row.place is not None:
                    known[f"{table}[{number}]"] = row.place
        gone = (_GONE.format(self._gone),) if self._gone else ()
        return Match(
            edition=self._sheet.edition.id,
            year=next(iter(self._years), 0),
            cells=tuple(cells),
            texts=tuple(self._texts),
            told=(*told, *gone),
            rows=known,
        )

    def _row(self, table: str, number: int, row: _Row) -> Iterator[Matched]:
        """The cells of a row, in the order of its columns."""
        kinds = self._sheet.report.form.tables[table].kinds
        group = "" if row.place is None else self._typed(table, row.place, "group")
        for column in kinds:
            if found := row.cells.get(column):
                one = self._settling.single(cell_name(table, number, column), found, group)
                group = str(one.value) if column == "group" and one.value else group
                yield one
                if table == "passages":
                    # Whoever takes over a passage asks which it is.
                    key = self._typed(table, row.place or 0, "key")
                    yield replace(one, name=cell_name(table, number, "key"), value=key)

    def _typed(self, table: str, row: int, column: str) -> str:
        try:
            return str(get(self._sheet.report, cell_name(table, row, column)))
        except KeyError:
            return ""
