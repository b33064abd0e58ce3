"""From a text to what it says: every figure, sign and direction is used up or told as left over."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.quantities import words
from perfeval_gui.rules.quantities.dates import Day
from perfeval_gui.rules.quantities.measured import PER, Measured, per_name
from perfeval_gui.rules.quantities.numerals import RUN, number
from perfeval_gui.rules.quantities.reading import Quantity, Range, Reading, Sign
from perfeval_gui.rules.quantities.texts import looked_at
from perfeval_gui.rules.quantities.units import NO_UNIT, UNITS
from perfeval_gui.rules.quantities.words import DAY, NOTHING, WRONG, Way

_TOKEN: Final = pattern(
    rf"(?P<most>{words.AT_MOST})|(?P<least>{words.AT_LEAST})|(?P<loosemost>{words.AT_MOST_LOOSE})"
    rf"|(?P<looseleast>{words.AT_LEAST_LOOSE})|(?P<below>{words.BELOW})"
    + "".join(f"|(?P<{about}_{way}>{pattern})" for way, about, pattern in words.WAYS)
    + rf"|(?P<unknown>{words.UNKNOWN})"
    rf"|(?P<negated>{words.NEGATED})|(?P<above>{words.ABOVE})|(?P<aside>{words.ASIDE})"
    rf"|(?P<against>{words.AGAINST})" + rf"|(?P<rough>{words.ROUGH})|(?P<per>每)"
    r"|(?P<mean>(?P<whose>[人亩户日月年天车吨头校村生次件季])均(?=[^衡匀等可已为能按在有实完无未须需由被纳得不]"
    "|不(?:少于|低于|超过|高于|大于|小于|多于)))"
    rf"|(?P<day>{DAY}|{WRONG})|(?P<stop>(?!(?<=[0-9]):(?=[0-9]))[,。;!?:\n()])"
    rf"|(?P<half>半(?=个?(?:月|小时|天|年|日)))|(?P<equal>==?|等于)"
    rf"|(?P<minus>(?<![0-9A-Za-z%{DAY}{NOTHING}])[-−](?=[.0-9]))|(?P<number>{RUN.pattern})"
    r"|(?P<junk>[0-9][0-9.,]*|[零〇一二两三四五六七八九十百千万亿半壹贰叁肆柒捌玖]+)"
    rf"|(?P<symbol>{words.SYMBOL})"
)
_EACH: Final = pattern(rf"每个?(?P<one>{PER})(?:每个?(?P<two>{PER}))?")
PLAIN_NUMBER: Final = r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,2})?"
"""A number of which nothing has to be found out, as the text of a pattern.

With three decimals a point may be meant to group the digits: that is left to the parser.
"""
_BARE: Final = pattern(rf"(?P<sign>[≥≤]?)(?P<number>{PLAIN_NUMBER})(?P<scale>[万亿]?)(?P<unit>.*)")
PLAIN_UNITS: Final = {"": NO_UNIT} | {
    word: unit for word, unit in UNITS.items() if not set(word) & set("年月日季星°")
}
"""The units that mean the same behind any number.

What may be part of a day or of a sort (3星), or is written in another way (°C), is left to the
parser likewise.
"""
_LOOSE: Final = 8
_MOST_LEFT: Final = 6
_WAYS: Final[dict[str, tuple[Way, str]]] = {
    f"{about}_{way}": (way, about) for way, about, _ in words.WAYS
}
_SIGNS: Final[dict[str, tuple[Sign, bool]]] = {
    "most": ("≤", False),
    "loosemost": ("≤", False),
    "below": ("≤", True),
    "least": ("≥", False),
    "looseleast": ("≥", False),
    "above": ("≥", True),
}


@dataclass(frozen=True, slots=True)
class _Said:
    """One word that says how the number behind it is meant, and how loosely it holds on to it."""

    word: str
    sign: Sign
    strict: bool
    loose: bool

    @property
    def weak(self) -> bool:
        """Whether a sign behind the number overrules it: 控制在95%以上."""
        return self.loose and words.CONTROL.search(self.word) is not None


class _Clause:
    """What was said in a clause about the number that is still to come."""

    def __init__(self) -> None:
        self.signs: list[_Said] = []
        self.sign_gap = ""
        self.way: tuple[Way, str] | None = None
        self.way_gap = ""
        self.per = self.rough = self.against = self.minus = ""

    def note(self, kind: str, word: str) -> None:
        """A word that makes the number an estimate, a negative one or one compared with."""
        if kind == "rough":
            self.rough = word
        elif kind == "minus":
            self.minus = word
        else:
            self.against = word

    def add(self, gap: str) -> None:
        """Words that say nothing about a number."""
        gap = gap.replace(NOTHING, "")
        self.sign_gap += gap
        self.way_gap += gap
        self.against += gap if self.against else ""

    def sign(self) -> tuple[Sign, bool, bool]:
        """The sign before the number, whether it is strict, whether two contradict."""
        firm = [said for said in self.signs if not said.weak]
        signs = {said.sign for said in firm}
        sign = firm[0].sign if firm else ""
        return sign, any(said.strict for said in firm), len(signs) > 1

    def torn(self) -> str:
        """A sign with words between it and the number, which may compare with something else."""
        if not self.signs or words.BETWEEN.fullmatch(self.sign_gap):
            return ""
        if all(said.loose for said in self.signs) and len(self.sign_gap) <= _LOOSE:
            return ""
        return f"{self.signs[-1].word}{self.sign_gap}"


class _Parser:
    """Goes through one text from left to right, each sign once."""

    def __init__(self, text: str) -> None:
        self.text, self.dates, wrong = looked_at(text)
        self.clause = _Clause()
        self.left: list[str] = list(wrong)
        self.found: list[Quantity] = []
        self.parts: list[Quantity] = []
        self.ranges: list[Range] = []
        self.days: list[Day] = []
        self.aside = False
        self.at = 0
        self.seen = 0

    def read(self) -> Reading:
        """Everything in the text."""
        while match := _TOKEN.search(self.text, self.at):
            self.clause.add(self.text[self.at : match.start()])
            self.at = match.end()
            kind = match.lastgroup or ""
            if kind in _SIGNS:
                sign, strict = _SIGNS[kind]
                said = _Said(match[0], sign, strict, kind.startswith("loose"))
                self.clause.signs.append(said)
                self.clause.sign_gap = ""
            elif kind in _WAYS:
                self._turn(*_WAYS[kind])
            else:
                self._take(kind, match)
        self._stop()
        left = tuple(dict.fromkeys(word for word in self.left if word))[:_MOST_LEFT]
        return Reading(
            tuple(self.found), tuple(self.parts), tuple(self.ranges), tuple(self.days), left
        )

    def _take(self, kind: str, match: re.Match[str]) -> None:
        match kind:
            case "number" | "half":
                self._number(match)
            case "per":
                self._each(match)
            case "mean":
                self.clause.per = per_name(match["whose"])
            case "rough" | "minus" | "against":
                self.clause.note(kind, match[0])
            case "day":
                self._day(match)
            case "aside" | "stop":
                self._stop()
                self.aside = kind == "aside" or (self.aside and match[0] not in "。;\n")
            case "equal":
                pass  # It says nothing that the number alone does not.
            case _:
                self.left.append(match[0])

    def _each(self, match: re.Match[str]) -> None:
        # All units are asked for only where something is said to be for each of them.
        each = _EACH.match(self.text, match.start())
        if each is None:
            self.clause.add(match[0])
            return
        self.at = each.end()
        self.clause.per = per_name(*(name for name in each.groups() if name))

    def _turn(self, way: Way, about: str) -> None:
        before = self.clause.way
        if before is not None and before[0] != way:
            self.left.append("又升又降")
        self.clause.way, self.clause.way_gap = (way, about), ""

    def _stop(self) -> None:
        """The end of a clause: a sign that found no number is left over."""
        self.left += [said.word for said in self.clause.signs]
        self.clause = _Clause()

    def _day(self, match: re.Match[str]) -> None:
        if match[0] == WRONG:
            return
        day = self.dates[self.seen]
        self.seen += 1
        sign, strict, _ = self.clause.sign()
        if sign == "≤" and not strict:
            day = replace(day, before=True, exact=True)
        elif self.clause.signs:
            self.left.append(f"{self.clause.signs[0].word}{day.text}")
        if self.clause.rough:
            self.left.append(f"{self.clause.rough}{day.text}")
        self.days.append(day)
        self.clause.signs = []

    def _number(self, match: re.Match[str]) -> None:
        found = Measured(self.text, match)
        self.left += found.left
        self.at = found.at
        clause, self.clause = self.clause, _Clause()
        if found.span is not None:
            self._keep_range(clause, found.span)
        elif found.quantity is not None:
            self._keep(clause, found.quantity, self.text[match.start() : self.at])
        else:
            self.left += [said.word for said in clause.signs]

    def _keep_range(self, clause: _Clause, found: Range) -> None:
        if clause.sign()[0] or clause.way or clause.minus or clause.rough:
            self.left.append(found.shown)
            return
        per = found.high.per or clause.per
        self.ranges.append(Range(replace(found.low, per=per), replace(found.high, per=per)))

    def _keep(self, clause: _Clause, found: Quantity, text: str) -> None:
        sign, strict, clash = clause.sign()
        if clash or (sign and found.sign and sign != found.sign):
            self.left.append("".join(said.word for said in clause.signs) + text)
        if torn := clause.torn():
            self.left.append(torn)
        weak: Sign = "≤" if any(said.weak for said in clause.signs) else ""
        found = replace(
            found,
            sign=sign or found.sign or weak,
            strict=strict or found.strict,
            per=found.per or clause.per,
            rough=found.rough or clause.rough,
            amount=-found.amount if clause.minus else found.amount,
            text=text,
        )
        if clause.way is not None:
            found = self._directed(clause, found, *clause.way)
        elif clause.against:
            self.left.append(f"{clause.against}{text}")
        (self.parts if self.aside else self.found).append(found)

    def _directed(self, clause: _Clause, found: Quantity, way: Way, about: str) -> Quantity:
        """*found* as the change or the level that the word before it says."""
        gap = clause.way_gap
        if words.TO_LEVEL.fullmatch(gap) or (
            words.REACHED.search(gap) and not words.OF_CHANGE.fullmatch(gap)
        ):
            sign: Sign = "≥" if way == "up" else "≤"
            if found.sign and found.sign != sign:
                self.left.append(f"{gap}{found.text}")
            return replace(found, level=way)
        if clause.minus:
            self.left.append(f"{gap}-{found.text}")
        return replace(found, way=way, about=about)


@lru_cache(maxsize=16_384)
def read(text: str) -> Reading:
    """What *text* says in figures, and what in it was not understood."""
    return _bare(text) or _Parser(text).read()


def _bare(text: str) -> Reading | None:
    """What a number says that has nothing beside it but a sign and a unit; None for other texts.

    Most texts of a long table are such, and mean alike whatever number stands there.
    """
    match = _BARE.fullmatch(text)
    if match is None or (unit := PLAIN_UNITS.get(match["unit"])) is None:
        return None
    amount = number(match["number"] + match["scale"])
    if amount is None:
        return None
    sign: Sign = match["sign"]  # type: ignore[assignment]  # the pattern has no other
    shown = text.removeprefix(sign)
    found = Quantity(amount=amount, unit=unit, sign=sign, scale=match["scale"], text=shown)
    return Reading((found,), bare=match["scale"] + match["unit"])
