"""The report that appears from the tables alone: read in full in tests/reference."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings

from checkout import ROOT
from given.random_reports import reports
from given.worked import issued, sheet_of
from perfeval_gui.cli.values import filled
from perfeval_gui.document.document import Document
from perfeval_gui.document.passages import text_of, with_text
from perfeval_gui.domain.edition.edition import Heading
from perfeval_gui.domain.names.fields import put
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Paragraph
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.proofreading.language.slips import slips
from perfeval_gui.rules.sentences.starting_texts import awaited, starting_text
from perfeval_gui.rules.sentences.text_links import MISSING, printed
from unit.sentences.situations import SITUATIONS, USUAL, Row

pytestmark = pytest.mark.usefixtures("qapp")
REFERENCE: Final = ROOT / "tests/reference"
SHELF: Final = Shelf((ROOT / "resources/editions", ROOT / "tests/scenarios/editions"))
WHOLE: Final = ("linjiang-2024", "yunxi-2023")
"""Editions that have a report in sentences, and every cell the situations fill in."""
NEVER: Final = re.compile(
    rf"。。|（）|\(\)|“”|(?<![0-9])0个|{MISSING}|万元(?:万|元)|%%|[{{}}]|[，；：、]。|。[，；：、]|为。"
)
OF_OTHERS: Final = {
    # What the made-up county calls otherwise.
    "benefit": "effect", "satisfaction": "service", "cost": "output",
}  # fmt: skip


def situation(book: Rulebook, name: str) -> Sheet:
    """The report of a situation as it is once the tables are filled in."""
    values, tables = SITUATIONS[name]
    lines = {row.line for row in book.edition.funds}
    given = {
        "values": {n: v for n, v in values.items() if "." not in n or n.split(".")[0] in lines},
        "tables": {
            table: [_in_group(row, book) if "group" in row else row for row in rows]
            for table, rows in tables.items()
        },
    }
    return book.evaluate(filled(book, {"year": 2023, **given}))


def _in_group(row: Row, book: Rulebook) -> Row:
    key = str(row["group"])
    return row if book.edition.group(key) is not None else {**row, "group": OF_OTHERS[key]}


def told(sheet: Sheet) -> dict[str, str]:
    """What each heading prints, by its text; empty where nothing can be said yet."""
    return {
        heading.text: printed(text_of(sheet.report, heading.key), sheet)
        for heading in sheet.edition.outline
        if heading.start
    }


def written_out(book: Rulebook) -> str:
    """The reports of all situations, as they stand in the reference file."""
    parts = []
    for name in SITUATIONS:
        parts.append(f"==== {name}\n")
        parts += (
            f"{head}\n{text or '（不写）'}\n" for head, text in told(situation(book, name)).items()
        )
    return "\n".join(parts)


def reference(edition: str) -> Path:
    return REFERENCE / f"starting-texts-{edition}.txt"


@pytest.mark.parametrize("edition", WHOLE)
def test_the_report_reads_as_in_the_reference(edition: str) -> None:
    assert written_out(SHELF.read(edition)) == reference(edition).read_text("utf-8")


@pytest.mark.parametrize("edition", WHOLE)
@pytest.mark.parametrize("name", SITUATIONS)
def test_no_sentence_has_a_hole(name: str, edition: str) -> None:
    for text in told(situation(SHELF.read(edition), name)).values():
        assert not NEVER.search(text), text
        assert not text or text.endswith(("。", "；")) or "500人次" in text, text
        assert not slips(text), text


@pytest.mark.parametrize("name", SITUATIONS)
def test_what_is_said_agrees_with_the_tables(name: str) -> None:
    """Read as if the clerk had typed it, figures and all."""
    sheet = situation(issued(), name)
    report = sheet.report
    for heading in sheet.edition.outline:
        report = with_text(report, heading.key, printed(text_of(report, heading.key), sheet))
    found = [f for f in run_checks(issued().evaluate(report)) if f.check == "text-figure"]

    assert found == []


def test_every_wording_of_the_issued_form_is_said_somewhere() -> None:
    said = {
        text_of(situation(issued(), name).report, heading.key)
        for name in SITUATIONS
        for heading in issued().edition.outline
    }
    for heading in issued().edition.outline:
        for sentence in heading.start:
            for wording in sentence:
                assert any(wording.text in text for text in said), wording.text


@settings(max_examples=150, deadline=None)
@given(reports())
def test_whatever_is_typed_no_sentence_has_a_hole(report: Report) -> None:
    sheet = issued().evaluate(report)
    for heading in sheet.edition.outline:
        assert MISSING not in printed(starting_text(sheet, heading), sheet)


# ---- following the tables


def heading_of(book: Rulebook, key: str) -> Heading:
    return next(heading for heading in book.edition.outline if heading.key == key)


def typed(document: Document, name: str, text: str) -> None:
    document.edit(
        "填",
        put(document.report, name, issued().evaluate(document.report).typed_kind(name).read(text)),
    )


@pytest.fixture
def document() -> Document:
    return Document(issued(), new_report(issued().edition, 2023))


def said(document: Document, key: str) -> str:
    return printed(text_of(document.report, key), document.sheet)


def test_a_sentence_comes_with_its_figures_and_changes_with_them(document: Document) -> None:
    assert said(document, "staff") == ""
    typed(document, "quota", "8")
    assert said(document, "staff") == "我单位编制8人。"
    typed(document, "in_post", "9")
    assert said(document, "staff").endswith("人员控制率112.50%，在职人数超过编制数。")
    typed(document, "in_post", "8")
    assert said(document, "staff").endswith("人员控制率100.00%。")
    typed(document, "quota", "八个")
    assert said(document, "staff") == "2023年末我单位实际在职8人。"


def test_undo_takes_figure_and_sentence_back_together(document: Document) -> None:
    typed(document, "quota", "8")
    document.history.undo()

    assert said(document, "staff") == ""
    document.history.redo()
    assert said(document, "staff") == "我单位编制8人。"


def test_what_the_clerk_wrote_is_never_replaced(document: Document) -> None:
    document.edit("写", with_text(document.report, "staff", "我单位无人员。"))
    document.edit("写", with_text(document.report, "government_fund", "见附表。"))
    typed(document, "quota", "8")
    typed(document, "government_fund", "0")

    assert text_of(document.report, "staff") == "我单位无人员。"
    assert text_of(document.report, "government_fund") == "见附表。"


def test_a_sentence_that_the_clerk_wrote_on_from_goes_on_following(document: Document) -> None:
    typed(document, "quota", "8")
    typed(document, "in_post", "8")
    mine = "本馆另有临聘2人。"
    document.edit(
        "写", with_text(document.report, "staff", text_of(document.report, "staff") + mine)
    )
    typed(document, "in_post", "9")
    assert said(document, "staff") == (
        f"我单位编制8人，2023年末实际在职9人，人员控制率112.50%，在职人数超过编制数。{mine}"
    )
    # A figure that is away for a moment takes no written sentence with it.
    typed(document, "in_post", "")
    typed(document, "quota", "")
    assert mine in text_of(document.report, "staff")
    assert "{quota}" in text_of(document.report, "staff")
    typed(document, "quota", "9")
    typed(document, "in_post", "9")
    assert said(document, "staff").endswith(f"人员控制率100.00%。{mine}")


def test_a_quoted_figure_that_is_away_is_told(document: Document) -> None:
    def gaps() -> list[str]:
        found = (f.message for f in document.state.findings if f.check == "blank-at-print")
        return [message for message in found if "里引用的" in message]

    typed(document, "quota", "8")
    mine = text_of(document.report, "staff") + "另有临聘2人。"
    document.edit("写", with_text(document.report, "staff", mine))
    assert gaps() == []
    typed(document, "quota", "0")
    assert gaps() == []
    typed(document, "quota", "")
    (message,) = gaps()
    assert message.startswith("“（二）人员编制情况”里引用的编制数还没有数字，打印出来句子里是空白")


def test_an_emptied_passage_stays_empty(document: Document) -> None:
    typed(document, "quota", "8")
    document.edit("写", with_text(document.report, "staff", ""))
    typed(document, "in_post", "8")

    assert text_of(document.report, "staff") == ""


def test_what_is_being_written_is_left_alone(document: Document) -> None:
    typed(document, "government_fund", "5")
    document.edit("写", with_text(document.report, "government_fund", "无。"))

    assert text_of(document.report, "government_fund") == "无。"


def test_a_report_of_another_edition_is_not_compared() -> None:
    document = Document(issued(), new_report(issued().edition, 2023))
    other = SHELF.read("linjiang-2024")
    document.open(other, new_report(other.edition, 2024))

    assert {p.key for p in document.report.narrative.passages} == {"basics", "score", "projects"}


def test_a_passage_says_what_it_waits_for() -> None:
    sheet = sheet_of()
    assert awaited(sheet, heading_of(issued(), "staff")) == ("quota", "in_post")
    assert awaited(sheet_of({"quota": "8"}), heading_of(issued(), "staff")) == ()
    assert set(awaited(sheet, heading_of(issued(), "conclusion"))) == {"total_score", "grade"}
    assert awaited(sheet, heading_of(issued(), "duties")) == ()


def test_passages_that_are_given_are_taken_as_given() -> None:
    content = {"values": USUAL, "tables": {"passages": [{"key": "staff", "text": ""}]}}

    assert text_of(filled(issued(), content), "staff") == ""


def test_quoted_goals_print_a_paragraph_a_line() -> None:
    sheet = situation(issued(), "四个项目，有其他资金")
    report = put(sheet.report, "goals_expected", "1、甲；\n\n2、乙。")
    part = next(p for p in compose(issued().evaluate(report)).parts if p.key == "report")
    lines = ["".join(run.text for run in b.runs) for b in part.blocks if isinstance(b, Paragraph)]
    at = lines.index("（四）绩效目标设定情况")

    assert lines[at + 1 : at + 4] == ["1、甲；", "2、乙。", "二、一般公共预算支出情况"]
