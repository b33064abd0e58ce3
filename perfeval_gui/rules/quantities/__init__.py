"""Reading what an indicator's texts promise and tell: quantities, ranges, deadlines, changes.

Targets and results are free text on the form: ``40起``, ``1.2万亩``, ``≥98%``, ``不超过3天``,
``较上年下降10%``, ``6月底前``. One rule stands over all: a text is calculated with only if every
digit, numeral, sign, direction, scale word and unit in it was used up. What is left over makes it
a quality for the clerk to judge, and the reading names it. What was read is shown; the text itself
stays as typed. Source: 财预〔2020〕10号, which scores quantities and qualities differently.
"""

from __future__ import annotations

from perfeval_gui.rules.quantities.comparing import Comparison, compare
from perfeval_gui.rules.quantities.dates import Day
from perfeval_gui.rules.quantities.grammar import read
from perfeval_gui.rules.quantities.reading import Quantity, Range, Reading

__all__ = ["Comparison", "Day", "Quantity", "Range", "Reading", "compare", "read"]
