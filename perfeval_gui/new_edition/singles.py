"""Single cells of a form: each by its label, gaps within words, and boxes to tick."""

from __future__ import annotations

from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.new_edition import drawn
from perfeval_gui.new_edition.declared import NewEdition
from perfeval_gui.new_edition.grid import Grid, Spot
from perfeval_gui.new_edition.kinds import HAND, UNITS, WHOLE, Guess, guess
from perfeval_gui.new_edition.texts import Slot, before_boxes, boxes, printed, slots

_DAY: Final = "日期"
_GAP: Final = "填写"
"""What a gap is called that nothing labels."""
_SAYING: Final = 3
"""Letters from which on a label tells what it labels."""
_ENDS: Final = pattern(r"[：:]\s*$")


def draw_singles(grid: Grid, edition: NewEdition) -> None:
    """Name every cell that is still to be filled, and write down every other as it stands."""
    for spot in grid.spots:
        if spot.row in grid.gone or spot.drawn is not None:
            continue
        if spot.use == "blank":
            _blank(grid, spot, edition)
        elif spot.use == "boxes":
            spot.drawn = _boxes(grid, spot, edition)
        elif spot.use == "mixed":
            left = grid.left(spot)
            about = left.text if left is not None else ""
            spot.drawn = drawn.in_words(spot, gaps(spot.text, edition, about))
    for spot in grid.spots:
        if spot.drawn is None:
            spot.drawn = _rest(spot, edition)


def _blank(grid: Grid, spot: Spot, edition: NewEdition) -> None:
    left, above = grid.left(spot), grid.above(spot)
    near = left if left is not None and left.end == spot.column else None
    if above is not None and left is not None and _tells_apart(grid, left, spot):
        near = left = None
    label = near or above or left
    if label is None or _is_corner(grid, spot, label):
        spot.drawn = ""
        return
    both = above is not None and label is not above
    text = f"{label.text}{above.text}" if both and above is not None else label.text
    before, edition.around = edition.around, grid.unit(spot.row) or edition.around
    name = edition.cell(text, height=grid.height(spot))
    edition.around = before
    if WHOLE.search(label.text):
        edition.ask(f"“{edition.printed(label.text)}”现在由人填；要程序加，写进 [[figures]]。")
    spot.drawn = drawn.value(spot, name)
    if label.drawn is None and not both and _is_its_own(grid, label, spot):
        label.drawn = drawn.label(label, name, edition)


def _is_corner(grid: Grid, spot: Spot, label: Spot) -> bool:
    """Whether *spot* is the blank corner of a table within one: heads beside it, lines below."""
    row = [one for one in grid.begun(spot.row) if one.column > spot.column]
    heads = len(row) > 1 and all(one.use == "label" for one in row)
    return heads and label.rows > spot.rows and label.end <= spot.column


def _tells_apart(grid: Grid, left: Spot, spot: Spot) -> bool:
    """Whether *left* stands before several cells of the row, each under a head of its own."""
    row = [one for one in grid.begun(spot.row) if one.use == "blank" and grid.left(one) is left]
    heads = {id(grid.above(one)) for one in row if grid.above(one) is not None}
    return len(heads) == len(row) > 1


def _is_its_own(grid: Grid, label: Spot, spot: Spot) -> bool:
    """Whether *label* labels nothing but *spot*."""
    beside = label.end == spot.column and label.row == spot.row
    return beside or grid.above(spot) is label


def _boxes(grid: Grid, spot: Spot, edition: NewEdition) -> str:
    """What may be ticked: a choice, or a box by itself with its words."""
    choices = boxes(spot.text)
    before = before_boxes(spot.text)
    beside = grid.left(spot) or grid.above(spot)
    label = before.strip(" 　：:\n") or (beside.text if beside is not None else choices[0])
    words = printed(before, edition.year).rstrip()
    if len(choices) == 1:
        name = edition.cell(label, Guess("tick"))
        return drawn.in_words(spot, f"{words}{{{name}}}{printed(choices[0], edition.year)}")
    name = edition.cell(label, Guess("choice", choices=choices))
    if beside is not None and beside.drawn is None and not before.strip():
        beside.drawn = drawn.label(beside, name, edition)
    return drawn.in_words(spot, f"{words}{{{name}:tick}}")


def gaps(text: str, edition: NewEdition, about: str = "") -> str:
    r"""*text* with a name in each of its gaps, lines divided by ``\n``.

    A word before a gap that says nothing by itself (共) is told with what it is *about*.

    A day behind a signature is written with it, by hand, and stays as the form prints it.
    """
    found: list[str] = []
    at, signed = 0, False
    for slot in slots(text):
        if slot.day and not slot.colon and signed:
            continue
        found.append(_piece(text[at : slot.start], edition))
        by_hand = HAND.search(slot.label) is not None
        signed = signed or by_hand
        # Who signs writes the day as well: it is no cell of its own.
        is_day = slot.day and not by_hand
        label = slot.label or (_DAY if is_day else "")
        label = (f"{about}{label}" if len(label) < _SAYING else label) or _GAP
        name = edition.cell(label, Guess("day") if is_day else _counted(text, slot))
        found.append(f"{{{name}}}{_kept(text, slot, is_day=is_day)}")
        at = slot.end
    found.append(_piece(text[at:], edition))
    return "".join(found)


def _counted(text: str, slot: Slot) -> Guess | None:
    """What a gap holds behind which a unit stands."""
    unit = UNITS.match(text[slot.end :].lstrip())
    return None if unit is None or slot.colon else guess(f"（{unit[0]}）")


def _kept(text: str, slot: Slot, *, is_day: bool) -> str:
    """What of a gap is printed behind its value: room before the words that follow, or a day."""
    gap = text[slot.start : slot.end]
    if slot.day and not is_day:
        return gap
    width = gap.count("　") + (len(gap) - gap.count("　")) // 2
    follows = text[slot.end : slot.end + 1].strip("\n") and not slot.day
    return "　" * width if follows else ""


def _piece(text: str, edition: NewEdition) -> str:
    """A piece of a text between two gaps, blanks and ends of lines at its ends kept."""
    body = text.strip(" \n")
    if not body:
        return text.replace("\n", "\\n")
    lead, _, tail = text.partition(body)
    lead, tail = (one.replace("\n", "\\n") for one in (lead, tail))
    return lead + printed(body, edition.year) + tail


def _rest(spot: Spot, edition: NewEdition) -> str:
    """A cell of words or signs; a label whose gap stands in its own cell is filled there."""
    if spot.use == "label" and _ENDS.search(spot.text) and slots(spot.text):
        return drawn.in_words(spot, gaps(spot.text.rstrip(), edition))
    return drawn.words(spot, edition) if spot.text.strip() else ""
