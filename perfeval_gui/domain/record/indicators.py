"""绩效指标: the 三级 rows of the 自评表, and the files that prove them."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval_gui.domain.cells.declaring import cell, rows
from perfeval_gui.domain.cells.kinds import BAND, BYTES, GROUP, POINTS, PROSE, SCORE, TEXT
from perfeval_gui.domain.cells.values import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One 三级指标.

    Attributes:
        id: Identity of the row, kept while it is edited or moved; never printed.
        group: Key of the 一级指标 in the edition. kind: Key of the 二级指标.
        name: 三级指标. target: 年度指标值 as typed. actual: 实际完成值 as typed.
        points: 分值.
        band: For a qualitative indicator ``met``, ``partly`` or ``unmet``; blank while open.
        lowered: 得分 given by the clerk instead of the rule's; blank leaves it to the rule.
        reason: 偏差原因分析及改进措施.
    """

    id: int = 0
    group: str = cell(GROUP, "section")
    kind: str = cell(GROUP, "section")
    name: str = cell(PROSE, "section")
    target: str = cell(PROSE, "section")
    actual: str = cell(PROSE, "section")
    points: Figure = cell(POINTS, "section")
    band: str = cell(BAND, label="达成程度")
    lowered: Figure = cell(SCORE, label="得分")
    reason: str = cell(PROSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicators:
    """The indicator table, in the order of printing."""

    indicators: tuple[Indicator, ...] = rows(Indicator, "section")


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFile:
    """One file that proves what an indicator says: 佐证材料. The file itself is not kept.

    Attributes:
        id: Identity of the row; never printed.
        place: A cell of the indicator, with the id of its row: ``indicators#3.name``.
        name: Name of the file, without its folder.
        folder: Where it lies, with ``/`` between folders: from the folder of the draft, or from
            the root of the disk; blank beside the draft. Never printed.
        size: In bytes, when it was added.
        digest: SHA-256 of what it held then, 64 hexadecimal digits.
        note: What it shows, in the clerk's words.
    """

    id: int = 0
    place: str = cell(TEXT, label="指标")
    name: str = cell(TEXT, label="文件名")
    folder: str = cell(TEXT, label="所在文件夹")
    size: Figure = cell(BYTES, label="大小")
    digest: str = cell(TEXT, label="校验码")
    note: str = cell(PROSE, label="备注")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Every file that was added, in the order of adding."""

    evidence: tuple[EvidenceFile, ...] = rows(EvidenceFile)
