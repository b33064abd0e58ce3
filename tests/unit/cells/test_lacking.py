"""本单位没有: parts of a form that do not apply to the unit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from given.worked import filled, issued
from perfeval_gui.document.document import Document
from perfeval_gui.domain.cells.kinds import MONEY
from perfeval_gui.domain.edition.may_lack import Part
from perfeval_gui.domain.names.fields import get, put, with_rows
from perfeval_gui.domain.names.lacking import filled_in, had, lacked, with_lacking
from perfeval_gui.domain.record.buildings import Building
from perfeval_gui.domain.record.form import Form
from perfeval_gui.domain.record.report import STANDARD, Report
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Grid, Paragraph
from perfeval_gui.publishing.printed_blank import blank_notes
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.telling.sections import progress
from perfeval_gui.storage.draft.draft import dump, load

BUILDINGS: Final = "楼堂馆所"


def ticked(*keys: str, report: Report | None = None, prints: str = "") -> Sheet:
    """A report with these parts lacked; what is blank in them prints *prints*."""
    edition = issued().edition
    parts = tuple(replace(part, prints=prints) for part in edition.may_lack)
    book = Rulebook(replace(edition, may_lack=parts))
    report = new_report(edition, 2023) if report is None else report
    for key in keys:
        report = with_lacking(report, key, lacks=True)
    return book.evaluate(report)


def texts(sheet: Sheet) -> list[str]:
    """Every text on paper."""
    found = []
    for part in compose(sheet).parts:
        for block in part.blocks:
            blocks = [block] if isinstance(block, Paragraph) else []
            cells = list(block.cells) if isinstance(block, Grid) else []
            found += ["".join(run.text for run in one.runs) for one in blocks]
            found += [cell.text for cell in cells]
    return found


def hints(sheet: Sheet) -> str:
    return "\n".join(found.message for found in run_checks(sheet))


def test_the_shipped_form_offers_what_units_often_lack() -> None:
    assert [part.title for part in issued().edition.may_lack] == [
        "楼堂馆所", "出国经费", "政府采购金额", "政府性基金拨款", "纳入专户管理的非税收入拨款",
        "国有资本经营预算支出", "社会保险基金预算支出",
    ]  # fmt: skip


def test_nobody_asks_for_what_is_lacked() -> None:
    before = ticked()
    after = ticked("buildings", "abroad", "procurement", "government_fund")

    assert BUILDINGS in hints(before)
    assert BUILDINGS not in hints(after)
    assert "出国经费" in hints(before)
    assert "出国经费" not in hints(after).replace("三公", "")
    assert "政府采购金额" not in hints(after)
    assert "“三、政府性基金预算支出情况”" in hints(before)
    assert "“三、政府性基金预算支出情况”" not in hints(after)


def noted(sheet: Sheet) -> set[str]:
    return {note.name for note in blank_notes(sheet, compose(sheet))}


def without_fund() -> Report:
    """Nothing of the budget execution is blank but the government fund."""
    one = ("initial_budget", "annual_budget", "executed", "general_budget", "basic_spending")
    none = ("nontax_income", "other_income", "project_spending.final")
    return filled({**dict.fromkeys(one, "1"), **dict.fromkeys(none, "0")})


def test_what_is_lacked_is_no_note_before_printing() -> None:
    report = without_fund()
    before, after = ticked(report=report), ticked("government_fund", report=report)

    assert noted(before) - noted(after) == {"government_fund"}


def section(sheet: Sheet, key: str) -> str:
    found = next(one for one in sheet.edition.sections if one.key == key)
    return progress(found, sheet, frozenset())


def test_a_tick_completes_the_section() -> None:
    thrift = filled({"thrift": "严格执行"})
    written = [
        {"key": heading.key, "text": "写好了"}
        for heading in issued().edition.outline
        if heading.passage and heading.key != "government_fund"
    ]
    report = filled(passages=written)

    assert section(ticked(report=filled()), "buildings") == "untouched"
    assert section(ticked("buildings", report=filled()), "buildings") == "begun", "thrift is wanted"
    assert section(ticked("buildings", report=thrift), "buildings") == "complete"
    assert section(ticked(report=report), "report") == "begun"
    assert section(ticked("government_fund", report=report), "report") == "complete"


def test_it_prints_as_the_edition_says() -> None:
    blank, said = (
        ticked("buildings", "abroad", "state_capital"),
        ticked("buildings", "abroad", prints="无"),
    )

    assert texts(ticked()).count("无") == texts(blank).count("无") == 0
    # Three cells of the line, and the first of the table without rows.
    assert texts(said).count("无") == 4


def test_an_empty_heading_says_so() -> None:
    report = with_rows(new_report(issued().edition, 2023), "passages", ())

    assert texts(ticked(report=report)).count("无。") == 0
    assert texts(ticked("government_fund", "state_capital", report=report)).count("无。") == 2


def test_the_sample_prints_as_before_without_ticks() -> None:
    report = filled({"abroad.final": "1.20", "unit": "甲"})

    assert compose(ticked(report=report)) == compose(issued().evaluate(report))


# ---- content and ticks


def test_what_is_filled_in_is_known() -> None:
    part = {one.key: one for one in issued().edition.may_lack}
    report = filled(
        {"abroad.final": "0", "government_fund": "1.5"},
        buildings=[{}, {"actual_size": "3"}],
        passages=[
            {"key": "state_capital", "text": "无。"},
            {"key": "social_insurance", "text": "有"},
        ],
    )

    assert list(filled_in(part["abroad"], report)) == ["abroad.final"], "0 is something"
    assert list(filled_in(part["buildings"], report)) == ["buildings[1].actual_size"]
    assert list(filled_in(part["government_fund"], report)) == ["government_fund"]
    assert list(filled_in(part["state_capital"], report)) == []
    assert list(filled_in(part["social_insurance"], report)) == ["passages[1].text"]


@pytest.mark.usefixtures("qapp")
def test_typing_takes_the_tick_away_in_one_step() -> None:
    document = Document(issued(), ticked("abroad", "buildings").report)
    document.put("abroad.budget", MONEY.read("1.2"))

    assert [part.key for part in lacked(issued().edition, document.report)] == ["buildings"]
    document.history.undo()
    assert [part.key for part in lacked(issued().edition, document.report)] == [
        "buildings", "abroad"
    ]  # fmt: skip
    assert get(document.report, "abroad.budget") is None
    document.edit("加一行", with_rows(document.report, "buildings", (Building(),)))
    assert len(document.report.lacking.lacking) == 2, "a blank row is nothing yet"


def test_content_beside_a_tick_counts_and_is_told() -> None:
    report = put(ticked("abroad").report, "abroad.final", MONEY.read("1.2"))
    sheet = ticked(report=report, prints="无")
    told = [found for found in run_checks(sheet) if found.check == "lacking-filled"]

    assert [(found.level, found.name) for found in told] == [("error", "abroad.final")]
    assert "出国经费" in told[0].message
    assert sheet.shown("three_public.final") == "1.20"
    assert "1.20" in texts(sheet)


def test_a_tick_that_came_with_the_content_stays_to_be_told() -> None:
    before = ticked("abroad").report
    both = put(before, "abroad.final", MONEY.read("1"))
    later = put(both, "abroad.final", MONEY.read("2"))

    assert had(issued().edition, before, both).lacking.lacking == ()
    assert had(issued().edition, both, later) is later


# ---- kept


def test_a_tick_is_kept_in_the_draft() -> None:
    report = ticked("abroad").report

    assert load(dump(report)) == report


def test_an_older_program_does_no_harm() -> None:
    """One that has no such table keeps it as it is, whatever else it changes."""
    older = Form(
        STANDARD.fields.values(),
        (one for one in STANDARD.tables.values() if one.name != "lacking"),
    )
    there = load(dump(ticked("abroad", "buildings").report), older)
    there = put(there, "unit", "甲")
    back = load(dump(there))

    assert [row.part for row in back.lacking.lacking] == ["abroad", "buildings"]
    assert back.cover.unit == "甲"


def test_a_part_of_another_edition_changes_nothing() -> None:
    sheet = ticked("no_such_part")

    assert lacked(sheet.edition, sheet.report) == ()
    assert run_checks(sheet) == run_checks(ticked())
    assert load(dump(sheet.report)) == sheet.report


# ---- what an edition says


def own(folder: Path, more: str) -> Rulebook:
    home = folder / "own"
    home.mkdir()
    before, _, tables = more.partition("[[may_lack]]")
    toml = (
        f'{before}name = "甲"\nyear = 2024\n[labels]\nunit = "单位"\n'
        '[[sections]]\nkey = "cover"\n'
        '[[sections]]\nkey = "cars"\ntitle = "车"\n'
        '[[cells]]\nkey = "car"\nsection = "cars"\nlabel = "公车"\nkind = "money"\n'
        '[[cells]]\nkey = "rented"\nsection = "cars"\nlabel = "租用"\nkind = "tick"\n'
        '[[parts]]\nkey = "a"\n'
    )
    toml += f"[[may_lack]]{tables}" if tables else ""
    (home / "edition.toml").write_text(toml, encoding="utf-8")
    rows = "| [unit] | {unit} |\n| [car] | {car} |\n| [rented] | {rented} |\n"
    (home / "a.page").write_text(f"@title 甲\ncolumns 40 100\n{rows}", encoding="utf-8")
    return read_edition(home)


def test_an_edition_says_what_may_be_lacking(tmp_path: Path) -> None:
    said = '[[may_lack]]\nkey = "car"\ntitle = "公车"\ncells = ["car"]\nprints = "无"\n'
    book = own(tmp_path, said)
    report = with_lacking(new_report(book.edition, 2024), "car", lacks=True)

    assert book.edition.may_lack == (Part(key="car", title="公车", names=("car",), prints="无"),)
    assert "无" in texts(book.evaluate(report))
    assert "公车" in hints(book.evaluate(new_report(book.edition, 2024)))
    assert "公车" not in hints(book.evaluate(report))


def test_a_box_that_nobody_ticked_is_nothing(tmp_path: Path) -> None:
    more = '[[may_lack]]\nkey = "car"\ntitle = "公车"\ncells = ["car", "rented"]\n'
    book = own(tmp_path, more)
    (part,) = book.edition.may_lack
    report = with_lacking(new_report(book.edition, 2024), "car", lacks=True)
    ticked_too = put(report, "rented", True)

    assert list(filled_in(part, report)) == []
    assert "lacking-filled" not in {found.check for found in run_checks(book.evaluate(report))}
    assert list(filled_in(part, ticked_too)) == ["rented"]
    assert had(book.edition, report, ticked_too).lacking.lacking == ()


def test_an_edition_may_offer_nothing(tmp_path: Path) -> None:
    assert own(tmp_path, "may_lack = []\n").edition.may_lack == ()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ('key = "a"\ntitle = "甲"\n', "cells 或者 headings"),
        ('key = "a"\ntitle = "甲"\ncells = ["none"]\n', "没有“none”"),
        ('key = "a"\ntitle = "甲"\ncells = "car"\n', "名称的列表"),
        ('key = "a"\ntitle = "甲"\nheadings = ["none"]\n', "没有“none”"),
        ('key = ""\ntitle = "甲"\ncells = ["car"]\n', "空的"),
        ('key = "a"\ncells = ["car"]\n', "缺少“title”"),
        (
            'key = "a"\ntitle = "甲"\ncells = ["car"]\n[[may_lack]]\nkey = "a"\ntitle = "乙"\n',
            "写了两遍",
        ),
    ],
)
def test_a_part_that_cannot_be_is_refused(tmp_path: Path, said: str, reason: str) -> None:
    with pytest.raises(EditionError, match=reason):
        own(tmp_path, f"[[may_lack]]\n{said}")
