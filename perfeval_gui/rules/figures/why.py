"""Why this number: how a derived figure came about, in words, with what it was made of."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Final

from perfeval_gui.domain.cells.kinds import Kind, decimals
from perfeval_gui.domain.cells.values import Unread, is_blank
from perfeval_gui.domain.names.fields import address, any_row
from perfeval_gui.rules.figures.figure import REPORT_YEAR
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.figures.ways import Operand, SumWhere

# Cells that may stay blank: a choice or a lowered score changes a figure, it makes none.
_LOWERED: Final = ".lowered"
_OPTIONAL: Final = (".band", _LOWERED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """How one figure came about.

    Attributes:
        name: The figure, ``execution_score`` or ``indicators[2].score``.
        label: Its printed label.
        shown: The figure as printed; empty where it is blank.
        sentence: The rule in words with the real numbers; it ends with the figure.
        rounding: How it is rounded; empty for a text.
        source: Where the rule comes from.
        inputs: What it was made of, each once.
        missing: Those inputs for want of which it is blank.
    """

    name: str
    label: str
    shown: str
    sentence: str
    rounding: str
    source: str
    inputs: tuple[Operand, ...]
    missing: tuple[Operand, ...]


def why(sheet: Sheet, name: str) -> Why | None:
    """How *name* came about; None where it is only typed, or not there at all."""
    found = address(name)
    row = found[1] if found is not None else None
    figure = sheet.figure(name)
    if figure is None or (figure.table and row is None) or not _is_there(sheet, name):
        return None
    groups = sheet.operands(figure, row)
    if isinstance(figure.rule, SumWhere):
        # The groups only say which rows count.
        keys, figures = groups
        own = [one for key, one in zip(keys, figures, strict=True) if key.value == figure.rule.key]
        groups = [own]
    # The year has no cell to go to, and is never what is missing.
    groups = [group for group in groups if all(one.name != REPORT_YEAR for one in group)]
    inputs = tuple({one.name: one for one in chain.from_iterable(groups)}.values())
    shown = sheet.shown(name)
    return Why(
        name=name,
        label=sheet.label(name),
        shown=shown,
        sentence=sheet.explanation(name),
        rounding=_rounding(sheet.kind(name)),
        source=figure.source,
        inputs=tuple(
            one
            for one in inputs
            if (one.name != name or figure.name == name) and not _is_silent(one, shown)
        ),
        missing=() if shown else tuple(one for one in inputs if _is_missing(one)),
    )


def stays_blank(sheet: Sheet, name: str) -> bool:
    """Whether *name* is blank by its rule, whatever is still filled in; False where it is not."""
    if sheet.typable(name) or any_row(name) in sheet.faults:
        return False
    found = why(sheet, name)
    if found is None or found.shown or not found.inputs:
        return False
    return all(stays_blank(sheet, one.name) for one in found.missing)


def _is_there(sheet: Sheet, name: str) -> bool:
    try:
        sheet.value(name)
    except KeyError:
        return False
    return True


def _is_silent(operand: Operand, shown: str) -> bool:
    """Whether *operand* has no part in the figure that is *shown*: a choice that was not needed.

    A score that nobody lowered never has: its place is that of the figure itself.
    """
    places = _OPTIONAL if shown else _LOWERED
    return operand.name.endswith(places) and is_blank(operand.value)


def _is_missing(operand: Operand) -> bool:
    blank = is_blank(operand.value) or isinstance(operand.value, Unread)
    return blank and not operand.name.endswith(_OPTIONAL)


def _rounding(kind: Kind) -> str:
    if kind.holds != "figure":
        return ""
    if kind.unit == "%":
        return f"百分数四舍五入到{decimals(kind.places) if kind.places else '整数'}"
    if not kind.places:
        return "整数"
    return f"四舍五入到{decimals(kind.places)}{'' if kind.padded else '，末尾的 0 不写'}"
