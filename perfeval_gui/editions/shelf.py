"""The editions that are there, found by the folders they lie in."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.names.fields import put, with_rows
from perfeval_gui.domain.record.narrative import Passage
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.ids import why_no_id
from perfeval_gui.editions.places import places
from perfeval_gui.editions.reading.errors import EditionError, NoEditionError
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.rules.sentences.starting_texts import starting_text


@dataclass(frozen=True, slots=True)
class Shelf:
    """Folders that hold editions, each in a folder named after its id.

    An edition in an earlier folder is never replaced by one of the same id in a later one.
    """

    folders: tuple[Path, ...]

    def ids(self) -> Sequence[str]:
        """The ids of all editions, sorted."""
        return sorted(place.id for place in places(self.folders) if not place.why_not)

    def read(self, edition_id: str) -> Rulebook:
        """The edition called *edition_id*.

        Raises:
            NoEditionError: There is none.
            EditionError: It is broken.
        """
        for place in places(self.folders):
            if place.id == edition_id and not place.why_not:
                return read_edition(place.folder)
        raise NoEditionError(edition_id, self.ids(), why_no_id(edition_id))

    def project_forms(self) -> list[Rulebook]:
        """Those that are filled in for each project of a unit, by id; broken ones are left out."""
        found = []
        for edition_id in self.ids():
            with suppress(EditionError, OSError):
                found.append(self.read(edition_id))
        return [book for book in found if book.edition.package]


def new_report(edition: Edition, year: int) -> Report:
    """An untouched report of *edition* for *year*, with the edition's starting texts.

    Standard sentences that quote figures come once the figures are there.
    """
    report = edition.blank(year)
    for name, text in edition.starts.items():
        report = put(report, name, edition.form.fields[name].kind.read(text))
    sheet = Rulebook(edition).evaluate(report)
    passages = tuple(
        Passage(key=heading.key, text=starting_text(sheet, heading))
        for heading in edition.outline
        if heading.passage
    )
    return with_rows(report, "passages", passages) if passages else report
