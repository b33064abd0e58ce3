"""Checks of names, telephones and days, and of what prints empty."""

from __future__ import annotations

import pytest

from given.checked import message, names
from given.worked import issued
from perfeval_gui.rules.checks.phones import is_phone


@pytest.mark.parametrize(
    "text",
    [
        "13800138000", "138 0013 8000", "１３８００１３８０００", "0730-8412345", "0730 8412345",
        "（0730）8412345", "010-88888888", "8412345", "88412345", "13800138000、0730-8412345",
        "13800138000 / 8412345", "0730—8412345",
    ],
)  # fmt: skip
def test_telephones(text: str) -> None:
    assert is_phone(text)
    assert names("phone", {"base_phone": text, "form_phone": text}) == []


@pytest.mark.parametrize(
    "text",
    ["138000100012", "1380013800", "12800138000", "841234", "884123456", "0730-841234",
     "无电话", "13800138000、123", "、", "0000000"],
)  # fmt: skip
def test_what_is_no_telephone(text: str) -> None:
    assert names("phone", {"form_phone": text}) == ["form_phone"]


def test_no_telephone_is_no_wrong_one() -> None:
    assert names("phone") == []
    assert "12 位" in message("phone", {"base_phone": "138000100012"})


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"base_filler": "王丽", "form_filler": "陈伟"}, ["form_filler"]),
        ({"base_filler": "王丽", "form_filler": "王 丽"}, []),
        ({"base_filler": "王丽"}, []),
        ({"base_phone": "8412345", "form_phone": "8412346"}, ["form_phone"]),
        ({"base_phone": "8412345", "form_phone": "8412345"}, []),
        # Another person has another telephone.
        ({"base_filler": "王丽", "form_filler": "陈伟", "base_phone": "1", "form_phone": "2"},
         ["form_filler"]),
        ({"base_date": "2024.6.20", "report_date": "2024年6月20日"}, []),
        ({"base_date": "2024.6.20", "report_date": "2024.6.21"}, ["report_date"]),
    ],
)  # fmt: skip
def test_names_agree(values: dict[str, str], found: list[str]) -> None:
    assert names("names-agree", values) == found


def blank(values: dict[str, object], **tables: list[dict[str, object]]) -> list[str]:
    return names("blank-at-print", values, **tables)


def test_cells_that_print_empty() -> None:
    assert "thrift" in blank({})
    assert "thrift" in blank({"thrift": " \n"})
    assert "thrift" not in blank({"thrift": "无"})


def test_cells_for_the_hand_and_required_ones_are_not_told() -> None:
    found = blank({})

    assert not issued().edition.hand & set(found)
    assert "unit" not in found


def test_lines_of_the_fund_table_are_told_together() -> None:
    lines = [row.line for row in issued().edition.funds if row.line != "projects"]
    zeros: dict[str, object] = {f"{line}.final": "0" for line in lines}

    assert [name for name in blank({}) if name.endswith(".final")] == ["three_public.final"]
    assert [name for name in blank(zeros) if name.endswith(".final")] == []
    del zeros["procurement.final"]
    assert "procurement.final" in blank(zeros)
    assert "procurement.final" not in blank({**zeros, "procurement.prior_final": "0"})


def test_gaps_in_tables_are_told_once_a_column() -> None:
    people: list[dict[str, object]] = [
        {"name": "甲", "title": "主任", "workplace": "中心"},
        {"name": "乙", "title": "会计"},
        {"name": "丙", "title": "科员"},
    ]

    assert "evaluators" in blank({})
    assert "evaluators[1].workplace" in blank({}, evaluators=people)
    assert not [name for name in blank({}, evaluators=people[:1]) if "evaluators" in name]


def test_reasons_and_last_years_projects_are_usually_blank() -> None:
    row: dict[str, object] = {"group": "output", "kind": "quantity", "name": "甲",
                              "target": "1起", "actual": "1起", "points": "5"}  # fmt: skip
    found = blank({}, indicators=[row], projects=[{"name": "甲", "final": "5"}])

    assert not [name for name in found if name.startswith(("indicators[", "projects["))]
    assert "indicators[0].target" in blank({}, indicators=[{**row, "target": ""}])
    assert "projects[0].name" in blank({}, projects=[{"final": "5"}])


def test_headings_without_text_are_told_together() -> None:
    texts = [
        {"key": heading.key, "text": "有正文"}
        for heading in issued().edition.outline
        if heading.passage
    ]
    texts[2] = {**texts[2], "text": "\n"}

    assert names("blank-at-print", passages=texts).count("passages[2].text") == 1
    assert "passages" in blank({})
    assert not [name for name in names("blank-at-print", passages=texts[:2] + texts[3:])
                if name.startswith("passages[")]  # fmt: skip
