"""Telephone numbers and names, as they may be written in a cell for one and in any text."""

from __future__ import annotations

from typing import Final

import pytest

from perfeval_gui.pages.secrets import Searcher, Secret, numbers_in, people_in

NAMES: Final = ("林晓雯", "许建平", "周明远", "何思敏", "郑文涛")
PHONE: Final = "13800138000"


def leaks(text: str) -> list[str]:
    """What of the secrets is still in *text*, however it is written."""
    secrets = [Secret("telephone", PHONE), *(Secret("name", name) for name in NAMES)]
    return [text[one.begin : one.end] for one in Searcher(secrets).find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "138 0013 8000", "138-0013-8000", "１３８００１３８０００", "+86 13800138000",
        "138.0013.8000", "138\n00138000", "138****8000", "138×××8000", "一三八〇〇一三八〇〇〇",
        "138\u200b00138000", "(138)0013-8000", "8613800138000", "138 **** 8000", "138-****-8000",
    ],
)  # fmt: skip
def test_ways_to_write_the_number(text: str) -> None:
    assert leaks(f"电话{text}。")


@pytest.mark.parametrize(
    "text",
    [
        "林 晓 雯",
        "林　晓雯",
        "林\n晓雯",
        "林*雯",
        "林某雯",
        "*晓雯",
        "林晓×",
        "林·晓雯",
        "林\u200b晓雯",
    ],
)
def test_ways_to_write_the_name(text: str) -> None:
    assert leaks(f"由{text}填报")


@pytest.mark.parametrize(
    "text",
    [
        "327.49万元", "2024年6月20日", "13,800,138,000.00", "13912345678.50", "18900000000元",
        "1234567890123456", "林某某", "林", "建平街", "100.00%", "138001380001",
        "156789012.34，", "1567.89 12345", "1567\n1890\n234", "1998.10.1-2024年",
    ],
)  # fmt: skip
def test_what_only_looks_a_bit_like_it_stays(text: str) -> None:
    assert leaks(text) == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("13800138000", ["13800138000"]),
        ("0730-8412345转801", ["0730-8412345", "8412345"]),
        ("13800138000、0730-8412345", ["13800138000", "0730-8412345", "8412345"]),
        ("无", []),
        ("123", []),
        ("07308412345", ["07308412345", "8412345"]),
        ("０７３０－８４１２３４５", ["０７３０－８４１２３４５", "8412345"]),
        ("8412345 8412346", ["8412345", "8412346"]),
        ("8412345或8412346", ["8412345", "8412346"]),
        ("13800138000 0730-8412345", ["13800138000", "0730-8412345", "8412345"]),
        ("手机：138-0013-8000（办公）", ["138-0013-8000"]),
        ("", []),
    ],
)
def test_numbers_of_a_cell(typed: str, found: list[str]) -> None:
    assert [one.text for one in numbers_in(typed)] == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("林晓雯", ["林晓雯"]),
        ("林　晓 雯", ["林晓雯"]),
        ("林晓雯、许建平", ["林晓雯", "许建平"]),
        ("许建平（主任）", ["许建平"]),
        ("许建平主任", ["许建平"]),
        ("无", []),
        ("——", []),
        ("林", []),
        ("林晓雯 许建平", ["林晓雯", "许建平"]),
        ("张三　李四", ["张三", "李四"]),
        ("欧阳 晓雯", ["欧阳晓雯"]),
        ("林晓雯和许建平", ["林晓雯", "许建平"]),
        ("李和平", ["李和平"]),
        ("许建平副主任", ["许建平"]),
        ("周明远 高级会计师", ["周明远"]),
        ("主任许建平", ["许建平"]),
        ("许主任", ["许主任"]),
        ("主任", []),
        ("组长：周明远　成员：林晓雯", ["周明远", "林晓雯"]),
        ("林晓雯13800138000", ["林晓雯"]),
        ("林晓雯 电话：0730-8412345", ["林晓雯"]),
    ],
)
def test_names_of_a_cell(typed: str, found: list[str]) -> None:
    assert [one.text for one in people_in(typed)] == found


@pytest.mark.parametrize("dot", ["·", "•", "・", "．", "‧", ""])
def test_the_dot_in_a_name_may_be_any_or_none(dot: str) -> None:
    (name,) = people_in("阿依古丽·买买提")

    assert Searcher([name]).find(f"由阿依古丽{dot}买买提负责")
