"""Numbers of what went wrong or away: 辞退41人, 闲置40处, 故障率96%. Nobody wants many of these.

What was done about it is a result all the same: 处置闲置40处, 查处违规42起, 挽回损失41万元.
"""

from __future__ import annotations

from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.quantities.matter.unreached import turned

_LOST: Final = pattern(
    "空置|闲置|荒废|废弃|失效|无效|故障|瘫痪|受损|损失|损毁|损坏|毁坏|停用|中断|放弃|报废|作废|坍塌|倒塌|丢失|遗失|被盗|过期|变质|滞销|滞留|积压"
    "|违规|违法|违纪|违约|投诉|差错|失误|漏报|错报|误报|驳回|退回|被否|落选|落聘|落榜|淘汰|退赛|退出|弃权|弃考|缺考|补考|不及格"
    "|辞退|辞职|离职|解聘|流失|死亡|病亡|伤亡|受伤|失联|缺席|缺勤|旷工|旷课|请假|辍学|退学|失业(?!保险|金|人员|职工)|下岗(?!职工|人员)|返贫|致贫|患病"
    "|停业|歇业|倒闭|破产|吊销|被罚|受罚|重复(?=建|[0-9])"
)
_BAD_RATE: Final = pattern(
    "(?:[不未非][\u4e00-\u9fff]{1,4}|差评|投诉|逾期|超期|失败|缺陷|差错|错误|误差|偏差|退[货票订]|流失|空置|闲置|破损|损坏|损耗|死亡|病死"
    "|违约|违法|违规|拖欠|返工|退回|超标|超支|淘汰|弃[管用]|负债|事故|缺[勤课考岗]|故障|隐患|患病|发病|感染|发案|犯罪|辍学|失学|失业|贫困|返贫"
    "|致贫|污染|破产|倒闭|离职|漏[报检诊]|误[报检诊]|坏账|不良|泄漏|漏损|伤亡|重复)率"
)
_GOOD_RATE: Final = pattern(
    "(?<![不未非])(?:合格|满意|完成|达标|优良|优秀|及时|覆盖|准确|就业|利用|使用|完好|良品|成活|通过|办结|知晓|到位|巩固|入学|参保|支付|执行)[率度]"
)
_HANDLED: Final = pattern(
    "处置|处理|查处|查办|查究|整治|整改|治理|清理|清退|清收|清查|排查|排除|化解|盘活|打击|取缔|纠正|纠治|关停|处罚|办理|办结|受理|回复|答复|调处|调解|调查|修复|修缮|维修"
    "|抢修|更换|更新|改造|利用|拆除|挽回|追回|追缴|追责|问责|给予|补缴|补种|补偿|赔偿|理赔|减少|降低|压减|防[范止控治]|避免|监测|检测|预警|劝返|找回"
    "|救助|救治|帮扶|帮助|慰问|抚恤|安葬|安置|关爱|资助|补助|保障|培训|就业|再就业|登记|回访|销毁|回收|报废更新|消化|消除|发现|核查|检查|通报|曝光"
    "|招聘|补充|扶持|就诊|治疗|服务|宣传|教育|演练|立案|侦破|破获|审理|审结"
)


def lost(target: str, clause: str, *, less: bool) -> str:
    """The word of *clause*, which has a number, for what went wrong or away; empty for none.

    Where *less* is better such a number is meant, and the rate of something good is not.
    """
    match = (_GOOD_RATE if less else _BAD_RATE).search(clause)
    if match is None and not less and not _HANDLED.search(clause) and not _HANDLED.search(target):
        match = _LOST.search(clause)
    if match is None or match[0] in target or (not less and turned(clause, match)):
        return ""
    return match[0]
