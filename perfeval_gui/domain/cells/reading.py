"""Reading typed text: the one gate for figures, days and texts, however they come in.

Typing, pasting, loading and filling all pass here. Nothing leans on `float`, `Decimal` or `int`
to decide what is a figure: they accept `1_000`, `NaN`, Arabic-Indic digits and more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.nothing import stands_for_blank, stands_for_zero
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.radicals import as_words
from perfeval_gui.domain.cells.values import Month, Unread

_WIDE: Final = str.maketrans("０１２３４５６７８９．，。－−％＋", "0123456789.,.--%+")
_GAP: Final = pattern(r"[0-9.,]\s+[0-9.,]")
_SPACES: Final = pattern(r"[\s\u3000\u00a0\u2000-\u200f\u2028-\u202f\u2060\ufeff]+")
_DIGITS: Final = pattern(
    r"(?P<sign>[-+]?)(?P<whole>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?P<rest>\.[0-9]*)?"
)
_USUAL: Final = pattern(r"[0-9]{1,13}(?:\.([0-9]*[1-9]))?")
_CONTROLS: Final = pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\ufdd0-\ufdef\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_CLEANED: Final = (
    "\x00-\x08\x0b-\x1f\x7f-\xa0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069"
    "\u2e80-\u2fd5\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff"
)
"""What is cleaned out of a text of several lines."""
_PLAIN: Final = pattern(f"[^{_CLEANED}]*+")
_PLAIN_LINE: Final = pattern(rf"[^\t\n{_CLEANED}]*+")
"""Most texts have nothing that is cleaned, and are only looked through."""
_DAY: Final = pattern(r"([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})[日号]?")
_MONTH: Final = pattern(r"([0-9]{4})(?:年([0-9]{1,2})月?|[-./]([0-9]{1,2}))")
_MONTHS: Final = range(1, 13)
MOST_DIGITS: Final = 13
MOST_TEXT: Final = 20_000


def clean_text(text: str, *, lines: bool = True) -> str:
    r"""*text* without characters that cannot be stored or printed.

    Control, zero-width and direction characters and lone surrogates go; line ends become
    ``\n``, or a space where a cell has one line; a no-break space becomes a space, as Qt's text
    fields make it one anyway; radicals become the words they look like. Everything else stays as
    typed: ㎡ and ① are not normalised.
    Cleaning twice changes nothing more.
    """
    if (_PLAIN if lines else _PLAIN_LINE).fullmatch(text):
        return text
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
        .replace("\u00a0", " ")
    )
    text = as_words(_CONTROLS.sub("", text))
    return text if lines else text.replace("\n", " ").replace("\t", " ")


def clean_texts(texts: Collection[str], *, lines: bool = True) -> Iterable[str]:
    """Each of *texts* as `clean_text` leaves it."""
    # What may stand in a text may stand in all of them written as one.
    if (_PLAIN if lines else _PLAIN_LINE).fullmatch("".join(texts)):
        return texts
    return [clean_text(text, lines=lines) for text in texts]


def plain_digits(text: str) -> str:
    """*text* with full-width digits and signs made half-width and all spaces removed."""
    return _SPACES.sub("", text.translate(_WIDE))


def is_dash(text: str) -> bool:
    """Whether *text* is a dash and nothing else: blank, or the zero of an accounting column."""
    return stands_for_zero(plain_digits(clean_text(text, lines=False)))


def usual_figure(text: str) -> tuple[Decimal, int] | None:
    """The figure *text* and its decimals, where it is as `read_figure` would write it: 24.92.

    None for all else, figures with a sign or with zeros at the end among that.
    """
    found = _USUAL.fullmatch(text)
    return None if found is None else (Decimal(text), len(found[1] or ""))


def read_figure(text: str, units: tuple[str, ...] = ()) -> Decimal | Unread | None:
    """The figure that *text* stands for.

    Accepts full-width digits, spaces around them, comma groups of three, one point, a full stop
    left at the end, a sign, and one of *units* behind the digits. Empty text and ``—`` ``/``
    ``无`` are blank. Anything else is `Unread`, two figures side by side included;
    `Kind.fault` says why.
    """
    cleaned = text
    match = _DIGITS.fullmatch(text)
    if match is None:
        cleaned = clean_text(text, lines=False)
        digits = plain_digits(cleaned)
        if stands_for_blank(digits):
            return None
        for unit in units:
            digits = digits.removesuffix(unit)
        match = _DIGITS.fullmatch(digits)
        if match is None or _GAP.search(cleaned.translate(_WIDE)):
            return Unread(cleaned)
    whole = match["whole"].replace(",", "")
    if len(whole) > MOST_DIGITS:
        return Unread(cleaned)
    rest = (match["rest"] or "").rstrip("0").removesuffix(".")
    value = Decimal(match["sign"] + whole + rest)
    return value.copy_abs() if value.is_zero() else value


def read_day(text: str) -> date | Unread | None:
    """The day that *text* stands for: ``2024.6.20``, ``2024-06-20``, ``2024年6月20日``."""
    digits = plain_digits(clean_text(text))
    if stands_for_blank(digits):
        return None
    match = _DAY.fullmatch(digits)
    if match is not None:
        year, month, day = (int(part) for part in match.groups())
        try:
            return date(year, month, day)
        except ValueError:
            pass
    return Unread(clean_text(text, lines=False))


def read_month(text: str) -> Month | Unread | None:
    """The month that *text* stands for: ``2024.6``, ``2024-06``, ``2024年6月``."""
    digits = plain_digits(clean_text(text))
    if stands_for_blank(digits):
        return None
    match = _MONTH.fullmatch(digits)
    if match is not None:
        year, month = int(match[1]), int(match[2] or match[3])
        if year and month in _MONTHS:
            return Month(year, month)
    return Unread(clean_text(text, lines=False))
