"""Whether a number that is shown says all of the number that is stored."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import Final

from perfeval_gui.imports.model import Remark

_SHOWN: Final = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_STORED: Final = re.compile(r"\s*-?\d{1,400}(?:\.\d{1,400})?(?:[eE][+-]?\d{1,3})?\s*")


def stored(text: str | None) -> Decimal | None:
    """The number that a file keeps as *text*; None where it is none."""
    if text is None or not _STORED.fullmatch(text):
        return None
    with suppress(InvalidOperation):
        return Decimal(text.strip())
    return None


def remarks_of(text: str, number: Decimal | None) -> frozenset[Remark]:
    """What is to be told of *number*, shown as *text*."""
    return frozenset() if number is None or says(text, number) else frozenset({"differs"})


def says(text: str, number: Decimal) -> bool:
    """Whether *text*, a number as it is shown, says all of *number*."""
    found = _SHOWN.findall(text.replace("−", "-"))
    if len(found) != 1:
        return False
    shown = Decimal(found[0].replace(",", ""))
    if "(" in text and ")" in text:
        shown = -abs(shown)
    return shown == (number * 100 if "%" in text else number)
