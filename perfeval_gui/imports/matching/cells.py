"""One cell of a file taken for one cell of the form."""

from __future__ import annotations

from typing import Final

from perfeval_gui.imports.forms.plan import Spot
from perfeval_gui.imports.forms.words import spoken
from perfeval_gui.imports.matching.findings import Findings, Found
from perfeval_gui.imports.matching.grid import Grid
from perfeval_gui.imports.model import Cell

_REMARKS: Final = {
    "error": "这一格是公式的错误值。",
    "differs": "这一格显示的与实际存的不同。",
    "formula": "这一格是公式，文件里没有它的结果。",
}
_HIDDEN: Final = "这一格在文件里没有显示出来。"
_HIDDEN_SHEET: Final = "这张工作表在文件里没有显示出来。"


def found_in(findings: Findings, grid: Grid, cell: Cell, spot: Spot, why: tuple[str, str]) -> Found:
    """What *cell* holds for *spot*; *why* is the unit that is given, and why it is not sure."""
    unit, doubt = why
    trace = grid.trace(cell)
    if cell.text.strip():
        findings.use("value", trace)
    doubt = doubt or doubt_of(grid, cell)
    left = spot.left.number if spot.left is not None else 0
    above = spot.above.number if spot.above is not None else 0
    return Found(
        name=spot.name,
        spot=f"{spot.name}@{left}@{above}",
        text=cell.text,
        trace=trace,
        form=spot.form,
        unit=unit,
        doubt=doubt,
    )


def doubt_of(grid: Grid, cell: Cell) -> str:
    """Why what *cell* shows may not be what it holds, or what anybody saw; empty where it is."""
    for remark, says in _REMARKS.items():
        if remark in cell.remarks:
            return says
    if cell.text.strip() and not grid.shows(cell):
        return _HIDDEN_SHEET if grid.table.hidden else _HIDDEN
    return ""


def missing(spot: Spot, why: str) -> Found:
    """Nothing for *spot*, and why."""
    return Found(name=spot.name, spot=spot.name, text="", trace=None, doubt=why, missing=True)


def crossing_text(label: str) -> str:
    """Why a value below a header that is not there cannot be told."""
    return f"没有找到表头“{spoken(label)}”，分不清是哪一列。"
