"""The package as an Excel workbook (.xlsx), one sheet a part, figures live."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from perfeval_gui.carriers.office import carry
from perfeval_gui.exports.archive import CORE_PATH, clean, core_properties, demand_parts, pack
from perfeval_gui.exports.excel.plan import plan_part
from perfeval_gui.exports.excel.sheets import sheet_xml
from perfeval_gui.exports.excel.skeleton import STYLES_PATH, members_around, sheet_path
from perfeval_gui.exports.excel.strings import Strings
from perfeval_gui.exports.excel.styles import Formats
from perfeval_gui.exports.excel.xml import Addresses, sheet_data
from perfeval_gui.pages.model import Package, Part

_TITLE_LIMIT: Final = 31
_NOT_IN_TITLES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]|_(?=x[0-9A-Fa-f]{1,4}_)")
"""What Excel forbids, and the beginning of what some programs read as the code of a character."""
_NO_HEIGHTS: Final[Mapping[tuple[str, int], tuple[float, ...]]] = {}


def write_workbook(
    package: Package,
    heights: Mapping[tuple[str, int], tuple[float, ...]] | None = None,
    draft: bytes = b"",
) -> bytes:
    """The whole .xlsx file. Equal packages, heights and drafts give equal bytes.

    Args:
        heights: Row heights in pt of each grid, by part key and number of the grid in the part,
            as measured by whoever can measure type. Rows are never lower than estimated here.
        draft: What the file carries; empty for nothing.

    Raises:
        ExportError: A text or figure does not fit into an Excel cell, or there are no parts.
    """
    demand_parts(package)
    plans = [plan_part(part, heights or _NO_HEIGHTS) for part in package.parts]
    sheets = tuple(zip(sheet_titles(package), plans, strict=True))
    formats = Formats()
    places = Addresses(sheets)
    strings = Strings()
    members = members_around(sheets)
    for number, (title, plan) in enumerate(sheets, 1):
        data = sheet_data(title, plan, formats, places, strings)
        members[sheet_path(number)] = sheet_xml(plan, data, package.mark).encode()
    strings.put_into(members)
    members[STYLES_PATH] = formats.xml().encode()
    members[CORE_PATH] = core_properties(package)
    carry(members, draft)
    return pack(members)


def sheet_titles(package: Package) -> tuple[str, ...]:
    """A sheet name for each part: its title without what Excel forbids, short and unlike others."""
    titles: list[str] = []
    for part in package.parts:
        titles.append(_unlike(_title(part), titles))
    return tuple(titles)


def _title(part: Part) -> str:
    text = _NOT_IN_TITLES.sub("", clean(part.title)).strip().strip("'")
    return text[:_TITLE_LIMIT] or part.key[:_TITLE_LIMIT]


def _unlike(title: str, taken: list[str]) -> str:
    lowered = {other.lower() for other in taken}
    candidate, number = title, 1
    while candidate.lower() in lowered:
        number += 1
        tail = f"({number})"
        candidate = title[: _TITLE_LIMIT - len(tail)] + tail
    return candidate
