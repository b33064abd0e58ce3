"""By which rule something declared follows from what, and how it is shown that says nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final, NamedTuple, get_args

from perfeval_gui.domain.cells.kinds import POINTS, RATE, SCORE, TALLY, TEXT, Kind
from perfeval_gui.domain.edition.declared import Way
from perfeval_gui.editions.own.kinds import Kinds, Place
from perfeval_gui.rules.figures.figure import CircleError, in_order

WAYS: Final[tuple[Way, ...]] = get_args(Way)
_LEAST: Final[Mapping[Way, int]] = {
    "ratio": 2,
    "growth": 2,
    "share": 2,
    "difference": 2,
    "score": 3,
    "grade": 3,
}
_MOST: Final[Mapping[Way, int]] = {"same": 1, "ratio": 2, "growth": 2, "score": 3, "grade": 3}
KindOf = Callable[[str], Kind | None]


class Computed(NamedTuple):
    """How something comes about: typed where there is no *way*; its *kind* where it says one."""

    way: Way | None
    of: tuple[str, ...]
    kind: Kind | None


def read_way(entry: Mapping[str, object], place: Place) -> tuple[Way, tuple[str, ...]]:
    """The rule, and the names it reads: as many as it wants.

    Raises:
        EditionError: There is no such rule, or not as many names; with the line.
    """
    word, of = entry["rule"], entry.get("of", [])
    way = next((way for way in WAYS if way == word), None)
    if way is None:
        raise place.fault(f"rule 只能是 {'、'.join(WAYS)}。", "rule")
    if not isinstance(of, list) or not all(isinstance(one, str) for one in of):
        raise place.fault('of 应当是名称的列表，例如 ["budget", "done"]。', "of")
    if way == "constant":
        if of:
            raise place.fault("constant 写 value，不写 of。", "of")
        return way, ()
    if reason := why_not_of(way, of):
        raise place.fault(reason, "of")
    return way, tuple(of)


def why_not_of(way: Way, of: Sequence[str]) -> str:
    """Why a rule of *way* cannot follow from *of*, for their number; empty where it can."""
    least, most = _LEAST.get(way, 1), _MOST.get(way, len(of))
    if least <= len(of) <= max(least, most):
        return ""
    wanted = f" {least} 个" if least == most else f"至少 {least} 个"
    return f"{way} 要用到{wanted}名称，写了 {len(of)} 个。"


def kind_given(entry: Mapping[str, object], kinds: Kinds, place: Place) -> Kind | None:
    """The kind that *entry* says for what is computed; None where it says none.

    Raises:
        EditionError: It says what goes with a kind, and not which.
    """
    if "kind" in entry:
        return kinds.read(entry, place)
    for key in ("unit", "places", "choices"):
        if key in entry:
            raise place.fault(f"写 {key} 的要同时写 kind。", key)
    return None


def shown_as(ways: Mapping[str, Computed], known: KindOf, money: Kind) -> Mapping[str, Kind]:
    """How each of *ways* is shown: as it says, or as what it follows from, wherever that stands.

    *known* tells the kinds of all else; what follows from nothing known is shown as *money*.
    """
    names = list(ways)
    # A circle is told when the figures of the form are put in order.
    with suppress(CircleError):
        names = in_order({name: one.of for name, one in ways.items()})
    shown: dict[str, Kind] = {}
    for name in names:
        way, of, kind = ways[name]
        given = [found for one in of if (found := shown.get(one) or known(one))]
        shown[name] = kind or (money if way is None else _kind_of_way(way, given or [money]))
    return shown


def _kind_of_way(way: Way, given: Sequence[Kind]) -> Kind:
    """How a figure of *way* is shown that says nothing else; *given* are its inputs shown."""
    if way in ("ratio", "share", "growth"):
        return RATE
    shown = {"count": TALLY, "constant": POINTS, "score": SCORE, "grade": TEXT}.get(way)
    if shown is not None or given[0].holds != "figure":
        return shown or given[0]
    # A sum that is printed is that of the figures that are printed.
    alike = (one for one in given if (one.unit == "%") == (given[0].unit == "%"))
    places = max(one.places for one in alike)
    return replace(given[0], places=places, signed=given[0].signed or way == "difference")
