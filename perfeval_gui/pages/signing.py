"""Who signs, seals and dates what, and where: read from the pages as their edition draws them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.pages.model import Cell, Grid, Package, Paragraph, Part, Run

_ACT: Final = pattern(r"[（(]?\s*(签\s*字|签\s*名|签\s*章|盖\s*章|公\s*章|印\s*章)\s*[)）]?")
"""What is asked for, in the words of forms."""
_DATE: Final = pattern(r"^\s*年\s+月\s+日\s*$|\s年\s+月\s+日\s*$")
"""A date that is left for the hand: nothing stands before its year."""
_MOST_LABEL: Final = 40
"""Characters of a label; a longer text that speaks of signing is no place for it."""
_EDGES: Final = " \u3000:：、，。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One place for the hand.

    Attributes:
        part: Key of the part it is in; *title* is its name.
        who: Whose it is, as the form calls them; of a row of a table, who stands in it.
        acts: What is wanted there: 签字, 盖章, 日期, in the order of the page.
        printed: The name that is printed there already; empty where it is left for the hand.
        name: A cell that is printed there; empty where none is.
    """

    part: str
    title: str
    who: str
    acts: tuple[str, ...]
    printed: str = ""
    name: str = ""

    @property
    def told(self) -> str:
        """What is to be done there, in a few words."""
        printed = f"（{self.printed}）" if self.printed else ""
        return f"{self.who}{printed}：{'、'.join(self.acts)}"


def signatures(package: Package) -> tuple[Signature, ...]:
    """Every place for the hand in *package*, in the order of printing."""
    return tuple(one for part in package.parts for one in _of_part(part))


def _of_part(part: Part) -> Iterator[Signature]:
    for block in part.blocks:
        if isinstance(block, Grid):
            yield from _of_grid(part, block)
        elif not block.source:
            yield from _of_lines(part, (block,))


def _of_grid(part: Part, grid: Grid) -> Iterator[Signature]:
    heads = [cell for cell in grid.cells if _is_head(cell)]
    for cell in grid.cells:
        if cell in heads:
            yield from _of_column(part, grid, cell)
        else:
            yield from _of_lines(part, cell.paragraphs)


def _is_head(cell: Cell) -> bool:
    """Whether *cell* says nothing but that what is below it is to be signed."""
    return not cell.name and _ACT.fullmatch(cell.text.strip()) is not None


def _of_column(part: Part, grid: Grid, head: Cell) -> Iterator[Signature]:
    """A signature for each row below *head* in which somebody stands."""
    act = _plain(head.text)
    for cell in grid.cells:
        if cell.column == head.column and cell.row > head.row and not cell.text.strip():
            beside = (one for one in grid.cells if one.row == cell.row and one.name)
            first = next((one for one in beside if one.text.strip()), None)
            if first is not None:
                who = first.text.replace("\n", "")
                yield Signature(
                    part=part.key, title=part.title, who=who, acts=(act,), name=first.name
                )


def _of_lines(part: Part, lines: Iterable[Paragraph]) -> Iterator[Signature]:
    """The places in one cell: a date below a signature belongs to it."""
    found: list[Signature] = []
    for line in lines:
        here = tuple(_of_line(part, line.runs))
        found += here
        if found and not here and _DATE.search(_labels(line.runs)):
            found[-1] = replace(found[-1], acts=(*found[-1].acts, "日期"))
    yield from found


def _of_line(part: Part, runs: tuple[Run, ...]) -> Iterator[Signature]:
    """The signatures asked for in one line; what is typed there is never taken for a label."""
    label = ""
    for number, run in enumerate(runs):
        label = "" if run.name else label + run.text
        act = None if run.name else _ACT.search(label)
        if act is None or len(label) > _MOST_LABEL:
            continue
        behind = next((one for one in runs[number + 1 :] if one.name), None)
        yield Signature(
            part=part.key,
            title=part.title,
            who=_ACT.sub("", label).strip(_EDGES) or part.title,
            acts=(_plain(act[1]),),
            printed=behind.text.strip() if behind is not None else "",
            name=behind.name if behind is not None else "",
        )
        label = ""


def _labels(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs if not run.name)


def _plain(text: str) -> str:
    return "".join(text.split()).strip("（）()")
