"""Words that are often written wrong in such reports, with the right ones. Data only.

None may arise where two words meet: 建全 is one in 构建|全制度 and never listed without what may
not stand before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

_WORDS: Final = """
三公经费 三工经费 三公经贵
公务接待费 公务招待费
绩效 绩郊
满意度 满意庋 瞒意度 满艺度
项目支出 项目支处
自评得分 自凭得分
项目资金 项目资今 项目资全
支出 支岀
预算 预祘
决算 决祘
财政局 财证局 财正局
作为重要 做为重要
作为重点 做为重点
作为主要 做为主要
安排部署 按排部署 安排布署
统筹安排 统筹按排
部署 布署
松弛 松驰
再接再厉 在接再厉 再接再励 再接在厉
一如既往 一如继往 一如即往
按部就班 按步就班
实事求是 实事求事
因地制宜 因地治宜 因地制异 因地置宜
相辅相成 相辅相承
厉行节约 厉行节越 历行节约 励行节约 厉行结约
中央八项规定 中央八项规订 中央八项归定
完成率 完成帅
执行率 执行帅
化解矛盾 化解矛循
矛盾 矛循 予盾 矛遁
隐患 隐换
维稳 维隐
贯彻 惯彻
贯彻落实 贯彻落时
统筹 统愁 统畴
采购 采构
核算 合祘
结算 结祘
迅速 迅束
法律法规 法律法归
曝光 暴光
身份证 身分证
浏览 浏揽
泄密 泄秘
辨别 辩别
建立健全 建立建全 健立健全
进一步加强 进一部加强
进一步完善 进一部完善
进一步提高 进一部提高
进一步规范 进一部规范
进一步强化 进一部强化
进一步推进 进一部推进
进一步优化 进一部优化
进一步提升 进一部提升
进一步落实 进一部落实
进一步做好 进一部做好
辐射 幅射
荟萃 会萃
艰难 坚难
艰巨 坚巨 艰距
竟然 竞然
钻研业务 专研业务
刻苦钻研 刻苦专研
脉搏 脉博
名列前茅 名列前矛
模拟 摸拟
宁缺毋滥 宁缺勿滥
披露 披漏
偏僻 偏辟
迫不及待 迫不急待
恰如其分 恰如其份
趋势 趋式
融会贯通 融汇贯通
融洽 溶洽
如火如荼 如火如茶
申报材料 申报材枓
世外桃源 世外桃园
天翻地覆 天翻地复
通缉 通辑
脱颖而出 脱颍而出
挖掘 挖崛
污蔑 污篾
狭隘 侠隘
休养生息 修养生息
宣泄 渲泄
雪中送炭 雪中送碳
徇私舞弊 寻私舞弊
严惩不贷 严惩不怠
言简意赅 言简意骇
一筹莫展 一愁莫展
一鼓作气 一股作气
一视同仁 一视同人
在所难免 再所难免
责无旁贷 责无旁代
针砭 针贬
真知灼见 真知卓见
震撼 振撼
征询意见 征询意建
直截了当 直接了当
置若罔闻 置若惘闻
中流砥柱 中流抵柱
咨询 谘询
修葺 修茸
拆迁 折迁
撤销 撤消 撒销
赔偿 赔尝
抵偿 抵尝
培训 陪训 培圳
墙体脱落 墙体脱漏
渎职侵权 渎职浸权
绩效评价 绩效平价 绩效评介
绩效自评 绩效自凭
绩效目标 绩效木标
绩效管理 绩效管里
预算管理 预算管里
财务管理 财务管里
项目管理 项目管里
资金管理 资金管里
预算编制 预算编织
编制预算 编织预算
方案编制 方案编织
遵守 尊守
有待 有侍
贯彻落实 贯测落实
整体支出 整体支处 整体之出
基本支出 基本之出 基本支处
预算执行 预算执型
年初预算 年初予算
拨款 拔款
专项资金 专项自金 专项资全
资金支付 资金支咐
支付 支咐
结余 结馀 结佘
盈余 盈馀
节余 节佘
截留挪用 截流挪用
挤占挪用 挤占那用
公务接待 公务结待 公务接侍
公务用车 公务用本
运行维护 运行维互 运行维户
办公经费 办工经费
办公用房 办工用房
会议费 会仪费
差旅费 差旅废
人员经费 人员经废
公用经费 公用经废
政府采购 政府彩购
固定资产 固定资厂
资产管理 资产管里
国有资产 国有资厂
工作部署 工作布署
落实到位 落实道位 落实倒位
资金到位 资金倒位
督促指导 督促指异
督导检查 督导捡查
检查 捡查 検查
检测 捡测
检验 捡验
抽检 抽捡
巡检 巡捡
体检 体捡
安全生产 安全生厂
安全隐患 安全隐慢
排查 排査
疏浚 疏竣 疏俊
清淤 清於
水利设施 水利没施
基础设施 基础没施 基础设拖
施工单位 施工单拉
验收 验収
竣工 竣功
开工建设 开功建设
覆盖率 覆盖帅
合格率 合格帅
控制率 控制帅
达标率 达标帅
社会效益 社会效易
经济效益 经济效意
可持续 可持继
持之以恒 持之以衡
勤俭节约 勤俭结约
厉行勤俭 历行勤俭
铺张浪费 铺张浪废 铺张狼费
浪费 狼费 浪废
八项规定 八项归定
规章制度 规张制度 规章制渡
管理制度 管里制度 管理制渡
内部控制 内部控治
内控制度 内控治度
人民群众 人民群从
服务水平 服务水乎
协调 协凋 协词
调解矛盾 调谐矛盾
纠纷 纠份
宣传培训 宣全培训
宣传 宣穿 渲传
宣传教育 宣转教育
加强宣传 加强宣转
提高认识 提高认只
作出贡献 作出贡现
贡献 贡现
情况属实 情况属买
按时完成 按时完或
形式主义 形式主意
官僚主义 官僚主意
统筹兼顾 统筹兼故
推诿 推垣
相互推诿 相互推委
推诿扯皮 推委扯皮
扯皮推诿 扯皮推委
暧昧 暖昧
罗列堆砌 罗列堆彻
堆砌 堆彻
粗制滥造 粗造滥制
弄虚作假 弄虚做假
走马观花 走马观化
以身作则 以身做则
作风建设 做风建设 作风建没
廉政建设 廉政建没
统计 统汁
审计 审汁
预计 预汁
累计 累汁
规划 规戈
计划 计戈
特殊 特珠
原材料 原材枓
材料 材枓
资料 资枓
燃料 燃枓
科学 枓学
技术 技朮
"""


@dataclass(frozen=True, slots=True)
class Guarded:
    """A wrong word that is a right one between certain others.

    Attributes:
        wrong, right: The words.
        before: Signs behind which it is none; or an assertion ``(?<…)``.
        behind: A pattern of what must not follow; or an assertion ``(?=…)``.
    """

    wrong: str
    right: str
    before: str = ""
    behind: str = ""

    @property
    def pattern(self) -> str:
        """The pattern of the wrong word with its guards."""
        before = self.before if self.before.startswith("(") else f"(?<![{self.before}])"
        behind = self.behind if self.behind.startswith("(") else f"(?!{self.behind})"
        return f"{before if self.before else ''}{self.wrong}{behind if self.behind else ''}"


def _words() -> dict[str, str]:
    """Right word by wrong word, of lines with the right one first."""
    lines = (line.split() for line in _WORDS.split("\n") if line)
    return {wrong: right for right, *every in lines for wrong in every}


WRONG_WORDS: Final[Mapping[str, str]] = MappingProxyType(_words())
"""Right word by wrong word; none that may arise where two words meet."""

GUARDED: Final = (
    Guarded("帐", "账", before="蚊营床罗绸纱锦军虎毡", behind="[篷幕子房帘钩下蓬]"),
    Guarded(
        "截止",
        "截至",
        before="名报标间请日期理收付购募",
        behind="(?=目前|年[底末]|去年|上年|当前|现在|本[年月]|今年|报告|[0-9]{1,2}月|20[0-9]{2}|[{]Y)",
    ),
    Guarded(
        "建全",
        "健全",
        before="构创新搭组共筹",
        behind="(?=制度|机制|完善|体系|各项|组织|网络|工作|相关|管理|内控|内部|台账|，|。|、)",
    ),
    Guarded("究竞", "究竟", before="研探考追", behind="[争价拍标聘]"),
    Guarded("必竞", "毕竟", before="务未须", behind="[争价拍标聘]"),
    Guarded("水份", "水分", behind="[额数量]"),
    Guarded("谈薄", "淡薄", behind="[弱]"),
    Guarded("座落", "坐落", behind="(?=于|在)"),
    Guarded("予算", "预算", before="给不免准授赋", behind="[作入清]"),
    Guarded("困准", "困难", behind="[确入备则许时予]"),
    Guarded("绩校", "绩效", behind="[准验对核正园]"),
    Guarded("满意渡", "满意度", behind="[过河江口船]"),
    Guarded("补尝", "补偿", behind="[试]"),
    Guarded("统酬", "统筹", before="系传", behind="[金劳]"),
    Guarded("知织", "知识", before="通告得", behind="[布造]"),
    Guarded("其它", "其他", before="尤极"),
    Guarded("项日支出", "项目支出", before="各每单分多几两"),
    Guarded("峻工", "竣工", before="严险冷陡高"),
    Guarded("峻功", "竣工", before="严险冷陡高"),
    Guarded("按装", "安装", behind="[机车载置配修备有盘卸填]"),
    Guarded("安照", "按照", before="公治保平西延国民", behind="[常旧样例片]"),
    Guarded("按排", "安排", before="筹", behind="[部名放序水列污期班队座污练风查布行量气]"),
    Guarded(
        "得已",
        "得以",
        before="不取获所赢",
        behind="(?=改善|提高|提升|落实|解决|保障|加强|缓解|推进)",
    ),
    Guarded("题高", "提高", before="问主标课专话议试考难命选", behind="[发度频达]"),
    Guarded("设制", "设置", before="(?<=[标值])", behind="[度定作约]"),
    Guarded("力渡", "力度", before="电人", behind="[过江口河船]"),
    Guarded("功坚", "攻坚", before="成立有武", behind="[持定守信决强实]"),
    Guarded("项目按收", "项目验收", behind="[入费支益款到取付缴购]"),
    Guarded("工程按收", "工程验收", behind="[入费支益款到取付缴购]"),
    Guarded("必竟", "毕竟", before="务"),
    Guarded("既使", "即使", behind="(?=是|没有|在|有)"),
    Guarded("即然", "既然", before="立随当", behind="[后]"),
    Guarded("偶而", "偶尔", before="配"),
    Guarded("批露", "披露", behind="[天营台]"),
    Guarded("伸请", "申请", before="延"),
    Guarded("题纲", "提纲", before="问专主课标命议", behind="[要领]"),
    Guarded("装钉", "装订", before="安", behind="[子]"),
    Guarded("消毁", "销毁", before="取"),
    Guarded("报消", "报销", before="汇上警情通简举日晚预播快登", behind="[防息除费毒失]"),
    Guarded("注消", "注销", before="关", behind="[防息费]"),
    Guarded("核消", "核销", before="审复", behind="[防费]"),
    Guarded("消售", "销售", before="取"),
    Guarded("拔付", "拨付", before="选"),
    Guarded("划拔", "划拨", before="规计", behind="[高河]"),
    Guarded("调拔", "调拨", behind="[高河]"),
    Guarded("布暑", "部署", before="发公颁宣散", behind="[期假]"),
    Guarded("部暑", "部署", behind="[期假]"),
    Guarded("己经", "已经", before="自知体"),
    Guarded("而己", "而已", behind="[方]"),
    Guarded("重迭", "重叠", before="多", behind="[代]"),
    Guarded("复盖", "覆盖", before="修恢回答重反批", behind="[章板房楼]"),
    Guarded("贯输", "灌输", before="一", behind="[入出送]"),
    Guarded("陷井", "陷阱", before="缺"),
    Guarded("即得利益", "既得利益", before="立随"),
    Guarded("通迅", "通讯", before="交流普直相", behind="[速捷猛疾]"),
    Guarded("情意", "情况", before="(?<=[成行用施作展置理设支出配管标])"),
    Guarded("坚苦", "艰苦", behind="[卓奋]"),
    Guarded("提搞", "提高", before="前"),
    Guarded("部份", "部分", before="内全总干外", behind="[额数子量]"),
    Guarded("指标植", "指标值", behind="[入树被]"),
    Guarded("满意读", "满意度", behind="[者本书]"),
    Guarded("采够", "采购", before="开"),
    Guarded("贯策", "贯彻", before="一", behind="[略划]"),
    Guarded("资产处制", "资产处置", behind="[定作度]"),
    Guarded("培训废", "培训费", behind="[止旧除]"),
    Guarded("年未实有", "年末实有", before="当全本"),
    Guarded("证求意见", "征求意见"),
    Guarded("防碍", "妨碍", before="消"),
    Guarded("傍证", "旁证"),
    Guarded("凭正", "凭证", behind="[式常确]"),
    Guarded("凭剧", "凭据", behind="[本院]"),
    Guarded("竟争", "竞争", before="究毕", behind="[取]"),
    Guarded("善长", "擅长", before="慈和友完改", behind="[期远效]"),
    Guarded("慎密", "缜密", before="谨审", behind="[切集闭布]"),
    Guarded("至使", "致使", before="以甚乃直"),
    Guarded("姿询", "咨询", before="雄英丰"),
    Guarded("滞那金", "滞纳金"),
    Guarded("垮越式", "跨越式", before="横"),
    Guarded("震憾", "震撼", before="共抗"),
    Guarded("起用", "启用", behind="(?=新系统|新版|公章|印章)"),
)
"""Words that are wrong only where nothing around makes other words of them."""


GUARDS: Final[Mapping[str, str]] = MappingProxyType({one.wrong: one.pattern for one in GUARDED})
"""What those with guards are looked for by, compiled once one of them stands in a text."""

RIGHT: Final[Mapping[str, str]] = MappingProxyType(
    {**WRONG_WORDS, **{one.wrong: one.right for one in GUARDED}}
)
"""Right word by wrong word, those with guards among them."""
