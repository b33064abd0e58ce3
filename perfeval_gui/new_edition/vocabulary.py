"""What a label means in the editions that are there: the name of its cell, and its kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Final

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.edition.edition import Edition, Group
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.imports.forms.synonyms import synonyms
from perfeval_gui.imports.forms.words import forms, templated

_BRACKETS: Final = pattern(r"[（(][^（）()]*[）)]")
_ONCE: Final = ("unit", "budget_code")
"""Cells that a form may print on several pages, and that are the same on each."""
_COLUMN: Final = "indicators[]."
_SHOWN: Final = {"lowered": "score"}
"""Columns by the one that forms print: a score that is typed stands where the other would."""


@dataclass(frozen=True, slots=True)
class Known:
    """A cell that is labelled so elsewhere; *standard* if every form calls it by this name."""

    name: str
    kind: Kind
    standard: bool


class Vocabulary:
    """Looks up what labels mean.

    Args:
        editions: Those whose labels are known; what the first says counts before the others.
    """

    def __init__(self, editions: Iterable[Edition]) -> None:
        self._cells: dict[str, list[Known]] = defaultdict(list)
        self._names: set[str] = set(STANDARD.fields)
        self._columns: dict[str, str] = {}
        self._figures: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        """Labels of figures by their names, as the first of them prints them."""
        self.columns: dict[str, str] = {}
        """Labels of the columns of 绩效指标 likewise."""
        self.groups: tuple[Group, ...] = ()
        """一级指标 of the first of them that has any."""
        for edition in editions:
            self._learn(edition)
        for name, words in synonyms().items():
            for word in words:
                self._add(name, word)

    def _learn(self, edition: Edition) -> None:
        self._names = {*edition.form.fields, *STANDARD.fields}
        self.groups = self.groups or edition.groups
        for name, label in edition.labels.items():
            self._add(name, label)
            field = edition.form.fields.get(name)
            if field is not None and name not in STANDARD.fields and "." not in name:
                self._put(label, Known(name, field.kind, standard=False))

    def _add(self, name: str, label: str) -> None:
        field = STANDARD.fields.get(name)
        if name.isidentifier():
            self.labels.setdefault(name, label)
        if name.isidentifier() and name not in self._names:
            self._figures.setdefault(forms(templated(label)).core, name)
        column = name.removeprefix(_COLUMN)
        if column != name:
            self.columns.setdefault(column, label)
            column = _SHOWN.get(column, column)
            self._columns.setdefault(forms(templated(label)).core, column)
        elif field is not None and "." not in name:
            self._put(label, Known(name, field.kind, standard=True))

    def _put(self, label: str, known: Known) -> None:
        of = self._cells[forms(templated(label)).core]
        if all(one.name != known.name for one in of):
            of.append(known)

    def cell(self, label: str, taken: Container[str] = ()) -> Known | None:
        """What *label* labels in a form in which the names in *taken* stand already.

        A standard name goes before one that an edition has of its own.
        """
        text = templated(label)
        found = next((of for one in (text, _BRACKETS.sub("", text)) if (of := self._of(one))), [])
        free = sorted(
            (one for one in found if one.name not in taken), key=lambda one: not one.standard
        )
        if not free and found and found[0].name in _ONCE:
            return found[0]
        return free[0] if free else None

    def _of(self, text: str) -> list[Known]:
        return self._cells.get(forms(text).core, [])

    def figure(self, label: str) -> str:
        """The standard figure that *label* labels; "" where it labels none."""
        return self._figures.get(forms(templated(label)).core, "")

    def label(self, name: str) -> str:
        """What the first edition that has it calls the standard cell or figure *name*."""
        return self.labels.get(name, name)

    def column(self, label: str) -> str:
        """The column of 绩效指标 that *label* heads; "" where it heads none."""
        return self._columns.get(forms(templated(label)).core, "")
