"""The figures of the tables as texts give them: amounts in 万元, rates in per cent.

A form may give its amounts in 元, and whoever writes of them may say 万元 all the same. Numbers of
texts are read into one unit however they are written (see `numbers`), and here the figures of
cells come to it, exactly.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.values import half_up, number
from perfeval_gui.domain.record.form import Form
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet

_ONE: Final = Decimal(1)


def in_text(sheet: Sheet, name: str) -> Decimal | None:
    """The figure called *name*; None where it is blank, KeyError where nothing is called so."""
    found = exactly(sheet, name)
    return found.figure if found is not None else None


class InText(NamedTuple):
    """A figure as texts give it.

    Attributes:
        figure: In the unit of texts. places: With how many decimals it is printed, in that unit.
        name, value, kind: What its cell is called, and what stands there.
    """

    figure: Decimal
    places: int
    name: str
    value: Decimal
    kind: Kind

    @property
    def shown(self) -> str:
        """What its cell shows, with its unit, as of `phrasing.with_unit`."""
        shown, unit = self.kind.show(self.value), self.kind.unit
        return shown if unit in ("", "%") else f"{shown} {unit}"


def exactly(sheet: Sheet, name: str) -> InText | None:
    """The figure called *name* with all its decimals, otherwise as `in_text`."""
    value = number(sheet.value(name))
    if value is None:
        return None
    known = _kinds(sheet.book, sheet.report.form)
    if name not in known:
        kind = sheet.kind(name)
        known[name] = kind, 2 if kind.unit == "%" else -kind.below, kind.places + kind.below
    kind, shift, places = known[name]
    return InText(value.scaleb(shift), places, name, value, kind)


@lru_cache(maxsize=16)
def _kinds(_book: Rulebook, _form: Form) -> dict[str, tuple[Kind, int, int]]:
    """To be filled, the same in all reports of an edition: the kind of each figure.

    With it, by how many places its unit is shifted to that of texts, and its decimals there.
    """
    return {}


def as_printed(sheet: Sheet, name: str) -> InText | None:
    """The figure called *name* as it is printed, otherwise as `in_text`."""
    if (found := exactly(sheet, name)) is None:
        return None
    figure = half_up(found.figure, _ONE.scaleb(-found.places))
    return InText(figure, found.places, name, found.value, found.kind)
