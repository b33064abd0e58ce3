"""Pages for publication: the same content, without telephone numbers and names of people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from perfeval_gui.domain.cells.kinds import PERSON, PHONE, TEXT, Kind
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.edition.page_marks import HIDDEN
from perfeval_gui.domain.names.fields import cell_name, rows_of
from perfeval_gui.pages.model import Block, Cell, Grid, Package, Paragraph, Part, Run
from perfeval_gui.pages.secrets import (
    Found,
    Searcher,
    Secret,
    Sort,
    numbers_in,
    people_in,
)
from perfeval_gui.pages.signing import signatures
from perfeval_gui.rules.figures.rulebook import Sheet

_PERSON: Final = pattern(
    r"姓\s*名|负责人|填[表报制]人|联系人|经[办手]人|[审复]核人|制表人|承办人|法定代表人|法人代表"
    r"|[分主]管领导|组\s*长|签\s*[字名章]"
)
"""Labels of cells for people in editions that do not say so."""
_PHONE: Final = pattern(r"电\s*话(?!费)|手\s*机|联系方式")
"""The same for telephone numbers."""
_BOTH: Final = pattern(rf"(?:{_PERSON.pattern})\s*[及和与、，/／（(]")
"""Labels of cells for a telephone number and who answers it."""
_LINE: Final = "\n"
_WITHIN: Final = frozenset({"details", "evidence"})
"""Lists that stay within the unit."""
_LEFT_OUT: Final = "{}：整页不放进公开版"
_Wanted = Callable[[Sheet, str, Kind], bool]


@dataclass(frozen=True, slots=True)
class Masked:
    """What was hidden, and how often on which part of the pages."""

    secret: Secret
    places: tuple[tuple[str, int], ...]

    @property
    def told(self) -> str:
        """For the clerk: what, how often, where."""
        word = "电话" if self.secret.sort == "telephone" else "姓名"
        count = sum(times for _, times in self.places)
        where = "、".join(f"{title} {times} 处" for title, times in self.places)
        return f"{word} {self.secret.text}：{count} 处（{where}）"


@dataclass(frozen=True, slots=True)
class Public:
    """Pages for publication, what was hidden on them, and which parts are not among them."""

    package: Package
    masked: tuple[Masked, ...]
    left_out: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """For the clerk: whatever is not to be seen, one line each."""
        return (*(one.told for one in self.masked), *map(_LEFT_OUT.format, self.left_out))


@dataclass(slots=True)
class _Mask:
    """Hides what *searcher* finds, and counts it.

    *whole* are cells of which nothing is shown, whatever is in them, and what they are for.
    """

    searcher: Searcher
    whole: Mapping[str, Sort]
    counts: Counter[tuple[Secret, str]] = field(default_factory=Counter)
    title: str = ""


def telephones(sheet: Sheet) -> tuple[Secret, ...]:
    """Every telephone number in a cell for one."""
    texts = (sheet.shown(name) for name in _cells(sheet, _is_phone))
    return tuple(dict.fromkeys(one for text in texts for one in numbers_in(text)))


def people(sheet: Sheet, package: Package) -> tuple[Secret, ...]:
    """Every name in a cell for a person, and those printed where somebody signs."""
    texts = [sheet.shown(name) for name in _cells(sheet, _is_person)]
    texts += (one.printed for one in signatures(package))
    return tuple(dict.fromkeys(one for text in texts for one in people_in(text)))


def published(sheet: Sheet, package: Package, names: Iterable[Secret], mark: str = "") -> Public:
    """*package*, made from *sheet*, without its telephone numbers and without *names*.

    They are hidden wherever they are written, in texts too. Cells for a telephone number show
    nothing of what is in them, and neither do those for people of whom one is hidden. The lists of
    files that prove indicators and of amounts are left out: people are in names of files and in
    notes who are in no cell.
    """
    kept = tuple(part for part in package.parts if part.key not in _WITHIN)
    hidden = tuple(names)
    secrets = (*telephones(sheet), *hidden)
    searcher = Searcher(secrets)
    whole: dict[str, Sort] = {
        name: "name"
        for name in _cells(sheet, _is_person)
        if set(people_in(sheet.shown(name))).intersection(hidden)
    }
    whole |= dict.fromkeys(_cells(sheet, _is_phone), "telephone")
    mask = _Mask(searcher, whole)
    parts = tuple(_part(part, mask) for part in kept)
    title = _covered(package.title, searcher.find(package.title))
    # Who made it is in no property of the file, and no telephone number in its name.
    clean = replace(package, title=title, author="", parts=parts, mark=mark)
    left_out = tuple(part.title for part in package.parts if part.key in _WITHIN)
    return Public(clean, tuple(_told(mask, [part.title for part in kept])), left_out)


def _told(mask: _Mask, titles: Sequence[str]) -> Iterator[Masked]:
    for secret in dict.fromkeys(secret for secret, _ in mask.counts):
        places = ((title, mask.counts[secret, title]) for title in dict.fromkeys(titles))
        yield Masked(secret, tuple(place for place in places if place[1]))


# ---- which cells


def _cells(sheet: Sheet, wanted: _Wanted) -> Iterator[str]:
    """The typed cells of the report that are *wanted*, by name and kind."""
    form = sheet.report.form
    yield from (name for name, one in form.fields.items() if wanted(sheet, name, one.kind))
    for name, table in form.tables.items():
        columns = [
            key for key, kind in table.kinds.items() if wanted(sheet, f"{name}[].{key}", kind)
        ]
        for row in range(len(rows_of(sheet.report, name)) if columns else 0):
            yield from (cell_name(name, row, column) for column in columns)


def _is_phone(sheet: Sheet, name: str, kind: Kind) -> bool:
    if kind.name == PHONE.name:
        return True
    return kind.name == TEXT.name and _PHONE.search(sheet.label(name)) is not None


def _is_person(sheet: Sheet, name: str, kind: Kind) -> bool:
    if kind.name == PERSON.name:
        return True
    label = {TEXT.name: _PERSON, PHONE.name: _BOTH}.get(kind.name)
    return label is not None and label.search(sheet.label(name)) is not None


# ---- what is hidden


def _part(part: Part, mask: _Mask) -> Part:
    mask.title = part.title
    blocks = tuple(_blocks(part.blocks, mask))
    return replace(part, title=_covered(part.title, mask.searcher.find(part.title)), blocks=blocks)


def _blocks(blocks: Iterable[Block], mask: _Mask) -> Iterator[Block]:
    """*blocks*, of which the paragraphs of one text of the report are looked through as one."""
    waiting: list[Paragraph] = []
    for block in blocks:
        source = block.source if isinstance(block, Paragraph) else ""
        if waiting and not (source and source == waiting[-1].source):
            yield from _lines(tuple(waiting), mask)
            waiting = []
        if isinstance(block, Grid):
            yield replace(block, cells=tuple(_cell(cell, mask) for cell in block.cells))
        else:
            waiting.append(block)
    yield from _lines(tuple(waiting), mask)


def _cell(cell: Cell, mask: _Mask) -> Cell:
    if cell.value is not None:
        return cell
    lines = _lines(cell.paragraphs, mask)
    # What a formula gives would be what was hidden.
    return cell if lines == cell.paragraphs else replace(cell, paragraphs=lines, formula="")


def _lines(lines: tuple[Paragraph, ...], mask: _Mask) -> tuple[Paragraph, ...]:
    """*lines* of one text; what goes on from one to the next is found as well."""
    text = _LINE.join(line.text for line in lines)
    found = mask.searcher.find(text)
    whole = tuple(_whole(lines, mask.whole))
    if not found and not whole:
        return lines
    # What is hidden for its cell alone is told where nothing in it looks like a number or a name.
    others = (one for one in whole if not any(_meet(one, known) for known in found))
    for secret in (one.secret for one in (*found, *others)):
        mask.counts[secret, mask.title] += 1
    spans = tuple(_joined((one.begin, one.end) for one in (*found, *whole)))
    return tuple(_rebuilt(lines, spans))


def _whole(lines: Iterable[Paragraph], names: Mapping[str, Sort]) -> Iterator[Found]:
    """The runs of cells of which nothing is shown."""
    for at, run in _runs(lines):
        if run.name in names and run.text.strip():
            yield Found(at, at + len(run.text), Secret(names[run.name], run.text.strip()))


def _meet(one: Found, other: Found) -> bool:
    return one.begin < other.end and other.begin < one.end


def _runs(lines: Iterable[Paragraph]) -> Iterator[tuple[int, Run]]:
    """Every run, and where in the text of all lines it begins."""
    at = 0
    for line in lines:
        for run in line.runs:
            yield at, run
            at += len(run.text)
        at += len(_LINE)


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """*spans* in order, those that overlap as one."""
    ordered = sorted(spans)
    begin, end = ordered[0]
    for first, last in ordered[1:]:
        if first < end:
            end = max(end, last)
        else:
            yield begin, end
            begin, end = first, last
    yield begin, end


def _rebuilt(lines: Iterable[Paragraph], spans: Sequence[tuple[int, int]]) -> Iterator[Paragraph]:
    at = 0
    for line in lines:
        runs = []
        for run in line.runs:
            runs.append(replace(run, text=_cut(run.text, at, spans)))
            at += len(run.text)
        at += len(_LINE)
        yield replace(line, runs=tuple(runs))


def _cut(text: str, at: int, spans: Iterable[tuple[int, int]]) -> str:
    """*text*, which begins at *at*, without what *spans* cover; a sign where each begins."""
    kept: list[str] = []
    reached = 0
    for begin, end in spans:
        first, last = begin - at, end - at
        if last <= 0 or first >= len(text):
            continue
        kept.append(text[reached : max(first, 0)])
        kept.append(HIDDEN if first >= 0 else "")
        reached = min(last, len(text))
    return "".join((*kept, text[reached:]))


def _covered(text: str, found: Iterable[Found]) -> str:
    return _cut(text, 0, tuple((one.begin, one.end) for one in found))
