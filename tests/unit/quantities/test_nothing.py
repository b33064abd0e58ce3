"""Text that is there and says nothing, and the checks that take it for blank."""

from __future__ import annotations

from typing import Final

import pytest

from given.checked import indicator, message, names, of
from given.worked import filled, issued, sheet_of
from perfeval_gui.domain.cells.nothing import explains_nothing, says_nothing
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.narrative import Passage
from perfeval_gui.rules.findings.answers import state_of, with_answer

_PLACEHOLDERS: Final = (
    "无 无。 （无） 【无】 暂无 没有 目前暂无 本单位暂无 无，无 无偏差 没有偏差 不存在偏差 "
    "暂无偏差 无明显偏差 无偏差，无改进措施 无偏差及改进措施 无差异 偏差原因：无；改进措施：无 "
    "原因：无 无原因 没有需要说明的情况 不需要说明 无需说明 不涉及 不适用 不存在明显问题。 "
    "本年度未发现问题 没有问题 无相关问题 略 从略 无（略） 同上 同前 同上一行 同上年 见上 "
    "如上所述 见报告 见附件2 详见自评报告 参见报告 见正文第三部分 详见报告中存在的问题 — —— - "
    "/ 。 。。。 、 … …… ～ · ? ？ *** ＊ × ××× xxx N/A n/a NA none 0 1 123 待补充 待完善 未填 "
    "空 不详 偏差原因 偏差原因及改进措施 无无 无没有 暂缺 缺 按实际填写 请填写 TODO tbd"
)
NOTHING: Final = ("", " ", "\u3000", "无\n无", "1、无 2、无", *_PLACEHOLDERS.split())
# A reason may be as short as this.
_REASONS: Final = (
    "雨季 推迟 迟了 缓 疫情 天气 没人 没钱 缺钱 定低了 如期 同期下降 见效慢 工期长 无资金 "
    "无人手 没有经费 无专业人员 没有下雨 没有施工队伍 无法施工 无故障 未完成 未招标 未按时拨付 "
    "上级未下达 经费未到位 略低于目标 略有下降 详细方案未批 待上级批复 待遇低 空缺岗位 "
    "见习人员少 同步实施 分析不到位 措施不力 改进中 问题多 情况复杂 问题未整改到位 项目未验收 "
    "缺人 缺人手 暂缺设备 填写不及时 无偏差，因雨季推迟 原因：雨季 "
    "0.5个百分点 不可抗力 机构改革 超额完成"
)
_DONE: Final = (
    "正常 已完成 已整改 已整改到位 完成 已落实 运行正常 一切正常 达标 合格 符合要求 良好 是 "
    "否 同意 已核实 全部完成 按期完成 已按要求整改 已整改完毕 任务已完成 整改完成 正常完成 "
    "情况属实 OK 已完成，正常 原因：正常 已解决 资金已拨付 问题已整改 无偏差，已完成 "
    "按计划执行 已完成全部任务 基本完成 执行到位"
)
_EXPLAINED: Final = (
    "设备不正常 已完成招标，因雨季未开工 部分完成 完成较晚 按计划推迟 工程未完工 资金未到位 "
    "拨付不及时 项目已取消 已调整计划 已加强管理 执行进度慢 通过率低 完成质量不高 "
    "已整改，今后加强管理 正常损耗 完成时间晚 验收延后 已追回资金"
)


@pytest.mark.parametrize("text", NOTHING)
def test_a_placeholder_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", _REASONS.split())
def test_a_short_reason_says_something(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize("text", [*NOTHING, *_DONE.split()])
def test_that_all_is_well_or_done_explains_nothing(text: str) -> None:
    assert explains_nothing(text)


@pytest.mark.parametrize("text", [*_REASONS.split(), *_EXPLAINED.split()])
def test_a_reason_with_something_in_it_explains(text: str) -> None:
    assert not explains_nothing(text)


@pytest.mark.parametrize("text", _DONE.split())
def test_that_it_is_done_is_a_result_all_the_same(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize("word", ["已", "目标", "完成", "正常", "按计划", "整改完成", "符合要求"])
def test_words_of_being_done_are_tried_in_one_grouping(word: str) -> None:
    assert not explains_nothing((word * 60)[:58] + "雨")


@pytest.mark.parametrize(
    "word", ["本年度", "本单位年度", "无需要", "见第一", "说明情况", "待补充", "其他需要"]
)
def test_words_repeated_are_tried_in_one_grouping(word: str) -> None:
    """In every grouping this would take hours."""
    assert not says_nothing((word * 60)[:58] + "雨")


# ---- where it counts as blank


@pytest.mark.parametrize(
    "reason", ["无", "略", "——", "同上", "见报告", "无偏差", "。", "正常", "已完成", "已整改"]
)
def test_points_lost_need_a_reason_that_says_something(reason: str) -> None:
    row = indicator(target="≥40处", actual="38处", reason=reason)

    assert names("reason-missing", indicators=[row]) == ["indicators[0].reason"]
    assert f"只写“{reason}”等于没有写" in message("reason-missing", indicators=[row])
    assert sheet_of(indicators=[row]).shown("indicators[0].points_at_risk") == "9.50"


def test_a_blank_reason_is_not_said_to_be_written() -> None:
    row = indicator(target="≥40处", actual="38处")

    assert "等于没有写" not in message("reason-missing", indicators=[row])


@pytest.mark.parametrize("reason", ["雨季", "推迟", "无人手", "没有经费"])
def test_a_reason_may_be_short(reason: str) -> None:
    row = indicator(target="≥40处", actual="38处", reason=reason)

    assert names("reason-missing", indicators=[row]) == []
    assert sheet_of(indicators=[row]).shown("indicators[0].points_at_risk") == "0.00"


@pytest.mark.parametrize(
    ("actual", "check"), [("52处", "over-completed"), ("48处", "over-target")]
)  # fmt: skip
def test_completion_far_above_the_target_needs_a_reason_too(actual: str, check: str) -> None:
    row = indicator(target="≥40处", actual=actual, reason="无")

    assert names(check, indicators=[row]) == ["indicators[0].reason"]
    assert "只写“无”等于没有写" in message(check, indicators=[row])
    assert names(check, indicators=[{**row, "reason": "增设"}]) == []


def test_an_answer_that_says_nothing_answers_nothing() -> None:
    sheet = sheet_of({"quota": "8", "in_post": "9"})
    (finding,) = of(sheet, "over-staffed")

    states = [
        state_of(finding, with_answer(sheet.report, finding, answer))
        for answer in ("无", "见报告", "——", "军转安置1人")
    ]
    assert states == ["open", "open", "open", "answered"]


# ---- 存在的问题


def problems(text: str | None, executed: str, actual: str = "40处") -> list[str]:
    """What is said of 存在的问题 in a report of 100 points."""
    rows = [
        {"group": group.key, "kind": next(iter(group.kinds)), "name": group.label,
         "target": "≥40处", "actual": actual, "points": str(group.points), "reason": "汛期推迟"}
        for group in issued().edition.groups
    ]  # fmt: skip
    passages = [] if text is None else [{"key": "problems", "text": text}]
    values = {"annual_budget": "1000", "executed": executed}
    sheet = sheet_of(values, indicators=rows, passages=passages)
    return [f.message for check in ("full-marks", "loss-without-problem") for f in of(sheet, check)]


@pytest.mark.parametrize(
    "text", [None, "", "无", "无。", "暂无", "没有问题", "不存在明显问题。", "1、无。", "略", "/"]
)
def test_points_lost_have_a_problem_behind_them(text: str | None) -> None:
    (lost,) = problems(text, "976.7")

    assert "扣了分的有“预算执行”0.23 分" in lost
    assert ("写的是" in lost) == bool(text)


@pytest.mark.parametrize(
    "text", ["年中追加的项目12月才下达，没有支出完。", "1、指标值定低了。", "执行慢"]
)
def test_points_lost_with_a_problem(text: str) -> None:
    assert problems(text, "976.7") == []


def test_the_places_where_points_were_lost_are_named() -> None:
    (lost,) = problems("无", "976.7", "36处")

    assert "“预算执行”0.23 分、“产出指标”4 分、“效益指标”2.5 分等 5 处" in lost


def test_full_marks_are_told_as_that() -> None:
    (full,) = problems("无。", "1000")

    assert "满分" in full


def test_points_that_are_only_missing_are_not_lost() -> None:
    assert problems("无", "") == []


def test_of_two_passages_the_printed_one_counts() -> None:
    passages = (
        Passage(id=1, key="problems", text="无"),
        Passage(id=2, key="problems", text="执行慢"),
    )
    report = filled(indicators=[indicator(points="100", lowered="100")])
    sheet = issued().evaluate(with_rows(report, "passages", passages))

    assert of(sheet, "full-marks") == []
