"""Every derived figure of an edition, declared once: name, rule, inputs, kind, source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.kinds import CHANGE, MONEY, POINTS, RATE, SCORE, TALLY, TEXT, Kind
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.edition.declared import WANTED
from perfeval_gui.domain.edition.edition import Edition, FundRow
from perfeval_gui.domain.names.fields import kind_of
from perfeval_gui.domain.record.execution import INCOME, SPENDING
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.rules.checklist import BASE, SELF
from perfeval_gui.rules.figures.declared import declared_figures
from perfeval_gui.rules.figures.figure import REPORT_YEAR, Figure, typed
from perfeval_gui.rules.figures.grading import Grade
from perfeval_gui.rules.figures.risk import AtRisk
from perfeval_gui.rules.figures.scoring import Completion, GivenScore, Score
from perfeval_gui.rules.figures.titles import CheckTitle
from perfeval_gui.rules.figures.wanted_texts import Wanted
from perfeval_gui.rules.figures.ways import (
    Constant,
    CountFilled,
    Growth,
    Link,
    Listing,
    Ratio,
    Remainder,
    Share,
    Sum,
    SumWhere,
    Total,
)

HUNDRED: Final = Decimal(100)
FUND_COLUMNS: Final = ("prior_final", "budget", "final")
_PROJECT_COLUMNS: Final = ("projects[].name", "projects[].final")
_NOWHERE: Final = "nowhere"
"""An input that no edition has."""
_NUMBERING: Final = pattern(
    r"^(?:其中[：:])?(?:[（(][0-9一二三四五六七八九十]+[）)]|[0-9一二三四五六七八九十]+[、.．])?"
)


def without_number(label: str) -> str:
    """A printed label without 其中, its number and its colon: 公务接待 of ``3、公务接待：``."""
    return _NUMBERING.sub("", label).rstrip("：:")


def _ratio(name: str, of: str, to: str, source: str) -> Figure:
    return Figure(name=name, rule=Ratio(), inputs=(of, to), kind=RATE, source=source)


def _sum(name: str, *inputs: str, source: str = SELF, kind: Kind = MONEY) -> Figure:
    return Figure(name=name, rule=Sum(), inputs=inputs, kind=kind, source=source)


def line_cell(line: str, column: str) -> str:
    """The name of a fund line's cell; for the table of 专项 the name of its whole column."""
    return f"{line}[].{column}" if line == "projects" else f"{line}.{column}"


def _fund_line(edition: Edition, row: FundRow, column: str) -> Iterator[Figure]:
    name = line_cell(row.line, column)
    parts = tuple(line_cell(part.line, column) for part in edition.funds if part.parent == row.line)
    kind = kind_of(STANDARD, name) or MONEY
    if row.parts == "all":
        inputs = (*parts, typed(name))
        yield Figure(name=name, rule=Total(), inputs=inputs, kind=kind, source=BASE)
    elif row.parts == "some":
        rest = f"{name}.rest"
        yield Figure(name=rest, rule=Remainder(), inputs=(name, *parts), kind=CHANGE, source=BASE)


def _funds(edition: Edition) -> Iterator[Figure]:
    for row in edition.funds:
        for column in FUND_COLUMNS:
            yield from _fund_line(edition, row, column)
        yield _change(row.line)
    if edition.fund_row("projects") is None:
        # The section shows its rows all the same: a draft of another edition may have some.
        yield _change("projects")


def _change(line: str) -> Figure:
    inputs = (line_cell(line, "final"), line_cell(line, "prior_final"))
    return Figure(
        name=line_cell(line, "change"), rule=Growth(), inputs=inputs, kind=RATE, source=BASE
    )


def _projects(edition: Edition) -> Iterator[Figure]:
    lines = [row for row in edition.funds if row.parent == "project_spending"]
    single = [row for row in lines if row.line != "projects"]
    finals = tuple(line_cell(row.line, "final") for row in single)
    names = tuple(without_number(row.label) for row in single)
    named = _PROJECT_COLUMNS if "projects" in edition.form.tables else ()
    yield Figure(
        name="project_count",
        rule=CountFilled(),
        inputs=(*finals, _PROJECT_COLUMNS[-1]),
        kind=TALLY,
        source=BASE,
    )
    if not (finals or named):
        return
    yield Figure(
        name="project_list",
        rule=Listing(names, edition.money),
        inputs=(*finals, *named),
        kind=TEXT,
        source=BASE,
    )


def _lists(edition: Edition) -> Iterator[Figure]:
    """What a sentence tells of one after the other, without what is zero."""
    parts = [row for row in edition.funds if row.parent == "three_public"]
    single = [row for row in parts if row.line != "projects"]
    # Lines of the edition come first, then the 专项, wherever the form has them.
    named = _PROJECT_COLUMNS if len(single) < len(parts) else ()
    income = tuple(name for name in INCOME if name not in edition.form.absent)
    for name, source, inputs, labels in (
        (
            "three_public_list",
            BASE,
            (*(line_cell(row.line, "final") for row in single), *named),
            (row.label for row in single),
        ),
        ("income_list", SELF, income, (edition.labels.get(one, one) for one in income)),
    ):
        if not inputs and name == "income_list":
            continue
        rule = Listing(tuple(map(without_number, labels)), edition.money)
        yield Figure(name=name, rule=rule, inputs=inputs, kind=TEXT, source=source)


def _execution(edition: Edition) -> Iterator[Figure]:
    yield Figure(
        name="project_executed",
        rule=Link(),
        inputs=("project_spending.final", typed("project_executed"), "project_linked"),
        kind=MONEY,
        source=SELF,
    )
    yield _sum("income_total", *INCOME)
    yield _sum("spending_total", *SPENDING)
    yield Figure(
        name="execution_points",
        rule=Constant(edition.execution_points),
        inputs=() if edition.execution_points else (_NOWHERE,),
        kind=POINTS,
        source=SELF,
    )
    yield _ratio("execution_rate", "executed", "annual_budget", f"{SELF}，执行率按全年预算数")
    yield Figure(
        name="execution_score",
        rule=Share(),
        inputs=("execution_points", "execution_rate", "executed", "annual_budget"),
        kind=SCORE,
        source=f"{SELF}，执行率超过 100% 不加分",
    )


def _indicators(edition: Edition) -> Iterator[Figure]:
    cells = ("target", "actual", "points", "band", "lowered")
    inputs = (*(f"indicators[].{cell}" for cell in cells), REPORT_YEAR)
    if whole := tuple(_whole_texts(edition)):
        yield from whole
        inputs = (whole[0].name, *inputs[1:])
    yield Figure(
        name="indicators[].completion",
        rule=Completion(),
        inputs=(*inputs[:2], REPORT_YEAR),
        kind=RATE,
        source=SELF,
    )
    typed_only = edition.declared.indicators.scored == "score"
    yield Figure(
        name="indicators[].score",
        rule=GivenScore() if typed_only else Score(edition.practice, edition.bands),
        inputs=(inputs[2], inputs[4]) if typed_only else inputs,
        kind=SCORE,
        source="财预〔2020〕10号 单位自评",
    )
    yield _at_risk(edition, inputs)
    yield from _groups(edition)
    yield _sum("total_points", "execution_points", "indicators[].points", kind=POINTS)
    yield _sum("total_score", "execution_score", "indicators[].score", kind=SCORE)
    yield _sum("points_at_risk", "indicators[].points_at_risk", kind=SCORE)
    # Without a budget execution the grade waits for nothing but the indicators.
    executed = "execution_score" if edition.execution_points else "total_score"
    yield Figure(
        name="grade",
        rule=Grade(edition.grades, HUNDRED - edition.execution_points, HUNDRED),
        inputs=("total_score", executed, *inputs[2:3], "indicators[].score")
        if edition.grades
        else (_NOWHERE,),
        kind=TEXT,
        source=SELF,
    )


def _groups(edition: Edition) -> Iterator[Figure]:
    """Points and score of each 一级指标."""
    for group in edition.groups:
        for what, column in (("points", "points"), ("score", "score")):
            yield Figure(
                name=f"group_{what}.{group.key}",
                rule=SumWhere(group.key),
                inputs=("indicators[].group", f"indicators[].{column}"),
                kind=POINTS if what == "points" else SCORE,
                source=SELF,
            )


def _whole_texts(edition: Edition) -> Iterator[Figure]:
    """The whole target and result, where sign, unit or direction stand in columns of their own."""
    own = edition.declared.indicators
    there = tuple(one.key for one in own.columns if one.key in WANTED)
    if not there and not own.less:
        return
    units = tuple(key for key in there if key == "unit")
    for name, text, columns, less in (
        ("wanted", "target", there, own.less),
        ("result", "actual", units, ()),
    ):
        yield Figure(
            name=f"indicators[].{name}",
            rule=Wanted(columns, less),
            inputs=tuple(f"indicators[].{column}" for column in (text, "name", *columns)),
            kind=TEXT,
            source=SELF,
        )


def _at_risk(edition: Edition, inputs: tuple[str, ...]) -> Figure:
    more = ("reason", "completion", "score")
    return Figure(
        name="indicators[].points_at_risk",
        rule=AtRisk(Score(edition.practice, edition.bands), edition.bands, edition.explain_over),
        inputs=(*inputs, *(f"indicators[].{cell}" for cell in more)),
        kind=SCORE,
        source="财预〔2020〕10号 单位自评",
    )


def _explanations() -> Figure:
    return Figure(
        name="explanations[].title",
        rule=CheckTitle(),
        inputs=("explanations[].check",),
        kind=TEXT,
        source="校核",
    )


def figures_of(edition: Edition) -> tuple[Figure, ...]:
    """Every derived figure in the order of the form, also those *edition* has no cells for.

    What an edition declares stands in place of a standard figure that is called alike.
    """
    own = tuple(declared_figures(edition))
    named = {figure.name for figure in own}
    standard = [_shown(one, edition) for one in _standard(edition) if one.name not in named]
    kinds = {one.name: one.kind for one in standard if one.kind.holds == "figure"}
    return (*standard, *(_reading(one, kinds) for one in own))


def _reading(figure: Figure, kinds: Mapping[str, Kind]) -> Figure:
    """*figure*, which reads those as they are printed that are of *kinds*."""
    finer = {name: kinds[name] for name in figure.inputs if name in kinds}
    return replace(figure, finer=finer) if finer else figure


def _shown(figure: Figure, edition: Edition) -> Figure:
    """*figure*, shown as the edition shows figures of its kind."""
    kind = edition.kinds.get(figure.kind.name)
    if kind is None:
        return figure
    rule = figure.rule
    if isinstance(rule, Sum | Total):
        rule = replace(rule, places=kind.decimals)
    return replace(figure, kind=kind, rule=rule)


def _standard(edition: Edition) -> tuple[Figure, ...]:
    return (
        _ratio("control_rate", "in_post", "quota", BASE),
        *_funds(edition),
        *_projects(edition),
        *_lists(edition),
        _ratio(
            "buildings[].size_rate", "buildings[].actual_size", "buildings[].approved_size", BASE
        ),
        _ratio(
            "buildings[].investment_rate",
            "buildings[].actual_investment",
            "buildings[].planned_investment",
            BASE,
        ),
        *_execution(edition),
        *_indicators(edition),
        _explanations(),
    )
