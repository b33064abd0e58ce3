"""Telephone numbers as people write them."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from given.checked import message, names
from given.complete import ids
from perfeval_gui.domain.names.filling import fill
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.checks.phones import is_phone, same_numbers, wrong_number

RIGHT = """13800138000|138 0013 8000|１３８００１３８０００|138-0001-0001|138—0001—0001
138.0001.0001|+86 13800010002|+86-138-0001-0002|0086 13800010002|(+86)13800010002
86 13800010002|＋８６１３８００１３８０００
013800010002|0730-8412345|0730 8412345|（0730）8412345|(0730) 8412345
010-88888888|8412345|88412345
0730—8412345|+86 730 8412345|+86-0730-8412345|0086-10-88888888|021-66668888
0730-8412345转801|0730-8412345 转 801|0730-8412345，转801|0730-8412345（转801）|0730-8412345-801
0730-8412345(801)|0730-8412345分机801|0730-8412345 ext. 801|0730-8412345#801
8412345-801|8412345转801
0730-8412345转801、802|0730-8412345转办公室|0730-8412345内线12
13800138000、0730-8412345|13800138000 / 8412345|13800010002 0730-8412345|0730-8412345 13800010002
0730-8412345 或 13800010002|8412345 8412346|138 0001 0002 139 0001 0003|①13800010002②13800010003
13800010002；0730-8412345|13800010002(8412345)|13800010002，办公室 8412345
13800010002（王丽）|王丽13800010002|王丽：13800010002|13800010002 王丽|13800010002（微信同号）
手机：13800010002，办公室：0730-8412345|Tel:0730-8412345|（办）8412345|fax8412345
400-123-4567|4001234567|800-820-8888|95598|12345|96315|400-123-4567转2"""
WRONG = """138000100012|1380013800|12800138000|841234|884123456|0730-841234|0000000|1380013
01380010002|138-0001-00012|13800010-0012|0730-84123456789|138****0001|010-8412345|0730-1412345|861234567
+86 1380001000|22800138000|13800138000、123|13800010002 123|8412345、123|13800138000 1380013800
1234567|99|7|88888888888888888888|0730|转801
无电话|、|无|——|略|同上|见封面|未知|不详"""


def given(lists: str) -> list[str]:
    return [text for line in lists.splitlines() for text in line.split("|")]


@pytest.mark.parametrize("text", given(RIGHT))
def test_what_can_be_dialled_is_right(text: str) -> None:
    assert wrong_number(text) is None
    assert names("phone", {"base_phone": text, "form_phone": text}) == []


@pytest.mark.parametrize("text", given(WRONG))
def test_what_cannot_be_dialled_is_wrong_once_in_each_place(text: str) -> None:
    assert not is_phone(text)
    assert names("phone", {"base_phone": text, "form_phone": text}) == ["base_phone", "form_phone"]
    assert ids({"base_phone": text, "form_phone": text}) == ["phone", "phone"]


@pytest.mark.parametrize("text", given(WRONG))
def test_the_message_does_not_contradict_itself(text: str) -> None:
    """A length that is called wrong is not the length that is asked for, nor is 无 advised."""
    said = message("phone", {"base_phone": text})
    counted = re.search(r"有 (\d+) 位数字", said)
    wanted = re.findall(r"手机号是 (\d+) 位|固定电话是 (\d+) 至 (\d+) 位，可以加", said)

    if counted is not None:
        number = int(counted[1])
        assert sum(mark.isdigit() for mark in wrong_part(text)) in (number, number + 2)
        for mobile, low, high in wanted:
            assert number != int(mobile or 0)
            assert not int(low or 99) <= number <= int(high or 0)
    assert "“无”" not in said.replace(f"“{text}”", "")


def wrong_part(text: str) -> str:
    wrong = wrong_number(text)
    assert wrong is not None
    return wrong[0]


def test_the_published_number_stays_an_error() -> None:
    assert "“138000100012”有 12 位数字" in message("phone", {"base_phone": "138000100012"})


def test_of_several_numbers_the_wrong_one_is_named() -> None:
    said = message("phone", {"base_phone": "13800138000、1380013800"})

    assert "里的“1380013800”有 10 位数字" in said


@pytest.mark.parametrize("part", ["1", "(", "转1", "7 ", "-", "1-", "+86"])
def test_long_nonsense_is_refused_at_once(part: str) -> None:
    text = part * 20_000
    assert not is_phone(text)
    # Within what is looked into, nothing is tried twice.
    assert not is_phone(text[:200])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("13800010001", "138-0001-0001", True),
        ("13800010001", "+86 13800010001（许诺）", True),
        ("0730-8412345", "（0730）8412345", True),
        ("13800010001 8412345", "8412345、13800010001", True),
        ("8412345", "8412345转801", True),
        ("8412345", "8412346", False),
        ("8412345", "13800010001", False),
        ("无", "无", False),
    ],
)
def test_the_same_numbers_written_otherwise(one: str, other: str, same: bool) -> None:
    assert same_numbers(one, other) is same
    if same:
        assert names("names-agree", {"base_phone": one, "form_phone": other}) == []


def test_messages_stay_short_whatever_is_typed() -> None:
    long = "13800010001" * 1_000
    assert len(message("names-agree", {"base_phone": long, "form_phone": "1"})) < 200
    assert len(message("phone", {"base_phone": long})) < 200


# ---- at random

GAPS = ("", "-", " ", " - ", "—", "－")
NAMES = ("王丽", "欧阳文", "办公室", "手机", "财务室")


def digits(rng: random.Random, first: str, length: int) -> str:
    return rng.choice(first) + "".join(rng.choice("0123456789") for _ in range(length - 1))


def mobile(rng: random.Random) -> str:
    return "1" + digits(rng, "3456789", 10)


def spaced(rng: random.Random, number: str) -> str:
    gap = rng.choice(GAPS)
    cuts = rng.choice(((), (3,), (7,), (3, 7)))
    for cut in reversed(cuts):
        number = number[:cut] + gap + number[cut:]
    return number


def written(rng: random.Random) -> str:
    """A number that can be dialled, in one of the ways to write it."""
    if rng.random() < 0.5:
        return rng.choice(("", "+86", "+86 ", "0086-", "86 ", "（+86）", "0")) + spaced(
            rng, mobile(rng)
        )
    area = rng.choice(("010", "021", "0730", "0571", "0898"))
    local = digits(rng, "2345678", 8 if len(area) == 3 else rng.choice((7, 8)))
    body = rng.choice((f"{area}{rng.choice(GAPS)}{local}", f"（{area}）{local}", local))
    return body + rng.choice(
        ("", "", "转801", "-801", " 转 12", "（转8）", "分机3001", "#9", "ext 12")
    )


def named(rng: random.Random, number: str) -> str:
    name = rng.choice(NAMES)
    ways = (
        number,
        f"{name}{number}",
        f"{name}：{number}",
        f"{number}（{name}）",
        f"{number} {name}",
    )
    return rng.choice(ways)


def test_numbers_at_random_are_right_however_they_are_written() -> None:
    for seed in range(3_000):
        rng = random.Random(seed)
        numbers = [named(rng, written(rng)) for _ in range(rng.choice((1, 1, 2)))]
        text = rng.choice(("、", "，", " / ", "；", "  ", "或")).join(numbers)
        assert is_phone(text), (seed, text)


def test_mobiles_with_a_digit_too_many_or_too_few_are_wrong_however_they_are_written() -> None:
    for seed in range(3_000):
        rng = random.Random(seed)
        number, place = mobile(rng), rng.randrange(2, 11)
        more, less = (
            number[:place] + number[place] + number[place:],
            number[:place] + number[place + 1 :],
        )
        slip = rng.choice((more, less, "1" + rng.choice("012") + number[2:]))
        text = rng.choice(("", "+86 ", "0086")) + spaced(rng, slip) + rng.choice(("", "（王丽）"))
        assert not is_phone(text), (seed, text)


FORM = """
name = "联系人表"
year = 2025

[[sections]]
key = "people"
title = "联系人"
names = ["form_phone"]

[[cells]]
key = "head_phone"
section = "people"
label = "负责人电话"
kind = "phone"

[[tables]]
key = "others"
section = "people"
columns = [["name_of", "姓名", "text"], ["phone", "手机", "phone"]]

[labels]
form_phone = "联系电话"

[[parts]]
key = "sheet"
"""
PAGE = """
columns 50 50
| {form_phone} | {head_phone} |
*others | {others.name_of} | {others.phone} |
"""


def test_every_telephone_that_an_edition_declares_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text(FORM, encoding="utf-8")
    (tmp_path / "sheet.page").write_text(PAGE, encoding="utf-8")
    book = read_edition(tmp_path)

    def told(phone: str) -> list[tuple[str, str]]:
        values = {"form_phone": phone, "head_phone": phone}
        rows = [{"phone": ""}, {"phone": phone}]
        report = fill(new_report(book.edition, 2025), book.edition, values, {"others": rows})
        found = run_checks(book.evaluate(report))
        return [(one.name, one.message) for one in found if one.check == "phone"]

    assert told("13800010001") == told("") == []
    wrong = told("138000100012")
    assert [name for name, _ in wrong] == ["form_phone", "head_phone", "others[1].phone"]
    # No sheet is named that this form has not.
    assert [text.partition("“")[0] for _, text in wrong] == [
        "联系电话",
        "负责人电话",
        "第 2 行的手机",
    ]
