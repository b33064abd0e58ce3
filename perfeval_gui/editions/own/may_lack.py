"""``[[may_lack]]`` of edition.toml: what a unit may not have; the usual parts where it is not said.

::

    [[may_lack]]
    key = "halls"
    title = "场馆"
    cells = ["hall_rows"]
    headings = []
    prints = "无"
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.edition.may_lack import Part
from perfeval_gui.editions.reading.source import Source
from perfeval_gui.rules.figures.catalogue import without_number

_TABLE: Final = "may_lack"
_KEYS: Final = {"key": True, "title": True, "cells": False, "headings": False, "prints": False}
_USUAL: Final = ("buildings", "abroad", "procurement", "government_fund", "nontax_income")
"""Cells, lines and tables that many units do not have."""
_USUAL_HEADINGS: Final = ("state_capital", "social_insurance")
_TABLES: Final = {"buildings": "楼堂馆所"}


def read_may_lack(source: Source, edition: Edition) -> tuple[Part, ...]:
    """What a unit may not have: as *source* says, or what is usual and in *edition*.

    Raises:
        EditionError: A part names what is not there, or its key comes twice; with the line.
    """
    if _TABLE not in source.content:
        return tuple(_usual(edition))
    if source.content[_TABLE] == []:
        return ()
    entries = source.tables(_TABLE, _KEYS)
    keys = [source.text(entry, "key", _TABLE, n) for n, entry in enumerate(entries)]
    for n, key in enumerate(keys):
        if not key or key in keys[:n]:
            raise source.fault(f"“{key}”写了两遍，或者是空的。", "key", _TABLE, n)
    return tuple(_part(source, edition, entry, n) for n, entry in enumerate(entries))


def _part(source: Source, edition: Edition, entry: Mapping[str, object], index: int) -> Part:
    names = _texts(source, entry, "cells", index)
    headings = _texts(source, entry, "headings", index)
    if not names and not headings:
        reason = "要写 cells 或者 headings：这一部分有哪些栏目、标题。"
        raise source.fault(reason, "", _TABLE, index)
    for name in names:
        if not _is_there(edition, name):
            reason = f"没有“{name}”这个可以填写的栏目、行或者表。"
            raise source.fault(reason, "cells", _TABLE, index)
    for heading in headings:
        if heading not in {one.key for one in edition.outline if one.passage}:
            reason = f"提纲里没有“{heading}”这个带正文的标题。"
            raise source.fault(reason, "headings", _TABLE, index)
    key, title, prints = (
        source.text(entry, one, _TABLE, index) for one in ("key", "title", "prints")
    )
    return Part(key=key, title=title, names=names, headings=headings, prints=prints)


def _texts(source: Source, entry: Mapping[str, object], key: str, index: int) -> tuple[str, ...]:
    given = entry.get(key, [])
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise source.fault(f"{key} 应当是名称的列表。", key, _TABLE, index)
    return tuple(given)


def _is_there(edition: Edition, name: str) -> bool:
    form = edition.form
    return (
        name in form.fields
        or name in form.tables
        or any(one.startswith(f"{name}.") for one in form.fields)
    )


def _usual(edition: Edition) -> Iterator[Part]:
    """The usual parts that *edition* shows, called as it calls them."""
    outline = {one.key: one.text for one in edition.outline if one.passage}
    for key in dict.fromkeys((*_USUAL, *_USUAL_HEADINGS)):
        title = _title(edition, key) if key in _USUAL else ""
        heading = key in outline
        if not title and not heading:
            continue
        yield Part(
            key=key,
            title=title or outline[key].partition("、")[2].removesuffix("情况") or outline[key],
            names=(key,) if title else (),
            headings=(key,) if heading else (),
        )


def _title(edition: Edition, name: str) -> str:
    """What the table, line or cell is called; empty where no section shows it."""
    if name in edition.form.tables:
        return _TABLES.get(name, "") if name in edition.owners else ""
    if (row := edition.fund_row(name)) is not None:
        return without_number(row.label) if f"{name}.final" in edition.owners else ""
    return edition.labels.get(name, "").rstrip("：:") if name in edition.owners else ""
