"""What follows from one mistake is told with it, and never stays hidden once it is told alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from given.complete import VALUES, complete
from given.worked import issued
from perfeval_gui.domain.beside.dismissals import Dismissal
from perfeval_gui.domain.names.fields import put, with_rows
from perfeval_gui.domain.record.report import STANDARD, Report
from perfeval_gui.rules import checks
from perfeval_gui.rules.checklist import KNOWN
from perfeval_gui.rules.checks import CHECKS, run_checks
from perfeval_gui.rules.checks.funds.yuan import single_amounts_are_in_ten_thousands
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.findings.answers import with_answer
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.proofreading.dismissed import dismissed
from unit.checks.test_checks_yuan import in_yuan, mended
from unit.sentences.river_report import told as text_told

ARITHMETIC = "text-arithmetic"
GROWTH = {"jump-from-last-year", "line-over-budget", "three-public-over-budget"}
AMOUNTS = [
    name
    for name, field in STANDARD.fields.items()
    if field.kind.unit == "万元" and float(str(VALUES.get(name) or 0)) >= 1
]
INCOME = ["general_budget", "government_fund", "nontax_income", "other_income"]


def pairs(findings: tuple[Finding, ...] | list[Finding]) -> set[tuple[str, str]]:
    """Check and cell of each."""
    return {(one.check, one.name) for one in findings}


@cache
def usual() -> frozenset[tuple[str, str]]:
    """What is found in the complete report."""
    return frozenset(pairs(run_checks(issued().evaluate(complete()))))


def told(sheet: Sheet) -> set[tuple[str, str]]:
    """What is told of *sheet* besides what is found in the complete report."""
    return pairs(run_checks(sheet)) - usual()


def each(sheet: Sheet) -> list[Finding]:
    """What each check finds by itself."""
    return [finding for check in CHECKS for finding in check(sheet)]


def about(findings: set[tuple[str, str]], what: set[str]) -> set[tuple[str, str]]:
    """Those of *findings* that are of the checks *what*."""
    return {pair for pair in findings if pair[0] in what}


def without(*off: str) -> Rulebook:
    """The issued edition with the checks *off* switched off."""
    edition = issued().edition
    return Rulebook(replace(edition, limits=replace(edition.limits, off=frozenset(off))))


# ---- an amount in 元


@pytest.mark.parametrize(
    ("name", "errors"),
    [
        ("operations.final", {"income-equals-expenditure"}),
        ("operations.prior_final", set()),
        ("vehicle_running.final", {"three-public-within"}),
        ("vehicle_running.prior_final", {"three-public-within"}),
        ("office.final", {"part-of-public"}),
        ("procurement.final", {"procurement-within"}),
        ("basic_adjusted.prior_final", set()),
    ],
)
def test_one_cell_in_yuan_is_told_alone_with_what_cannot_be(name: str, errors: set[str]) -> None:
    """Neither the line nor the totals above it are asked why they grew; errors are told as ever."""
    sheet = issued().evaluate(complete(in_yuan([name])))
    now = [one for one in run_checks(sheet) if (one.check, one.name) in told(sheet)]

    assert about(pairs(each(sheet)), GROWTH)
    assert {one.check for one in now} == {"cell-in-yuan"} | errors
    assert {one.check for one in now if one.level == "error"} == errors


@pytest.mark.parametrize("name", AMOUNTS)
def test_what_is_hidden_is_asked_not_less_and_gone_with_the_mend(name: str) -> None:
    sheet = issued().evaluate(complete(in_yuan([name])))
    now = run_checks(sheet)
    hidden = pairs(each(sheet)) - pairs(now)
    levels = {one.level for one in now if one.check == "cell-in-yuan"}

    assert {check for check, _ in hidden} <= GROWTH
    assert not hidden or levels == {KNOWN[check].level for check, _ in hidden}
    assert hidden.isdisjoint(pairs(each(issued().evaluate(complete()))))


def followed() -> Sheet:
    """One cell in 元, and what follows from it."""
    return issued().evaluate(complete(in_yuan(["operations.final"])))


FOLLOWING = {
    (check, f"{line}.final")
    for check in ("jump-from-last-year", "line-over-budget")
    for line in ("operations", "project_spending")
}


def test_switched_off_it_hides_nothing() -> None:
    sheet = without("cell-in-yuan").evaluate(followed().report)

    assert about(told(followed()), GROWTH) == set()
    assert about(told(sheet), GROWTH) == FOLLOWING


@pytest.mark.parametrize("off", [(), ("amounts-in-yuan",)])
def test_while_the_whole_report_is_doubted_instead_it_hides_nothing(off: tuple[str, ...]) -> None:
    values = in_yuan(["operations.final", "initial_budget"]) | {"annual_budget": "50000000"}
    sheet = without(*off).evaluate(complete(values))

    assert {check for check, _ in told(sheet)}.isdisjoint({"cell-in-yuan"})
    assert ("amounts-in-yuan" in {check for check, _ in told(sheet)}) == (not off)
    assert about(told(sheet), GROWTH) == FOLLOWING


def test_a_check_that_fails_hides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_sheet: Sheet) -> Iterator[Finding]:
        raise ValueError

    mixed = (broken if one is single_amounts_are_in_ten_thousands else one for one in CHECKS)
    monkeypatch.setattr(checks, "CHECKS", tuple(mixed))

    assert about(told(followed()), GROWTH) == FOLLOWING
    assert "check-failed" in {check for check, _ in told(followed())}


def answered(report: Report, check: str, name: str, text: str = "县里追加") -> Report:
    """*report* with an answer to what *check* finds in *name*."""
    found = {(one.check, one.name): one for one in each(issued().evaluate(report))}
    return with_answer(report, found[check, name], text)


def test_an_amount_that_is_right_is_asked_about_its_growth() -> None:
    report = followed().report
    asked = answered(report, "cell-in-yuan", "operations.final")
    nothing = answered(report, "cell-in-yuan", "operations.final", "无")
    smaller = put(asked, "operations.final", Decimal("31.5"))

    assert about(told(issued().evaluate(asked)), GROWTH) == FOLLOWING
    assert about(told(issued().evaluate(nothing)), GROWTH) == set()
    assert about(told(issued().evaluate(smaller)), {"cell-in-yuan", *GROWTH}) == set()


@pytest.mark.parametrize(("check", "name"), sorted(FOLLOWING))
def test_what_has_an_answer_stays_and_is_printed(check: str, name: str) -> None:
    sheet = issued().evaluate(answered(followed().report, check, name))

    assert about(told(sheet), GROWTH) == {(check, name)}


@pytest.mark.parametrize("name", ["operations.final", "office.final", "vehicle_running.final"])
def test_after_the_mend_everything_is_as_it_was(name: str) -> None:
    sheet = issued().evaluate(complete(in_yuan([name])))
    (asked,) = (one for one in run_checks(sheet) if one.check == "cell-in-yuan")

    assert told(issued().evaluate(mended(sheet.report, asked))) == set()


@pytest.mark.parametrize(
    ("values", "left"),
    [
        # Read in 万元 it is 35, still above its budget of 32.
        ({"operations.final": "350000"}, {("line-over-budget", "operations.final")}),
        # Read in 万元 it is 49 after 30, still a jump, and above the budget.
        (
            {"operations.final": "490000"},
            {("line-over-budget", "operations.final"), ("jump-from-last-year", "operations.final")},
        ),
        # Two in 元: their figures are compared as both would be.
        (
            {"operations.final": "350000", "operations.budget": "320000"},
            {("line-over-budget", "operations.final")},
        ),
        ({"operations.final": "315000", "operations.budget": "320000"}, set()),
        # Another line is another matter.
        (
            {"operations.final": "315000", "maintenance.final": "23"},
            {("line-over-budget", "maintenance.final")},
        ),
    ],
)
def test_what_stays_after_the_mend_is_told_at_once(
    values: Mapping[str, object], left: set[tuple[str, str]]
) -> None:
    growth = about(told(issued().evaluate(complete(values))), GROWTH)

    assert left <= growth
    assert {pair for pair in growth - left if not pair[1].startswith("project_spending")} == set()


def test_of_many_cells_an_answer_is_for_the_figures_of_all() -> None:
    names = [name for name in AMOUNTS if name.endswith(".prior_final")]
    first = issued().evaluate(complete(in_yuan(names)))
    (one,) = (found for found in run_checks(first) if found.check == "cell-in-yuan")
    report = with_answer(first.report, one, "县里追加")
    last = names[-1]
    changed = complete(in_yuan(names) | {last: str(float(str(VALUES[last])) * 11_000)})
    kept = replace(changed, explanations=report.explanations)

    assert len(names) > 3
    assert one.figures.count("2022年决算数") == 3
    assert one.figures in one.message
    assert about(told(issued().evaluate(report)), GROWTH)
    assert not about(told(issued().evaluate(kept)), GROWTH)


# ---- a split that is missing


def blank(names: list[str]) -> dict[str, object]:
    return dict.fromkeys(names, "")


def test_a_missing_split_is_told_once() -> None:
    report = complete(blank(INCOME))

    assert told(issued().evaluate(report)) == {("split-missing", "general_budget")}
    assert told(without("split-missing").evaluate(report)) == {
        ("blank-at-print", name) for name in INCOME
    }


def test_the_other_side_is_told_once() -> None:
    report = complete({"basic_spending": "", "project_linked": False, "project_executed": ""})
    now = told(issued().evaluate(report))

    assert ("split-missing", "basic_spending") in now
    assert about(now, {"blank-at-print"}) == set()
    assert about(told(without("split-missing").evaluate(report)), {"blank-at-print"}) == {
        ("blank-at-print", "basic_spending"),
        ("blank-at-print", "project_executed"),
    }


@pytest.mark.parametrize("name", INCOME)
def test_with_one_cell_filled_the_others_are_told(name: str) -> None:
    others = [one for one in INCOME if one != name]
    now = told(issued().evaluate(complete({**blank(others), name: "293"})))

    assert now == {("blank-at-print", one) for one in others}


def test_before_there_is_a_year_each_blank_is_told() -> None:
    now = told(issued().evaluate(complete({**blank(INCOME), "executed": ""})))

    assert about(now, {"blank-at-print"}) == {("blank-at-print", name) for name in INCOME}


# ---- sentences


def arithmetic_of(text: str, values: Mapping[str, object] | None = None) -> list[Finding]:
    """What is told of the figures in *text*."""
    return [one for one in run_checks(text_told(text, "other", values)) if one.check == ARITHMETIC]


BOTH = "基本支出241.5万元，占61.00，项目支出160.5万元，占42.00。"


def test_two_shares_are_told_once_with_what_they_should_be() -> None:
    (one,) = arithmetic_of(BOTH)

    assert one.level == "error"
    assert "合计 103.00%" in one.message
    assert "241.50 万元和 160.50 万元应当是 60.07% 和 39.93%" in one.message


def test_a_share_without_its_sign_is_told_once() -> None:
    (one,) = arithmetic_of("基本支出241.5万元，占70.00。")

    assert "“70.00”（缺“%”）不对" in one.message


def test_dismissed_it_hides_nothing() -> None:
    sheet = text_told(BOTH, "other")
    (one,) = (found for found in run_checks(sheet) if found.check == ARITHMETIC)
    row = Dismissal(id=1, check=ARITHMETIC, sentence="别的句子。")
    kept = issued().evaluate(with_rows(sheet.report, "dismissals", (row,)))
    gone = issued().evaluate(dismissed(sheet, one))

    assert [found for found in run_checks(kept) if found.check == ARITHMETIC] == [one]
    assert [found for found in run_checks(gone) if found.check == ARITHMETIC] == []


def test_beside_a_wrong_figure_each_share_is_told_by_itself() -> None:
    """What holds a figure that is wrong is not told, and hides nothing."""
    found = arithmetic_of(BOTH.replace("160.5", "150.5"))

    assert [one.message.partition("）")[0].partition("“")[2] for one in found] == [
        "61.00”（缺“%”",
        "42.00”（缺“%”",
    ]


def test_a_missing_sign_is_told_inside_what_is_only_asked() -> None:
    """A hint may be left as it is; the sign would stay unseen."""
    found = arithmetic_of("印刷费100万元，其中纸张50万元，占50.00，油墨40万元。")

    assert [one.level for one in found] == ["hint", "hint"]
    assert ["缺“%”，请补上" in one.message for one in found] == [False, True]


def test_after_the_mend_of_the_shares_the_signs_are_told() -> None:
    mended_text = BOTH.replace("61.00", "60.07").replace("42.00", "39.93")

    assert ["缺“%”，请补上" in one.message for one in arithmetic_of(mended_text)] == [True, True]


NO_CARS = {
    f"{line}.{column}": "0"
    for line in ("vehicle_running", "vehicle_buying", "abroad", "reception")
    for column in ("prior_final", "budget", "final")
}


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费0万元，占三公经费的0%。",
        "公务接待费支出0.00万元，占“三公”经费的0.00%。",
        "公务接待费年初预算为0万元，支出决算为0万元，完成年初预算的100%。",
        "因公出国（境）费预算0万元，决算0万元，完成预算的0%。",
    ],
)
def test_nothing_of_nothing_is_told_as_reports_do(text: str) -> None:
    found = run_checks(text_told(text, "other", NO_CARS))

    assert [one for one in found if one.check in (ARITHMETIC, "check-failed")] == []


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费0万元，占三公经费的10%。",
        "公务接待费占“三公”经费的12.5%。",
        "公务接待费0.00万元，占“三公”经费的比重为12.5%。",
        "公务接待费预算0万元，决算0万元，完成预算的50%。",
        "印刷费年初预算0万元，支出5万元，完成年初预算的98%。",
        "预算0万元，决算0万元，执行率98%。",
    ],
)
def test_of_nothing_no_other_share_can_be_computed(text: str) -> None:
    found = run_checks(text_told(text, "other", NO_CARS))

    assert "check-failed" not in {one.check for one in found}
    (one,) = (one for one in found if one.check == ARITHMETIC)
    assert one.level == "hint"
    assert "算不出" in one.message
