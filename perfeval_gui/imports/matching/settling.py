"""From what was found for a cell in all places of the files to one value: sure, or asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.values import Unread, Value, is_blank
from perfeval_gui.domain.edition.choices import Choices, choices_of
from perfeval_gui.domain.edition.page_marks import HIDDEN
from perfeval_gui.domain.names.fields import cell_name
from perfeval_gui.imports.forms.values import read_value, same
from perfeval_gui.imports.forms.words import squeezed
from perfeval_gui.imports.matching.findings import Found, Row
from perfeval_gui.imports.matching.result import Answer, Candidate, Matched, State, Trace
from perfeval_gui.rules.figures.rulebook import Rulebook

_NOWHERE: Final = "文件里没有找到这一格。"
_SEVERAL: Final = "文件里这一格有不同的内容。"
_HALF: Final = "同一格在文件里出现两次，一次有内容，一次空着。"
_TWO_TABLES: Final = "文件里这张表出现了不止一次，不能确定各行属于同一张表。"
_NAMELESS: Final = "这一行只有数字，没有名称，可能是合计。"
_NO_GROUP: Final = "这一行没有写属于哪一个一级指标。"
_TWICE: Final = "这个标题在文件里出现了不止一次。"
_PUBLISHED: Final = "这里有遮住的内容（＊＊＊），文件像是公开版。"


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text read as a value."""

    found: Found
    value: Value
    doubt: str

    @property
    def blank(self) -> bool:
        return is_blank(self.value) and not self.doubt


class Settling:
    """Settles the cells of one edition."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book

    def kind(self, name: str) -> Kind | None:
        """The kind of what is typed under *name*, ``[]`` for the row; of a figure where none is."""
        form, column = self._book.form, name.partition("[].")
        if name in form.fields:
            return form.fields[name].kind
        if column[1] and column[0] in form.tables:
            kind = form.tables[column[0]].kinds.get(column[2])
            if kind is not None:
                return kind
        figure = self._book.figures.get(name)
        # What is computed may be below zero wherever a difference is in it.
        return replace(figure.kind, signed=True) if figure is not None else None

    def single(self, name: str, found: Sequence[Found], group: str = "") -> Matched:
        """The cell *name* from all that was found for it."""
        kind = self.kind(found[0].name if found else name)
        there = [one for one in found if not one.missing]
        if kind is None or not there:
            why = next((one.doubt for one in found if one.doubt), _NOWHERE)
            return Matched(name=name, state="missing", reason=why)
        choices = self._choices(kind, name, group)
        return _settled(name, kind, [_read(kind, one, choices) for one in there])

    def _choices(self, kind: Kind, name: str, group: str) -> Choices:
        column = name.rpartition(".")[2]
        if kind.holds != "choice":
            return ()
        return choices_of(self._book.edition, kind, column, "" if column == "group" else group)

    def rows(self, table: str, rows: Sequence[Row], *, twice: bool) -> Iterator[Matched]:
        """The cells of the *rows* of *table*, row by row in the order of its columns.

        Where the table was found *twice*, nobody knows whether its rows are of one table.
        """
        order = list(self._book.form.tables[table].kinds)
        for number, row in enumerate(rows):
            cells = {name.partition("[].")[2]: found for name, found in row.cells.items()}
            columns = [*(c for c in order if c in cells), *(c for c in cells if c not in order)]
            doubt = row.doubt or (_TWO_TABLES if twice else self._nameless(table, cells))
            group: Value = ""
            for column in columns:
                one = self.single(cell_name(table, number, column), [cells[column]], str(group))
                group = one.value if column == "group" else group
                kind = cells.get("kind")
                if column == "group" and one.state == "blank" and kind and kind.text.strip():
                    # It may be joined with the one above in a way that the file lost.
                    group = self._group_of(kind.text)
                    state: State = "sure" if group else "doubtful"
                    reason = "" if group else _NO_GROUP
                    one = replace(one, state=state, value=group or one.value, reason=reason)
                yield _doubted(one, doubt)

    def _group_of(self, kind: str) -> str:
        """The only 一级指标 that has a 二级指标 called *kind*; empty where it is not one."""
        meant = squeezed(kind)
        groups = self._book.edition.groups
        found = [one.key for one in groups if meant in map(squeezed, one.kinds.values())]
        return found[0] if len(found) == 1 else ""

    def _nameless(self, table: str, cells: Mapping[str, Found]) -> str:
        """Why a row that has figures and no words may be a sum whose label is gone."""
        kinds = self._book.form.tables[table].kinds
        words = [c for c in cells if c in kinds and kinds[c].holds in ("text", "choice")]
        return _NAMELESS if words and not any(cells[c].text.strip() for c in words) else ""

    def answers(self, rows: Iterable[Row]) -> Iterator[Answer]:
        """The answers to findings in *rows*; a row without one says nothing."""
        for row in rows:
            found = {name.partition("[].")[2]: one for name, one in row.cells.items()}
            given = found.get("answer")
            text = given.text.strip() if given is not None else ""
            if given is None or given.trace is None or text in ("", HIDDEN):
                continue
            title, figures = (
                found[column].text.strip() if column in found else ""
                for column in ("title", "figures")
            )
            doubts = (row.doubt, *(one.doubt for one in found.values()), _hidden_in(text))
            yield Answer(
                title=title,
                figures=figures,
                text=text,
                trace=given.trace,
                doubt=next(filter(None, doubts), ""),
            )

    def passages(
        self, passages: Mapping[str, Sequence[Found]], twice: frozenset[str]
    ) -> Iterator[Matched]:
        """The texts under the headings of the report, in the order of the edition."""
        number = 0
        for heading in self._book.edition.outline:
            found = passages.get(heading.key)
            if not heading.passage or found is None:
                continue
            text = "\n".join(one.text.strip() for one in found)
            doubt = _TWICE if heading.key in twice else _hidden_in(text)
            traces = tuple(one.trace for one in found if one.trace is not None)
            state = "blank" if not text else "doubtful" if doubt else "sure"
            for column, value in (("key", heading.key), ("text", text)):
                yield Matched(
                    name=cell_name("passages", number, column),
                    state=state,  # type: ignore[arg-type]
                    value=value,
                    traces=traces,
                    reason=doubt,
                )
            number += 1


def _read(kind: Kind, found: Found, choices: Choices) -> _Reading:
    if found.text.strip() == HIDDEN:
        return _Reading(found, kind.blank, "")
    value, doubt = read_value(kind, found.text, found.unit, choices, found.form)
    if is_blank(value) and not doubt:
        return _Reading(found, value, found.doubt if found.text.strip() else "")
    return _Reading(found, value, found.doubt or doubt or _hidden_in(found.text))


def _hidden_in(text: str) -> str:
    """Why *text* is not all that was written; empty where nothing was hidden in it."""
    return _PUBLISHED if HIDDEN in text else ""


def _settled(name: str, kind: Kind, readings: Sequence[_Reading]) -> Matched:
    filled = [one for one in readings if not one.blank]
    if not filled:
        traces = _traces(readings)
        return Matched(name=name, state="blank", value=kind.blank, traces=traces)
    certain = [one for one in filled if not one.doubt]
    best = certain[0] if certain else filled[0]
    others = [one for one in filled if not same(kind, (one.value, best.value))]
    reason = "" if certain else best.doubt
    if certain and others:
        # What cannot be read at all, where the same cell is read elsewhere, says nothing else.
        others = [one for one in others if not isinstance(one.value, Unread) or not one.doubt]
    if others:
        reason = reason or _SEVERAL
    elif not reason and _half(readings, filled):
        reason = _HALF
    return Matched(
        name=name,
        state="doubtful" if reason else "sure",
        value=best.value,
        traces=_traces([one for one in filled if same(kind, (one.value, best.value))]),
        others=tuple(
            Candidate(value=one.value, trace=one.found.trace)
            for one in others
            if one.found.trace is not None
        ),
        reason=reason,
    )


def _half(readings: Sequence[_Reading], filled: Sequence[_Reading]) -> bool:
    """Whether one place of the form is in the files twice, and blank in one of them."""
    spots: dict[str, set[bool]] = defaultdict(set)
    for one in readings:
        spots[one.found.spot].add(one in filled)
    return any(len(states) > 1 for states in spots.values())


def _traces(readings: Sequence[_Reading]) -> tuple[Trace, ...]:
    return tuple(one.found.trace for one in readings if one.found.trace is not None)


def _doubted(one: Matched, doubt: str) -> Matched:
    if not doubt or one.state != "sure":
        return one
    return replace(one, state="doubtful", reason=doubt)
