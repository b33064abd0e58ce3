"""Every typed cell by its name."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given.random_reports import typed
from perfeval_gui.domain.cells.kinds import COUNT, MONEY, TEXT
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import (
    address,
    any_row,
    at_row,
    cell_name,
    get,
    kind_of,
    put,
    put_all,
    rows_of,
    with_rows,
)
from perfeval_gui.domain.record.funds import Funds, Project
from perfeval_gui.domain.record.report import STANDARD, Report

BLANK = Report(edition="yunxi-2023", year=2023)
TWO = with_rows(BLANK, "projects", (Project(name="甲"), Project(name="乙")))


def test_names_of_cells() -> None:
    assert STANDARD.fields["quota"].kind is COUNT
    assert STANDARD.fields["three_public.budget"].kind is MONEY
    assert {name.partition(".")[0] for name in STANDARD.fields if "." in name} == {
        line.name for line in fields(Funds) if line.name != "projects"
    }
    assert kind_of(STANDARD, "projects[0].name") is TEXT
    assert kind_of(STANDARD, "projects[].final") is MONEY


@pytest.mark.parametrize(
    "name", ["", "nothing", "projects", "projects[0]", "projects[0].id", "projects[0].nothing",
             "nothing[0].name", "projects[-1].name", "projects[x].name", "quota.final", "budget"]
)  # fmt: skip
def test_what_is_no_cell(name: str) -> None:
    assert kind_of(STANDARD, name) is None
    with pytest.raises(KeyError):
        get(TWO, name)
    with pytest.raises(KeyError):
        put(TWO, name, "甲")


@pytest.mark.parametrize("name", ["projects[2].name", "projects[].name"])
def test_rows_that_are_not_there(name: str) -> None:
    with pytest.raises(KeyError):
        get(TWO, name)
    with pytest.raises(KeyError):
        put(TWO, name, "甲")


def test_every_cell_can_be_put_and_got() -> None:
    for name, field in STANDARD.fields.items():
        value = Unread("八") if field.kind.holds in ("figure", "day") else field.kind.blank
        changed = put(BLANK, name, value)
        assert get(changed, name) == value
        assert get(BLANK, name) == field.kind.blank


@given(st.data())
def test_cells_put_at_once_are_those_put_one_after_the_other(data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from(sorted(STANDARD.fields)), unique=True))
    values = {name: data.draw(typed(STANDARD.fields[name].kind)) for name in names}
    expected = TWO
    for name, value in values.items():
        expected = put(expected, name, value)

    assert put_all(TWO, values) == expected
    assert put_all(TWO, {}) == TWO


def test_no_cell_of_a_table_is_put_at_once() -> None:
    with pytest.raises(KeyError):
        put_all(TWO, {"projects[0].name": "丙"})


def test_putting_changes_one_cell_and_leaves_the_record_as_it_was() -> None:
    changed = put(TWO, "projects[1].final", Decimal("17.27"))

    assert get(changed, "projects[1].final") == Decimal("17.27")
    assert get(changed, "projects[0].final") is None
    assert get(TWO, "projects[1].final") is None
    assert rows_of(changed, "projects")[0] is rows_of(TWO, "projects")[0]


def test_rows_keep_their_ids_and_new_ones_get_their_own() -> None:
    first, second = rows_of(TWO, "projects")
    assert (first.id, second.id) == (1, 2)

    moved = with_rows(TWO, "projects", (second, first))
    assert [row.id for row in rows_of(moved, "projects")] == [2, 1]

    doubled = with_rows(TWO, "projects", (first, first, second, Project(id=-4)))
    assert [row.id for row in rows_of(doubled, "projects")] == [1, 3, 2, 4]


def test_names_take_apart_and_put_together() -> None:
    assert address("projects[12].final") == ("projects", 12, "final")
    assert address("projects[].final") == ("projects", None, "final")
    assert address("three_public.final") is None
    assert cell_name("projects", 3, "final") == "projects[3].final"
    assert at_row("projects[].final", 3) == "projects[3].final"
    assert any_row("projects[3].final") == "projects[].final"
    assert any_row("three_public.final") == "three_public.final"


def test_tables_and_their_columns() -> None:
    assert list(STANDARD.tables) == [
        *("projects", "buildings", "indicators", "evaluators", "passages"),
        *("explanations", "dismissals", "unconfirmed", "lacking", "evidence", "appendices"),
        "details",
    ]
    assert list(STANDARD.tables["projects"].kinds) == ["name", "prior_final", "budget", "final"]


def test_rows_put_at_once_with_cells_are_those_put_one_after_the_other() -> None:
    rows = rows_of(TWO, "projects")
    projects = (replace(rows[1], id=0), rows[0], replace(rows[0], id=rows[0].id))
    fresh = {"projects": projects, "indicators": ()}
    expected = put(TWO, "unit", "某某局")
    for table, given_rows in fresh.items():
        expected = with_rows(expected, table, given_rows)

    changed = put_all(TWO, {"unit": "某某局"}, fresh)

    assert changed == expected
    ids = [row.id for row in rows_of(changed, "projects")]
    assert len({*ids}) == 3
    assert 0 not in ids
    with pytest.raises(KeyError):
        put_all(TWO, {}, {"nothing": ()})
