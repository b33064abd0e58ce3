"""What the tables say of the amounts of a sentence: this year's, last year's, budgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.values import half_up
from perfeval_gui.domain.names.fields import address
from perfeval_gui.domain.record.execution import YEAR
from perfeval_gui.rules.figures.catalogue import without_number
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.phrasing import as_money
from perfeval_gui.rules.proofreading.arithmetic.sentences import Amount
from perfeval_gui.rules.proofreading.prose.in_text import in_text
from perfeval_gui.rules.proofreading.prose.lexicon import Term
from perfeval_gui.rules.proofreading.prose.terms import Vocabulary
from perfeval_gui.rules.proofreading.prose.texts import Slip

_PRIOR: Final = "prior_final"
_OF_WHOLE: Final = dict(zip(("年初预算", "全年预算"), YEAR, strict=False))


_BUDGETS: Final = ("全年预算", "预算")


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a report with the words by which it names their figures.

    Attributes:
        sheet, words: Both.
        rounded: Whether amounts of a form in 元 are taken to the hundredth of 万元, as they are
            when one writes 118.77万元 of 1187654.32元 and reckons on with that.
    """

    sheet: Sheet
    words: Vocabulary
    rounded: bool = False

    @property
    def year(self) -> int:
        """The year of the report."""
        return self.sheet.report.year

    def term(self, amount: Amount) -> Term | None:
        """What the words before *amount* name; None for anything else or another year."""
        found = self.words.find(amount.words, amount.unit)
        if found is None or amount.year not in ("", f"{self.year}"):
            return None
        return found[0]

    def named(self, words: str, unit: str = "万元") -> Term | None:
        """What *words* name, where nothing else stands in them."""
        found = self.words.find(words, unit)
        return found[0] if found is not None else None

    def figure(self, name: str) -> Decimal | None:
        """The figure called *name* as texts give it: an amount in 万元, whatever the form's unit.

        None where it is blank or no figure of this edition.
        """
        try:
            figure = in_text(self.sheet, name)
        except KeyError:
            return None
        return half_up(figure) if self.rounded and figure is not None else figure

    def money(self, amount: Decimal) -> str:
        """*amount*, 万元, as the form gives amounts: 40,000.00 元 where that is its unit."""
        kind = self.sheet.edition.money
        return as_money(amount.scaleb(kind.below), kind)

    def final(self, term: Term) -> Decimal | None:
        """This year's figure of *term*."""
        return self.figure(term.final)

    def agrees(self, amount: Amount) -> bool:
        """Whether *amount* is this year's figure of what its words name."""
        term = self.term(amount)
        final = self.final(term) if term is not None else None
        return final is not None and amount.says(final)

    def base_word(self, base: str) -> str:
        """*base*, ``上年`` for the number of the year before."""
        return "上年" if base == f"{self.year - 1}" else base

    def base(self, term: Term, base: str) -> Decimal | None:
        """What *term* is compared with; *base* is ``上年``, ``预算`` or one of the two budgets."""
        line, _, column = term.final.rpartition(".")
        if column != "final":
            # 项目支出 is budgeted in the fund table, and spent in both.
            line = term.budget.rpartition(".")[0]
        if term.final == "executed":
            return self.figure(_OF_WHOLE[base]) if base in _OF_WHOLE else None
        if base == "上年":
            return self.figure(f"{line}.{_PRIOR}") if line else None
        # The budget column of the table is the adjusted one.
        return self.figure(term.budget) if base in _BUDGETS and term.budget else None

    def called(self, term: Term) -> str:
        """What the figure of *term* is called in a message."""
        line, _, column = term.final.rpartition(".")
        if column != "final":
            return self.sheet.edition.links.get(term.final) or self.sheet.label(term.final)
        _, row, _ = address(term.final) or ("", None, "")
        return without_number(self.sheet.fund_label(line.partition("[")[0], row or 0))


Asked = Callable[[Tables], Iterator[Slip]]
"""What is left to be asked of the tables, once a text has been read, and tells what is wrong."""
