"""Pages for publication: the same content, without telephone numbers and names of people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from perfeval_gui.domain.cells.kinds import PERSON, PHONE, TEXT, Kind
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.names.fields import cell_name, rows_of
from perfeval_gui.pages.model import Block, Cell, Grid, Package, Paragraph, Part, Run
from perfeval_gui.pages.secrets import HIDDEN, Found, Searcher, Secret, numbers_in, people_in
from perfeval_gui.pages.signing import signatures
from perfeval_gui.rules.figures.rulebook import Sheet

_PERSON: Final = pattern(r"姓\s*名|负责人|填[表报]人|联系人|经办人|审核人|组\s*长|签\s*[字名章]")
"""Labels of cells for people in editions that do not say so."""
_LINE: Final = "\n"
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
    """Pages for publication, and what was hidden on them."""

    package: Package
    masked: tuple[Masked, ...]


@dataclass(slots=True)
class _Mask:
    """Hides what *searcher* finds, and counts it.

    *whole* are cells of which nothing is shown, whatever is in them.
    """

    searcher: Searcher
    whole: Collection[str]
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
    nothing of what is in them, and neither do those for people of whom one is hidden.
    """
    hidden = tuple(names)
    secrets = (*telephones(sheet), *hidden)
    searcher = Searcher(secrets)
    whole = {name for name in _cells(sheet, _is_phone) if sheet.shown(name).strip()}
    whole |= {
        name
        for name in _cells(sheet, _is_person)
        if set(people_in(sheet.shown(name))).intersection(hidden)
    }
    mask = _Mask(searcher, whole)
    parts = tuple(_part(part, mask) for part in package.parts)
    title = _covered(package.title, searcher.find(package.title))
    # Who made it is in no property of the file, and no telephone number in its name.
    clean = replace(package, title=title, author="", parts=parts, mark=mark)
    return Public(clean, tuple(_told(mask, [part.title for part in package.parts])))


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


def _is_phone(_sheet: Sheet, _name: str, kind: Kind) -> bool:
    return kind.name == PHONE.name


def _is_person(sheet: Sheet, name: str, kind: Kind) -> bool:
    if kind.name == PERSON.name:
        return True
    return kind.name == TEXT.name and _PERSON.search(sheet.label(name)) is not None


# ---- what is hidden


def _part(part: Part, mask: _Mask) -> Part:
    mask.title = part.title
    blocks = tuple(_block(block, mask) for block in part.blocks)
    return replace(part, title=_covered(part.title, mask.searcher.find(part.title)), blocks=blocks)


def _block(block: Block, mask: _Mask) -> Block:
    if isinstance(block, Grid):
        return replace(block, cells=tuple(_cell(cell, mask) for cell in block.cells))
    return _lines((block,), mask)[0]


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
    for secret in (one.secret for one in (*found, *_others(text, whole, found))):
        mask.counts[secret, mask.title] += 1
    spans = tuple(_joined([*((one.begin, one.end) for one in found), *whole]))
    return tuple(_rebuilt(lines, spans))


def _whole(lines: Iterable[Paragraph], names: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where the runs of cells stand of which nothing is shown."""
    for at, run in _runs(lines):
        if run.name in names and run.text.strip():
            yield at, at + len(run.text)


def _runs(lines: Iterable[Paragraph]) -> Iterator[tuple[int, Run]]:
    """Every run, and where in the text of all lines it begins."""
    at = 0
    for line in lines:
        for run in line.runs:
            yield at, run
            at += len(run.text)
        at += len(_LINE)


def _others(text: str, whole: Iterable[tuple[int, int]], found: Iterable[Found]) -> Iterator[Found]:
    """What is hidden for its cell alone: nothing in it looks like a number or a name."""
    known = tuple(found)
    for begin, end in whole:
        if not any(one.begin < end and one.end > begin for one in known):
            yield Found(begin, end, Secret("name", text[begin:end].strip()))


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
