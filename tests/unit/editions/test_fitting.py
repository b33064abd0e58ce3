"""A draft whose edition was changed opens: every cell in its new kind, or kept as it is."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import permutations
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amount import many
from given.hostile_drafts import sealed
from perfeval_gui.domain.cells.kinds import COUNT, DAY, MONEY, MONTH, PROSE, RATE, TEXT, TICK, Kind
from perfeval_gui.domain.cells.values import Month, Unread, Value
from perfeval_gui.domain.names.fields import get, put, rows_of, with_rows
from perfeval_gui.domain.record.form import Form
from perfeval_gui.domain.record.own import Declaration, declared_form
from perfeval_gui.domain.record.report import Report
from perfeval_gui.storage.draft.draft import dump, load, too_many_parts
from perfeval_gui.storage.draft.fitting import fitted

KINDS: Final = (COUNT, DAY, MONEY, MONTH, PROSE, RATE, TEXT, TICK)
PAIRS: Final = tuple(permutations(KINDS, 2))
TYPED: Final[Mapping[str, Value]] = {
    "count": Decimal(3),
    "day": date(2024, 6, 20),
    "money": Decimal("24.92"),
    "month": Month(2024, 6),
    "prose": "一\n二",
    "rate": Decimal("0.5"),
    "text": "甲",
    "tick": True,
}


def form_with(kind: Kind) -> Form:
    """A form with a cell and a column of *kind*."""
    return declared_form(Declaration(cells=(("x", kind),), tables=(("t", (("c", kind),)),)))


def report_with(kind: Kind, value: Value) -> Report:
    form = form_with(kind)
    report = put(Report(edition="e", year=2025, form=form, own=form.own), "x", value)
    row = form.tables["t"].row_type
    return with_rows(report, "t", (row(c=value), row(c=kind.blank)))


def opened(report: Report, kind: Kind) -> Report:
    """*report*, saved and opened with an edition whose cells are of *kind*."""
    return fitted(load(dump(report)), form_with(kind))


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_cell_of_another_kind_keeps_what_was_typed(old: Kind, new: Kind) -> None:
    report = report_with(old, TYPED[old.name])
    there = opened(report, new)
    value = get(there, "x")

    assert value != new.blank or there.unknown
    assert [row.id for row in rows_of(there, "t")] == [row.id for row in rows_of(report, "t")]
    assert get(there, "t[0].c") == value
    assert get(there, "t[1].c") == new.blank
    assert opened(there, new) == there
    # Saved as it is and opened with the old edition, it is what it was.
    back = TYPED[old.name]
    if new is RATE and isinstance(back, Decimal):
        # A number in a cell of rates is one, as if typed there; it does not pass for an amount.
        back = Unread(f"{back}%")
    assert get(opened(there, old), "x") == get(opened(there, old), "t[0].c") == back


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_cell_that_nobody_filled_in_is_blank_in_any_kind(old: Kind, new: Kind) -> None:
    there = opened(report_with(old, old.blank), new)

    assert get(there, "x") == new.blank
    assert there.unknown == ""


def test_a_text_where_a_figure_is_wanted_is_to_be_mended() -> None:
    there = opened(report_with(TEXT, "约24万"), MONEY)

    assert get(there, "x") == get(there, "t[0].c") == Unread("约24万")


def test_a_rate_is_no_amount_a_hundredth_of_it() -> None:
    there = opened(report_with(RATE, Decimal("4.48")), MONEY)

    assert get(there, "x") == get(there, "t[0].c") == Unread("448%")
    assert get(opened(there, RATE), "x") == Decimal("4.48")


def test_what_cannot_be_read_keeps_its_lines_and_is_never_read_as_something_else() -> None:
    report = report_with(PROSE, "一\n二")
    assert get(opened(opened(report, COUNT), PROSE), "x") == "一\n二"
    assert get(opened(opened(report, TEXT), PROSE), "x") == "一\n二"

    # Four places are too many for a rate: it stays as typed wherever it goes.
    odd = report_with(RATE, Unread("0.1756"))
    assert get(opened(opened(odd, TEXT), RATE), "x") == Unread("0.1756")


NAMES: Final = "abcdef"


def form_at_random(rng: random.Random) -> Form:
    """Some cells, cells of fixed lines and tables of few names, each of any kind."""
    kinds = [kind for kind in KINDS if kind is not RATE]
    cells = [(name, rng.choice(kinds)) for name in NAMES if rng.random() < 0.7]
    cells += [(f"t.x.{name}", rng.choice(kinds)) for name in "uv" if rng.random() < 0.4]
    tables = [
        (table, tuple((name, rng.choice(kinds)) for name in rng.sample("uvw", rng.randint(1, 3))))
        for table in ("t", "s")
        if rng.random() < 0.7 and not (table == "t" and cells[-1][0].startswith("t."))
    ]
    return declared_form(Declaration(cells=tuple(cells), tables=tuple(tables)))


def typed(rng: random.Random, kind: Kind, number: int) -> Value:
    """Something to type that is not there yet."""
    if kind.holds == "flag":
        return True
    texts = {"day": "2024年6月{}日", "month": "{}年6月", "figure": "{}"}
    text = texts.get(kind.holds, "") if rng.random() < 0.7 else ""
    number = number % 28 + 1 if kind.holds == "day" else 2000 + number
    text = text or "约{}"
    return kind.read(text.format(number) + ("\n二" if kind.lines else ""))


@pytest.mark.parametrize("seed", range(many(30, 3)))
def test_what_is_typed_survives_whatever_forms_a_draft_goes_through(seed: int) -> None:
    rng = random.Random(seed)
    forms = [form_at_random(rng) for _ in range(6)]
    form = forms[0]
    report = Report(edition="e", year=2025, form=form, own=form.own)
    for step in range(many(200, 60)):
        for name in rng.sample([*form.own], min(2, len(form.own))):
            if name in form.fields:
                report = put(report, name, typed(rng, form.fields[name].kind, step))
        for name in form.tables.keys() & {"s", "t"}:
            kinds, rows = form.tables[name].kinds, rows_of(report, name)
            if len(rows) < 3 and rng.random() < 0.3:
                cells = {column: typed(rng, kind, step) for column, kind in kinds.items()}
                report = with_rows(report, name, (*rows, form.tables[name].row_type(**cells)))
        form, old = rng.choice(forms), form
        there = fitted(load(dump(report)), form)

        assert fitted(load(dump(there)), form) == there
        back = fitted(load(dump(there)), old)
        assert all(get(back, name) == get(report, name) for name in old.fields)
        for name in old.tables:
            assert rows_of(back, name) == rows_of(report, name)
        report = there


def test_what_is_typed_in_the_place_of_what_was_kept_is_saved() -> None:
    there = opened(report_with(TEXT, "甲"), TICK)
    ticked = put(put(there, "x", True), "t[0].c", True)

    assert get(opened(ticked, TICK), "t[0].c") is True


def test_a_draft_of_the_largest_edition_can_be_opened_again() -> None:
    cells = tuple((f"c{number}", TEXT) for number in range(50_000))
    form = declared_form(Declaration(cells=cells))
    report = put(Report(edition="e", year=2025, form=form, own=form.own), "c49999", "甲")

    assert load(dump(report), form) == report
    # And before it is known which edition that is.
    assert fitted(load(dump(report)), form) == report


def test_names_of_an_edition_that_rows_repeat_are_none_either() -> None:
    rows = '{"id": 1, "owner": "", "cost": null, "done": null},' * 150_000

    assert not too_many_parts(f'{{"tables": {{"works": [{rows}{{}}]}}}}'.encode())


WILD: Final = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["id", "c", "unread", "x"]), inner, max_size=3),
    ),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(WILD, WILD, st.sampled_from(KINDS))
def test_whatever_a_draft_holds_under_a_name_of_the_form_it_opens(
    cell: object, table: object, kind: Kind
) -> None:
    content = {"edition": "e", "year": 2025, "values": {"x": cell}, "tables": {"t": table}}
    report = load(sealed(json.dumps(content)))
    there = fitted(report, form_with(kind))

    assert there.form is form_with(kind)
    assert dump(opened(there, kind)) == dump(there)
