"""What files offer, row by row: sure, to be decided, missing, not recognised; what is chosen."""

from __future__ import annotations

from decimal import Decimal

import pytest

from given.worked import issued
from perfeval_gui.domain.names.fields import get, put
from perfeval_gui.domain.names.unconfirmed import unconfirmed
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.imports.matching.result import Candidate, Deviation, Match, Matched, Text, Trace
from perfeval_gui.imports.model import Cell, Contents, Paragraph, Table
from perfeval_gui.rules.sentences.starting_texts import starting_text
from perfeval_gui.rules.sentences.text_links import printed
from perfeval_gui.views.imports.file_pages import FilePages, lines_of, widths_of
from perfeval_gui.views.imports.offers import Offering
from perfeval_gui.views.imports.proposal import Proposal

EIGHT, SEVEN = Decimal(8), Decimal(7)


def trace(row: int, column: int = 0, text: str = "8") -> Trace:
    place = f"第 {row + 1} 行第 {column + 1} 格"
    return Trace(
        file="表.docx", block=1, title="第 1 张表", place=place, text=text, row=row, column=column
    )


def fresh(year: int = 2023) -> Report:
    return new_report(issued().edition, year)


def proposal(
    *cells: Matched, report: Report | None = None, year: int = 2023, **more: object
) -> Proposal:
    match = Match(edition="yunxi-2023", year=year, cells=cells, **more)  # type: ignore[arg-type]  # what a test needs
    sheet = issued().evaluate(report or fresh())
    return Proposal(Offering(sheet, fresh(), match, ()))


def sure(name: str, value: object, at: int = 0) -> Matched:
    return Matched(name=name, state="sure", value=value, traces=(trace(at, text=str(value)),))  # type: ignore[arg-type]  # a value


def test_readings_of_one_cell_exclude_each_other() -> None:
    doubtful = Matched(
        name="quota",
        state="doubtful",
        value=EIGHT,
        traces=(trace(0),),
        others=(Candidate(value=SEVEN, trace=trace(4, text="7")),),
        reason="文件里这一格有不同的内容。",
    )
    found = proposal(doubtful)

    assert [(one.shown, one.reason) for one in found.offers] == [
        ("8", "文件里这一格有不同的内容。"),
        ("7", "文件里这一格有不同的内容。"),
    ]
    assert found.count() == 0
    found.choose(0, on=True)
    found.choose(1, on=True)
    assert [found.is_chosen(number) for number in (0, 1)] == [False, True]
    taken = found.taken().report
    assert get(taken, "quota") == SEVEN
    assert unconfirmed(taken) == {"quota": "“表.docx”第 1 张表第 5 行第 1 格（写着“7”）"}


def test_nothing_but_what_is_chosen_is_taken() -> None:
    found = proposal(sure("quota", EIGHT), sure("in_post", SEVEN, 1))
    found.choose(1, on=False)

    taken = found.taken()
    assert taken.names == ("quota",)
    assert get(taken.report, "in_post") is None
    assert found.count() == 1


def test_rows_of_tables_come_together_and_wait_by_their_ids() -> None:
    cells = (sure("projects[0].name", "甲"), sure("projects[0].final", EIGHT, 1))
    found = proposal(*cells)
    taken = found.taken().report

    assert get(taken, "projects[0].name") == "甲"
    assert list(unconfirmed(taken)) == ["projects[0].name", "projects[0].final"]
    assert all("甲" in one.title for one in found.offers)


def test_a_text_comes_with_its_heading_and_one_that_says_itself_does_not() -> None:
    key = issued().edition.outline
    heading = next(one for one in key if one.passage and not one.start)
    words = (sure("passages[0].key", heading.key), sure("passages[0].text", "甲。"))
    found = proposal(*words)

    assert [one.name for one in found.offers] == ["passages[0].text"]
    taken = found.taken()
    assert "甲。" in [row.text for row in taken.report.narrative.passages]
    assert len(taken.names) == 1


def test_a_sentence_that_the_report_says_by_itself_is_not_offered() -> None:
    outline = issued().edition.outline
    key = next(one.key for one in outline if one.passage and "quota" in str(one.start))
    figures = sure("quota", EIGHT), sure("in_post", SEVEN, 1)
    after = issued().evaluate(put(put(fresh(), "quota", EIGHT), "in_post", SEVEN))
    heading = next(one for one in outline if one.key == key)
    itself = printed(starting_text(after, heading), after)
    assert "8" in itself

    for text, offered in ((itself, False), (f"{itself}乙。", True)):
        words = (sure("passages[0].key", key), sure("passages[0].text", text))
        found = proposal(*figures, *words)
        assert [one.name for one in found.offers][2:] == ["passages[0].text"] * offered


@pytest.mark.parametrize("blank", [None, ""])
def test_what_is_blank_in_the_file_clears_nothing(blank: object) -> None:
    report = put(fresh(), "quota", EIGHT)
    cells = (Matched(name="quota", state="blank", value=blank), sure("unit", ""))  # type: ignore[arg-type]  # a value

    assert proposal(*cells, report=report).offers == ()


def test_missing_deviating_and_unrecognised_are_listed_and_never_taken() -> None:
    found = proposal(
        Matched(name="unit", state="missing", reason="文件里没有找到这一格。"),
        sure("quota", EIGHT),
        sure("in_post", SEVEN, 1),
        deviations=(
            Deviation(name="control_rate", shown="90.00%", follows="87.50%", trace=trace(2)),
        ),
        texts=(Text(use="unrecognised", trace=trace(5, text="杂")),),
        told=("文件里没有写是哪一年的。",),
    )
    groups = {one.group: one for one in found.offers}

    assert groups["missing"].reason == "文件里没有找到这一格。"
    assert (groups["asked"].shown, groups["asked"].typed) == ("90.00%", "87.50%")
    assert [one.title for one in found.offers if one.group == "unknown"] == [
        "文件里没有写是哪一年的。",
        "“表.docx”第 1 张表第 6 行第 1 格",
    ]
    for number, one in enumerate(found.offers):
        found.choose(number, on=True)
        assert found.is_chosen(number) == (one.name != "")
    assert found.count() == 2


def test_a_file_is_drawn_page_by_page_with_what_became_of_it() -> None:
    cells = (
        Cell(row=0, column=0, columns=2, text="一个很长的标题" * 20, place="A1"),
        Cell(row=1, column=0, text="甲", place="A2"),
        Cell(row=1, column=1, text="1\n2", place="B2"),
    )
    blocks = (
        Paragraph(text="头", place="第 1 段"),
        Table(title="第 1 张表", cells=cells),
        Paragraph(text="尾", place="第 2 段"),
        Paragraph(text="再", place="第 3 段"),
    )
    contents = Contents(file="表.docx", format="docx", blocks=blocks)
    texts = (
        Text(use="label", trace=trace(1, 1)),
        Text(use="value", trace=trace(1, 1)),
        Text(
            use="unrecognised", trace=Trace(file="表.docx", block=2, title="", place="", text="尾")
        ),
    )
    pages = FilePages.of([contents], Match(edition="", year=0, cells=(), texts=texts))

    assert [(page.rows, page.columns) for page in pages.pages] == [(1, 1), (2, 2), (2, 1)]
    assert [page.title for page in pages.pages] == [
        *("“表.docx”第 1 段", "“表.docx”第 1 张表", "“表.docx”第 2 段至第 3 段"),
    ]
    assert pages.stands(trace(1, 1)) == (1, 1, 1)
    assert [pages.became(1, 1, column) for column in (0, 1)] == ["", "value"]
    assert pages.became(2, 0, 0) == "unrecognised"
    widths = widths_of(pages.pages[1])
    assert widths[0] == widths[1]
    assert lines_of(pages.pages[1], widths) == [8, 2]
