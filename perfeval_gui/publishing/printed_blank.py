"""Cells that are printed blank, told before it is done: one by one, or of a section together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from perfeval_gui.domain.cells.values import is_blank
from perfeval_gui.domain.names.lacking import is_lacked
from perfeval_gui.pages.model import Package, Paragraph
from perfeval_gui.publishing.notes import Note
from perfeval_gui.rules.figures.figure import plain
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.answers import excused
from perfeval_gui.rules.telling.sections import section_of

_FEW: Final = 4
"""So many blank cells of a section are named one by one; more are named together."""
_FREE: Final = frozenset(["indicators[].reason", "evidence[].note"])
"""Printed cells that are blank in most reports: checks ask for them where they are wanted."""


def blank_notes(sheet: Sheet, package: Package) -> Iterator[Note]:
    """Values that print blank and are not left for the hand, by section."""
    found: dict[str, list[str]] = {}
    summed = _summed_up(sheet)
    for name in dict.fromkeys(_blank_names(sheet, package)):
        if not _may_be_blank(sheet, name) and _plain(name) not in summed:
            key = section_of(sheet.edition, name) or _section_of_inputs(sheet, name) or "indicators"
            found.setdefault(key, []).append(name)
    titles = {section.key: section.title for section in sheet.edition.sections}
    for key in sorted(found, key=list(titles).index):
        yield from _section_notes(sheet, titles[key], found[key])


def _section_notes(sheet: Sheet, title: str, names: list[str]) -> Iterator[Note]:
    labels = [_label(sheet, name) for name in names]
    if len(names) <= _FEW:
        for name, label in zip(names, labels, strict=True):
            yield Note("blank", f"{title}：{label}打印为空白。", name)
        return
    some = "、".join(dict.fromkeys(labels[:_FEW]))
    text = f"{title}：有 {len(names)} 格打印为空白：{some}等。"
    yield Note("blank", text, names[0])


def _label(sheet: Sheet, name: str) -> str:
    """The label of a cell without the breaks and blanks that only the drawing needs."""
    return "".join(sheet.label(name).split())


def _blank_names(sheet: Sheet, package: Package) -> Iterator[str]:
    for part in package.parts:
        for block in part.blocks:
            if isinstance(block, Paragraph):
                yield from _blank_runs(sheet, (block,))
                continue
            for cell in block.cells:
                if cell.name:
                    yield from (cell.name,) if _says_nothing(sheet, cell.name, cell.text) else ()
                else:
                    yield from _blank_runs(sheet, cell.paragraphs)


def _blank_runs(sheet: Sheet, paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Names that print nothing, in texts that may say more than one."""
    runs = [run for paragraph in paragraphs for run in paragraph.runs if run.name]
    full = {run.name for run in runs if not _says_nothing(sheet, run.name, run.text)}
    yield from (run.name for run in runs if run.name not in full)


def _says_nothing(sheet: Sheet, name: str, text: str) -> bool:
    """Whether *text*, printed for *name*, is blank; boxes of which none is ticked are, too."""
    return not text.strip() or (sheet.kind(name).holds == "choice" and is_blank(sheet.value(name)))


def _summed_up(sheet: Sheet) -> frozenset[str]:
    """Parts of totals that are typed as a whole: those are blank by right, all of them."""
    fields = sheet.report.form.fields
    typed = (
        one
        for name, one in sheet.book.figures.items()
        if name in fields and sheet.typable(name) and not is_blank(sheet.value(name))
    )
    return frozenset(plain(given) for one in typed for given in one.inputs)


def _plain(name: str) -> str:
    """*name*, of a cell of a table without its row."""
    head, _, tail = name.partition("[")
    return f"{head}[]{tail.partition(']')[2]}" if tail else head


def _may_be_blank(sheet: Sheet, name: str) -> bool:
    if is_lacked(sheet.edition, sheet.report, name):
        return True
    if name in sheet.edition.hand or _plain(name) in _FREE or excused(sheet.report, name):
        return True
    return sheet.kind(name).holds == "flag"


def _section_of_inputs(sheet: Sheet, name: str) -> str:
    """The section of what a computed figure follows from."""
    figure = sheet.figure(name)
    inputs = figure.inputs if figure is not None else ()
    for given in inputs:
        if key := section_of(sheet.edition, given.removeprefix("~")) or _section_of_inputs(
            sheet, given
        ):
            return key
    return ""
