"""审核说明 of a file: taken over with the finding it belongs to, asked about where that is open."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from docx import Document as WordFile

from given.command_line import Capture, run
from perfeval_gui.domain.edition.page_marks import HIDDEN
from perfeval_gui.domain.names.unconfirmed import unconfirmed
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.imports.matching.result import Match
from perfeval_gui.imports.model import Cell, Contents, Table
from perfeval_gui.imports.reading.files import read
from perfeval_gui.imports.taking.answers import NO_FINDING
from perfeval_gui.pages.compose import compose
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.answers import answer_of, answerable, state_of, with_answer
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.telling.where_shown import home_of, title_of
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.views.imports.offers import Offer, Offering
from perfeval_gui.views.imports.proposal import Proposal
from unit.matching.matched import WRITERS, contents_of, matcher, sheet_of

FORM: Final = "yunxi-2023-as-published"
EDITION: Final = "yunxi-2023"
Rows = list[list[str]]


def findings(sheet: Sheet) -> list[Finding]:
    return [one for one in run_checks(sheet) if answerable(one)]


@cache
def answered() -> Sheet:
    """The published form with an answer to all that asks for one."""
    sheet = sheet_of(FORM)
    report = sheet.report
    for number, one in enumerate(findings(sheet)):
        report = with_answer(report, one, f"第 {number} 条说明：年中追加了专项。")
    return sheet.book.evaluate(report)


@cache
def written(kind: str) -> Contents:
    return read(WRITERS[kind](compose(answered())), f"表.{kind}")


def proposal(contents: Contents, report: Report | None = None, year: int = 2023) -> Proposal:
    match: Match = matcher(EDITION).match([contents])
    untouched = new_report(sheet_of(FORM).edition, year)
    sheet = sheet_of(FORM).book.evaluate(report or untouched)
    return Proposal(Offering(sheet, untouched, match, ()))


def answers(found: Proposal) -> list[Offer]:
    return [one for one in found.offers if one.answers is not None]


def taken(found: Proposal, numbers: Iterable[int] = ()) -> Sheet:
    for number in numbers:
        found.choose(number, on=True)
    return sheet_of(FORM).book.evaluate(found.taken().report)


def states(sheet: Sheet) -> list[str]:
    return [state_of(one, sheet.report) for one in findings(sheet)]


def by_hand(change: Callable[[Rows], Rows]) -> Contents:
    """The file with its answers as somebody else would have typed them."""
    contents = contents_of(answered())
    *blocks, page = (one for one in contents.blocks if isinstance(one, Table))
    assert page.cells[0].text == "校核事项"
    rows = [[one.text for one in page.cells if one.row == row] for row in range(7)]
    made = tuple(
        Cell(row=row, column=column, text=text, place=f"第 {row + 1} 行第 {column + 1} 格")
        for row, texts in enumerate([rows[0], *change(rows[1:])])
        for column, text in enumerate(texts)
    )
    assert blocks
    return replace(
        contents,
        blocks=tuple(replace(one, cells=made) if one is page else one for one in contents.blocks),
    )


@pytest.mark.parametrize("kind", WRITERS)
def test_answers_of_a_file_come_with_the_cells_they_are_about(kind: str) -> None:
    found = proposal(written(kind))

    assert [one.group for one in answers(found)] == ["sure"] * 6
    sheet = taken(found)
    assert states(sheet) == ["answered"] * 6
    kept = {one.figures: one.answer for one in answered().report.explanations.explanations}
    assert {one.figures: one.answer for one in sheet.report.explanations.explanations} == kept
    waiting = unconfirmed(sheet.report)
    assert "第 1 张表" not in waiting["explanations[0].answer"]
    assert "第 0 条说明" in waiting["explanations[0].answer"]


def test_an_answer_that_waits_is_found_where_it_belongs() -> None:
    sheet = taken(proposal(written("docx")))
    reasons = [one for one in findings(sheet) if one.name == "indicators[0].reason"]
    at = sheet.report.explanations.explanations.index(answer_of(sheet.report, reasons[0]))
    name = f"explanations[{at}].answer"

    assert home_of(sheet, name) == "indicators"
    assert title_of(sheet, name).startswith("第 1 行")
    assert title_of(sheet, name).endswith("的说明")
    waits = [one for one in run_checks(sheet) if one.level == "unconfirmed" and one.name == name]
    assert len(waits) == 1


def spaced(rows: Rows) -> Rows:
    return [
        [t, f.replace("万元", " 万元").replace("，", ", ").replace("%", "％"), a]
        for t, f, a in rows
    ]


def shuffled(rows: Rows) -> Rows:
    return [*rows[3:], *rows[:3]]


@pytest.mark.parametrize("change", [spaced, shuffled])
def test_what_differs_in_signs_or_order_only_is_sure(change: Callable[[Rows], Rows]) -> None:
    found = proposal(by_hand(change))

    assert [one.group for one in answers(found)] == ["sure"] * 6
    assert states(taken(found)) == ["answered"] * 6


def other_figures(rows: Rows) -> Rows:
    return [[rows[0][0], rows[0][1].replace("209.64", "209.46"), rows[0][2]], *rows[1:]]


def without_figures(rows: Rows) -> Rows:
    return [*rows[:4], [rows[4][0], "", rows[4][2]], rows[5]]


def other_title(rows: Rows) -> Rows:
    return [["与上年比变化大", *rows[0][1:]], *rows[1:]]


@pytest.mark.parametrize(
    ("change", "at", "state"),
    [
        (other_figures, 0, "reopened"),
        (without_figures, 4, "reopened"),
        (other_title, 0, "answered"),
    ],
)
def test_an_answer_that_may_belong_elsewhere_is_asked_about(
    change: Callable[[Rows], Rows], at: int, state: str
) -> None:
    found = proposal(by_hand(change))

    asked = [one for one in answers(found) if one.group == "asked"]
    assert len(asked) == 1
    assert asked[0].answers is not None
    assert asked[0].answers.finding.figures == findings(sheet_of(FORM))[at].figures
    sheet = taken(found)
    assert states(sheet)[at] == "open"
    assert states(sheet).count("answered") == 5
    # Chosen, an answer for other figures is kept and asked for again.
    sheet = taken(found, [found.offers.index(asked[0])])
    assert states(sheet)[at] == state


def no_such_finding(rows: Rows) -> Rows:
    return [*rows, ["超编", "编制数 8 人，实际在职 9 人，控制率 112.50%", "借调人员。"]]


def no_title(rows: Rows) -> Rows:
    return [*rows, ["", "", "另外请财政局考虑追加。"]]


@pytest.mark.parametrize("change", [no_such_finding, no_title])
def test_an_answer_to_nothing_is_listed_and_not_taken(change: Callable[[Rows], Rows]) -> None:
    found = proposal(by_hand(change))

    told = [one for one in found.offers if one.reason == NO_FINDING]
    assert [one.group for one in told] == ["unknown"]
    assert len(taken(found).report.explanations.explanations) == 6


def published(rows: Rows) -> Rows:
    return [[*rows[0][:2], f"{HIDDEN}的设备到期更新。"], [*rows[1][:2], HIDDEN], *rows[2:]]


def test_what_is_hidden_in_answers_is_asked_about_or_blank() -> None:
    found = proposal(by_hand(published))

    asked = [one for one in answers(found) if one.group == "asked"]
    assert [one.answers.answer.text for one in asked if one.answers] == [
        f"{HIDDEN}的设备到期更新。"
    ]
    kept = [one.answer for one in taken(found).report.explanations.explanations]
    assert len(kept) == 4
    assert not any(HIDDEN in one for one in kept)


def twice(rows: Rows) -> Rows:
    return [*rows, [*rows[0][:2], "设备到期更新。"], rows[1]]


def test_two_answers_to_one_finding_exclude_each_other() -> None:
    found = proposal(by_hand(twice))

    asked = [n for n, one in enumerate(found.offers) if one.answers and one.group == "asked"]
    assert len(asked) == 2
    assert states(taken(found)).count("answered") == 5
    sheet = taken(found, asked)
    assert sum(found.is_chosen(number) for number in asked) == 1
    assert "设备到期更新。" in [one.answer for one in sheet.report.explanations.explanations]


def test_what_was_answered_otherwise_is_shown_and_kept() -> None:
    before = sheet_of(FORM)
    report = with_answer(before.report, findings(before)[0], "我的说明")
    found = proposal(written("docx"), report)

    mine = [n for n, one in enumerate(found.offers) if one.typed == "我的说明"]
    assert [(found.offers[n].group, found.is_chosen(n)) for n in mine] == [("asked", False)]
    kept = [one.answer for one in taken(found).report.explanations.explanations]
    assert kept[0] == "我的说明"
    assert len(kept) == 6
    again = proposal(written("docx"), taken(found).report)
    assert len(answers(again)) == 1


def test_an_answer_about_a_row_that_is_not_taken_is_left_out() -> None:
    found = proposal(written("docx"))
    for number, one in enumerate(found.offers):
        if one.name.startswith("indicators["):
            found.choose(number, on=False)

    sheet = taken(found)
    assert len(sheet.report.explanations.explanations) == 5
    assert states(sheet).count("answered") == 5


def test_of_another_year_none_is_chosen() -> None:
    found = proposal(written("docx"), year=2024)

    assert not any(found.is_chosen(n) for n, one in enumerate(found.offers) if one.answers)


def test_a_draft_is_read_with_its_answers(tmp_path: Path, capsys: Capture) -> None:
    file, draft = tmp_path / "表.docx", tmp_path / "草稿.perfeval"
    file.write_bytes(write_word(compose(answered())))

    assert run("read", file, "-o", draft) == 0
    assert "审核说明 6 条，取来 6 条" in capsys.readouterr().out
    sheet = sheet_of(FORM).book.evaluate(open_draft(draft))
    assert states(sheet) == ["answered"] * 6
    assert sum(name.startswith("explanations[") for name in unconfirmed(sheet.report)) == 6


def test_what_is_not_taken_of_the_answers_is_told(tmp_path: Path, capsys: Capture) -> None:
    word = WordFile(io.BytesIO(write_word(compose(answered()))))
    rows = word.tables[-1].rows
    rows[1].cells[1].text = rows[1].cells[1].text.replace("209.64", "209.46")
    rows[2].cells[0].text, rows[2].cells[1].text = "超编", "编制数 8 人，实际在职 9 人"
    word.save(str(tmp_path / "表.docx"))

    assert run("read", tmp_path / "表.docx", "-o", tmp_path / "草稿.perfeval") == 1
    told = capsys.readouterr().out
    assert "审核说明 6 条，取来 4 条" in told
    assert "  存疑：审核说明：决算数比上年变动较大：项目支出" in told
    assert f"第 1 条说明：年中追加了专项。：{NO_FINDING}" in told
