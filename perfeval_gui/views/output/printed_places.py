"""From a click on a printed page to what it shows."""

from __future__ import annotations

from perfeval_gui.document.document import State
from perfeval_gui.domain.names.fields import address
from perfeval_gui.pages.appendices import with_standing_answers
from perfeval_gui.rules.findings.answers import answer_of
from perfeval_gui.rules.findings.finding import Finding


def finding_printed(state: State, name: str) -> Finding | None:
    """The finding that a cell of the printed 审核说明 answers; None for every other cell."""
    found = address(name)
    if found is None or found[0] != "explanations" or found[1] is None:
        return None
    # On paper stand only the answers that count, so rows are others than in the record.
    rows = with_standing_answers(state.sheet).report.explanations.explanations
    if found[1] >= len(rows):
        return None
    kept = rows[found[1]]
    return next((f for f in state.findings if answer_of(state.report, f) is kept), None)
