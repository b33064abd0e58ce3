"""Cells that were taken over from a file and wait to be looked over: marked, touched, confirmed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from perfeval_gui.domain.beside.unconfirmed import UnconfirmedCell
from perfeval_gui.domain.cells.reading import clean_text
from perfeval_gui.domain.names.fields import get, kind_of, rows_of, with_rows
from perfeval_gui.domain.names.places import name_at, place_of
from perfeval_gui.domain.record.report import Report

TABLE = "unconfirmed"


def unconfirmed(report: Report) -> dict[str, str]:
    """The cells of the form that wait to be looked over, by name, with where they came from."""
    return {name: row.trace for name, row in _named(report)}


def marked(report: Report, traces: Mapping[str, str]) -> Report:
    """*report* in which the cells named in *traces*, taken over just now, wait.

    Each comes with where its content was taken from: names of files and sheets may hold what
    cannot be stored.
    """
    places = {place_of(report, name): clean_text(trace) for name, trace in traces.items()}
    rows = report.unconfirmed.unconfirmed
    # No id is used again: by it a mark that is made anew is told from one that was there.
    last = max((row.id for row in rows), default=0)
    new = (
        UnconfirmedCell(id=number, place=place, trace=trace)
        for number, (place, trace) in enumerate(places.items(), last + 1)
    )
    return with_rows(report, TABLE, (*(row for row in rows if row.place not in places), *new))


def confirmed(report: Report, names: Container[str]) -> Report:
    """*report* in which none of the cells called *names* waits any more."""
    return _without(report, {row.id for name, row in _named(report) if name in names})


def touched(before: Report, after: Report) -> Report:
    """*after*, which was made of *before*, with nothing waiting that it changed or took away.

    What was marked in making it stays.
    """
    rows = after.unconfirmed.unconfirmed
    if not rows:
        return after
    there = {row.id for row in before.unconfirmed.unconfirmed}
    changed = {row.id for row in rows if row.id in there and _changed(before, after, row.place)}
    return _without(after, changed)


def _named(report: Report) -> Iterator[tuple[str, UnconfirmedCell]]:
    for row in report.unconfirmed.unconfirmed:
        name = name_at(report, row.place)
        if name and kind_of(report.form, name) is not None:
            yield name, row


def _without(report: Report, ids: Container[int]) -> Report:
    rows = report.unconfirmed.unconfirmed
    kept = tuple(row for row in rows if row.id not in ids)
    return report if len(kept) == len(rows) else with_rows(report, TABLE, kept)


def _changed(before: Report, after: Report, place: str) -> bool:
    table, in_table, _ = place.partition("#")
    if in_table and table in after.form.tables:
        if rows_of(before, table) is rows_of(after, table):
            return False
        was, now = name_at(before, place), name_at(after, place)
        return bool(was) and (not now or _differs(before, was, after, now))
    return kind_of(after.form, place) is not None and _differs(before, place, after, place)


def _differs(before: Report, was: str, after: Report, now: str) -> bool:
    try:
        return get(before, was) != get(after, now)
    except KeyError:
        # A draft that others wrote may name a row where no row is.
        return False
