"""Ten thousand findings: the list holds the first of them, and everything is counted."""

from __future__ import annotations

from collections import Counter

import pytest

from given.open_reports import opened
from perfeval_gui.document.document import Document
from perfeval_gui.document.finding_list import MOST_LISTED, FindingList
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.funds import Project
from perfeval_gui.rules.telling.where_shown import home_of

pytestmark = pytest.mark.usefixtures("qapp")


def unreadable(count: int) -> Document:
    """A report with so many 专项, each with one figure that cannot be read; all of it told."""
    document = opened()
    rows = tuple(Project(name=f"项目{n}", final=Unread("甲")) for n in range(count))
    document.edit("增加专项", with_rows(document.report, "projects", rows))
    document.told.ask()
    document.check_now()
    return document


def listed(model: FindingList, section: str) -> int:
    """How many findings of *section* are listed."""
    return sum(e.finding is not None and e.section == section for e in model.entries)


def found(document: Document, section: str) -> int:
    """How many findings there are about *section*."""
    names = (finding.name for finding in document.state.findings)
    return sum(home_of(document.sheet, name) == section for name in names)


@pytest.mark.parametrize("count", [MOST_LISTED - 50, 3 * MOST_LISTED])
def test_a_section_ends_and_says_how_many_more_there_are(count: int) -> None:
    document = unreadable(count)
    model = FindingList(document)
    total = found(document, "projects")

    assert total >= count
    assert model.total() == len(document.state.findings)
    assert model.counts() == Counter(found.level for found in document.state.findings)
    assert listed(model, "projects") == min(total, MOST_LISTED)
    ends = [(entry.section, entry.more, entry.text) for entry in model.entries if entry.more]
    more = total - MOST_LISTED
    told = [("projects", more, f"另有 {more} 项，处理了上面的再列出")]
    assert ends == (told if more > 0 else [])


def test_other_sections_are_listed_as_ever() -> None:
    document = unreadable(3 * MOST_LISTED)
    model = FindingList(document)

    assert found(document, "cover") > 0
    for section in ("cover", "staffing", "funds", "goals"):
        assert listed(model, section) == found(document, section)


def test_walking_passes_over_what_is_not_listed_and_counts_all() -> None:
    document = unreadable(3 * MOST_LISTED)
    model = FindingList(document)
    (end,) = (row for row, entry in enumerate(model.entries) if entry.more)
    last = model.beside(-1, -1)

    assert model.beside(end - 1, 1) == end + 2
    assert model.position(last)[1] == len(document.state.findings)


def test_what_is_mended_makes_room_for_the_next() -> None:
    document = unreadable(3 * MOST_LISTED)
    model = FindingList(document)
    rows = document.report.funds.projects
    document.edit("删除专项", with_rows(document.report, "projects", rows[: MOST_LISTED - 50]))
    document.check_now()
    model.follow(document.state)

    assert not any(entry.more for entry in model.entries)
    assert listed(model, "projects") == found(document, "projects")
