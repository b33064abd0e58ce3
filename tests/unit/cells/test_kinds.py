"""What each kind of cell reads, shows and refuses, and how figures are rounded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given, strategies

from perfeval_gui.domain.cells.kinds import (
    AREA,
    CHANGE,
    COUNT,
    DAY,
    LINKED,
    MONEY,
    MONTH,
    PHONE,
    POINTS,
    PROSE,
    RATE,
    SCORE,
    TEXT,
    TICK,
    Kind,
    money_kind,
)
from perfeval_gui.domain.cells.values import Month, Unread, half_up, is_blank

YUAN: Final = money_kind("元", grouped=True)
FINE: Final = money_kind("万元", 6)


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        (MONEY, "1234.5", "1234.50"),
        (MONEY, "0", "0.00"),
        (MONEY, "", ""),
        (COUNT, "8", "8"),
        (COUNT, "8人", "8"),
        (COUNT, "8.0", "8"),
        (AREA, "1200.5㎡", "1200.50"),
        (CHANGE, "-3.2", "-3.20"),
        (POINTS, "20", "20"),
        (POINTS, "7.50", "7.5"),
        (POINTS, "100分", "100"),
        (SCORE, "20", "20.00"),
        (RATE, "98.5%", "98.50%"),
        (DAY, "2024.6.20", "2024年6月20日"),
        (DAY, "2024 年 6 月 20  日", "2024年6月20日"),
        (MONTH, "2024年6月", "2024年6月"),
        (MONTH, "2024 年 06 月", "2024年6月"),
        (MONTH, "２０２４．６", "2024年6月"),
        (MONTH, "2024-06", "2024年6月"),
        (MONTH, "2024/12", "2024年12月"),
        (MONTH, "无", ""),
        (YUAN, "1234567", "1,234,567.00"),
        (YUAN, "1,234,567.5元", "1,234,567.50"),
        (YUAN, "999.99", "999.99"),
        (YUAN, "", ""),
        (FINE, "0.123456", "0.123456"),
        (money_kind("元", 0, grouped=True), "1234567", "1,234,567"),
        (money_kind("元", 1, grouped=True, signed=True), "-1234.5", "-1,234.5"),
        (PHONE, " 0730-8412345", " 0730-8412345"),
        (TEXT, "一\n二", "一 二"),
        (PROSE, "一\r\n二", "一\n二"),
    ],
)
def test_kinds_read_and_show(kind: Kind, text: str, shown: str) -> None:
    value = kind.read(text)

    assert kind.fault(value) == ""
    assert kind.show(value) == shown
    assert kind.read(kind.show(value)) == value


@pytest.mark.parametrize(
    ("kind", "text", "fault"),
    [
        (MONEY, "-3.2", "这里不能是负数。"),
        (MONEY, "1.005", "最多两位小数；四舍五入为 1.01，请改写。"),
        (CHANGE, "-1.005", "最多两位小数；四舍五入为 -1.01，请改写。"),
        (COUNT, "8.5", "这里填整数，不能写 8.5。"),
        (MONEY, "1,5", "“1,5”不是数字：千分位逗号位置不对；小数请用点。"),
        (MONEY, "十二", "“十二”不是数字：请只写数字，小数用点。"),
        (MONEY, "7 24", "“7 24”不是数字：数字中间不能有空格；一格只填一个数字。"),
        (
            MONEY,
            "1.2亿元",
            "“1.2亿元”不是数字：这里的单位是万元，1.2亿元 = 12000.00 万元，请改写。",
        ),
        (MONEY, "15000元", "“15000元”不是数字：这里的单位是万元，15000元 = 1.50 万元，请改写。"),
        (MONEY, "12万", "“12万”不是数字：这里的单位是万元，12万 = 12.00 万元，请改写。"),
        (MONEY, "￥1,234.50", "“￥1,234.50”不是数字：请去掉货币符号，按万元填写。"),
        (MONEY, "¥ 15000元", "“¥ 15000元”不是数字：请去掉货币符号，按万元填写。"),
        (COUNT, "12万", "“12万”不是数字：请只写数字，小数用点。"),
        (MONEY, "10000000000000", "“10000000000000”不是数字：整数部分最多 13 位。"),
        (MONEY, "10,000,000,000,000", "“10,000,000,000,…”不是数字：整数部分最多 13 位。"),
        (YUAN, "1.234", "最多两位小数；四舍五入为 1.23，请改写。"),
        (FINE, "1.0000005", "最多六位小数；四舍五入为 1.000001，请改写。"),
        (money_kind("元", 0), "1.5", "这里填整数，不能写 1.5。"),
        (
            YUAN,
            "178.5万元",
            "“178.5万元”不是数字：这里的单位是元，178.5万元 = 1,785,000.00 元，请改写。",
        ),
        (YUAN, "2亿", "“2亿”不是数字：这里的单位是元，2亿 = 200,000,000.00 元，请改写。"),
        (FINE, "1元", "“1元”不是数字：这里的单位是万元，1元 = 0.000100 万元，请改写。"),
        (
            money_kind("亿元"),
            "5000万",
            "“5000万”不是数字：这里的单位是亿元，5000万 = 0.50 亿元，请改写。",
        ),
        (YUAN, "￥1,234.50", "“￥1,234.50”不是数字：请去掉货币符号，按元填写。"),
        (YUAN, "12,34", "“12,34”不是数字：千分位逗号位置不对；小数请用点。"),
        (MONTH, "2024年13月", "“2024年13月”不是月份，请写成 2024年6月 的样子。"),
        (MONTH, "2024年6月20日", "“2024年6月20日”不是月份，请写成 2024年6月 的样子。"),
        (MONTH, "0000.6", "“0000.6”不是月份，请写成 2024年6月 的样子。"),
        (MONTH, "6月", "“6月”不是月份，请写成 2024年6月 的样子。"),
        (DAY, "6月20日", "“6月20日”不是日期，请写成 2024年6月20日 的样子。"),
        (DAY, "2023.2.29", "“2023.2.29”不是日期，请写成 2024年6月20日 的样子。"),
    ],
)
def test_a_fault_says_what_to_do(kind: Kind, text: str, fault: str) -> None:
    value = kind.read(text)

    assert isinstance(value, Unread)
    assert kind.fault(value) == fault


FIGURE_KINDS: Final = (MONEY, CHANGE, AREA, POINTS, SCORE, COUNT, RATE, YUAN, FINE)


@given(
    strategies.sampled_from(FIGURE_KINDS),
    strategies.decimals(
        min_value=0, max_value=10**10, places=2, allow_nan=False, allow_infinity=False
    ),
)
def test_what_is_shown_reads_back(kind: Kind, figure: Decimal) -> None:
    value = half_up(figure, Decimal(1)) if not kind.places else figure
    value = value.scaleb(-2) if kind is RATE else value

    assert kind.read(kind.show(value)) == value


@given(strategies.dates())
def test_a_shown_day_reads_back(day: date) -> None:
    if day.year >= 1000:
        assert DAY.read(DAY.show(day)) == day


def test_months_come_in_their_order() -> None:
    texts = ["2024年10月", "2024年6月", "2023年12月"]
    months = [month for text in texts if isinstance(month := MONTH.read(text), Month)]

    assert [str(month) for month in sorted(months)] == texts[::-1]


def test_a_tick_is_a_box_and_at_first_an_empty_one() -> None:
    assert TICK.show(TICK.blank) == "□"
    assert TICK.show(True) == "■"
    assert (LINKED.blank, LINKED.show(True)) == (True, "")


@pytest.mark.parametrize("glyph", [TICK.show(False), TICK.show(True)])
def test_every_chinese_typeface_has_the_boxes(glyph: str) -> None:
    assert len(glyph.encode("gb2312")) == 2


@pytest.mark.parametrize(("unit", "places"), [("美元", 2), ("元", 7), ("元", -1)])
def test_money_is_in_its_units_and_places(unit: str, places: int) -> None:
    with pytest.raises(ValueError, match=unit):
        money_kind(unit, places)


# ---- values


@pytest.mark.parametrize(
    ("figure", "rounded"),
    [
        ("2.675", "2.68"),
        ("2.665", "2.67"),
        ("89.995", "90.00"),
        ("89.9949", "89.99"),
        ("-2.675", "-2.68"),
        ("-0.001", "0.00"),
        ("-0", "0.00"),
        ("1e40", "1" + "0" * 40 + ".00"),
    ],
)
def test_half_up(figure: str, rounded: str) -> None:
    assert str(half_up(Decimal(figure))) == rounded


def test_blank_is_not_zero() -> None:
    assert is_blank(None)
    assert is_blank("　")
    assert not is_blank(Decimal(0))
    assert not is_blank(Unread("八"))
