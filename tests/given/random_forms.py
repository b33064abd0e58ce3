"""Whole forms filled at random, short and very long, and what must hold on their pages."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from given.worked import Row, sheet_of
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Cell, Grid, Package, Paragraph, Part
from perfeval_gui.paper.page import Page, Place
from unit.pages.paper_sample import LONG_NAME, faults, text_at

_GROUPS: Final = (
    ("output", "quantity"),
    ("output", "quality"),
    ("output", "timeliness"),
    ("benefit", "economic"),
    ("benefit", "social"),
    ("satisfaction", "served"),
    ("cost", "economic_cost"),
)
_SENTENCE: Final = "受天气影响，2023年项目延期（含“三公”经费），已督促整改；完成率为98.50%。"
_NOT_FIRST: Final = frozenset("，。、；：？！）》”％%")
_SIGNED: Final = ("单位负责人签字", "填报人（签名）")
"""Begins the line that ends a form."""


def random_form(seed: int) -> Package:
    """The pages of a report of the issued edition, filled at random."""
    rng = random.Random(seed)
    values = {
        "unit": rng.choice(("", "某某中心", LONG_NAME)),
        "base_filler": rng.choice(("", "张三", LONG_NAME[:20])),
        "executed": rng.choice(("", "327.49", "123456789.12")),
        "goals_expected": _text(rng, 2000),
        "goals_achieved": _text(rng, 2000),
        "thrift": _text(rng, 600),
        "unit_opinion": _text(rng, 300),
    }
    return compose(
        sheet_of(
            values,
            projects=[_project(rng) for _ in range(rng.choice((0, 1, 4, 19, 40)))],
            buildings=[{"approved_size": "10.00"}] * rng.choice((0, 1, 7)),
            evaluators=[{"name": f"人{n}"} for n in range(rng.choice((0, 4, 12, 30)))],
            indicators=list(_indicators(rng)),
            passages=[{"key": "duties", "text": _text(rng, 3000)}],
        )
    )


def _text(rng: random.Random, most: int) -> str:
    length = rng.choice((0, 9, 90, most))
    return (_SENTENCE * (length // len(_SENTENCE) + 1))[:length]


def _project(rng: random.Random) -> Row:
    return {"name": rng.choice(("甲", LONG_NAME)), "final": f"{rng.randint(0, 99999)}.50"}


def _indicators(rng: random.Random) -> Iterator[Row]:
    count = rng.choice((0, 1, 3, 12, 40, 120))
    for number in range(count):
        group, kind = _GROUPS[number * len(_GROUPS) // count]
        yield {
            "group": group,
            "kind": kind,
            "name": rng.choice(("甲", "排查调处企地矛盾纠纷", LONG_NAME)),
            "target": rng.choice(("", "≥40起", "机制建立并正常运行")),
            "points": "2.50",
            "reason": _text(rng, 800) if rng.random() < 0.1 else "",
        }


def named(given: Package) -> Package:
    """The same package with a name for every printed label, so that it is followed too."""
    return replace(given, parts=tuple(map(_named_part, given.parts)))


def _named_part(part: Part) -> Part:
    blocks = (
        replace(block, cells=tuple(_named_cell(number, cell) for cell in block.cells))
        if isinstance(block, Grid)
        else block
        for number, block in enumerate(part.blocks)
    )
    return replace(part, blocks=tuple(blocks))


def _named_cell(number: int, cell: Cell) -> Cell:
    if cell.name:
        return cell
    return replace(cell, name=f"label {number} {cell.row} {cell.column}")


def form_faults(given: Package, pages: tuple[Page, ...]) -> list[str]:
    """What is wrong with the *pages* of a form made by `named`."""
    found = faults(given, pages)
    printed = _solid("".join(text.line.text for page in pages for text in page.texts))
    for part in given.parts:
        mine = tuple(page for page in pages if page.part == part.key)
        for block in part.blocks:
            if isinstance(block, Paragraph) and "".join(block.text.split()) not in printed:
                found.append(f"{block.text} is lost")
            if isinstance(block, Grid):
                found += _alone(block, mine)
                found += _unlabelled(block, mine)
        found += _signed_alone(part, mine)
    return found


def _solid(text: str) -> str:
    return "".join(text.split())


def _alone(grid: Grid, pages: tuple[Page, ...]) -> Iterator[str]:
    """Pages that show headers of *grid* and no row below them."""
    heads = {cell.name for cell in grid.cells if _within(grid, cell)}
    rows = {cell.name for cell in grid.cells if not grid.rows[cell.row].header}
    for page in pages:
        lowest = max((place.y for place in page.places if place.name in heads), default=None)
        if lowest is not None and rows:
            below = [p for p in page.places if p.name in rows and p.y > lowest]
            if not below:
                yield f"{page.number}: headers alone"


def _within(grid: Grid, cell: Cell) -> bool:
    return all(row.header for row in grid.rows[cell.row : cell.row + cell.rows])


def _unlabelled(grid: Grid, pages: tuple[Page, ...]) -> Iterator[str]:
    """Labels of several rows that are missing on a page that shows one of these rows."""
    rows = {cell.name: cell.row for cell in grid.cells if cell.rows == 1}
    for label in (c for c in grid.cells if c.rows > 1 and 0 < len(c.text) <= 12):
        for page in pages:
            shown = any(
                label.row <= rows.get(place.name, -1) < label.row + label.rows
                and not grid.rows[rows[place.name]].header
                for place in page.places
            )
            whole = any(_shows(page, place, label) for place in page.places)
            if shown and not whole:
                yield f"{page.number}: {label.text} is missing"


def _shows(page: Page, place: Place, label: Cell) -> bool:
    return place.name == label.name and text_at(page, place) == _solid(label.text)


def _signed_alone(part: Part, pages: tuple[Page, ...]) -> Iterator[str]:
    """Pages on which the line that ends a form stands without a row of it."""
    last = part.blocks[-1]
    if not isinstance(last, Paragraph) or not last.text.startswith(_SIGNED):
        return
    lowest = max(text.y for text in pages[-1].texts)
    if not any(rule.y1 < lowest for rule in pages[-1].strokes):
        yield f"{pages[-1].number}: {last.text} alone"


def bad_breaks(pages: tuple[Page, ...]) -> list[str]:
    """Lines that go on a paragraph with a mark no line begins with."""
    return [
        text.line.text
        for page in pages
        for text in page.texts
        if text.line.start > 0 and text.line.text[:1] in _NOT_FIRST
    ]
