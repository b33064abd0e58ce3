"""``[[collect]]`` of edition.toml: who is asked for which cells that are still missing.

::

    [[collect]]
    who = "资产管理股"
    of = ["assets", "repairs[].done"]
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval_gui.domain.edition.askers import Asker
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.editions.reading.source import Source

_TABLE: Final = "collect"
_LONGEST: Final = 20
_IN_NO_NAME: Final = frozenset("[]:*?/\\<>|'\"\n\t")
"""What no sheet and no file may be called with."""
_WHO: Final = f"who 要写名称，最多 {_LONGEST} 个字，不能有 / \\ : * ? [ ] 这样的符号。"


def read_askers(source: Source, edition: Edition) -> Iterator[Asker]:
    """Those of *edition*, whose form and sections are there, in their order.

    Raises:
        EditionError: What somebody is asked for does not exist; with the line.
    """
    if _TABLE not in source.content:
        return
    known, taken = _known(edition), set[str]()
    for number, entry in enumerate(source.tables(_TABLE, {"who": True, "of": True})):
        who = source.text(entry, "who", _TABLE, number).strip()
        if not 0 < len(who) <= _LONGEST or _IN_NO_NAME.intersection(who):
            raise source.fault(_WHO, "who", _TABLE, number)
        names = entry["of"]
        if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
            raise source.fault("of 应当是部分、表或者栏目名称的列表。", "of", _TABLE, number)
        for name in names:
            if name not in known:
                raise source.fault(f"没有“{name}”这个部分、表或者栏目。", "of", _TABLE, number)
            if name in taken:
                raise source.fault(f"“{name}”写了两遍。", "of", _TABLE, number)
            taken.add(name)
        yield Asker(who=who, of=frozenset(names))


def _known(edition: Edition) -> frozenset[str]:
    """Everything somebody may be asked for."""
    form = edition.form
    lines = (
        (table, table if table == "funds" else "", line.key)
        for table, found in edition.lines.items()
        for line in found
    )
    named = (line if fund else f"{table}.{line}" for table, fund, line in lines)
    columns = (f"{name}[].{one}" for name, table in form.tables.items() for one in table.kinds)
    sections = (section.key for section in edition.sections)
    tables = (*form.tables, *edition.lines)
    return frozenset((*form.fields, *tables, *columns, *sections, *named))
