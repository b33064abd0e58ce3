"""The form of 2023 as somebody typed it in Word: another table for each block, joined by hand."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from docx import Document

UNIT: Final = "云溪区某某协调事务中心"
LINES: Final = (
    ("三公经费", "0", "2.13", "2.13"),
    ("1、公务用车购置和维护经费", "0", "1.91", "1.91"),
    ("其中：公车购置", "", "", ""),
    ("公车运行维护", "", "1.91", "1.91"),
    ("2、出国经费", "", "", ""),
    ("3、公务接待", "", "0.22", "0.22"),
    ("项目支出：", "37.96", "209.64", "209.64"),
    ("1、业务工作经费", "", "7.01", "7.01"),
    ("2、运行维护经费", "", "", ""),
    ("3、本级专项资金（日常经费甲）", "", "24.92", "24.92"),
    ("本级专项资金（综合预算乙）", "", "160.44", "160.44"),
    ("本级专项资金（联动应急丙）", "", "17.27", "17.27"),
    ("公用经费：", "62.53", "19.92", "19.92"),
    ("其中：办公经费", "6.62", "4.78", "4.78"),
    ("水费、电费、差旅费", "0.8", "3.19", "3.19"),
    ("会议费、培训费", "1.38", "0.22", "0.22"),
    ("政府采购金额", "", "", ""),
    ("部门基本支出预算调整 ", "", "117.85", "117.85"),
)
INDICATORS: Final = (
    ("产出指标", "数量指标", "调处矛盾纠纷", "40起", "56起", "20", "20", ""),
    ("", "质量指标", "推动征拆", "完成11个征地项目", "完成11个征地拆迁项目", "10", "10", ""),
    ("", "时效指标", "工作任务周期", "一年", "一年", "10", "10", ""),
    ("效益指标", "经济效益指标", "争取资金", "100万元", "104万元", "10", "10", ""),
    ("", "社会效益指标", "改造生活环境", "改造足球场", "足球场1个", "5", "5", ""),
    ("", "生态效益指标", "减少污染", "减少碳排放", "保护好生态环境", "5", "5", ""),
    ("", "可持续影响指标", "服务周边群众", "持续服务", "持续服务", "5", "5", ""),
    ("满意度指标", "服务对象满意度指标", "居民满意程度", "95%", "98%", "5", "5", ""),
    ("成本指标", "经济成本指标", "年度预算支出", "327.49万元", "327.49万元", "10", "10", ""),
    ("", "社会成本指标", "群众支持配合", "争取支持配合", "取得了支持", "5", "5", ""),
    ("", "生态环境成本指标", "碳排放量", "碳排放减少", "尽力减少碳排放", "5", "5", ""),
)
HEAD: Final = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
REASON: Final = "偏差原因分析及改进措施"
BUDGET: Final = (
    ("预算部门名称", UNIT, *[""] * 7),
    (
        "年度预算申请\n(万元)",
        *("", "", "年初预算数(万元)", "全年预算数（万元）", "全年执行数（万元）", "分值", "执行率"),
        "得分",
    ),
    ("", "年度资金总额：", "", "119.95", "327.49", "327.49", "10", "100.00%", "10.00"),
    ("", "按收入性质分：", "", "", "", "按支出性质分：", "", "", ""),
    ("", "一般公共预算：", "", "318.73", "", "其中:基本支出：", "", "117.85", ""),
    ("", "政府性基金拨款：", "", "0.00", "", "", "", "", ""),
    ("", "纳入专户管理的非税收入拨款：", "", "0.0", "", "项目支出：", "", "209.64", ""),
    ("", "其他资金", "", "8.76", "", "", "", "", ""),
    ("年度总体目标", "预期目标", "", "", "", "实际完成情况", "", "", ""),
    ("", "1、开展培训2次；\n2、排查隐患。", "", "", "", "全面完成年度工作目标。", "", "", ""),
)
_FIVE: Final = ((1, 2), (3, 4), (5, 6), (7, 8))


@cache
def typed_form() -> bytes:
    """The file."""
    word = Document()
    for text in ("附件2", "部门整体支出绩效评价基础数据表", f"填报单位：{UNIT}"):
        word.add_paragraph(text)
    _base(word)
    word.add_paragraph(" ")
    word.add_paragraph("填表人：甲乙 填报日期：2024.6.20 联系电话：13800010001 ")
    word.add_paragraph("单位负责人签字：丙丁")
    for text in (
        "岳阳市云溪区2023年度部门整体支出",
        "绩效评价自评报告",
        f"部门(单位)名称： {UNIT}",
        "预 算 编 码：          129009                  ",
        "评价方式：部门（单位）绩效自评",
        "评价机构：部门（单位）评价组",
        "报告日期：2024 年 6 月 20  日",
        "岳阳市云溪财政局（制）",
        "整体支出绩效自评表",
    ):
        word.add_paragraph(text)
    _self(word)
    _opinions(word)
    word.add_paragraph("填报人（签名）： 甲乙           联系电话：13800010002")
    for text in (UNIT, "部门整体支出绩效自评报告", "一、部门（单位）概况", "（一）机构设置情况"):
        word.add_paragraph(text)
    word.add_paragraph(f"{UNIT}是直属公益类事业单位。")
    word.add_paragraph("内设综合办公室1个。")
    word.add_paragraph("2、 一般公共预算支出情况")
    word.add_paragraph("2023年决算支出327.49万元。")
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _table(word: Any, rows: Sequence[Sequence[str]]) -> Any:  # noqa: ANN401 - of the library
    table = word.add_table(len(rows), len(rows[0]))
    # Asked for by row and column, each cell would lay out the whole table anew.
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


def _base(word: Any) -> None:  # noqa: ANN401 - of the library
    heads = ("财政供养人员情况", "编制数", "2023年实际在职人数", "控制率")
    money = ("经费控制情况(万元)", "2022年决算数", "2023年预算数", "2023年决算数")
    table = _table(word, (heads, ("", "8", "8", "100.00%"), money, *LINES))
    table.cell(0, 0).merge(table.cell(1, 0))
    built = (
        "楼堂馆所控制情况 \n（2023年完工项目）",
        *("批复规模 \n（㎡）", "\n实际规模\n（㎡）", "规模控制率"),
        *("预算投资\n（万元）", "实际投资\n（万元）", "投资概算控制率"),
    )
    below = _table(word, (built, [""] * 7, ("厉行节约保障措施", *[""] * 6)))
    below.cell(0, 0).merge(below.cell(1, 0))
    below.cell(2, 1).merge(below.cell(2, 6))


def _self(word: Any) -> None:  # noqa: ANN401 - of the library
    head = ("绩效指标", *HEAD, REASON)
    table = _table(
        word,
        (
            *BUDGET,
            head,
            [""] * 9,
            *(("绩效指标" if n == 0 else "", *r) for n, r in enumerate(INDICATORS)),
        ),
    )
    table.cell(0, 1).merge(table.cell(0, 8))
    table.cell(1, 0).merge(table.cell(7, 0))
    for row in (1, 2):
        table.cell(row, 1).merge(table.cell(row, 2))
    for row in range(3, 8):
        for first, last in _FIVE:
            table.cell(row, first).merge(table.cell(row, last))
    table.cell(8, 0).merge(table.cell(9, 0))
    for row in (8, 9):
        table.cell(row, 1).merge(table.cell(row, 4))
        table.cell(row, 5).merge(table.cell(row, 8))
    start = len(BUDGET) + 2
    groups = [n for n, one in enumerate(INDICATORS) if one[0]]
    for first, after in zip(groups, [*groups[1:], len(INDICATORS)], strict=True):
        table.cell(start + first, 1).merge(table.cell(start + after - 1, 1))
    table.cell(start, 0).merge(table.cell(start + len(INDICATORS) - 1, 0))


def _opinions(word: Any) -> None:  # noqa: ANN401 - of the library
    rows = (
        ("四、评价人员", "", "", ""),
        ("姓  名", "职务/职称", "单  位", "签  字"),
        ("甲乙", "会计", "", ""),
        ("戊己", "副主任", "", ""),
        ("", "", "", ""),
        ("评价组组长（签字）：戊己\n\n\n       年    月    日", "", "", ""),
        (
            "部门（单位）意见：\n\n    部门（单位）负责人（签章）：丙丁\n      年    月    日",
            *("", "", ""),
        ),
        (
            "财政部门归口业务股室意见：\n\n财政部门归口业务股室负责人（签章）：\n   年   月  日",
            *("", "", ""),
        ),
    )
    table = _table(word, rows)
    for row in (0, 5, 6, 7):
        table.cell(row, 0).merge(table.cell(row, 3))
