"""Which project forms belong to which unit's report, by unit and year, and by where they lie."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from perfeval_gui.rules.together.shares import Share


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that tells of the projects of a unit, and where it lies."""

    path: PurePath
    share: Share


@dataclass(frozen=True, slots=True)
class Family:
    """A unit's report with the project forms that belong to it, in the order they came."""

    whole: Draft
    forms: tuple[Draft, ...]


def families(drafts: Iterable[Draft]) -> list[Family]:
    """The reports to which project forms belong, each with its forms.

    A form belongs to the report of its unit and year; of several to the one it lies nearest to.
    One that fits no report belongs to the report it lies with, if it must be that one: another
    unit or year may be a slip. Any other form belongs to none.
    """
    known = tuple(drafts)
    forms = [draft for draft in known if draft.share.own is not None]
    near = _Near()
    for draft in known if forms else ():
        if draft.share.own is None:
            near.add(draft)
    found: dict[int, tuple[Draft, list[Draft]]] = {}
    for form in forms:
        if (whole := near.of(form)) is not None:
            found.setdefault(id(whole), (whole, []))[1].append(form)
    return [Family(whole, tuple(own)) for whole, own in found.values()]


def same_key(name: str) -> str:
    """*name* without what nobody tells apart: spaces, width of characters, capitals, quotes."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(c for c in plain if not c.isspace() and c not in "“”‘’\"'《》")


class _Near:
    """The reports of units by folder, by unit and year, and by what a form may tell of them."""

    def __init__(self) -> None:
        self._in: dict[PurePath, list[Draft]] = {}
        self._of: dict[tuple[str, int], dict[PurePath, Draft]] = {}
        self._like: dict[tuple[PurePath, str | tuple[int, str]], list[Draft]] = {}

    def add(self, whole: Draft) -> None:
        """Know a unit's report."""
        folder, share = whole.path.parent, whole.share
        unit = same_key(share.unit)
        self._in.setdefault(folder, []).append(whole)
        self._of.setdefault((unit, share.year), {}).setdefault(folder, whole)
        told: set[str | tuple[int, str]] = {unit}
        told.update((share.year, same_key(project.name)) for project in share.projects)
        for one in told:
            self._like.setdefault((folder, one), []).append(whole)

    def of(self, form: Draft) -> Draft | None:
        """The report that *form* belongs to; None where there is none, or no telling which."""
        folders, share = form.path.parents, form.share
        unit, name = same_key(share.unit), same_key(share.own.name if share.own else "")
        fitting = self._of.get((unit, share.year), {})
        if fitting:
            nearest = next((fitting[one] for one in folders if one in fitting), None)
            return nearest or next(iter(fitting.values()))
        folder = next((one for one in folders if one in self._in), None)
        if folder is None:
            return None
        # But for the year, or but for the name of the unit.
        of_unit = self._like.get((folder, unit), []) if unit else []
        of_name = self._like.get((folder, (share.year, name)), []) if name else []
        return _only(self._in[folder]) or _only(of_unit or of_name)


def _only(drafts: Sequence[Draft]) -> Draft | None:
    return drafts[0] if len(drafts) == 1 else None
