"""The figures of the tables as texts give them: amounts in 万元, rates in per cent.

A form may give its amounts in 元, and whoever writes of them may say 万元 all the same. Numbers of
texts are read into one unit however they are written (see `numbers`), and here the figures of
cells come to it, exactly.
"""

from __future__ import annotations

from decimal import Decimal

from perfeval_gui.domain.cells.values import number
from perfeval_gui.rules.figures.rulebook import Sheet


def in_text(sheet: Sheet, name: str) -> Decimal | None:
    """The figure called *name*; None where it is blank, KeyError where nothing is called so."""
    value = number(sheet.value(name))
    if value is None:
        return None
    kind = sheet.kind(name)
    return value.scaleb(2 if kind.unit == "%" else -kind.below)


def places_in_text(sheet: Sheet, name: str) -> int:
    """How many decimals the figure called *name* is printed with, in that unit."""
    kind = sheet.kind(name)
    return kind.places + kind.below
