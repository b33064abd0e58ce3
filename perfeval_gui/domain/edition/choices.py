"""What may be chosen in a cell, in the words of the edition."""

from __future__ import annotations

from perfeval_gui.domain.cells.kinds import BAND, GROUP, Kind
from perfeval_gui.domain.edition.edition import Edition

Choices = tuple[tuple[str, str], ...]
"""Pairs of stored word and printed label, in the order of the edition."""


def choices_of(edition: Edition, kind: Kind, column: str, group: str) -> Choices:
    """What may be chosen in a cell of *kind* in *column*, in a row whose 一级指标 is *group*.

    To choose nothing is not among them.
    """
    if kind is BAND:
        return tuple((band.key, band.label) for band in edition.bands)
    if kind is not GROUP:
        return tuple((word, word) for word in kind.choices if word)
    if column == "group":
        return tuple((one.key, one.label) for one in edition.groups)
    found = edition.group(group)
    return tuple(found.kinds.items()) if found is not None else ()
