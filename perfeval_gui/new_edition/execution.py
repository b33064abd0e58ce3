"""Execution of the budget in a drawn form: which amounts it follows from, and its points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from perfeval_gui.imports.forms.words import with_relative_years
from perfeval_gui.new_edition.declared import NewEdition, NewTable
from perfeval_gui.new_edition.indicators import HUNDRED
from perfeval_gui.new_edition.kinds import WHOLE
from perfeval_gui.new_edition.pages import Page

_AMOUNTS: Final = ("initial_budget", "annual_budget", "executed")
_LEAST: Final = set(_AMOUNTS[1:])
_SCORE, _POINTS = "execution_score", "execution_points"


def score_execution(edition: NewEdition, pages: Sequence[Page]) -> None:
    """Give what the groups of indicators leave of 100 points to the execution of the budget.

    Where the form has no amounts to score it by, the points are added to the first group, and
    that is asked about.
    """
    found = edition.indicators
    if found is None or found.scored == "no" or not found.groups:
        return
    left = HUNDRED - sum(Decimal(group.points) for group in found.groups)
    table = next((one for one in edition.tables if _named(one, edition)), None)
    if left > 0 and table is not None:
        edition.execution = str(left)
        line = _whole(table)
        for column, name in _named(table, edition).items():
            edition.same[name] = f"{table.key}.{line}.{column}"
        _print_score(edition, table, line, pages)
    elif left != 0:
        first, *others = found.groups
        first = replace(first, points=str(Decimal(first.points) + left))
        edition.indicators = replace(found, groups=(first, *others))
        edition.ask(
            "各一级指标的分值合计不是 100，差的写在第一个上，请照通知改 [[groups]] 的 points。"
        )


def _whole(table: NewTable) -> str:
    return next((key for key, label in table.lines if WHOLE.search(label)), table.lines[0][0])


def _named(table: NewTable, edition: NewEdition) -> dict[str, str]:
    """Standard amounts by the columns of *table* they stand in; none where it has not both."""
    found = {}
    for column in table.columns if table.lines else ():
        known = edition.words.cell(with_relative_years(column.label, edition.year))
        if known is not None and known.name in _AMOUNTS:
            found[column.key] = known.name
    return found if set(found.values()) >= _LEAST else {}


def _print_score(edition: NewEdition, table: NewTable, line: str, pages: Sequence[Page]) -> None:
    """Print the score in the column that was drawn for it, which is typed no more."""
    score = next((one for one in table.columns if one.guess.kind == "score"), None)
    if score is None:
        return
    drawn, label = f"{{{table.key}.{line}.{score.key}}}", f"[{table.key}.{score.key}]"
    for page in pages:
        page.lines = [
            text.replace(drawn, f"{{{_SCORE}:dash}}").replace(label, f"[{_SCORE}]")
            for text in page.lines
        ]
    edition.labels |= {_SCORE: score.label, _POINTS: "分值"}
    left = tuple(one for one in table.columns if one is not score)
    edition.tables[edition.tables.index(table)] = replace(table, columns=left)
