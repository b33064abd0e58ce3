"""What reports tell wrongly, by the kinds that reviewers met; each kind with more of its like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from given.worked import issued, sheet_of
from perfeval_gui.domain.beside.dismissals import Dismissal
from perfeval_gui.domain.names.fields import get, with_rows
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.proofreading.dismissed import dismissed
from perfeval_gui.rules.proofreading.figures.told_numbers import LINK
from perfeval_gui.rules.proofreading.readers import proofread
from unit.sentences.river_report import INDICATORS, PROJECTS, VALUES, told

NOTHING: Mapping[str, object] = {}


def found(sheet: Sheet) -> list[Finding]:
    """What the proof-reading says of *sheet*, offers to link left out."""
    return [one for one in proofread(sheet) if one.check != LINK]


def kinds(
    text: str, key: str = "other", values: Mapping[str, object] = NOTHING
) -> Counter[tuple[str, str]]:
    """Check and level of each finding about *text*."""
    return Counter((one.check, one.level) for one in found(told(text, key, values)))


WRONG, ASKED = ("text-arithmetic", "error"), ("text-arithmetic", "hint")


# ---- changes


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费0.60万元，比上年增加0.20万元，增长25.00%。",
        "公务接待费0.60万元，比上年减少0.35万元，下降36.84%。",
        "公务接待费0.60万元，比上年减少0.20万元，增长25.00%。",
        "“三公”经费决算3.60万元，较上年上升18.18%。",
        "公用经费56.4万元，同比增加3.6万元，增幅6%。",
        "项目支出比上年压减18.5万元。",
    ],
)
def test_a_change_that_the_tables_contradict_is_an_error(text: str) -> None:
    assert kinds(text, "three_public") == {WRONG: 1}


@pytest.mark.parametrize(
    ("prior", "text"),
    [
        ("0", "公务接待费支出决算0.60万元，比上年增加0.60万元，增长100%。"),
        ("0", "公务接待费0.60万元，同比增长100%。"),
        ("0.00", "公务接待费比上年增长100%。"),
        ("0", "公务接待费0.60万元，比上年增加0.60万元，增长率为60%。"),
    ],
)
def test_there_is_no_rate_of_growth_from_nothing(prior: str, text: str) -> None:
    (one,) = found(told(text, "other", {"reception.prior_final": prior}))

    assert (one.check, one.level) == WRONG
    assert "增长率没有意义" in one.message


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费支出决算0.60万元，比上年增加0.60万元。",
        "公务接待费比上年有所增加。",
    ],
)
def test_growth_from_nothing_may_be_told(text: str) -> None:
    assert kinds(text, "other", {"reception.prior_final": "0"}) == {}


def test_a_change_is_not_measured_by_blanks() -> None:
    text = "公务接待费0.60万元，比上年增加0.20万元，增长50%。"

    assert kinds(text, "other", {"reception.prior_final": ""}) == {}
    assert kinds(text, "other", {"reception.final": ""}) == {}


def test_a_wrong_amount_is_told_once_and_first() -> None:
    text = "公务接待费0.50万元，比上年减少0.30万元，下降37.50%。"

    assert kinds(text) == {("text-figure", "error"): 1}


# ---- rounding: the digits written decide


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("公务用车运行维护费3.00万元，比上年下降16.7%。", {}),
        ("公务用车运行维护费3.00万元，比上年下降17%。", {}),
        ("公务用车运行维护费3.00万元，比上年下降16.66%。", {ASKED: 1}),
        ("公务用车运行维护费3.00万元，比上年下降16.6%。", {ASKED: 1}),
        ("公务用车运行维护费3.00万元，比上年下降16.5%。", {WRONG: 1}),
        ("公务用车运行维护费3.00万元，比上年减少0.6万元。", {}),
        ("公务用车运行维护费3.00万元，比上年减少6000元。", {}),
        ("公务用车运行维护费3.00万元，比上年减少0.61万元。", {WRONG: 1}),
        ("部门整体支出402万元，其中：基本支出242万元，项目支出161万元。", {}),
        ("大坝除草12.4万元，闸门维修26.4万元，合计38.9万元。", {}),
        ("大坝除草12.40万元，闸门维修26.40万元，合计38.90万元。", {ASKED: 1}),
        ("购置费一万二千元，维修费八千元，合计2万元。", {}),
        ("总投资0.0120亿元，其中省级80万元，县级40万元。", {}),
    ],
)
def test_digits_decide(text: str, said: Mapping[tuple[str, str], int]) -> None:
    assert kinds(text) == said


# ---- linked figures are read as they print


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("公务接待费{reception.final}万元，比上年增加0.20万元。", {WRONG: 1}),
        ("公务接待费{reception.final}万元，比上年减少0.20万元。", {}),
        ("基本支出{basic_spending}万元，占总支出的70.07%。", {WRONG: 1}),
        ("{Y}年决算支出{executed}万元，完成年初预算的95.79%。", {WRONG: 1}),
        ("{Y}年决算支出{executed}万元，其中：基本支出{basic_spending}万元。", {}),
        ("涉及{project_count}个项目：{project_list}。", {}),
        ("涉及5个项目：{project_list}。", {ASKED: 1}),
        ("{odd}。公务接待费0.60万元，比上年增加0.20万元。", {WRONG: 1}),
    ],
)
def test_links_are_read_as_printed(text: str, said: Mapping[tuple[str, str], int]) -> None:
    sheet = told(text, "projects")

    assert Counter((one.check, one.level) for one in found(sheet)) == said
    for one in found(sheet):
        assert one.span is not None
        begin, end = one.span
        # A slot is never cut in two.
        assert text[begin:end].count("{") == text[begin:end].count("}")


def test_what_the_program_filled_in_is_not_its_matter() -> None:
    """Figures that do not agree are told where they are typed, not in every sentence."""
    text = (
        "决算支出{executed}万元，其中：基本支出{basic_spending}万元，"
        "项目支出{project_executed}万元。"
    )

    assert kinds(text, "basic", {"basic_spending": "200"}) == {}
    typed = text.replace("{basic_spending}", "200")
    assert kinds(typed, "basic", {"basic_spending": "200"}) == {ASKED: 1}


# ---- shares and rates without their sign


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("基本支出241.5万元，占60.07。", "基本支出241.5万元，占60.07%。"),
        ("公务接待费比上年下降25.5，继续压减。", "公务接待费比上年下降25.5%，继续压减。"),
        ("全年执行率98.05，排名第2。", "全年执行率98.05%，排名第2。"),
        ("项目支出占比39.93；基本支出占比60.07%。", "项目支出占比39.93%；基本支出占比60.07%。"),
    ],
)
def test_a_percentage_without_its_sign(text: str, mended: str) -> None:
    fixes = [one.fix for one in found(told(text)) if "缺“%”" in one.message]

    assert [fix.puts for fix in fixes if fix is not None] == [(("passages[0].text", mended),)]


@pytest.mark.parametrize(
    "text", ["占3席，占地2.5亩。", "增长2.5倍。", "执行率98.05%。", "完成率1.05。", "占0.5公顷。"]
)
def test_other_numbers_need_no_sign(text: str) -> None:
    assert "缺“%”" not in "".join(one.message for one in found(told(text))) or "1.05" in text


# ---- results of indicators


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("全年巡查河道262次，群众满意度达到96%。", 2),
        ("维修养护水库十三座。", 1),
        ("河道保洁里程18.6万米，弃渣量9500公斤。", 1),
        ("水质达标率百分之九十九。", 1),
        ("2023年受益人口达到36000人。", 1),
        ("全年巡查河道252次，群众满意度达到94%，弃渣量9000公斤。", 0),
        ("水质达标率97%，受益人口3.4万人。", 0),
        ("计划巡查河道262次，东河段巡查河道62次，上年巡查河道230次。", 0),
        ("巡查河道240次以上，巡查河道不少于262次，2022年巡查河道230次。", 0),
        ("巡查河道21次/月，每月巡查河道21次。", 0),
        ("巡查河道262公里。", 0),
    ],
)
def test_results_in_the_report_are_those_of_the_form(text: str, count: int) -> None:
    assert kinds(text, "analysis") == ({("text-result", "hint"): count} if count else {})


def test_an_indicator_that_stands_twice_is_compared_with_neither() -> None:
    rows = [dict(row) for row in INDICATORS]
    rows[1]["name"] = rows[0]["name"]
    passages = [{"key": "analysis", "text": "全年巡查河道262次。"}]

    assert (
        found(sheet_of(VALUES, projects=list(PROJECTS), indicators=rows, passages=passages)) == []
    )


# ---- grades


@pytest.mark.parametrize(
    "words",
    [
        "等次为“良”", "评价结果为“良”", "绩效评级为良", "被评为“良”", "评定为“良”等级",
        "综合评定：良好", "综合评定为“中”", "属于“良”", "属于良等级", "结果为良好", "评定等次：中",
        "自评等次为“良”档", "绩效评价等次为良", "评价结果是“良”", "认定为“良”", "评级：良",
    ],
)  # fmt: skip
def test_other_words_for_the_grade(words: str) -> None:
    text = f"经自评，2023年度部门整体支出绩效得分99.80分，{words}。"
    (one,) = found(told(text, "conclusion"))

    assert (one.check, one.level) == ("text-figure", "error")
    assert one.fix is not None
    assert "{grade}" in str(one.fix.puts[0][1])


@pytest.mark.parametrize(
    "text",
    [
        "经自评得分99.80分，等次为“优”。",
        "我中心在年度考核中被评为“良好”。",
        "饮用水水质等级为良。",
        "河道保洁项目评价结果为“良”。",
        "2022年度评价结果为“良”。",
        "评价结果分为优、良、中、差四个等级。",
        "力争自评结果为“良”以上。",
        "工程验收结果为良好。",
        "自评得分在80分以上的，等次为良。",
        "张某被评为优秀。",
    ],
)
def test_grades_of_something_else(text: str) -> None:
    assert [one for one in found(told(text, "conclusion")) if one.level == "error"] == []


# ---- what is not complete yet


@pytest.mark.parametrize(
    "text",
    ["自评得分98分。", "自评总得分100分，等级为“优”。", "产出指标得39分。", "综合得分97分。"],
)
def test_a_score_is_not_compared_with_a_total_that_is_not_complete(text: str) -> None:
    rows = [dict(row) for row in INDICATORS]
    rows[0]["actual"] = ""
    passages = [{"key": "conclusion", "text": text}]
    sheet = sheet_of(VALUES, projects=list(PROJECTS), indicators=rows, passages=passages)

    assert found(sheet) == []


def test_scores_of_complete_groups_are_compared_all_the_same() -> None:
    rows = [dict(row) for row in INDICATORS]
    rows[0]["actual"] = ""
    passages = [{"key": "analysis", "text": "产出指标得39分，效益指标得24分。"}]
    (one,) = found(sheet_of(VALUES, projects=list(PROJECTS), indicators=rows, passages=passages))

    assert one.figures == "24分；25.00 分"


# ---- items of 三公经费 left out

CARS = "公务用车购置及运行维护费15.00万元，其中公务用车运行维护费3.00万元；"


@pytest.mark.parametrize(
    ("values", "text", "count"),
    [
        (
            {"vehicle_buying.final": "12"},
            CARS + "公务接待费0.60万元；因公出国（境）费0万元。",
            1,
        ),
        (NOTHING, "公务用车运行维护费3.00万元，因公出国（境）费0万元。", 1),
        (NOTHING, "“三公”经费决算3.60万元，其中公务接待费0.60万元。", 1),
        ({"abroad.final": "2"}, "公务用车运行维护费3.00万元，公务接待费0.60万元。", 1),
        (NOTHING, "公务用车购置及运行费3.00万元，公务接待费0.60万元。", 0),
        (NOTHING, "“三公”经费决算3.60万元，比上年减少0.80万元。", 0),
        (NOTHING, "“三公”经费决算{three_public.final}万元，其中：{three_public_list}。", 0),
        (NOTHING, "严格执行公务接待规定，公务接待费0.60万元。", 0),
    ],
)
def test_an_item_with_money_is_not_left_out(
    values: Mapping[str, object], text: str, count: int
) -> None:
    said = [
        one for one in found(told(text, "three_public", values)) if one.check == "text-omission"
    ]

    assert len(said) == count
    assert found(told(text, "other", values)) == [] or count == 0


# ---- switching off


def test_what_a_sentence_adds_up_can_be_dismissed() -> None:
    sheet = told("会议费0.80万元，培训费0.60万元，合计1.60万元。")
    (one,) = found(sheet)

    assert found(issued().evaluate(dismissed(sheet, one))) == []
    text = get(sheet.report, one.name)
    assert isinstance(text, str)


@pytest.mark.parametrize(
    ("check", "text"),
    [
        ("text-arithmetic", "会议费0.80万元，培训费0.60万元，合计1.60万元。"),
        ("text-result", "全年巡查河道262次。"),
        ("text-omission", "“三公”经费3.60万元，其中公务接待费0.60万元。"),
    ],
)
def test_the_new_families_can_be_switched_off(check: str, text: str) -> None:
    sheet = told(text, "three_public")
    quiet = with_rows(sheet.report, "dismissals", (Dismissal(check=check),))

    assert {one.check for one in found(sheet)} == {check}
    assert found(issued().evaluate(quiet)) == []
