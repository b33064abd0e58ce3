"""佐证材料: which files prove what an indicator says."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval_gui.domain.cells.declaring import cell, rows
from perfeval_gui.domain.cells.kinds import BYTES, TEXT
from perfeval_gui.domain.cells.values import Figure


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
    note: str = cell(TEXT, label="备注")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Every file that was added, in the order of adding."""

    evidence: tuple[EvidenceFile, ...] = rows(EvidenceFile)
