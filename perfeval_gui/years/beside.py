"""The open report beside older ones: for each of its cells what they say, and what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cached_property, partial
from typing import Final

from perfeval_gui.domain.cells.kinds import Kind, in_unit, is_money
from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.cells.values import number
from perfeval_gui.domain.edition.edition import FUNDS, Edition
from perfeval_gui.domain.names.fields import address, any_row, cell_name, get, rows_of
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.imports.forms.words import squeezed
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.years.blocks import PROJECTS, Block, Row, all_words_of, words_of
from perfeval_gui.years.changes import LAST_YEAR, Change, change_of, figure_in_text
from perfeval_gui.years.older import Older, Then, row_key

JUMP: Final = "jump-from-last-year"
"""The check that asks for an explanation."""
_OTHER_UNIT: Final = "单位不同（那时是{}），没有比。"
_OTHER_MEANING: Final = "另一种版式里这一栏说的是别的，没有比"
_OTHER_FIGURE: Final = "表里的{}填的是 {}，和这份的 {} 不同。"
_NOT_THERE: Final = "没有"
_SAME_NAME: Final = "有几行叫这个名字，没有比"
_ONLY_THERE: Final = "{} 年度有、现在没有：{}。"
_RENAMED: Final = "{} 年度的“{}”可能改叫“{}”了，名字不同，没有比。"
PRIOR: Final = "prior_final"
_FINAL: Final = "final"
_UNIT: Final = "unit"
_LIKE: Final = 0.6
_MOST: Final = 12
"""Names that are told, and rows that are looked at for one that was renamed."""
_LONGEST: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What an older report says for a cell of the open one.

    Attributes:
        shown: As it is printed, amounts in the unit of the open report; empty where blank.
        figure: The figure to compare with, likewise; None where there is none, or it is not sure.
        doubt: Why it is not sure, a sentence.
        why_not: Why nothing is there to be shown; empty where something is, or the cell is blank.
    """

    shown: str = ""
    figure: Decimal | None = None
    doubt: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One cell of the open report beside older ones.

    Attributes:
        row: The cell.
        now: What it shows.
        figure: The figure in it; None where there is none.
        seen: What each older report says, in their order.
        change: Since the one it is compared with.
        jump: Whether that is so much that the edition asks for an explanation.
        note: What does not fit together, a sentence; empty where all does.
    """

    row: Row
    now: str
    figure: Decimal | None
    seen: tuple[Seen, ...]
    change: Change
    jump: bool = False
    note: str = ""


@dataclass(frozen=True)
class Beside:
    """The report of *sheet* beside *older* ones.

    Attributes:
        sheet: The open report.
        older: The others, the earliest first.
    """

    sheet: Sheet
    older: tuple[Older, ...]

    def lines(self, block: Block, compared: int) -> tuple[Line, ...]:
        """*block*, with changes since the older report number *compared*."""
        if not self.older:
            return ()
        rows = [self._rows(one, block.table or self._table(block)) for one in self.older]
        return tuple(self._line(row, rows, compared) for row in block.rows)

    def told(self, block: Block, compared: int) -> tuple[str, ...]:
        """Which rows of *block* stand in one of the two reports only, as sentences."""
        table = block.table or self._table(block)
        if not table or not self.older:
            return ()
        return tuple(self._told(self.older[compared], table))

    def then(self, name: str) -> Seen:
        """What the latest of the older reports, of which there is one, says for a typed cell."""
        table, row, _ = address(name) or ("", None, "")
        rows = self._latest_rows(table) if row is not None else {}
        return self._seen(self.older[-1], name, rows)

    def _latest_rows(self, table: str) -> Mapping[int, int | None]:
        if table not in self._of_latest:
            self._of_latest[table] = self._rows(self.older[-1], table)
        return self._of_latest[table]

    @cached_property
    def _of_latest(self) -> dict[str, Mapping[int, int | None]]:
        return {}

    @staticmethod
    def _table(block: Block) -> str:
        """The table of 专项, where lines of *block* are its rows."""
        return PROJECTS if any(row.name.startswith(f"{PROJECTS}[") for row in block.rows) else ""

    def other_unit(self, older: Older) -> str:
        """The unit that *older* is of, where that is another one; empty where it is not."""
        then = older.cells.get(_UNIT)
        theirs = str(then.value) if then is not None else ""
        mine = str(self.sheet.value(_UNIT)) if _UNIT in self.sheet.report.form.fields else ""
        other = squeezed(theirs) != squeezed(mine)
        return theirs if other and theirs.strip() and mine.strip() else ""

    # ---- one line

    def _line(self, row: Row, rows: Sequence[Mapping[int, int | None]], compared: int) -> Line:
        kind, value = self.sheet.kind(row.name), self.sheet.value(row.name)
        shown = self.sheet.shown(row.name)
        seen = tuple(
            self._seen(one, row.name, known) for one, known in zip(self.older, rows, strict=True)
        )
        then, year = seen[compared], self.older[compared].year
        line = Line(
            row=row,
            now=shown,
            figure=figure_in_text(shown, shown) if kind.holds == "text" else number(value),
            seen=seen,
            change=change_of(self._last(year), kind, (then.shown, then.figure), (shown, value)),
        )
        if then.why_not or then.doubt:
            return replace(line, change=Change())
        return self._asked(line, then, year)

    def _last(self, year: int) -> str:
        """How *year* is called beside the year of the open report."""
        return LAST_YEAR if year == self.sheet.report.year - 1 else f"{year}年"

    def _asked(self, line: Line, then: Seen, year: int) -> Line:
        """*line* with what is asked about a 决算数 beside that of last year."""
        edition, name = self.sheet.edition, line.row.name
        stem, _, column = name.rpartition(".")
        is_final = edition.fund_row(stem.partition("[")[0]) is not None and column == _FINAL
        if not is_final or year != self.sheet.report.year - 1 or then.figure is None:
            return line
        now = number(self.sheet.value(name))
        asked = now is not None and JUMP not in edition.limits.off
        jump = asked and now is not None and edition.limits.is_jump(then.figure, now)
        return replace(line, jump=jump, note=self._other_prior(stem, then))

    def _other_prior(self, stem: str, then: Seen) -> str:
        """That the open report has another figure for last year than that of last year has.

        As they are printed: 12345 元 there are 1.23 万元 here.
        """
        typed = number(self.sheet.value(prior := f"{stem}.{PRIOR}"))
        printed = self.sheet.kind(prior).printed
        if typed is None or then.figure is None or printed(typed) == printed(then.figure):
            return ""
        label = self.sheet.edition.label(f"{FUNDS}.{PRIOR}", self.sheet.report.year)
        return _OTHER_FIGURE.format(f"“{label}”", self.sheet.shown(prior), then.shown)

    # ---- what an older report says

    def _seen(self, older: Older, name: str, rows: Mapping[int, int | None]) -> Seen:
        table, row, column = address(name) or ("", None, "")
        if row is None:
            then = older.cells.get(name)
        elif row not in rows:
            return Seen(why_not=_NOT_THERE)
        elif (there := rows[row]) is None:
            return Seen(why_not=_SAME_NAME)
        else:
            then = older.rows[table][there].get(column)
        if then is None:
            return Seen(why_not=_NOT_THERE)
        return self._fitted(older, name, then)

    def _fitted(self, older: Older, name: str, then: Then) -> Seen:
        """*then* as a cell of the open report called *name* would show it."""
        kind, shown = self.sheet.kind(name), then.kind.show(then.value)
        if not self._means_the_same(older, name, kind, then.kind):
            return Seen(why_not=_OTHER_MEANING)
        doubt = then.doubt
        figure = number(then.value)
        if figure is not None and kind.unit != then.kind.unit:
            if is_money(kind) and is_money(then.kind):
                figure = in_unit(figure, then.kind.unit, kind.unit)
                shown = kind.show(figure)
            else:
                doubt = doubt or _OTHER_UNIT.format(then.kind.unit)
        if kind.holds == "text":
            figure = figure_in_text(shown, self.sheet.shown(name))
        return Seen(shown=shown, figure=None if doubt else figure, doubt=doubt)

    def _means_the_same(self, older: Older, name: str, kind: Kind, then: Kind) -> bool:
        """Whether *name* is of one meaning in both forms: a standard name is, or one form's own."""
        if kind.holds != then.holds:
            return False
        edition = self.sheet.edition
        if older.edition.id == edition.id or _is_standard(name):
            return True
        mine, theirs = (_label(one, name) for one in (edition, older.edition))
        return bool(mine) and mine == theirs

    # ---- rows that are known by their words

    def _rows(self, older: Older, table: str) -> Mapping[int, int | None]:
        """For each row of *table* the row of *older* with its name; None where that are several."""
        if not table:
            return {}
        found = self._paired(older, table, words_of(self.sheet, table))
        if None in found.values():
            closer = self._paired(older, table, all_words_of(self.sheet, table))
            return {row: closer.get(row) if it is None else it for row, it in found.items()}
        return found

    def _paired(self, older: Older, table: str, words: tuple[str, ...]) -> Mapping[int, int | None]:
        """The same by the columns *words* alone."""
        there: dict[tuple[str, ...], list[int]] = {}
        for number_there in older.numbers(table, words):
            there.setdefault(older.key(table, number_there, words), []).append(number_there)
        mine = self._keys(table, words)
        count = Counter(mine)
        found: dict[int, int | None] = {}
        for row, key in enumerate(mine):
            others = there.get(key, []) if any(key) else []
            if others:
                found[row] = others[0] if len(others) == count[key] == 1 else None
        return found

    def _keys(self, table: str, words: Sequence[str]) -> Sequence[tuple[str, ...]]:
        """By what the rows of *table* are known."""
        report = self.sheet.report
        return [
            row_key((get(report, cell_name(table, row, word)) for word in words), report.year)
            for row in range(len(rows_of(report, table)))
        ]

    def _told(self, older: Older, table: str) -> Iterator[str]:
        words = words_of(self.sheet, table)
        mine = {key: row for row, key in enumerate(self._keys(table, words)) if any(key)}
        theirs = {older.key(table, row, words): row for row in older.numbers(table, words)}
        new = [key for key in mine if key not in theirs]
        gone = [key for key in theirs if key not in mine]
        for key in gone[:_MOST]:
            like = max(new[:_MOST], key=partial(_alike, key), default=())
            if _alike(key, like) > _LIKE:
                gone.remove(key)
                new.remove(like)
                now = self._title(table, mine[like], words)
                yield _RENAMED.format(older.year, _title(older, table, theirs[key], words), now)
        if gone:
            titles = [_title(older, table, theirs[key], words) for key in gone]
            names = "、".join(f"“{one}”" for one in titles[:_MOST])
            yield _ONLY_THERE.format(older.year, f"{names}{'等' if len(titles) > _MOST else ''}")

    def _title(self, table: str, row: int, words: Sequence[str]) -> str:
        return _short(str(get(self.sheet.report, cell_name(table, row, words[0]))))


def _title(older: Older, table: str, row: int, words: Sequence[str]) -> str:
    then = older.rows[table][row].get(words[0])
    return _short(str(then.value)) if then is not None else ""


def _short(title: str) -> str:
    return cut("".join(title.split()), _LONGEST)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    return SequenceMatcher(None, "".join(one), "".join(other), autojunk=False).ratio()


def _label(edition: Edition, name: str) -> str:
    """What a name of its own is called in *edition*, without what differs from file to file."""
    table, _, rest = any_row(name).partition(".")
    line, dot, column = rest.partition(".")
    if not dot or table not in edition.lines:
        return squeezed(edition.labels.get(any_row(name), ""))
    row = next((one.label for one in edition.lines[table] if one.key == line), "")
    return squeezed(row) + squeezed(edition.labels.get(f"{table}.{column}", ""))


def _is_standard(name: str) -> bool:
    """Whether every form means the same by *name*: what is declared for one form is not so."""
    found = address(name)
    if found is None:
        return name in STANDARD.fields
    table, _, column = found
    return table in STANDARD.tables and column in STANDARD.tables[table].kinds
