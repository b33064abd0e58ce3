"""Figures that share a cell with their label: still numbers, with the label in their format."""

from __future__ import annotations

from dataclasses import replace

from perfeval_gui.exports.excel.strings import halves
from perfeval_gui.pages.mixed_cells import labelled
from perfeval_gui.pages.model import Cell


def number_name(cell: Cell) -> str:
    """The name of the figure that *cell* holds as a number, or may; empty for none."""
    found = labelled(cell)
    return cell.name if found is None or not cell.number_format else found.name


def with_label(cell: Cell) -> Cell:
    """*cell* as Excel has to hold it for its figure to be printed beside its label."""
    found = labelled(cell)
    if found is None:
        return cell
    form, formula = cell.number_format, cell.formula.removeprefix("=")
    if form:
        before, after = _literal(found.before), _literal(found.after)
        # Of one section only, Excel prints the minus before the label.
        form = f"{before}{form}{after};{before}-{form}{after};{before}{form}{after};@"
    if formula and cell.number_format:
        formula = f'=IF(({formula})="",{_quoted(found.before + found.after)},{formula})'
    elif formula:
        formula = f"={_quoted(found.before)}&{formula}&{_quoted(found.after)}"
    return replace(cell, number_format=form, formula=formula)


def _literal(text: str) -> str:
    """*text* in a number format."""
    return "".join('"' + half.replace('"', '"\\""') + '"' for half in halves(text) if half)


def _quoted(text: str) -> str:
    """*text* in a formula."""
    return "&".join('"' + half.replace('"', '""') + '"' for half in halves(text))
