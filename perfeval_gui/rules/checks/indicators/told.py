"""Check of 年度总体目标 against the indicators: the same thing is told with the same figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import Row, found, indicator_rows, short
from perfeval_gui.rules.proofreading.figures.indicators import Titles, Told, title_of
from perfeval_gui.rules.quantities import Quantity, compare, read

_COLUMNS = {"goals_expected": "target", "goals_achieved": "actual"}
_CALLED = {"target": "年度指标值", "actual": "实际完成值"}


def goals_agree_with_indicators(sheet: Sheet) -> Iterator[Finding]:
    """预期目标 says what the targets say, 实际完成情况 what the results say. Source: 附件3-1.

    Of indicators with one name it is enough that one of them says so.
    """
    texts = {name: str(sheet.value(name)) for name in _COLUMNS}
    if not any(text.strip() for text in texts.values()):
        return
    titles = _titles(tuple(row.indicator.name for row in indicator_rows(sheet)))
    year = sheet.report.year
    every = [(name, told) for name, text in texts.items() for told in _told(titles, text, year)]
    rows: dict[str, list[Row]] = {}
    for row in indicator_rows(sheet) if every else ():
        rows.setdefault(title_of(row.indicator.name), []).append(row)
    for name, told in every:
        there = [
            (row, figure)
            for row in rows[told.name]
            if (figure := _figure(sheet, row, _COLUMNS[name])) is not None
            and figure.measure == told.quantity.measure
        ]
        agrees = _promised_alike if name == "goals_expected" else _reached_alike
        if there and not any(agrees(told.quantity, figure) for _, figure in there):
            yield _differs(sheet, name, told, there[0][0])


@lru_cache(maxsize=16)
def _titles(names: tuple[str, ...]) -> Titles:
    """The *names* of the indicators, for finding them in texts; mostly those of the last check."""
    return Titles(map(title_of, names))


@lru_cache(maxsize=64)
def _told(titles: Titles, text: str, year: int) -> tuple[Told, ...]:
    return tuple(titles.told(text, year))


def _figure(sheet: Sheet, row: Row, column: str) -> Quantity | None:
    """What an indicator says in *column*: a bare result in the unit of its target."""
    if column == "target":
        return read(row.indicator.target).single
    found = compare(row.indicator.target, row.indicator.actual, sheet.report.year)
    return found.reached or read(row.indicator.actual).single


def _promised_alike(told: Quantity, figure: Quantity) -> bool:
    """Whether a goal may be the target *figure*: the same number, whatever the sign."""
    return (told.way, told.per) != (figure.way, figure.per) or told.size == figure.size


def _reached_alike(told: Quantity, figure: Quantity) -> bool:
    """Whether a text that tells *told* may be about the result *figure*: 40处以上 about 42处."""
    if _promised_alike(told, figure):
        return True
    bound, other = (told, figure) if told.sign else (figure, told)
    if bound.sign and not other.sign:
        return other.size >= bound.size if bound.sign == "≥" else other.size <= bound.size
    return False


def _differs(sheet: Sheet, name: str, told: Told, row: Row) -> Finding:
    text = str(sheet.value(name))
    column = _COLUMNS[name]
    words, written = short(text[told.begin : told.end]), short(getattr(row.indicator, column))
    figures = (
        f"{sheet.label(name)}写的是“{words}”，绩效指标“{row.title}”的{_CALLED[column]}是“{written}”"
    )
    message = f"{figures}，同一件事应当是同一个数，请核对后改成一致。"
    finding = found("goal-differs", name, message, figures)
    return replace(finding, span=(told.begin, told.end))
