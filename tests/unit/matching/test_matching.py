"""Exports of every form read back as files of strangers: by labels, nothing guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from perfeval_gui.domain.names.fields import rows_of
from perfeval_gui.imports.matching.matching import Matcher
from perfeval_gui.imports.model import Cell, Contents, Paragraph, Table
from perfeval_gui.imports.taking.taking import Choices, take_over
from perfeval_gui.pages.compose import compose
from perfeval_gui.rules.figures.rulebook import Rulebook
from unit.matching.matched import (
    FORMS,
    contents_of,
    exported,
    matcher,
    sheet_of,
    wrong,
    wrong_texts,
)

every_form = pytest.mark.parametrize("form", FORMS)
KINDS = ("docx", "xlsx")


@every_form
@pytest.mark.parametrize("kind", KINDS)
def test_every_cell_of_an_export_is_sure(form: str, kind: str) -> None:
    sheet = sheet_of(form)
    found = matcher(sheet.edition.id).match([exported(form, kind)])

    assert list(wrong(found, sheet)) == []
    assert [(one.name, one.reason) for one in found.of("doubtful")] == []
    assert [one.name for one in found.of("missing")] == []
    assert found.deviations == ()


@every_form
@pytest.mark.parametrize("kind", KINDS)
def test_a_report_taken_over_from_an_export_prints_the_same(form: str, kind: str) -> None:
    sheet = sheet_of(form)
    found = matcher(sheet.edition.id).match([exported(form, kind)])

    taken = take_over(sheet.edition.blank(sheet.report.year), found, Choices())
    again = compose(sheet.book.evaluate(taken.report))

    pairs = zip(compose(sheet).cells(), again.cells(), strict=True)
    assert [(one.text, other.text) for one, other in pairs if one.text != other.text] == []


@every_form
def test_every_text_is_a_value_or_a_label_or_listed(form: str) -> None:
    contents = exported(form, "docx")
    found = matcher(sheet_of(form).edition.id).match([contents])

    told = {(one.trace.block, one.trace.row, one.trace.column) for one in found.texts}
    for block, one in enumerate(contents.blocks):
        for cell in getattr(one, "cells", ()):
            assert not cell.text.strip() or (block, cell.row, cell.column) in told, cell
        if text := getattr(one, "text", "").strip():
            assert (block, None, None) in told, text


@every_form
def test_pages_without_a_file_are_matched_alike(form: str) -> None:
    sheet = sheet_of(form)
    found = matcher(sheet.edition.id).match([contents_of(sheet)])

    assert list(wrong(found, sheet)) == []
    assert list(found.of("doubtful")) == []


@every_form
def test_tables_have_their_rows(form: str) -> None:
    sheet = sheet_of(form)
    found = matcher(sheet.edition.id).match([exported(form, "docx")])
    taken = take_over(sheet.edition.blank(sheet.report.year), found, Choices()).report

    for table in ("projects", "indicators", "evaluators", "buildings"):
        if table in sheet.report.form.tables:
            assert len(rows_of(taken, table)) == len(rows_of(sheet.report, table))


def test_answers_to_findings_are_no_cells() -> None:
    """On paper they do not say what they answer: `imports.taking.answers` finds it."""
    sheet = sheet_of("yunxi-2023-as-published")
    found = matcher("yunxi-2023").match([with_answers(contents_of(sheet))])

    assert not [one for one in found.cells if one.name.startswith("explanations")]
    assert [(one.title, one.figures, one.text, one.doubt) for one in found.answers] == [
        ("预算变动", "327.49", "年中追加了专项。", "")
    ]


def with_answers(contents: Contents) -> Contents:
    """*contents* with the page of answers, printed only while they stand."""
    labels = [
        "explanations[].title",
        "explanations[].figures",
        "explanations[].answer",
    ]
    edition = sheet_of("yunxi-2023-as-published").edition
    rows = (
        [edition.label(label, 2023) for label in labels],
        ("预算变动", "327.49", "年中追加了专项。"),
    )
    cells = tuple(
        Cell(row=row, column=column, text=text)
        for row, of in enumerate(rows)
        for column, text in enumerate(of)
    )
    return replace(contents, blocks=(*contents.blocks, Table(title="审核说明", cells=cells)))


@pytest.mark.parametrize("text", ["— 2 —", "-12-", "７", "第 3 页", "第3页，共 10 页"])
def test_the_number_of_a_page_is_no_text_of_the_report(text: str) -> None:
    """A margin that became text stands behind the last heading."""
    sheet = sheet_of("yunxi-2023-as-published")
    contents = contents_of(sheet)
    page = Paragraph(text=text, place="第 99 段")
    blocks = (*contents.blocks, page)
    found = matcher("yunxi-2023").match([replace(contents, blocks=blocks)])

    assert list(wrong_texts(found, sheet)) == []
    assert text in [trace.text for trace in found.unrecognised]


def without(contents: Contents, label: str) -> Contents:
    """*contents* where the cells called *label* are blank, as where a joined cell was lost."""
    blocks = (
        replace(one, cells=tuple(replace(c, text="") if c.text == label else c for c in one.cells))
        if isinstance(one, Table)
        else one
        for one in contents.blocks
    )
    return replace(contents, blocks=tuple(blocks))


def test_a_group_that_was_lost_is_told_by_what_only_it_has() -> None:
    sheet = sheet_of("yunxi-2023-as-published")
    group = next(one for one in sheet.edition.groups if one.key == "benefit")
    rows = [n for n, one in enumerate(sheet.report.indicators.indicators) if one.group == "benefit"]
    found = matcher("yunxi-2023").match([without(contents_of(sheet), group.label)])

    assert rows
    assert list(wrong(found, sheet)) == []
    names = [f"indicators[{row}].{column}" for row in rows for column in ("group", "kind", "name")]
    assert {found.by_name[name].state for name in names} == {"sure"}


def test_a_group_is_asked_about_where_several_have_such_a_kind() -> None:
    sheet = sheet_of("yunxi-2023-as-published")
    benefit, *others = sheet.edition.groups
    kinds = next(iter(others)).kinds
    groups = (replace(benefit, kinds={**benefit.kinds, **kinds}), *others)
    edition = replace(sheet.edition, groups=groups)
    label = others[0].label
    match = Matcher(Rulebook(edition)).match([without(contents_of(sheet), label)])

    rows = [one for one in match.cells if one.name.endswith("].group") and one.state != "sure"]
    assert rows
    assert all("哪一个一级指标" in one.reason for one in rows if one.state == "doubtful")
