"""Checks of indicators: points, scores, completion, targets, goals."""

from __future__ import annotations

import pytest

from given.checked import indicator, message, names, of
from given.worked import filled, issued, sheet_of
from perfeval_gui.domain.names.fields import put
from perfeval_gui.rules.checks.indicators.targets import against

# ---- points


def groups(**points: str) -> list[dict[str, object]]:
    """One indicator for each group, with *points* in place of those of the edition."""
    return [
        {"group": group.key, "kind": next(iter(group.kinds)), "name": group.key,
         "points": points.get(group.key, str(group.points))}
        for group in issued().edition.groups
    ]  # fmt: skip


def test_points_of_groups_and_of_all() -> None:
    assert names("points-group", indicators=groups()) == []
    assert names("points-100", indicators=groups()) == []
    assert names("points-group", indicators=groups(output="39.5")) == ["indicators"]
    assert names("points-100", indicators=groups(output="39.5")) == ["indicators"]
    assert "99.5" in message("points-100", indicators=groups(output="39.5"))


def test_points_may_be_right_together_and_wrong_apart() -> None:
    rows = groups(output="41", cost="19")

    assert len(names("points-group", indicators=rows)) == 2
    assert names("points-100", indicators=rows) == []


def test_points_of_a_group_without_rows_are_told_as_required_only() -> None:
    rows = groups()[:3]

    assert names("points-group", indicators=rows) == names("points-100", indicators=rows) == []
    assert names("required", indicators=rows).count("indicators") == 1


def test_points_belong_to_a_group_and_a_kind() -> None:
    report = filled(indicators=[indicator(), indicator(), indicator(points="")])
    report = put(put(report, "indicators[1].kind", ""), "indicators[2].group", "")

    assert [f.name for f in of(issued().evaluate(report), "points-parent")] == [
        "indicators[1].kind"
    ]
    stranger = issued().evaluate(put(report, "indicators[0].group", "没有的键"))
    assert of(stranger, "points-parent")[0].name == "indicators[0].group"


# ---- scores


@pytest.mark.parametrize(("score", "told"), [("10.01", 1), ("10.00", 0), ("9.99", 0), ("0", 0)])
def test_score_above_points(score: str, told: int) -> None:
    found = names("score-above-points", indicators=[indicator(lowered=score)])

    assert found == ["indicators[0].score"] * told


@pytest.mark.parametrize(
    ("band", "score", "told"),
    [
        ("met", "10", 0),
        ("met", "8", 0),
        ("met", "7.99", 1),
        ("partly", "8.01", 1),
        ("partly", "8", 0),
        ("partly", "6", 0),
        ("partly", "5.99", 1),
        ("unmet", "6.01", 1),
        ("unmet", "6", 0),
        ("unmet", "0", 0),
        ("", "3", 0),
        # A score above the points is told as that.
        ("partly", "10.01", 0),
    ],
)
def test_score_and_band(band: str, score: str, told: int) -> None:
    row = indicator(target="机制建立", actual="已建立", band=band, lowered=score)

    assert names("score-outside-band", indicators=[row]) == ["indicators[0].score"] * told


@pytest.mark.parametrize(
    ("score", "bands"),
    [
        ("59.99", {"unmet"}),
        ("60", {"unmet", "partly"}),
        ("79.99", {"partly"}),
        ("80", {"partly", "met"}),
        ("90", {"met"}),
        ("100", {"met"}),
    ],
)
def test_bands_of_a_hundred_points(score: str, bands: set[str]) -> None:
    row = indicator(points="100", target="机制建立", actual="已建立", lowered=score)
    fitting = {
        band
        for band in ("met", "partly", "unmet")
        if not names("score-outside-band", indicators=[{**row, "band": band}])
    }

    assert fitting == bands


def test_a_band_left_on_a_quantity_means_nothing() -> None:
    row = indicator(target="40起", actual="20起", band="met")

    assert names("score-outside-band", indicators=[row]) == []


def test_a_quality_without_band_has_no_score() -> None:
    quality = indicator(target="机制建立", actual="已建立")

    assert names("score-missing", indicators=[quality]) == ["indicators[0].score"]
    assert names("score-missing", indicators=[{**quality, "band": "met"}]) == []
    assert names("score-missing", indicators=[{**quality, "lowered": "0"}]) == []
    # Without a result there is nothing to choose yet: the result is asked for.
    blank = {**quality, "actual": ""}
    assert names("score-missing", indicators=[blank]) == ["indicators[0].actual"]
    assert names("score-missing", indicators=[{**blank, "points": ""}]) == []


@pytest.mark.parametrize(
    ("actual", "reason", "told"),
    [("39起", "", 1), ("39起", " \n", 1), ("39起", "汛期推迟", 0), ("40起", "", 0), ("", "", 0)],
)
def test_reason_for_a_lower_score(actual: str, reason: str, told: int) -> None:
    row = indicator(target="40起", actual=actual, reason=reason)

    assert names("reason-missing", indicators=[row]) == ["indicators[0].reason"] * told


@pytest.mark.parametrize(
    ("actual", "check"),
    [
        ("119.99%", ""),
        ("120%", "over-target"),
        ("129.99%", "over-target"),
        ("130%", "over-completed"),
        ("130.01%", "over-completed"),
        ("100%", ""),
    ],
)
def test_completion_far_above_the_target(actual: str, check: str) -> None:
    row = indicator(target="100%", actual=actual)
    found = [c for c in ("over-target", "over-completed") if names(c, indicators=[row])]

    assert found == ([check] if check else [])
    told = {**row, "reason": "施工集中"}
    assert names("over-completed", indicators=[told]) == []
    assert names("over-target", indicators=[told]) == []


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("≤100%", "200%"),
        ("0起", "5起"),
        ("40起", "-56起"),
        ("1.2万亩", "2公顷"),
        ("建成", "超额建成"),
    ],
)
def test_completion_that_says_nothing(target: str, actual: str) -> None:
    row = indicator(target=target, actual=actual)

    assert names("over-completed", indicators=[row]) == []


def test_units_are_compared_in_scale() -> None:
    row = indicator(target="1.2万亩", actual="15600亩")

    assert names("over-completed", indicators=[row]) == ["indicators[0].reason"]
    assert "130.00%" in message("over-completed", indicators=[row])
    assert names("over-completed", indicators=[{**row, "actual": "15599亩"}]) == []
    assert names(
        "over-completed", indicators=[indicator(target="0.5亿元", actual="6500万元")]
    ) == ["indicators[0].reason"]  # fmt: skip


def test_a_typed_score_above_the_rule() -> None:
    row = indicator(target="40起", actual="30起", reason="汛期推迟")
    (finding,) = of(sheet_of(indicators=[{**row, "lowered": "7.51"}]), "score-not-by-rule")

    assert finding.name == "indicators[0].score"
    assert "7.51" in finding.figures
    assert "7.50" in finding.figures
    assert finding.fix is not None
    assert finding.fix.puts == (("indicators[0].lowered", None),)
    assert names("score-not-by-rule", indicators=[{**row, "lowered": "7.50"}]) == []
    assert names("score-not-by-rule", indicators=[row]) == []
    assert names("score-not-by-rule", indicators=[{**row, "lowered": "10.01"}]) == []


@pytest.mark.parametrize(
    ("score", "problems", "told"),
    [
        ("100", "无", 1),
        ("100", "", 1),
        ("100", "无。", 1),
        ("100", "1、指标值偏低。", 0),
        ("99.99", "无", 0),
    ],
)
def test_full_marks(score: str, problems: str, told: int) -> None:
    row = indicator(points="100", lowered=score)
    found = names(
        "full-marks", indicators=[row], passages=[{"key": "problems", "text": problems}]
    )  # fmt: skip

    assert found == ["passages[0].text"] * told


def test_full_marks_without_a_passage() -> None:
    assert names("full-marks", indicators=[indicator(points="100", lowered="100")]) == ["passages"]


# ---- points at risk


@pytest.mark.parametrize(
    ("row", "risk"),
    [
        ({"target": "40起", "actual": "40起"}, "0.00"),
        ({"target": "40起", "actual": "30起"}, "7.50"),
        ({"target": "40起", "actual": "30起", "reason": "推迟"}, "0.00"),
        ({"target": "40起", "actual": "51起"}, "0.00"),
        ({"target": "40起", "actual": "52起"}, "10.00"),
        ({"target": "40起", "actual": "52起", "reason": "增多"}, "0.00"),
        ({"target": "≤40起", "actual": "52起", "reason": "增多"}, "0.00"),
        ({"target": "40起", "actual": "30起", "lowered": "9", "reason": "推迟"}, "1.50"),
        ({"target": "40起", "actual": "40起", "lowered": "12"}, "2.00"),
        ({"target": "建成", "actual": "建成", "band": "partly", "lowered": "9", "reason": "缓"},
         "1.00"),
        ({"target": "建成", "actual": "建成", "band": "met"}, "0.00"),
        ({"target": "40起", "actual": ""}, ""),
        ({"points": "", "target": "40起", "actual": "30起"}, ""),
    ],
)  # fmt: skip
def test_points_at_risk(row: dict[str, str], risk: str) -> None:
    sheet = sheet_of(indicators=[indicator(**row)])

    assert sheet.shown("indicators[0].points_at_risk") == risk
    assert sheet.shown("points_at_risk") == risk
    told = sheet.explanation("indicators[0].points_at_risk")
    assert told.endswith(f" = {risk}") if risk else "空着：" in told


def test_points_at_risk_add_up_and_say_why() -> None:
    rows = [indicator(target="40起", actual="30起"), indicator(target="40起", actual="56起")]
    sheet = sheet_of(indicators=rows)

    assert sheet.shown("points_at_risk") == "17.50"
    assert sheet.explanation("indicators[0].points_at_risk") == (
        "可能被扣的分 = 得分 7.50 的全部（得分低于分值而没有写偏差原因） = 7.50"
    )
    over = sheet_of(indicators=[indicator(target="40起", actual="40起", lowered="12")])
    assert over.explanation("indicators[0].points_at_risk") == (
        "可能被扣的分 = 得分 12.00 − 10.00（得分高于分值） = 2.00"
    )


# ---- targets


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("持续服务周边群众", 1),
        ("加强管理", 1),
        ("建成", 1),
        ("持续加强，达到95%以上", 0),
        ("40起", 0),
        ("一年", 0),
        ("百分之九十以上", 0),
        ("", 0),
        # Ranges, deadlines, other units, nothing and everything are no targets without a figure.
        *((text, 0) for text in ("35-45处", "3至5天", "80%—90%", "五到八次")),
        *((text, 0) for text in ("2023年11月底前", "年底前", "每月15日前", "6月30日之前")),
        *((text, 0) for text in ("≤55dB", "60dB(A)", "35℃", "0.5‰", "1:3")),
        *(
            (text, 0)
            for text in ("零事故", "0起", "零投诉", "无事故", "不发生安全事故", "杜绝违规")
        ),
        *((text, 0) for text in ("100%", "全部完成", "全覆盖", "全额拨付", "应保尽保")),
        *((text, 0) for text in ("A级", "达到国家二级标准", "Ⅲ类水质", "全年", "每季度")),
        *((text, 1) for text in ("按期完工", "不断完善", "较上年提高", "良好", "及时", "长期")),
    ],
)
def test_vague_targets(target: str, told: int) -> None:
    found = names("target-vague", indicators=[indicator(target=target)])

    assert found == ["indicators[0].target"] * told


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("碳排放量", "碳排放增多"),
        ("污染", "污染排放量持续上升"),
        ("安全生产", "事故明显增加"),
        ("服务", "群众满意度下降"),
        ("经济效益", "企业收入逐年减少"),
        ("信访投诉", "≥5起"),
        ("群众满意度", "≤95%"),
        ("环境", "增加碳排放"),
    ],
)
def test_targets_against_their_goal(name: str, target: str) -> None:
    row = indicator(name=name, target=target)

    assert names("target-contradicts", indicators=[row]) == ["indicators[0].target"]


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("减少环境污染", "减少碳排放、保护生态"),
        ("碳排放量", "碳排放不增加"),
        ("碳排放量", "防止污染加重"),
        ("污染", "污染治理能力提高"),
        ("纠纷", "纠纷调处率提高"),
        ("排查调处企地矛盾纠纷", "≥40起"),
        ("信访投诉", "≤5起"),
        ("信访投诉", "0起"),
        ("群众满意度", "≥95%"),
        ("群众满意度", "满意度提高"),
        ("公务用车年耗油量", "≤2000升"),
        ("成本", "降低成本，提高效率"),
        ("安全隐患排查整改", "≥30处"),
        ("收入", "收入稳步增长"),
        ("投诉办结数", "≥20件"),
        ("因协调不力引发的群体性事件", "0起"),
        ("", ""),
    ],
)
def test_targets_with_their_goal(name: str, target: str) -> None:
    assert against(name, target) == ""
