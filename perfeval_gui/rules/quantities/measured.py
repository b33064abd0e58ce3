"""One number with its unit and what stands behind: 2小时30分钟以内, 35至45处, 300元/亩以下."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.quantities import words
from perfeval_gui.rules.quantities.numerals import POINT_OR_GROUP, RUN, number
from perfeval_gui.rules.quantities.reading import Quantity, Range, Sign
from perfeval_gui.rules.quantities.units import (
    ANY_WORD,
    HAN,
    NO_UNIT,
    UNITS,
    WORDS,
    Unit,
    counted,
    unit_of,
)

PER: Final = rf"(?:季度|学期|学年|半年|双月|{ANY_WORD})"
_UNIT: Final = pattern(rf"(?P<half>个半(?=月|小时|天|年|日))?(?P<unit>{WORDS})(?P<more>半)?")
# Of a unit nobody listed the first character still keeps 40羽 apart from 40尾.
_OWN: Final = pattern(rf"(?![的了和与及或以之左上下内前后余多至到是为等且并均有不占]){HAN}")
_EACH: Final = ("/", "每")
_PER_BEHIND: Final = pattern(
    rf"[/每][(每个]*(?![共总全合应])(?P<one>{PER})(?:[·.•/每]+(?P<two>{PER}))?\)?"
)
_MORE: Final = pattern(r"[余多](?!于)|来(?=[个人天年户件次项起万亿])")
_SCALE: Final = pattern("[万亿]+")
_DASH: Final = pattern(r"[-~～〜—–―−]{1,2}|[至到]")
_TO_NUMBER: Final = pattern(rf"(?:{_DASH.pattern}){RUN.pattern}")
_NEXT: Final = pattern(rf"[零又]?(?P<number>{RUN.pattern})")
_BROKEN_OFF: Final = pattern(r"/|[-~—–](?:$|[,。;])")
_AFTERWARDS: Final = pattern("(?:之|以)?[前后](?![台端期])")
_CHANGED: Final = pattern("的?(?:增长|增幅|增加|提高|提升|上升|下降|降幅|降低|减少)")
_TIMES: Final = frozenset({"time", "months", "working days"})
_SHARES: Final = frozenset({"share", "points of percent"})
_DAYS_OF_PERSONS: Final = {"人天": ("人", "天")}
_MINUTES: Final = UNITS["分钟"]
_SAME: Final = {"季": "季度"}


def per_name(*names: str) -> str:
    """What something is for each of, alike however it is written: 天 for 日, 月 for 个月."""
    each = (one for name in names for one in _DAYS_OF_PERSONS.get(name, (name,)))
    same = (_SAME.get(name) or (UNITS[name].name if name in UNITS else name) for name in each)
    return "·".join(sorted(name.removeprefix("个") for name in same))


class Measured:
    """Reads one number, and all that belongs to it, from its first sign on.

    Attributes:
        at: Where the text goes on.
        left: What was not understood.
        quantity, span: What was read: the one or the other, or neither.
    """

    def __init__(self, text: str, match: re.Match[str]) -> None:
        """Read from *match* on, a run of digits and numerals in *text*."""
        self._text = text
        self._begin = match.start()
        self.at = match.end()
        self.left: list[str] = []
        self.quantity: Quantity | None = None
        self.span: Range | None = None
        first = self._counted(match[0], match.start())
        if first is not None and not self._range(first):
            first = self._behind(self._compound(first))
            self.quantity = first

    def _counted(self, run: str, begin: int) -> Quantity | None:
        """The number *run* with its unit; None, and left over, where it is none."""
        amount = Fraction(1, 2) if run == "半" else number(run)
        more = _MORE.match(self._text, self.at)
        if more is not None:
            self.at = more.end()
            if scale := _SCALE.match(self._text, self.at):
                run += scale[0]
                self.at, amount = scale.end(), number(run)
        unit, half = self._unit(run)
        doubted = unit is not None and counted(unit) and POINT_OR_GROUP.fullmatch(run)
        if amount is None or unit is None or doubted:
            self.left.append(self._text[begin : self.at])
            return None
        if half:
            amount += Fraction(half, 2)
        scale_word = run[-1] if run[-1] in "万亿" and len(run) > 1 else ""
        rough = more[0] if more is not None and more[0] == "来" else ""
        if more is None or rough:
            return Quantity(amount=amount, unit=unit, scale=scale_word, rough=rough)
        return Quantity(amount=amount, unit=unit, sign="≥", strict=True, scale=scale_word)

    def _unit(self, run: str) -> tuple[Unit | None, int]:
        """The unit behind a number, and 1 where half of it is added; None where it must have one.

        A Chinese numeral without a unit is part of a word more often than it is a number.
        """
        match = _UNIT.match(self._text, self.at)
        if match is not None:
            self.at = match.end()
            return unit_of(match["unit"]), 1 if match["half"] or match["more"] else 0
        own = _OWN.match(self._text, self.at)
        if not re.search("[0-9]", run):
            alone = self._alone(run) or _TO_NUMBER.match(self._text, self.at)
            return (None if own is not None or not alone else NO_UNIT), 0
        if own is not None:
            self.at = own.end()
            # A listed unit was refused for what follows: 5年级 and 6人口 are neither 年 nor 人.
            more = self._text[self.at : self.at + 1] if own[0] in UNITS else ""
            return unit_of(f"{own[0]}{more}"), 0
        letter = self._text[self.at : self.at + 1]
        return (None if letter.isalpha() and letter.isascii() else NO_UNIT), 0

    def _alone(self, run: str) -> bool:
        """Whether a Chinese numeral stands by itself: nothing but signs beside it."""
        begin = self.at - len(run)
        before, behind = self._text[max(begin - 1, 0) : begin], self._text[self.at : self.at + 1]
        return not re.match(HAN, before) and behind in ("", ",", "。", ";")

    def _compound(self, first: Quantity) -> Quantity:
        """Smaller units of the same measure directly behind: 2小时30分钟, 1年3个月."""
        last = first.unit
        while match := _NEXT.match(self._text, self.at):
            begin = match.start("number")
            self.at = match.end()
            amount = number(match["number"])
            unit, half = self._unit(match["number"])
            if unit is not None and last.name == "小时" and unit.name == "分":
                unit = _MINUTES
            fits = unit is not None and unit.measure == last.measure and unit.times < last.times
            if amount is None or unit is None or not fits:
                self.left.append(self._text[begin : self.at])
                return first
            size = first.size + (amount + Fraction(half, 2)) * unit.times
            first = replace(first, amount=size / first.unit.times, scale="")
            last = unit
        return first

    def _range(self, low: Quantity) -> bool:
        """Whether a range begins with *low*: then it is read to its end, or left over."""
        dash = _DASH.match(self._text, self.at)
        match = RUN.match(self._text, dash.end()) if dash is not None else None
        if match is None:
            return False
        self.at = match.end()
        high = self._counted(match[0], match.start())
        if high is None:
            return True
        if low.unit == NO_UNIT:
            low = replace(low, unit=high.unit)
            if high.scale and not low.scale:
                # 5-8万亩 is from 50,000 to 80,000.
                times = number(f"1{high.scale}") or Fraction(1)
                low = replace(low, amount=low.amount * times, scale=high.scale)
        high = self._behind(high)
        plain = not (high.sign or high.rough or low.sign or _DASH.match(self._text, self.at))
        if plain and low.unit.measure == high.unit.measure and low.size < high.size:
            self.span = Range(replace(low, per=high.per), high)
        else:
            self.left.append(self._text[self._begin : self.at])
        return True

    def _behind(self, found: Quantity) -> Quantity:
        """*found* with what stands behind its unit: each of what, 以上, 以内, 左右."""
        sign = self._text[self.at : self.at + 1]
        if sign in _EACH and (per := _PER_BEHIND.match(self._text, self.at)):
            self.at = per.end()
            found = replace(found, per=per_name(*(name for name in per.groups() if name)))
        elif _BROKEN_OFF.match(self._text, self.at):
            self.left.append(self._text[self.at])
        match = words.BEHIND.match(self._text, self.at)
        if match is not None and match[0]:
            self.at = match.end()
            found = self._bounded(found, match)
        odd = _AFTERWARDS.match(self._text, self.at)
        if odd is not None and found.unit.measure in _TIMES:
            self.left.append(f"{found.unit.name}{odd[0]}")
        changed = _CHANGED.match(self._text, self.at)
        if changed is not None and found.unit.measure in _SHARES:
            self.left.append(changed[0])
        return found

    def _bounded(self, found: Quantity, match: re.Match[str]) -> Quantity:
        strict = (match["front"] or match["back"] or "").startswith("不")
        sign: Sign = "≥" if match["more"] or match["over"] else "≤" if match["less"] else ""
        if match["odd"] or (found.sign and sign and found.sign != sign):
            self.left.append(match[0])
        if match["rough"]:
            return replace(found, rough=match["rough"])
        if not sign:
            return replace(found, strict=found.strict or strict)
        return replace(found, sign=sign, strict=strict or bool(match["over"]))
