"""What checks share: findings built from what is known of a check, figures in words, rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.kinds import MONEY, Kind
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.cells.values import Value, half_up, number
from perfeval_gui.domain.names.fields import cell_name
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.rules.checklist import KNOWN
from perfeval_gui.rules.figures.catalogue import without_number
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding, Fix
from perfeval_gui.rules.findings.part_by_part import some_of

_UNIT: Final = pattern(r"[（(](?:[万亿]?元|㎡)[）)]$")
_WANTED: Final = "indicators[].wanted"
_RESULT: Final = "indicators[].result"
_LONGEST: Final = 24
MOST_LABEL: Final = 60


def found(
    check: str, name: str, message: str, figures: str = "", fix: Fix | None = None
) -> Finding:
    """A finding of *check* about *name*, with the level and the source of the check."""
    known = KNOWN[check]
    return Finding(
        check=check,
        level=known.level,
        name=name,
        message=message,
        source=known.source,
        fix=fix,
        figures=figures,
    )


def money(sheet: Sheet, value: Decimal) -> str:
    """*value*, an amount as the form gives it, with its unit: 119.95 万元."""
    return as_money(value, sheet.edition.money)


def as_money(value: Decimal, kind: Kind = MONEY) -> str:
    """*value* as an amount of *kind* with its unit: 119.95 万元."""
    return f"{kind.show(value)} {kind.unit}"


def percent(share: Decimal) -> str:
    """The fraction *share* as a percentage, two places; never with a sign."""
    return f"{half_up(abs(share) * 100):f}%"


def plain_number(value: Decimal) -> str:
    """*value* without zeros at its end."""
    digits = f"{half_up(value):f}"
    return digits.rstrip("0").removesuffix(".")


def label(sheet: Sheet, name: str) -> str:
    """The printed label of *name* without the unit in brackets; of a long name its beginning."""
    return cut(_UNIT.sub("", sheet.label(name)), MOST_LABEL)


def with_money(sheet: Sheet, name: str) -> str:
    """Label without number and value of a money cell: 年初预算数 119.95 万元."""
    return f"{without_number(label(sheet, name))} {with_unit(sheet, name)}"


def with_unit(sheet: Sheet, name: str, value: Value = None) -> str:
    """What *name* shows with its unit, or what it would of another *value*: 119.95 万元, 12 人."""
    kind = sheet.kind(name)
    shown = sheet.shown(name) if value is None else kind.show(value)
    return shown if kind.unit in ("", "%") else f"{shown} {kind.unit}"


def short(text: str) -> str:
    """*text* in one line, cut where it is long."""
    return cut("".join(text.split()), _LONGEST)


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator with its figures: *points* and *score* are None where blank or unreadable."""

    row: int
    indicator: Indicator
    points: Decimal | None
    score: Decimal | None

    @property
    def title(self) -> str:
        """What it is called in a message."""
        return short(self.indicator.name) or f"第 {self.row + 1} 行"

    def cell(self, column: str) -> str:
        """The name of its cell in *column*."""
        return cell_name("indicators", self.row, column)


def scored_by_rule(sheet: Sheet) -> bool:
    """Whether target and result make the score, and not a clerk by other rules."""
    return sheet.edition.declared.indicators.scored == "points"


@lru_cache(maxsize=1)
def indicator_rows(sheet: Sheet) -> tuple[Row, ...]:
    """Every indicator, in the order of printing; kept for the next check of the same sheet."""
    scores = sheet.column("indicators[].score")
    rows: Iterable[Indicator] = sheet.report.indicators.indicators
    if _WANTED in sheet.columns:
        # Checks read both with the sign and the unit that stand in columns of their own.
        texts = zip(rows, sheet.column(_WANTED), sheet.column(_RESULT), strict=True)
        rows = (replace(one, target=str(to), actual=str(is_so)) for one, to, is_so in texts)
    return tuple(
        Row(row, indicator, number(indicator.points), number(scores[row]))
        for row, indicator in enumerate(rows)
    )


some_indicators: Final = some_of(indicator_rows)
"""Makes a check of a function that looks at some indicators, at each by itself."""
