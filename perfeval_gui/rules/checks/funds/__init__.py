"""Checks of money: the fund table, the money block, buildings, and what must agree between them."""

from __future__ import annotations

from typing import Final

from perfeval_gui.rules.checks.funds.across_columns import (
    budgeted_lines_have_an_outcome,
    items_go_through_all_columns,
    last_year_is_filled,
    spent_lines_have_a_budget,
)
from perfeval_gui.rules.checks.funds.agreements import (
    budget_agrees,
    parts_fit_in_wholes,
    project_spending_agrees,
)
from perfeval_gui.rules.checks.funds.buildings import (
    buildings_stay_as_approved,
    finished_buildings_have_figures,
)
from perfeval_gui.rules.checks.funds.growth import (
    budget_growth_is_explained,
    growth_from_zero_is_seen,
    jumps_are_explained,
    lines_stay_within_budget,
)
from perfeval_gui.rules.checks.funds.splits import (
    both_splits_are_there,
    income_equals_expenditure,
    splits_equal_total,
)
from perfeval_gui.rules.checks.funds.sums import named_parts_fit, totals_agree
from perfeval_gui.rules.checks.funds.yuan import (
    amounts_are_in_ten_thousands,
    single_amounts_are_in_ten_thousands,
)
from perfeval_gui.rules.findings.finding import Check

FUNDS: Final[tuple[Check, ...]] = (
    amounts_are_in_ten_thousands,
    single_amounts_are_in_ten_thousands,
    totals_agree,
    named_parts_fit,
    spent_lines_have_a_budget,
    budgeted_lines_have_an_outcome,
    items_go_through_all_columns,
    last_year_is_filled,
    jumps_are_explained,
    growth_from_zero_is_seen,
    lines_stay_within_budget,
    buildings_stay_as_approved,
    finished_buildings_have_figures,
    both_splits_are_there,
    income_equals_expenditure,
    splits_equal_total,
    project_spending_agrees,
    budget_agrees,
    parts_fit_in_wholes,
    budget_growth_is_explained,
)
"""In the order of the form."""
