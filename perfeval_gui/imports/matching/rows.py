"""Which row of the form a row of a file is: told by the labels in it, and by the rows around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from perfeval_gui.imports.forms.labels import Labels
from perfeval_gui.imports.forms.plan import PlanRow
from perfeval_gui.imports.forms.words import with_relative_years
from perfeval_gui.imports.matching.grid import Grid
from perfeval_gui.imports.model import Cell

_STEP: Final = 0.1
_HERE: Final = 0.5
_LEAST_PART: Final = 3
_LEAST_TURNED: Final = 3
"""So many labels have to say it before a table is read by its columns."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """A row of the form, and the cells of the file in which its labels stand, by their numbers."""

    row: PlanRow
    cells: Mapping[int, Cell]


_Hits = dict[int, list[tuple[int, Cell]]]
"""Cells with how alike they are, by the number of the label that they may be."""


class Assigning:
    """Says of rows of one file what rows of the form they are."""

    def __init__(self, labels: Labels, year: int) -> None:
        self._labels = labels
        self.year = year

    def is_label(self, cell: Cell, of: int) -> bool:
        """Whether *cell* is a label of the grid *of*."""
        hits = self._labels.of(with_relative_years(cell.text, self.year))
        return any(hit.row.grid == of for hit in hits)

    def assigned(self, grid: Grid, row: int, here: int) -> Assigned | None:
        """The row of the form that *row* is, None where no label tells it.

        Where two rows of the form are as likely, the one in the grid *here* is meant, in which
        the rows before are; where that does not tell, none is.
        """
        likely = (
            (score + (_HERE if one.row.grid == here else 0), one)
            for score, one in self._likely(grid, row)
        )
        return _best(list(likely))

    def _likely(self, grid: Grid, row: int) -> Sequence[tuple[float, Assigned]]:
        """The rows of the form that *row* may be, each with how much of it is there."""
        rows: dict[int, PlanRow] = {}
        hits: dict[int, _Hits] = defaultdict(lambda: defaultdict(list))
        for cell in grid.starting(row):
            for hit in self._labels.of(with_relative_years(cell.text, self.year)):
                rows[hit.row.number] = hit.row
                hits[hit.row.number][hit.static.number].append((hit.level, cell))
        likely: list[tuple[float, Assigned]] = []
        for number, plan_row in rows.items():
            cells, score = _settled(hits[number])
            if _tells(plan_row, cells):
                likely.append((score, Assigned(plan_row, cells)))
        return likely

    def upright(self, grid: Grid) -> Grid:
        """*grid* so that its rows are rows of the form: turned where its columns are."""
        told, labels = self._told(grid)
        if labels < _LEAST_TURNED or told * 2 > labels:
            return grid
        turned = grid.turned()
        other, _ = self._told(turned)
        return turned if other >= _LEAST_TURNED and other > 2 * told else grid

    def _told(self, grid: Grid) -> tuple[int, int]:
        """How many labels of *grid* tell in which row of the form they are, and how many it has."""
        told = labels = 0
        for row in grid.rows:
            likely = self._likely(grid, row)
            told += max((len(one.cells) for _, one in likely), default=0)
            years = (with_relative_years(cell.text, self.year) for cell in grid.starting(row))
            labels += sum(1 for text in years if self._labels.of(text))
        return told, labels


def _settled(hits: _Hits) -> tuple[dict[int, Cell], float]:
    """One cell for each label, where one is more alike than any other, and one label a cell."""
    cells: dict[int, Cell] = {}
    score = 0.0
    wanted: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for static, found in hits.items():
        for level, cell in found:
            wanted[id(cell)].append((level, static))
    for static, found in hits.items():
        best = min(level for level, _ in found)
        alike = [cell for level, cell in found if level == best]
        if len(alike) > 1:
            continue
        others = [level for level, one in wanted[id(alike[0])] if one != static]
        if not others or best < min(others):
            cells[static] = alike[0]
            score += 1 - best * _STEP
    return cells, score


def _tells(row: PlanRow, cells: Mapping[int, Cell]) -> bool:
    """Whether the labels found are enough to say that this is *row*."""
    if any(spot.left is not None and spot.left.number in cells for spot in row.spots):
        return True
    if len(cells) > 1:
        return len(cells) * _LEAST_PART >= len(row.statics)
    return len(cells) == 1 == len(row.statics)


def _best(likely: list[tuple[float, Assigned]]) -> Assigned | None:
    if not likely:
        return None
    top = max(score for score, _ in likely)
    best = [one for score, one in likely if score > top - _STEP / 2]
    if len(best) > 1 and len({_names(one) for one in best}) > 1:
        return None
    return best[0]


def _names(one: Assigned) -> tuple[str, ...]:
    return tuple(spot.name for spot in one.row.spots)
