"""What was taken over from a file and nobody has looked over. Source: the program itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.names.unconfirmed import unconfirmed
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import found

_MOST: Final = 200
"""Characters of a trace that are told; all of it is in the draft."""


def what_was_taken_over_is_confirmed(sheet: Sheet) -> Iterator[Finding]:
    """Each cell that waits is told with where it came from, until it is typed into or confirmed."""
    for name, trace in unconfirmed(sheet.report).items():
        whence = cut(trace, _MOST) or "别的文件"
        yield found("unconfirmed", name, f"从{whence}取来，还没有核对。")
