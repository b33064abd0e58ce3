"""Rows that are sums: by what they are called, 小计 or 合计, and by the figures above them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.reading import read_figure
from perfeval_gui.imports.forms.words import squeezed

_TOTAL: Final = pattern(
    "(?:自评|考评|评价|全部|以上|本表|各项|指标|分值|得分|金额|人数)*(?:小计|合计|总计|累计|总分|总得分|共计)"
    "(?:合计|得分|分值|金额|人数)?[0-9.]*(?:分值|万元|[分人名项个元条])?"
)
"""What the row of a sum is called, all of it."""
_SUMS: Final = ("小计", "合计", "总计", "总分", "总得分", "共计")


def is_called_sum(label: str) -> bool:
    """Whether *label* is what the row of a sum is called, and nothing else."""
    return _TOTAL.fullmatch(squeezed(label)) is not None


def is_like_sum(label: str) -> bool:
    """Whether *label* begins or ends as the row of a sum does: it may be the name of an entry."""
    words = squeezed(label)
    return words.startswith(_SUMS) or words.endswith(_SUMS)


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
