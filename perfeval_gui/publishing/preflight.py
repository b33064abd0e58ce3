"""What is worth a look before printing or exporting, found by laying the pages out."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from perfeval_gui.domain.edition.sections import STANDARD_SECTIONS
from perfeval_gui.domain.names.appendices import TITLES
from perfeval_gui.pages.model import STYLES, Cell, Grid, Package, Part
from perfeval_gui.pages.signing import Signature, signatures
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.grids import Box, measuring
from perfeval_gui.paper.layout import body, laying_out
from perfeval_gui.paper.page import UNIT, Line, Page
from perfeval_gui.paper.typesetting import Typesetter, breaks_word
from perfeval_gui.publishing.notes import Note, unconfirmed_notes
from perfeval_gui.publishing.printed_blank import blank_notes
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.working.steps import finished

_SIGNED: Final = frozenset(
    name
    for section in STANDARD_SECTIONS
    if section.key in ("cover", "evaluators")
    for name in section.fields
)
"""What the foot of a form asks for: names, telephone numbers, opinions, signatures."""
_QUOTED: Final = 12
"""Characters of a text quoted in a note."""


@dataclass(frozen=True, slots=True)
class LookedOver:
    """What was found in pages before they are handed out.

    Attributes:
        notes: Everything worth a look; an empty tuple when all is well.
        hands: The places for the hand, each with the number of its page.
    """

    notes: tuple[Note, ...]
    hands: tuple[tuple[int, Signature], ...]


def preflight(sheet: Sheet, package: Package, typefaces: Typefaces) -> tuple[Note, ...]:
    """Everything worth a look in *package*, made from *sheet*; an empty tuple when all is well."""
    return finished(looking_over(sheet, package, typefaces)).notes


def looking_over(
    sheet: Sheet, package: Package, typefaces: Typefaces
) -> Generator[None, None, LookedOver]:
    """What `preflight` does, in steps, and where somebody signs."""
    pages = yield from laying_out(package, typefaces)
    tight = yield from _tight_notes(sheet, package, typefaces)
    notes = (
        *unconfirmed_notes(sheet),
        *tight,
        *_lone_notes(package, pages),
        *_font_notes(typefaces),
        *blank_notes(sheet, package),
    )
    hands = ((_page_of(one, pages), one) for one in signatures(package))
    return LookedOver(notes, tuple(hands))


def _page_of(place: Signature, pages: tuple[Page, ...]) -> int:
    """The number of the page on which *place* is."""
    mine = [page for page in pages if page.part == place.part]
    if place.name:
        shown = (page for page in mine if any(one.name == place.name for one in page.places))
        return next(shown, mine[0]).number
    # Forms ask for seals at their end; what speaks of them before is no place for one.
    asked = [page for page in mine if _asks(page, place.acts[0], place.who)]
    asked = asked or [page for page in mine if _asks(page, place.acts[0], "")]
    return (asked or mine)[-1].number


def _asks(page: Page, act: str, who: str) -> bool:
    """Whether a line of *page* asks *who* for *act*."""
    lines = ("".join(text.line.text.split()) for text in page.texts)
    return any(act in line and "".join(who.split()) in line for line in lines)


# ---- cells that are too small for their text


def _tight_notes(
    sheet: Sheet, package: Package, typefaces: Typefaces
) -> Generator[None, None, tuple[Note, ...]]:
    typesetter, notes = Typesetter(typefaces), list[Note]()
    # Nobody can shorten what the program lists: files are called as they are.
    for part in (one for one in package.parts if one.key not in TITLES):
        width, height = body(part)
        for block in part.blocks:
            if isinstance(block, Grid):
                table = yield from measuring(block, width, height, typesetter)
                for box in table.boxes:
                    notes += _tight(sheet, part, box)
    return tuple(notes)


def _tight(sheet: Sheet, part: Part, box: Box) -> Iterator[Note]:
    if box.vertical or not box.cell.text:
        return
    name = box.cell.name or next(_names(box.cell), "")
    where = "".join(sheet.label(name).split()) if name else f"{part.title}的表头"
    text = box.cell.text if len(box.cell.text) <= _QUOTED else f"{box.cell.text[:_QUOTED]}……"
    if any(breaks_word((one, other)) for one, other in pairwise(box.lines) if other.start):
        yield Note("cut", f"{where}“{text}”太长，在格里断成了几行，Excel 里会缩小。", name)
    elif any(_is_small(line, box.cell) for line in box.lines):
        yield Note("shrunk", f"{where}“{text}”比格宽，打印时字号缩小了。", name)


def _is_small(line: Line, cell: Cell) -> bool:
    if line.layout is None:
        return False
    sizes = {int(STYLES[paragraph.style].size * UNIT + 0.001) for paragraph in cell.paragraphs}
    return line.layout.font().pixelSize() < min(sizes)


def _names(cell: Cell) -> Iterator[str]:
    return (run.name for paragraph in cell.paragraphs for run in paragraph.runs if run.name)


# ---- pages


def _lone_notes(package: Package, pages: tuple[Page, ...]) -> Iterator[Note]:
    """Pages on which a part goes on with nothing but its signatures."""
    titles = {part.key: part.title for part in package.parts}
    for before, page in pairwise(pages):
        names = [place.name for place in page.places]
        if page.part == before.part and names and _SIGNED.issuperset(names):
            yield Note(
                "alone",
                f"{titles[page.part]}的签名栏单独在第 {page.number} 页，"
                f"可以缩短第 {before.number} 页上的文字，让它们在同一页。",
                names[0],
            )


def _font_notes(typefaces: Typefaces) -> Iterator[Note]:
    if not typefaces.can_set_chinese:
        yield Note(
            "boxes",
            "本机没有中文字体：预览里是方框，不能打印和导出 PDF；Word 和 Excel 可以照常导出。",
        )
        return
    pairs = "；".join(
        f"{one.wanted} 用 {one.taken or '无'} 代替" for one in typefaces.substitutions()
    )
    if pairs:
        yield Note(
            "fonts",
            f"本机缺少部分公文字体：{pairs}。"
            "Word 文件里仍写官方字体，换一台电脑打印时分页可能不同。",
        )
