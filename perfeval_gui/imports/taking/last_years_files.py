"""What a file says for last year's report, as cells of the year after: what stays comes along."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from perfeval_gui.domain.names.fields import address, any_row, at_row, kind_of
from perfeval_gui.imports.matching.result import Match, Matched, Text, Trace
from perfeval_gui.imports.taking.marking import part_of_passage
from perfeval_gui.imports.taking.new_year import LISTS, lasts_of, linked, stays
from perfeval_gui.rules.figures.rulebook import Sheet


def of_next_year(match: Match, old: Sheet) -> Match:
    """*match* as of the year after its files: as `new_year` would make it of the report *old*.

    What was of that year alone is not in it; its texts are still accounted for. Doubtful cells
    stay doubtful under the name they have then.

    Args:
        match: What the files say.
        old: The report of their year with what is sure of it.
    """
    cells = {one.name: one for one in _cells(match, old)}
    taken = {_place(trace) for one in cells.values() for trace in one.traces}
    return replace(
        match,
        year=old.report.year + 1,
        cells=tuple(cells.values()),
        texts=tuple(
            replace(one, use="label") if _is_left(one, taken) else one for one in match.texts
        ),
        answers=(),
        computed=(),
        deviations=(),
    )


def _place(trace: Trace) -> tuple[str, int, str]:
    return trace.file, trace.block, trace.place


def _is_left(one: Text, taken: Container[tuple[str, int, str]]) -> bool:
    """Whether it is known and was of that year alone."""
    return one.use == "value" and _place(one.trace) not in taken


def _cells(match: Match, old: Sheet) -> Iterator[Matched]:
    later = {earlier: name for name, earlier in lasts_of(old).items()}
    typed = {one.name for one in match.cells}
    for one in (*match.cells, *match.computed):
        table, row, _ = address(one.name) or ("", None, "")
        column = any_row(one.name)
        kind = kind_of(old.report.form, one.name)
        if table in LISTS:
            continue
        if column in later:
            name = later[column] if row is None else at_row(later[column], row)
            if _is_typed(old, name) and not _follows(old, one.name):
                yield replace(one, name=name)
        elif one.name in typed and kind is not None and stays(old.edition, one.name, kind):
            yield one
    yield from _passages(match, linked(old))


def _is_typed(old: Sheet, name: str) -> bool:
    return kind_of(old.report.form, name) is not None


def _follows(old: Sheet, name: str) -> bool:
    """Whether *name*, a single cell, is a total now: it follows from its parts again."""
    return "[" not in name and old.figure(name) is not None and not old.typable(name)


def _passages(match: Match, texts: Mapping[str, str]) -> Iterator[Matched]:
    """The texts of the report, without those that say what the form says by itself."""
    known = match.by_name
    for one in match.cells:
        if part_of_passage(one.name) != "text":
            continue
        key = known[f"{one.name.removesuffix('.text')}.key"]
        if one.state != "sure":
            yield from (key, one)
        elif text := texts.get(str(key.value), ""):
            yield from (key, replace(one, value=text))
