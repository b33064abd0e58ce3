"""What one drawn cell or paragraph prints in one place: labels, values, formulas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.values import Month, number
from perfeval_gui.domain.edition.drawing import DrawnCell
from perfeval_gui.domain.edition.drawn_text import Piece, aligned, alone, drawn_pieces
from perfeval_gui.domain.edition.edition import FUNDS, with_years
from perfeval_gui.domain.names.fields import address, cell_name, rows_of
from perfeval_gui.domain.names.lacking import lacked
from perfeval_gui.pages.boxes import boxes
from perfeval_gui.pages.mixed_cells import labelled
from perfeval_gui.pages.model import Cell, Paragraph, Run
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.figures.ways import Operand, Sum
from perfeval_gui.rules.figures.why import stays_blank

DASH: Final = "—"
"""What is printed where a figure is blank by its rule."""
_MOST_LABEL: Final = 60
"""Characters beside a figure that is a number in Excel: its format takes 255, the label thrice."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a drawn text is being printed: which row of which table, if any.

    Below a *group* of rows, whose subtotal it is, *row* is the last of them.
    """

    table: str = ""
    row: int | None = None
    line: str = ""
    group: range = range(0)


def printed_cell(drawn: DrawnCell, sheet: Sheet, place: Place) -> Cell:
    """One printed cell, still without its place in the grid's rows."""
    # Years are part of a label, as they are in labels of the edition.
    text = with_years(drawn.text, sheet.report.year)
    only = alone(text)
    name = resolved(only.name, sheet, place) if only is not None else ""
    holds = any(piece.name for piece in drawn_pieces(text))
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
    if place.group:
        form = only.form if only is not None else ""
        return _of_group(cell, sheet, name if form == "sum" else "", place)
    return _with_value(cell, sheet, name) if name else _mixed(cell, sheet)


def _of_group(cell: Cell, sheet: Sheet, summed: str, place: Place) -> Cell:
    """A cell below a group of rows: nothing in it is typed; with the sum of a column, or text."""
    if not summed:
        return cell
    operands = _operands(sheet, summed, place)
    kind = sheet.kind(summed)
    total = number(Sum().value([one.value for one in operands]))
    return replace(
        cell,
        name="",
        value=None if total is None else kind.printed(total),
        number_format=number_format(kind),
        formula=Sum(kind.places).formula(operands),
    )


def _operands(sheet: Sheet, summed: str, place: Place) -> list[Operand]:
    """The cells of the column of *summed* in the rows of the group."""
    table, _, column = address(summed) or ("", None, "")
    names = (cell_name(table, row, column) for row in place.group)
    return [Operand(name, "", sheet.value(name), sheet.shown(name)) for name in names]


def runs(text: str, sheet: Sheet, place: Place) -> Iterator[Run]:
    """*text* with labels and values put in."""
    for piece in drawn_pieces(with_years(text, sheet.report.year)):
        if piece.label:
            yield Run(sheet.edition.label(piece.label, sheet.report.year))
        elif piece.name:
            yield _value_run(piece, sheet, place)
        else:
            yield Run(piece.text)


def printed_text(drawn: DrawnCell, sheet: Sheet, place: Place) -> str:
    """The text of a drawn cell in *place*."""
    return "".join(run.text for run in runs(drawn.text, sheet, place))


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
    if formula and figure is None and cell.text == DASH:
        formula = f'=IF(({formula.removeprefix("=")})="","{DASH}",{formula.removeprefix("=")})'
    return replace(
        cell,
        # Not a digit more than is printed: programs differ in how they show a half.
        value=None if figure is None else kind.printed(figure),
        number_format=number_format(kind),
        formula=formula,
        typed=typed,
    )


def number_format(kind: Kind) -> str:
    """How Excel shows a figure of *kind* as it is printed."""
    share = "%" if kind.unit == "%" else ""
    if not (kind.padded or share):
        return "General"
    whole = "#,##0" if kind.grouped else "0"
    return f"{whole}.{'0' * kind.places}{share}" if kind.places else f"{whole}{share}"


def _lowered(sheet: Sheet, name: str) -> bool:
    """Whether the clerk's score stands in the cell of the computed one."""
    table, _, column = name.rpartition(".")
    if column != "score" or address(name) is None:
        return False
    return number(sheet.typed(f"{table}.lowered")) is not None


def _paragraphs(
    drawn: DrawnCell, sheet: Sheet, place: Place, *, holds: bool
) -> Iterator[Paragraph]:
    # A printed label is set as a table head where it is centred.
    head = bool(drawn.text) and not holds and aligned(drawn.text)[0] is None
    style = "head" if head else "cell"
    for line in drawn.text.split("\\n"):
        align, text = aligned(line)
        for line_runs in _split_lines(runs(text, sheet, place)):
            yield Paragraph(runs=line_runs, style=style, align=align)


def _split_lines(found: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    """*found* cut into paragraphs where a value has several lines; no tab stop is printed."""
    line: list[Run] = []
    for run in found:
        first, *rest = run.text.replace("\t", " ").split("\n")
        line.append(Run(first, run.name))
        for text in rest:
            yield tuple(line)
            line = [Run(text, run.name)]
    yield tuple(line)


def _value_run(piece: Piece, sheet: Sheet, place: Place) -> Run:
    if place.line and piece.name == f"{place.table}.label":
        return Run(line_label(sheet, place))
    real = resolved(piece.name, sheet, place)
    if piece.form == "sum":
        values = [one.value for one in _operands(sheet, real, place)]
        return Run(sheet.kind(real).show(Sum().value(values)))
    if not real:
        return Run(_in_no_row(sheet, piece.name, place))
    return Run(_formed(sheet, real, piece.form) or _in_its_place(sheet, real), real)


def _in_its_place(sheet: Sheet, name: str) -> str:
    """What is printed in the blank cell *name* of a part that the unit does not have."""
    if sheet.figure(name) is not None:
        return ""
    return next((p.prints for p in lacked(sheet.edition, sheet.report) if p.covers(name)), "")


def _in_no_row(sheet: Sheet, name: str, place: Place) -> str:
    """The same in the first cell of a table without rows."""
    table = sheet.report.form.tables.get(place.table)
    if place.row or table is None or name != f"{table.name}.{next(iter(table.kinds))}":
        return ""
    return _in_its_place(sheet, table.name)


def line_label(sheet: Sheet, place: Place) -> str:
    """The printed label of the line of a table whose lines are the edition's."""
    if place.table == FUNDS:
        return sheet.fund_label(place.line, place.row or 0)
    return sheet.edition.label(f"{place.table}.{place.line}", sheet.report.year)


def _formed(sheet: Sheet, name: str, form: str) -> str:
    """The value of *name* in the *form* in which it is drawn."""
    if form == "tick":
        return _ticked(sheet, name)
    if form in ("dotted", "month"):
        return _dated(sheet, name, form)
    shown = sheet.shown(name)
    return DASH if form == "dash" and not shown and stays_blank(sheet, name) else shown


def _dated(sheet: Sheet, name: str, form: str) -> str:
    value = sheet.value(name)
    if form == "month" and isinstance(value, date):
        return str(Month(value.year, value.month))
    if form == "dotted" and isinstance(value, date):
        return f"{value.year}.{value.month}.{value.day}"
    if form == "dotted" and isinstance(value, Month):
        return f"{value.year}.{value.month}"
    return sheet.shown(name)


def _ticked(sheet: Sheet, name: str) -> str:
    """All that may be chosen, each behind its box; a flag is the box alone."""
    if sheet.kind(name).holds != "choice":
        return sheet.shown(name)
    value = sheet.value(name)
    choices = sheet.choices(name)
    if value and all(word != value for word, _ in choices):
        # What another edition's form let choose is not lost.
        choices = (*choices, (str(value), str(value)))
    return boxes((label, word == value) for word, label in choices)


def resolved(name: str, sheet: Sheet, place: Place) -> str:
    """The full name of a drawn name in *place*; empty where the row is an empty filler."""
    table, _, column = name.partition(".")
    if place.line and table == place.table:
        if column == "label":
            return ""
        if place.table != FUNDS:
            return f"{table}.{place.line}.{column}"
        if place.line != "projects":
            return f"{place.line}.{column}"
        inside = (place.row or 0) < len(sheet.report.funds.projects)
        return f"projects[{place.row}].{column}" if inside else ""
    if place.row is not None and table == place.table:
        inside = place.row < len(rows_of(sheet.report, table))
        return f"{table}[{place.row}].{column}" if inside else ""
    return name
