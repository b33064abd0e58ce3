"""What can be done about a finding where the cursor is: its mend, and calling it a false alarm."""

from __future__ import annotations

from collections.abc import Collection
from functools import reduce
from typing import Final

from perfeval_gui.document.document import Document, State
from perfeval_gui.domain.names.fields import put
from perfeval_gui.rules.findings.finding import LEVELS, Finding

_GRAVEST: Final = tuple(LEVELS)
KEY: Final = "Ctrl+."
"""The key that does the mend of the cell with the cursor."""


def mend(document: Document, finding: Finding) -> None:
    """Do what the fix of *finding* says, in one step."""
    if (fix := finding.fix) is not None:
        report = reduce(lambda now, one: put(now, *one), fix.puts, document.report)
        document.edit(fix.label, report)


def key_for(finding: Finding | None) -> str:
    """That the key mends *finding*, behind what is said of it; empty where it has no mend."""
    if finding is None or finding.fix is None:
        return ""
    return f"按 {KEY} {finding.fix.label}。"


def mendable(state: State, names: Collection[str], place: int | None = None) -> Finding | None:
    """The gravest finding about a cell of *names* that has a mend; None where there is none.

    In a text, one whose words stand at *place* goes before.
    """
    found = [one for one in state.known_findings if one.fix is not None and one.name in names]
    found.sort(key=lambda one: (not _covers(one, place), _GRAVEST.index(one.level)))
    return found[0] if found else None


def _covers(finding: Finding, place: int | None) -> bool:
    if place is None or finding.span is None:
        return False
    return finding.span[0] <= place <= finding.span[1]


def dismiss(document: Document, finding: Finding) -> None:
    """Tell *finding* no more while its sentence stands so, in one step."""
    # Imported here: a report is painted before anything is found in it.
    from perfeval_gui.rules.proofreading.dismissed import dismissed

    document.edit("不再提示", dismissed(document.sheet, finding))


def may_dismiss(finding: Finding) -> bool:
    """Whether the clerk may call *finding* a false alarm."""
    from perfeval_gui.rules.proofreading.dismissed import may_dismiss

    return may_dismiss(finding)
