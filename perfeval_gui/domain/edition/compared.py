"""Two figures compared: the signs, how they may be spelled in an edition, and when they hold."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final, Literal

Compared = Literal["=", "≠", "<", "≤", ">", "≥"]

HOLDS: Final[Mapping[Compared, Callable[[Decimal, Decimal], bool]]] = {
    "=": operator.eq,
    "≠": operator.ne,
    "<": operator.lt,
    "≤": operator.le,
    ">": operator.gt,
    "≥": operator.ge,
}
SPELLED: Final[Mapping[str, Compared]] = {
    "=": "=", "==": "=", "＝": "=", "!=": "≠", "≠": "≠", "<": "<", "＜": "<", ">": ">", "＞": ">",
    "<=": "≤", "≤": "≤", "≦": "≤", ">=": "≥", "≥": "≥", "≧": "≥",
}  # fmt: skip
