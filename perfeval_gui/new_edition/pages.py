"""Page files of an edition that is drawn: paragraphs in their styles, tables row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.imports.forms.words import unit_in
from perfeval_gui.imports.word.laid_out import LaidTable, LaidText, Sheet
from perfeval_gui.new_edition.declared import NewEdition
from perfeval_gui.new_edition.grid import Grid, Spot, grid_of
from perfeval_gui.new_edition.indicators import draw_indicators
from perfeval_gui.new_edition.report_headings import outline
from perfeval_gui.new_edition.singles import draw_singles, gaps
from perfeval_gui.new_edition.tables import draw_lines, draw_lists
from perfeval_gui.new_edition.texts import is_blank, printed, slots, without_years

_ATTACHED: Final = pattern(
    r"^附\s*(?:件|表)?\s*[0-9一二三四五六七八九十]*(?:[-—][0-9]+)?\s*[：:]?$"
)
_HEADED: Final = pattern(r"^[（(]?[一二三四五六七八九十]{1,3}[）)、．.]")
_NOTED: Final = pattern(r"^(?:注|备注|说明|填表说明|填报说明)\s*[：:0-9]")
_LARGE: Final = 15.0
"""From which size of type on a centred paragraph is the title, pt."""
_LONG: Final = 60
"""Letters from which on a paragraph is one to be read, and not a line of a form."""
_COVER: Final = 20.0
"""From which size of type on a title is that of a cover, pt."""
_TINY: Final = 5.0
_SMALL: Final = 11.0
_USUAL_HEIGHT: Final = 7.0
_AMOUNT: Final = pattern(r"-?[0-9][0-9,]*\.[0-9]+%?$")
_FILLED: Final = 3
"""Amounts from which on a table is not blank."""
_NEAR: Final = 0.1


@dataclass(slots=True)
class Page:
    """A part of the package: its key, its title, its lines."""

    key: str
    title: str = ""
    lines: list[str] = field(default_factory=list)


def draw_pages(sheets: Sequence[Sheet], edition: NewEdition) -> list[Page]:
    """A page for each sheet of the file, and for each page break in it."""
    found: list[Page] = []
    for sheet in sheets:
        for blocks in _between_breaks(sheet):
            if any(isinstance(one, LaidTable) or not is_blank(one.text) for one in blocks):
                found.append(_page(sheet, blocks, f"page{len(found) + 1}", edition))
    return found


def _between_breaks(sheet: Sheet) -> Iterator[list[LaidText | LaidTable]]:
    blocks: list[LaidText | LaidTable] = []
    for block in sheet.blocks:
        if blocks and isinstance(block, LaidText) and block.begins_page:
            yield blocks
            blocks = []
        blocks.append(block)
    yield blocks


def _page(
    sheet: Sheet, blocks: Sequence[LaidText | LaidTable], key: str, edition: NewEdition
) -> Page:
    page = Page(key)
    page.lines = ["landscape"] if sheet.landscape else []
    page.lines.append("margins " + " ".join(f"{one:g}" for one in sheet.margins))
    titles = (one.text for one in blocks if isinstance(one, LaidText) and _is_title(one))
    heading = next(titles, f"第 {key[4:]} 页")
    page.title = without_years(edition.printed(heading))
    edition.begin(page.title)
    above, is_outline = outline(blocks, edition)
    if is_outline:
        for text in above:
            page.lines += _text(text, _style(text, page), edition)
        page.lines.append("outline")
        return page
    cover = _is_cover(blocks)
    page.lines += ["numbered no"] if cover else []
    for at, block in enumerate(blocks):
        if _is_room(block, cover or _is_between(blocks, at)):
            page.lines.append("@space" if cover else "@note")
            continue
        if isinstance(block, LaidText):
            style = _on_cover(block) if cover else _style(block, page)
            page.lines += _text(block, style, edition)
            continue
        edition.around = _unit_above(blocks[:at])
        edition.money = edition.money or edition.around
        page.lines += ["", *_table(block, edition)]
    return page


def _unit_above(blocks: Sequence[LaidText | LaidTable]) -> str:
    """The unit of money that the last words above a table give; "" where they give none."""
    texts = [one.text for one in blocks if isinstance(one, LaidText) and not is_blank(one.text)]
    return unit_in(texts[-1]) if texts else ""


def _is_title(block: LaidText) -> bool:
    if is_blank(block.text):
        return False
    centred = block.side == "center" and (block.size >= _LARGE or block.bold)
    return centred or block.level == 1


# ---- paragraphs


def _text(block: LaidText, style: str, edition: NewEdition) -> Iterator[str]:
    text = block.text.strip("\n")
    if is_blank(text):
        return
    if style == "section":
        edition.begin(without_years(edition.printed(text)))
    side = '"' if block.side == "right" else ""
    filled = gaps(text, edition) if slots(text) else printed(text, edition.year)
    for line in filled.split("\\n"):
        if line.strip():
            yield f"@{style} {side}{line.strip(' ')}"


def _is_room(block: LaidText | LaidTable, counts: bool) -> bool:
    """Whether a blank paragraph keeps others apart: not one that only parts two tables."""
    return counts and isinstance(block, LaidText) and is_blank(block.text) and block.size > _TINY


def _is_between(blocks: Sequence[LaidText | LaidTable], at: int) -> bool:
    """Whether the block *at* stands between two tables."""
    around = (*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2])
    return len(around) > 1 and all(isinstance(one, LaidTable) for one in around)


def _is_cover(blocks: Sequence[LaidText | LaidTable]) -> bool:
    """Whether a page is the cover: no table, a title in large type, few words."""
    texts = [one for one in blocks if isinstance(one, LaidText)]
    large = any(_is_title(one) and one.size >= _COVER for one in texts)
    return large and len(texts) == len(blocks) and all(len(one.text) < _LONG for one in texts)


def _on_cover(block: LaidText) -> str:
    if _ATTACHED.match(block.text.strip()):
        return "attach"
    if block.side == "center":
        return "cover" if block.size >= _COVER else "coverfoot"
    return "coverline"


def _style(block: LaidText, page: Page) -> str:
    text = block.text.strip()
    if _ATTACHED.match(text):
        return "attach"
    if block.side == "center":
        begun = any(line.startswith("@title") for line in page.lines)
        return "title" if not begun and _is_title(block) else "coverfoot"
    if _NOTED.match(text):
        return "note"
    if block.level or (_HEADED.match(text) and len(text) < _LONG):
        return "section"
    if len(text) >= _LONG:
        return "note" if block.size <= _SMALL else "body"
    return "line"


# ---- tables


def _table(table: LaidTable, edition: NewEdition) -> list[str]:
    grid = grid_of(table)
    amounts = [spot.text.strip() for spot in grid.spots if _AMOUNT.match(spot.text.strip())]
    if len(amounts) >= _FILLED:
        shown = "、".join(amounts[:_FILLED])
        edition.ask(f"表里有填好的数（{shown}……），都画成了印好的字。请换一份空表再生成。")
    draw_indicators(grid, edition)
    draw_lists(grid, edition)
    draw_lines(grid, edition)
    draw_singles(grid, edition)
    found: list[str] = []
    for rows in _bands(grid):
        found += _band(grid, rows)
    return found


def _bands(grid: Grid) -> Iterator[list[int]]:
    """Rows that have the same columns, those that a cell joins kept together."""
    bands: list[tuple[list[int], set[int]]] = []
    rows = [row for row in grid.rows if row not in grid.gone]
    joined: list[int] = []
    for row in rows:
        joined.append(row)
        if any(_reaches(grid, one, rows, row) for one in joined):
            continue
        edges = {edge for one in joined for spot in _across(grid, one) for edge in _edges(spot)}
        if bands and (edges <= bands[-1][1] or bands[-1][1] <= edges):
            bands[-1] = ([*bands[-1][0], *joined], bands[-1][1] | edges)
        else:
            bands.append((joined, edges))
        joined = []
    return (one for one, _ in bands)


def _edges(spot: Spot) -> tuple[int, int]:
    return spot.column, spot.end


def _across(grid: Grid, row: int) -> list[Spot]:
    found = {id(spot): spot for spot in map(grid.at(row), range(len(grid.widths)))}
    return list(found.values())


def _reaches(grid: Grid, row: int, rows: Sequence[int], last: int) -> bool:
    """Whether a cell of *row* goes on in a drawn row below *last*."""
    below = [one for one in rows if one > last]
    if not below:
        return False
    return any(spot.foot > below[0] for spot in _across(grid, row))


def _band(grid: Grid, rows: Sequence[int]) -> list[str]:
    edges = sorted({edge for row in rows for spot in _across(grid, row) for edge in _edges(spot)})
    pairs = list(pairwise(edges))
    widths = [sum(grid.widths[start:end]) for start, end in pairs]
    found = ["columns " + " ".join(f"{width:.1f}".removesuffix(".0") for width in widths)]
    return [*found, *(_row(grid, row, [start for start, _ in pairs]) for row in rows)]


def _row(grid: Grid, row: int, starts: Sequence[int]) -> str:
    cells = []
    for start in starts:
        spot = grid.at(row)(start)
        if spot.row < row and not grid.gone.issuperset(range(spot.row, row)):
            cells.append("^" if start == spot.column else "<")
        elif start > spot.column:
            cells.append("<")
        else:
            cells.append(spot.drawn or "")
    return f"{_mark(grid, row)}| {' | '.join(cells)} |"


def _mark(grid: Grid, row: int) -> str:
    height = grid.heights[row]
    marks = ["!"] if row in grid.headers and row not in grid.marks else []
    marks += [grid.marks[row]] if row in grid.marks else []
    if height and abs(height - _USUAL_HEIGHT) > _NEAR and " " not in grid.marks.get(row, ""):
        marks.append(f"{height:.1f}".removesuffix(".0"))
    return " ".join(marks) + " " if marks else ""
