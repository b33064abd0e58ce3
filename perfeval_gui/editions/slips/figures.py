"""Figures of an edition, with and without quotes, and what to write instead of what is none."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern

_HUNDRED: Final = Decimal(100)
# More places than any sum has: to write such a number out takes for ever.
_LARGEST: Final = Decimal(10) ** 15
_FINEST: Final = -12
_UNITS: Final = pattern(r"(?:分|万元|元|人|个|倍|年)$")


def figure_of(value: object) -> Decimal | None:
    """The figure *value*, exact with and without quotes; None where it is none, or below zero."""
    if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
        return None
    try:
        figure = Decimal(value)
    except InvalidOperation:
        return None
    if not figure.is_finite() or not 0 <= figure < _LARGEST:
        return None
    return figure if figure == round(figure, -_FINEST) else None


def why_none(key: str, value: object) -> str:
    """What to write under *key* instead of *value*, which is no figure."""
    told = f"“{key}”应当是写在引号里的数字"
    meant = _meant(value) if isinstance(value, str) else None
    if meant is None:
        return f'{told}，例如 {key} = "10"。'
    return f'{told}，不写单位、百分号和逗号，请写成 {key} = "{meant:f}"。'


def _meant(text: str) -> Decimal | None:
    usual = unicodedata.normalize("NFKC", text).replace("。", ".")
    usual = re.sub(r"(?<=\d),(?=\d{3})|[\s\"'“”‘’()<>]", "", usual)
    share = usual.endswith("%")
    figure = figure_of(_UNITS.sub("", usual.removesuffix("%")))
    return figure / _HUNDRED if figure is not None and share else figure
