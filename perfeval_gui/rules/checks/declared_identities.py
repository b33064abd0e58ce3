"""What an edition declares must hold: sums that agree, limits that are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.kinds import RATE
from perfeval_gui.domain.cells.values import half_up, number
from perfeval_gui.domain.edition.compared import HOLDS, Compared
from perfeval_gui.domain.edition.declared import Identity, Term
from perfeval_gui.domain.names.fields import address, rows_of
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import found, label

_SHOULD: Final[Mapping[Compared, str]] = {
    "=": "两边应当相等",
    "≠": "两边不应当相等",
    "<": "前者应当小于后者",
    "≤": "前者不应当超过后者",
    ">": "前者应当大于后者",
    "≥": "前者不应当小于后者",
}


def declared_identities_hold(sheet: Sheet) -> Iterator[Finding]:
    """Every identity of the edition holds where both of its sides have a figure.

    Figures are compared as they are printed: what a reader adds up must come out.
    """
    for identity in sheet.edition.declared.identities:
        for place in _places(sheet, identity):
            sides = [_side(sheet, side) for side in (place.left, place.right)]
            if None not in sides and not _holds(place, *(side or Decimal(0) for side in sides)):
                yield _finding(sheet, place)


def _places(sheet: Sheet, identity: Identity) -> Iterator[Identity]:
    """*identity* itself, or for one about columns that of every row, or line, of their table."""
    named = (term.name for term in (*identity.left, *identity.right) if "[]" in term.name)
    table = next((found[0] for name in named if (found := address(name)) is not None), "")
    if not table:
        yield identity
        return
    for where in _rows(sheet, table):
        left, right = (_in_row(side, where) for side in (identity.left, identity.right))
        yield replace(identity, left=left, right=right)


def _rows(sheet: Sheet, table: str) -> Iterator[str]:
    """What stands in place of the empty brackets in the names of cells, for each row of *table*."""
    own = sheet.edition.declared.table(table)
    if own is not None and own.lines:
        yield from (f".{line.key}" for line in own.lines)
    else:
        yield from (f"[{row}]" for row in range(len(rows_of(sheet.report, table))))


def _in_row(side: tuple[Term, ...], where: str) -> tuple[Term, ...]:
    return tuple(replace(term, name=term.name.replace("[]", where, 1)) for term in side)


def _side(sheet: Sheet, side: tuple[Term, ...]) -> Decimal | None:
    """What one side comes to; blank adds as nothing, and None where all of it is blank."""
    figures = [_figure(sheet, term) for term in side]
    there = [figure for figure in figures if figure is not None]
    if not there:
        return None
    signed = zip(side, figures, strict=True)
    return sum((term.sign * (figure or Decimal(0)) for term, figure in signed), Decimal(0))


def _figure(sheet: Sheet, term: Term) -> Decimal | None:
    if not term.name:
        return term.figure
    figure = number(sheet.value(term.name))
    return None if figure is None else sheet.kind(term.name).printed(figure)


def _holds(identity: Identity, left: Decimal, right: Decimal) -> bool:
    if identity.compared in ("=", "≠"):
        return (abs(left - right) <= identity.within) == (identity.compared == "=")
    slack = identity.within if identity.compared in ("≥", ">") else -identity.within
    return HOLDS[identity.compared](left + slack, right)


def _finding(sheet: Sheet, identity: Identity) -> Finding:
    name = next(term.name for term in (*identity.left, *identity.right) if term.name)
    rates = sheet.kind(name).unit == "%"
    unit = sheet.kind(name).unit
    left, right = (_words(sheet, side, unit) for side in (identity.left, identity.right))
    figures = f"{_where(identity)}{left}，{right}"
    should = identity.text or _SHOULD[identity.compared]
    sides = [_side(sheet, side) or Decimal(0) for side in (identity.left, identity.right)]
    gap = abs(sides[0] - sides[1])
    apart = f"{half_up(gap * 100):f} 个百分点" if rates else f"{gap:f}"
    told = f"，相差 {apart}" if identity.compared == "=" else ""
    message = f"{figures}，{should.rstrip('。')}{told}，请核对。"
    return replace(found("declared-identity", name, message, figures), level=identity.level)


def _where(identity: Identity) -> str:
    """Which row of a table it is about; lines are named by their labels."""
    names = (address(term.name) for term in (*identity.left, *identity.right))
    row = next((one[1] for one in names if one is not None and one[1] is not None), None)
    return "" if row is None else f"第 {row + 1} 行："


def _words(sheet: Sheet, side: tuple[Term, ...], unit: str) -> str:
    """One side with its figures; a constant is in the *unit* of the cells beside it."""
    parts: list[str] = [] if any(term.name for term in side) else ["规定的"]
    behind = f" {unit}" if unit and unit != RATE.unit else ""
    for term in side:
        sign = "−" if term.sign < 0 else "+" if term is not side[0] else ""
        figure = term.figure or Decimal(0)
        constant = RATE.show(figure) if unit == RATE.unit else f"{figure:f}{behind}"
        shown = _shown(sheet, term.name) if term.name else constant
        parts.append(f"{sign} {shown}".strip())
    return " ".join(parts)


def _shown(sheet: Sheet, name: str) -> str:
    kind = sheet.kind(name)
    shown = sheet.shown(name)
    unit = f" {kind.unit}" if shown and kind.unit not in ("", "%") else ""
    called = label(sheet, name).replace("“", "‘").replace("”", "’")
    return f"“{called}” {shown or '空白'}{unit}"
