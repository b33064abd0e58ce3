"""Putting together what an edition declares: its form, its sections, its figures and labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from perfeval_gui.domain.cells.declaring import cells_of
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.edition.declared import UNSCORED, Declared
from perfeval_gui.domain.edition.edition import Edition, Limits
from perfeval_gui.domain.names.fields import kind_of
from perfeval_gui.domain.record.own import Columns, Declaration, declared_form
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.editions.own.askers import read_askers
from perfeval_gui.editions.own.cells import Own, read_own
from perfeval_gui.editions.own.kinds import read_money
from perfeval_gui.editions.own.may_lack import read_may_lack
from perfeval_gui.editions.own.package import read_package
from perfeval_gui.editions.own.presence import Presence, present
from perfeval_gui.editions.own.rules import read_figures, read_identities
from perfeval_gui.editions.own.sections import line_cells, read_sections
from perfeval_gui.editions.own.ways import KindOf
from perfeval_gui.editions.reading.source import Source
from perfeval_gui.rules.figures.catalogue import FUND_COLUMNS, figures_of

_UNPRINTED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "explanations[].title": "校核事项",
        "project_count": "项目个数",
        "project_list": "项目名称和金额",
        "three_public_list": "“三公”经费各项和金额",
        "income_list": "资金来源和金额",
        "indicators[].completion": "完成率",
        "indicators[].points_at_risk": "可能被扣的分",
        "indicators[].wanted": "指标值",
        "indicators[].result": "完成值",
        "points_at_risk": "可能被扣的分合计",
        "total_points": "分值合计",
        "funds.change": "比上年",
        "projects[].change": "比上年",
    }
)
"""What is called so where an edition says nothing: figures that are hardly ever on paper."""


def with_declared(source: Source, edition: Edition) -> Edition:
    """*edition* with what *source* declares: cells, tables, figures, identities and sections.

    Raises:
        EditionError: Something in it is wrong; with the line.
    """
    declared = _declared(source, edition)
    return replace(declared, askers=tuple(read_askers(source, declared)))


def _declared(source: Source, edition: Edition) -> Edition:
    """All of it but who is asked for what, which may be anything of it."""
    kinds = read_money(source)
    standard = (*STANDARD.fields, *STANDARD.tables)
    own = read_own(source, kinds, {name.partition(".")[0] for name in standard})
    sections = read_sections(source, own)
    labels = {**dict(_defaults(edition)), **own.labels, **edition.labels}
    changed = {"money": kinds.money, "change": kinds.change} if "money" in source.content else {}
    edition = replace(edition, kinds=changed, limits=_limits(source, edition.limits, kinds.money))
    figures = tuple(read_figures(source, kinds, _kinds_of(edition, own), labels))
    computed = {figure.name for figure in figures if figure.way != "total"}
    presence = Presence(
        labels=edition.labels,
        drawings=edition.drawings,
        funds=edition.funds,
        sections=sections,
        computed=computed,
    )
    absent = presence.absent() | _unscored(own)
    form = declared_form(_declaration(own, absent, changed))
    whole = replace(
        edition,
        labels=MappingProxyType(labels),
        help=MappingProxyType({**own.help, **dict(_in_lines(own, edition.help)), **edition.help}),
        form=form,
        package=read_package(source, form),
        sections=present(sections, absent),
        declared=Declared(
            cells=tuple(own.cells),
            tables=tuple(own.tables),
            figures=figures,
            identities=tuple(read_identities(source)),
            indicators=own.indicators,
        ),
    )
    return replace(whole, may_lack=read_may_lack(source, whole))


def _in_lines(own: Own, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What *texts* say of columns of fixed lines, for their cells."""
    for table in own.tables:
        for line in table.lines:
            for column in table.columns:
                if (text := texts.get(f"{table.name}.{column.key}")) is not None:
                    yield f"{table.name}.{line.key}.{column.key}", text


def _limits(source: Source, limits: Limits, money: Kind) -> Limits:
    """*limits*, with the standard one of an amount in the unit of the edition."""
    given = source.content.get("checks")
    if isinstance(given, Mapping) and "jump_least" in given:
        return limits
    return replace(limits, jump_least=limits.jump_least.scaleb(money.below))


def _declaration(own: Own, absent: frozenset[str], changed: Mapping[str, Kind]) -> Declaration:
    lines = {
        f"{table.name}.{line.key}.{column.key}": column.kind
        for table in own.tables
        for line in table.lines
        for column in table.columns
    }
    return Declaration(
        cells=(
            *((cell.name, cell.kind) for cell in own.cells),
            *((name, lines[name]) for table in own.tables for name in line_cells(table)),
        ),
        tables=tuple(
            (table.name, tuple((c.key, c.kind) for c in table.columns if c.way is None))
            for table in own.tables
            if not table.lines
        ),
        absent=absent,
        kinds=tuple(changed.items()),
        columns=_more_columns(own),
    )


def _unscored(own: Own) -> frozenset[str]:
    """The columns of indicators that are not there for want of a score, or of a rule for it."""
    return frozenset(f"indicators[].{column}" for column in UNSCORED[own.indicators.scored])


def _more_columns(own: Own) -> tuple[tuple[str, Columns], ...]:
    columns = tuple((column.key, column.kind) for column in own.indicators.columns)
    return (("indicators", columns),) if columns else ()


def _kinds_of(edition: Edition, own: Own) -> KindOf:
    """How what a declared figure may follow from is shown."""
    kinds = {cell.name: cell.kind for cell in own.cells}
    for table in own.tables:
        for column in table.columns:
            kinds[f"{table.name}[].{column.key}"] = column.kind
            for line in table.lines:
                kinds[f"{table.name}.{line.key}.{column.key}"] = column.kind
    kinds |= {f"indicators[].{column.key}": column.kind for column in own.indicators.columns}
    kinds |= {figure.name: figure.kind for figure in figures_of(edition)}

    def found(name: str) -> Kind | None:
        kind = kinds.get(name) or kind_of(STANDARD, name)
        return edition.kinds.get(kind.name, kind) if kind is not None else None

    return found


def _defaults(edition: Edition) -> Iterator[tuple[str, str]]:
    yield from ((one.name, one.label) for one in STANDARD.fields.values() if one.label)
    for table in STANDARD.tables.values():
        for column, one in cells_of(table.row_type).items():
            if one.label:
                yield f"{table.name}[].{column}", one.label
    yield from _UNPRINTED.items()
    for group in edition.groups:
        yield f"group_points.{group.key}", f"{group.label}分值"
        yield f"group_score.{group.key}", f"{group.label}得分"
    for row in (one for one in edition.funds if one.parts == "some"):
        for column in FUND_COLUMNS:
            label = edition.labels.get(f"funds.{column}", column)
            yield f"{row.line}.{column}.rest", f"{row.label.rstrip('：:')} {label} 其余"
