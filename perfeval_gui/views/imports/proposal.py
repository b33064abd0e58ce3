"""What a file offers for the open report, and what of it is to be taken over."""

from __future__ import annotations

from perfeval_gui.imports.taking.answers import take_answers
from perfeval_gui.imports.taking.marking import part_of_passage, take_over_marked
from perfeval_gui.imports.taking.taking import Choices, Taken
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.views.imports.offers import Group, Offering


class Proposal:
    """The offers of files for one report, and which of them are chosen.

    What is sure and takes nobody's place is chosen from the beginning, unless the files are of
    another year; all else is not.
    """

    def __init__(self, offering: Offering) -> None:
        """Offer what *offering* does."""
        self._offering = offering
        self.offers = tuple(offering.offers())
        self._chosen = {
            number
            for number, one in enumerate(self.offers)
            if one.group == "sure" and not offering.other_year
        }

    @property
    def book(self) -> Rulebook:
        """The rules of the report."""
        return self._offering.sheet.book

    @property
    def matched(self) -> bool:
        """Whether the files say anything that the report has, the same or not."""
        return bool(self._offering.match.cells)

    def of(self, group: Group) -> tuple[int, ...]:
        """The numbers of the offers of *group*."""
        return tuple(n for n, one in enumerate(self.offers) if one.group == group)

    def may_choose(self, number: int) -> bool:
        """Whether the offer can be taken over at all."""
        return bool(self.offers[number].name)

    def is_chosen(self, number: int) -> bool:
        """Whether it is to be taken over."""
        return number in self._chosen

    def choose(self, number: int, *, on: bool) -> None:
        """Take the offer over, or not; of several for one cell the others are not then."""
        if not self.may_choose(number):
            return
        self._chosen.discard(number)
        if on:
            name = self.offers[number].name
            self._chosen -= {n for n in self._chosen if self.offers[n].name == name}
            self._chosen.add(number)

    def count(self) -> int:
        """How many cells are to be taken over."""
        return len(self._chosen)

    def taken(self) -> Taken:
        """The report with what is chosen, all of it waiting to be looked over."""
        offering = self._offering
        report = offering.sheet.report
        taken = take_over_marked(report, offering.match, self._choices(), offering.starting)
        chosen = (self.offers[number].answers for number in sorted(self._chosen))
        return take_answers(taken, (one for one in chosen if one is not None))

    def _choices(self) -> Choices:
        chosen = [self.offers[number] for number in self._chosen]
        chosen = [one for one in chosen if one.answers is None]
        values = {one.name: one.value for one in chosen}
        found = self._offering.match.by_name
        for name in [name for name in values if part_of_passage(name) == "text"]:
            # A text comes with the heading it stands under.
            key = f"{name.removesuffix('.text')}.key"
            values[key] = found[key].value
        return Choices(
            values=values,
            over=frozenset(one.name for one in chosen if one.over),
            left=frozenset(found.keys() - values.keys()),
        )
