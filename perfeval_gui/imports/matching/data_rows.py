"""Rows of tables that a clerk adds to: indicators, projects, people, and those of an edition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from perfeval_gui.imports.forms.named_rows import row_name
from perfeval_gui.imports.forms.plan import Plan, PlanRow, Spot
from perfeval_gui.imports.forms.sums import is_called_sum, is_like_sum, is_sum
from perfeval_gui.imports.matching.cells import crossing_text, found_in, missing
from perfeval_gui.imports.matching.findings import Findings, Found, Row
from perfeval_gui.imports.matching.flow import Flow
from perfeval_gui.imports.matching.grid import Grid, ends, overlap
from perfeval_gui.imports.matching.region import JOINED, OVER_ROWS, Region
from perfeval_gui.imports.matching.rows import Assigned, Assigning
from perfeval_gui.imports.model import Cell

_LIKE_SUM: Final = "这一行像是合计。"
_GOES_ON: Final = "这一行在另一张没有表头的表里，不能确定属于这张表。"
_LIKE_LABEL: Final = "这一行像是另一张表的标题。"
_NO_PLACE: Final = "这一格不在表里，或者与标题合并了。"


class DataRows:
    """Reads the rows of the table whose header was read."""

    def __init__(self, plan: Plan, assigning: Assigning, flow: Flow, findings: Findings) -> None:
        self._assigning = assigning
        self._named = [row for row in plan.rows if row.named]
        self._flow = flow
        self._findings = findings

    def begin(self, region: Region, plan_row: PlanRow) -> None:
        """The header of *plan_row* was read: the rows below are of its table."""
        # In one table of a file the header stands again on each page; in two it may be another's.
        if region.table is not plan_row or region.carried:
            self._findings.seen[plan_row.table] += 1
        region.table = plan_row
        region.carried = False

    def begin_named(self, region: Region, plan_row: PlanRow) -> None:
        """The header of rows with their name in their label was read."""
        if not region.named or region.carried:
            self._findings.seen[plan_row.table] += 1
        region.named, region.carried = True, False

    def is_one(self, region: Region, grid: Grid, row: int, found: Assigned | None) -> bool:
        """Whether *row*, which may be *found* by labels, is one of the rows of the table."""
        if region.table is None:
            return False
        headers = [header for _, header in region.mapped()]
        filled = [cell for cell in grid.starting(row) if cell.text.strip()]
        if not self._is_like(headers, filled, grid.covering(row)):
            return False
        if found is None:
            return not self._is_known(region, filled)
        labels = list(found.cells.values())
        if len(labels) > 1 or found.row.grid == region.table.grid:
            return False
        return any(overlap(labels[0], header) for header in headers)

    @staticmethod
    def _is_like(headers: Sequence[Cell], filled: Sequence[Cell], there: Sequence[Cell]) -> bool:
        """Whether a row has one cell for each column: else it is a sum, a note, another table."""
        under = [cell for cell in filled if _is_under(cell, headers)]
        if not under or any(is_called_sum(one.text) for one in (filled[0], under[0])):
            return False
        without = [head for head in headers if not any(overlap(cell, head) for cell in there)]
        # A blank one too: the label of a sum may be gone.
        first = next(one for one in there if one.row == filled[0].row and _is_under(one, headers))
        return not _is_over(first, headers) and 2 * len(without) < len(headers)

    def _is_known(self, region: Region, filled: Sequence[Cell]) -> bool:
        """Whether a row is something else of the form: labels only, or a text with a label."""
        if all(self._assigning.is_label(cell, region.grid) for cell in filled):
            return True
        return len(filled) == 1 and self._flow.is_known(filled[0].text)

    def read(self, region: Region, grid: Grid, row: int, found: Assigned | None) -> None:
        """Read *row*."""
        if region.table is None:
            return
        under = [one for one in grid.starting(row) if one.text.strip()]
        joined = any(_is_over(one, [header for _, header in region.mapped()]) for one in under)
        made = Row(doubt=self._doubt(region, found, under) or (JOINED if joined else ""))
        for spot, header in region.mapped():
            if spot.above is None or spot.by == "whole":
                continue
            cell, why = region.under(grid, row, spot.above)
            if cell is None or cell.row <= header.row:
                continue
            if spot.joins and why == OVER_ROWS:
                why = ""
            made.cells[spot.name] = self._found(region, grid, (row, spot, cell), [header], why)
        self._add(region.table.table, made)

    @staticmethod
    def _doubt(region: Region, found: Assigned | None, cells: Sequence[Cell]) -> str:
        if found is not None:
            return _LIKE_LABEL
        if cells and is_like_sum(cells[0].text):
            return _LIKE_SUM
        return _GOES_ON if region.carried else ""

    def named(self, region: Region, grid: Grid, row: int, year: int) -> bool:
        """Read *row* if its label has its name in it, ``3、专项（名称）``; whether it was that."""
        for plan_row in self._named if region.grid >= 0 else ():
            if plan_row.grid != region.grid:
                continue
            for label in grid.starting(row):
                name = row_name(plan_row.named, label.text, year)
                if name is not None:
                    self._named_row(region, (grid, row), plan_row, label, name)
                    return True
        return False

    def _named_row(
        self, region: Region, at: tuple[Grid, int], plan_row: PlanRow, label: Cell, name: str
    ) -> None:
        grid, row = at
        spot = Spot(name=f"{plan_row.table}[].name")
        made = Row()
        title = found_in(self._findings, grid, label, spot, ("", ""))
        made.cells[spot.name] = replace(title, text=name)
        for one in plan_row.spots:
            made.cells[one.name] = self.crossing(region, grid, row, one, label)
        self._add(plan_row.table, made)

    def crossing(self, region: Region, grid: Grid, row: int, spot: Spot, label: Cell) -> Found:
        """The value in the row of *label* below the header of *spot*."""
        static = spot.above
        if static is None or static.number not in region.headers:
            return missing(spot, crossing_text(static.text if static is not None else ""))
        header, _ = region.headers[static.number]
        cell, doubt = region.under(grid, row, static)
        if cell is None or cell is label or cell.column < ends(label):
            return missing(spot, doubt or _NO_PLACE)
        return self._found(region, grid, (row, spot, cell), [header, label], doubt)

    def sums(self, region: Region, grid: Grid, cells: Sequence[Cell]) -> None:
        """Sums below a group of rows: known where they are the sum of rows above."""
        for spot, header in region.mapped():
            rows = self._findings.rows[region.table.table] if region.table is not None else []
            above = [row.cells[spot.name].text for row in rows if spot.name in row.cells]
            for cell in cells:
                if overlap(cell, header) and is_sum(cell.text, above):
                    self._findings.use("value", grid.trace(cell))

    def _found(
        self,
        region: Region,
        grid: Grid,
        at: tuple[int, Spot, Cell],
        labels: Sequence[Cell],
        doubt: str,
    ) -> Found:
        row, spot, cell = at
        unit = region.unit(grid, row, labels) or self._flow.unit
        return found_in(self._findings, grid, cell, spot, (unit, doubt))

    def _add(self, table: str, made: Row) -> None:
        if any(found.text.strip() for found in made.cells.values()):
            self._findings.rows[table].append(made)


def _is_under(cell: Cell, headers: Sequence[Cell]) -> bool:
    """Whether *cell* lies below one of *headers*."""
    return any(overlap(cell, header) for header in headers)


def _is_over(cell: Cell, headers: Sequence[Cell]) -> bool:
    """Whether *cell* lies below several of *headers*."""
    return sum(overlap(cell, header) for header in headers) > 1
