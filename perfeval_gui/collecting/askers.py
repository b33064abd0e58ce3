"""Which of those who are asked has which cell: as the edition says, else by the usual list."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from perfeval_gui import paths
from perfeval_gui.collecting.labels import tight
from perfeval_gui.domain.edition.askers import Asker
from perfeval_gui.domain.names.fields import address, any_row
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.telling.sections import section_of

_FILE = "askers.toml"


@dataclass(frozen=True, slots=True)
class _Usual:
    """One of the usual list: what he is asked for, and by what else a cell is known for his."""

    asker: Asker
    units: frozenset[str]
    words: Sequence[str]


@lru_cache(maxsize=1)
def _usual() -> Sequence[_Usual]:
    """The shipped list, read once."""
    text = (paths.resources() / _FILE).read_text(encoding="utf-8")
    return tuple(
        _Usual(
            Asker(who=one["who"], of=frozenset(one["of"])),
            frozenset(one.get("units", ())),
            tuple(one.get("words", ())),
        )
        for one in tomllib.loads(text)["asker"]
    )


def askers(sheet: Sheet) -> Sequence[str]:
    """All who may be asked for something of *sheet*: those of its edition, then the usual ones."""
    own = (one.who for one in sheet.edition.askers)
    return tuple(dict.fromkeys((*own, *(one.asker.who for one in _usual()))))


def who_has(sheet: Sheet, name: str) -> str:
    """Who is asked for the cell *name*; a table or a line is asked for by its own name."""
    names = list(_closest_first(sheet, name))
    of: Mapping[str, str]
    for of in (_by_name(sheet.edition.askers), _by_name([one.asker for one in _usual()])):
        if found := next((of[one] for one in names if one in of), ""):
            return found
    return _by_look(sheet, name)


def _by_name(askers: Sequence[Asker]) -> Mapping[str, str]:
    return {name: one.who for one in reversed(askers) for name in one.of}


def _closest_first(sheet: Sheet, name: str) -> Iterator[str]:
    """What *name* belongs to: cell, column, line, table, section."""
    yield name
    yield any_row(name)
    found = address(name)
    if found is not None:
        yield found[0]
    line = name.rpartition(".")[0]
    for table, lines in sheet.edition.lines.items():
        for one in lines:
            if line in (one.key, f"{table}.{one.key}"):
                yield line
                yield table
    yield section_of(sheet.edition, name)


def _by_look(sheet: Sheet, name: str) -> str:
    """Who is asked for a cell that nobody names; for all of a table the same."""
    found = address(name)
    table = found[0] if found is not None else name
    form = sheet.report.form
    if table in form.tables:
        kinds = form.tables[table].kinds
        labels = [sheet.edition.label(f"{table}[].{one}", sheet.report.year) for one in kinds]
        units = {kind.unit for kind in kinds.values()}
    else:
        labels, units = [sheet.label(name)], {sheet.typed_kind(name).unit}
    words = tight("".join(labels))
    for one in _usual():
        if units & one.units or any(word in words for word in one.words):
            return one.asker.who
    return _usual()[-1].asker.who
