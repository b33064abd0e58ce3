"""``[[figures]]`` and ``[[identities]]`` of edition.toml: what follows, and what must hold.

::

    [[figures]]
    name = "annual_budget"
    rule = "same"
    of = ["sources.total.budget"]

    [[identities]]
    left = "income_total"
    is = "="
    right = "basic_spending + project_spending"
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final, Literal

from perfeval_gui.domain.cells.kinds import POINTS
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.edition.compared import SPELLED
from perfeval_gui.domain.edition.declared import Identity, OwnFigure, Term
from perfeval_gui.editions.own.kinds import Kinds, Place, constant
from perfeval_gui.editions.own.ways import Computed, KindOf, kind_given, read_way, shown_as
from perfeval_gui.editions.reading.source import Source

_FIGURE: Final = {
    **dict.fromkeys(("name", "rule"), True),
    **dict.fromkeys(("of", "label", "kind", "value", "unit", "places"), False),
}
_IDENTITY: Final = {
    **dict.fromkeys(("left", "is", "right"), True),
    **dict.fromkeys(("within", "level", "text"), False),
}
_TERM: Final = pattern(r"\s*([+＋－−-]?)\s*([0-9]+(?:\.[0-9]+)?[%％]?|[\w.]+(?:\[\]\.\w+)?)\s*")
_NAME: Final = pattern(r"[^\W\d]\w*(?:\.\w+){0,2}(?:\[\]\.\w+)?")


def read_figures(
    source: Source, kinds: Kinds, kind_of: KindOf, labels: dict[str, str]
) -> Iterator[OwnFigure]:
    """The declared figures; *kind_of* knows what they follow from, *labels* take theirs.

    Raises:
        EditionError: Something in them is wrong; with the line.
    """
    ways: dict[str, Computed] = {}
    constants: dict[str, Decimal] = {}
    entries = source.tables("figures", _FIGURE) if "figures" in source.content else []
    for n, entry in enumerate(entries):
        place = Place(source, "figures", n)
        name = source.text(entry, "name", "figures", n)
        if not _NAME.fullmatch(name):
            raise place.fault(f"“{name}”不能用作名称。", "name")
        if name in ways:
            raise place.fault(f"“{name}”写了两遍。", "name")
        ways[name] = Computed(*read_way(entry, place), kind_given(entry, kinds, place))
        if "label" in entry:
            labels[name] = source.text(entry, "label", "figures", n)
        if ways[name].way == "constant":
            constants[name] = constant(entry, place, ways[name].kind or POINTS)
    shown = shown_as(ways, kind_of, kinds.money)
    for name, (way, of, _) in ways.items():
        assert way is not None  # figures are computed
        value = constants.get(name)
        yield OwnFigure(name=name, way=way, of=of, kind=shown[name], constant=value)


def read_identities(source: Source) -> Iterator[Identity]:
    """What must hold.

    Raises:
        EditionError: Something in it cannot be read; with the line.
    """
    table = "identities"
    entries = source.tables(table, _IDENTITY) if table in source.content else []
    for n, entry in enumerate(entries):
        place = Place(source, table, n)
        sign = SPELLED.get(source.text(entry, "is", table, n).strip())
        if sign is None:
            raise place.fault("is 只能是 =、≤、≥、<、>、≠。", "is")
        within = source.figure(entry, "within", table, n) if "within" in entry else Decimal(0)
        yield Identity(
            left=tuple(_terms(entry, "left", place)),
            compared=sign,
            right=tuple(_terms(entry, "right", place)),
            within=within,
            level=_level(entry, place),
            text=source.text(entry, "text", table, n),
        )


def _level(entry: Mapping[str, object], place: Place) -> Literal["error", "explain", "hint"]:
    match entry.get("level", "error"):
        case "error":
            return "error"
        case "explain":
            return "explain"
        case "hint":
            return "hint"
    raise place.fault("level 只能是 error、explain 或 hint。", "level")


def _terms(entry: Mapping[str, object], key: str, place: Place) -> Iterator[Term]:
    text = place.source.text(entry, key, place.table, place.index)
    at, first = 0, True
    while at < len(text) or first:
        match = _TERM.match(text, at)
        if match is None or (not match[1] and not first):
            raise place.fault(f"看不懂“{text}”，例如 basic_spending + project_spending。", key)
        sign: Literal[1, -1] = 1 if match[1] in ("", "+", "＋") else -1
        at, first = match.end(), False
        if not match[2][0].isdecimal():
            yield Term(name=match[2], sign=sign)
            continue
        figure = Decimal(match[2].rstrip("%％"))
        share = match[2].endswith(("%", "％"))
        yield Term(name="", sign=sign, figure=figure.scaleb(-2) if share else figure)
