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
    forms: list[Draft] = []
    near = _Near()
    for draft in drafts:
        if draft.share.own is None:
            near.add(draft)
        else:
            forms.append(draft)
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
    """The reports of units by folder, and by unit and year."""

    def __init__(self) -> None:
        self._in: dict[PurePath, list[Draft]] = {}
        self._of: dict[tuple[str, int], dict[PurePath, Draft]] = {}

    def add(self, whole: Draft) -> None:
        """Know a unit's report."""
        folder, share = whole.path.parent, whole.share
        self._in.setdefault(folder, []).append(whole)
        self._of.setdefault((same_key(share.unit), share.year), {}).setdefault(folder, whole)

    def of(self, form: Draft) -> Draft | None:
        """The report that *form* belongs to; None where there is none, or no telling which."""
        folders = form.path.parents
        fitting = self._of.get((same_key(form.share.unit), form.share.year), {})
        if fitting:
            nearest = next((fitting[one] for one in folders if one in fitting), None)
            return nearest or next(iter(fitting.values()))
        beside = next((self._in[one] for one in folders if one in self._in), [])
        return _only(beside) or _only(_like(form.share, beside))


def _like(form: Share, wholes: Sequence[Draft]) -> list[Draft]:
    """Those of *wholes* that fit *form* but for the year, or but for the name of the unit."""
    unit, name = same_key(form.unit), same_key(form.own.name if form.own else "")
    of_unit = [one for one in wholes if unit and same_key(one.share.unit) == unit]
    return of_unit or [
        one
        for one in wholes
        if one.share.year == form.year
        and any(name and same_key(project.name) == name for project in one.share.projects)
    ]


def _only(drafts: Sequence[Draft]) -> Draft | None:
    return drafts[0] if len(drafts) == 1 else None
