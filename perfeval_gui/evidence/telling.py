"""What is to be known of the files of a draft, for those who have no window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.names.evidence import proofs, unproved
from perfeval_gui.domain.record.report import Report
from perfeval_gui.working.pace import USUAL, Pace

_FEW: Final = 5
_TITLE: Final = 20
_STEP: Final = 0.05


def told_of(
    edition: Edition, report: Report, base: Path | None, pace: Pace = USUAL
) -> Iterator[str]:
    """Which files of *report*, whose draft lies in *base*, are not as they should be.

    And which indicators have none; nothing where no indicator has any.
    """
    found = [(proof, file) for proof in proofs(edition, report) for _, file in proof.files]
    if not found:
        return
    # Imported here: most drafts name no files, and none of this is needed.
    from perfeval_gui.evidence.each import Each
    from perfeval_gui.evidence.looking import TOLD, looking

    each = Each([file for _, file in found], looking(base), pace)
    while each.go_on(_STEP):
        pass
    for at, (proof, file) in enumerate(found):
        if (state := each.results[at]) in TOLD:
            title = f"（{cut(proof.title, _TITLE)}）" if proof.title else ""
            yield f"佐证材料“{file.name}”{title}{TOLD[state]}。"
    if bare := unproved(edition, report):
        few = "、".join(cut(one.title, _TITLE) for one in bare[:_FEW])
        more = "等" if len(bare) > _FEW else ""
        yield f"还没有佐证材料的指标 {len(bare)} 条：{few}{more}。"
