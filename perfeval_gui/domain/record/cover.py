"""单位与封面: who reports, and the lines that are printed outside the tables."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval_gui.domain.cells.declaring import cell
from perfeval_gui.domain.cells.kinds import DAY, PERSON, PHONE, TEXT
from perfeval_gui.domain.cells.values import Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The unit, the cover of 附件3-1 and the signature lines of 附件2.

    Attributes:
        unit: 填报单位, printed wherever the unit stands.
        budget_code: 预算编码; three to six digits, so it is text.
        mode, body: 评价方式, 评价机构.
        report_date: 报告日期 of the cover.
        bureau: The issuing 财政局.
        base_filler, base_date, base_phone, base_head: 填表人, 填报日期, 联系电话 and 单位负责人
            under 附件2.
    """

    unit: str = cell(TEXT, "review")
    budget_code: str = cell(TEXT, "review")
    mode: str = cell(TEXT, "section")
    body: str = cell(TEXT, "section")
    report_date: Day = cell(DAY, "section")
    bureau: str = cell(TEXT, "section")
    base_filler: str = cell(PERSON, "section")
    base_date: Day = cell(DAY, "section")
    base_phone: str = cell(PHONE, "section")
    base_head: str = cell(PERSON)
