"""The neutral pages of a sheet: drawings filled with labels, values, formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from perfeval_gui.domain.cells.values import number
from perfeval_gui.domain.edition.drawing import Drawing, DrawnCell, DrawnGrid, DrawnRow, DrawnText
from perfeval_gui.domain.edition.edition import with_years
from perfeval_gui.domain.names.fields import address, cell_name, rows_of
from perfeval_gui.pages.mixed_cells import labelled
from perfeval_gui.pages.model import (
    A4,
    Align,
    Block,
    Cell,
    Grid,
    Package,
    Paragraph,
    Part,
    Row,
    Run,
)
from perfeval_gui.pages.printed_answers import with_standing_answers
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.sentences.text_links import pieces

_NAMES: Final = re.compile(r"\{([^{}]+)\}|\[([\w.]+(?:\[\]\.\w+)?)\]")
_MARKS: Final[dict[str, Align]] = {"'": "left", '"': "right"}
_MOST_UNIT: Final = 40
"""Characters of a unit in the name of a file, so that what the name says after it is not cut."""
_MOST_LABEL: Final = 60
"""Characters beside a figure that is a number in Excel: its format takes 255, the label thrice."""
_FORMATS: Final = {"rate": "0.00%", "count": "0", "tally": "0", "points": "General"}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a drawn text is being printed: which row of which table, if any."""

    table: str = ""
    row: int | None = None
    line: str = ""


def compose(sheet: Sheet) -> Package:
    """Everything that is printed for *sheet*, part by part.

    Word, Excel, PDF, paper and preview all render what this gives and nothing else.
    """
    sheet = with_standing_answers(sheet)
    cover = sheet.report.cover
    day = cover.report_date
    return Package(
        title=export_name(sheet),
        author=cover.unit,
        date=day.isoformat() if isinstance(day, date) else "",
        parts=tuple(
            _part(drawing, sheet)
            for drawing in sheet.edition.drawings
            if not drawing.when or rows_of(sheet.report, drawing.when)
        ),
    )


def export_name(sheet: Sheet) -> str:
    """The name the county wants exported files to have, without ending."""
    text = with_years(sheet.edition.file_name, sheet.report.year)
    return text.replace("{unit}", sheet.report.cover.unit.strip()[:_MOST_UNIT].strip())


def _part(drawing: Drawing, sheet: Sheet) -> Part:
    left, top, right, bottom = drawing.margins
    blocks: list[Block] = []
    for block in drawing.blocks:
        if isinstance(block, DrawnGrid):
            blocks.append(_grid(block, sheet, A4[0] - left - right))
        elif block.repeats == "outline":
            blocks.extend(_outline(sheet))
        else:
            blocks.append(_text(block, sheet))
    return Part(
        key=drawing.key,
        title=drawing.title,
        blocks=tuple(blocks),
        margins=(left, top, right, bottom),
        numbered=drawing.numbered,
    )


def _text(block: DrawnText, sheet: Sheet) -> Paragraph:
    align, text = _aligned(block.text)
    runs = tuple(_runs(text, sheet, _Place()))
    return Paragraph(runs=runs, style=block.style, align=align)


def _outline(sheet: Sheet) -> Iterator[Paragraph]:
    """The report: every heading of the edition, under it its passage, a paragraph a line."""
    passages = sheet.report.narrative.passages
    rows = {passage.key: row for row, passage in enumerate(passages)}
    for heading in sheet.edition.outline:
        row = rows.get(heading.key)
        source = "passages" if row is None else cell_name("passages", row, "text")
        text = with_years(heading.text, sheet.report.year)
        yield Paragraph(runs=(Run(text),), style=f"heading{heading.level}", source=source)
        passage = "" if row is None else passages[row].text
        for line in passage.strip("\n").split("\n"):
            if line.strip():
                yield from _passage(line.strip().replace("\t", " "), sheet, source)


def _passage(line: str, sheet: Sheet, source: str) -> Iterator[Paragraph]:
    """One line of a passage; a quoted text of several lines makes as many paragraphs."""
    lines: list[list[Run]] = [[]]
    for text, name in pieces(line, sheet):
        first, *more = text.replace("\t", " ").split("\n")
        lines[-1].append(Run(first, name))
        lines += ([Run(part.strip(), name)] for part in more)
    for runs in lines:
        if any(run.text.strip() for run in runs):
            yield Paragraph(runs=tuple(runs), style="body", source=source)


# ---- tables


def _grid(drawn: DrawnGrid, sheet: Sheet, width: float) -> Grid:
    places = [list(_places(row, sheet)) for row in drawn.rows]
    starts = [sum(len(rows) for rows in places[:index]) for index in range(len(places))]
    scale = width / sum(drawn.widths)
    cells: list[Cell] = []
    for cell in drawn.cells:
        cells.extend(_cells(cell, drawn, places, starts, sheet))
    rows = tuple(
        Row(height=row.height, header=row.header, splits=row.splits)
        for row, repeated in zip(drawn.rows, places, strict=True)
        for _ in repeated
    )
    cells.sort(key=_position)
    return Grid(widths=tuple(w * scale for w in drawn.widths), rows=rows, cells=tuple(cells))


def _position(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _places(row: DrawnRow, sheet: Sheet) -> Iterator[_Place]:
    """One place for each printed row that *row* stands for."""
    if not row.repeats:
        yield _Place()
    elif row.repeats == "funds":
        for fund in sheet.edition.funds:
            if fund.line != "projects":
                yield _Place("funds", None, fund.line)
                continue
            # With no 专项 the form still shows the line, blank.
            for index in range(max(len(sheet.report.funds.projects), 1)):
                yield _Place("funds", index, fund.line)
    else:
        for index in range(max(len(rows_of(sheet.report, row.repeats)), row.least)):
            yield _Place(row.repeats, index)


def _cells(
    cell: DrawnCell, drawn: DrawnGrid, places: list[list[_Place]], starts: list[int], sheet: Sheet
) -> Iterator[Cell]:
    """The printed cells of one drawn cell; many where its row repeats."""
    top = starts[cell.row]
    if not drawn.rows[cell.row].repeats:
        height = sum(len(rows) for rows in places[cell.row : cell.row + cell.rows])
        yield replace(_cell(cell, sheet, _Place()), row=top, rows=height)
        return
    made = [
        replace(_cell(cell, sheet, place), row=top + index)
        for index, place in enumerate(places[cell.row])
    ]
    if not cell.joins:
        yield from made
        return
    yield from _joined(made, [_join_key(cell, drawn, sheet, place) for place in places[cell.row]])


def _join_key(cell: DrawnCell, drawn: DrawnGrid, sheet: Sheet, place: _Place) -> tuple[str, ...]:
    """What must be equal for two rows to share the cell: its text and joined ones to its left."""
    beside = [
        other
        for other in drawn.cells
        if other.row == cell.row and other.joins and other.column <= cell.column
    ]
    return tuple("".join(run.text for run in _runs(other.text, sheet, place)) for other in beside)


def _joined(cells: list[Cell], keys: list[tuple[str, ...]]) -> Iterator[Cell]:
    start = 0
    for index in range(1, len(cells) + 1):
        if index == len(cells) or keys[index] != keys[start] or not keys[start][-1]:
            yield replace(cells[start], rows=index - start)
            start = index


def _cell(drawn: DrawnCell, sheet: Sheet, place: _Place) -> Cell:
    """One printed cell, still without its place in the grid's rows."""
    # Years are part of a label, as they are in labels of the edition.
    text = with_years(drawn.text, sheet.report.year)
    only = _NAMES.fullmatch(_aligned(text)[1])
    name = _resolved(only[1].partition("|")[0], sheet, place) if only and only[1] else ""
    holds = any(match[1] for match in _NAMES.finditer(text))
    cell = Cell(
        paragraphs=tuple(_paragraphs(drawn, sheet, place, holds=holds)),
        row=drawn.row,
        column=drawn.column,
        rows=1,
        columns=drawn.columns,
        top=drawn.top,
        vertical=drawn.vertical,
        name=name,
    )
    return _with_value(cell, sheet, name) if name else _mixed(cell, sheet)


def _mixed(cell: Cell, sheet: Sheet) -> Cell:
    """A cell of labels and values: what the clerk typed is open; one figure alone is a number."""
    names = {run.name for paragraph in cell.paragraphs for run in paragraph.runs if run.name}
    cell = replace(cell, typed=bool(names) and all(_is_typed(sheet, name) for name in names))
    found = labelled(cell)
    if found is None or len(found.before + found.after) > _MOST_LABEL:
        return cell
    figure = sheet.kind(found.name).holds == "figure"
    return _with_value(cell, sheet, found.name) if figure or not cell.typed else cell


def _is_typed(sheet: Sheet, name: str) -> bool:
    """Whether the cell of *name* shows what the clerk typed."""
    if sheet.figure(name) is None:
        return True
    return not sheet.formula(name) and (sheet.typable(name) or _lowered(sheet, name))


def _with_value(cell: Cell, sheet: Sheet, name: str) -> Cell:
    kind = sheet.kind(name)
    formula = sheet.formula(name) if sheet.figure(name) is not None else ""
    typed = _is_typed(sheet, name)
    if kind.holds != "figure":
        return replace(cell, formula=formula, typed=typed)
    figure = number(sheet.value(name))
    return replace(
        cell,
        # Not a digit more than is printed: programs differ in how they show a half.
        value=None if figure is None else kind.printed(figure),
        number_format=_FORMATS.get(kind.name, "0.00"),
        formula=formula,
        typed=typed,
    )


def _lowered(sheet: Sheet, name: str) -> bool:
    """Whether the clerk's score stands in the cell of the computed one."""
    table, _, column = name.rpartition(".")
    if column != "score" or address(name) is None:
        return False
    return number(sheet.typed(f"{table}.lowered")) is not None


def _paragraphs(
    drawn: DrawnCell, sheet: Sheet, place: _Place, *, holds: bool
) -> Iterator[Paragraph]:
    style = "cell" if holds or not drawn.text else "head" if _is_head(drawn) else "cell"
    for line in drawn.text.split("\\n"):
        align, text = _aligned(line)
        for runs in _split_lines(_runs(text, sheet, place)):
            yield Paragraph(runs=runs, style=style, align=align)


def _is_head(drawn: DrawnCell) -> bool:
    """Whether a printed label is set as a table head: those that are centred."""
    return not drawn.text.startswith(tuple(_MARKS))


def _split_lines(runs: Iterator[Run]) -> Iterator[tuple[Run, ...]]:
    """*runs* cut into paragraphs where a value has several lines; no tab stop is printed."""
    line: list[Run] = []
    for run in runs:
        first, *rest = run.text.replace("\t", " ").split("\n")
        line.append(Run(first, run.name))
        for text in rest:
            yield tuple(line)
            line = [Run(text, run.name)]
    yield tuple(line)


def _aligned(text: str) -> tuple[Align | None, str]:
    return (_MARKS[text[0]], text[1:]) if text[:1] in _MARKS else (None, text)


def _runs(text: str, sheet: Sheet, place: _Place) -> Iterator[Run]:
    """*text* with labels and values put in."""
    text = with_years(text, sheet.report.year)
    position = 0
    for match in _NAMES.finditer(text):
        if match.start() > position:
            yield Run(text[position : match.start()])
        if match[2]:
            yield Run(sheet.edition.label(match[2], sheet.report.year))
        else:
            name, _, form = match[1].partition("|")
            yield _value_run(name, form, sheet, place)
        position = match.end()
    if position < len(text):
        yield Run(text[position:])


def _value_run(name: str, form: str, sheet: Sheet, place: _Place) -> Run:
    if name == "funds.label":
        return Run(sheet.fund_label(place.line, place.row or 0))
    real = _resolved(name, sheet, place)
    if not real:
        return Run("")
    value = sheet.value(real)
    if form == "dotted" and isinstance(value, date):
        return Run(f"{value.year}.{value.month}.{value.day}", real)
    return Run(sheet.shown(real), real)


def _resolved(name: str, sheet: Sheet, place: _Place) -> str:
    """The full name of a drawn name in *place*; empty where the row is an empty filler."""
    table, _, column = name.partition(".")
    if place.table == "funds" and table == "funds":
        if column == "label":
            return ""
        if place.line != "projects":
            return f"{place.line}.{column}"
        inside = (place.row or 0) < len(sheet.report.funds.projects)
        return f"projects[{place.row}].{column}" if inside else ""
    if place.row is not None and table == place.table:
        inside = place.row < len(rows_of(sheet.report, table))
        return f"{table}[{place.row}].{column}" if inside else ""
    return name
