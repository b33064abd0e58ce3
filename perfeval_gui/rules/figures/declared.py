"""Figures that an edition declares: of its tables, of its cells, and in place of standard ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Final

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.edition.declared import Line, OwnColumn, OwnFigure, OwnTable, Way
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.record.form import Form
from perfeval_gui.rules.figures.declared_ways import CountThere, Difference, Earned, Part, Same
from perfeval_gui.rules.figures.figure import REPORT_YEAR, Figure, typed
from perfeval_gui.rules.figures.grading import Grade
from perfeval_gui.rules.figures.ways import Constant, CountFilled, Growth, Ratio, Rule, Sum, Total

SOURCE: Final = "版式规定"
_FULL: Final = Decimal(100)
_declared: Final = partial(Figure, source=SOURCE, printed=True)
_RULES: Final[Mapping[Way, Callable[[int], Rule]]] = {
    "same": Same,
    "sum": Sum,
    "total": Total,
    "difference": Difference,
    "ratio": Ratio,
    "share": Part,
    "growth": Growth,
    "count": lambda _places: CountThere(),
    "score": Earned,
}
"""Each way's rule for figures printed with so many decimals."""


def declared_figures(edition: Edition) -> Iterator[Figure]:
    """Every figure that *edition* declares, tables first."""
    for table in edition.declared.tables:
        for column in table.columns:
            if not table.lines and column.way is not None:
                yield _column(table, column, f"{table.name}[]")
            for line in table.lines:
                yield from _line(table, line, column)
    for one in edition.declared.figures:
        yield _grade(one, edition) if one.way == "grade" else _figure(one)


def present(figures: tuple[Figure, ...], form: Form) -> tuple[Figure, ...]:
    """Those of *figures* for which *form* has what they follow from.

    A sum is there as soon as one of its inputs is, and is the sum of those that are.
    """
    typed_names = {typed(name) for name in form.fields}
    columns = {
        f"{name}[].{column}" for name, table in form.tables.items() for column in table.kinds
    }
    there = {*form.fields, *typed_names, *columns, REPORT_YEAR}
    kept = {figure.name: figure for figure in figures}
    while True:
        known = there | kept.keys()
        fewer = {}
        for name, figure in kept.items():
            inputs = tuple(one for one in figure.inputs if one in known)
            if inputs == figure.inputs and not (figure.table and figure.table not in form.tables):
                fewer[name] = figure
            elif inputs and isinstance(figure.rule, Sum | CountFilled):
                fewer[name] = replace(figure, inputs=inputs)
        if len(fewer) == len(kept):
            return tuple(fewer.values())
        kept = fewer


def _line(table: OwnTable, line: Line, column: OwnColumn) -> Iterator[Figure]:
    at = f"{table.name}.{line.key}"
    if column.way is not None:
        yield _column(table, column, at)
    elif column.kind.holds == "figure" and line.parts == "all":
        name = f"{at}.{column.key}"
        parts = [
            f"{table.name}.{one.key}.{column.key}" for one in table.lines if one.parent == line.key
        ]
        inputs = (*parts, typed(name))
        rule = Total(column.kind.decimals)
        yield _declared(name=name, rule=rule, inputs=inputs, kind=column.kind)


def _column(table: OwnTable, column: OwnColumn, at: str) -> Figure:
    """The figure of *column* in the line, or in every row, *at*.

    What it follows from is of the same row where it is a column, and else stands alone.
    """
    keys = {one.key for one in table.columns}
    of = tuple(f"{at}.{name}" if name in keys else name for name in column.of)
    assert column.way is not None  # only computed columns come here
    return _made(f"{at}.{column.key}", column.way, of, column.kind)


def _grade(one: OwnFigure, edition: Edition) -> Figure:
    """The grade of a total, once every row with points has its score."""
    total, points, scores = one.of
    rule = Grade(edition.grades, _FULL - edition.execution_points, _FULL)
    inputs = (total, total, points, scores)
    return _declared(name=one.name, rule=rule, inputs=inputs, kind=one.kind)


def _figure(one: OwnFigure) -> Figure:
    if one.way == "constant":
        rule = Constant(one.constant or Decimal(0))
        return _declared(name=one.name, rule=rule, inputs=(), kind=one.kind)
    return _made(one.name, one.way, one.of, one.kind)


def _made(name: str, way: Way, of: tuple[str, ...], kind: Kind) -> Figure:
    inputs = (*of, typed(name)) if way == "total" else of
    rule = _RULES[way](kind.decimals)
    return _declared(name=name, rule=rule, inputs=inputs, kind=kind)
