"""Checks of 年度指标值: measurable, and pointing the way the indicator wants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import (
    Row,
    found,
    short,
    some_indicators,
)
from perfeval_gui.rules.quantities import read
from perfeval_gui.rules.quantities.pairs import plain_unit
from perfeval_gui.rules.quantities.results import wants_none

_VAGUE: Final = pattern(
    "持续|加强|提高|提升|促进|推进|推动|完善|改善|优化|保护|保障|维护|服务|争取|减少|降低|增强|扩大"
    "|巩固|深化|明显|有效|较好|良好"
)
# Measured without a figure: all or none of it, a grade or a standard, the whole year.
_IN_WORDS: Final = pattern(
    "全部|全覆盖|全额|全员|全数|全面消除|一律|应.尽.|清零|[A-Za-z一二三四五甲乙丙ⅠⅡⅢⅣⅤ]+[级类等](?![似别型待候])|国家标准|国标"
    "|全年|当年|本年|[0-9]{4}年|每(?:年|季度?|月|周|日|天)"
)
_BAD: Final = (
    "(?:碳排放|排放|污染|能耗|耗油|耗电|油耗|投诉|上访|信访|事故|案件|纠纷|隐患|差错|失误|浪费|损失"
    "|伤亡|违纪|违法|超支|缺口|失业)"
)
_GOOD: Final = (
    "(?:满意度|满意率|合格率|达标率|优良率|完成率|及时率|覆盖率|利用率|就业率|绿化率|整改率|办结率"
    "|化解率|收入|效益|效率|质量)"
)
_COUNT: Final = "(?:量|数量|总量|数|件数|起数|率|发生率|强度|水平)?"
_WAY: Final = "(?:持续|明显|有所|逐年|逐步|不断|大幅|进一步|显著|稳步|同比|比上年|较上年)*"
_MORE: Final = "(?:增多|增加|增长|上升|上涨|提高|扩大|加大|加重|加剧|变多)"
_LESS: Final = "(?:减少|下降|降低|下滑|减弱|缩小|变差|变少)"
_AGAINST: Final = (
    pattern(f"(?:{_MORE}|增大){_BAD}{_COUNT}$"),
    pattern(f"{_BAD}{_COUNT}{_WAY}{_MORE}"),
    pattern(f"{_GOOD}{_WAY}{_LESS}"),
)
_NEGATED: Final = pattern("不|未|无|没有|避免|防止|杜绝|遏制|控制|抑制|减缓|零|禁止|严禁|防范")
_HANDLED: Final = pattern(
    "调处|处理|处置|整改|化解|治理|查处|办理|办结|排查|防控|预防|监测|检测|调解|受理|回复|答复"
    "|减排|防治"
)
_BAD_NAME: Final = pattern(f"{_BAD}(?:量|数量|总量|数|件数|起数|发生率|强度)?$")
_GOOD_NAME: Final = pattern(f"{_GOOD}$")
_CLAUSES: Final = pattern(r"[，,。；;、\s]+")


@some_indicators
def targets_are_measurable(_sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """A target has a figure. Source: 财预〔2021〕101号."""
    for row in rows:
        target = row.indicator.target
        if not target.strip() or _is_measurable(target):
            continue
        vague = _VAGUE.search(target)
        why = f"，“{vague[0]}”没有程度" if vague else ""
        message = (
            f"绩效指标“{row.title}”的年度指标值“{short(target)}”没有数字{why}，"
            "不好衡量，审核时容易扣分，能量化的请写出数量或比例。"
        )
        yield found("target-vague", row.cell("target"), message)


@lru_cache(maxsize=16_384)
def _is_measurable(target: str) -> bool:
    """Whether there is something to measure by, be it in words: 全覆盖, 无事故."""
    if plain_unit(target) is not None:
        return True
    return read(target).measurable or wants_none(target) or _IN_WORDS.search(target) is not None


@some_indicators
def targets_point_the_right_way(_sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """A target does not ask for more of what should be less, or the other way round."""
    for row in rows:
        given = row.indicator
        if not (words := against(given.name, given.target)):
            continue
        message = (
            f"绩效指标“{row.title}”的年度指标值“{short(given.target)}”要求{words}，"
            "与指标的方向相反，这样完成得越好反而越差，请改写指标值。"
        )
        yield found("target-contradicts", row.cell("target"), message)


@lru_cache(maxsize=16_384)
def against(name: str, target: str) -> str:
    """What *target* wants that the indicator called *name* cannot want; empty where it fits."""
    for clause in _CLAUSES.split(target):
        if _NEGATED.search(clause) or _HANDLED.search(clause):
            continue
        for change in _AGAINST:
            if match := change.search(clause):
                return f"“{match[0]}”"
    return _sign_against("".join(name.split()), target)


def _sign_against(name: str, target: str) -> str:
    # Most names are neither: their targets need not be read.
    bad, good = _BAD_NAME.search(name), _GOOD_NAME.search(name)
    wanted = read(target).single if bad or good else None
    if wanted is None or wanted.way or _HANDLED.search(name) or _NEGATED.search(name):
        return ""
    if wanted.sign == "≥" and wanted.amount > 0 and bad:
        return "越多越好"
    return "越少越好" if wanted.sign == "≤" and good else ""
