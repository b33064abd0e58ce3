"""What a text on a printed form says as the value of a cell: printing, the other way round."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.reading import read_figure
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.imports.model import Cell
from perfeval_gui.pages.printed_cells import DASH
from perfeval_gui.returned.layout import Item
from perfeval_gui.rules.figures.rulebook import Sheet

UNSURE: Final = "“{}”没有写百分号，分不清是百分数还是小数，请在草稿里填。"
_TICKS: Final = "■☑√✓☒"
_BOX: Final = re.compile(rf"([□☐{_TICKS}])[ \u3000]*([^□☐{_TICKS}]*)")


def value_of(sheet: Sheet, name: str, text: str) -> Value:
    """What *text* is in the cell called *name*: its value, or text that waits to be mended.

    Raises:
        ValueError: A choice that is not among those of the cell.
    """
    kind = sheet.typed_kind(name)
    if kind.holds == "choice":
        return _chosen(sheet, name, text)
    if kind.holds == "flag":
        return any(mark in text for mark in _TICKS)
    if kind.may_be_unread and text.strip() == DASH:
        return kind.blank
    return kind.read(text)


def _chosen(sheet: Sheet, name: str, text: str) -> str:
    boxes = _BOX.findall(text)
    if boxes:
        ticked = [label for mark, label in boxes if mark in _TICKS]
        text = ticked[0] if len(ticked) == 1 else "" if not ticked else text
    wanted = _squeezed(text)
    if not wanted:
        return ""
    words = [word for word, label in sheet.choices(name) if _squeezed(label) == wanted]
    if not words:
        raise ValueError(text)
    return words[0]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def typed_text(kind: Kind, cell: Cell, text: str) -> str:
    """What *cell* of a workbook holds, as it would be typed into a cell of *kind*: every place.

    *text* is what it shows in the place of the value.
    """
    raw = cell.raw
    if isinstance(raw, Decimal) and kind.holds == "figure":
        return _typed_rate(raw, text) if kind.unit == "%" else f"{raw:f}"
    if isinstance(raw, date) and kind.holds == "day":
        return f"{raw.year}年{raw.month}月{raw.day}日"
    return text


def _typed_rate(raw: Decimal, text: str) -> str:
    """*raw* as a rate is typed; *text* is what the cell shows.

    The sign may be the number format's, which multiplies, or only be written behind the number:
    what is shown tells which, but for the places it leaves out.
    """
    shown = read_figure(text, ("%",))
    if not isinstance(shown, Decimal):
        return text
    number = min(raw, raw.scaleb(2), key=lambda one: abs(one - shown))
    return f"{number:f}%" if _says_percent(text) else f"{number:f}"


def is_unsure(kind: Kind, text: str) -> bool:
    """Whether *text* may as well be a fraction as per cent: 0.98 is 98 % to many."""
    if kind.unit != "%" or _says_percent(text):
        return False
    value = read_figure(text)
    return isinstance(value, Decimal) and 0 < abs(value) <= 1


def _says_percent(text: str) -> bool:
    return text.rstrip().endswith(("%", "％"))


def shows_value(item: Item, cell: Cell) -> bool:
    """Whether *cell* of a workbook holds the number of *item*, as far as a workbook can tell."""
    if item.value is None or not isinstance(cell.raw, Decimal):
        return False
    return float(item.value) == float(cell.raw)


def parts_of(item: Item, text: str) -> tuple[str, ...] | None:
    """What stands in *text* where *item* shows its cells, one text a cell.

    None where the printed words around them are not there any more.
    """
    runs = [[(run.name, run.text) for run in line] for line in item.lines]
    if len(runs) == 1 and len(runs[0]) == 1 and runs[0][0][0]:
        return (text,)
    lines = []
    for line in runs:
        made = "".join(_part(name, said) for name, said in line)
        lines.append(rf"[ \u3000]*{made}[ \u3000]*")
    found = re.fullmatch("\n".join(lines), text, re.DOTALL)
    return found.groups() if found is not None else None


def _part(name: str, text: str) -> str:
    if name:
        return "(.*?)"
    # Blanks between printed words are where people write.
    words = [re.escape(word) for word in re.split(r"[ \u3000\u00a0]+", text)]
    return r"[ \u3000]*".join(words)
