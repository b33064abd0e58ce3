"""Every check, in the order of the form. Level, title and source stand in `rules.checklist`."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Final

from perfeval_gui.domain.names.fields import rows_of
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.checks.blanks import (
    fund_lines_are_filled,
    passages_are_written,
    printed_cells_are_filled,
    quoted_figures_are_there,
    table_cells_are_filled,
)
from perfeval_gui.rules.checks.days import days_fit_the_year
from perfeval_gui.rules.checks.declared_identities import declared_identities_hold
from perfeval_gui.rules.checks.details import figures_are_what_stands_behind_them
from perfeval_gui.rules.checks.funds import FUNDS
from perfeval_gui.rules.checks.indicators import INDICATORS
from perfeval_gui.rules.checks.kept import kept_content_is_told, nothing_stands_in_lacked_parts
from perfeval_gui.rules.checks.rates import (
    rates_can_be_computed,
    spending_stays_within_budget,
)
from perfeval_gui.rules.checks.same_names import names_agree, phones_are_numbers
from perfeval_gui.rules.checks.staffing import staff_stay_within_quota
from perfeval_gui.rules.checks.taken_over import what_was_taken_over_is_confirmed
from perfeval_gui.rules.checks.typed import (
    each_group_has_indicators,
    figures_are_read,
    needed_cells_are_filled,
)
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.answers import state_of
from perfeval_gui.rules.findings.fence import failed_figures, fenced
from perfeval_gui.rules.findings.finding import Check, Finding
from perfeval_gui.rules.findings.part_by_part import parts_of
from perfeval_gui.rules.proofreading.dismissed import heard
from perfeval_gui.rules.proofreading.readers import PROOFREADING
from perfeval_gui.working.steps import STEP, finished

CHECKS: Final[tuple[Check, ...]] = (
    kept_content_is_told,
    what_was_taken_over_is_confirmed,
    nothing_stands_in_lacked_parts,
    figures_are_what_stands_behind_them,
    figures_are_read,
    needed_cells_are_filled,
    each_group_has_indicators,
    staff_stay_within_quota,
    rates_can_be_computed,
    *FUNDS,
    declared_identities_hold,
    spending_stays_within_budget,
    *INDICATORS,
    phones_are_numbers,
    names_agree,
    days_fit_the_year,
    printed_cells_are_filled,
    fund_lines_are_filled,
    table_cells_are_filled,
    passages_are_written,
    quoted_figures_are_there,
    *PROOFREADING,
)


def run_checks(sheet: Sheet) -> tuple[Finding, ...]:
    """What every check finds in *sheet*, without what is switched off or was dismissed.

    A check that fails is a finding itself, and so is a figure that could not be computed. What
    follows from one mistake is told with it.
    """
    return finished(checking(sheet))


def checking(sheet: Sheet) -> Generator[None, None, tuple[Finding, ...]]:
    """What `run_checks` does, in steps: of one check, or of some rows where it looks at each.

    A report in which no table is longer than that is checked in one.
    """
    off = sheet.edition.limits.off
    all_are_told = not off and not sheet.report.dismissals.dismissals

    def run(check: Check) -> Iterator[Finding | None]:
        for part in parts_of(check, sheet):
            if all_are_told:
                yield from part
            else:
                yield from heard(sheet, (found for found in part if found.check not in off))
            yield None

    pauses = any(len(rows_of(sheet.report, table)) > STEP for table in sheet.report.form.tables)
    findings = list(failed_figures(sheet))
    for check in CHECKS:
        for found in fenced(check, run):
            if found is not None:
                findings.append(found)
            elif pauses:
                yield
    return _once(sheet.report, tuple(findings))


def _once(report: Report, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """*findings* without what an open one of them covers.

    Decided on what is really told: of a check that failed, is switched off or was answered nothing
    is hidden. What has an answer itself stays, or the answer would not be printed.
    """
    covered = {
        place
        for finding in findings
        if finding.covers and state_of(finding, report) != "answered"
        for place in finding.covers
    }
    if not covered:
        return findings
    return tuple(
        finding
        for finding in findings
        if finding.place not in covered or state_of(finding, report) == "answered"
    )
