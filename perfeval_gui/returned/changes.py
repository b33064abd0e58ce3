"""What was changed in a file that came back, and how it is taken into the draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.fields import cell_name, get, put, rows_of, with_rows
from perfeval_gui.domain.names.places import name_at
from perfeval_gui.domain.record.report import Report
from perfeval_gui.returned.values import value_of
from perfeval_gui.rules.figures.rulebook import Rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGone:
    """A row that is in no table of the file any more, by the id it has in the draft."""

    table: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RowAdded:
    """A row that somebody added below the one with the id *below*; 0 for the first.

    Attributes:
        like: The id of the row beside it, from which joined cells are taken; 0 for none.
        texts: What stands in its cells, by column.
        joined: Columns that it shares with the row it is like.
    """

    table: str
    below: int
    like: int
    texts: tuple[tuple[str, str], ...]
    joined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsOrdered:
    """Rows that stand in another order: their ids as they follow each other in the file."""

    table: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """Lines of a text of the report that say something else now.

    Attributes:
        place: The text, by the id of its row.
        start, count: Which of its lines; count is 0 where lines are added above *start*.
        lines: What stands there now.
    """

    place: str
    start: int
    count: int
    lines: tuple[str, ...]


Act = RowGone | RowAdded | RowsOrdered | Rewritten


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One place of the file that says something else than its draft prints.

    Attributes:
        label: What the place is called.
        place: Where it is printed, and where it stands in the file.
        old, new: What the draft prints, and what the file says.
        cells: Values for cells, by places that stay true while rows come and go.
        act: What is done with rows or lines; None for cells.
        why_not: Why it cannot be taken, a sentence; empty where it can.
    """

    label: str
    place: str
    old: str
    new: str
    cells: tuple[tuple[str, Value], ...] = ()
    act: Act | None = None
    why_not: str = ""

    @property
    def can_be_taken(self) -> bool:
        """Whether the draft can say the same as the file."""
        return not self.why_not


def taken(book: Rulebook, report: Report, changes: Sequence[Change]) -> Report:
    """*report* with those of *changes* that can be taken; their order does not matter.

    Of two that want something else in one cell the first counts.
    """
    wanted = [change for change in changes if change.can_be_taken]
    values: dict[str, Value] = {}
    for change in wanted:
        for place, value in change.cells:
            values.setdefault(place, value)
    after = report
    for place, value in values.items():
        if name := name_at(report, place):
            after = put(after, name, value)
    acts = [change.act for change in wanted if change.act is not None]
    after = _rewritten(after, [act for act in acts if isinstance(act, Rewritten)])
    # Of two orders of one table the first counts.
    orders = {act.table: act for act in reversed(acts) if isinstance(act, RowsOrdered)}
    for order in orders.values():
        after = _ordered(after, order)
    # The last first: each stands right below the row that was there.
    for act in reversed(acts):
        if isinstance(act, RowAdded):
            after = _with_row(book, after, act)
    return _without(after, [act for act in acts if isinstance(act, RowGone)])


def _rewritten(report: Report, acts: Sequence[Rewritten]) -> Report:
    """The last lines first: those above them stay where they are."""
    # Of what is put into one place, what comes later stands lower.
    last_first = list(acts)[::-1]
    last_first.sort(key=_start, reverse=True)
    for act in last_first:
        if name := name_at(report, act.place):
            lines = str(get(report, name)).split("\n")
            lines[act.start : act.start + act.count] = act.lines
            report = put(report, name, "\n".join(lines))
    return report


def _start(act: Rewritten) -> tuple[int, int]:
    """What is put above a line comes after what becomes of the line itself."""
    return act.start, act.count


def _ordered(report: Report, act: RowsOrdered) -> Report:
    """The rows of *act* in its order, where rows of it stand; all others stay where they are."""
    rows = {row.id: row for row in rows_of(report, act.table)}
    wanted = [number for number in act.rows if number in rows]
    following = iter(wanted)
    places = (next(following) if number in set(wanted) else number for number in rows)
    return with_rows(report, act.table, tuple(rows[number] for number in places))


def _with_row(book: Rulebook, report: Report, act: RowAdded) -> Report:
    rows = rows_of(report, act.table)
    kinds = report.form.tables[act.table].kinds
    like = next((row for row in rows if row.id == act.like), None)
    joined = {column: getattr(like, column) for column in act.joined} if like is not None else {}
    at = next((number + 1 for number, row in enumerate(rows) if row.id == act.below), 0)
    new = report.form.tables[act.table].row_type(**joined)
    report = with_rows(report, act.table, (*rows[:at], new, *rows[at:]))
    texts = dict(act.texts)
    # In the order of the columns: what may be chosen in one depends on those before it.
    for column in kinds:
        if column in texts:
            name = cell_name(act.table, at, column)
            try:
                value = value_of(book.evaluate(report), name, texts[column])
            except ValueError:
                continue
            report = put(report, name, value)
    return report


def _without(report: Report, acts: Sequence[RowGone]) -> Report:
    gone: dict[str, set[int]] = {}
    for act in acts:
        gone.setdefault(act.table, set()).add(act.row)
    for table, ids in gone.items():
        rows = tuple(row for row in rows_of(report, table) if row.id not in ids)
        report = with_rows(report, table, rows)
    return report
