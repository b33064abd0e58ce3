"""What is read out of 年度指标值 and 实际完成值, and what is left to the clerk."""

from __future__ import annotations

import time
from typing import Final

import pytest
from hypothesis import given, strategies

from amount import many
from effort import least_told
from perfeval_gui.rules.quantities import compare
from perfeval_gui.rules.quantities import read as reading_of


def read(text: str) -> str:
    found = reading_of(text)
    assert found.whole
    return " ".join(quantity.shown for quantity in found.quantities)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # plain numbers, in all widths and with grouping
        ("40起", "40起"),
        ("４０ 起", "40起"),
        ("1,234.50元", "1234.5元"),
        ("0起", "0起"),
        ("95%", "95%"),
        ("９８％", "98%"),
        ("12.5‰", "12.5‰"),
        ("95", "95"),
        ("-3%", "-3%"),
        # signs, before and behind
        ("≥98%", "≥98%"),
        (">=98%", "≥98%"),
        ("不低于 95%", "≥95%"),
        ("不得少于3次", "≥3次"),
        ("大于等于5家", "≥5家"),
        ("达到40户", "40户"),
        ("40起以上", "≥40起"),
        ("95分及以上", "≥95分"),
        ("≤3天", "≤3天"),
        ("不超过3天", "≤3天"),
        ("不得超过3天", "≤3天"),
        ("未超过3天", "≤3天"),
        ("小于或等于5%", "≤5%"),
        ("控制在5%以内", "≤5%"),
        ("3天内", "≤3天"),
        ("100人内部培训", "100人"),
        # scale words
        ("1.2万亩", "1.2万亩"),
        ("12000亩", "1.2万亩"),
        ("1.2亿元", "1.2亿元"),
        ("12000万元", "1.2亿元"),
        ("327.49万元", "327.49万元"),
        ("3百人", "300人"),
        ("12345人", "12345人"),
        ("40余起", ">40起"),
        ("30多万元", ">30万元"),
        # Chinese numerals
        ("一年", "1年"),
        ("两次", "2次"),
        ("十二个", "12个"),
        ("三十五人", "35人"),
        ("一百零五户", "105户"),
        ("两千人", "2000人"),
        ("三万元", "3万元"),
        ("零起", "0起"),
        ("百分之九十五", "95%"),
        ("百分之九十五点五", "95.5%"),
        ("百分之95", "95%"),
        ("百分百", "100%"),
        # units
        ("100㎡", "100平方米"),
        ("100m²", "100平方米"),
        ("5千瓦时", "5千瓦时"),
        ("3千克", "3公斤"),
        ("5 km", "5公里"),
        ("3个工作日", "3工作日"),
        ("10分钟", "10分钟"),
        ("12个月", "12个月"),
        ("10万人次", "10万人次"),
        ("40羽", "40羽"),
        ("每亩300元", "300元/亩"),
        # the number stands somewhere in a sentence
        ("完成11个征地项目", "11个"),
        ("1、完成40起", "40起"),
        ("①完成40起", "40起"),
        ("（1）完成40起", "40起"),
        ("足球场1个，争取物资200万元", "1个 200万元"),
        ("2023年12月底前完成3次", "3次"),
        ("开展2次以上联合培训", "≥2次"),
    ],
)
def test_what_is_read(text: str, shown: str) -> None:
    assert read(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无",
        "持续服务周边群众",
        "12月底前",
        "2023年12月31日前",
        "2023年度",
        "2023-12-31",
        "第一季度完成",
        "第三次会议",
        "一季度前",
        "进一步提高",
        "一批重点项目",
        "群众十分满意",
        "中央八项规定",
        "“十四五”规划",
        "做到“两个维护”",
        "千家万户",
        "三供一业移交",
        "5G基站",
        "PM2.5",
        "3-5天",
        "2至3次",
        "50%～60%",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert read(text) == ""


@pytest.mark.parametrize("text", ["1/3", "1½年", "999999999999999999999999起"])
def test_what_is_not_understood_is_told(text: str) -> None:
    assert not reading_of(text).whole


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("40起", "56起"),
        ("1.2万亩", "14400亩"),
        ("1亿元", "9800万元"),
        ("100平方米", "98㎡"),
        ("3日", "3天"),
        ("11个", "完成11个征地项目，争取物资200万元"),
    ],
)
def test_one_unit_is_compared(target: str, actual: str) -> None:
    assert compare(target, actual).verdict == "figures"


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("40起", "56件"),
        ("40羽", "56尾"),
        ("100万元", "优秀"),
        ("改善环境", "1个"),
        ("2次培训、3场宣传", "2次培训、3场宣传"),
        ("40起", "上半年20起，下半年36起"),
        ("≥-5%", "3%"),
    ],
)
def test_what_does_not_fit_together_is_left_to_the_clerk(target: str, actual: str) -> None:
    assert compare(target, actual).verdict == "unread"


def test_the_example_of_the_form() -> None:
    found = compare("40起", "56起")

    assert found.wanted is not None
    assert found.reached is not None
    assert found.reached.amount / found.wanted.amount * 100 == 140


@given(
    strategies.text(
        alphabet="0123456789.,一二十百千万亿%元起个≥不超过以内年月日-~/第 （）", max_size=24
    )
)
def test_no_text_fails(text: str) -> None:
    for quantity in reading_of(text).quantities:
        assert quantity.shown


# Sixteen times the text costs a linear reader sixteen times as much and a quadratic one 256 times.
SHORT: Final = many(1_000, 500)
TIMES: Final = 16
MOST: Final = 64
REPEATED: Final = """
1 一 40处 ≥ 不 不超过 低于 -5 百分之 1, 千 一万 每 2023年 1月 没有 下降 （ 控制在 逾期 1至 其中1个
上年的 较 元/ 1m/ 不含 约 第 几 尚未 1小时 1年1个月 中 A1
"""


def spent(text: str) -> float:
    begin = time.process_time()
    reading_of.__wrapped__(text)
    return time.process_time() - begin


@pytest.mark.parametrize("piece", [*REPEATED.split(), " 1", "1 "])
def test_a_long_text_is_read_once(piece: str) -> None:
    few, many = (piece * (size // len(piece)) for size in (SHORT, SHORT * TIMES))

    assert any(spent(many) < MOST * max(spent(few), least_told()) for _ in range(3))
