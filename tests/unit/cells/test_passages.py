from __future__ import annotations

from perfeval_gui.document.passages import position_of, text_of, with_text
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.narrative import Passage
from perfeval_gui.domain.record.report import Report

EMPTY = Report(edition="yunxi-2023", year=2023)


def test_a_passage_is_added_on_first_writing() -> None:
    report = with_text(EMPTY, "duties", "甲")

    assert text_of(report, "duties") == "甲"
    assert position_of(report, "duties") == 0
    assert report.narrative.passages[0].id == 1


def test_writing_nothing_adds_nothing() -> None:
    assert with_text(EMPTY, "duties", "") is EMPTY


def test_a_passage_is_rewritten_in_its_place() -> None:
    report = with_text(with_text(EMPTY, "duties", "甲"), "other", "乙")
    report = with_text(report, "duties", "")

    assert [(p.key, p.text) for p in report.narrative.passages] == [("duties", ""), ("other", "乙")]


def test_of_two_passages_under_one_heading_the_printed_one_is_meant() -> None:
    twice = (Passage(key="duties", text="旧"), Passage(key="duties", text="新"))
    report = with_rows(EMPTY, "passages", twice)

    assert text_of(report, "duties") == "新"
    assert text_of(with_text(report, "duties", "改"), "duties") == "改"


def test_a_heading_without_passage_is_blank() -> None:
    assert text_of(EMPTY, "duties") == ""
    assert position_of(EMPTY, "duties") is None
