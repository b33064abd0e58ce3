"""What stands behind the figures on paper: answers that still count, lists the program appends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.beside.details import Detail
from perfeval_gui.domain.beside.evidence import EvidenceFile
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.appendices import TITLES, is_printed
from perfeval_gui.domain.names.details import detail_of, detailed, figure_of
from perfeval_gui.domain.names.evidence import Proof, proofs
from perfeval_gui.domain.names.fields import cell_name, with_rows
from perfeval_gui.pages.model import Align, Block, Cell, Grid, Paragraph, Part, Row, Run
from perfeval_gui.pages.printed_cells import number_format
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.answers import standing
from perfeval_gui.rules.telling.evidence import short_digest, told_size, told_title
from perfeval_gui.rules.telling.where_shown import title_of

_MARGINS: Final = (20.0, 22.0, 20.0, 22.0)
_NOTE: Final = (
    "说明：校验码取文件内容 SHA-256 的前 16 位，文件改动过就对不上。文件由本单位保存备查。"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its heading, its share of the width, how its texts stand."""

    title: str
    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell of a list.

    Attributes:
        lines: What it says.
        name: The cell of the report that it shows.
        typed: Whether it may be filled in there, too; what is shown elsewhere as well may not.
        rows: How many rows it stands for, those below it that have none in its column.
        value: The figure that it says, in a workbook shown as *number_format*.
    """

    lines: tuple[str, ...]
    name: str = ""
    typed: bool = False
    rows: int = 1
    value: Decimal | None = None
    number_format: str = ""


_AMOUNT_NOTE: Final = "说明：单位写在栏目后面；合计四舍五入以后，就是表里这一栏的数。"
_AMOUNT_COLUMNS: Final = (
    Column("序号", 12, "center"),
    Column("栏目", 50),
    Column("内容", 78),
    Column("金额", 30, "right"),
)
_COLUMNS: Final = (
    Column("序号", 12, "center"),
    Column("指标", 42),
    Column("文件名", 52),
    Column("大小", 19, "center"),
    Column("校验码", 22, "center"),
    Column("备注", 23),
)


def with_standing_answers(sheet: Sheet) -> Sheet:
    """*sheet* without the answers whose finding is gone or rests on other figures now.

    They stay in the record; on paper they would contradict the tables.
    """
    kept = sheet.report.explanations.explanations
    if not kept:
        return sheet
    rows = standing(sheet.report, run_checks(sheet))
    if len(rows) == len(kept):
        return sheet
    ordered = tuple(row for row in kept if row in rows)
    return sheet.book.evaluate(with_rows(sheet.report, "explanations", ordered), sheet)


def appended(sheet: Sheet) -> Iterator[Part]:
    """The lists of *sheet* that are wanted and have something to list."""
    having = detailed(sheet.report) if is_printed(sheet.report, "details") else ()
    if having:
        order = {name: at for at, name in enumerate(sheet.names())}
        cells = sorted((one for one in having if one in order), key=order.__getitem__)
        lines = tuple(_amounts(sheet, cells))
        if lines:
            yield listed("details", sheet, _AMOUNT_COLUMNS, lines, _AMOUNT_NOTE)
    if sheet.report.evidence.evidence and is_printed(sheet.report, "evidence"):
        found = [one for one in proofs(sheet.edition, sheet.report) if one.files]
        if found:
            yield listed("evidence", sheet, _COLUMNS, tuple(_lines(found)), _NOTE)


def listed(
    key: str,
    sheet: Sheet,
    columns: Sequence[Column],
    lines: Sequence[Sequence[Entry | None]],
    note: str,
) -> Part:
    """The list called as `TITLES` says, with the unit above it and a *note* below."""
    head = [Entry((one.title,)) for one in columns]
    blank = Part(key=key, title=TITLES[key], blocks=(), margins=_MARGINS)
    scale = blank.width / sum(one.width for one in columns)
    grid = Grid(
        widths=tuple(one.width * scale for one in columns),
        rows=(Row(height=9, header=True), *(Row(height=9, splits=True) for _ in lines)),
        cells=(
            *(_cell(one, 0, column, "head", "center") for column, one in enumerate(head)),
            *(
                _cell(one, row, column, "cell", columns[column].align)
                for row, entries in enumerate(lines, 1)
                for column, one in enumerate(entries)
                if one is not None
            ),
        ),
    )
    return Part(
        key=key, title=TITLES[key], blocks=tuple(_around(key, sheet, grid, note)), margins=_MARGINS
    )


def _around(key: str, sheet: Sheet, grid: Grid, note: str) -> Iterator[Block]:
    yield Paragraph(runs=(Run(TITLES[key]),), style="title")
    unit = sheet.shown("unit").strip() if "unit" in sheet.report.form.fields else ""
    if unit:
        label = "".join(sheet.label("unit").split()).rstrip("：:")
        yield Paragraph(runs=(Run(f"{label}："), Run(unit, "unit")), style="line")
    yield grid
    yield Paragraph(runs=(Run(note),), style="note")


def _cell(entry: Entry, row: int, column: int, style: str, align: Align) -> Cell:
    return Cell(
        paragraphs=tuple(
            Paragraph(runs=(Run(line, entry.name),), style=style, align=align)
            for line in entry.lines
        ),
        row=row,
        column=column,
        rows=entry.rows,
        name=entry.name if entry.typed or entry.value is not None else "",
        typed=entry.typed,
        value=entry.value,
        number_format=entry.number_format,
    )


# ---- 明细


def _amounts(sheet: Sheet, names: Sequence[str]) -> Iterator[tuple[Entry | None, ...]]:
    """The amounts behind the cells called *names*, each followed by its sum."""
    at = {row.id: place for place, row in enumerate(sheet.report.details.details)}
    for number, name in enumerate(names, 1):
        rows, kind = detail_of(sheet.report, name), sheet.typed_kind(name)
        fine = replace(kind, places=max(kind.places, *map(_places, rows)), padded=True)
        texts = str(number), _titled(sheet, name, kind)
        heads = tuple(Entry((text,), rows=len(rows) + 1) for text in texts)
        for first, row in enumerate(rows):
            note = Entry((row.note,), cell_name("details", at[row.id], "note"), typed=True)
            amount = cell_name("details", at[row.id], "amount")
            beside: tuple[Entry | None, ...] = (None, None) if first else heads
            yield *beside, note, _figure(fine, row.amount, amount)
        yield None, None, Entry(("合计",)), _figure(kind, figure_of(kind, rows))


def _titled(sheet: Sheet, name: str, kind: Kind) -> str:
    title = " ".join(title_of(sheet, name).split())
    return f"{title}（{kind.unit}）" if kind.unit and kind.unit not in title else title


def _places(row: Detail) -> int:
    return -int(row.amount.as_tuple().exponent) if isinstance(row.amount, Decimal) else 0


def _figure(kind: Kind, value: Value, name: str = "") -> Entry:
    shown = (kind.show(value),)
    if not isinstance(value, Decimal):
        return Entry(shown, name)
    return Entry(shown, name, value=kind.printed(value), number_format=number_format(kind))


# ---- 佐证材料


def _lines(found: Sequence[Proof]) -> Iterator[tuple[Entry | None, ...]]:
    count = 0
    for proof in found:
        for place, (number, file) in enumerate(proof.files):
            count += 1
            title = None if place else _title(proof)
            yield Entry((str(count),)), title, *_of_file(number, file)


def _title(proof: Proof) -> Entry:
    return Entry((told_title(proof),), proof.name if proof.title else "", rows=len(proof.files))


def _of_file(number: int, file: EvidenceFile) -> tuple[Entry, ...]:
    size = told_size(file.size) if isinstance(file.size, Decimal) else ""
    note = tuple(file.note.replace("\t", " ").split("\n"))
    return (
        Entry((" ".join(file.name.split()),), cell_name("evidence", number, "name")),
        Entry((size,)),
        Entry(short_digest(file.digest)),
        Entry(note, cell_name("evidence", number, "note"), typed=True),
    )
