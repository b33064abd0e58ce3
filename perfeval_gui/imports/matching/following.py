"""What a file shows computed, compared with what follows from the values that were typed in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.values import Value, is_blank
from perfeval_gui.domain.names.fields import address, kind_of
from perfeval_gui.domain.names.putting import put_cells
from perfeval_gui.domain.record.form import Table
from perfeval_gui.imports.matching.result import Deviation, Matched
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.figures.ways import Link

_SCORE: Final = "score"
_LOWERED: Final = "lowered"
_DIFFERS: Final = "文件里是 {}，由其他各格算出来是 {}。"


@dataclass(frozen=True, slots=True)
class Followed:
    """Cells that are typed, figures that follow from them, and where the file shows others."""

    cells: tuple[Matched, ...]
    computed: tuple[Matched, ...]
    deviations: tuple[Deviation, ...]


def followed(book: Rulebook, year: int, found: Sequence[Matched]) -> Followed:
    """*found* told apart into typed cells and computed figures, which are compared."""
    form = book.form
    typed = [one for one in found if kind_of(form, one.name) is not None]
    figures = [one for one in found if kind_of(form, one.name) is None]
    trial = _sheet(book, year, typed)
    totals = {one.name for one in typed if _is_total(trial, one)}
    own = [one for one in typed if one.name not in totals]
    for one, flag in _unlinked(trial, typed):
        totals.discard(one.name)
        own += [one, replace(one, name=flag, value=False, others=())]
    own += _lowered(trial, figures)
    sheet = _sheet(book, year, own)
    figures += [one for one in typed if one.name in totals]
    computed, deviations = _compared(sheet, figures)
    order = {one.name: number for number, one in enumerate(found)}
    own.sort(key=lambda one: _place(one, order))
    return Followed(tuple(own), tuple(computed), tuple(deviations))


def _sheet(book: Rulebook, year: int, cells: Iterable[Matched]) -> Sheet:
    """What follows from *cells*, doubtful ones taken as they are likeliest."""
    filled = {one.name: one.value for one in cells if not is_blank(one.value)}
    return book.evaluate(put_cells(book.edition.blank(year), filled))


def _place(one: Matched, order: Mapping[str, int]) -> tuple[int, str]:
    """Its place among what was found; what is on no paper stands where the file shows it."""
    known = order.get(one.name)
    if known is None:
        row = one.name.rpartition(".")[0]
        known = order.get(f"{row}.{_SCORE}", len(order))
    return known, one.name


def _is_total(sheet: Sheet, one: Matched) -> bool:
    """Whether *one* follows from others in this report, though it could be typed."""
    return sheet.figure(one.name) is not None and not sheet.typable(one.name)


def _unlinked(sheet: Sheet, typed: Iterable[Matched]) -> Iterator[tuple[Matched, str]]:
    """Cells that are no link where the file shows another amount, with what switches the link."""
    for one in typed:
        figure = sheet.figure(one.name)
        if figure is None or not isinstance(figure.rule, Link) or is_blank(one.value):
            continue
        if sheet.value(one.name) != one.value and figure.inputs[-1] in sheet.report.form.fields:
            yield one, figure.inputs[-1]


def _lowered(sheet: Sheet, figures: Iterable[Matched]) -> Iterator[Matched]:
    """Scores that the rule does not give were given by somebody."""
    columns = sheet.report.form.tables.get("indicators")
    for one in figures:
        table, row, column = address(one.name) or ("", None, "")
        if table != "indicators" or column != _SCORE or row is None or is_blank(one.value):
            continue
        if columns is None or _LOWERED not in columns.kinds:
            continue
        if _alike(sheet, one):
            continue
        band = _full_band(sheet, row, one.value, columns)
        if band:
            yield replace(one, name=f"indicators[{row}].band", value=band, others=())
        else:
            yield replace(one, name=f"indicators[{row}].{_LOWERED}", others=())


def _full_band(sheet: Sheet, row: int, score: Value, columns: Table) -> str:
    """The band of a quality with all its points: only the best one gives them."""
    bands = sheet.edition.bands
    there = row < len(sheet.report.indicators.indicators)
    if "band" not in columns.kinds or not bands or not there:
        return ""
    if sheet.value(f"indicators[{row}].band"):
        return ""
    full = score == sheet.value(f"indicators[{row}].points")
    return bands[0].key if full and sheet.value(f"indicators[{row}].{_SCORE}") is None else ""


def _compared(sheet: Sheet, figures: Iterable[Matched]) -> tuple[list[Matched], list[Deviation]]:
    computed: list[Matched] = []
    deviations: list[Deviation] = []
    for one in figures:
        if is_blank(one.value):
            computed.append(one)
        elif _alike(sheet, one):
            computed.append(replace(one, state="sure", reason="", others=()))
        else:
            shown = one.traces[0].text.strip() if one.traces else str(one.value)
            follows = _shown(sheet, one.name)
            told = _DIFFERS.format(shown, follows or "空白")
            computed.append(replace(one, state="doubtful", reason=told))
            deviations += (
                Deviation(name=one.name, shown=shown, follows=follows, trace=trace)
                for trace in one.traces[:1]
            )
    return computed, deviations


def _alike(sheet: Sheet, one: Matched) -> bool:
    """Whether the file shows what follows, as it is printed."""
    return any(_equal(sheet, one.name, value) for value in _readings(one))


def _readings(one: Matched) -> Iterator[Value]:
    yield one.value
    yield from (other.value for other in one.others)


def _equal(sheet: Sheet, name: str, value: Value) -> bool:
    try:
        follows, kind = sheet.value(name), sheet.kind(name)
    except KeyError:
        return False
    if isinstance(follows, Decimal) and isinstance(value, Decimal):
        return kind.printed(follows) == kind.printed(value)
    return follows == value or "".join(str(value).split()) == "".join(sheet.shown(name).split())


def _shown(sheet: Sheet, name: str) -> str:
    try:
        return sheet.shown(name)
    except KeyError:
        return ""
