"""How the body of a Word file is laid out: sheets, widths, heights, sides. `document` reads it all.

Reading for values needs none of this and does not pay for it. Lengths are mm, sizes of type pt.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, Literal

from perfeval_gui.imports.errors import damaged
from perfeval_gui.imports.gate.package import Package
from perfeval_gui.imports.lines import Line
from perfeval_gui.imports.model import Block, Cell, Table
from perfeval_gui.imports.word.names import VAL, W, is_on, value_of, whole
from perfeval_gui.imports.word.numbering import Numbering
from perfeval_gui.imports.word.story import Story
from perfeval_gui.imports.word.styles import Styles
from perfeval_gui.imports.word.walk import Means

if TYPE_CHECKING:
    from lxml.etree import _Element

Side = Literal["", "left", "center", "right"]
_TWIPS: Final = 1440 / 25.4
"""Of one mm."""
_SIDES: Final[dict[str, Side]] = {
    **dict.fromkeys(("left", "start", "both", "distribute"), "left"),
    "center": "center",
    **dict.fromkeys(("right", "end"), "right"),
}
_UPRIGHT: Final = ("tbRl", "tbRlV", "tbLrV", "btLr")
_USUAL_MARGIN: Final = 1.9
_TWO_LETTERS: Final = 6.0
"""Within which only one letter of 10.5 pt has room, mm."""
_USUAL_SIZE: Final = 10.5
_A4: Final = (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class LaidText:
    """A paragraph outside the tables; *text* may be blank, *size* is that of its first letters."""

    text: str
    side: Side
    size: float
    bold: bool
    level: int
    begins_page: bool = False


@dataclass(frozen=True, slots=True)
class LaidCell:
    """A cell: its places in the grid, counted from 0, its text, and how that is set.

    Attributes:
        sides: Of its paragraphs, in their order.
        top: Its text begins at the top.
        upright: Its letters stand below each other.
        is_joined: No line is drawn between it and the cell above.
    """

    row: int
    column: int
    rows: int
    columns: int
    text: str
    sides: tuple[Side, ...] = ()
    top: bool = False
    upright: bool = False
    is_joined: bool = False


@dataclass(frozen=True, slots=True)
class LaidTable:
    """A table: widths of its columns, least heights of its rows (0 where none is asked for)."""

    cells: tuple[LaidCell, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    headers: frozenset[int]
    """Rows that are printed again on each page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is on paper of one size and direction. *margins* are left, top, right, bottom."""

    blocks: tuple[LaidText | LaidTable, ...]
    margins: tuple[float, float, float, float]
    landscape: bool


class _Tracked(Story):
    """A story that remembers from which element each paragraph and each table came."""

    def __init__(self, means: Means) -> None:
        super().__init__(means, "body")
        self.elements: dict[int, _Element] = {}

    def _paragraph(self, element: _Element) -> Line:
        line = super()._paragraph(element)
        self.elements[id(line)] = element
        return line

    def _table(self, element: _Element, *, at_top: bool) -> list[Block]:
        blocks = super()._table(element, at_top=at_top)
        if blocks:
            self.elements[id(blocks[0])] = element
        return blocks


def laid_out(package: Package) -> tuple[Sheet, ...]:
    """The body of a Word file as it is laid out, a sheet for each of its sections.

    Headers, notes, boxes and pictures are no part of it; tables within cells are not either.

    Raises:
        UnreadableError: It is damaged or too large.
    """
    body = package.root(package.main)
    container = None if body is None else body.find(f"{W}body")
    if container is None:
        raise damaged("里面没有正文")
    root = package.first(package.main, "styles")
    styles = Styles(root)
    story = _Tracked(Means(styles, Numbering(package.first(package.main, "numbering"), styles)))
    looks = _Looks(root, styles)
    blocks: list[LaidText | LaidTable] = []
    sheets: list[Sheet] = []
    for item in list(story.flow(container, at_top=True)):
        one = item if isinstance(item, Line) else next(iter(item), None)
        element = story.elements.get(id(one))
        if element is None:
            continue
        blocks.append(_laid(item, element, looks))
        ended = element.find(f"{W}pPr/{W}sectPr")
        if ended is not None and value_of(ended, "type") != "continuous":
            sheets.append(_sheet(blocks, ended))
            blocks = []
    last = container.find(f"{W}sectPr")
    if blocks:
        sheets.append(_sheet(blocks, last))
    return tuple(sheets)


def _laid(item: Line | list[Block], element: _Element, looks: _Looks) -> LaidText | LaidTable:
    if isinstance(item, Line):
        return looks.text(item, element)
    table = item[0]
    if not isinstance(table, Table):
        return LaidText("", "", _USUAL_SIZE, bold=False, level=0)
    return _laid_table(table, element, looks)


def _sheet(blocks: list[LaidText | LaidTable], section: _Element | None) -> Sheet:
    size = None if section is None else section.find(f"{W}pgSz")
    margin = None if section is None else section.find(f"{W}pgMar")
    sides = ("left", "top", "right", "bottom")
    margins = tuple(_mm(None if margin is None else margin.get(W + one), 20.0) for one in sides)
    wide, high = (_mm(None if size is None else size.get(W + one), 0.0) for one in ("w", "h"))
    left, top, right, bottom = (max(one, 5.0) for one in margins)
    return Sheet(tuple(blocks), (left, top, right, bottom), landscape=wide > high > 0)


def _mm(twips: str | None, usual: float) -> float:
    """The mm that *twips* are; what is *usual* where nothing can be read."""
    try:
        return round(abs(float(twips)) / _TWIPS, 1) if twips else usual
    except ValueError:
        return usual


# ---- paragraphs


@dataclass(slots=True)
class _Looks:
    """How paragraphs look, by themselves and by their styles."""

    root: _Element | None
    styles: Styles
    chains: dict[str, list[_Element]] = field(default_factory=dict)

    def text(self, line: Line, element: _Element) -> LaidText:
        """The paragraph *element*, read as *line*."""
        properties = element.find(f"{W}pPr")
        run = next((one for one in element.iter(f"{W}r") if _says(one)), None)
        marks = [None if run is None else run.find(f"{W}rPr")]
        marks += [None if properties is None else properties.find(f"{W}rPr")]
        chain = self._chain(properties)
        marks += [one.find(f"{W}rPr") for one in chain]
        size = next((found for one in marks if (found := value_of(one, "sz"))), None)
        bold = next((said for one in marks if (said := is_on(one, "b")) is not None), False)
        return LaidText(
            text=line.shown.strip("\n"),
            side=self.side(properties),
            size=whole(size, 0) / 2 or _USUAL_SIZE,
            bold=bold,
            level=line.level,
            begins_page=_begins_page(element, properties),
        )

    def side(self, properties: _Element | None) -> Side:
        """At which side a paragraph is set, given its properties."""
        own = value_of(properties, "jc")
        of_style = (value_of(one, "pPr", "jc") for one in self._chain(properties))
        return _SIDES.get(own or next(filter(None, of_style), "") or "", "")

    def _chain(self, properties: _Element | None) -> list[_Element]:
        """The elements of the style of a paragraph and of those that it is based on."""
        name = self.styles.of(properties) or ""
        if name not in self.chains:
            every = [] if self.root is None else self.root.findall(f"{W}style")
            by_id = {one.get(f"{W}styleId", ""): one for one in every}
            found: list[_Element] = []
            at: str | None = name
            while at in by_id and by_id[at] not in found:
                found.append(by_id[at])
                at = value_of(by_id[at], "basedOn")
            usual = None if self.root is None else self.root.find(f"{W}docDefaults/{W}rPrDefault")
            self.chains[name] = [*found, *([] if usual is None else [usual])]
        return self.chains[name]


def _says(run: _Element) -> bool:
    return any((one.text or "").strip() for one in run.iter(f"{W}t"))


def _begins_page(element: _Element, properties: _Element | None) -> bool:
    """Whether a new page begins before the first letter of a paragraph."""
    if is_on(properties, "pageBreakBefore"):
        return True
    for one in element.iter(f"{W}br", f"{W}t"):
        if one.tag == f"{W}t" and (one.text or "").strip():
            return False
        if one.get(f"{W}type") == "page":
            return True
    return False


# ---- tables


@dataclass(frozen=True, slots=True)
class _Own:
    """A cell of the file: its first column there, and its element."""

    column: int
    element: _Element


def _laid_table(table: Table, element: _Element, looks: _Looks) -> LaidTable:
    rows = [one for one in element.iter(f"{W}tr") if _table_of(one) is element]
    own: dict[str, _Own] = {}
    for number, row in enumerate(rows):
        column = whole(value_of(row.find(f"{W}trPr"), "gridBefore"), 0)
        cells = (one for one in row.iter(f"{W}tc") if _row_of(one) is row)
        for at, cell in enumerate(cells):
            own[f"第 {number + 1} 行第 {at + 1} 格"] = _Own(column, cell)
            span = value_of(cell.find(f"{W}tcPr"), "gridSpan")
            column += max(1, whole(span, 1))
    starts = {one.column: own[one.place].column for one in table.cells if one.place in own}
    columns = max(one.column + one.columns for one in table.cells)
    widths = _widths(element, [starts.get(at, at) for at in range(columns)])
    return LaidTable(
        cells=tuple(_laid_cell(one, own.get(one.place), widths, looks) for one in table.cells),
        widths=widths,
        heights=tuple(map(_height, rows)),
        headers=frozenset(
            at for at, row in enumerate(rows) if is_on(row.find(f"{W}trPr"), "tblHeader")
        ),
    )


def _table_of(element: _Element) -> _Element | None:
    return next(element.iterancestors(f"{W}tbl"), None)


def _row_of(element: _Element) -> _Element | None:
    return next(element.iterancestors(f"{W}tr"), None)


def _widths(element: _Element, starts: list[int]) -> tuple[float, ...]:
    """Widths of the columns that begin at *starts* of those of the file."""
    grid = [_mm(one.get(f"{W}w"), 20.0) for one in element.findall(f"{W}tblGrid/{W}gridCol")]
    grid += [20.0] * (max(starts) + 1 - len(grid))
    ends = [0.0, *accumulate(grid)]
    edges = [*(ends[at] for at in starts), ends[-1]]
    pairs = pairwise(edges)
    return tuple(max(1.0, round(right - left, 1)) for left, right in pairs)


def _height(row: _Element) -> float:
    found = row.find(f"{W}trPr/{W}trHeight")
    return 0.0 if found is None else _mm(found.get(VAL), 0.0)


def _laid_cell(cell: Cell, own: _Own | None, widths: tuple[float, ...], looks: _Looks) -> LaidCell:
    found = LaidCell(cell.row, cell.column, cell.rows, cell.columns, cell.text)
    if own is None:
        return found
    properties = own.element.find(f"{W}tcPr")
    inner = sum(widths[cell.column : cell.column + cell.columns]) - _around(properties)
    line = value_of(properties, "tcBorders", "top")
    return replace(
        found,
        sides=tuple(looks.side(one.find(f"{W}pPr")) for one in own.element.iter(f"{W}p")),
        top=value_of(properties, "vAlign") in (None, "top"),
        upright=value_of(properties, "textDirection") in _UPRIGHT or inner < _TWO_LETTERS,
        is_joined=line in ("nil", "none"),
    )


def _around(properties: _Element | None) -> float:
    """The margins at the left and right of a cell, mm."""
    margins = None if properties is None else properties.find(f"{W}tcMar")
    if margins is None:
        return 2 * _USUAL_MARGIN
    found = (margins.find(W + side) for side in ("left", "start", "right", "end"))
    each = [_mm(one.get(f"{W}w"), _USUAL_MARGIN) for one in found if one is not None]
    return sum(each) + (2 - len(each)) * _USUAL_MARGIN
