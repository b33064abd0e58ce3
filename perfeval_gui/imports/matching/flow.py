"""Texts of a file outside its tables, and rows of one cell: lines with labels, and the report."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.imports.forms.plan import Plan, PlanText
from perfeval_gui.imports.forms.texts import (
    MOST_TEXT,
    SIGNED_DAY,
    Parted,
    literal,
    parted,
    squeeze,
)
from perfeval_gui.imports.forms.words import (
    forms,
    says_something,
    templated,
    unit_in,
    with_relative_years,
)
from perfeval_gui.imports.matching.findings import Findings, Found
from perfeval_gui.imports.matching.result import Trace

_MOST_HEADING: Final = 60
_GOES_ON: Final = "下面还有没有认出的文字，可能也是这一栏的。"
_MOST_PAGE: Final = 40
_PAGE: Final = pattern(r"[\W_]*[0-9０-９]+[\W_]*|第\s*[0-9]+\s*页(?:\W*共\s*[0-9]+\s*页)?")
"""The number of a page: a margin that became text."""
_TITLES: Final = frozenset(["title", "attach", "cover"])


class Flow:
    """Reads the texts of one file in their order.

    Attributes:
        unit: Unit of money that a line above says for what comes: ``单位：元``.
        passages: Texts under the headings of the report, by the key of the heading.
    """

    def __init__(self, plan: Plan, year: int, findings: Findings) -> None:
        self.unit = ""
        self.passages: dict[str, list[Found]] = {}
        self.twice: set[str] = set()
        self._plan = plan
        self._year = year
        self._findings = findings
        self._heading = ""
        self._last: int | None = None
        self._headings: dict[str, list[str]] = {}
        for heading in plan.edition.outline:
            core = forms(templated(heading.text)).core
            self._headings.setdefault(core, []).append(heading.key)
        self._mixed = [text for text in plan.texts if any(piece.name for piece in text.pieces)]
        self._printed = {
            literal("".join(piece.text for piece in text.pieces)): text
            for text in plan.texts
            if not any(piece.name for piece in text.pieces)
        }

    def text(self, text: str, trace: Trace, *, alone: bool) -> bool:
        """Read *text*, which stands *alone* in its line; whether it is known."""
        if not text.strip():
            return False
        if alone and (self._is_heading(text, trace) or self._is_printed(text, trace)):
            return True
        if alone and self._heading and not _is_page(text):
            self._passage(text, trace)
            return True
        if unit := unit_in(text):
            self.unit = unit
        known = self._parted(text, trace)
        if alone and not known and not SIGNED_DAY.fullmatch(text.strip()):
            self._goes_on()
        return known

    def _goes_on(self) -> None:
        """An unknown text follows: it may belong to the last text of several lines before it."""
        if self._last is not None:
            cells = self._findings.cells
            cells[self._last] = replace(cells[self._last], doubt=_GOES_ON)
            self._last = None

    # ---- the report

    def _is_heading(self, text: str, trace: Trace) -> bool:
        if not self._headings or len(text) > _MOST_HEADING:
            return False
        core = forms(with_relative_years(text.strip(), self._year)).core
        keys = self._headings.get(core)
        if keys is None:
            return False
        key = next((one for one in keys if one not in self.passages), keys[0])
        if key in self.passages:
            self.twice.add(key)
        self._heading = key
        self.passages.setdefault(key, [])
        self._findings.use("label", trace)
        return True

    def _passage(self, text: str, trace: Trace) -> None:
        self._findings.use("value", trace)
        name = self._heading
        self.passages[name].append(Found(name=name, spot=name, text=text, trace=trace))

    def ends(self) -> None:
        """Something else begins: what follows is no text under a heading."""
        self._heading = ""

    # ---- lines with labels

    def _is_printed(self, text: str, trace: Trace) -> bool:
        if len(text) > MOST_TEXT:
            return False
        known = self._printed.get(forms(with_relative_years(text, self._year)).full)
        if known is None or not says_something(text):
            return False
        if known.style in _TITLES:
            self.unit = ""
            self.ends()
        self._findings.use("label", trace)
        return True

    def is_known(self, text: str) -> bool:
        """Whether *text* has labels and values of the form in one."""
        return self._best(text) is not None

    def _parted(self, text: str, trace: Trace) -> bool:
        best = self._best(text)
        if best is not None:
            self._take(*best, text, trace)
        return best is not None

    def _best(self, text: str) -> tuple[PlanText, Parted] | None:
        """The drawn text that *text* is most like, and what is in it; None where two are."""
        if len(text) > MOST_TEXT:
            return None
        found = squeeze(text, self._year)
        likely = [
            (one.weight, drawn, one)
            for drawn in self._mixed
            if (one := parted(drawn.pieces, text, found)) is not None
        ]
        top = max((weight for weight, _, _ in likely), default=None)
        best = [(drawn, one) for weight, drawn, one in likely if weight == top]
        if len({tuple(part.name for part in one.parts) for _, one in best}) != 1:
            return None
        return best[0]

    def _take(self, drawn: PlanText, one: Parted, text: str, trace: Trace) -> None:
        rest = text
        for part in one.parts:
            rest = rest.replace(part.text, "", 1)
            where = replace(trace, text=part.text)
            if part.text:
                self._findings.use("value", where)
            self._findings.cells.append(
                Found(
                    name=part.name,
                    spot=f"{part.name}@text{drawn.number}",
                    text=part.text,
                    trace=where,
                    form=part.form,
                    unit=self.unit,
                    doubt=part.doubt,
                )
            )
        field = self._plan.edition.form.fields.get(drawn.pieces[-1].name)
        several = field is not None and field.kind.lines and bool(one.parts)
        self._last = len(self._findings.cells) - 1 if several else None
        for left in one.left:
            if any(sign.isdigit() for sign in left):
                rest = rest.replace(left, "", 1)
                self._findings.use("unrecognised", replace(trace, text=left))
        if rest.strip():
            self._findings.use("label", replace(trace, text=rest.strip()))


def _is_page(text: str) -> bool:
    return len(text) <= _MOST_PAGE and _PAGE.fullmatch(text.strip()) is not None
