"""Days against the report year, and what is said of blank days, telephones and names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from given.checked import message, names, of
from given.complete import complete, findings, ids
from given.worked import filled, issued
from perfeval_gui.domain.edition.drawing import DrawnText
from perfeval_gui.domain.edition.sections import STANDARD_SECTIONS
from perfeval_gui.domain.names.filling import fill
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.telling.sections import progress
from unit.forms.test_scenarios import SCENARIOS, load


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2022年6月18日", True),
        ("2023年12月31日", True),
        ("2023-06-18", True),
        ("1024年6月18日", True),
        ("0001-01-01", True),
        ("2024年1月1日", False),
        ("2024年6月18日", False),
        ("2025年12月31日", False),
        ("2026年1月1日", True),
        ("2204年6月18日", True),
        ("9999-12-31", True),
    ],
)
def test_days_outside_the_year_are_told(day: str, told: bool) -> None:
    both = {"report_date": day, "base_date": day}

    assert ids(both) == ["day-outside-year"] * (2 if told else 0)
    assert {finding.level for finding in findings(both)} <= {"hint"}


def test_the_message_says_which_year_it_should_be() -> None:
    early = message("day-outside-year", {"report_date": "2022年6月18日"})
    late = message("day-outside-year", {"base_date": "2204年6月18日"})

    assert "报告日期是 2022年6月18日，在 2023 年结束以前" in early
    assert "要到 2024 年才能做" in early
    assert "晚了 181 年" in late


def test_an_unread_day_is_told_by_itself() -> None:
    assert names("day-outside-year", {"report_date": ""}) == []


def test_a_day_that_is_not_printed_is_not_looked_at() -> None:
    sheet = load(SCENARIOS / "linjiang-2024-filled.json").sheet
    report = replace(filled({"report_date": "2020年1月1日"}), edition=sheet.edition.id)

    assert of(sheet.book.evaluate(report), "day-outside-year") == []


def test_a_table_filled_in_after_the_report_was_dated() -> None:
    later = {"report_date": "2024年6月18日", "base_date": "2024年7月1日"}
    earlier = {"report_date": "2024年6月18日", "base_date": "2024年6月1日"}

    assert ids(later) == ids(earlier) == ["names-agree"]
    assert "填表比报告还晚 13 天" in message("names-agree", later)
    assert "还晚" not in message("names-agree", earlier)


# ---- what to do about blanks

NEVER_NONE = ("report_date", "base_date", "base_phone", "form_phone", "base_filler", "form_filler",
              "mode", "body", "bureau", "goals_expected", "goals_achieved")  # fmt: skip


def advice(name: str, value: str = "") -> list[Finding]:
    return [finding for finding in findings({name: value}) if finding.name == name]


@pytest.mark.parametrize("name", NEVER_NONE)
def test_nothing_is_never_advised_for_days_telephones_and_names(name: str) -> None:
    (finding,) = advice(name)

    assert finding.check == "blank-at-print"
    assert "写“无”" not in finding.message


@pytest.mark.parametrize("column", ["name", "workplace"])
def test_nor_for_people_and_where_they_work(column: str) -> None:
    person = {"name": "方正平", "title": "副站长", "workplace": "清溪县河道管护站", column: ""}
    (finding,) = findings(evaluators=[person])

    assert finding.name == f"evaluators[0].{column}"
    assert "写“无”" not in finding.message


def test_for_what_may_be_none_it_is() -> None:
    (finding,) = advice("thrift")

    assert "写“无”" in finding.message
    assert ids({"thrift": "无"}) == []


@pytest.mark.parametrize(
    ("name", "followed"),
    [
        ("report_date", "2024年6月20日"),
        ("base_phone", "0730-8412345"),
        ("base_filler", "许诺"),
        ("form_filler", "许诺"),
    ],
)
def test_what_is_advised_can_be_followed(name: str, followed: str) -> None:
    (finding,) = advice(name)

    assert any(word in finding.message for word in (followed, "手机号或者固定电话", "姓名"))
    assert not {"blank-at-print", "phone", "day-outside-year"} & set(ids({name: followed}))


def test_the_day_advised_is_one_of_the_year_after() -> None:
    assert "2024年6月20日" in advice("report_date")[0].message
    assert not issued().evaluate(complete()).edition.hand & {"report_date", "base_date"}


@pytest.mark.parametrize("name", ["report_date", "base_date", "base_phone", "form_phone"])
@pytest.mark.parametrize("word", ["无", "—", "/"])
def test_none_in_a_day_or_telephone_is_told_once(name: str, word: str) -> None:
    told = advice(name, word)

    assert len(told) == 1
    assert told[0].check == ("phone" if "phone" in name else "blank-at-print")
    assert "写“无”" not in told[0].message


@pytest.mark.parametrize("name", ["base_filler", "form_filler"])
@pytest.mark.parametrize("word", ["无", "——", "略", "同上"])
def test_a_filler_who_is_nobody_is_told(name: str, word: str) -> None:
    both = [one for one in findings({"base_filler": word, "form_filler": word}) if one.name == name]

    assert [one.check for one in both] == ["blank-at-print"]
    assert f"写的是“{word}”" in both[0].message


# ---- what an edition leaves for the hand


def left(*names_left: str) -> Rulebook:
    hand = issued().edition.hand | set(names_left)
    return Rulebook(replace(issued().edition, hand=hand))


def told(book: Rulebook, values: Mapping[str, object]) -> list[tuple[str, str]]:
    found = run_checks(book.evaluate(filled(values)))
    return [(one.check, one.name) for one in found]


def test_a_total_that_is_left_blank_is_no_total_of_nothing() -> None:
    parts = {"office.final": "4.78", "office.budget": "4.78"}

    assert ("part-of-public", "public_funds.final") in told(issued(), parts)
    assert "没有填" in message("part-of-public", {"office.final": "4.78"})
    free = left("public_funds.final", "public_funds.budget", "public_funds.prior_final")
    found = told(free, parts)
    assert not [one for one in found if one[1].startswith("public_funds")]
    # A total that is there is still held against its parts.
    over = told(free, {**parts, "public_funds.final": "4.77"})
    assert ("part-of-public", "public_funds.final") in over


def drawn(text: str) -> Rulebook:
    """The issued edition with a first page that draws nothing but *text*."""
    edition = issued().edition
    page, *others = edition.drawings
    lines = replace(page, blocks=(DrawnText(style="line", text=text, line=1),))
    return Rulebook(replace(edition, drawings=(lines, *others[1:])))


def test_a_total_that_is_not_printed_is_not_asked_for() -> None:
    """A page that draws the items by their names and leaves 公用经费 out."""
    book = drawn("{office.budget} {office.final} {meetings.budget} {meetings.final} {quota}")
    values = {"office.final": "4.78", "meetings.budget": "1", "operations.final": "9"}
    found = told(book, values)

    assert not [one for one in found if one[1].startswith(("public_funds", "operations"))]
    assert ("line-without-budget", "office.budget") in found
    assert ("line-without-final", "meetings.final") in found
    assert not [one for one in found if one[0] == "last-year-blank"]
    assert ("part-of-public", "public_funds.final") in told(
        book, {**values, "public_funds.final": "4.77"}
    )


def test_a_section_is_done_without_what_is_not_printed() -> None:
    section = next(section for section in STANDARD_SECTIONS if section.key == "funds")

    def state(book: Rulebook, values: Mapping[str, object]) -> str:
        return progress(section, book.evaluate(filled(values)), frozenset())

    items = {"office.final": "5", "office.budget": "5"}
    assert state(issued(), items) == "begun"
    assert state(drawn("{office.budget} {office.final}"), items) == "complete"
    totals = ("three_public.final", "public_funds.final", "basic_adjusted.final")
    assert state(left(*totals), items) == "complete"


def test_a_column_left_blank_is_not_asked_for() -> None:
    free = left("office.budget", "office.prior_final", "operations.final")
    values = {"office.final": "5", "public_funds.final": "5", "public_funds.budget": "5",
              "meetings.budget": "1", "meetings.prior_final": "1", "operations.budget": "5",
              "maintenance.final": "0", "maintenance.budget": "0"}  # fmt: skip
    issued_found, free_found = told(issued(), values), told(free, values)

    assert ("line-without-budget", "office.budget") in issued_found
    assert ("line-without-final", "operations.final") in issued_found
    assert ("line-without-budget", "office.budget") not in free_found
    assert ("line-without-final", "operations.final") not in free_found


def test_lines_left_for_the_hand_are_not_blank_lines() -> None:
    lines = (row.line for row in issued().edition.funds if row.line != "projects")
    free = left(*(f"{line}.final" for line in lines))

    assert not [one for one in told(free, {}) if one[0] == "blank-at-print" and ".final" in one[1]]
    assert [one for one in told(issued(), {}) if one == ("blank-at-print", "three_public.final")]


FORM = """
name = "合同"
year = 2025
[[sections]]
key = "deal"
title = "合同"
names = ["report_date"]
[[cells]]
key = "signed"
section = "deal"
label = "签订日期"
kind = "day"
[labels]
report_date = "填报日期"
[[parts]]
key = "sheet"
"""


def test_days_that_an_edition_declares_are_not_those_of_the_report(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text(FORM, encoding="utf-8")
    page = "columns 1 1\n| {signed} | {report_date} |\n"
    (tmp_path / "sheet.page").write_text(page, encoding="utf-8")
    book = read_edition(tmp_path)
    values = {"signed": "2019年3月1日", "report_date": "2025年3月1日"}
    sheet = book.evaluate(fill(new_report(book.edition, 2025), book.edition, values, {}))

    found = [one.name for one in run_checks(sheet) if one.check == "day-outside-year"]
    assert found == ["report_date"]
