"""Checks of the indicators: points, scores, targets, results, and the goals they measure."""

from __future__ import annotations

from typing import Final

from perfeval_gui.rules.checks.indicators.goals import figures_of_goals_are_measured
from perfeval_gui.rules.checks.indicators.points import (
    each_kind_has_indicators,
    points_have_a_parent,
    points_make_a_hundred,
    points_of_groups_add_up,
    scores_have_points,
    total_stays_within_points,
)
from perfeval_gui.rules.checks.indicators.problems import problems_fit_the_score
from perfeval_gui.rules.checks.indicators.rates import rates_are_parts
from perfeval_gui.rules.checks.indicators.repeated import results_agree_with_tables
from perfeval_gui.rules.checks.indicators.results import (
    results_are_no_inequalities,
    results_fit_their_bands,
    results_have_figures,
    strict_signs_are_met,
    texts_are_understood,
)
from perfeval_gui.rules.checks.indicators.scores import (
    finished_indicators_have_scores,
    lowered_scores_have_reasons,
    over_completion_is_explained,
    scores_fit_their_bands,
    scores_follow_the_rule,
    scores_stay_within_points,
)
from perfeval_gui.rules.checks.indicators.targets import (
    targets_are_measurable,
    targets_point_the_right_way,
)
from perfeval_gui.rules.checks.indicators.told import goals_agree_with_indicators
from perfeval_gui.rules.findings.finding import Check

INDICATORS: Final[tuple[Check, ...]] = (
    points_of_groups_add_up,
    points_make_a_hundred,
    points_have_a_parent,
    each_kind_has_indicators,
    scores_have_points,
    scores_stay_within_points,
    total_stays_within_points,
    scores_fit_their_bands,
    finished_indicators_have_scores,
    lowered_scores_have_reasons,
    over_completion_is_explained,
    scores_follow_the_rule,
    targets_are_measurable,
    targets_point_the_right_way,
    results_have_figures,
    results_fit_their_bands,
    results_are_no_inequalities,
    strict_signs_are_met,
    texts_are_understood,
    rates_are_parts,
    results_agree_with_tables,
    figures_of_goals_are_measured,
    goals_agree_with_indicators,
    problems_fit_the_score,
)
