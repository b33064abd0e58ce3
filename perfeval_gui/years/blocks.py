"""What of a section is compared with other years: its figures, in blocks of one meaning each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from perfeval_gui.domain.cells.kinds import POINTS, Kind
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.edition.edition import FUNDS
from perfeval_gui.domain.edition.sections import Section
from perfeval_gui.domain.names.fields import cell_name, get, rows_of
from perfeval_gui.imports.forms.words import LAST
from perfeval_gui.rules.figures.catalogue import without_number
from perfeval_gui.rules.figures.printed_names import drawn_names
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.phrasing import label
from perfeval_gui.rules.telling.where_shown import home_of

PROJECTS: Final = "projects"
INDICATORS: Final = "indicators"
UNIT: Final = "unit"
_FUND_COLUMNS: Final = ("final", "budget", "prior_final")
"""The one that is asked about first."""
_OF_INDICATORS: Final = ("actual", "target", "score")
"""Likewise; what is read out of the texts is compared."""
_LAST: Final = pattern(f"{re.escape('{Y-1}')}|{LAST}")
"""In labels of figures of the year before: they are asked about last."""
_RESULT: Final = pattern("决算|执行数|完成|实际")
"""In labels of what came of the year: it is asked about first."""
_OF_THE_YEAR: Final = pattern("target|actual|achieved|result|reason|opinion|band|note")
"""In names of columns that say something else each year."""
_SINGLES: Final = "各栏"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A cell of the open report that is compared.

    Attributes:
        name: The cell.
        label: What its row is called.
        level: Depth of indention, from 0.
    """

    name: str
    label: str
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Cells that mean the same of one thing after the other.

    Attributes:
        title: What they are: 2023年决算数.
        rows: In the order of the form.
        table: The table whose rows they are, known by their words; empty for fixed names.
    """

    title: str
    rows: tuple[Row, ...]
    table: str = ""


def words_of(sheet: Sheet, table: str) -> tuple[str, ...]:
    """The columns by whose words the rows of *table* are known."""
    kinds = sheet.report.form.tables[table].kinds
    texts = [column for column, kind in kinds.items() if kind.holds == "text"]
    first = "name" if "name" in texts else next(iter(texts), "")
    # What is measured in something else is something else.
    return tuple(column for column in (first, UNIT) if column in texts)


def all_words_of(sheet: Sheet, table: str) -> tuple[str, ...]:
    """The columns whose words tell rows of *table* apart that are called alike.

    All in which words stand or are chosen, but for what was wanted and what came of it: that is
    otherwise each year, and one column too many makes no two rows the same.
    """
    kinds = sheet.report.form.tables[table].kinds
    return tuple(
        column
        for column, kind in kinds.items()
        if kind.holds in ("text", "choice") and not _OF_THE_YEAR.search(column)
    )


def blocks_of(sheet: Sheet, section: Section) -> tuple[Block, ...]:
    """What of *section* is compared, the first what is asked about first; none without figures."""
    own = sorted(_own_lines(sheet, section), key=_turn)
    found = (*_funds(sheet, section), *(block for _, block in own), *_tables(sheet, section))
    singles = tuple(_singles(sheet, section))
    alone = (Block(title=_SINGLES, rows=singles),) if singles else ()
    return (*(one for one in found if one.rows), *alone)


def _is_compared(kind: Kind) -> bool:
    """Whether a cell of *kind* says anything of a year: points are the form's."""
    return kind.holds == "figure" and kind.name != POINTS.name


def _turn(labelled: tuple[str, Block]) -> int:
    """When what is labelled so is asked about."""
    text = labelled[0]
    return 2 if _LAST.search(text) else 0 if _RESULT.search(text) else 1


def _squeezed(text: str) -> str:
    return "".join(text.split())


# ---- lines that are printed


def _funds(sheet: Sheet, section: Section) -> Iterator[Block]:
    """The lines of the fund table that *section* shows; that of 经费 shows them all."""
    edition = sheet.edition
    lines = [
        (name, row.level)
        for row in edition.funds
        for name in _named(sheet, row.line)
        if section.view == FUNDS
        or edition.owners.get(PROJECTS if row.line == PROJECTS else f"{row.line}.final")
        == section.key
    ]
    for column in _FUND_COLUMNS:
        if f"{FUNDS}.{column}" in sheet.book.printed:
            rows = tuple(
                Row(name=f"{name}.{column}", label=_fund_label(sheet, name), level=level)
                for name, level in lines
            )
            yield Block(title=edition.label(f"{FUNDS}.{column}", sheet.report.year), rows=rows)


def _named(sheet: Sheet, line: str) -> Sequence[str]:
    if line != PROJECTS:
        return (line,)
    return [f"{PROJECTS}[{row}]" for row in range(len(sheet.report.funds.projects))]


def _fund_label(sheet: Sheet, name: str) -> str:
    """A line without its number; a 专项 by its name, which tells it from the others."""
    line, bracket, rest = name.partition("[")
    row = int(rest.rstrip("]")) if bracket else 0
    title = sheet.report.funds.projects[row].name if bracket else ""
    return _squeezed(title) or without_number(_squeezed(sheet.fund_label(line, row)))


def _own_lines(sheet: Sheet, section: Section) -> Iterator[tuple[str, Block]]:
    """The lines of tables that the edition declares, each block with its label as it is given."""
    edition = sheet.edition
    for table in edition.declared.tables:
        if table.section != section.key or not table.lines:
            continue
        for column in table.columns:
            if _is_compared(column.kind):
                rows = tuple(
                    Row(
                        name=f"{table.name}.{line.key}.{column.key}",
                        label=without_number(_squeezed(line.label)),
                        level=line.level,
                    )
                    for line in table.lines
                )
                heading = f"{table.name}.{column.key}"
                title = _squeezed(edition.label(heading, sheet.report.year))
                yield edition.labels.get(heading, ""), Block(title=title, rows=rows)


# ---- rows that the clerk adds


def _tables(sheet: Sheet, section: Section) -> Iterator[Block]:
    funds = {row.line for row in sheet.edition.funds}
    for table in section.tables:
        if table in funds or not (words := words_of(sheet, table)):
            continue
        titles = _row_labels(sheet, table, words[0])
        for column in _columns(sheet, table):
            rows = tuple(
                Row(name=cell_name(table, row, column), label=title)
                for row, title in enumerate(titles)
            )
            heading = _squeezed(sheet.label(f"{table}[0].{column}"))
            yield Block(title=heading, rows=rows, table=table)


def _rows(sheet: Sheet, table: str) -> range:
    return range(len(rows_of(sheet.report, table)))


def _row_labels(sheet: Sheet, table: str, word: str) -> list[str]:
    """What the rows are called; those that are called alike by one more of their words."""
    rows = _rows(sheet, table)
    labels = [_said(sheet, table, row, word) or f"第{row + 1}行" for row in rows]
    kinds = sheet.report.form.tables[table].kinds
    more = [one for one in all_words_of(sheet, table) if kinds[one].holds == "text" and one != word]
    if not more:
        return labels
    count = Counter(labels)
    return [
        f"{title}·{_said(sheet, table, row, more[-1])}" if count[title] > 1 else title
        for row, title in enumerate(labels)
    ]


def _said(sheet: Sheet, table: str, row: int, word: str) -> str:
    return _squeezed(str(get(sheet.report, cell_name(table, row, word))))


def _columns(sheet: Sheet, table: str) -> Sequence[str]:
    """The columns of *table* that are compared: its figures, of indicators what was reached."""
    kinds = sheet.report.form.tables[table].kinds
    derived = [name.partition("[].")[2] for name in sheet.columns if name.startswith(f"{table}[")]
    there = (*kinds, *derived)
    if table == INDICATORS:
        own = [one.key for one in sheet.edition.declared.indicators.columns]
        figures = [key for key in own if key in kinds and kinds[key].holds == "figure"]
        return (*(key for key in _OF_INDICATORS if key in there), *figures)
    return [key for key in there if _is_compared(sheet.kind(f"{table}[].{key}"))]


# ---- cells that stand alone


def _singles(sheet: Sheet, section: Section) -> Iterator[Row]:
    """Figures of *section* that stand alone, as they follow each other on paper."""
    form, printed = sheet.report.form, dict.fromkeys(drawn_names(sheet.edition.drawings))
    for name in printed:
        if "." in name or "[" in name or not (name in form.fields or name in sheet.singles):
            continue
        if _is_compared(sheet.kind(name)) and home_of(sheet, name) == section.key:
            yield Row(name=name, label=without_number(_squeezed(label(sheet, name))))
