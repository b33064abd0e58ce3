"""The table of 绩效指标 within a form: its columns, its 一级 and 二级指标, the total below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.edition.declared import BESIDE, UNSCORED, WANTED, Scored
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.imports.forms.words import with_relative_years
from perfeval_gui.new_edition import drawn
from perfeval_gui.new_edition.declared import NewColumn, NewEdition, NewGroup, NewIndicators
from perfeval_gui.new_edition.grid import Grid, Spot
from perfeval_gui.new_edition.kinds import guess
from perfeval_gui.new_edition.tables import beside

_LEAST: Final = 3
"""Heads that are known from 绩效指标 and make a table one."""
_TOTAL: Final = pattern("总分|总计|合计|得分$")
_POINTS: Final = pattern(r"(?<![0-9.])([0-9]{1,3}(?:\.[0-9])?)\s*分")
_STANDARD: Final = (*STANDARD.tables["indicators"].kinds, "score")
HUNDRED: Final = Decimal(100)
"""Points of a whole form."""
_JOINED: Final = ("group", "kind")
_SCORED: Final = ("points", "score")
_LEFT: Final = ("name", "reason")


@dataclass(frozen=True, slots=True)
class _Found:
    """The table: its heads by the name of their column, the rows below them."""

    heads: Mapping[str, Spot]
    rows: Sequence[int]


def draw_indicators(grid: Grid, edition: NewEdition) -> None:
    """Draw the table of 绩效指标 of *grid* as one row that is repeated; a form has one."""
    found = _find(grid, edition) if edition.indicators is None else None
    if found is None:
        return
    own = tuple(_own(found, edition))
    groups = tuple(_groups(grid, found, edition))
    scored = _scored(found)
    labels = {key: edition.printed(head.text) for key, head in found.heads.items()}
    absent = UNSCORED[scored]
    for key in (*STANDARD.tables["indicators"].kinds, *([] if absent else ["score"])):
        # What a form does not print is asked for in the window all the same.
        if key not in absent and key in edition.words.columns:
            labels.setdefault(key, edition.words.columns[key])
    edition.indicators = NewIndicators(labels, own, groups, scored)
    _ask(grid, found, edition)
    if "indicators" not in edition.sections:
        edition.sections["indicators"] = ""
    _draw(grid, found, edition)
    _below(grid, found, edition)


def _find(grid: Grid, edition: NewEdition) -> _Found | None:
    for row in grid.rows:
        spots = [spot for spot in grid.begun(row) if spot.use == "label"]
        named = {_column(spot, edition): spot for spot in reversed(spots)}
        known = {key: spot for key, spot in named.items() if key}
        if len(known) >= _LEAST and "name" in known and _below_heads(grid, known):
            return _Found(_all(spots, known, edition), _below_heads(grid, known))
    return None


def _column(spot: Spot, edition: NewEdition) -> str:
    return edition.words.column(with_relative_years(spot.text, edition.year))


def _all(spots: Sequence[Spot], known: Mapping[str, Spot], edition: NewEdition) -> dict[str, Spot]:
    """The heads from left to right, those that are not known called after their words."""
    names = {id(spot): key for key, spot in known.items()}
    first = min(spot.column for spot in known.values())
    found: dict[str, Spot] = {}
    for spot in spots:
        if spot.column >= first:
            key = names.get(id(spot)) or edition.key(spot.text)
            found[key if key not in found else edition.free(key)] = spot
    return found


def _below_heads(grid: Grid, heads: Mapping[str, Spot]) -> list[int]:
    """The rows below *heads* that are of the table: up to a total, or to another shape."""
    name = heads["name"]
    found: list[int] = []
    for row in grid.rows[name.foot :]:
        cell = grid.at(row)(name.column)
        first = grid.begun(row)[:1]
        total = first and first[0].use == "label" and _TOTAL.search(first[0].text)
        if total or (cell.column, cell.end) != (name.column, name.end):
            break
        found.append(row)
    return found


def _own(found: _Found, edition: NewEdition) -> Iterator[NewColumn]:
    """The columns that are not those of every form."""
    unscored = () if _scored(found) != "no" else ("points", "score")
    for key, head in found.heads.items():
        if key not in _STANDARD or key in unscored:
            known = key in (*WANTED, *BESIDE)
            yield NewColumn(
                key, edition.printed(head.text), guess(head.text) if not known else guess("名称")
            )


def _scored(found: _Found) -> Scored:
    if not set(_SCORED) <= set(found.heads):
        return "no"
    return "score" if any("评分标准" in head.text for head in found.heads.values()) else "points"


def _groups(grid: Grid, found: _Found, edition: NewEdition) -> Iterator[NewGroup]:
    """一级指标 as the form prints them, with their 二级指标; the usual ones where it has none."""
    kinds: dict[str, dict[str, None]] = {}
    points: dict[str, Decimal] = {}
    for row in found.rows:
        group = _word(grid, found, row, "group") or _word(grid, found, row, "kind")
        if not group:
            continue
        label = _POINTS.sub("", group).strip(" （）()　")
        given = _POINTS.search(group)
        if given is not None:
            points[label] = Decimal(given[1])
        kinds.setdefault(label, {})[_word(grid, found, row, "kind") or label] = None
    if not kinds:
        edition.ask("表上没有印一级、二级指标，现在写的是通常的，请照通知改 [[groups]]。")
        kinds = {one.label: dict.fromkeys(one.kinds.values()) for one in edition.words.groups}
    shares = _shares(list(kinds), points, edition)
    for number, (label, of) in enumerate(kinds.items(), 1):
        pairs = tuple((f"kind{number}_{at}", kind) for at, kind in enumerate(of, 1))
        yield NewGroup(f"group{number}", label, str(shares[label]), pairs)


def _shares(
    labels: Sequence[str], points: Mapping[str, Decimal], edition: NewEdition
) -> Mapping[str, Decimal]:
    """The points of each of *labels*; of those that the form does not print, what is left."""
    blank = [label for label in labels if label not in points]
    left = HUNDRED - sum(points.values())
    if not blank:
        return points
    edition.ask(
        "各一级指标的分值没有印全，现在写的只是凑满 100 分，请照通知改 [[groups]] 的 points。"
    )
    each = left // len(blank) if left > 0 else Decimal(0)
    found = {label: points.get(label, each) for label in labels}
    return dict(zip(labels, to_hundred(list(found.values())), strict=True))


def to_hundred(points: Sequence[Decimal]) -> list[Decimal]:
    """*points* with what they differ from 100 put on the first, none of them below zero."""
    found: list[Decimal] = []
    left = HUNDRED - sum(points)
    for one in points:
        found.append(max(one + left, Decimal(0)))
        left += one - found[-1]
    return found


def _word(grid: Grid, found: _Found, row: int, column: str) -> str:
    head = found.heads.get(column)
    cell = None if head is None else grid.at(row)(head.column)
    if cell is None or cell.use != "label" or cell is head:
        return ""
    return "".join(cell.text.split())


def _ask(grid: Grid, found: _Found, edition: NewEdition) -> None:
    names = [name for row in found.rows if (name := _word(grid, found, row, "name"))]
    if names:
        edition.ask(
            f"表上印好的三级指标没有带进来，填表时再写：{'、'.join(dict.fromkeys(names))}。"
        )
    if _scored(found) == "points":
        edition.ask(
            '绩效指标的得分现在由程序按完成情况算；由人照评分标准填的，写 scored = "score"。'
        )


def _draw(grid: Grid, found: _Found, edition: NewEdition) -> None:
    row = found.rows[0]
    height = max(grid.heights[at] for at in found.rows)
    for key, head in found.heads.items():
        name = "indicators[]." + key
        head.drawn = drawn.label(head, name, edition)
        spot = grid.at(row)(head.column)
        mark = "=" if key in _JOINED else ""
        side = "'" if key in _LEFT else ""
        spot.drawn = f"{mark}{side}{{indicators.{key}}}"
        spot.row, spot.rows = row, 1
    _cut(grid, found)
    least = len(found.rows)
    beside(grid, row, edition)
    grid.marks[row] = f"*indicators:{least}" + (f" {height:g}" if height else "")
    grid.gone.update(found.rows[1:])
    if all(spot.use in ("label", "sign") for spot in grid.begun(found.heads["name"].row)):
        grid.headers.add(found.heads["name"].row)


def _cut(grid: Grid, found: _Found) -> None:
    """Take the cells out of the rows that are drawn by the first one."""
    columns = range(
        min(head.column for head in found.heads.values()),
        max(head.end for head in found.heads.values()),
    )
    for row in found.rows:
        for column in columns:
            grid.places[row, column] = grid.at(found.rows[0])(column)
    grid.spots = [spot for spot in grid.spots if grid.places[spot.row, spot.column] is spot]


def _below(grid: Grid, found: _Found, edition: NewEdition) -> None:
    """Name the total of points and of scores, where the form has a row for them."""
    row = found.rows[-1] + 1
    if row >= len(grid.heights) or _scored(found) == "no":
        return
    first = grid.begun(row)[:1]
    if not first or not _TOTAL.search(first[0].text):
        return
    for column, name in (("points", "total_points"), ("score", "total_score")):
        spot = grid.at(row)(found.heads[column].column)
        if spot.is_open and spot.row == row:
            spot.drawn = drawn.value(spot, name)
            edition.labels[name] = {"total_points": "分值合计", "total_score": "总分"}[name]
    for spot in grid.begun(row):
        if spot.is_open:
            spot.drawn = ""
            edition.ask(f"“{first[0].text.strip()}”一行里空着的格没有栏目，要填什么再写。")
