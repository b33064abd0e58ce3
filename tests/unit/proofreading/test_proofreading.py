"""Proof-reading as a whole: what it finds in known reports, and what the clerk dismissed."""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Final

import pytest
from hypothesis import given, settings

from checkout import ROOT
from given.random_reports import reports
from given.worked import filled, issued, sheet_of
from perfeval_gui.domain.beside.dismissals import Dismissal
from perfeval_gui.domain.names.fields import get, put, with_rows
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.proofreading.dismissed import dismissed, is_off, sentence_of, switched
from perfeval_gui.rules.proofreading.families import FAMILIES
from perfeval_gui.rules.proofreading.figures.told_numbers import LINK
from perfeval_gui.rules.proofreading.readers import proofread
from perfeval_gui.rules.sentences.text_links import printed
from perfeval_gui.storage.draft.draft import dump, load

PUBLISHED: Final = ROOT / "tests/scenarios/yunxi-2023-as-published.json"
SAMPLE: Final = ROOT / "resources/samples/示例.perfeval"


@cache
def published() -> Sheet:
    content = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    return issued().evaluate(filled(content["values"], **content["tables"]))


def found(report: Report) -> list[Finding]:
    return list(proofread(issued().evaluate(report)))


def marked(findings: list[Finding]) -> Counter[str]:
    return Counter(finding.check for finding in findings if finding.check != LINK)


def test_published_example_yields_its_known_findings_once() -> None:
    findings = found(published().report)

    assert marked(findings) == {
        "text-figure": 1,
        "text-doubled": 1,
        "text-word": 1,
        "text-leftover": 1,
    }
    assert {f.check for f in findings if f.level == "error"} == {"text-figure", "text-doubled"}


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("text-figure", ("327.49万元", "318.73 万元", "327.49 万元")),
        ("text-doubled", ("万元元", "万元")),
        ("text-leftover", ("局机关", "岳阳市云溪区巴陵石化协作协调事务中心")),
        ("text-word", ("情意", "情况")),
    ],
)
def test_findings_of_the_example_name_what_they_found(check: str, words: tuple[str, ...]) -> None:
    (finding,) = [f for f in found(published().report) if f.check == check]

    assert all(word in finding.message for word in words)
    assert finding.source


def test_places_are_those_of_the_stored_text() -> None:
    sheet = published()
    for finding in proofread(sheet):
        text = get(sheet.report, finding.name)
        if finding.span is not None:
            begin, end = finding.span
            assert isinstance(text, str)
            assert text[begin:end].strip()


def test_the_sample_needs_no_mending() -> None:
    findings = found(load(SAMPLE.read_bytes()))

    assert [f.message for f in findings] == []


def test_one_changed_amount_turns_the_sentences_that_hold_it() -> None:
    changed = put(published().report, "basic_spending", Decimal(120))
    before = {f.message for f in found(published().report) if f.level == "error"}
    after = [f for f in found(changed) if f.level == "error" and f.message not in before]

    assert [(f.check, f.figures) for f in after] == [("text-figure", "117.85万元；120.00 万元")]
    fix = after[0].fix
    assert fix is not None
    repaired = put(changed, *fix.puts[0])
    assert {f.message for f in found(repaired) if f.level == "error"} == before


def typed_out() -> Report:
    """The sample with every linked figure typed in its place."""
    sheet = issued().evaluate(load(SAMPLE.read_bytes()))
    rows = tuple(replace(p, text=printed(p.text, sheet)) for p in sheet.report.narrative.passages)
    return with_rows(sheet.report, "passages", rows)


def test_the_sample_typed_out_is_right_and_can_be_linked_again() -> None:
    findings = found(typed_out())

    assert {finding.check for finding in findings} == {LINK}
    assert len(findings) == 25


@pytest.mark.parametrize(
    ("name", "sentences"),
    [("basic_spending", 2), ("other_income", 1), ("general_budget", 1)],
)
def test_a_changed_figure_turns_every_sentence_that_holds_it(name: str, sentences: int) -> None:
    changed = put(typed_out(), name, Decimal("12.34"))
    wrong = [f for f in found(changed) if f.level == "error"]

    assert [f.check for f in wrong] == ["text-figure"] * sentences
    for finding in wrong:
        assert finding.fix is not None
        assert f"{{{name}}}万元" in str(finding.fix.puts[0][1])


def test_every_fix_takes_its_finding_away() -> None:
    for finding in found(published().report):
        if finding.fix is None:
            continue
        ((name, value),) = finding.fix.puts
        after = found(put(published().report, name, value))
        assert (finding.check, finding.message) not in {(f.check, f.message) for f in after}


def test_links_are_offered_once_each() -> None:
    offers = [f for f in found(published().report) if f.check == LINK]

    assert len({(f.name, f.span) for f in offers}) == len(offers) == 13
    assert all(f.fix is not None and f.level == "hint" for f in offers)


def test_proofreading_is_among_the_checks() -> None:
    assert set(found(published().report)) <= set(run_checks(published()))


def test_every_family_has_its_switch() -> None:
    assert {f.check for f in found(published().report)} <= set(FAMILIES)


# ---- dismissing and switching off


def doubled() -> Finding:
    return next(f for f in found(published().report) if f.check == "text-doubled")


def test_a_dismissed_alarm_stays_away_until_its_sentence_changes() -> None:
    sheet = published()
    quiet = dismissed(sheet, doubled())

    assert marked(found(quiet))["text-doubled"] == 0
    name = doubled().name
    text = str(get(quiet, name))
    elsewhere = put(quiet, name, text.replace("厉行节约", "勤俭节约"))
    assert marked(found(elsewhere))["text-doubled"] == 0
    changed = put(quiet, name, text.replace("1.91万元", "1.92万元"))
    assert marked(found(changed))["text-doubled"] == 1


def test_a_dismissed_alarm_silences_no_other_check() -> None:
    before, after = found(published().report), found(dismissed(published(), doubled()))

    assert marked(before) - marked(after) == Counter({"text-doubled": 1})


def test_dismissing_twice_is_dismissing_once_and_is_saved() -> None:
    quiet = dismissed(published(), doubled())

    assert dismissed(issued().evaluate(quiet), doubled()) is quiet
    assert load(dump(quiet)).dismissals == quiet.dismissals


def test_cells_without_words_are_dismissed_by_what_they_show() -> None:
    sheet = sheet_of({"base_date": "2024-06-19", "report_date": "2024-06-20"})
    (finding,) = [f for f in run_checks(sheet) if f.check == "names-agree"]
    quiet = dismissed(sheet, finding)

    assert "2024年6月20日" in sentence_of(sheet, finding)
    assert agreeing(quiet) == 0
    later = issued().evaluate(sheet_of({"report_date": "2024-06-21"}).report)
    assert agreeing(put(quiet, "report_date", later.value("report_date"))) == 1


def agreeing(report: Report) -> int:
    findings = run_checks(issued().evaluate(report))
    return sum(finding.check == "names-agree" for finding in findings)


@pytest.mark.parametrize("check", sorted(FAMILIES))
def test_a_family_can_be_switched_off_and_on(check: str) -> None:
    report = published().report
    off = switched(report, check, on=False)

    assert is_off(off, check)
    assert not is_off(report, check)
    assert {f.check for f in found(off)} == {f.check for f in found(report)} - {check}
    assert found(switched(off, check, on=True)) == found(report)
    assert switched(report, check, on=True) is report


def test_switching_on_keeps_single_dismissals() -> None:
    quiet = dismissed(published(), doubled())
    again = switched(switched(quiet, "text-doubled", on=False), "text-doubled", on=True)

    assert again.dismissals == quiet.dismissals


def test_rows_of_unknown_checks_do_no_harm() -> None:
    odd = with_rows(published().report, "dismissals", (Dismissal(), Dismissal(check="nothing")))

    assert found(odd) == found(published().report)


# ---- whatever is typed


@settings(max_examples=60, deadline=None)
@given(reports())
def test_any_report_can_be_read(report: Report) -> None:
    sheet = issued().evaluate(report)
    first = list(proofread(sheet))

    assert list(proofread(sheet)) == first
    for finding in first:
        assert finding.message.endswith("。")
        assert sentence_of(sheet, finding)


def long_report(seed: int, size: int = 20_000) -> Report:
    """The example with *size* characters of report that no cache has seen."""
    chance, report = random.Random(seed), published().report
    pool = "".join(p.text for p in report.narrative.passages if p.text.strip() != "无")
    sentences = [f"{s}。" for s in pool.replace("\n", "").split("。") if s]
    rows = []
    for passage in report.narrative.passages:
        text = ""
        while len(text) < size / len(report.narrative.passages):
            text += chance.choice(sentences) + ("\n" if chance.random() < 0.2 else "")
        rows.append(replace(passage, text=text))
    return with_rows(report, "passages", tuple(rows))


def spent_on(seed: int, size: int) -> float:
    """Processor time for the first look at a long report; the least of three."""
    taken = []
    for turn in range(3):
        sheet = issued().evaluate(long_report(seed + turn, size))
        begun = time.process_time()
        list(proofread(sheet))
        taken.append(time.process_time() - begun)
    return min(taken)


def test_four_times_the_report_costs_about_four_times_as_much() -> None:
    """What 20,000 characters cost is measured in the benchmarks; here only that it stays so."""
    assert spent_on(100, 80_000) < 10 * spent_on(200, 20_000)
