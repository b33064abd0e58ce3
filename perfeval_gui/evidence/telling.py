"""What is to be known of the files of a draft, in sentences, and what to do about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.names.evidence import proofs, unproved
from perfeval_gui.domain.record.report import Report
from perfeval_gui.working.pace import USUAL, Pace

if TYPE_CHECKING:
    from perfeval_gui.evidence.looking import State

ADVICE: Final[dict[State, str]] = {
    "missing": "移走或者改了名的，按“找回…”选一个文件夹，程序按内容找。",
    "changed": "内容和登记时不同；改得对的，按“按现在的登记”。",
    "silent": "所在的网络位置或者 U 盘没有回应，接上以后按“重新核对”。",
    "unread": "文件被别的程序占着，或者没有权限读。",
}
"""What to do about a file, by the buttons of 佐证材料; nothing is to be done about others."""
_NAMED: Final = 3
"""So many files are named one by one before handing in; more are counted."""
_FEW: Final = 5
"""So many indicators without a file are named."""
_TITLE: Final = 20
_STEP: Final = 0.05


def told_first(known: Sequence[tuple[int, str, State | None]]) -> Iterator[tuple[int, str]]:
    """What is to be told of files before handing in: the number of one, and a sentence.

    *known* are numbers, names and states; None where a file was not looked for. A few are named
    one by one, more are counted, with the number of the first.
    """
    from perfeval_gui.evidence.looking import TOLD, told_states

    wrong = [(at, name, state) for at, name, state in known if state is not None and state in TOLD]
    if len(wrong) > _NAMED:
        yield wrong[0][0], f"佐证材料：{told_states(state for _, _, state in wrong)}。"
        return
    yield from ((at, f"佐证材料“{name}”{TOLD[state]}。") for at, name, state in wrong)


def told_of(
    edition: Edition, report: Report, base: Path | None, pace: Pace = USUAL
) -> Iterator[str]:
    """Which files of *report*, whose draft lies in *base*, are not as they should be.

    And which indicators have none; nothing where no indicator has any.
    """
    if not report.evidence.evidence:
        return
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
