"""情况一览: what a report comes to at a glance, as bars with marks; every bar is a cell.

Nothing is worked out here: lengths are the printed figures, and where a figure is blank there is
no bar. Bars of one chart share a scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from perfeval_gui.domain.edition.declared import OwnTable
from perfeval_gui.domain.edition.edition import FundRow, with_years
from perfeval_gui.domain.names.fields import rows_of
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.telling.where_shown import title_of

Sign = Literal["budget", "prior", "most", "limit"]
"""What a mark stands for: the budget, last year, the most there can be, a limit of the form."""
SIGNS: Final[Mapping[Sign, str]] = {
    "budget": "预算",
    "prior": "上年决算",
    "most": "分值",
    "limit": "界限",
}
_RATE: Final = "execution_rate"
_MOST: Final = Decimal(2)
"""From where on a completion is cut off: what is a hundred times its target tells of the target."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure that a bar is held against; *name* is its cell, "" for a limit."""

    sign: Sign
    value: Decimal
    shown: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart.

    Attributes:
        name: The cell that it shows, for a jump.
        label: What that is called.
        level: How deep it is part of those above, from 0.
        value: How long it is, in the unit of its chart; None where the cell is blank.
        shown: As printed; "" where it is blank.
        marks: What it is held against.
        cut: It is longer than is drawn.
    """

    name: str
    label: str
    level: int
    value: Decimal | None
    shown: str
    marks: tuple[Mark, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars under one heading; *most* is the length of the scale, more than zero."""

    title: str
    bars: tuple[Bar, ...]
    most: Decimal

    @property
    def signs(self) -> Mapping[Sign, str]:
        """What its marks mean, each once: 预算, or the limits themselves."""
        marks = [mark for bar in self.bars for mark in bar.marks]
        limits = dict.fromkeys(mark.shown for mark in marks if mark.sign == "limit")
        found = {mark.sign: SIGNS[mark.sign] for mark in marks}
        return {**found, "limit": "、".join(limits)} if limits else found


def overview(sheet: Sheet) -> tuple[Chart, ...]:
    """The charts of *sheet* in which there is anything, in the order of the form."""
    found = (
        *_funds(sheet),
        *_declared(sheet),
        *_execution(sheet),
        *_points(sheet),
        *_completion(sheet),
    )
    return tuple(chart for chart in found if any(bar.value is not None for bar in chart.bars))


def _chart(title: str, bars: list[Bar]) -> Iterator[Chart]:
    lengths = [bar.value for bar in bars if bar.value is not None]
    marks = [mark.value for bar in bars for mark in bar.marks]
    most = max((*lengths, *marks), default=Decimal(0))
    if most > 0:
        yield Chart(title, tuple(bars), most)


def _amount(sheet: Sheet, name: str) -> Decimal | None:
    """The figure called *name*; None where it is blank, unread, or nothing is called so."""
    try:
        value = sheet.value(name)
    except KeyError:
        return None
    return value if isinstance(value, Decimal) else None


def _mark(sheet: Sheet, sign: Sign, name: str) -> Iterator[Mark]:
    value = _amount(sheet, name)
    if value is not None:
        yield Mark(sign, value, sheet.shown(name), name)


def _bar(sheet: Sheet, name: str, label: str, level: int, *marks: Mark) -> Bar:
    value = _amount(sheet, name)
    shown = sheet.shown(name) if value is not None else ""
    return Bar(name, label or title_of(sheet, name), level, value, shown, marks)


# ---- 经费


def _funds(sheet: Sheet) -> Iterator[Chart]:
    """Each amount that has items, with them, against budget and last year, on its own scale."""
    bars: dict[str, list[Bar]] = {}
    roots: dict[str, str] = {}
    for row in sheet.edition.funds:
        root = roots[row.line] = roots.get(row.parent, row.line)
        of = bars.setdefault(root, [])
        for line, label in _lines_of(sheet, row):
            marks = (
                *_mark(sheet, "budget", f"{line}.budget"),
                *_mark(sheet, "prior", f"{line}.prior_final"),
            )
            of.append(_bar(sheet, f"{line}.final", label.rstrip("：:"), row.level, *marks))
    for of in bars.values():
        if len(of) > 1:
            yield from _chart(_with_unit(of[0].label, sheet.edition.money.unit), of)


def _lines_of(sheet: Sheet, row: FundRow) -> Iterator[tuple[str, str]]:
    """Name and label of a line; of one that is a table, those of each of its rows."""
    if row.line not in sheet.report.form.tables:
        yield row.line, with_years(row.label, sheet.report.year)
        return
    for at in range(len(rows_of(sheet.report, row.line))):
        yield f"{row.line}[{at}]", sheet.fund_label(row.line, at)


# ---- tables that an edition declares


def _declared(sheet: Sheet) -> Iterator[Chart]:
    """Amounts of which a column tells the share in another: 执行数 against 预算数."""
    titles = {section.key: section.title for section in sheet.edition.sections}
    for table in sheet.edition.declared.tables:
        columns = {column.key: column for column in table.columns}
        ratio = next((one for one in table.columns if one.way == "ratio"), None)
        if ratio is None or not set(ratio.of) <= set(columns):
            continue
        part, whole = ratio.of
        bars = [
            _bar(sheet, f"{row}.{part}", label, level, *_mark(sheet, "budget", f"{row}.{whole}"))
            for row, label, level in _lines(sheet, table)
        ]
        yield from _chart(_with_unit(titles[table.section], columns[part].kind.unit), bars)


def _lines(sheet: Sheet, table: OwnTable) -> Iterator[tuple[str, str, int]]:
    """Name, label and depth of each line or row of *table*."""
    for line in table.lines:
        label = with_years(line.label, sheet.report.year)
        yield f"{table.name}.{line.key}", label.strip(" 　"), line.level
    for at in range(0 if table.lines else len(rows_of(sheet.report, table.name))):
        yield f"{table.name}[{at}]", f"第 {at + 1} 行", 0


def _with_unit(title: str, unit: str, told: str = "") -> str:
    inside = "，".join(one for one in (unit, told) if one)
    return f"{title}（{inside}）" if inside else title


# ---- 预算执行


def _execution(sheet: Sheet) -> Iterator[Chart]:
    figure = sheet.book.figures.get(_RATE)
    if figure is None:
        return
    spent, budget = figure.inputs
    rate = sheet.shown(_RATE) if _amount(sheet, _RATE) is not None else ""
    title = _with_unit("预算执行", sheet.edition.money.unit, rate and f"执行率 {rate}")
    yield from _chart(title, [_bar(sheet, spent, "", 0, *_mark(sheet, "budget", budget))])


# ---- 绩效指标


def _points(sheet: Sheet) -> Iterator[Chart]:
    """The score of each 一级指标 against its points, the execution of the budget first."""
    bars = []
    if _amount(sheet, "execution_points") is not None:
        most = _mark(sheet, "most", "execution_points")
        bars.append(_bar(sheet, "execution_score", "预算执行", 0, *most))
    for group in sheet.edition.groups:
        most = _mark(sheet, "most", f"group_points.{group.key}")
        bars.append(_bar(sheet, f"group_score.{group.key}", group.label, 0, *most))
    total = sheet.shown("total_score") if _amount(sheet, "total_score") is not None else ""
    yield from _chart(f"得分（共 {total} 分）" if total else "得分（分）", bars)


def _completion(sheet: Sheet) -> Iterator[Chart]:
    """How far each indicator went, with the limits from which a reason is asked for."""
    if "indicators[].completion" not in sheet.columns:
        return
    limits = tuple(
        Mark("limit", value, f"{(value * 100).normalize():f}%")
        for value in (Decimal(1), sheet.edition.hint_over, sheet.edition.explain_over)
    )
    bars = []
    for at, row in enumerate(sheet.report.indicators.indicators):
        found = _bar(sheet, f"indicators[{at}].completion", row.name, 0, *limits)
        if found.value is not None:
            value, cut = min(found.value, _MOST), found.value > _MOST
            # The completion stands in no cell; what it is of does.
            bars.append(replace(found, name=f"indicators[{at}].actual", value=value, cut=cut))
    yield from _chart("指标完成率", bars)
