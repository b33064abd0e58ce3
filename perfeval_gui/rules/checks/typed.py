"""Checks of single cells: text that is no figure, cells that must not be blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from perfeval_gui.domain.cells.mending import mend
from perfeval_gui.domain.cells.values import Unread, is_blank, number
from perfeval_gui.domain.names.fields import cell_name, unread
from perfeval_gui.domain.record.report import BESIDE, STANDARD
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.figures.wanted import is_wanted
from perfeval_gui.rules.findings.finding import Finding, Fix
from perfeval_gui.rules.findings.part_by_part import some_of
from perfeval_gui.rules.findings.phrasing import found, label

REQUIRED: Final = tuple(one.name for one in STANDARD.fields.values() if one.need == "review")
"""Cells without which the package cannot be reviewed."""


@some_of(lambda sheet: unread(sheet.report))
def figures_are_read(sheet: Sheet, some: Sequence[tuple[str, Unread]]) -> Iterator[Finding]:
    """Every figure and day that was typed can be read as one.

    What is kept beside the form is told at the cell it is about.
    """
    for name, value in some:
        if name.partition("[")[0] in BESIDE:
            continue
        kind = sheet.typed_kind(name)
        message = f"{sheet.label(name)}：{kind.fault(value)}"
        meant = mend(kind, value)
        fix = (
            None if meant is None else Fix(label=f"改为 {kind.show(meant)}", puts=((name, meant),))
        )
        yield found("unread", name, message, fix=fix)


def needed_cells_are_filled(sheet: Sheet) -> Iterator[Finding]:
    """Unit, code, staff and budget are there, where the edition wants them filled in here."""
    for name in (*REQUIRED, *_needed(sheet)):
        if is_blank(sheet.value(name)) and is_wanted(sheet, name):
            figures = f"“{label(sheet, name)}”没有填"
            message = f"{figures}，缺了它材料不能受理，请补填{without_quota(name)}。"
            yield found("required", name, message, figures)


def _needed(sheet: Sheet) -> Iterator[str]:
    """The cells that the edition declares as needed."""
    return (cell.name for cell in sheet.edition.declared.cells if cell.needed)


def without_quota(name: str) -> str:
    """What a unit that has no 编制 does instead of filling in *name*, behind a request to do so."""
    return "，没有核定编制的单位请写说明" if name == "quota" else ""


def each_group_has_indicators(sheet: Sheet) -> Iterator[Finding]:
    """Every 一级指标 with points has at least one 三级指标 with points.

    Where it has rows, the points of the first are what is missing; else a row is.
    """
    rows = sheet.report.indicators.indicators
    first = {row.group: at for at, row in reversed(tuple(enumerate(rows)))}
    there = {row.group for row in rows if number(row.points) is not None}
    for group in sheet.edition.groups:
        if group.points and group.key not in there:
            message = (
                f"{group.label}没有一行指标填了分值，规定的 {group.points:f} 分没有着落，"
                f"请至少填写一行{group.label}和它的分值。"
            )
            at = first.get(group.key)
            missing = "indicators" if at is None else cell_name("indicators", at, "points")
            yield found("required", missing, message)
