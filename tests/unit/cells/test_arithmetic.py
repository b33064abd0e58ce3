"""Sums typed into figure cells: what they come to, what is left to the clerk, and in what words."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction

import pytest

from perfeval_gui.domain.cells.arithmetic import is_finite, is_sum, result_of
from perfeval_gui.domain.cells.kinds import COUNT, DAY, MONEY, MONTH, RATE, Kind, money_kind
from perfeval_gui.domain.cells.mending import mend, typed
from perfeval_gui.domain.cells.values import Unread


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("=1.2+3.4", "4.60"),
        ("＝１．２＋３．４", "4.60"),
        ("=2×（3－1）÷4", "1.00"),
        ("= 1,200 + 3。5", "1203.50"),
        ("=1.005+0", "1.01"),
        ("=0.285*100", "28.50"),
        ("=8-2*3", "2.00"),
        ("=-1+3", "2.00"),
        ("=1/8", "0.13"),
        ("=0*5", "0.00"),
        ("=7", "7.00"),
    ],
)
def test_a_sum_is_its_result(text: str, result: str) -> None:
    assert MONEY.show(typed(MONEY, text)) == result


def test_a_rate_is_worked_out_in_per_cent() -> None:
    assert typed(RATE, "=80+4.45") == Decimal("0.8445")


@pytest.mark.parametrize(
    ("kind", "text", "words", "meant"),
    [
        (MONEY, "=10/3", "除不尽），四舍五入为 3.33，请确认", Decimal("3.33")),
        (COUNT, "=7/2", "等于 3.5，四舍五入为 4，请确认", Decimal(4)),
        (MONEY, "=1-2", "等于 -1，这里不能是负数", None),
        (MONEY, "=1/0", "除数是 0", None),
        (MONEY, "=1/(2-2)", "除数是 0", None),
        (MONEY, "=1+", "没有写完", None),
        (MONEY, "=", "没有写完", None),
        (MONEY, "=()", "没有写完", None),
        (MONEY, "=(1+2", "括号没有成对", None),
        (MONEY, "=1+2)", "括号没有成对", None),
        (MONEY, "=B2+C2", "不能有“B”", None),
        (MONEY, "=1 2", "少了运算符号", None),
        (MONEY, "=1,2+3", "不能有“,”", None),
        (MONEY, "=9999999999999*10", "整数部分最多 13 位", None),
        (MONEY, "=1/1000", "四舍五入为 0.00，请确认", None),
        (MONEY, "=" + "(" * 30 + "1" + ")" * 30, "括号太多", None),
        (MONEY, "=1" + "+1" * 200, "算式太长", None),
    ],
)
def test_what_is_not_sure_stays_as_typed(
    kind: Kind, text: str, words: str, meant: Decimal | None
) -> None:
    value = typed(kind, text)

    assert value == Unread(text)
    assert words in kind.fault(value)
    assert mend(kind, value) == meant


def test_a_sum_that_was_not_typed_is_left_as_text() -> None:
    """Text from elsewhere may be a formula over cells that are not here: it is only offered."""
    value = MONEY.read("=1.2+3.4")

    assert value == Unread("=1.2+3.4")
    assert mend(MONEY, value) == Decimal("4.60")
    assert MONEY.fault(value) == "“=1.2+3.4”等于 4.6，还没有记下。"


def test_a_sum_without_its_sign_is_told_how() -> None:
    value = typed(MONEY, "1.2+3.4")

    assert value == Unread("1.2+3.4")
    assert MONEY.fault(value).endswith("要计算，请在前面加等号：“=1.2+3.4”。")


@pytest.mark.parametrize(
    ("kind", "text", "meant"),
    [
        (MONEY, "12000元", "1.20"),
        (MONEY, "12345元", "1.23"),
        (MONEY, "1.5亿元", "15000.00"),
        (MONEY, "12元", None),
        (MONEY, "1.234", "1.23"),
        (MONEY, "¥12000", None),
        (money_kind("元"), "¥12000", "12000.00"),
        (money_kind("元"), "1.2万元", "12000.00"),
        (COUNT, "12元", None),
        (COUNT, "8人左右", None),
        (MONEY, "1 2", None),
        (MONEY, "-1.234", None),
        (DAY, "20240620", "2024年6月20日"),
        (DAY, "20241345", None),
        (DAY, "6月20日", None),
        (DAY, "202406", None),
        (MONTH, "202406", "2024年6月"),
        (MONTH, "2024年6月20日", "2024年6月"),
        (MONTH, "202413", None),
    ],
)
def test_only_what_can_mean_one_thing_is_mended(kind: Kind, text: str, meant: str | None) -> None:
    value = kind.read(text)
    assert isinstance(value, Unread)

    found = mend(kind, value)

    assert (found if found is None else kind.show(found)) == meant


def test_any_sum_comes_to_what_python_makes_of_it() -> None:
    chance = random.Random(91)
    for _ in range(300):
        text = _random_sum(chance, 3)
        try:
            wanted = eval(_exactly(text), {"F": Fraction})
        except ZeroDivisionError:
            assert result_of(text) == "算式里的除数是 0。"
            continue
        assert result_of(f"={text}") == wanted, text


def _random_sum(chance: random.Random, depth: int) -> str:
    if not depth or chance.random() < 0.2:
        return f"{chance.randint(0, 999)}.{chance.randint(0, 99):02}"
    left, right = (_random_sum(chance, depth - 1) for _ in range(2))
    text = f"{left}{chance.choice('+-*/')}{right}"
    return f"({text})" if chance.random() < 0.5 else text


def _exactly(text: str) -> str:
    """*text* with each number an exact one for Python."""
    import re

    return re.sub(r"[0-9.]+", lambda found: f"F('{found[0]}')", text)


def test_finite_is_what_has_an_end() -> None:
    assert [is_finite(Fraction(1, n)) for n in (1, 2, 3, 8, 20, 7, 600)] == [
        *(True, True, False, True, True, False, False),
    ]
    assert [is_sum(text) for text in ("=1", " ＝1", "1=1", "")] == [True, True, False, False]
