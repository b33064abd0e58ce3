"""A blank form as somebody else might have made it in Word."""

from __future__ import annotations

from typing import Final

from unit.foreign.word_files import p, tbl, tc, tr, word

_MERGED: Final = '<w:vMerge w:val="restart"/>'
_BELOW: Final = "<w:vMerge/>"


def _wide(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def form_of_others() -> bytes:
    """A village project: single cells, boxes, fixed lines, rows to be added, a signature."""
    title = '<w:jc w:val="center"/><w:rPr><w:sz w:val="36"/></w:rPr>'
    return word(
        p("附件3")
        + p("2025年度村级公益项目申报表", title)
        + p("填报单位（盖章）：　　　　　　　　填报日期：　　年　　月　　日　　单位：元")
        + tbl(
            tr(tc("项目名称"), tc("", _wide(3)), tc("是否新建"), tc("□是　□否")),
            tr(tc("项目负责人"), tc(""), tc("联系电话"), tc(""), tc("开工时间"), tc("")),
            tr(tc("资金来源", _MERGED), tc("项目"), tc("2024年决算数"), tc("2025年预算数"),
               tc("备注", _wide(2))),
            tr(tc("", _BELOW), tc("上级补助"), tc(""), tc(""), tc("", _wide(2))),
            tr(tc("", _BELOW), tc("村级自筹"), tc(""), tc(""), tc("", _wide(2))),
            tr(tc("", _BELOW), tc("合计"), tc(""), tc(""), tc("", _wide(2))),
            tr(tc("序号"), tc("工程名称"), tc("受益户数（户）"), tc("投资额"), tc("完工率"),
               tc("签字")),
            tr(tc("1"), tc(""), tc(""), tc(""), tc(""), tc("")),
            tr(tc("2"), tc(""), tc(""), tc(""), tc(""), tc("")),
            tr(tc("村委会意见"), tc("负责人签字：　　　　　年　　月　　日", _wide(5))),
        )
        + p("注：本表一式两份。")
    )  # fmt: skip


def form_with_indicators(*, amounts: bool = True) -> bytes:
    """A form of one project as many bureaus issue it: 一级指标 with their points."""
    money = (
        tr(tc("项目资金（万元）", _MERGED), tc(""), tc("年初预算数"), tc("全年预算数"),
           tc("全年执行数"), tc("分值"), tc("执行率"), tc("得分")),
        tr(tc("", _BELOW), tc("年度资金总额"), *[tc("")] * 3, tc("10"), tc(""), tc("")),
        tr(tc("", _BELOW), tc("其中：财政拨款"), *[tc("")] * 3, tc("—"), tc(""), tc("—")),
        tr(tc("", _BELOW), tc("其他资金"), *[tc("")] * 3, tc("—"), tc(""), tc("—")),
    )  # fmt: skip
    heads = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    return word(
        p("2025年度项目支出绩效自评表", '<w:jc w:val="center"/><w:rPr><w:sz w:val="36"/></w:rPr>')
        + tbl(
            *(money if amounts else ()),
            tr(tc("绩效指标", _MERGED), *map(tc, heads)),
            tr(tc("", _BELOW), tc("产出指标（50分）", _MERGED), tc("数量指标", _MERGED),
               tc("指标1："), *[tc("")] * 4),
            tr(tc("", _BELOW), tc("", _BELOW), tc("", _BELOW), tc("……"), *[tc("")] * 4),
            tr(tc("", _BELOW), tc("", _BELOW), tc("质量指标"), *[tc("")] * 5),
            tr(tc("", _BELOW), tc("效益指标（30分）"), tc("社会效益指标"), *[tc("")] * 5),
            tr(tc("", _BELOW), tc("满意度指标（10分）"), tc("服务对象满意度指标"), *[tc("")] * 5),
            tr(tc("总分", _wide(6)), tc("100"), tc("")),
        )
    )  # fmt: skip
