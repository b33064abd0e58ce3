"""A blank form as somebody else might have made it in Word."""

from __future__ import annotations

from typing import Final

from unit.word_files import p, tbl, tc, tr, word

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
