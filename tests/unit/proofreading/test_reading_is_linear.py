"""No text is read again and again: twice the text costs the proof-reading about twice the work."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import pytest

from amount import many
from effort import least_told
from given.worked import issued, sheet_of
from perfeval_gui.domain.names.fields import put, with_rows
from perfeval_gui.domain.record.narrative import Passage
from perfeval_gui.rules.checks.indicators.goals import figures_of_goals_are_measured
from perfeval_gui.rules.checks.indicators.told import goals_agree_with_indicators
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Check
from perfeval_gui.rules.proofreading.prose.terms import Vocabulary, vocabulary
from perfeval_gui.rules.proofreading.prose.texts import passages, sentence_span
from perfeval_gui.rules.proofreading.readers import PROOFREADING

# Sixteen times the text costs a linear reader sixteen times as much and a quadratic one 256 times.
SHORT: Final = many(2_000, 1_000)
TIMES: Final = 16
MOST: Final = 64

WRITTEN: Final = """
1 一 百 ， 、 。 ： ； （ ( “ { {a X × _ 8% 占 百分之 一点一 1,234 1. 1、 一是 （一） 元 万元
10万元 10万元， {unit} {Y} 年度 共计 2022年 2022年支出 2022年， 的的 管理 在在 截止 帐
评价等级为优 评价等级为良， 评为优。 其中： 其中1万元， 占1%， 比上年增加1万元， 增长1%， 比上年
完成年初预算的1%， 3个项目：甲、 5项：一、 包括 基本支出 基本支出1万元， 基本支出共计共计
公务接待费0.55万元， 三公经费 由1万元 合计5万元， 率1， 局机关 我局 甲乙丙中心 中心
由1万元减少到2万元， 由1万元减少到2万元，减少1万元， 由 由上年的 每处1万元， 每处1万元，共1处，
结余1万元， 甲率、乙率分别达到1%、2% 分别为1%、 甲、
1分，属于良 认真真 1次，比上年1次 4条河道，共
99.80分 评价：良（ 1人，1万元， 预算1万元，支出1万元，结余1万元， 《 2022年度，我
2023年度决算 维护水利设施 维护水利设施4处， 维护水利设施4处。
"""
PIECES: Final = (" ", "　", "\n", *WRITTEN.split())
GOALS: Final = ("百分之", "1", "一", "培训1次", "培训1次，", "{Y}年1次", "管理管理", "2022年")


def passage(text: str) -> Sheet:
    values = {"unit": "临江甲乙丙中心", "reception.final": "0.55", "reception.prior_final": "0.70",
              "basic_spending": "200", "executed": "293", "annual_budget": "300"}  # fmt: skip
    row = {"group": "output", "kind": "quantity", "name": "维护水利设施", "target": "≥40处",
           "actual": "42处", "points": "20"}  # fmt: skip
    given = sheet_of(values, indicators=[row]).report
    # Longer than filling in lets through; a draft may hold it.
    rows = (Passage(key="three_public", text=text),)
    return issued().evaluate(with_rows(given, "passages", rows))


def goals(text: str) -> Sheet:
    row = {"group": "output", "kind": "quantity", "name": "维护水利设施", "target": "≥40处",
           "actual": "42处", "points": "20"}  # fmt: skip
    given = put(sheet_of(indicators=[row]).report, "goals_expected", text)
    given = put(given, "goals_achieved", text)
    return issued().evaluate(given)


def spent(check: Check, sheet: Sheet) -> float:
    begin = time.process_time()
    for _ in check(sheet):
        pass
    return time.process_time() - begin


def grow_too_fast(
    checks: Iterable[Check], made: Callable[[str], Sheet], piece: str, turns: int = 3
) -> list[str]:
    """Those of *checks* that take more than their share for a long text, as often as *turns*.

    Every try has a text of its own, as what was read once is kept.
    """
    left = list(checks)
    for turn in range(turns):
        if left:
            short, long = (
                made(f"{turn}{size}\n" + piece * (size // len(piece)))
                for size in (SHORT, SHORT * TIMES)
            )
            left = [check for check in left if _too_much(check, short, long)]
    return [check.__name__ for check in left]


def _too_much(check: Check, short: Sheet, long: Sheet) -> bool:
    few, many = spent(check, short), spent(check, long)
    return many / max(few, least_told()) > MOST


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    assert grow_too_fast(PROOFREADING, passage, piece) == []


@pytest.mark.parametrize(
    "piece",
    [
        "百分之",
        "1",
        "一",
        "培训1次",
        "培训1次，",
        "{Y}年1次",
        "管理管理",
        "维护水利设施4处，",
        "完成维护水利设施",
    ],
)
def test_goals_are_read_once(piece: str) -> None:
    checks: tuple[Check, ...] = (
        *(figures_of_goals_are_measured, goals_agree_with_indicators),
        *PROOFREADING,
    )

    assert grow_too_fast(checks, goals, piece) == []


def rereads(sheet: Sheet) -> Iterator[object]:
    """A reader that tries from every digit: what the measure must catch."""
    for prose in passages(sheet):
        yield from re.finditer("[0-9]+万元", prose.text)


def test_a_reader_that_tries_from_every_digit_is_caught() -> None:
    assert grow_too_fast([rereads], passage, "1", turns=1)  # type: ignore[list-item]  # no findings


def looked_up(words: Vocabulary, texts: Sequence[str]) -> float:
    begin = time.process_time()
    for text in texts:
        words.find(text, "万元")
    return time.process_time() - begin


@pytest.mark.parametrize(
    "piece", ["共计", "总额", "总计", "年度", "批复的", "\ue003", "得分", "数额"]
)
def test_words_that_repeat_do_not_double_the_work(piece: str) -> None:
    """What can be read in two ways, many times over, once took a power of two."""
    words = vocabulary(issued().edition, "临江中心", ())
    few, many = (f"{piece * (size // len(piece))}甲" for size in (8, 24))

    assert looked_up(words, [many] * 200) < 16 * max(looked_up(words, [few] * 200), least_told())


def test_many_projects_are_looked_up_and_not_tried_one_by_one() -> None:
    def spent_on(size: int) -> float:
        names = tuple(f"专项资金第{number}号" for number in range(size))
        begin = time.process_time()
        words = vocabulary(issued().edition, "", names)
        return (
            looked_up(words, [f"2023年{name}支出" for name in names]) + time.process_time() - begin
        )

    assert spent_on(16_000) < MOST * max(spent_on(1_000), least_told())


def test_projects_of_one_name_are_told_of_by_none() -> None:
    words = vocabulary(issued().edition, "", ("防汛物资", "相同专项", "相同专项"))
    found = words.find("2023年防汛物资支出", "万元")

    assert found is not None
    assert found[0].final == "projects[0].final"
    assert words.find("相同专项", "万元") is None


def test_the_sentence_of_each_place_is_found_without_reading_it_all() -> None:
    def spent_on(size: int) -> float:
        text = f"{size}甲乙丙，" * size
        begin = time.process_time()
        for at in range(0, len(text), 4):
            sentence_span(text, at, at + 1)
        return time.process_time() - begin

    assert spent_on(16_000) < MOST * max(spent_on(1_000), least_told())
