"""What goals and targets say: figures that nothing measures, vague and contrary targets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.fields import cell_name
from perfeval_gui.domain.indicators import Indicator
from perfeval_gui.rules.findings import Finding
from perfeval_gui.rules.quantity import Quantity, read_quantities
from perfeval_gui.rules.rulebook import Sheet

_SOURCE: Final = "财预〔2020〕10号，绩效目标和指标要细化、量化、相互对应"
_PIECE: Final = re.compile(r"[^，。；！？、\n,;]+(?:、(?=[^0-9])[^，。；！？、\n,;]+)*")
_NUMBERED: Final = re.compile(
    r"^[ 　]*(?:[0-9]{1,2}[、.．](?![0-9])|[（(][0-9]{1,2}[）)]|目标[0-9一二三四五六七八九十]+)"
)
_VAGUE: Final = re.compile(
    "持续|加强|提高|提升|改善|促进|保障|推进|推动|完善|增强|优化|减少|降低|保护|支持|争取|维护|确保|深化|强化|稳定|良好|较好|有效|明显|进一步"
)
_MORE: Final = re.compile("(?<![不未无])(?:增多|增加|上升|提高|增长|扩大|加大)")
_LESS: Final = re.compile("(?<![不未无])(?:减少|下降|降低|缩小|下滑)")
_BAD: Final = re.compile(
    "排放|污染|投诉|上访|信访量|事故|能耗|耗能|耗电|耗水|耗油|成本|浪费|违法|违规|案件|隐患(?!排|整)|超支|损失"
)
_GOOD: Final = re.compile(
    "满意|收入|就业|产量|产值|覆盖率|合格率|达标率|优良率|绿化|增收|效率|知晓率|入学率|参保"
)
_HANDLED: Final = re.compile(
    "治理|处置|处理|查处|防治|整治|排查|调处|化解|办结|监测|控制|成本效益|降碳"
)
_AVOIDED: Final = re.compile("避免|防止|杜绝|遏制|控制|严禁|不得|不再|没有|未")


def goals_are_measured(sheet: Sheet) -> Iterator[Finding]:
    """A figure in 预期目标 is measured by an indicator or a result. Source: 财预〔2020〕10号."""
    goals = sheet.report.goals
    wanted = goal_figures(goals.goals_expected)
    if not wanted:
        return
    rows = sheet.report.indicators.indicators
    told = {q for row in rows for q in _quantities(row)}
    told.update(q for _, _, q in goal_figures(goals.goals_achieved))
    measured = {(quantity.amount, quantity.unit) for quantity in told}
    label = sheet.label("goals_expected")
    for begin, end, quantity in wanted:
        if (quantity.amount, quantity.unit) not in measured:
            words = goals.goals_expected[begin:end].strip()
            yield Finding(
                check="goal-not-measured",
                level="hint",
                name="goals_expected",
                message=f"{label}里的“{words}”（{quantity.shown}）没有一个绩效指标和完成情况提到，"
                "请补上相应的指标，或者在实际完成情况里写明。",
                source=_SOURCE,
                span=(begin, end),
                figures=quantity.shown,
            )


def _quantities(row: Indicator) -> Iterator[Quantity]:
    for text in (row.name, row.target, row.actual):
        yield from read_quantities(text)


@lru_cache(maxsize=64)
def goal_figures(text: str) -> tuple[tuple[int, int, Quantity], ...]:
    """Every quantity in a text of goals, with begin and end of the words it stands in."""
    found = []
    for match in _PIECE.finditer(text):
        words = _NUMBERED.sub("", match[0])
        begin = match.end() - len(words)
        found += [(begin, match.end(), q) for q in read_quantities(words) if q.unit]
    return tuple(found)


def targets_are_clear(sheet: Sheet) -> Iterator[Finding]:
    """A target can be measured and does not work against its goal. Source: 财预〔2020〕10号."""
    for row, indicator in enumerate(sheet.report.indicators.indicators):
        name = cell_name("indicators", row, "target")
        target = indicator.target.strip()
        if not target:
            continue
        title = " ".join(indicator.name.split()) or f"第 {row + 1} 行"
        if contrary(indicator.name, target):
            yield Finding(
                check="target-contradicts",
                level="hint",
                name=name,
                message=f"绩效指标“{title}”：年度指标值“{target}”与应当努力的方向相反，请核对。",
                source=_SOURCE,
                span=(0, len(indicator.target)),
            )
        elif vague(target):
            yield Finding(
                check="target-vague",
                level="hint",
                name=name,
                message=f"绩效指标“{title}”：年度指标值“{target}”没有数字，难以衡量，"
                "请写出数量、比例或者可以核对的结果。",
                source=_SOURCE,
                span=(0, len(indicator.target)),
            )


@lru_cache(maxsize=4096)
def contrary(name: str, target: str) -> bool:
    """Whether *target* wants more of what should be less, or less of what should be more."""
    both = name + target
    if _HANDLED.search(both) or _AVOIDED.search(target):
        return False
    bad, good = _BAD.search(both), _GOOD.search(both)
    if bad and not good:
        return bool(_MORE.search(target)) and not _LESS.search(target)
    return bool(good and not bad and _LESS.search(target)) and not _MORE.search(target)


@lru_cache(maxsize=4096)
def vague(target: str) -> bool:
    """Whether *target* has no number, and words that promise without saying how much."""
    return bool(_VAGUE.search(target)) and not read_quantities(target)
