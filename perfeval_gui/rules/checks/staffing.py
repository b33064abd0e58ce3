"""The check of head counts: no more people than posts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.values import number
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import found

_ONE: Final = Decimal(1)


def staff_stay_within_quota(sheet: Sheet) -> Iterator[Finding]:
    """控制率 is at most 100 %. Source: 机构编制管理规定."""
    rate = number(sheet.value("control_rate"))
    if rate is None or rate <= _ONE:
        return
    figures = (
        f"编制数 {sheet.shown('quota')} 人，实际在职 {sheet.shown('in_post')} 人，"
        f"控制率 {sheet.shown('control_rate')}"
    )
    message = f"{figures}，超编要扣分，请核对人数或者说明超编的原因。"
    yield found("over-staffed", "in_post", message, figures)
