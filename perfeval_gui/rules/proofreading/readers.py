"""Every reader of the words of a report, in one list.

`PROOFREADING` is what the list of all checks takes; dismissed alarms and switched-off families are
left out where all checks are run.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.fence import fenced
from perfeval_gui.rules.findings.finding import Check, Finding
from perfeval_gui.rules.proofreading.arithmetic import arithmetic
from perfeval_gui.rules.proofreading.dismissed import heard
from perfeval_gui.rules.proofreading.figures.grades import grades_agree
from perfeval_gui.rules.proofreading.figures.omitted import items_are_told
from perfeval_gui.rules.proofreading.figures.results import results_agree
from perfeval_gui.rules.proofreading.figures.tables import text_figures
from perfeval_gui.rules.proofreading.language.agree import unit_is_spelt_alike
from perfeval_gui.rules.proofreading.language.leftover import leftovers
from perfeval_gui.rules.proofreading.language.slips import texts_are_clean

PROOFREADING: Final[tuple[Check, ...]] = (
    text_figures,
    grades_agree,
    arithmetic,
    results_agree,
    items_are_told,
    texts_are_clean,
    leftovers,
    unit_is_spelt_alike,
)


def proofread(sheet: Sheet) -> Iterator[Finding]:
    """What the readers find by themselves, without what was dismissed."""
    for check in PROOFREADING:
        yield from fenced(check, lambda read: heard(sheet, read(sheet)))
