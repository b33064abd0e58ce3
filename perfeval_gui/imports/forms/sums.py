"""Whether a figure below rows is the sum of those right above it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from perfeval_gui.domain.cells.reading import read_figure


def is_sum(text: str, above: Sequence[str]) -> bool:
    """Whether *text* is the sum of the last few of *above*, at least of one; blanks add nothing."""
    wanted, total = read_figure(text), Decimal(0)
    if not isinstance(wanted, Decimal):
        return False
    for one in reversed(above):
        figure = read_figure(one)
        total += figure if isinstance(figure, Decimal) else 0
        if total == wanted:
            return True
    return False
