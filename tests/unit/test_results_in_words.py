"""What a result says in words: reached, not reached, or nothing."""

from __future__ import annotations

from typing import Final

import pytest

from perfeval_gui.rules.results import (
    contradiction,
    meant_in_words,
    no_result,
    reached_in_words,
    says_everything,
    unreached,
)

# Target and result.
NOT_REACHED: Final = (
    "按期完工|未完工",
    "按期完工|尚未完成",
    "建成投用|没有建成",
    "机制建立|机制尚未建立",
    "按期完工|未能按期完工",
    "按期完工|正在施工",
    "完成验收|验收进行中",
    "完成整改|部分完成",
    "建成|停工",
    "按时完成|滞后2个月",
    "达标|不达标",
    "提高服务水平|未提高",
    "提高服务能力|服务能力没有得到提升和提高",
    "全部完成|只完成一半",
    "全部办结|3件没有办结",
    "制定方案|方案未出台",
    "落实到位|未落实到位",
    "完成招标|流标",
    "按期完工|工程尚未竣工验收",
    "开展培训|因故未开展",
    "建立台账|没建立",
    "完成|未全部完成",
    "资金拨付到位|资金未拨付",
    "群众满意|群众不满意",
    "完善制度|制度未完善",
    "按期完工|推迟到次年",
    "建成|无法按期建成",
    "全部覆盖|未全覆盖",
)
REACHED: Final = (
    "不发生事故|未发生事故",
    "无投诉|没有投诉",
    "按期完工|按期完工，未超预算",
    "完成整改|没有未完成的整改",
    "完成整改|未整改问题0个",
    "按期完成|未延期",
    "按期完成|无逾期",
    "减少纠纷|纠纷减少",
    "纠纷减少|纠纷未增加",
    "持续推进|持续推进中",
    "取消收费|已取消收费",
    "按期完工|已完工，未发现质量问题",
    "合格|合格，不合格0件",
    "不使用明火|未使用明火",
    "0起|未发生",
    "减少碳排放|碳排放未增加",
    "加强管理|管理加强，未出现违纪",
    "按期完工|如期竣工，无停工",
    "保护好生态|保护好生态环境",
    "持续服务|持续服务周边群众",
    "改造足球场|足球场1个，争取物资200万元",
    "完成|完成，未收到投诉",
    "提高效率|效率提高，群众没有不满意",
    "杜绝违规使用|没有违规使用资金",
    "完善制度|制度完善",
    "按时完成|按时完成，没有延误",
    "建立机制|机制已建立",
    "保障运转|运转正常未中断",
    "完成整改|整改中心建设完成",
    "不超概算|未超概算，已完成",
    "防止返贫|未发生返贫",
    "服务对象满意|满意",
)


@pytest.mark.parametrize("pair", NOT_REACHED)
def test_a_result_that_was_not_reached(pair: str) -> None:
    target, actual = pair.split("|")

    assert unreached(target, actual)
    assert unreached(target, actual) in actual
    assert contradiction(target, actual, 2023)


@pytest.mark.parametrize("pair", REACHED)
def test_good_news_with_a_negation_in_it(pair: str) -> None:
    assert unreached(*pair.split("|")) == ""


@pytest.mark.parametrize(
    ("target", "actual", "why"),
    [
        ("2023年11月底前", "2024年2月", "晚于期限"),
        ("6月30日前", "2023年7月5日", "晚于期限"),
        ("12月底前完成验收", "次年完成", ""),
        ("35-45处", "50处", "在范围以外"),
        ("3至5天", "6天", "在范围以外"),
        ("35-45处", "40处", ""),
        ("≥90%", "低于90%", "没有达到"),
        ("≥40起", "不到40起", "没有达到"),
        ("≥90%", "不足85%", "没有达到"),
        ("≤3天", "超过3天", "没有达到"),
        ("≤5%", "高于6%", "没有达到"),
        # What these leave open may meet the target.
        ("≥40起", "不到50起", ""),
        ("≤3天", "超过2天", ""),
        ("≥40起", "约30起", ""),
        ("2023年11月底前", "2023年11月20日", ""),
        ("≥40处", "38处", ""),
    ],
)
def test_figures_that_deny_the_target(target: str, actual: str, why: str) -> None:
    denied = contradiction(target, actual, 2023)

    assert why in denied
    assert bool(denied) == bool(why)


_FULL: Final = (
    "已完成 完成 按期完工 全部落实到位 已按期完成年度任务 超额完成 圆满完成目标任务 已建成投入使用 "
    "如期竣工验收合格 项目已完工 完成目标 全面完成 已达标 均已完成"
)
_NOT_FULL: Final = (
    "部分完成 未完成 基本完成 完成40处 完成一半 已建成3处 推进中 效果明显 完成情况一般 较差 "
    "已完成招标，正在施工 完成80%"
)


@pytest.mark.parametrize("actual", _FULL.split())
def test_a_result_that_says_it_was_done(actual: str) -> None:
    assert reached_in_words(actual)


@pytest.mark.parametrize("actual", _NOT_FULL.split())
def test_a_result_that_says_less_or_more(actual: str) -> None:
    assert not reached_in_words(actual)
    assert not says_everything(actual)


def test_done_is_not_everything() -> None:
    assert [says_everything(words) for words in ("已完成", "全部完成", "超额完成任务")] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    "actual", ["", "—", "——", "/", "无", "没有", "暂无", "略", "见报告", "同上", "待补充", "。"]
)
def test_no_result(actual: str) -> None:
    assert no_result("≥40处", actual)
    assert no_result("不断完善", actual)


@pytest.mark.parametrize(
    "actual", ["42处", "42", "0", "100%", "已完成", "无逾期", "2023年6月", "三"]
)
def test_a_result(actual: str) -> None:
    assert not no_result("≥40处", actual)


@pytest.mark.parametrize("target", ["0起", "零事故", "无事故", "不发生安全事故", "杜绝违规", "0"])
def test_nothing_is_a_result_where_none_is_wanted(target: str) -> None:
    assert [no_result(target, actual) for actual in ("无", "没有", "未发生", "—", "略")] == [
        *(False, False, False),
        *(True, True),
    ]


@pytest.mark.parametrize(
    ("target", "actual", "meant"),
    [
        ("100%", "全部完成", True),
        ("≥100%", "全覆盖", True),
        ("百分之百", "均已落实", True),
        ("≥95%", "全部完成", False),
        ("100%", "已完成", False),
        ("100%", "全部完成，尚未验收", False),
        ("0起", "未发生", True),
        ("≤0次", "没有", True),
        ("0起", "发生", False),
        ("零投诉", "无投诉", True),
        ("2023年11月底前", "按期完成", True),
        ("2023年11月底前", "已完成", True),
        ("2023年11月底前", "效果良好", False),
        ("≥40处", "全部完成", False),
    ],
)
def test_words_for_a_figure(target: str, actual: str, meant: bool) -> None:
    assert meant_in_words(target, actual) == meant
