"""Files beside another one: who has it open, and names that are still free."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path


def _owner_names(name: str) -> Iterator[str]:
    """What office programs call the file that says who has *name* open."""
    yield f"~${name}"
    # Word puts the mark over the first letters of a longer name.
    yield f"~${name[2:]}"
    yield f"~${name[1:]}"
    yield f".~lock.{name}#"
    yield f".~{name}"


def owner_file(path: Path) -> Path | None:
    """The file that says that an office program has *path* open; None where there is none."""
    found = (path.with_name(name) for name in _owner_names(path.name))
    return next((owner for owner in found if owner.exists()), None)


def free_name(path: Path, pattern: str = "{stem}({number}){suffix}", first: int = 2) -> Path:
    """A name beside *path* that is not taken: *pattern* with the *first* number that is free."""
    names = (
        path.with_name(pattern.format(stem=path.stem, number=number, suffix=path.suffix))
        for number in count(first)
    )
    return next(name for name in names if not name.exists())


def untaken(path: Path) -> Path:
    """*path*, or a name beside it where something is there already."""
    return free_name(path) if path.exists() else path
