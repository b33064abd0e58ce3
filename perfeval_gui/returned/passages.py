"""Lines of the report text that say something else in the file: links stay where they can."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.names.fields import get
from perfeval_gui.returned.layout import Item
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.sentences.text_links import printed

_TOKEN = pattern(r"(\{[\w.]+(?:[-+]1)?\})")


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a text of the report: the name of the text, and which of its lines."""

    name: str
    line: int


def line_places(items: list[Item], sheet: Sheet) -> dict[Item, Place]:
    """The line of its text that each of *items* prints.

    A line that prints several paragraphs, as a linked text does, is the place of the first.
    """
    found: dict[Item, Place] = {}
    lines: dict[str, Iterator[int | None]] = {}
    for item in items:
        if item.source and not item.heading:
            if item.source not in lines:
                lines[item.source] = _printed_lines(sheet, item.source)
            number = next(lines[item.source], None)
            if number is not None:
                found[item] = Place(item.source, number)
    return found


def _printed_lines(sheet: Sheet, name: str) -> Iterator[int | None]:
    """The number of each line, once for each paragraph it prints: None from the second on."""
    for number, line in enumerate(str(get(sheet.report, name)).split("\n")):
        if not line.strip():
            continue
        paragraphs = [one for one in printed(line, sheet).split("\n") if one.strip()]
        if len(paragraphs) == 1:
            yield number
        else:
            yield from (None for _ in paragraphs)


def rewritten(sheet: Sheet, place: Place, text: str) -> str:
    """The line at *place* as it is stored once it prints *text*.

    A link stays where what it printed stands untouched; else the text stands in its place.
    """
    stored = str(get(sheet.report, place.name)).split("\n")[place.line].strip().replace("\t", " ")
    parts = [(part, printed(part, sheet)) for part in _TOKEN.split(stored) if part]
    old = "".join(said for _, said in parts)
    kept = _untouched(old, text)
    out: list[str] = []
    at = done = 0
    for part, said in parts:
        start, end = at, at + len(said)
        at = end
        if part == said or not said or any(kept.get(i) != kept.get(start, -9) + i - start
                                           for i in range(start, end)):  # fmt: skip
            continue
        where = kept.get(start)
        if where is not None and where >= done:
            out += (text[done:where], part)
            done = where + len(said)
    out.append(text[done:])
    return "".join(out)


def _untouched(old: str, new: str) -> dict[int, int]:
    """Where each character of *old* that is still there stands in *new*."""
    head = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    if head is None:
        head = min(len(old), len(new))
    least = min(len(old), len(new)) - head
    tail = next((i for i in range(least) if old[-1 - i] != new[-1 - i]), least)
    found = {i: i for i in range(head)}
    found |= {len(old) - 1 - i: len(new) - 1 - i for i in range(tail)}
    inner = SequenceMatcher(
        None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False
    )
    for block in inner.get_matching_blocks():
        for step in range(block.size):
            found[head + block.a + step] = head + block.b + step
    return found
