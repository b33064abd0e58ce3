"""What a cell of a workbook shows of its number, as Excel shows it."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Final

from perfeval_gui.imports.sheets.codes import Section, Sign, sections
from perfeval_gui.imports.sheets.days import day_of, shown_day
from perfeval_gui.imports.sheets.numerals import in_words

_SEEN: Final = Context(prec=15, rounding=ROUND_HALF_EVEN)
"""Digits of a number that Excel lets anybody see, whatever the format."""
_ROOMY: Final = Context(prec=1_000, rounding=ROUND_HALF_UP)
_WIDTH: Final = 11
"""Characters of a number that is shown without a format."""
_LARGEST: Final = Decimal("1e11")
_SMALLEST: Final = Decimal("1e-4")
_NINES: Final = {1: 9, 2: 99, 3: 999}
_COMPARED: Final[dict[str, Callable[[Decimal, Decimal], bool]]] = {
    "<": operator.lt, "<=": operator.le, "=": operator.eq,
    "<>": operator.ne, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """What is seen of a number.

    Attributes:
        text: As it is shown; "" where the format hides it.
        is_whole: Whether the text says all of it: nothing was rounded or hidden.
        day: The day that it is, where it is shown as one.
    """

    text: str
    is_whole: bool
    day: date | None = None


def shown(number: Decimal, code: str, *, from_1904: bool = False) -> Shown:
    """What *number* looks like in the number format *code*."""
    number = _SEEN.plus(number)
    section, signed = _chosen(sections(code), number)
    if section.has("day"):
        text = shown_day(number, section, from_1904=from_1904)
        if text is not None:
            day = day_of(number, from_1904=from_1904)
            return Shown(text.strip(), is_whole=True, day=day)
        return Shown(_general(number)[0], is_whole=False)
    size = number if signed else number.copy_abs()
    text, is_whole = _figure(section, size.copy_abs())
    minus = "-" if size < 0 and section.signs else ""
    return Shown(f"{minus}{text.strip()}", is_whole)


def shown_text(text: str, code: str) -> str:
    """What a text looks like in a format that adds to it ("@"元"")."""
    found = [section for section in sections(code) if section.has("at")]
    if not found or not text:
        return text
    return "".join(text if one.kind == "at" else one.text for one in found[-1].signs)


def _chosen(found: tuple[Section, ...], number: Decimal) -> tuple[Section, bool]:
    """The section for *number*, and whether it has to show the sign."""
    if any(section.condition for section in found):
        for section in found:
            if section.condition is None:
                return section, True
            sign, limit = section.condition
            if _COMPARED[sign](number, limit):
                # What holds for nothing but negative numbers says itself that they are.
                return section, not (sign in ("<", "<=") and limit <= 0)
        return found[-1], True
    if number < 0 and len(found) > 1 and not _is_text(found[1]):
        return found[1], False
    if number == 0 and len(found) > 2 and not _is_text(found[2]):  # noqa: PLR2004 - the third
        return found[2], True
    return found[0], True


def _is_text(section: Section) -> bool:
    return section.has("at") and not section.has("digits")


def _figure(section: Section, size: Decimal) -> tuple[str, bool]:
    """A number without its sign in a section, and whether the text says all of it."""
    signs = section.signs
    if section.has("any") or section.has("at"):
        text, is_whole = _general(size)
        text = in_words(text, section.words)
        return "".join(text if s.kind in ("any", "at") else s.text for s in signs), is_whole
    if not section.has("digits"):
        # Words only; "-" for a zero says all of it.
        return "".join(sign.text for sign in signs), size == 0 and bool(signs)
    if section.has("power"):
        return _powered(signs, size)
    if section.has("slash"):
        return _fraction(signs, size)
    before, decimals = _halves(signs)
    scale = _thousands(before)
    hundreds = sum(sign.kind == "percent" for sign in signs)
    size = size.scaleb(2 * hundreds - 3 * scale, _ROOMY)
    places = sum(sign.kind == "digits" for sign in decimals)
    rounded = _ROOMY.quantize(size, Decimal(1).scaleb(-places))
    text = _laid_out(before, decimals, rounded, places)
    return in_words(text, section.words), rounded == size


def _halves(signs: tuple[Sign, ...]) -> tuple[list[Sign], list[Sign]]:
    """The signs before the decimal point, and from it on."""
    points = [at for at, sign in enumerate(signs) if sign.kind == "point"]
    last = max(at for at, sign in enumerate(signs) if sign.kind == "digits")
    at = points[0] if points else last + 1
    # Commas behind the last digit belong to the digits.
    while not points and at < len(signs) and signs[at].kind == "comma":
        at += 1
    return list(signs[:at]), list(signs[at:])


def _thousands(before: list[Sign]) -> int:
    """Commas behind the last digit: each leaves out three digits."""
    count = 0
    while before and before[-1].kind == "comma":
        before.pop()
        count += 1
    return count


def _laid_out(before: list[Sign], decimals: list[Sign], rounded: Decimal, places: int) -> str:
    whole, _, fraction = f"{rounded:f}".partition(".")
    whole = whole.lstrip("0")
    least = sum(sign.text == "0" for sign in before if sign.kind == "digits")
    whole = whole.rjust(least, "0")
    if any(sign.kind == "comma" for sign in before):
        whole = f"{int(whole or '0'):,}" if len(whole) > least or least <= 1 else whole
        whole = "" if whole == "0" and not least else whole
    return _placed(before, whole) + _decimals(decimals, fraction.ljust(places, "0"))


def _placed(signs: list[Sign], digits: str) -> str:
    """*digits* where the signs have their places, the first place taking what is left over."""
    places = [at for at, sign in enumerate(signs) if sign.kind == "digits"]
    apart = (
        any(signs[at].kind == "text" for at in range(places[0], places[-1])) if places else False
    )
    made: list[str] = []
    left = len(places)
    for sign in signs:
        if sign.kind == "digits":
            if not apart:
                made.append(digits if left == len(places) else "")
            else:
                taken = len(digits) - left + 1
                made.append(digits[:taken] if taken > 0 else "")
                digits = digits[max(taken, 0) :]
            left -= 1
        elif sign.kind != "comma":
            made.append(sign.text)
    return "".join(made)


def _decimals(signs: list[Sign], digits: str) -> str:
    wanted = "".join(sign.text for sign in signs if sign.kind == "digits")
    while wanted.endswith("#") and digits.endswith("0"):
        wanted, digits = wanted[:-1], digits[:-1]
    while wanted.endswith("?") and digits.endswith("0"):
        wanted, digits = wanted[:-1], digits[:-1]
    rest = iter(digits)
    return "".join(
        next(rest, "") if sign.kind == "digits" else "" if sign.kind == "comma" else sign.text
        for sign in signs
    )


def _general(size: Decimal) -> tuple[str, bool]:
    """A number without a format: eleven characters, or with a power of ten."""
    plain = f"{size.normalize():f}" if size else "0"
    if len(plain.lstrip("-").replace(".", "")) <= _WIDTH - ("." in plain) and abs(size) < _LARGEST:
        return plain, True
    if size and not _SMALLEST <= abs(size) < _LARGEST:
        return _scientific(size, 5)
    whole = len(plain.lstrip("-").partition(".")[0])
    rounded = _ROOMY.quantize(size, Decimal(1).scaleb(whole + 1 - _WIDTH))
    return f"{rounded.normalize():f}", rounded == size


def _scientific(size: Decimal, places: int, fixed: bool = False) -> tuple[str, bool]:
    power = size.adjusted() if size else 0
    rounded = _ROOMY.quantize(size.scaleb(-power), Decimal(1).scaleb(-places))
    if abs(rounded) >= 10:  # noqa: PLR2004 - rounded up to the next power
        rounded, power = rounded / 10, power + 1
    digits = f"{rounded:f}" if fixed else f"{rounded.normalize():f}"
    return f"{digits}E{'-' if power < 0 else '+'}{abs(power):02}", rounded.scaleb(power) == size


def _powered(signs: tuple[Sign, ...], size: Decimal) -> tuple[str, bool]:
    at = next(at for at, sign in enumerate(signs) if sign.kind == "power")
    _, decimals = _halves(signs[:at]) if any(s.kind == "digits" for s in signs[:at]) else ([], [])
    return _scientific(size, sum(sign.kind == "digits" for sign in decimals), fixed=True)


def _fraction(signs: tuple[Sign, ...], size: Decimal) -> tuple[str, bool]:
    at = next(at for at, sign in enumerate(signs) if sign.kind == "slash")
    below = "".join(s.text for s in signs[at + 1 :] if s.kind in ("digits", "text")).strip()
    width = sum(sign.kind == "digits" for sign in signs[at + 1 :])
    exact = Fraction(size)
    if below.isdigit() and int(below):
        near = Fraction(round(exact * int(below)), int(below))
    else:
        near = exact.limit_denominator(_NINES.get(width, 999))
    whole, rest = divmod(near.numerator, near.denominator)
    has_whole = any(sign.kind == "text" and sign.text == " " for sign in signs[:at])
    if not has_whole:
        return f"{near.numerator}/{near.denominator}", near == exact
    part = f"{rest}/{near.denominator}" if rest else ""
    return " ".join(filter(None, (str(whole) if whole or not part else "", part))), near == exact
