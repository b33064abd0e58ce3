"""`editions`: which there are, and what is wrong with them."""

from __future__ import annotations

import sys

from perfeval_gui.editions.errors import EditionError
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.places import Place, places
from perfeval_gui.editions.shelf import Shelf

_WRONG = 2


def list_editions(shelf: Shelf) -> int:
    """Print every edition of *shelf*, by id, and on stderr what is wrong; the exit code."""
    return max((_told(place) for place in sorted(places(shelf.folders), key=_by_id)), default=0)


def _by_id(place: Place) -> tuple[str, bool]:
    return place.id, bool(place.why_not)


def _told(place: Place) -> int:
    """Print one; one that is broken does not hide the others."""
    if place.why_not:
        print(f"{place.folder}：{place.why_not}。", file=sys.stderr)
        return _WRONG
    try:
        edition = read_edition(place.folder).edition
    except EditionError as error:
        print(f"{place.id}：{error}", file=sys.stderr)
        return _WRONG
    print(f"{place.id}\t{edition.year}\t{edition.name}")
    return 0
