"""The tables of a file read: values beside and below the labels that tell them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from perfeval_gui.imports.forms.plan import Plan, PlanRow, Spot
from perfeval_gui.imports.forms.words import spoken
from perfeval_gui.imports.matching.cells import found_in, missing
from perfeval_gui.imports.matching.data_rows import DataRows
from perfeval_gui.imports.matching.findings import Findings, Found
from perfeval_gui.imports.matching.flow import Flow
from perfeval_gui.imports.matching.grid import Grid, ends, overlap
from perfeval_gui.imports.matching.region import SEVERAL, Region
from perfeval_gui.imports.matching.rows import Assigned, Assigning
from perfeval_gui.imports.model import Cell

_NO_LABEL: Final = "这一格没有标题，不能确定是哪一栏的。"
_MORE: Final = "这一行里还有别的内容，不能确定是这一栏的。"


class TableReader:
    """Reads the tables of one file, one after the other."""

    def __init__(self, plan: Plan, assigning: Assigning, flow: Flow, findings: Findings) -> None:
        self._plan = plan
        self._assigning = assigning
        self._flow = flow
        self._findings = findings
        self._data = DataRows(plan, assigning, flow, findings)
        spots = (spot for row in plan.rows for spot in row.spots)
        heads = frozenset(spot.above.number for spot in spots if spot.above is not None)
        self._region = Region(heads=heads)
        self._width = 0

    def read(self, grid: Grid, *, follows: bool) -> None:
        """Read *grid*; *follows* says that no text stands between it and the table before."""
        grid = self._assigning.upright(grid)
        if follows and grid.width == self._width:
            self._region.carried = True
        else:
            self._region = self._region.anew()
        self._width = grid.width
        below: set[int] = set()
        for row in grid.rows:
            if row not in below:
                self._row(grid, row, below)

    # ---- one row

    def _row(self, grid: Grid, row: int, below: set[int]) -> None:
        cells = [cell for cell in grid.starting(row) if cell.text.strip()]
        if not cells:
            return
        found = self._assigning.assigned(grid, row, self._region.grid)
        if self._data.is_one(self._region, grid, row, found):
            self._data.read(self._region, grid, row, found)
        elif found is not None:
            self._labelled(grid, row, found, below)
        elif not self._data.named(self._region, grid, row, self._assigning.year):
            self._other(grid, row, cells)

    def _other(self, grid: Grid, row: int, cells: list[Cell]) -> None:
        """A row that no label tells: texts with labels in them, or nothing that is known."""
        known = False
        for cell in cells:
            if grid.shows(cell):
                known = self._flow.text(cell.text, grid.trace(cell), alone=len(cells) == 1) or known
        if (known and len(cells) == 1) or self._region.looks_like_header(grid, row):
            self._region = self._region.anew()

    # ---- rows with labels

    def _labelled(self, grid: Grid, row: int, found: Assigned, below: set[int]) -> None:
        if found.row.grid != self._region.grid and not _is_foreign(found):
            self._region = self._region.anew(found.row.grid)
        self._flow.ends()
        beside = grid.starting(row)
        for number, cell in found.cells.items():
            self._region.headers[number] = (cell, beside)
            self._findings.use("label", grid.trace(cell))
        for spot in found.row.spots:
            self._spot(grid, row, spot, found)
        self._below(grid, found, below)
        self._rest(grid, row, found.row)

    def _spot(self, grid: Grid, row: int, spot: Spot, found: Assigned) -> None:
        if spot.left is None or spot.left.number not in found.cells:
            return
        label = found.cells[spot.left.number]
        if spot.by == "left":
            self._add(self._beside(grid, row, spot, label, found))
        elif spot.by == "cross":
            self._add(self._data.crossing(self._region, grid, row, spot, label))

    def _beside(self, grid: Grid, row: int, spot: Spot, label: Cell, found: Assigned) -> Found:
        """The value right of *label*, where nothing else is before the next label."""
        labels = {id(cell) for cell in found.cells.values()}
        ahead: list[Cell] = []
        for cell in grid.covering(row):
            if cell.column < ends(label):
                continue
            if id(cell) in labels or cell.row < row or (ahead and self._flow.is_known(cell.text)):
                break
            ahead.append(cell)
        filled = [cell for cell in ahead if cell.text.strip()]
        if not ahead:
            return missing(spot, f"“{label.text.strip()}”右边没有格子。")
        first = filled[0] if filled else ahead[0]
        more = len(ahead) > spot.room or len(filled) > 1 or first is not ahead[0]
        doubt = SEVERAL if filled and more else ""
        return self._found(grid, row, spot, (first, label), doubt)

    def _rest(self, grid: Grid, row: int, of: PlanRow) -> None:
        """What stands in a row beside its labels and what they tell."""
        cells = self._unused(grid, row)
        for cell in cells:
            if cell.text.strip() in of.signs:
                self._findings.use("label", grid.trace(cell))
            elif grid.shows(cell):
                self._flow.text(cell.text, grid.trace(cell), alone=False)
        cells = self._unused(grid, row)
        if of.subtotal:
            self._data.sums(self._region, grid, cells)
            return
        # Known where it is as it follows from others: nothing else tells it.
        spots = [spot for spot in of.spots if spot.by == "none"]
        for spot, cell in zip(spots, cells, strict=False) if len(spots) == len(cells) else ():
            self._add(found_in(self._findings, grid, cell, spot, ("", _NO_LABEL)))

    def _unused(self, grid: Grid, row: int) -> list[Cell]:
        return [
            cell
            for cell in grid.starting(row)
            if cell.text.strip() and not self._findings.is_used(grid.trace(cell))
        ]

    # ---- what stands below a header

    def _below(self, grid: Grid, found: Assigned, below: set[int]) -> None:
        """Read what a header tells: the row below it, and which table begins."""
        for plan_row in self._plan.rows:
            if plan_row.grid != found.row.grid:
                continue
            spots = [
                spot
                for spot in plan_row.spots
                if spot.above is not None and spot.above.number in found.cells
            ]
            if plan_row.table not in ("", "projects"):
                own = [spot for spot in plan_row.spots if spot.above is not None]
                if len(spots) > 1 or len(spots) == len(own) == 1:
                    self._data.begin(self._region, plan_row)
            if plan_row.named and spots:
                self._data.begin_named(self._region, plan_row)
            single = [spot for spot in spots if _is_single(spot, plan_row)]
            if single:
                self._row_below(grid, plan_row, single, found, below)

    def _row_below(
        self, grid: Grid, plan_row: PlanRow, spots: list[Spot], found: Assigned, below: set[int]
    ) -> None:
        cells = list(found.cells.values())
        row = max(cell.row + cell.rows for cell in _headers(spots, found))
        strange = self._assigning.assigned(grid, row, self._region.grid) is not None
        doubt = _MORE if self._is_more(grid, row, cells, plan_row.grid) else ""
        for spot in spots:
            self._add(self._one_below(grid, row, spot, "?" if strange else doubt))
        if not strange and not plan_row.table:
            below.add(row)
            self._rest(grid, row, plan_row)

    def _one_below(self, grid: Grid, row: int, spot: Spot, doubt: str) -> Found:
        """The value of *row* below the header of *spot*; *doubt* is "?" in a row of others."""
        if spot.above is None:
            return missing(spot, "")
        cell, why = self._region.under(grid, row, spot.above)
        whole = spot.by == "whole"
        if cell is None or (doubt == "?" and not whole):
            return missing(spot, f"“{spoken(spot.above.text)}”下面没有填写的格子。")
        header, _ = self._region.headers[spot.above.number]
        return self._found(grid, row, spot, (cell, header), why or ("" if whole else doubt))

    def _is_more(self, grid: Grid, row: int, headers: Sequence[Cell], of: int) -> bool:
        """Whether something stands in *row* that is below none of *headers*."""
        return any(
            cell.text.strip()
            and not any(overlap(cell, header) for header in headers)
            and not self._assigning.is_label(cell, of)
            for cell in grid.starting(row)
        )

    # ---- what was found

    def _found(
        self, grid: Grid, row: int, spot: Spot, cells: tuple[Cell, Cell], doubt: str
    ) -> Found:
        """What the first of *cells* holds; the second is its label."""
        unit = self._region.unit(grid, row, cells[1:]) or self._flow.unit
        return found_in(self._findings, grid, cells[0], spot, (unit, doubt))

    def _add(self, found: Found) -> None:
        self._findings.cells.append(found)


def _is_foreign(found: Assigned) -> bool:
    """Whether the row is one of another grid whose headers are not here: it was moved."""
    spots = found.row.spots
    return bool(spots) and all(
        spot.by == "cross" and spot.above is not None and spot.above.number not in found.cells
        for spot in spots
    )


def _is_single(spot: Spot, of: PlanRow) -> bool:
    """Whether the value stands once below its header."""
    return spot.by == "whole" or (spot.by == "above" and not of.table)


def _headers(spots: Sequence[Spot], found: Assigned) -> Iterator[Cell]:
    for spot in spots:
        if spot.above is not None:
            yield found.cells[spot.above.number]
