"""What a text cannot have without some sign is not looked for where that is not in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from random import Random
from types import ModuleType
from typing import Final

import pytest

from given.worked import sheet_of
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.values import half_up
from perfeval_gui.rules.proofreading.arithmetic import counts, means, moves, sums, trends
from perfeval_gui.rules.proofreading.arithmetic.sentences import Amount, sentences
from perfeval_gui.rules.proofreading.figures import grades
from perfeval_gui.rules.proofreading.language import leftover, slips, width
from perfeval_gui.rules.proofreading.language.words import RIGHT
from perfeval_gui.rules.proofreading.prose import numbers, readings
from perfeval_gui.rules.proofreading.prose.texts import plain

UNITS: Final = ("云溪区水利局", "第一中学", "协作中心", "")
WORDS: Final = (
    "等级为“优”|评为良。|综合评定：中，|属于“差”|99.77分，属于良好等次|"
    "总体评价：优秀（99.77分）|绩效为“良”，得分99.77|其中：|中央|优化，|较差等级\n|"
    "自评结论为中等等级|低于上年支出，|比2022年有所下降，|与去年持平。|和上一年基本一致|"
    "没有超过2021年决算；|较上年增加3%|97.67%，较上年95.00%提高2.67个百分点|"
    "5人，比2022年4人增加2人|比上年|较2022年的|培训3期，共120人次，平均每期50人次，|"
    "在职22人，工资18万元，人均1万元。|每处2万元，共42处，合计80万元，|"
    "惠及1265户，户均1000元|每|均|制度5项，其中财务类3项、业务类3项|"
    "设备9台，包括甲类5台、乙类5台，|其中|水利局是本级预算单位，|"
    "\n云溪区水利局是正科级行政单位|教育局2023年部门整体支出|某某镇2022年度预算|局机关经费|"
    "委机关干部|我局|本校2021年|我中心|我院|2022年决算支出5万元。|\n2021年度，我局|"
    "在2019年获评|３．５％|水利,设施|（半角)|(全角）|5。3万元|Ａ|2023年决算|2020年|，|。|\n|5|2|年|是|机关|（|）"
)
PIECES: Final = tuple(WORDS.split("|"))


def texts(seed: int) -> Iterator[str]:
    chance = Random(seed)
    for _ in range(600):
        text = "".join(chance.choice(PIECES) for _ in range(chance.randrange(1, 7)))
        cut = chance.randrange(len(text) + 1)
        yield text[:cut] + text[cut + chance.randrange(2) :]


Told = Callable[[str], object]


def found_trends(text: str) -> object:
    asked = trends.trends_agree(text)
    return None if asked is None else [match.span() for match in asked.args[1]]  # type: ignore[attr-defined]  # of a partial


def found_moves(text: str) -> object:
    return moves.moves.__wrapped__(text)


def found_names(text: str) -> object:
    return list(leftover._names(text))


def found_mixed(text: str) -> object:
    return list(width.mixed_width(text))


def found_grades(text: str) -> object:
    return [match.span() for match in grades._grades_in.__wrapped__(text)]


@pytest.mark.parametrize(
    ("module", "name", "told", "mutant"),
    [
        (trends, "_MAY_TREND", found_trends, "[比较与和同跟](?:上年|去年)"),
        (moves, "_COMPARED", found_moves, "较(?:上年|20[0-9]{2}年)"),
        (means, "_MAY_TELL", means.means_agree, "每"),
        (counts, "_MAY_TELL_KINDS", counts.counts_agree, "其中"),
        (leftover, "_MAY_INTRODUCE", found_names, "[委厅心校院]是"),
        (width, "_MAY_BE_MIXED", found_mixed, "[０-９Ａ-Ｚａ-ｚ％．;:?!()]|[0-9]。"),
        (grades, "_MAY_TELL", found_grades, "[优良中差][秀好等]?[，。]"),
    ],
)
def test_nothing_is_lost_by_looking_for_a_sign_first(
    module: ModuleType, name: str, told: Told, mutant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = [text for seed in range(4) for text in texts(seed)]
    short = [told(text) for text in every]
    monkeypatch.setattr(module, name, pattern(""))
    assert [told(text) for text in every] == short
    monkeypatch.setattr(module, name, pattern(mutant))
    assert [told(text) for text in every] != short
    assert any(short)


def bodies_plainly(text: str) -> object:
    """What `_names` finds, looked for in every text."""
    introduced = [match.span("name") for match in leftover._INTRODUCED.finditer(text)]
    entitled = []
    for match in leftover._ENTITLED.finditer(text):
        low = max(match.end() - leftover._FAR, 0)
        if name := leftover._NAME_BEFORE.search(text[low : match.end()]):
            entitled.append((low + name.start(), match.end()))
    return [*introduced, *entitled]


def test_bodies_are_found_as_if_they_were_looked_for_in_every_text() -> None:
    every = [text for seed in range(4) for text in texts(seed)]
    found = [list(leftover._names(text)) for text in every]
    assert found == [bodies_plainly(text) for text in every]
    assert any(found)


def foreign(text: str, unit: str) -> list[object]:
    sheet = sheet_of({"unit": unit}, passages=[{"key": "conclusion", "text": text}])
    return [one for one in leftover.leftovers(sheet) if one.name == "passages[0].text"]


def test_what_a_text_says_of_bodies_is_read_once_for_all_units() -> None:
    """A text read for one unit is told to the next one as if it had never been read."""
    told = []
    for text in list(texts(5))[:120]:
        leftover._bodies.cache_clear()
        together = [foreign(text, unit) for unit in UNITS]
        for unit, found in zip(UNITS, together, strict=True):
            leftover._bodies.cache_clear()
            assert foreign(text, unit) == found
        told += together
    assert any(told)
    # They differ by the unit.
    assert any(one != other for one, other in zip(told[::4], told[1::4], strict=True))


def test_no_text_with_an_older_year_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    older = [
        text for seed in range(4) for text in texts(seed) if any(leftover._stale(plain(text), 2023))
    ]

    def passed_over() -> list[str]:
        leftover._tells.cache_clear()
        return [text for text in older if leftover._tells(text).first_year >= 2023]

    assert older
    assert not passed_over()
    monkeypatch.setattr(leftover, "_ANY_YEAR", pattern("20[0-9]2(?=年)"))
    assert passed_over()
    leftover._tells.cache_clear()


def test_wrong_words_are_found_as_if_each_were_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    chance, words = Random(4), (*RIGHT, *RIGHT.values(), "，", "目前", "制度", "不", "年")
    every = [*RIGHT, *("".join(chance.choices(words, k=5)) for _ in range(2000))]
    short = [list(slips.wrong_words(text)) for text in every]
    monkeypatch.setattr(slips, "_BY_SIGN", {"": list(RIGHT)})
    monkeypatch.setattr(slips, "_SIGNS", Anything())
    assert [list(slips.wrong_words(text)) for text in every] == short
    monkeypatch.undo()
    monkeypatch.setattr(slips, "_SIGNS", slips._SIGNS - {"它"})
    assert [list(slips.wrong_words(text)) for text in every] != short


class Anything:
    """Every text has it."""

    @staticmethod
    def intersection(_: str) -> tuple[str, ...]:
        return ("",)


# ---- numbers and what surrounds them

SIGNS: Final = (
    "约|近|达到|不足|最多|之|第|至|～|3.|1,|百分之|至少5万|超|节约|每|5个|12人|3.50万元|一百二十名|"
    "30%|2亿元|九千点一二三四五六七八九零一二元|123456789012345678元|90分|（境）|（|）|出国（境）费|"
    "，|。|；|\n|：|: | |　|其中|预算|支出|2023年|境"
)
AROUND: Final = tuple(SIGNS.split("|"))


def numbered(seed: int) -> Iterator[str]:
    chance = Random(seed)
    for _ in range(800):
        yield "".join(chance.choice(AROUND) for _ in range(chance.randrange(1, 40)))


class Every:
    """Holds whatever is looked for in it."""

    def __contains__(self, _: object) -> bool:
        return True


def test_numbers_are_told_from_others_as_if_all_before_them_were_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    every = list(numbered(1))
    short = [list(numbers._mentions(text)) for text in every]
    monkeypatch.setattr(numbers, "_ENDS_BEFORE", Every())
    assert [list(numbers._mentions(text)) for text in every] == short
    monkeypatch.setattr(numbers, "_ENDS_BEFORE", frozenset("0123456789约"))
    assert [list(numbers._mentions(text)) for text in every] != short


def too_long(text: str) -> list[numbers.Mention]:
    """The numbers of *text* that have more digits than a figure can have."""
    found = numbers._mentions(text)
    return [one for one in found if len(one.amount.as_tuple().digits) > numbers._MOST]


def test_no_number_has_more_digits_than_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    every = [text for seed in range(2, 5) for text in numbered(seed)]
    assert not [one for text in every for one in too_long(text)]
    monkeypatch.setattr(numbers, "_MOST", 17)
    short = [one for text in every for one in numbers._mentions(text)]
    monkeypatch.setattr(numbers, "_MOST", 15)
    assert any(len(one.amount.as_tuple().digits) > numbers._MOST for one in short)


def clause_plainly(text: str, floor: int, end: int) -> int:
    low = max(floor, end - readings._NEAR)
    last = low
    marks = r"[，。；！？、\n,;:：!?]|[（(](?!境[）)])|(?<!境)[）)]"
    for match in re.finditer(marks, text[low:end].rstrip("：: 　")):
        last = low + match.end()
    return last


def read_plainly(text: str) -> list[tuple[int, str]]:
    """Where the words before each number begin, and what stands before them in its sentence."""
    found = []
    floor = 0
    for one in readings.readings.__wrapped__(text):
        begin = clause_plainly(plain(text), floor, one.mention.begin)
        before = one.before.partition("\n")[2] if "\n" in one.before else one.before
        found.append((begin, re.split(r"[。；！？;\n]", before)[-1]))
        floor = one.mention.end
    return found


def test_the_words_before_a_number_are_those_found_mark_by_mark(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    every = list(numbered(6))

    def short() -> list[list[tuple[int, str]]]:
        found = (readings.readings.__wrapped__(text) for text in every)
        return [[(one.begin, one.sentence) for one in of_text] for of_text in found]

    right = [read_plainly(text) for text in every]
    assert short() == right
    for name, mutant in (("_CUT", "(?s:.*)[，。]"), ("_SENTENCE", "(?s:.*?)[。；！？;\n]")):
        with monkeypatch.context() as patched:
            patched.setattr(readings, name, pattern(mutant))
            assert short() != right


def agrees_plainly(said: numbers.Mention, figure: Decimal, places: int) -> bool:
    step = numbers.last_digit(said.amount)
    if half_up(figure / said.scale, step) == half_up(said.amount, step):
        return True
    return half_up(said.amount * said.scale, Decimal(1).scaleb(-places)) == figure


def compared(seed: int) -> Iterator[tuple[numbers.Mention, Decimal, int]]:
    """Numbers as they are written, and figures that are near to them, or not."""
    chance = Random(seed)
    for _ in range(4000):
        places, digits = chance.randrange(7), chance.randrange(4)
        figure = Decimal(chance.randrange(10 ** chance.randrange(1, 8))).scaleb(-places)
        unit = chance.choice(("元", "万元", "亿元", "人", "%"))
        written = figure + Decimal(chance.choice((0, 0, 1, -1, 5, 50, 4999))).scaleb(-digits - 1)
        scale = {"元": Decimal(10_000), "亿元": Decimal("0.0001")}.get(unit, Decimal(1))
        text = f"{half_up(abs(written * scale), Decimal(1).scaleb(-digits)):f}{unit}"
        yield from ((one, figure, places) for one in numbers._mentions(text))


def test_figures_that_are_far_apart_are_told_so_as_by_rounding_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    every = list(compared(1))
    right = [agrees_plainly(*one) for one in every]
    assert [said.agrees(figure, places) for said, figure, places in every] == right
    assert 0 < sum(right) < len(right)
    monkeypatch.setattr(numbers, "max", min, raising=False)
    assert [said.agrees(figure, places) for said, figure, places in every] != right


# ---- rows that are read together


def grouped(seed: int) -> list[tuple[str, ...]]:
    """What is written about indicators: some with a slip, some that begin with a number."""
    chance = Random(seed)
    pieces = (
        "45处",
        "的的",
        "1、",
        "2、",
        "布署",
        "",
        "完成",
        "（）",
        "水利，",
        "，设施",
        "对",
        "对口",
        "\n",
    )
    texts = ["".join(chance.choice(pieces) for _ in range(chance.randrange(3))) for _ in range(80)]
    return list(dict.fromkeys(zip(*[iter(texts)] * 4, strict=True)))


def test_rows_that_are_read_together_are_as_clean_as_each_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    groups = [grouped(seed) for seed in range(40)]

    def found() -> list[list[bool]]:
        told = []
        for group in groups:
            slips._known.cache_clear()
            slips._learn(group)
            told.append([slips._known()[texts] for texts in group])
        slips._known.cache_clear()
        return told

    right = [[slips._reads_clean(texts) for texts in group] for group in groups]
    assert found() == right
    assert {True, False} <= {one for of_group in right for one in of_group}
    for name, mutant in (
        ("may_be_numbered", lambda _: False),
        ("_IN_LINES", slips._IN_LINES[1:]),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(slips, name, mutant)
            assert found() != right


def test_what_is_known_of_rows_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slips, "_MOST_KNOWN", 30)
    slips._known.cache_clear()
    for seed in range(10):
        for texts in grouped(seed):
            assert slips.are_clean(texts) == slips._reads_clean(texts)
            assert len(slips._known()) <= 30


# ---- parts of a sum


def each_once_plainly(parts: Sequence[Amount], kinds: Sequence[re.Pattern[str]]) -> bool:
    met = [
        [number for number, kind in enumerate(kinds) if kind.search(part.words)] for part in parts
    ]
    return all(len(one) == 1 for one in met) and len({one[0] for one in met}) == len(parts)


def test_parts_are_of_a_kind_each_as_if_all_were_looked_at() -> None:
    chance = Random(2)
    words = ("基本支出", "项目支出", "男", "女", "在职", "退休", "基本支出和项目支出", "")
    found = []
    for _ in range(2000):
        names = chance.choices(words, k=chance.randrange(1, 4))
        text = "，".join(f"{name}5万元" for name in names)
        parts = [amount for sentence in sentences(text) for amount in sentence.amounts]
        for kinds in sums._APART[:5]:
            assert sums.each_once(parts, kinds) == each_once_plainly(parts, kinds)
            found.append((sums.each_once(parts, kinds), sums.each_once(parts[:1], kinds)))
    # Looking at the first alone would not do.
    assert any(every for every, _ in found)
    assert any(every != first for every, first in found)
