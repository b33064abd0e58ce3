"""Words written twice and words written wrong, and all that only looks so."""

from __future__ import annotations

import pytest

from perfeval_gui.rules.proofreading.language.slips import slips
from perfeval_gui.rules.proofreading.language.words import GUARDED, RIGHT, WRONG_WORDS
from unit.sentences.true_sentences import TRUE
from unit.sentences.true_sentences_more import MORE
from unit.sentences.true_sentences_public import PUBLIC


def said(text: str, check: str) -> list[tuple[str, str]]:
    """The words of *text* that *check* is about, with the level."""
    return [(text[s.begin : s.end], s.level) for s in slips(text) if s.check == check]


def mended(text: str) -> str:
    """*text* with every wrong word put right."""
    for slip in sorted(slips(text), key=lambda slip: slip.begin, reverse=True):
        if slip.check == "text-word" and slip.instead is not None:
            text = text[: slip.begin] + slip.instead + text[slip.end :]
    return text


# ---- written twice


@pytest.mark.parametrize(
    "text",
    [
        "我单位落实对对口帮扶村的资金支持，在在建工程现场设立值班点。",
        "围绕在在建项目开展检查，对对外宣传严格把关。",
        "组织在在职人员和在在编人员轮训，为为期三天。",
        "坚持以以人为本为原则，宗旨为为民服务。",
        "会同和和平街道开展交流，与与会代表座谈。",
        "资金使用方向向基层倾斜，支出理由由单位说明。",
        "从从业人员中选聘，即将将有关情况上报。",
        "不少是是非题，已已知情况为准。",
        "惠及及其周边村，涉及及时足额支付。",
        "用于于2023年开工的项目，位于于家村。",
        "推进以以工代赈、以以奖代补。",
        "招标标的的金额为58万元。",
        "我单位有对对策的研究，对对方负责。",
        "切实实施方案，切实实行制度，认真真正落实，及时时刻关注。",
        "单位位于城东，工作作风扎实，项目目标明确，资金金额准确。",
        "支出出现偏差，使用用途明确，绩效效益良好，管理理念更新。",
        "落实实名制登记，加强强基础工作，完成成套设备采购，及时时效性强，问题题库，制度度量。",
        "认真真抓实干，积极极力推动，预算算清算细。",
        "稳扎稳打、步步推进，工作进一步，步步为营，落实实施细则。",
    ],
)
def test_a_sign_between_two_words_is_none_too_many(text: str) -> None:
    assert said(text, "text-doubled") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我单位的的工作", "的的"),
        ("严格控制在在预算内", "在在"),
        ("本项目由由县财政安排", "由由"),
        ("对对全县河道巡查", "对对"),
        ("预算为3万元元", "万元元"),
        ("全部完成。。", "。。"),
        ("工作中进行进行检查", "进行进行"),
        ("严格按照按照规定", "按照按照"),
        ("我单位我单位严格执行", "我单位我单位"),
        ("目标的的实现", "的的"),
    ],
)
def test_what_can_never_be_two_words_is_an_error(text: str, words: str) -> None:
    assert said(text, "text-doubled") == [(words, "error")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("加强项目管理管理费的控制", "管理管理"),
        ("办公室办公室主任", "办公室办公室"),
        ("绩效目标目标值明确", "目标目标"),
        ("资金使用情况使用情况良好", "使用情况使用情况"),
        ("我单位认真真落实各项制度", "认真真"),
        ("切实实加强管理", "切实实"),
        ("及时时足额拨付", "及时时"),
        ("资金使用用规范", "使用用"),
        ("存在的问题题较多", "问题题"),
        ("进一步步完善", "进一步步"),
    ],
)
def test_nouns_that_may_be_two_words_are_asked_about(text: str, words: str) -> None:
    assert said(text, "text-doubled") == [(words, "hint")]


# ---- written wrong


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("建立建全管理制度，工程已峻工，设备按装到位，必竟人手有限。",
         "建立健全管理制度，工程已竣工，设备安装到位，毕竟人手有限。"),
        ("截止12月底，帐面结余3万元，部份项目没有复盖到。",
         "截至12月底，账面结余3万元，部分项目没有覆盖到。"),
        ("既使在汛期，偶而也组织抽捡，防碍不大。",
         "即使在汛期，偶尔也组织抽检，妨碍不大。"),
        ("资金已拔付，结馀款项收回，没有截流挪用。",
         "资金已拨付，结余款项收回，没有截留挪用。"),
        ("己经完成疏竣，消毁旧设备，撤消两个站点。",
         "已经完成疏浚，销毁旧设备，撤销两个站点。"),
        ("进一部加强内控，杜绝弄虚做假、推委扯皮。",
         "进一步加强内控，杜绝弄虚作假、推诿扯皮。"),
        ("严格执行八项归定，反对铺张浪废，厉行结约。",
         "严格执行八项规定，反对铺张浪费，厉行节约。"),
        ("绩效平价结果予以批露，接受姿询。", "绩效评价结果予以披露，接受咨询。"),
        ("严格安照规定执行，按排专人负责，工作得已改善。",
         "严格按照规定执行，安排专人负责，工作得以改善。"),
        ("绩效管里有侍加强，预算编织不细，项目按收滞后，巩固功坚成果。",
         "绩效管理有待加强，预算编制不细，项目验收滞后，巩固攻坚成果。"),
        ("有待题高，指标设制不够合理，意识谈薄，宣传力渡不够。",
         "有待提高，指标设置不够合理，意识淡薄，宣传力度不够。"),
        ("截止{Y}年底", "截至{Y}年底"),
        ("究竞谁负责，用于办公的水份不足，意识谈薄，座落于城北。",
         "究竟谁负责，用于办公的水分不足，意识淡薄，坐落于城北。"),
        ("年初予算不细，困准较多，其它项日支出补尝不足。",
         "年初预算不细，困难较多，其他项目支出补偿不足。"),
        ("截止今年年末", "截至今年年末"),
    ],
)  # fmt: skip
def test_slips_of_the_pen_are_mended(text: str, right: str) -> None:
    assert mended(text) == right
    assert said(right, "text-word") == []


@pytest.mark.parametrize(
    "text",
    [
        "严峻工作形势，险峻工段", "构建全制度链条，创建全国先进", "按装机容量计算，按装备数量",
        "购置帐篷5顶、蚊帐8床", "报名截止12月底，投标截止2023年6月", "截止日期，截止时间",
        "全部份额，内部份数", "目录相关，记录相符", "多重迭代", "当前提搞好服务", "立即然后上报",
        "人才配偶而言", "一批露天矿", "取消毁约条款", "汇报消防工作，上报消息",
        "关注消费，关注消防", "审核消防设计", "问题纲要，专题纲领", "发布暑期安排，全部暑假",
        "修复盖板，重复盖章", "一贯输出，一贯策略", "交通迅速恢复，普通迅雷", "情意深厚",
        "坚苦卓绝", "自己经营，知己经过", "竣工", "安装钉子", "选拔付出", "规划拔高", "而己方",
        "延伸请求", "指标植入", "满意读者", "资产处制定办法", "培训废止文件", "毕竟争取支持",
        "慈善长期项目", "谨慎密切配合", "甚至使用", "公平", "执行律师", "行业以完成任务为目标",
        "治安照常，公安照片", "按排名分配，按排放量收费，按排水量计", "竹编织品",
        "迫不得已改善，取得已落实的成果", "主题高度契合，问题高发", "建设制度，目标设制定程序",
        "人力渡河", "成功坚持，成功坚守", "水管里程，钢管里外", "项目按收益分配，工程按收支核算",
        "贫因病致", "新建没有验收",
        "研究竞争性磋商方案，研究竞价办法，探究竞拍规则", "事务必竞争上岗，未必竞争得过",
        "农业用水份额，供水份数", "座谈薄弱环节", "一座落成，3座落后水库", "不予算作工龄",
        "贫困准确识别", "成绩校验，成绩校准", "群众满意渡过难关", "候补尝试",
        "系统酬金", "传统酬劳", "尤其它的效益", "各项日支出",
    ],
)  # fmt: skip
def test_right_words_side_by_side_are_right(text: str) -> None:
    assert said(text, "text-word") == []


def test_no_right_word_holds_a_wrong_one() -> None:
    for wrong, right in RIGHT.items():
        assert mended(right) == right, (wrong, right)
        assert wrong != right
    assert not WRONG_WORDS.keys() & {one.wrong for one in GUARDED}
    assert len(RIGHT) > 250


def test_every_wrong_word_is_found_by_itself() -> None:
    follows = {
        "截止": "12月",
        "建全": "制度",
        "既使": "是",
        "起用": "新系统",
        "座落": "于",
        "得已": "改善",
        "情意": "",
    }
    before = {"情意": "完成", "设制": "指标"}
    for wrong, right in RIGHT.items():
        text = before.get(wrong, "") + wrong + follows.get(wrong, "")
        assert mended(text) == before.get(wrong, "") + right + follows.get(wrong, ""), wrong


def test_reports_hold_none_of_the_wrong_words() -> None:
    assert said(TRUE + MORE + PUBLIC, "text-word") == []
