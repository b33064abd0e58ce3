"""What is done in a shorter way, row after row, comes to what the plain way comes to."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Final

import pytest

from effort import Calls
from given.open_reports import opened, projects
from given.worked import filled, issued
from perfeval_gui.document.clipboard.blocks import laid
from perfeval_gui.document.document import Document
from perfeval_gui.document.row_edits import add_row
from perfeval_gui.document.tables import row_cells, row_table, typed_rows
from perfeval_gui.document.tables.indicator_table import IndicatorTable
from perfeval_gui.document.tables.lines import Cells
from perfeval_gui.document.tables.pasted_figures import Offer, offers_of
from perfeval_gui.document.tables.row_table import RowTable
from perfeval_gui.domain.cells.values import Unread, Value, is_blank, number
from perfeval_gui.domain.names import fields
from perfeval_gui.domain.names.fields import (
    TableRow,
    cell_name,
    other_rows,
    rows_moved,
    rows_of,
    with_rows,
)
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.figures.ways import quotient, quotient_of
from perfeval_gui.rules.telling import sections
from perfeval_gui.rules.telling.sections import gaps
from perfeval_gui.rules.telling.summing_up import missing_scores, scored_alike, told_score
from perfeval_gui.working.identity import of_pairs

pytestmark = pytest.mark.usefixtures("qapp")
CELLS: Final = (
    "产出指标", "效益指标", "数量指标", "社会效益指标", "甲", "40起", "36起", "1", "0.5", "1.005",
    "-", "", " ", "十分", "达成", "100%", "￥3", "没有指标值", "部分达成",
)  # fmt: skip


GROUPS: Final = ("产出指标", "效益指标", "", "没有的")
KINDS: Final = ("数量指标", "社会效益指标", "", "没有的")


def blocks(chance: Random, column: int) -> list[list[str]]:
    width = chance.randrange(1, 11)
    rows = [
        [chance.choice(CELLS) for _ in range(chance.randrange(1, width + 1))]
        for _ in range(chance.randrange(1, 8))
    ]
    # A 二级指标 is read by the 一级指标 before it, or by the one that stands there.
    first = ((GROUPS, KINDS), (KINDS,))[column] if column < 2 else ()
    return [[*map(chance.choice, first[: len(row)]), *row[len(first) :]] for row in rows]


def pasted(seed: int) -> Iterator[tuple[Report, object]]:
    """What blocks make of a report, and what is offered for them."""
    chance, document = Random(seed), opened()
    table = IndicatorTable(document)
    for _ in range(12):
        row, column = chance.randrange(len(table.lines) + 1), chance.choice((0, 0, 1, 2, 3, 5, 8))
        block = blocks(chance, column)
        table.paste(row, column, block)
        typed = list(table.typed_at(row, column, block))
        some = laid(block, row, column, sorted(table.figure_columns))
        assert list(some) == [one for one in typed if one[1] in table.figure_columns]
        yield document.report, tuple(offers_of(table, typed))


def added_cell_by_cell(
    table: RowTable, names: list[str], block: list[list[str]], ids: Iterator[int]
) -> Generator[None, None, list[TableRow]]:
    """Rows as `adding` makes them of *block*, each taken over from a blank one."""
    blank: list[TableRow] = [table.declared.row_type()]
    width, first = len(names), len(table.columns) - len(names)
    cells = ((row, enumerate(texts[:width], first)) for row, texts in enumerate(block))
    return (yield from typed_rows.typing_into(table, blank * len(block), cells, ids))


@pytest.mark.parametrize("seed", range(6))
def test_blocks_are_read_as_if_each_cell_were_asked_what_it_is_read_by(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = list(pasted(seed))
    every = frozenset(Indicator.__dataclass_fields__)
    monkeypatch.setattr(IndicatorTable, "linked", every)
    monkeypatch.setattr(row_table, "adding", added_cell_by_cell)
    assert list(pasted(seed)) == short


def test_a_column_that_is_read_by_another_and_does_not_say_so_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    right = [list(pasted(seed)) for seed in range(3)]
    monkeypatch.setattr(IndicatorTable, "linked", frozenset())
    assert [list(pasted(seed)) for seed in range(3)] != right


def _as_long_as_the_shortest(
    lines: Iterable[list[str]], key: Callable[[list[str]], int]
) -> list[tuple[int, list[list[str]]]]:
    there = list(lines)
    least = min(map(key, there), default=0)
    return [(least, [line[:least] for line in there])]


def _as_the_first(
    self: typed_rows.NewRows, columns: Mapping[str, Sequence[str]]
) -> dict[str, Sequence[Value]]:
    return {name: [values[0]] * len(values) for name, values in LINKED(self, columns).items()}


LINKED: Final = typed_rows.NewRows._linked


@pytest.mark.parametrize(
    ("owner", "name", "mutant"),
    [
        (typed_rows, "groupby", _as_long_as_the_shortest),
        (typed_rows.NewRows, "_linked", _as_the_first),
    ],
)
def test_a_shorter_way_to_read_a_block_that_is_wrong_is_noticed(
    owner: object, name: str, mutant: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = list(pasted(0))
    monkeypatch.setattr(owner, name, mutant)
    assert list(pasted(0)) != right


def offered(seed: int) -> Iterator[tuple[Offer, ...]]:
    """What is offered for blocks of figures: of all their cells, and of those that are in doubt."""
    chance, table = Random(seed), projects(opened())
    for _ in range(40):
        row, column = chance.randrange(len(table.lines) + 1), chance.randrange(4)
        of_all = chance.choice((("1", "0.5"), ("1", "-"), ("-", ""), ("1", "1.005"), CELLS))
        block = [
            [chance.choice(of_all) for _ in range(chance.randrange(1, 4))]
            for _ in range(chance.randrange(1, 4))
        ]
        table.paste(row, column, block)
        yield tuple(offers_of(table, table.typed_at(row, column, block)))
        yield tuple(offers_of(table, table.doubtful(row, column, block)))


def misses(seed: int) -> int:
    offers = list(offered(seed))
    assert {one.key for of_block in offers for one in of_block} == {"dashes", "places"}
    return sum(all_of != some for all_of, some in zip(offers[::2], offers[1::2], strict=True))


def test_what_may_be_otherwise_is_among_what_is_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [misses(seed) for seed in range(4)] == [0] * 4

    for mutant in (
        lambda values, _texts: Unread in set(map(type, values)),
        lambda _values, texts: "-" in set(texts),
    ):
        monkeypatch.setattr(row_table, "may_be_otherwise", mutant)
        assert misses(0)


# ---- rows


def plainly_moved(before: Report, after: Report) -> bool:
    return any(
        [row.id for row in rows_of(before, table)] != [row.id for row in rows_of(after, table)]
        for table in after.form.tables
    )


def changes(chance: Random) -> Iterator[tuple[Report, Report]]:
    """Reports, and what a step made of them: rows that change, come, go and change places."""
    report = with_rows(filled(), "indicators", tuple(Indicator(id=n) for n in range(1, 7)))
    for _ in range(200):
        rows = list(rows_of(report, "indicators"))
        kind, at = chance.randrange(6), chance.randrange(len(rows))
        if kind == 0 and len(rows) > 2:
            rows.pop(at)
        elif kind == 1:
            rows.insert(at, Indicator())
        elif kind == 2:
            rows.insert(0, rows.pop(at))
        else:
            # Another object, and the same row: also where nothing in it differs.
            row = rows[at]
            assert isinstance(row, Indicator)
            rows[at] = replace(row, name=chance.choice(("甲", "乙")))
        after = with_rows(report, "indicators", tuple(rows))
        yield report, after
        report = after


def test_whether_rows_moved_is_what_their_ids_say(monkeypatch: pytest.MonkeyPatch) -> None:
    given = list(changes(Random(3)))
    assert [rows_moved(*one) for one in given] == [plainly_moved(*one) for one in given]
    assert len({rows_moved(*one) for one in given}) == 2
    # A mutant sees how many rows there are, and not which.
    monkeypatch.setattr(fields, "other_rows", lambda *_rows: ())
    given = list(changes(Random(3)))
    assert [rows_moved(*one) for one in given] != [plainly_moved(*one) for one in given]


def test_rows_that_are_others_are_those_that_are_not_the_very_same() -> None:
    for before, after in changes(Random(6)):
        old, new = rows_of(before, "indicators"), rows_of(after, "indicators")
        short = range(min(len(old), len(new)))
        assert other_rows(old, new) == tuple(at for at in short if old[at] is not new[at])


def test_of_a_pair_that_was_asked_about_the_answer_is_kept_and_of_an_equal_one_it_is_not() -> None:
    asked: list[tuple[object, object]] = []

    @of_pairs
    def counted(one: object, other: object) -> int:
        asked.append((one, other))
        return len(asked)

    pairs = [(Indicator(id=1), Indicator(id=2)) for _ in range(3)]
    assert pairs[0] == pairs[1]
    assert [counted(*one) for one in pairs] == [1, 2, 3]
    assert [counted(*one) for one in pairs] == [1, 2, 3]
    # The order matters, and only the latest are kept.
    assert counted(*reversed(pairs[0])) == 4
    for _ in range(4):
        counted(object(), object())
    assert counted(*pairs[0]) == 9


# ---- cells


def looks(seed: int) -> Iterator[tuple[list[Cells], list[Cells]]]:
    """What a table shows after each of some edits, each cell made anew or not, and plainly."""
    chance, document = Random(seed), opened()
    table = IndicatorTable(document)
    for _ in range(3):
        add_row(document, "indicators", 0, "指标")
    for _ in range(60):
        row, column = chance.randrange(len(table.lines)), chance.choice((0, 1, 3, 4, 5, 5, 7, 8, 9))
        if chance.random() < 0.2:
            document.history.undo()
        else:
            table.setData(table.index(row, column), chance.choice(CELLS))
        plain = [table.line_of(line.name).cells for line in table.lines]
        yield [line.cells for line in table.lines], plain


@pytest.mark.parametrize("seed", range(4))
def test_cells_that_are_taken_over_are_what_they_would_be_anew(seed: int) -> None:
    for shown, plain in looks(seed):
        assert shown == plain


def test_a_cell_that_is_taken_over_though_it_changed_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(row_cells, "_same", lambda *_given: True)
    assert any(shown != plain for shown, plain in looks(0))


# ---- figures


def plainly_missing(sheet: Sheet) -> int:
    columns = sheet.column("indicators[].points"), sheet.column("indicators[].score")
    pairs = zip(*columns, strict=True)
    missing = sum(number(points) is not None and number(score) is None for points, score in pairs)
    return missing + (number(sheet.value("execution_score")) is None)


def test_scores_that_are_missing_are_counted_where_there_are_points() -> None:
    chance, counts = Random(4), set[int]()
    document = Document(issued(), filled())
    table = IndicatorTable(document)
    for _ in range(5):
        add_row(document, "indicators", 0, "指标")
    before, alike = document.sheet, 0
    for _ in range(60):
        row, column = chance.randrange(5), chance.choice((3, 4, 5, 5, 7, 8))
        texts = ("1", "1", "") if column == 5 else ("", "1", "40起", "met", "甲")
        table.setData(table.index(row, column), chance.choice(texts))
        if scored_alike(before, document.sheet):
            assert told_score(before) == told_score(document.sheet)
            alike += 1
        before = document.sheet
        counts.add(missing_scores(document.sheet))
        assert missing_scores(document.sheet) == plainly_missing(document.sheet)
    assert len(counts) > 2
    assert alike > 5


def plain_gaps(sheet: Sheet, table: str) -> list[str]:
    rows, columns = rows_of(sheet.report, table), sheet.report.form.tables[table].needed
    places = ((at, row, column) for at, row in enumerate(rows) for column in columns)
    return [cell_name(table, at, one) for at, row, one in places if is_blank(getattr(row, one))]


def test_what_is_blank_in_rows_is_told_row_by_row() -> None:
    chance, told = Random(6), set[int]()
    document = Document(issued(), filled())
    table = IndicatorTable(document)
    section = next(one for one in document.book.edition.sections if "indicators" in one.tables)
    for _ in range(4):
        add_row(document, "indicators", 0, "指标")
    for _ in range(40):
        row, column = chance.randrange(4), chance.randrange(len(table.columns))
        table.setData(table.index(row, column), chance.choice(("", " ", "1", "40起")))
        found = [name for name in gaps(section, document.sheet) if name.startswith("indicators")]
        told.add(len(found))
        assert found == plain_gaps(document.sheet, "indicators")
    assert len(told) > 2


def test_rows_are_looked_through_once_for_what_is_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Indicator(
        group="output", kind="quantity", name="甲", target="1起", actual="1起", points=Decimal(1)
    )
    document = opened(with_rows(filled(), "indicators", (whole,) * 400))
    section = next(one for one in document.book.edition.sections if "indicators" in one.tables)

    def asked() -> int:
        """How much is asked where the clerk goes to another cell, in the report and below it."""
        with Calls() as counted:
            document.told.leave("indicators[0].name")
            assert "indicators[0].name" not in gaps(section, document.sheet)
        return counted.count

    document.check_now()
    asked()
    assert asked() < 2_000 < 400 * 6
    monkeypatch.setattr(sections, "_blank_places", sections._blank_places.__wrapped__)
    assert asked() > 400 * 6


def test_a_quotient_has_the_digits_of_the_fraction_it_is() -> None:
    chance = Random(5)

    def some(least: int) -> Fraction:
        digits = 10 ** chance.randrange(1, 16)
        return Fraction(chance.randrange(least, digits), chance.choice((1, 2, 3, 10, 2000, 7)))

    for _ in range(4_000):
        one, other = some(0), some(1)
        assert repr(quotient_of(one, other)) == repr(quotient(one / other))
    # Not so with decimals on the way, of which each has an end.
    one, other = Fraction(1, 3), Fraction(2, 3)
    early = (Decimal(1) / Decimal(3)) / (Decimal(2) / Decimal(3))
    assert quotient_of(one, other) == Decimal("0.5") != early
