"""Where two reports differ."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from perfeval_gui.domain.comparing import differences
from perfeval_gui.domain.fields import rows_of, with_rows
from perfeval_gui.domain.report import Report
from unit.random_reports import reports
from unit.worked import filled

TWO = filled({"unit": "甲", "quota": "8"}, projects=[{"name": "一"}, {"name": "二"}])


@settings(max_examples=60, deadline=None)
@given(reports(), reports())
def test_differing_is_being_unequal(one: Report, other: Report) -> None:
    other = replace(other, document=one.document, unknown=one.unknown)

    assert bool(differences(one, other)) == (one != other)
    assert differences(one, one) == ()


def projects(*indexes: int) -> Report:
    rows = rows_of(TWO, "projects")
    return with_rows(TWO, "projects", tuple(rows[i] for i in indexes))


@pytest.mark.parametrize(
    ("mine", "theirs", "names"),
    [
        (TWO, replace(TWO, year=2024), ("year",)),
        (TWO, filled({"unit": "甲"}, projects=[{"name": "一"}, {"name": "二"}]), ("quota",)),
        (TWO, projects(0), ("projects[1]",)),
        (projects(0), TWO, ("projects",)),
        (TWO, projects(1, 0), ("projects",)),
        (
            TWO,
            filled({"unit": "甲", "quota": "8"}, projects=[{"name": "一"}, {"name": "三"}]),
            ("projects[1].name",),
        ),
    ],
)
def test_places_are_named(mine: Report, theirs: Report, names: tuple[str, ...]) -> None:
    assert differences(mine, theirs) == names
