"""The editions that are there, found by the folders they lie in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.names.fields import FIELDS, put, with_rows
from perfeval_gui.domain.record.narrative import Passage
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.errors import NoEditionError
from perfeval_gui.editions.folder import TOML, read_edition
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.rules.sentences.starting_texts import starting_text

# Its id is the name of a folder: no system takes one of more than 255 bytes.
_ID: Final = pattern(r"[a-z0-9][a-z0-9-]{0,63}")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Folders that hold editions, each in a folder named after its id."""

    folders: tuple[Path, ...]

    def ids(self) -> Sequence[str]:
        """The ids of all editions, sorted."""
        return sorted(
            {
                found.parent.name
                for folder in self.folders
                for found in folder.glob(f"*/{TOML}")
                if _ID.fullmatch(found.parent.name)
            }
        )

    def read(self, edition_id: str) -> Rulebook:
        """The edition called *edition_id*.

        Raises:
            NoEditionError: There is none.
            EditionError: It is broken.
        """
        may_be = bool(_ID.fullmatch(edition_id))
        for folder in self.folders if may_be else ():
            if (folder / edition_id / TOML).is_file():
                return read_edition(folder / edition_id)
        raise NoEditionError(edition_id, self.ids(), may_be=may_be)


def new_report(edition: Edition, year: int) -> Report:
    """An untouched report of *edition* for *year*, with the edition's starting texts.

    Standard sentences that quote figures come once the figures are there.
    """
    report = Report(edition=edition.id, year=year)
    for name, text in edition.starts.items():
        report = put(report, name, FIELDS[name].kind.read(text))
    sheet = Rulebook(edition).evaluate(report)
    passages = tuple(
        Passage(key=heading.key, text=starting_text(sheet, heading))
        for heading in edition.outline
        if heading.passage
    )
    return with_rows(report, "passages", passages)
