"""Every check, in the order of the form."""

from __future__ import annotations

from typing import Final

from perfeval_gui.rules.checks.typed import (
    figures_are_read,
    lowered_scores_have_reasons,
    over_completion_is_explained,
    points_add_up,
    scores_stay_within_points,
    totals_agree,
)
from perfeval_gui.rules.findings import Check, Finding
from perfeval_gui.rules.proofreading import PROOFREADING
from perfeval_gui.rules.rulebook import Sheet

CHECKS: Final[tuple[Check, ...]] = (
    figures_are_read,
    totals_agree,
    points_add_up,
    scores_stay_within_points,
    lowered_scores_have_reasons,
    over_completion_is_explained,
    *PROOFREADING,
)


def run_checks(sheet: Sheet) -> tuple[Finding, ...]:
    """What every check finds in *sheet*."""
    return tuple(finding for check in CHECKS for finding in check(sheet))
