"""Every check by its id: its level, its name in Chinese, and where its rule comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

BASE: Final = "附件2 基础数据表"
SELF: Final = "附件3-1 整体支出绩效自评表"
_BOTH: Final = "附件2 与附件3-1 的勾稽关系"
_SELF_RATED: Final = "财预〔2020〕10号 单位自评"
_REVIEW: Final = "财政部门审核惯例"
_REPORT: Final = "自评报告提纲"
_SELF_TEST: Final = "程序自检"
_FORMS: Final = "财预〔2020〕10号 项目支出绩效自评"


@dataclass(frozen=True, slots=True)
class Known:
    """One check: its level, what it is called on paper and in lists, and its source."""

    level: Literal["error", "explain", "unconfirmed", "hint"]
    title: str
    source: str


KNOWN: Final[Mapping[str, Known]] = MappingProxyType(
    {
        "check-failed": Known("error", "一项校核没有做成", _SELF_TEST),
        "figure-failed": Known("error", "一个数没有算出来", _SELF_TEST),
        "content-kept": Known("hint", "草稿里有版式放不下的内容", _SELF_TEST),
        "unconfirmed": Known("unconfirmed", "从文件取来，没有核对", "取来的内容要逐格核对"),
        "lacking-filled": Known("error", "本单位没有的部分填了内容", "填表说明"),
        "detail-differs": Known("error", "与明细合计不符", "明细合起来就是这个数"),
        "unread": Known("error", "看不懂的数字或日期", "填表说明"),
        "required": Known("error", "必填栏目空着", "填表说明"),
        "sum-projects": Known("error", "项目支出合计与明细不符", BASE),
        "sum-three-public": Known("error", "三公经费合计与明细不符", BASE),
        "sum-vehicles": Known("error", "公务用车经费合计与明细不符", BASE),
        "sum-of-items": Known("error", "合计与明细不符", BASE),
        "part-of-public": Known("error", "公用经费小于其中各项之和", BASE),
        "part-of-whole": Known("error", "经费小于其中各项之和", BASE),
        "amounts-in-yuan": Known("explain", "金额像是按元填的", "表头的单位，万元"),
        "cell-in-yuan": Known("explain", "一格金额像是按元填的", "表头的单位，万元"),
        "line-without-budget": Known("explain", "有决算数没有预算数", BASE),
        "line-without-final": Known("hint", "有预算数没有决算数", BASE),
        "items-in-one-column": Known("hint", "明细只填了一栏", BASE),
        "last-year-blank": Known("hint", "没有填上年决算数", BASE),
        "declared-identity": Known("error", "不符合版式规定的勾稽关系", "版式规定的勾稽关系"),
        "building-over-scale": Known(
            "explain", "楼堂馆所实际规模超过批复规模", "机关团体建设楼堂馆所管理条例"
        ),
        "building-over-investment": Known(
            "explain", "楼堂馆所实际投资超过预算投资", "政府投资条例"
        ),
        "building-zero": Known("explain", "完工的楼堂馆所规模或投资是零", BASE),
        "rate-undefined": Known("error", "比率不能计算", "填表说明，除数为空或为零时不计算"),
        "split-missing": Known("error", "收入或支出一边没有填", SELF),
        "income-equals-expenditure": Known("error", "收入合计与支出合计不等", SELF),
        "splits-equal-total": Known("error", "收支合计与全年数不等", SELF),
        "splits-of-budget": Known("hint", "收支合计按全年预算数填写", SELF),
        "project-agrees": Known("error", "两张表的项目支出不一致", _BOTH),
        "budget-agrees": Known("explain", "基本支出与项目支出预算之和不等于全年预算数", _BOTH),
        "public-within-basic": Known("error", "公用经费超过基本支出", _BOTH),
        "three-public-within": Known("error", "三公经费超过公用经费与项目支出之和", BASE),
        "procurement-within": Known("error", "政府采购超过全年支出", _BOTH),
        "over-staffed": Known("explain", "在职人数超过编制数", "机构编制管理规定"),
        "execution-over": Known("explain", "执行数超过全年预算数", "湘政办发〔2020〕12号"),
        "budget-growth": Known(
            "explain", "全年预算数与年初预算数相差较大", "预算控制率，省评分标准"
        ),
        "jump-from-last-year": Known("explain", "决算数比上年变动较大", _REVIEW),
        "growth-from-zero": Known("hint", "上年为零，本年有数", _REVIEW),
        "three-public-over-budget": Known(
            "explain", "三公经费决算超过预算", "中央八项规定及其实施细则"
        ),
        "line-over-budget": Known("explain", "决算数超过预算数", "湘政办发〔2020〕12号"),
        "points-100": Known("error", "总分值不是 100 分", _SELF_RATED),
        "points-group": Known("error", "一级指标分值不符合规定", "版式规定的分值"),
        "points-parent": Known("error", "指标没有归入一级、二级指标", SELF),
        "kind-missing": Known("hint", "二级指标下面没有指标", "版式规定的二级指标"),
        "score-without-points": Known("error", "有得分没有分值", _SELF_RATED),
        "score-above-points": Known("error", "得分高于分值", _SELF_RATED),
        "total-above-points": Known("error", "总分高于总分值", _SELF_RATED),
        "score-outside-band": Known("error", "得分与达成程度不符", _SELF_RATED),
        "score-missing": Known("error", "指标没有得分", _SELF_RATED),
        "reason-missing": Known("error", "得分低于分值没有写原因", f"{SELF}，最后一栏"),
        "over-completed": Known(
            "explain", "实际完成值远高于指标值", f"{_SELF_RATED}，版式规定的界限"
        ),
        "over-target": Known("hint", "实际完成值高于指标值较多", f"{_SELF_RATED}，版式规定的界限"),
        "score-not-by-rule": Known("explain", "填写的得分高于按规则算出的得分", _SELF_RATED),
        "result-without-figure": Known("explain", "指标值是数量，完成值没有数字", _SELF_RATED),
        "band-contradicted": Known("explain", "完成值与所选的达成程度矛盾", _SELF_RATED),
        "band-understated": Known("hint", "完成值比所选的达成程度好", _SELF_RATED),
        "result-inequality": Known("hint", "完成值是不等式", _SELF_RATED),
        "strict-equal": Known("hint", "完成值正好等于不含本数的指标值", _SELF_RATED),
        "result-unread": Known(
            "hint", "指标值或者完成值没有看懂", "财预〔2021〕101号 指标值应当可衡量"
        ),
        "rate-impossible": Known("error", "比率超过 100%", "比率的含义"),
        "rate-above-whole": Known("explain", "一般不超过 100% 的比率超过了 100%", "比率的含义"),
        "indicator-figure": Known("hint", "指标的完成值与表中的数不一致", SELF),
        "target-vague": Known("hint", "指标值没有数字", "财预〔2021〕101号 指标值应当可衡量"),
        "target-contradicts": Known("hint", "指标值的方向与指标相反", "财预〔2021〕101号"),
        "goal-not-measured": Known("hint", "目标里的数字没有对应的指标", "财预〔2021〕101号"),
        "goal-differs": Known("hint", "目标里的数字与指标不一致", SELF),
        "full-marks": Known("hint", "满分而没有写问题", _REVIEW),
        "loss-without-problem": Known("hint", "扣了分而没有写问题", _REVIEW),
        "phone": Known("error", "联系电话号码不对", "填表说明"),
        "names-agree": Known("hint", "各处的名称、填表人、电话、日期不一致", "各附件应当一致"),
        "day-outside-year": Known("hint", "日期与报告年度不符", _SELF_RATED),
        "blank-at-print": Known("hint", "打印出来是空白", "填表说明"),
        "text-figure": Known("error", "报告里的数字与表不符", _REPORT),
        "text-arithmetic": Known("hint", "报告里的数字前后算不拢", _REPORT),
        "text-result": Known("hint", "报告里的指标结果与自评表不同", _REPORT),
        "text-omission": Known("hint", "“三公”经费漏写一项", _REPORT),
        "text-doubled": Known("error", "报告里有重复的字或单位", _REPORT),
        "text-figure-link": Known("hint", "可以改为引用的数字", _REPORT),
        "text-word": Known("hint", "报告里有常见错别字", _REPORT),
        "text-width": Known("hint", "报告里全角和半角混用", _REPORT),
        "text-numbering": Known("hint", "报告里的序号不连续或不统一", _REPORT),
        "text-leftover": Known("hint", "报告里有照搬留下的字句", _REPORT),
        "forms-total": Known("error", "项目自评表的合计与项目支出不符", _FORMS),
        "forms-amount": Known("error", "项目自评表与整体自评的金额不同", _FORMS),
        "form-missing": Known("error", "专项没有项目自评表", _FORMS),
        "form-without-project": Known("explain", "项目自评表没有对应的项目", _FORMS),
        "forms-twice": Known("error", "同一个项目有两份自评表", _FORMS),
        "form-other-year": Known("error", "项目自评表的年度与整体自评不同", _FORMS),
        "form-other-unit": Known("error", "项目自评表的单位与整体自评不同", _FORMS),
    }
)


def title_of(check: str) -> str:
    """What the check with the id *check* is called; the id of one this version does not know."""
    return KNOWN[check].title if check in KNOWN else check
