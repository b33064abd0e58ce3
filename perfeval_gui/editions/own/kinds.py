"""The kinds of cell by the words that edition.toml has for them, and the names cells may have."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from keyword import iskeyword
from typing import Final

from perfeval_gui.domain.cells.kinds import (
    AREA,
    COUNT,
    DAY,
    MONTH,
    PERSON,
    PHONE,
    POINTS,
    PROSE,
    RATE,
    SCORE,
    TEXT,
    TICK,
    Kind,
    money_kind,
)
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.editions.reading.source import Source

WORDS: Final[Mapping[str, Kind]] = {
    "text": TEXT,
    "prose": PROSE,
    "phone": PHONE,
    "person": PERSON,
    "day": DAY,
    "month": MONTH,
    "count": COUNT,
    "figure": Kind(name="figure", holds="figure", unit="", places=2, padded=False),
    "area": AREA,
    "rate": RATE,
    "points": POINTS,
    "score": SCORE,
    "tick": TICK,
    "choice": Kind(name="choice", holds="choice"),
}
"""Kinds by their words; ``money`` and ``change``, which may be below zero, come from [money]."""
_MOST_PLACES: Final = 6
_TAKEN: Final = frozenset(
    {"id", "label", "name", "year", "unknown", "form", "own", "funds", "outline", "final_state"}
)
_STANDARD: Final = frozenset(
    name.partition(".")[0] for name in (*STANDARD.fields, *STANDARD.tables)
)
INSIDE: Final = frozenset({"id", "label"})
"""What no column and no line of a table is called: the identity of a row, the words of a line."""
LINES: Final = INSIDE | {"all", "some"}
"""What no line is called: those, and how a line has its parts."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry of edition.toml stands: the *index*-th ``[[table]]`` of *source*."""

    source: Source
    table: str
    index: int = 0

    def fault(self, reason: str, key: str = "") -> Exception:
        """The error for *key* of the entry."""
        return self.source.fault(reason, key, self.table, self.index)


@dataclass(frozen=True, slots=True)
class Kinds:
    """Makes kinds, with the *money* of the edition."""

    money: Kind
    change: Kind

    @property
    def words(self) -> tuple[str, ...]:
        """Every word there is."""
        return (*WORDS, "money", "change")

    def read(self, entry: Mapping[str, object], place: Place) -> Kind:
        """The kind that *entry* gives under ``kind``, ``unit``, ``places`` and ``choices``.

        Raises:
            EditionError: There is no such kind, or it does not take what is given.
        """
        word = entry.get("kind")
        if not isinstance(word, str) or word not in self.words:
            raise place.fault(f"kind 只能是 {'、'.join(self.words)}。", "kind")
        kind = {"money": self.money, "change": self.change}.get(word) or WORDS[word]
        if kind.holds == "choice":
            return replace(kind, choices=("", *_choices(entry.get("choices"), place)))
        allowed = ("places",) if kind.unit == "%" else ("unit", "places")
        for key in ("unit", "places", "choices"):
            if key in entry and (kind.holds != "figure" or key not in allowed):
                raise place.fault(f"“{word}”不能写 {key}。", key)
        unit, places = entry.get("unit", kind.unit), entry.get("places", kind.places)
        if not isinstance(unit, str):
            raise place.fault("unit 应当是文字。", "unit")
        if type(places) is not int or not 0 <= places <= _MOST_PLACES:
            raise place.fault(f"places 只能是 0 到 {_MOST_PLACES} 的整数。", "places")
        return replace(kind, unit=unit, places=places)


def _choices(found: object, place: Place) -> tuple[str, ...]:
    if not isinstance(found, list) or not found:
        raise place.fault('choices 应当是选项的列表，例如 ["常年性", "一次性"]。', "choices")
    for one in found:
        if not isinstance(one, str) or not one.strip() or one != one.strip() or "\n" in one:
            raise place.fault("选项应当是一行文字，不能空着。", "choices")
    if len(set(found)) < len(found):
        raise place.fault("选项不能重复。", "choices")
    return tuple(found)


def read_money(source: Source) -> Kinds:
    """The kinds of an edition with the amounts that its [money] describes; 万元, two places."""
    section = source.section("money", ("unit", "places", "grouped"))
    unit, places = section.get("unit", "万元"), section.get("places", 2)
    grouped = section.get("grouped", False)
    if not isinstance(grouped, bool):
        raise source.fault("grouped 只能是 true 或 false。", "grouped", "money")
    try:
        if type(places) is not int:
            places = -1
        kinds = [
            money_kind(str(unit), places, grouped=grouped, signed=one) for one in (False, True)
        ]
    except ValueError:
        reason = f"unit 只能是 元、万元 或 亿元，places 只能是 0 到 {_MOST_PLACES} 的整数。"
        raise source.fault(reason, "unit", "money") from None
    return Kinds(*kinds)


def own_name(
    found: object,
    key: str,
    taken: Collection[str],
    place: Place,
    reserved: Collection[str] = _TAKEN,
) -> str:
    """*found*, checked to be a name for something declared that none of *taken* is called by.

    Raises:
        EditionError: It is none, or one of *reserved*; *key* is where it stands.
    """
    if not isinstance(found, str) or not found.isidentifier() or iskeyword(found):
        raise place.fault(f"{key} 只能用字母（汉字也可以）、数字和下划线，不以数字开头。", key)
    if unicodedata.normalize("NFKC", found) != found or found.startswith("_"):
        raise place.fault(f"“{found}”里有全角字母或者不能用的字，请改用半角。", key)
    if "__" in found or found in reserved:
        raise place.fault(f"“{found}”不能用作名称，请换一个。", key)
    if found in taken and found in _STANDARD:
        reason = "是标准名称，只能列在部分的 names 里；意思不同的，请换一个名称"
        raise place.fault(f"“{found}”{reason}。", key)
    if found in taken:
        raise place.fault(f"“{found}”这个名称已经用过。", key)
    return found


def constant(entry: Mapping[str, object], place: Place, kind: Kind) -> Decimal:
    """The figure under ``value``, of *kind*.

    Raises:
        EditionError: There is none, or it is finer than it would be printed.
    """
    figure = place.source.figure(entry, "value", place.table, place.index)
    if kind.printed(figure) != figure:
        shown = kind.show(figure)
        reason = f"value 比印出来的细，印成 {shown}；要多印几位小数，写 kind 和 places。"
        raise place.fault(reason, "value")
    return figure
