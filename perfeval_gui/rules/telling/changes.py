"""What differs between two reports, told in words, one line a place.

One telling for all who ask: the question before a save, the comparison of a recovery copy, the
history of a draft. They differ in what they call the two sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.values import Value, is_blank
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.names.appendices import TITLES
from perfeval_gui.domain.names.comparing import Difference, differences
from perfeval_gui.domain.names.fields import TableRow, get, kind_of, rows_of
from perfeval_gui.domain.record.report import BESIDE, Report
from perfeval_gui.rules.checklist import title_of
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.sentences.text_links import to_screen
from perfeval_gui.rules.telling.sections import title_of_section

MOST_LINES: Final = 500
MOST_SHOWN: Final = 60
"""Characters of one value in a line."""
_BEFORE: Final = 10
_TITLE: Final = 20
_SUMMARY: Final = 120
_ROWS: Final = {
    "projects": "专项",
    "buildings": "楼堂馆所",
    "indicators": "指标",
    "evaluators": "评价人员",
    "passages": "段落",
    **BESIDE,
}
_UNNUMBERED: Final = BESIDE.keys() | {"passages"}
_NAMING: Final = ("name", "key", "check", "place", "part", "appendix", "digest", "folder")
"""Columns that say which row it is, not what is in it, and those nobody reads."""
_ABOUT: Final = {"edition": "版式", "year": "年度", "final_state": "定稿"}


@dataclass(frozen=True, slots=True)
class Sides:
    """What the two reports are called in a line.

    Attributes:
        first, second: Before the value of each.
        only_first, only_second: Of a row that only one of the two has.
    """

    first: str
    second: str
    only_first: str
    only_second: str

    @staticmethod
    def between(first: str, second: str) -> Sides:
        """Two that stand beside each other; neither is older."""
        return Sides(first, second, f"只有{first}有", f"只有{second}有")


SAVING: Final = Sides.between("窗口里", "磁盘上")
RECOVERY: Final = Sides.between("恢复区里", "文件里")
KEPT: Final = Sides.between("这一份里", "现在")
STEP: Final = Sides("原来", "改成", "删去了", "增加了")
SINCE: Final = Sides("定稿时", "现在", "删去了", "增加了")


def told(sheet: Sheet, first: Report, second: Report, sides: Sides) -> tuple[str, ...]:
    """One line for each place in which *first* differs from *second*; of very many, the first.

    *sheet* is of the edition whose labels name the places.
    """
    return tuple(line for line, _ in placed(sheet, first, second, sides))


def placed(
    sheet: Sheet, first: Report, second: Report, sides: Sides
) -> tuple[tuple[str, str], ...]:
    """The lines of `told`, each with the name of the cell of *second* that it is about.

    That is empty where it is about no cell that is there.
    """
    found = differences(first, second)
    teller = _Teller(sheet, first, second, sides)
    lines = [(teller.line(one), _cell_of(one)) for one in found[:MOST_LINES]]
    rest = len(found) - len(lines)
    return (*lines, *(((f"……还有 {rest} 处。", ""),) if rest else ()))


def _cell_of(one: Difference) -> str:
    if one.sort != "cell" or one.name in _ABOUT or one.name == "unknown":
        return ""
    return one.name if one.second is None else one.name.replace("[]", f"[{one.second}]")


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells the differences of two reports."""

    sheet: Sheet
    first: Report
    second: Report
    sides: Sides

    def line(self, one: Difference) -> str:
        """The line about *one*."""
        if one.name == "unknown":
            return "本版本不认识的内容：两份不同"
        if one.first is None and one.second is None:
            return self._alone(one.name)
        row = self._row(one)
        if one.sort == "moved":
            return f"{row}：换了位置，{self._both(_nth(one.first), _nth(one.second))}"
        if one.sort == "row":
            only = self.sides.only_first if one.second is None else self.sides.only_second
            return f"{row}：{only}{self._summary(one)}"
        return self._in_row(one, row)

    def _alone(self, name: str) -> str:
        if name in _ABOUT:
            pair = _pair(*(str(getattr(one, name) or "") for one in (self.first, self.second)))
            return f"{_ABOUT[name]}：{self._both(*pair)}"
        kind, edition = kind_of(self.first.form, name), self.sheet.edition
        assert kind is not None  # Only typed cells are compared.
        texts = (_shown(edition, kind, get(report, name)) for report in (self.first, self.second))
        label = f"{self._section(name)}{self._label(name)}"
        return f"{label}：{self._both(*_pair(*texts))}"

    def _in_row(self, one: Difference, row: str) -> str:
        table, _, column = one.name.partition("[].")
        kind, edition = self.first.form.tables[table].kinds[column], self.sheet.edition
        texts = (
            _shown(edition, kind, getattr(cells, column), cells)
            for cells in (self._cells(table, one.first, 1), self._cells(table, one.second, 2))
        )
        return f"{row} {self._label(one.name)}：{self._both(*_pair(*texts))}"

    def _both(self, first: str, second: str) -> str:
        return f"{self.sides.first}{first}，{self.sides.second}{second}"

    def _section(self, name: str) -> str:
        title = title_of_section(self.sheet.edition, name)
        return f"{title}　" if title else ""

    def _label(self, name: str) -> str:
        # Printed labels are spread with spaces.
        return _line(self.sheet.label(name))

    def _cells(self, table: str, at: int | None, side: int) -> TableRow:
        assert at is not None
        return rows_of(self.first if side == 1 else self.second, table)[at]

    def _row(self, one: Difference) -> str:
        """What the row of *one* is called: by what it is, and by its number where it has one."""
        table = one.name.partition("[")[0]
        side, at = (1, one.first) if one.first is not None else (2, one.second)
        title = _title(self.sheet.edition, self._cells(table, at, side))
        named = f"“{_short(title, _TITLE)}”" if title else ""
        number = "" if named and table in _UNNUMBERED else f"（{_nth(at)}）"
        return f"{self._section(one.name)}{self._noun(table)}{named}{number}"

    def _noun(self, table: str) -> str:
        own = self.sheet.edition.declared.table(table)
        return own.noun if own is not None else _ROWS.get(table, table)

    def _summary(self, one: Difference) -> str:
        """What stands in a row that only one side has."""
        side, at = (1, one.first) if one.first is not None else (2, one.second)
        cells, kinds = self._cells(one.name, at, side), self.first.form.tables[one.name].kinds
        parts = [
            f"{self._label(f'{one.name}[].{column}')} "
            f"{_line(_shown(self.sheet.edition, kind, getattr(cells, column), cells))}"
            for column, kind in kinds.items()
            if not is_blank(getattr(cells, column)) and column not in _NAMING
        ]
        return f"（{_short('；'.join(parts), _SUMMARY)}）" if parts else ""


def _nth(at: int | None) -> str:
    return f"第 {at + 1} 行" if at is not None else ""


def _title(edition: Edition, row: TableRow) -> str:
    """What *row* is: its name, the heading it stands under, the check it is about."""
    if (check := getattr(row, "check", "")) != "":
        return title_of(str(check))
    if (key := getattr(row, "key", "")) != "":
        texts = (heading.text for heading in edition.outline if heading.key == key)
        return next(texts, str(key))
    if (appendix := getattr(row, "appendix", "")) != "":
        return TITLES.get(appendix, appendix)
    return _line(str(getattr(row, "name", "")))


def _shown(edition: Edition, kind: Kind, value: Value, row: TableRow | None = None) -> str:
    """*value* as the clerk knows it."""
    if kind.holds == "flag":
        return "是" if value else "否"
    if kind.holds != "choice":
        return to_screen(kind.show(value), edition)
    if kind.choices:
        return next((band.label for band in edition.bands if band.key == value), str(value))
    group = edition.group(str(getattr(row, "group", "")))
    if group is None or group.key == value:
        return group.label if group else str(value)
    return group.kinds.get(str(value), str(value))


def _line(text: str) -> str:
    return " ".join(text.split())


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}……"


def beside(first: str, second: str) -> tuple[str, str]:
    """Both texts in a line each; of long ones the stretch where they begin to differ."""
    alike = sum(1 for _ in takewhile(_equal, zip(first, second, strict=False)))
    most = max(len(first), len(second))
    skipped = max(0, alike - _BEFORE) if most > MOST_SHOWN else 0
    return _stretch(first, skipped), _stretch(second, skipped)


def _pair(first: str, second: str) -> tuple[str, str]:
    """The same in quotes."""
    shown = beside(first, second)
    return quoted(shown[0]), quoted(shown[1])


def _equal(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _stretch(text: str, skipped: int) -> str:
    shown = text[skipped : skipped + MOST_SHOWN].replace("\n", "↵").replace("\t", " ")
    head = "……" if text and skipped else ""
    tail = "……" if len(text) > skipped + MOST_SHOWN else ""
    return f"{head}{shown}{tail}"


def quoted(text: str) -> str:
    """*text* in quotes; a blank one in a word."""
    return f"“{text}”" if text else "空白"
