"""What a text of a file holds as the value of a cell, and why that may not be sure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.kinds import TEXT_LIMIT, Kind, in_unit
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.cells.reading import plain_digits, read_figure
from perfeval_gui.domain.cells.values import Unread, Value
from perfeval_gui.domain.edition.choices import Choices
from perfeval_gui.imports.forms.words import squeezed

_UNITS: Final = ("亿元", "万元", "元")
"""Units of money that can be converted; longer words first, as they end with the shorter ones."""
_TICKED: Final = "■☑☒√✓✔"
_OPEN: Final = "□☐○▢"
_BOX: Final = pattern(f"[{_TICKED}{_OPEN}]")
_WRAPPED: Final = pattern("(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])")
_LIKE_YUAN: Final = 10_000
_ONE: Final = 1

Read = tuple[Value, str]
"""A value, and a Chinese sentence on why it is not sure; empty where it is."""


def read_value(kind: Kind, text: str, unit: str, choices: Choices, form: str) -> Read:
    """The value of *kind* that *text* shows.

    Args:
        kind: What the cell holds.
        text: As the file shows it.
        unit: Unit of money that the file gives for it; "" where it does not say one.
        choices: What may be chosen in it.
        form: In what form the edition prints it.
    """
    text = text.strip()
    if not text:
        return kind.blank, ""
    if kind.holds == "choice":
        return _ticked(text, choices) if form == "tick" else _chosen(text, choices)
    if kind.holds == "figure":
        return _figure(kind, text, unit)
    return _flag(kind, text) if kind.holds == "flag" else _words(kind, text)


def _words(kind: Kind, text: str) -> Read:
    """A text, a day or a month."""
    if len(text) > TEXT_LIMIT:
        return kind.blank, f"超过 {TEXT_LIMIT} 字。"
    wrapped = kind.holds == "text" and not kind.lines
    value = kind.read(_WRAPPED.sub("", text) if wrapped else text)
    return value, kind.fault(value)


def _flag(kind: Kind, text: str) -> Read:
    if text in tuple(_TICKED):
        return True, ""
    if text in tuple(_OPEN):
        return False, ""
    return kind.blank, f"“{cut(text)}”不是方框。"


def _chosen(text: str, choices: Choices) -> Read:
    wanted = squeezed(text)
    for word, label in choices:
        if squeezed(label) == wanted or text in (word, label):
            return word, ""
    return "", f"“{cut(text)}”不在可选的几项里。"


def _ticked(text: str, choices: Choices) -> Read:
    boxes = _BOX.findall(text)
    if not boxes:
        return _chosen(text, choices)
    ticked = [number for number, box in enumerate(boxes) if box in _TICKED]
    if not ticked:
        return "", ""
    if len(ticked) > 1:
        return "", "勾选了不止一项。"
    words = [squeezed(one) for one in _BOX.split(text)]
    before, behind = words[ticked[0]], words[ticked[0] + 1]
    # □ 常年性 ■ 一次性, or 常年性■ 一次性□: what stands before the first and behind the last tells.
    known = {squeezed(label) for _, label in choices}
    if words[-1] and (not words[0] or (words[0] not in known and known.issuperset(words[1:]))):
        return _chosen(behind, choices)
    if words[0] and not words[-1]:
        return _chosen(before, choices)
    return "", f"“{cut(text)}”分不清勾选的是方框前面的还是后面的。"


def _figure(kind: Kind, text: str, unit: str) -> Read:
    if kind.unit not in _UNITS:
        value = kind.read(text)
        if kind.unit == "%" and isinstance(value, Decimal) and _like_fraction(value, text):
            return value, "没有写百分号，分不清是百分数还是小数。"
        return value, kind.fault(value)
    own = next((one for one in _UNITS if plain_digits(text).endswith(one)), "")
    if unit and unit not in _UNITS:
        return Unread(text), f"文件的金额单位是{unit}，请换算成{kind.unit}。"
    figure = read_figure(text, (own,) if own else ())
    if not isinstance(figure, Decimal):
        value = kind.read(text)
        return value, kind.fault(value)
    given = own or unit or kind.unit
    value = kind.read(f"{in_unit(figure, given, kind.unit):f}")
    if (fault := kind.fault(value)) and given != kind.unit:
        return value, f"由{given}换算成{kind.unit}：{fault}"
    return value, fault or _unsure(kind, figure, own, unit)


def _unsure(kind: Kind, figure: Decimal, own: str, unit: str) -> str:
    """Why a figure may be in another unit."""
    if own and unit and own != unit:
        return f"这一格写的单位是{own}，表头写的是{unit}。"
    if own and not unit and own != kind.unit:
        return f"这一格写的单位是{own}，已换算成{kind.unit}。"
    if not own and not unit and kind.unit != "元" and abs(figure) >= _LIKE_YUAN:
        return f"文件没有说明金额单位，这个数像是按元填的；表上的单位是{kind.unit}。"
    return ""


def _like_fraction(value: Decimal, text: str) -> bool:
    return "%" not in text and "％" not in text and 0 < abs(value) * 100 <= _ONE


def same(kind: Kind, values: Sequence[Value]) -> bool:
    """Whether all *values* say the same; texts do whatever their spaces and signs."""
    if kind.holds != "text":
        return all(value == values[0] for value in values)
    return len({squeezed(str(value)) for value in values}) == 1
