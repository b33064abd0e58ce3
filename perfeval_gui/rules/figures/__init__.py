"""Derived figures, and what they give: rates, totals, scores, grade, points at risk."""
