"""Cells that show one figure or text beside a label."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval_gui.pages.model import Cell


@dataclass(frozen=True, slots=True)
class Labelled:
    """A cell that shows one figure or text, and what is printed around it."""

    name: str
    before: str
    after: str


def labelled(cell: Cell) -> Labelled | None:
    """What *cell* shows beside a label; None where it shows a figure alone, several or none."""
    if cell.name or len(cell.paragraphs) != 1:
        return None
    runs = cell.paragraphs[0].runs
    named = [number for number, run in enumerate(runs) if run.name]
    if len(named) != 1:
        return None
    before, after = runs[: named[0]], runs[named[0] + 1 :]
    return Labelled(
        runs[named[0]].name,
        "".join(run.text for run in before),
        "".join(run.text for run in after),
    )
