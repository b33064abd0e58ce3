"""Which figures of a drawn form follow from its cells: the rules say it, the others are typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from perfeval_gui.editions.edition_toml import book_of
from perfeval_gui.editions.places import TOML
from perfeval_gui.editions.reading.source import Source
from perfeval_gui.new_edition.declared import NewEdition
from perfeval_gui.new_edition.pages import Page
from perfeval_gui.new_edition.writing import toml_of


def settle(edition: NewEdition, pages: Sequence[Page], name: str) -> None:
    """Make cells of what does not follow, and take the labels of what does.

    Raises:
        EditionError: What was gathered is no edition.
    """
    source = Source(TOML, toml_of(edition, pages, name))
    figures = book_of(Path("draw"), source, lambda _: None).figures
    for figure, cell in edition.figures.items():
        if figure in figures:
            edition.labels[figure] = cell.label
            continue
        key = edition.free(edition.key(cell.label))
        edition.cells.append(replace(cell, name=key))
        for page in pages:
            page.lines = [
                line.replace(f"{{{figure}", f"{{{key}").replace(f"[{figure}]", f"[{key}]")
                for line in page.lines
            ]
    for figure in figures:
        label = edition.words.labels.get(figure)
        if label is not None:
            edition.labels.setdefault(figure, label)
