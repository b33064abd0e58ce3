"""What was changed in a file since it was exported: one change for each place that differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.fields import address, kind_of
from perfeval_gui.domain.names.places import place_of
from perfeval_gui.domain.record.report import Report
from perfeval_gui.imports.model import Contents
from perfeval_gui.pages.appendices import with_standing_answers
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Package
from perfeval_gui.returned.changes import Change, Rewritten, taken
from perfeval_gui.returned.layout import Item, Layout, sheet_layout, word_layout
from perfeval_gui.returned.naming import KEPT, Names
from perfeval_gui.returned.pairing import NewLine, NewRow, Paired, Seen, paired
from perfeval_gui.returned.passages import Place, line_places, rewritten
from perfeval_gui.returned.rows import Rows
from perfeval_gui.returned.texts import normal
from perfeval_gui.returned.values import (
    UNSURE,
    is_unsure,
    parts_of,
    shows_value,
    typed_text,
    value_of,
)
from perfeval_gui.rules.figures.rulebook import Sheet

WORKBOOKS: Final = frozenset({"xlsx", "xls", "ods"})
_PRINTED: Final = "印好的文字不能改，要改请改版式。"
_COMPUTED: Final = "这是算出来的，不能直接改；"
_RECORDED: Final = "这是写说明、明细和加佐证材料时记下的，不能改。"
_SEVERAL: Final = "这一段引用了几行文字，请在草稿里改。"
_WORDS: Final = "这里印好的文字也改了，分不清填写的是哪一部分。"
_CHOICE: Final = "这里只能从规定的几项里选。"
_LOST: Final = "在文件里没有找到这一格。"
_NO_PLACE: Final = "表样上没有这一格。"
_NO_TEXT: Final = "这里不能写文字。"
_WORDED: Final = frozenset({"answer", "note"})
"""Columns of the clerk's own words in tables that no file adds rows to."""
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a file says that its draft does not.

    Attributes:
        changes: Those of cells and lines in the order of printing, then rows and what is more.
        missing: Titles of parts of which a table is not in the file.
        other: Whether it is another document altogether, so that nothing was compared.
    """

    changes: tuple[Change, ...] = ()
    missing: tuple[str, ...] = ()
    other: bool = False


def layout_of(package: Package, contents: Contents) -> Layout:
    """*package* as a file of the format of *contents* has it."""
    return sheet_layout(package) if contents.format in WORKBOOKS else word_layout(package)


def compare(contents: Contents, sheet: Sheet) -> Comparison:
    """*contents* beside what *sheet*, the draft that the file carries, prints."""
    # Rows of answers are numbered as they are printed.
    given, sheet = sheet.report, with_standing_answers(sheet)
    layout = layout_of(compose(sheet), contents)
    found = paired(contents, layout)
    if _is_other(found, layout):
        return Comparison(other=True)
    changes = tuple(_Comparing(sheet, layout).changes(found))
    missing = dict.fromkeys(item.part for item in found.missing if item.text)
    return Comparison(changes=_unexplained(changes, sheet, given, contents), missing=tuple(missing))


def _is_other(found: Paired, layout: Layout) -> bool:
    """Whether little of the draft is there, and even that says something else."""
    shown = sum(1 for item in layout.items() if item.text)
    met = [one for one in found.seen if one.item.text]
    alike = sum(one.text == one.item.text for one in met)
    return len(met) < _HALF * shown and alike < _HALF * max(len(met), 1)


class _Comparing:
    """Makes changes of what differs."""

    def __init__(self, sheet: Sheet, layout: Layout) -> None:
        self._sheet = sheet
        self._names = Names.of(sheet, layout)
        self._rows = Rows(self._names)
        self._lines = line_places(list(layout.items()), sheet)

    def changes(self, found: Paired) -> Iterator[Change]:
        """Every change, the same one in several places once."""
        yield from _once([one for seen in found.seen if (one := self._seen(seen)) is not None])
        for item in found.lost:
            yield replace(self._of(item, "", f"“{item.part}”"), why_not=_LOST)
        gone = (self._line_gone(row) or self._rows.gone(row) for row in found.gone)
        yield from (change for change in gone if change is not None)
        yield from self._rows.moved(found.moved)
        for new in found.rows:
            yield self._new_row(new)
        for line in found.lines:
            yield self._new_line(line)
        for cell in found.loose:
            yield Change(
                label="多出来的内容", place=cell.place, old="", new=cell.text, why_not=_NO_PLACE
            )

    def _of(self, item: Item, new: str, place: str) -> Change:
        return Change(label=self._names.label(item), place=place, old=item.text, new=new)

    # ---- what is in both

    def _seen(self, one: Seen) -> Change | None:
        item = one.item
        if one.text == item.text or (len(one.cells) == 1 and shows_value(item, one.cells[0])):
            return None
        change = self._of(item, one.text, f"“{item.part}”{one.place}")
        if item.source:
            return self._in_text(change, item)
        if item.names:
            return self._in_cell(change, one)
        return self._in_label(change, item)

    def _in_text(self, change: Change, item: Item) -> Change:
        if item.heading:
            return replace(change, why_not=_PRINTED)
        place = self._lines.get(item)
        if place is None:
            return replace(change, why_not=_SEVERAL)
        first, *more = change.new.split("\n")
        return replace(
            change, act=self._act(place, 1, (rewritten(self._sheet, place, first), *more))
        )

    def _act(self, place: Place, count: int, lines: tuple[str, ...]) -> Rewritten:
        at = place_of(self._sheet.report, place.name)
        return Rewritten(place=at, start=place.line, count=count, lines=lines)

    def _in_label(self, change: Change, item: Item) -> Change:
        """A label that is made of the name of a row, or one that is printed."""
        name = self._names.titles.get(item, "")
        first = name.startswith("projects[0]")
        title = self._names.title(change.new, first=first) if name else None
        if title is None:
            return replace(change, why_not=_PRINTED)
        return replace(change, cells=((place_of(self._sheet.report, name), title),))

    def _in_cell(self, change: Change, one: Seen) -> Change | None:
        item = one.item
        texts, before = parts_of(item, one.text), parts_of(item, item.text)
        if texts is None or before is None:
            return replace(change, why_not=_WORDS)
        values: list[tuple[str, Value]] = []
        for name, text, old in zip(item.names, texts, before, strict=True):
            if normal(old) == normal(text):
                continue
            if why_not := self._why_not(name):
                return replace(change, why_not=why_not)
            typed = self._typed(name, text, one)
            if is_unsure(self._sheet.typed_kind(name), typed):
                return replace(change, why_not=UNSURE.format(typed))
            try:
                value = value_of(self._sheet, name, typed)
            except ValueError:
                return replace(change, why_not=_CHOICE)
            if value != self._sheet.typed(name):
                values.append((place_of(self._sheet.report, name), value))
        return replace(change, cells=tuple(values)) if values else None

    def _typed(self, name: str, text: str, one: Seen) -> str:
        """*text*, or what the cell of a workbook holds behind it, with every place."""
        if len(one.cells) != 1 or one.cells[0].raw is None or len(one.item.names) != 1:
            return text
        return typed_text(self._sheet.typed_kind(name), one.cells[0], text)

    def _why_not(self, name: str) -> str:
        """Why nothing can be put into the cell called *name*; empty where it can."""
        found = address(name)
        if found is not None and found[0] in KEPT and found[2] not in _WORDED:
            return _RECORDED
        if kind_of(self._sheet.report.form, name) is not None and self._sheet.typable(name):
            return ""
        words = self._sheet.explanation(name) if self._sheet.figure(name) is not None else ""
        return f"{_COMPUTED}{words or '它随别的数变动'}。"

    # ---- what is in one only

    def _line_gone(self, row: Sequence[Item]) -> Change | None:
        item = row[0]
        if not item.source or item.heading:
            return None
        change, place = self._of(item, "", f"“{item.part}”"), self._lines.get(item)
        if place is None:
            return replace(change, why_not=_SEVERAL)
        return replace(change, act=self._act(place, 1, ()))

    def _new_row(self, new: NewRow) -> Change:
        near = next((item for item in new.above if item.source), None)
        if near is None:
            return self._rows.added(new)
        said = "　".join(normal(cell.text) for cell in new.cells)
        return self._new_line(NewLine(text=said, place=new.cells[0].place, above=near))

    def _new_line(self, line: NewLine) -> Change:
        above = line.above
        label = "多出来的一段" if above is None else self._names.label(above)
        change = Change(label=label, place=line.place, old="", new=line.text)
        if above is None or address(above.source) is None:
            return replace(change, why_not=_NO_TEXT)
        place = Place(above.source, -1) if above.heading else self._lines.get(above)
        if place is None:
            return replace(change, why_not=_SEVERAL)
        after = Place(place.name, place.line + 1)
        return replace(change, act=self._act(after, 0, self._linked(line.text)))

    def _linked(self, text: str) -> tuple[str, ...]:
        """The lines of *text*; one that was only moved keeps its links."""
        there = {item.text: place for item, place in self._lines.items()}
        return tuple(
            rewritten(self._sheet, there[line], line) if line in there else line
            for line in text.split("\n")
        )


def _once(changes: Sequence[Change]) -> Iterator[Change]:
    """What is printed in several places and changed alike in them is one change."""
    seen: set[tuple[tuple[str, Value], ...]] = set()
    for change in changes:
        if not change.cells or change.cells not in seen:
            seen.add(change.cells)
            yield change


def _unexplained(
    changes: tuple[Change, ...], sheet: Sheet, given: Report, contents: Contents
) -> tuple[Change, ...]:
    """*changes* without those that follow from the others: what somebody kept right by hand.

    That is totals, and figures in sentences.
    """
    follow = [one for one in changes if _may_follow(one)]
    causes = [one for one in changes if not _may_follow(one)]
    if not follow or not causes:
        return changes
    after = sheet.book.evaluate(taken(sheet.book, given, causes))
    layout = layout_of(compose(after), contents)
    names = Names.of(after, layout)
    says = {(names.label(item), item.text) for item in layout.items() if item.names}
    return tuple(one for one in changes if not _may_follow(one) or (one.label, one.new) not in says)


def _may_follow(change: Change) -> bool:
    """Whether *change* may be none of its own."""
    in_text = isinstance(change.act, Rewritten) and change.act.count == 1
    return in_text or change.why_not.startswith(_COMPUTED)
