"""待核: cells taken over from a file wait until they are changed or confirmed, in whatever form."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from given.worked import filled, issued
from perfeval_gui import paths
from perfeval_gui.cli.batch import check_draft
from perfeval_gui.document.confirming import confirm, waiting_in
from perfeval_gui.document.document import Document
from perfeval_gui.document.marks import marks_of
from perfeval_gui.document.row_edits import add_row, move_row, remove_rows
from perfeval_gui.domain.beside.unconfirmed import UnconfirmedCell
from perfeval_gui.domain.names.comparing import differences
from perfeval_gui.domain.names.fields import get, put, rows_of, with_rows
from perfeval_gui.domain.names.places import place_of
from perfeval_gui.domain.names.unconfirmed import confirmed, marked, touched, unconfirmed
from perfeval_gui.domain.record.report import Report
from perfeval_gui.publishing.notes import unconfirmed_notes
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.telling.changes import STEP, told
from perfeval_gui.rules.telling.readable import readable
from perfeval_gui.storage.draft.draft import dump, load
from perfeval_gui.storage.draft.files import save_draft
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.storage.draft.rescue import rescued

pytestmark = pytest.mark.usefixtures("qapp")
TRACE = "“去年.docx”第 2 张表第 5 行第 3 格"
ROWS = [{"name": "甲", "final": "1"}, {"name": "乙", "final": "2"}, {"name": "丙", "final": "3"}]


def taken(*names: str) -> Report:
    """A report with projects and staff in which *names* were taken over."""
    report = filled({"quota": "8", "in_post": "7"}, projects=ROWS)
    return marked(report, dict.fromkeys(names, TRACE))


def opened(*names: str) -> Document:
    return Document(issued(), taken(*names))


def test_what_is_taken_over_waits_under_the_id_of_its_row() -> None:
    report = taken("quota", "projects[1].final")

    assert unconfirmed(report) == {"quota": TRACE, "projects[1].final": TRACE}
    assert [row.place for row in report.unconfirmed.unconfirmed] == ["quota", "projects#2.final"]


def test_it_goes_with_its_row_and_away_with_it() -> None:
    document = opened("projects[1].final")

    move_row(document, "projects", 1, -1, "专项")
    assert list(unconfirmed(document.report)) == ["projects[0].final"]
    add_row(document, "projects", 0, "专项")
    assert list(unconfirmed(document.report)) == ["projects[1].final"]
    remove_rows(document, "projects", [1], "专项")
    assert document.report.unconfirmed.unconfirmed == ()
    document.history.undo()
    assert list(unconfirmed(document.report)) == ["projects[1].final"]


def test_an_edit_of_the_cell_and_of_no_other_ends_it_in_the_same_step() -> None:
    document = opened("quota", "projects[1].final")

    document.put("in_post", issued().edition.blank(2023).staffing.quota)
    assert len(unconfirmed(document.report)) == 2
    document.put("quota", get(document.report, "in_post"))
    assert list(unconfirmed(document.report)) == ["projects[1].final"]
    document.history.undo()
    assert list(unconfirmed(document.report)) == ["quota", "projects[1].final"]


def test_what_is_taken_over_again_waits_again() -> None:
    document = opened("quota")
    again = put(document.report, "quota", get(document.report, "in_post"))

    document.edit("导入", marked(again, {"quota": "别处"}))

    assert unconfirmed(document.report) == {"quota": "别处"}
    document.history.undo()
    assert unconfirmed(document.report) == {"quota": TRACE}


def test_confirming_one_a_section_and_all() -> None:
    document = opened("quota", "in_post", "projects[0].name")

    assert confirm(document, ("nothing",)) == "这里没有待核的内容。"
    assert confirm(document, ("quota",)) == "已核对 1 格，还有 2 格待核。"
    assert waiting_in(document, "staffing") == ("in_post",)
    assert confirm(document, waiting_in(document, "")) == "已核对 2 格，没有待核的内容了。"
    document.history.undo()
    assert len(unconfirmed(document.report)) == 2
    assert get(document.report, "quota") == get(taken(), "quota")


def test_it_survives_a_draft_its_rescue_and_another_form() -> None:
    report = taken("quota", "projects[1].final")

    assert load(dump(report), report.form) == report
    damaged = dump(report).replace(b"PERFEVAL 1", b"PERFEVAL 1 damaged", 1)
    saved = rescued(damaged)
    assert saved is not None
    assert unconfirmed(saved.report) == unconfirmed(report)
    # A draft is opened before its edition is known.
    own = with_rows(
        report, "unconfirmed", (UnconfirmedCell(place="a_cell_of_its_own", trace="甲"),)
    )
    assert unconfirmed(own) == {}
    assert fitted(load(dump(own)), issued().form).unconfirmed == own.unconfirmed


def test_places_where_nothing_is_count_for_nothing() -> None:
    places = ("", "nothing", "projects#9.final", "projects#1.nothing", "#", "quota#1.x", "projects")
    rows = tuple(UnconfirmedCell(id=n, place=place) for n, place in enumerate(places, 1))
    report = with_rows(taken(), "unconfirmed", rows)

    assert unconfirmed(report) == {}
    assert touched(report, put(report, "unit", "乙")).unconfirmed == report.unconfirmed
    assert confirmed(report, {"quota"}) is report
    assert run_checks(issued().evaluate(report))


def test_it_is_told_in_the_checks_the_marks_the_words_and_before_printing(tmp_path: Path) -> None:
    report = taken("quota", "projects[1].final")
    sheet = issued().evaluate(report)
    findings = run_checks(sheet)

    told_here = [one for one in findings if one.level == "unconfirmed"]
    assert [one.name for one in told_here] == ["quota", "projects[1].final"]
    assert told_here[0].message == f"从{TRACE}取来，还没有核对。"
    assert marks_of(tuple(told_here), sheet)["quota"] is told_here[0]
    assert ("待核第 1 行 待核的格", "编制数") in list(readable(sheet))
    assert "有 2 格" in next(unconfirmed_notes(sheet)).message
    lines = told(sheet, report, confirmed(report, {"quota"}), STEP)
    assert [("待核" in line, "删去了" in line) for line in lines] == [(True, True)]
    save_draft(tmp_path / "甲.perfeval", report)
    checked = check_draft(tmp_path / "甲.perfeval", paths.editions())
    assert sum(one.level == "unconfirmed" for one in checked.told) == 2


@pytest.mark.parametrize("seed", range(20))
def test_random_edits_end_what_they_change_and_nothing_else(seed: int) -> None:
    """As told by comparing the two records cell by cell, which knows nothing of marks."""
    chance = random.Random(seed)
    names = [
        "quota",
        "in_post",
        *(f"projects[{n}].{c}" for n in range(3) for c in ("name", "final")),
    ]
    document = opened(*chance.sample(names, 5))
    for _ in range(30):
        before = document.report
        _edit(document, chance)
        after = document.report
        changed = {
            place_of(after, one.name.replace("[]", f"[{one.second}]"))
            for one in differences(before, after)
            if one.sort == "cell" and not one.name.startswith("unconfirmed")
        }
        there = {row.id for row in rows_of(after, "projects")}
        wanted = [
            row
            for row in before.unconfirmed.unconfirmed
            if row.place not in changed and _stands(row.place, there)
        ]
        assert list(after.unconfirmed.unconfirmed) == wanted
        if after != before and chance.random() < 0.3:
            document.history.undo()
            assert document.report == before


def _stands(place: str, ids: set[int]) -> bool:
    return "#" not in place or int(place.partition("#")[2].partition(".")[0]) in ids


def _edit(document: Document, chance: random.Random) -> None:
    report = document.report
    rows = rows_of(report, "projects")
    at = chance.randrange(max(len(rows), 1))
    match chance.randrange(6):
        case 0:
            document.put("quota", get(report, chance.choice(("quota", "in_post"))))
        case 1:
            add_row(document, "projects", at, "专项")
        case 2 if len(rows) > 1:
            remove_rows(document, "projects", [at], "专项")
        case 3 if rows:
            move_row(document, "projects", at, chance.choice((-1, 1)), "专项")
        case 4 if rows:
            other = chance.choice(rows)
            text = other.name if chance.random() < 0.5 else chance.choice("子丑")  # type: ignore[union-attr]
            document.put(f"projects[{at}].name", text)
        case _:
            document.put("unit", chance.choice("子丑寅"))
