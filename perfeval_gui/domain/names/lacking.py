"""Parts that a unit does not have: which are ticked, what stands in them all the same."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval_gui.domain.beside.dismissals import LackedPart
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.nothing import stands_for_blank
from perfeval_gui.domain.cells.values import Value, is_blank
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.edition.may_lack import Part
from perfeval_gui.domain.names.fields import cell_name, get, rows_of, with_rows
from perfeval_gui.domain.record.report import Report

TABLE = "lacking"


def lacked(edition: Edition, report: Report) -> tuple[Part, ...]:
    """The parts of *edition* that the unit of *report* does not have, in the edition's order."""
    if not report.lacking.lacking:
        return ()
    keys = {row.part for row in report.lacking.lacking}
    return tuple(part for part in edition.may_lack if part.key in keys)


def is_lacked(edition: Edition, report: Report, name: str) -> bool:
    """Whether *name* belongs to a part that the unit does not have."""
    # Most units have all: each cell of a form is asked for.
    lacking = report.lacking.lacking
    return bool(lacking) and any(part.covers(name) for part in lacked(edition, report))


def lacked_headings(edition: Edition, report: Report) -> frozenset[str]:
    """The keys of the headings under which there is nothing to tell."""
    return frozenset(key for part in lacked(edition, report) for key in part.headings)


def filled_in(part: Part, report: Report) -> Iterator[str]:
    """The cells of *part* that hold something, in the order of the record."""
    for name, field in report.form.fields.items():
        if part.covers(name) and _is_typed(field.kind, get(report, name)):
            yield name
    for table, declared in report.form.tables.items():
        if table in part.names:
            for number, row in enumerate(rows_of(report, table)):
                yield from (
                    cell_name(table, number, column)
                    for column, kind in declared.kinds.items()
                    if _is_typed(kind, getattr(row, column))
                )
    for number, passage in enumerate(report.narrative.passages):
        if passage.key in part.headings and not stands_for_blank(passage.text.strip(" 。\n")):
            yield cell_name("passages", number, "text")


def _is_typed(kind: Kind, value: Value) -> bool:
    """Whether *value* is more than nothing: a box that nobody ticked holds False."""
    return value != kind.blank and not is_blank(value)


def with_lacking(report: Report, key: str, *, lacks: bool) -> Report:
    """*report* of a unit that *lacks* the part called *key*, or has it."""
    rows = tuple(row for row in report.lacking.lacking if row.part not in (key, ""))
    return with_rows(report, TABLE, (*rows, LackedPart(part=key)) if lacks else rows)


def had(edition: Edition, before: Report, after: Report) -> Report:
    """*after*, which was made of *before*, without the ticks of parts that were filled in by it.

    What is typed there is there: the tick goes in the same step.
    """
    if not after.lacking.lacking or after.lacking is not before.lacking:
        return after
    for part in lacked(edition, after):
        if any(filled_in(part, after)) and not any(filled_in(part, before)):
            after = with_lacking(after, part.key, lacks=False)
    return after
