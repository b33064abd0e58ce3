"""A target whose parts stand in columns: its sign, its unit, whether less is better."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.values import Value
from perfeval_gui.rules.figures.ways import Group, Operands
from perfeval_gui.rules.quantities import read
from perfeval_gui.rules.quantities.units import NO_UNIT

_SIGNS: Final = {"≥": "≥", "≤": "≤"}
_WAYS: Final = {"反向": "≤", "正向": "≥"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Inputs: target, name of the indicator, and *columns*. The target as one text: ≤5起.

    What stands in the target itself is not said twice, and a target in words is left as it is. A
    sign is taken before the direction, and that before the words of the edition.

    A result is made whole in the same way, with its unit alone.

    Attributes:
        columns: Which of `domain.edition.declared.WANTED` there are.
        less: Words in a name by which less is better.
    """

    columns: tuple[str, ...]
    less: tuple[str, ...]

    def value(self, *groups: Group) -> Value:
        target, name, *more = (str(group[0] or "").strip() for group in groups)
        given = dict(zip(self.columns, more, strict=True))
        return _whole(
            given.get("adjusted") or target, self._sign(name, given), given.get("unit", "")
        )

    def _sign(self, name: str, given: Mapping[str, str]) -> str:
        if given.get("sign") == "定性":
            return ""
        sign = _SIGNS.get(given.get("sign", "")) or _WAYS.get(given.get("direction", ""), "")
        return sign or ("≤" if any(word in name for word in self.less) else "")

    def words(self, *groups: Operands) -> str:
        return "、".join(operand.words for (operand,) in groups if operand.shown)

    def formula(self, *groups: Operands) -> str:  # noqa: ARG002 - a text
        return ""


@lru_cache(maxsize=16_384)
def _whole(text: str, sign: str, unit: str) -> str:
    """*text* with *sign* and *unit*, as far as it is a number that says neither by itself."""
    found = read(text)
    number = found.single
    if number is None or found.left:
        return text
    if number.sign or number.level or number.way or not text[0].isdecimal():
        sign = ""
    if number.unit != NO_UNIT or number.per or not (text[-1].isdecimal() or number.scale):
        unit = ""
    return f"{sign}{text}{unit}"
