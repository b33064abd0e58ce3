"""评价人员: who evaluated, and who signs."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval_gui.domain.cells.declaring import cell, rows
from perfeval_gui.domain.cells.kinds import PERSON, PHONE, PROSE, TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluator:
    """One member of the 评价组; the 签字 cell is left for the hand.

    Attributes:
        id: Identity of the row, kept while it is edited or moved; never printed.
        name: 姓名. title: 职务/职称. workplace: 单位.
    """

    id: int = 0
    name: str = cell(PERSON, "section")
    title: str = cell(TEXT, "section")
    workplace: str = cell(TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """评价人员与意见.

    Attributes:
        leader: 评价组组长.
        unit_opinion: 部门（单位）意见; blank leaves room for the hand.
        unit_head: 部门（单位）负责人.
        bureau_opinion: 财政部门归口业务股室意见. bureau_head: its head.
        form_filler, form_phone: 填报人 and 联系电话 of the 自评表.
    """

    evaluators: tuple[Evaluator, ...] = rows(Evaluator, "section")
    leader: str = cell(PERSON)
    unit_opinion: str = cell(PROSE)
    unit_head: str = cell(PERSON)
    bureau_opinion: str = cell(PROSE)
    bureau_head: str = cell(PERSON)
    form_filler: str = cell(PERSON, "section")
    form_phone: str = cell(PHONE, "section")
