"""Execution of the budget in a drawn form: which amounts it follows from, and its points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.imports.forms.words import with_relative_years
from perfeval_gui.new_edition.declared import NewEdition, NewTable
from perfeval_gui.new_edition.indicators import HUNDRED, to_hundred
from perfeval_gui.new_edition.kinds import WHOLE
from perfeval_gui.new_edition.pages import Page

_ALL: Final = pattern("合计|总计|总额")
_OF_IT: Final = pattern("其中")
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
        for name, column in _named(table, edition).items():
            edition.same[name] = f"{table.key}.{line}.{column}"
        _print_score(edition, table, line, pages)
    elif left != 0:
        points = to_hundred([Decimal(group.points) for group in found.groups])
        groups = zip(found.groups, points, strict=True)
        given = tuple(replace(group, points=str(each)) for group, each in groups)
        edition.indicators = replace(found, groups=given)
        edition.ask(
            "各一级指标的分值合计不是 100，差的写在第一个上，请照通知改 [[groups]] 的 points。"
        )


def _whole(table: NewTable) -> str:
    """The line of *table* that is all of it; "" where that is not sure."""
    first = table.lines[0][0]
    for words in (_ALL, WHOLE):
        if found := [key for key, label in table.lines if words.search(label)]:
            # One of several totals is a part, but for the one that stands over all lines.
            return found[0] if len(found) == 1 or found[0] == first else ""
    return first if any(_OF_IT.match(label) for _, label in table.lines[1:]) else ""


def _named(table: NewTable, edition: NewEdition) -> dict[str, str]:
    """Columns of *table* by the standard amounts in them; none where it has not both.

    The first of two columns counts, as it does for the rate.
    """
    found: dict[str, str] = {}
    for column in table.columns if table.lines and _whole(table) else ():
        known = edition.words.cell(with_relative_years(column.label, edition.year))
        if known is not None and known.name in _AMOUNTS:
            found.setdefault(known.name, column.key)
    return found if set(found) >= _LEAST else {}


def _print_score(edition: NewEdition, table: NewTable, line: str, pages: Sequence[Page]) -> None:
    """Print the score in the column that was drawn for it, which is typed no more.

    The score is that of all lines: those that are parts have none.
    """
    score = next((one for one in table.columns if one.guess.kind == "score"), None)
    drawn = "" if score is None else f"{{{table.key}.{line}.{score.key}}}"
    if score is None or not any(drawn in text for page in pages for text in page.lines):
        return
    label, column = f"[{table.key}.{score.key}]", re.escape(score.key)
    of_parts = pattern(rf"[`'\"]*\{{{re.escape(table.key)}\.\w+\.{column}\}}")
    for page in pages:
        lines = [text.replace(drawn, f"{{{_SCORE}:dash}}") for text in page.lines]
        page.lines = [of_parts.sub("", text).replace(label, f"[{_SCORE}]") for text in lines]
        if any(map(of_parts.search, lines)):
            edition.ask(f"“{score.label}”由程序算，只印在合计一行，其余各行空着印。")
    edition.labels |= {_SCORE: score.label, _POINTS: "分值"}
    left = tuple(one for one in table.columns if one is not score)
    edition.tables[edition.tables.index(table)] = replace(table, columns=left)
