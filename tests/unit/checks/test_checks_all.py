"""All checks together: the example as published, the shipped sample, and what every finding has."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given, settings

from given.checked import everything
from given.random_reports import reports
from given.worked import issued
from perfeval_gui import paths
from perfeval_gui.domain.edition.sections import STANDARD_SECTIONS
from perfeval_gui.domain.names.fields import put
from perfeval_gui.domain.names.places import name_at, place_of
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.rules.checklist import KNOWN
from perfeval_gui.rules.checks import CHECKS, run_checks
from perfeval_gui.rules.findings.answers import state_of
from perfeval_gui.rules.telling.sections import progress, sections_with_errors
from perfeval_gui.storage.draft.files import open_draft
from unit.forms.test_scenarios import NAMES, SCENARIOS, load

TEXTS: Final = "text-"
"""How the checks of running text begin; they have tests of their own."""

PUBLISHED: Final = {
    ("jump-from-last-year", "project_spending.final"): ("37.96", "209.64", "增加 452.27%"),
    ("jump-from-last-year", "public_funds.final"): ("62.53", "19.92", "减少 68.14%"),
    ("jump-from-last-year", "utilities.final"): ("0.80", "3.19", "增加 298.75%"),
    ("jump-from-last-year", "meetings.final"): ("1.38", "0.22", "减少 84.06%"),
    ("growth-from-zero", "three_public.final"): ("0.00", "2.13"),
    ("last-year-blank", "basic_adjusted.prior_final"): ("1 行", "部门基本支出预算调整"),
    ("budget-growth", "annual_budget"): ("119.95", "327.49", "增加 173.02%"),
    ("over-completed", "indicators[0].reason"): ("40起", "56起", "140.00%"),
    ("target-vague", "indicators[4].target"): ("改造云街安居社区足球场",),
    ("target-vague", "indicators[5].target"): ("减少碳排放、保护生态",),
    ("target-vague", "indicators[6].target"): ("持续服务周边群众",),
    ("target-vague", "indicators[9].target"): ("争取周边厂区和居民支持配合",),
    ("target-vague", "indicators[10].target"): ("碳排放增多",),
    ("target-contradicts", "indicators[10].target"): ("碳排放增多",),
    ("goal-not-measured", "goals_expected"): ("联合培训2次", "2次"),
    ("full-marks", "passages[13].text"): ("100.00", "无"),
    ("phone", "base_phone"): ("138000100012", "12 位"),
    ("names-agree", "form_filler"): ("王丽", "陈伟"),
    ("blank-at-print", "thrift"): ("厉行节约保障措施",),
    ("blank-at-print", "vehicle_buying.final"): ("公车购置", "政府采购金额", "4 行"),
    ("blank-at-print", "buildings"): ("楼堂馆所",),
    ("blank-at-print", "evaluators[0].workplace"): ("2 行", "单位"),
}


def test_the_example_as_published() -> None:
    sheet = load(SCENARIOS / "yunxi-2023-as-published.json").sheet
    found = [finding for finding in run_checks(sheet) if not finding.check.startswith(TEXTS)]

    assert Counter((f.check, f.name) for f in found) == Counter(PUBLISHED.keys())
    for finding in found:
        for words in PUBLISHED[finding.check, finding.name]:
            assert words in finding.message, finding
    assert [finding.check for finding in found if finding.level == "error"] == ["phone"]


def test_the_sample_is_in_order() -> None:
    report = open_draft(paths.sample())
    found = [f for f in run_checks(issued().evaluate(report)) if f.level != "hint"]

    assert {finding.level for finding in found} == {"explain"}
    assert {state_of(finding, report) for finding in found} == {"answered"}


def test_a_section_nobody_has_begun_is_not_marked_wrong() -> None:
    def marks(report: Report) -> dict[str, str]:
        sheet = issued().evaluate(report)
        wrong = sections_with_errors(run_checks(sheet), sheet)
        return {section.key: progress(section, sheet, wrong) for section in STANDARD_SECTIONS}

    fresh = new_report(issued().edition, 2023)
    assert set(marks(fresh).values()) == {"untouched"}
    assert marks(put(fresh, "quota", Decimal(8)))["staffing"] == "findings"


def test_the_second_edition_has_its_own_limits() -> None:
    found = run_checks(load(SCENARIOS / "linjiang-2024-filled.json").sheet)

    assert {f.check for f in found if f.level == "error"} == set()
    assert [f.name for f in found if f.check == "over-completed"] == ["indicators[3].reason"]


@pytest.mark.parametrize("name", NAMES)
def test_messages_are_one_sentence_without_names_of_cells(name: str) -> None:
    sheet = load(SCENARIOS / f"{name}.json").sheet
    blank = issued().evaluate(Report(edition="yunxi-2023", year=2023))

    for finding in everything((sheet, blank)):
        assert finding.message.endswith("。"), finding
        assert finding.message.count("。") == 1, finding
        assert not re.search(r"[a-z]+_[a-z]+|\w\[\d+\]|None|Decimal", finding.message), finding


def test_every_check_says_where_its_rule_comes_from() -> None:
    for check in CHECKS:
        assert check.__doc__, check
    for known in KNOWN.values():
        assert known.title
        assert known.source


@settings(max_examples=150, deadline=None)
@given(reports())
def test_whatever_is_typed_is_checked(report: Report) -> None:
    sheet = issued().evaluate(report)
    for finding in run_checks(sheet):
        assert finding.check in KNOWN
        assert finding.level == KNOWN[finding.check].level or finding.check.startswith(TEXTS)
        assert finding.message
        assert name_at(report, place_of(report, finding.name)) == finding.name
        if finding.level == "explain":
            assert finding.figures
        for name, value in finding.fix.puts if finding.fix else ():
            assert sheet.typed(name) != value
