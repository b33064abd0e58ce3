"""Of which report year a file is: the one for which most of its labels are those of the form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from perfeval_gui.imports.forms.labels import MOST_LABEL, Labels
from perfeval_gui.imports.forms.plan import Plan
from perfeval_gui.imports.forms.words import YEARS, tight, with_relative_years, years_in

_WEIGHT: Final = 2


class Years:
    """Tells the year of files of one edition."""

    def __init__(self, plan: Plan, labels: Labels) -> None:
        self._labels = labels
        words = (tight(piece.text) for drawn in plan.texts for piece in drawn.pieces)
        self._printed = frozenset(one for one in words if YEARS[0] in one)

    def of(self, texts: Sequence[str]) -> tuple[int, ...]:
        """The years that *texts* may be of: the likeliest, several where none is that."""
        dated = [text for text in texts if len(text) <= MOST_LABEL and years_in(text)]
        likely = {year + more for text in dated for year in years_in(text) for more in (0, 1)}
        scores: Counter[int] = Counter()
        for year in likely:
            for text in dated:
                relative = with_relative_years(text, year)
                scores[year] += _WEIGHT * bool(self._labels.of(relative))
                scores[year] += self._prints(relative)
        top = max(scores.values(), default=0)
        return tuple(sorted(year for year, score in scores.items() if score == top and top))

    def _prints(self, relative: str) -> int:
        """How many drawn lines with the report year have it as *relative* has; a day has none."""
        if YEARS[0] not in relative:
            return 0
        text = tight(relative)
        return max((_dated(text, words) for words in self._printed), default=0)


def _dated(text: str, words: str) -> int:
    """How likely *text* has its year where the printed *words* have the report year."""
    at = text.find(words)
    if at < 0 or text[at + len(words) :][:1].isdigit():
        return 0
    if text == words:
        return 2 * _WEIGHT
    return _WEIGHT if len(words) > 1 else int(at == 0)
