"""What is wrong in a text by itself: each family with what raises it and what must not."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from given.worked import sheet_of
from perfeval_gui.rules.proofreading.language.agree import misspelt
from perfeval_gui.rules.proofreading.language.leftover import leftovers
from perfeval_gui.rules.proofreading.language.slips import are_clean, slips
from perfeval_gui.rules.proofreading.language.words import WRONG_WORDS
from perfeval_gui.rules.proofreading.prose.texts import plain, sentence_at

UNIT = "临江企地协作服务中心"


def mended(text: str, check: str) -> str:
    """*text* with every only mend of *check* made, from the end."""
    for slip in sorted(slips(text), key=lambda slip: slip.begin, reverse=True):
        if slip.check == check and slip.instead is not None:
            text = text[: slip.begin] + slip.instead + text[slip.end :]
    return text


def checks(text: str) -> list[str]:
    return [slip.check for slip in slips(text)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("预算数为2.13万元元，其中", "预算数为2.13万元，其中"),
        ("预算数为{executed}万元元，其中", "预算数为{executed}万元，其中"),
        ("共2.13万元万元。", "共2.13万元。"),
        ("支出500元元。", "支出500元。"),
        ("完成率98%%。", "完成率98%。"),
        ("共有8人人。", "共有8人。"),
        ("我单位的的工作", "我单位的工作"),
        ("全部完成。。", "全部完成。"),
        ("厉行节约，，反对浪费", "厉行节约，反对浪费"),
        ("加强管理管理水平", "加强管理水平"),
        ("资金使用情况使用情况良好", "资金使用情况良好"),
        ("严格控制在在预算内", "严格控制在预算内"),
    ],
)
def test_what_is_doubled_is_mended(text: str, right: str) -> None:
    assert checks(text) == ["text-doubled"]
    assert mended(text, "text-doubled") == right


def test_marks_that_clash_leave_the_choice() -> None:
    (slip,) = slips("全部完成。，下一步")

    assert (slip.check, slip.instead) == ("text-doubled", None)


@pytest.mark.parametrize(
    "text",
    [
        "预算数为2.13万元",
        "2023年年末8人",
        "8人人均2.5万元",
        "每人每年元旦慰问100元",
        "行为为先",
        "以及及时上报",
        "为了了解情况",
        "这是目的的一部分",
        "存在在途资金",
        "所以以此为准",
        "参与与监督",
        "认真研究研究再定",
        "一个一个落实",
        "一步一步推进",
        "本部门部门整体支出",
        "干干净净",
        "方方面面",
        "件件有着落",
        "事事有回音",
        "时时放心不下",
        "等等。",
        "……",
        "——",
        "十一十二月",
        "共和和平",
        "早日日清月结",
        "8个个体户",
        "4项项目资金",
        "100分分值",
        "{executed}{executed}",
        "我单位单位整体支出",
        "6月月底",
        "完成11个征地项目，项目全部按期",
        "人人参与",
        "不是是非题",
        "予以以下处理",
    ],
)
def test_what_only_looks_doubled_is_left_alone(text: str) -> None:
    assert "text-doubled" not in checks(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("目标完成情意良好", "目标完成情况良好"),
        ("资金帐户", "资金账户"),
        ("截止2023年12月31日", "截至2023年12月31日"),
        ("截止{Y}年末", "截至{Y}年末"),
        ("部份项目", "部分项目"),
    ],
)
def test_wrong_words_are_mended(text: str, right: str) -> None:
    assert checks(text) == ["text-word"]
    assert mended(text, "text-word") == right


def test_right_words_are_right() -> None:
    assert not {right for right in WRONG_WORDS.values() for wrong in WRONG_WORDS if wrong in right}
    assert "text-word" not in checks(
        "情况、账户、作为、安排、部署、其他、部分、报名截止日期、截止时间"
    )


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("共８人", "共8人"),
        ("完成率９８．５％。", "完成率98.5%。"),
        ("我单位,全年完成", "我单位，全年完成"),
        ("其中:基本支出", "其中：基本支出"),
        ("（一)机构", "（一）机构"),
        ("(一）机构", "（一）机构"),
        ("支出327。49万元", "支出327.49万元"),
    ],
)
def test_widths_are_mended(text: str, right: str) -> None:
    assert "text-width" in checks(text)
    assert mended(text, "text-width") == right


@pytest.mark.parametrize(
    "text",
    [
        "共8人",
        "98.5%",
        "3,274,900元",
        "GB/T 9704-2012",
        "8:30至12:00",
        "（一）机构(暂行)",
        "财预〔2020〕10号",
        "完成率98。",
    ],
)
def test_widths_that_fit_are_left_alone(text: str) -> None:
    assert "text-width" not in checks(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1、甲\n3、乙", 1),
        ("1、甲\n2、乙\n2、丙", 1),
        ("1、甲\n2.乙", 1),
        ("（一）甲\n（2）乙", 1),
        ("（1）甲\n(2)乙", 1),
        ("2、甲\n3、乙", 1),
        ("一、甲\n2、乙\n三、丙", 1),
        ("（一）甲\n（3）乙", 1),
        ("（一）甲\n1、乙\n2、丙\n（二）丁\n1.戊\n2.己", 1),
        ("（一）甲\n1、乙\n2、丙\n（二）丁\n1、戊\n2、己", 0),
        ("（一）甲\n一是乙；二是丙。\n（二）丁\n1、戊\n2、己", 0),
        ("1、甲\n2、乙\n（1）丙\n（2）丁\n3、戊", 0),
        ("一是甲；三是乙。", 1),
        ("1、甲；2、乙；4、丙。", 1),
        ("（三）评价指标分析", 1),
        ("①甲\n③乙", 1),
        ("1、甲\n2、乙\n3、丙", 0),
        ("1、甲；2、乙；3、丙。", 0),
        ("一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊", 0),
        ("1、甲\n（1）乙\n（2）丙\n2、丁", 0),
        ("1、甲\n2、乙\n以下为措施：\n1、丙\n2、丁", 0),
        ("一是甲；二是乙；三是丙。", 0),
        ("1、11个项目\n2、12次培训", 0),
        ("2023年完成3项。\n1.5万元用于培训", 0),
        ("一、二级指标齐全\n一季度完成", 0),
        ("目标1：甲。\n目标2：乙。", 0),
        ("12月底前完成。3月起执行", 0),
        ("无", 0),
    ],
)
def test_numbers_of_items(text: str, count: int) -> None:
    assert checks(text).count("text-numbering") == count


@pytest.mark.parametrize(
    "text",
    [
        "XX单位",
        "××局",
        "单位________",
        "某某项目",
        "共计　万元",
        "（此处填写职能）",
        "批复（　）文件",
        "得分为××分",
    ],
)
def test_gaps_of_a_template(text: str) -> None:
    assert checks(text) == ["text-leftover"]


@pytest.mark.parametrize(
    "text", ["支出327.49万元", "共计{executed}万元", "5×8小时", "支出万元以上的项目", "（试行）"]
)
def test_what_is_filled_in_is_no_gap(text: str) -> None:
    assert checks(text) == []


def left(text: str, key: str = "general", unit: str = UNIT) -> list[str]:
    sheet = sheet_of({"unit": unit}, passages=[{"key": key, "text": text}])
    return [text[slice(*found.span)] for found in leftovers(sheet) if found.span]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("财政批复局机关“三公”经费", ["局机关"]),
        ("我局2023年支出", ["我局"]),
        ("本委高度重视", ["本委"]),
        ("我校师生", ["我校"]),
        ("东湖区水务中心是区政府直属公益一类事业单位。", ["东湖区水务中心"]),
        ("东湖区林业工作中心2023年部门整体支出", ["东湖区林业工作中心"]),
        ("2022年决算支出327.49万元。", ["2022年"]),
        ("2021年末实有人数8人。", ["2021年"]),
        ("经自评，2022年度我单位得分98分。", ["2022年"]),
    ],
)
def test_what_is_left_over(text: str, words: list[str]) -> None:
    assert left(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "我中心2023年支出",
        "本中心机关",
        "我单位",
        "会同区教育局机关开展",
        "区财政局是预算主管部门",
        "我区经济",
        "本办法自印发之日起",
        "我委托第三方",
        f"{UNIT}是区人民政府直属公益类事业单位。",
        f"云溪区{UNIT}2023年部门整体支出",
        "{unit}2023年部门整体支出",
        "2022年决算支出280万元，较上年增加5万元",
        "自2019年成立以来支出",
        "2022年印发经费管理办法",
        "根据财预〔2022年〕支出",
        "2023年支出327.49万元，2022年支出280万元",
        "2024年将加强支出管理",
        "2022年建成投用。",
        "对本局部区域",
        "与我局无关",
    ],
)
def test_what_belongs_is_no_leftover(text: str) -> None:
    assert left(text) == []


def test_a_bureau_may_call_itself_so() -> None:
    assert left("我局机关2023年支出，局机关经费", unit="临江区水利局") == []
    assert left("我局2023年支出", unit="") == []
    assert left("2021年成绩：支出5万元。", key="problems") == []


@pytest.mark.parametrize(
    ("text", "slips_found"),
    [
        ("临江企地协做服务中心成立", 1),
        ("临江企地协作服务中心成立", 0),
        ("云溪区临江企地协作服务中心", 0),
        ("临江企地协服务中心", 1),
        ("临江区企地协作服务中心", 1),
        ("企地协作服务中心", 0),
        ("便民服务中心", 0),
        ("临江政务服务中心", 0),
    ],
)
def test_the_name_of_the_unit_is_spelt_alike(text: str, slips_found: int) -> None:
    assert len(misspelt(text, UNIT)) == slips_found


def test_slots_keep_their_place() -> None:
    assert len(plain("{executed}万元，{Y}年８人{unit}{Y-1}")) == len(
        "{executed}万元，{Y}年８人{unit}{Y-1}"
    )


@pytest.mark.parametrize(
    ("span", "sentence"),
    [((0, 1), "甲。"), ((2, 3), "乙；"), ((4, 5), "丙"), (None, "甲。乙；丙\n丁"), ((6, 7), "丁")],
)
def test_the_sentence_of_a_place(span: tuple[int, int] | None, sentence: str) -> None:
    assert sentence_at("甲。乙；丙\n丁", span) == sentence


HEADINGS: Final = """一、部门（单位）概况
（一）机构设置情况
（二）人员编制情况
（三）主要职能职责
1、贯彻执行
2、指导
（四）绩效目标设定情况
2、 一般公共预算支出情况
（1） 基本支出情况
（2） 项目支出情况
（三）“三公”经费的使用和管理情况
三、政府性基金预算支出情况
四、国有资本经营预算支出情况
五、社会保险基金预算支出情况
六、部门整体支出绩效情况
（一）综合评价结论
（3） 评价指标分析
7、 存在的问题及原因分析
八、下一步改进措施
九、其他需要说明的情况"""
"""Numbered as in the published report. Here headings are the edition's; pasted ones are read."""


def test_headings_as_published_are_wrong_where_they_are_wrong() -> None:
    found = [slip for slip in slips(HEADINGS) if slip.check == "text-numbering"]

    assert [HEADINGS[slip.begin : slip.end] for slip in found] == ["2、", "（三）", "（3）", "7、"]
    assert all("写法不一致" in slip.says for slip in found)


PIECES = (
    *(
        "的",
        "在在",
        "和",
        "1、",
        "2、",
        "（二）",
        "一是",
        "三是",
        "①",
        "③",
        ",",
        "，",
        "，，",
        "。",
    ),
    *(
        "万元",
        "元",
        "为",
        "共",
        "X",
        "xx",
        "××",
        "__",
        "（",
        "）",
        "(",
        ")",
        "“",
        "”",
        "《》",
        "８",
    ),
    *(
        "98%",
        "3",
        "5",
        "0",
        "管理",
        "管理",
        "帐户",
        "账户",
        "截止",
        "20",
        "\n",
        " ",
        "某某",
        "5。3",
    ),
)


@example(["1、甲", "2、乙"])
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=4).map("".join), max_size=4))
def test_texts_read_together_hide_no_slip(texts: list[str]) -> None:
    if are_clean(tuple(texts)):
        assert [slips(text) for text in texts if slips(text)] == []
