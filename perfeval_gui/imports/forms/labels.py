"""The printed labels of an edition, found by what stands in a cell of a file."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from perfeval_gui.imports.forms.plan import Plan, PlanRow, Static
from perfeval_gui.imports.forms.synonyms import synonyms
from perfeval_gui.imports.forms.words import forms, templated

MOST_LABEL: Final = 80
"""Characters of the longest text that is looked up as a label."""
_OTHER_WORDS: Final = 4
"""Level of a label in other words; below it are the levels of `forms`."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A label that a text may be; the lower *level*, the more alike they are."""

    row: PlanRow
    static: Static
    level: int


class Labels:
    """Looks labels of a plan up."""

    def __init__(self, plan: Plan) -> None:
        self._found: dict[str, list[Hit]] = defaultdict(list)
        self._by_words = {forms(key).core: (key,) for key in synonyms() if not key.isascii()}
        self.count = 0
        for row, static in plan.statics():
            self.count += 1
            self._add(row, static)

    def _add(self, row: PlanRow, static: Static) -> None:
        for level, form in enumerate(forms(static.text)):
            if form and not any(hit.static is static for hit in self._found[form]):
                self._found[form].append(Hit(row, static, level))
        core = forms(static.text).core
        for key in (*static.named, *self._by_words.get(core, ())):
            for words in synonyms().get(key, ()):
                for form in forms(templated(words)):
                    if form and not any(hit.static is static for hit in self._found[form]):
                        self._found[form].append(Hit(row, static, _OTHER_WORDS))

    def of(self, text: str) -> list[Hit]:
        """What *text* may be, its years relative; by other words only where it is no label."""
        if not text or len(text) > MOST_LABEL:
            return []
        best: dict[int, Hit] = {}
        for depth, form in enumerate(forms(text)):
            for hit in self._found.get(form, ()):
                level = max(depth, hit.level)
                known = best.get(hit.static.number)
                if known is None or level < known.level:
                    best[hit.static.number] = Hit(hit.row, hit.static, level)
        own = [hit for hit in best.values() if hit.level < _OTHER_WORDS]
        return own or list(best.values())
