"""``[[sections]]`` of edition.toml, and which of the standard names an edition has at all.

::

    [[sections]]
    key = "project"
    title = "项目情况"
    names = ["unit", "leader"]

A section called like a standard one is that one. Another shows what is declared for it and the
standard *names* it lists, as they are drawn on the pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from perfeval_gui.domain.edition.declared import OwnCell, OwnTable
from perfeval_gui.domain.edition.sections import STANDARD_SECTIONS, Section
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.editions.own.cells import Own
from perfeval_gui.editions.own.kinds import Place, own_name
from perfeval_gui.editions.reading.source import Source

LAST: Final = STANDARD_SECTIONS[-1].key
"""The section of printing and exporting: every form has it, at the end."""
_KEYS: Final = {"key": True, "title": False, "names": False}


def read_sections(source: Source, own: Own) -> tuple[Section, ...]:
    """The sections in their order, standard names and all; those of standard forms without any.

    Raises:
        EditionError: Something in them is wrong, or a declared cell is in none; with the line.
    """
    if "sections" not in source.content:
        sections: tuple[Section, ...] = STANDARD_SECTIONS
    else:
        read = tuple(_read(source, own))
        moved = {name for section in read if not section.view for name in section.fields}
        moved |= {table for section in read if not section.view for table in section.tables}
        sections = (*(_without(section, moved) for section in read), STANDARD_SECTIONS[-1])
    _check_homes(source, own, sections)
    return sections


def _read(source: Source, own: Own) -> Iterator[Section]:
    standard = {section.key: section for section in STANDARD_SECTIONS[:-1]}
    seen = set[str]()
    for n, entry in enumerate(source.tables("sections", _KEYS)):
        place = Place(source, "sections", n)
        key, title = (source.text(entry, one, "sections", n) for one in ("key", "title"))
        if key in seen or key == LAST:
            raise place.fault(
                f"“{key}”写了两遍。" if key in seen else f"“{key}”总在最后，不用写。", "key"
            )
        seen.add(key)
        if key in standard:
            if "names" in entry:
                raise place.fault(
                    f"“{key}”是标准的部分，不写 names；要自己定有哪些栏目，请换一个名称。", "names"
                )
            yield replace(standard[key], title=title or standard[key].title)
        else:
            own_name(key, "key", (), place)
            if not title:
                raise place.fault("缺少 title。", "title")
            yield _own(key, title, entry, own, place)


def _own(key: str, title: str, entry: Mapping[str, object], own: Own, place: Place) -> Section:
    names = entry.get("names", [])
    if not isinstance(names, list):
        raise place.fault("names 应当是栏目名称的列表。", "names")
    for name in names:
        if name not in STANDARD.fields and name not in STANDARD.tables:
            raise place.fault(f"没有“{name}”这个标准栏目。", "names")
    cells = [cell for cell in own.cells if cell.section == key]
    tables = [table for table in own.tables if table.section == key]
    if not (names or cells or tables):
        raise place.fault(f"“{title}”里一个栏目也没有。", "key")
    return Section(
        key=key,
        title=title,
        fields=(*(one for one in names if one in STANDARD.fields), *_fields(cells, tables)),
        tables=(
            *(one for one in names if one in STANDARD.tables),
            *(table.name for table in tables if not table.lines),
        ),
        needed=tuple(cell.name for cell in cells if cell.needed),
        view="",
    )


def _fields(cells: Sequence[OwnCell], tables: Sequence[OwnTable]) -> Iterator[str]:
    yield from (cell.name for cell in cells)
    for table in tables:
        yield from line_cells(table)


def line_cells(table: OwnTable) -> Iterator[str]:
    """The names of the typed cells of a table with fixed lines."""
    for line in table.lines:
        for column in table.columns:
            if column.way is None:
                yield f"{table.name}.{line.key}.{column.key}"


def _without(section: Section, moved: set[str]) -> Section:
    """A standard *section* without what another one shows."""
    if not section.view:
        return section
    return replace(
        section,
        fields=tuple(name for name in section.fields if name not in moved),
        tables=tuple(name for name in section.tables if name not in moved),
        needed=tuple(name for name in section.needed if name not in moved),
    )


def _check_homes(source: Source, own: Own, sections: Sequence[Section]) -> None:
    there = {section.key for section in sections if not section.view}
    declared: Mapping[str, Sequence[OwnCell | OwnTable]] = {
        "cells": own.cells,
        "tables": own.tables,
    }
    for kind, found in declared.items():
        for n, one in enumerate(found):
            if one.section not in there:
                raise source.fault(_no_home(one.section), "section", kind, n)


def _no_home(section: str) -> str:
    if any(section == one.key for one in STANDARD_SECTIONS):
        return (
            f"“{section}”是标准的部分，只放标准名称。请另起一个名称写一个自己的部分，"
            "要放在一起的标准名称列在它的 names 里。"
        )
    return f"[[sections]] 里没有“{section}”这个自己的部分。"
