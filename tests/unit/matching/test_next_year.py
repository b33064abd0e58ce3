"""Last year's file as cells of the year after: what its draft would bring along, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.fields import cell_name, get, rows_of, with_rows
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.imports.matching.result import Match
from perfeval_gui.imports.taking.last_years_files import of_next_year
from perfeval_gui.imports.taking.new_year import new_year, sentences_in
from perfeval_gui.imports.taking.taking import Choices, Taken, take_over
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.sentences.starting_texts import starting_text
from unit.matching.matched import FORMS, exported, matcher, sheet_of

PUBLISHED = "yunxi-2023-as-published"


def next_match(form: str) -> tuple[Match, Sheet]:
    """What the export of *form* says for the year after, and the report that is in it."""
    sheet = sheet_of(form)
    match = matcher(sheet.edition.id).match([exported(form, "docx")])
    start = new_report(sheet.edition, sheet.report.year)
    old = sheet.book.evaluate(take_over(start, match, Choices()).report)
    return of_next_year(match, old), old


def begun(match: Match, sheet: Sheet) -> Taken:
    return take_over(new_report(sheet.edition, sheet.report.year + 1), match, Choices())


def cells(report: Report) -> Iterator[tuple[str, Value]]:
    """Everything that is typed in *report*, but its texts and what is kept beside."""
    for name in report.form.fields:
        yield name, get(report, name)
    for table, of in report.form.tables.items():
        if table in ("passages", "unconfirmed"):
            continue
        for row in range(len(rows_of(report, table))):
            names = (cell_name(table, row, column) for column in of.kinds)
            yield from ((name, get(report, name)) for name in names)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_brings_along_what_its_draft_would(form: str) -> None:
    sheet = sheet_of(form)
    match, old = next_match(form)
    by_draft = new_year(sheet, new_report(sheet.edition, sheet.report.year + 1)).report
    by_file = begun(match, old).report

    assert match.year == sheet.report.year + 1
    # What an edition does not print is in no file: 二级指标 of one.
    printed = {name for name, value in cells(by_file) if value} | {one.name for one in match.cells}
    wanted = {name: value for name, value in cells(by_draft) if not value or name in printed}
    assert {name: value for name, value in cells(by_file) if name in wanted} == wanted
    assert len(wanted) > len(list(cells(by_draft))) * 0.9


def test_texts_come_with_links_where_the_form_does_not_say_them_itself() -> None:
    match, old = next_match(PUBLISHED)
    taken = begun(match, old)
    by_draft = new_year(old, new_report(old.edition, 2024)).report
    texts = {one.key: one.text for one in taken.report.narrative.passages}

    assert texts == {one.key: one.text for one in by_draft.narrative.passages}
    assert "{project_executed}" in texts["projects"]
    for name, sentence in sentences_in(taken.report, taken.names):
        assert sentence in str(get(taken.report, name))


def test_what_is_doubtful_stays_so_under_its_new_name() -> None:
    sheet = sheet_of(PUBLISHED)
    match = matcher(sheet.edition.id).match([exported(PUBLISHED, "docx")])
    doubtful = tuple(
        replace(one, state="doubtful", reason="分不清。") if one.name == "office.final" else one
        for one in match.cells
    )
    start = new_report(sheet.edition, 2023)
    match = replace(match, cells=doubtful)
    old = sheet.book.evaluate(take_over(start, match, Choices()).report)
    found = of_next_year(match, old).by_name

    assert found["office.prior_final"].state == "doubtful"
    assert "office.final" not in found
    assert "office.budget" not in found


def test_amounts_results_scores_and_days_are_not_offered() -> None:
    match, _ = next_match(PUBLISHED)
    columns = {one.name.partition("].")[2] for one in match.cells if "[" in one.name}

    assert not columns & {"actual", "reason", "lowered", "band", "final", "budget"}
    assert {"name", "points", "target"} <= columns
    assert not [one.name for one in match.cells if "date" in one.name or one.name == "quota"]
    values = {one.trace.text for one in match.texts if one.use == "value"}
    assert "岳阳市云溪区巴陵石化协作协调事务中心" in values
    assert "56起" not in values
    assert (match.answers, match.computed, match.deviations) == ((), (), ())


def test_a_standard_sentence_is_left_to_the_new_year() -> None:
    """It would keep the wording of last year's figures and follow those of the new one no more."""
    sheet = sheet_of(PUBLISHED)
    headings = {heading.key: heading for heading in sheet.edition.outline}
    rows = sheet.report.narrative.passages
    standard = tuple(replace(one, text=starting_text(sheet, headings[one.key])) for one in rows)
    assert sum(bool(one.text) for one in standard) > 5
    own = replace(standard[1], text=f"{standard[1].text}另借调 1 人。")
    report = with_rows(sheet.report, "passages", (standard[0], own, *standard[2:]))
    new = new_year(sheet.book.evaluate(report), new_report(sheet.edition, 2024))

    assert [one for one in new.names if one.startswith("passages")] == ["passages[1].text"]
    assert get(new.report, "passages[1].text") == own.text
