"""What is rescued from a damaged draft: what is there, marked where it breaks off."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given, settings

from given.declared_scenarios import FORMS, book
from given.declared_scenarios import report as declared
from given.hostile_drafts import sealed
from given.random_reports import reports
from given.worked import filled
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import get
from perfeval_gui.domain.names.filling import fill
from perfeval_gui.domain.record.report import Report
from perfeval_gui.storage.draft.draft import content_of, dump
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.storage.draft.rescue import rescued

REPORT: Final = filled(
    {"unit": "甲中心", "quota": "8", "thrift": "第一行\n“第二行”", "executed": "24.92"},
    projects=[{"name": "一", "final": "24.92"}, {"name": "二"}, {"name": "三", "final": "1"}],
)


def whole(data: bytes) -> Report:
    found = rescued(data)
    assert found is not None
    return found.report


@settings(max_examples=60, deadline=None)
@given(reports())
def test_a_whole_body_is_rescued_whole(report: Report) -> None:
    data = dump(report).replace(b"PERFEVAL 1 ", b"PERXEVAL 1 ", 1)
    found = rescued(data)

    assert found is None or found.report == report


def test_a_body_that_no_longer_parses_is_read_line_by_line() -> None:
    data = dump(REPORT)

    assert whole(data.replace(b'"year"', b'x"year"', 1)) == replace(REPORT, year=0)
    assert whole(data[: data.index(b'"tables"')]).funds.projects == ()
    assert get(whole(data[: data.index(b'"tables"')]), "executed") == get(REPORT, "executed")


def test_what_stands_behind_the_damage_is_found() -> None:
    data = dump(REPORT)
    at = data.index('"二"'.encode())
    rows = whole(data[: at - 3] + bytes(60) + data[at + 57 :]).funds.projects

    assert rows[0].name == "一"
    assert rows[-1].name == "三"


def test_half_a_figure_is_not_taken_for_a_figure() -> None:
    data = dump(REPORT)
    report = whole(data[: data.index(b'"24.92"') + 4])

    assert get(report, "executed") == Unread("24.……")


def test_half_a_text_is_marked() -> None:
    data = dump(REPORT)
    report = whole(data[: data.index("二行".encode()) + 3])

    assert get(report, "thrift") == "第一行\n“第二……"


def test_unreadable_text_is_kept_as_such() -> None:
    data = dump(replace(REPORT, staffing=replace(REPORT.staffing, in_post=Unread("八人"))))

    assert get(whole(data.replace(b'"year"', b'x"year"', 1)), "in_post") == Unread("八人")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        '{"values": 5, "tables": {"projects": 7}}',
        '{"values": {"quota": [1], "unit": {}, "project_linked": "x"}}',
        '{"tables": {"projects": [null, 5, {"id": true, "name": 3}]}}',
        "[" * 100_000,
        '{"a":' * 100_000,
    ],
)
def test_nothing_to_rescue_is_said(body: str) -> None:
    assert rescued(sealed(body)) is None


# ---- what an edition declares


@pytest.mark.parametrize("form", FORMS)
def test_what_an_edition_declares_is_rescued_as_well(form: str) -> None:
    report, blank = declared(form), book(form).edition.form
    data = dump(report)
    lines = replace(whole(data.replace(b'"year"', b'x"year"', 1)), year=report.year)

    assert fitted(whole(data.partition(b"\n")[2]), blank) == report
    assert fitted(lines, blank) == report


@pytest.mark.parametrize("form", FORMS)
def test_of_a_draft_that_breaks_off_no_declared_cell_is_another(form: str) -> None:
    report, blank = declared(form), book(form).edition.form
    data = dump(report)
    for at in range(len(data) // 3, len(data), len(data) // 40):
        there = fitted(whole(data[:at]), blank)
        for name, field in blank.fields.items():
            value = get(there, name)
            text = value.text if isinstance(value, Unread) else str(value)
            assert value in (get(report, name), field.kind.blank) or "……" in text


@pytest.mark.parametrize("name", ['"values"', '"tables"', '{\n "edition"', '"indicators"'])
@pytest.mark.parametrize("form", ["fuhao-danwei-2025", "guojia-xiangmu-2020"])
def test_no_part_is_lost_with_its_name(form: str, name: str) -> None:
    report, blank = declared(form), book(form).edition.form
    data = dump(report)
    for damage in (bytes((name.encode()[0] ^ 1,)), b""):
        at = data.index(name.encode())
        there = whole(data[:at] + damage + data[at + 1 :])
        there = fitted(replace(there, year=report.year), blank)
        assert content_of(there)["values"] == content_of(report)["values"]
        assert there.indicators == report.indicators


def test_a_letter_of_the_name_of_all_cells_takes_none_of_them() -> None:
    report, blank = declared("jichu-2025"), book("jichu-2025").edition.form

    assert fitted(whole(dump(report).replace(b'"values"', b'"valuds"')), blank) == report


def test_two_rows_stay_two_where_the_line_between_them_is_lost() -> None:
    report, blank = declared("fuhao-danwei-2025"), book("fuhao-danwei-2025").edition.form
    data = dump(report)
    first = data.index(b"},\n   {")
    there = fitted(whole(data[:first] + data[first + 7 :]), blank)

    assert [row.name for row in there.indicators.indicators] == [
        row.name for row in report.indicators.indicators
    ]


def test_half_a_declared_figure_is_not_taken_for_a_figure() -> None:
    edition = book("guojia-xiangmu-2020").edition
    data = dump(fill(edition.blank(2023), edition, {"sources.other.done": "24.92"}, {}))
    half = fitted(whole(data[: data.index(b'"24.92"') + 4]), edition.form)

    assert get(half, "sources.other.done") == Unread("24.……")


def test_what_makes_no_sense_is_left_out_or_kept_as_text() -> None:
    body = '{"year": "x", "values": {"unit": "甲", "quota": "八", "in_post": 5, "later": "1"}}'
    report = whole(sealed(body))

    assert (report.year, report.edition) == (0, "")
    assert report.unknown == '{"values": {"later": "1"}}'
    assert get(report, "unit") == "甲"
    assert get(report, "quota") == Unread("八")
    assert get(report, "in_post") is None
