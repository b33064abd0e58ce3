"""明细 of cells: which figures may have one, and what its rows come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.beside.details import Detail, Details
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.mending import rounded_into
from perfeval_gui.domain.cells.values import Value, is_blank
from perfeval_gui.domain.names.fields import kind_of, with_rows
from perfeval_gui.domain.names.places import name_at, place_of
from perfeval_gui.domain.record.report import BESIDE, Report
from perfeval_gui.working.identity import Same

TABLE: Final = "details"
_NO_SUMS: Final = ("%", "分")
"""Units of figures that are no sum of anything: a rate is worked out, points are given."""


def may_have_detail(report: Report, name: str) -> bool:
    """Whether *name* is a typed cell for a figure that amounts can add up to."""
    kind = kind_of(report.form, name)
    summable = kind is not None and kind.holds == "figure" and kind.unit not in _NO_SUMS
    return summable and name.partition("[")[0] not in BESIDE


def detail_of(report: Report, name: str) -> tuple[Detail, ...]:
    """The amounts behind the cell called *name*, in their order; none for most cells."""
    if not report.details.details:
        return ()
    return _by_place(Same(report.details)).get(place_of(report, name), ())


def detailed(report: Report) -> tuple[str, ...]:
    """The cells of the form with a 明细, by name, each once, in the order they got it."""
    if not report.details.details:
        return ()
    names = (name_at(report, place) for place in _by_place(Same(report.details)))
    return tuple(name for name in names if name and may_have_detail(report, name))


def is_nothing(row: Detail) -> bool:
    """Whether neither an amount nor a note stands in *row*."""
    return is_blank(row.amount) and is_blank(row.note)


def sum_of(rows: Iterable[Detail]) -> Decimal | None:
    """What the amounts of *rows* come to, exactly and in their unit.

    None where there is none, or one that cannot be read: a blank amount counts for nothing.
    """
    amounts = [row.amount for row in rows if not is_blank(row.amount)]
    figures = [one for one in amounts if isinstance(one, Decimal)]
    return sum(figures, Decimal(0)) if figures and len(figures) == len(amounts) else None


def figure_of(kind: Kind, rows: Iterable[Detail]) -> Value:
    """The figure that *rows* come to in a cell of *kind*, half up once; None where none is known.

    What the cell cannot hold is a text to be mended, as if it were typed there.
    """
    exact = sum_of(rows)
    if exact is None:
        return None
    result = rounded_into(kind, Fraction(exact))
    return kind.read(f"{exact:f}") if result is None else result


def with_detail(report: Report, name: str, rows: Iterable[Detail]) -> Report:
    """*report* with *rows* behind the cell called *name*, whose figure stays as it is."""
    place = place_of(report, name)
    there = report.details.details
    others = [row for row in there if row.place != place]
    at = next((number for number, row in enumerate(there) if row.place == place), len(others))
    new = _renumbered(rows, place, {row.id for row in others})
    return with_rows(report, TABLE, (*others[:at], *new, *others[at:]))


def _renumbered(rows: Iterable[Detail], place: str, taken: set[int]) -> list[Detail]:
    """*rows* at *place*, none with an id that another cell's row has."""
    own = [replace(row, place=place) for row in rows]
    top = max([*taken, *(row.id for row in own)], default=0)
    new = []
    for row in own:
        if row.id in taken or not row.id:
            top += 1
            row = replace(row, id=top)  # noqa: PLW2901 - the row goes on under its new id
        new.append(row)
    return new


@lru_cache(maxsize=4)
def _by_place(details: Same[Details]) -> Mapping[str, tuple[Detail, ...]]:
    """The rows by place, in the order of their first ones."""
    found: dict[str, list[Detail]] = {}
    for row in details.what.details:
        found.setdefault(row.place, []).append(row)
    return {place: tuple(of_it) for place, of_it in found.items()}
