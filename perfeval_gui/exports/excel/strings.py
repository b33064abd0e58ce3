"""Texts of a workbook, each once, in the table that its cells point into.

Excel reads ``_x0041_`` in a file as the character with that number. Typed text that looks so is
written with its first underscore as ``_x005F_``. Readers undo that in this table; several do not
in a text that stands in its cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping
from typing import Final

from perfeval_gui.exports.archive import CONTENT_TYPES, XML_HEAD, xml_text

STRINGS_PATH: Final = "xl/sharedStrings.xml"
_LINKS_PATH: Final = "xl/_rels/workbook.xml.rels"
_SHEETS: Final = "xl/worksheets/"
_FORMAT: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
# Excel wants four digits; LibreOffice takes fewer, too, for a control character.
_CODE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{1,4}_)")
_WRITTEN: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_IN_CELL: Final = re.compile(
    rb't="inlineStr"><is><t(?: xml:space="preserve")?>([^<]*_x[0-9A-Fa-f]{1,4}_[^<]*)</t></is>'
)


def looks_coded(text: str) -> bool:
    """Whether Excel would read something else than *text* if it were written as it is."""
    return _CODE.search(text) is not None


def uncoded(text: str) -> str:
    """*text* as Excel reads it."""
    return _WRITTEN.sub(lambda code: chr(int(code[1], 16)), text)


def halves(text: str) -> Iterator[str]:
    """*text* cut where it looks coded, for places in which nothing can be written otherwise."""
    start = 0
    for found in _CODE.finditer(text):
        yield text[start : found.end()]
        start = found.end()
    yield text[start:]


class Strings:
    """The table; equal texts have one number."""

    def __init__(self) -> None:
        self._entries: dict[str, int] = {}
        self._count = 0

    def number(self, text: str) -> int:
        """The number of *text*."""
        return self._numbered(_CODE.sub("_x005F_", xml_text(text)))

    def _numbered(self, entry: str) -> int:
        self._count += 1
        return self._entries.setdefault(entry, len(self._entries))

    def take_coded(self, sheet: bytes) -> bytes:
        """*sheet* with what looks coded moved from its cells into the table."""

        def moved(cell: re.Match[bytes]) -> bytes:
            number = self._numbered(_CODE.sub("_x005F_", cell[1].decode()))
            return b't="s"><v>%d</v>' % number

        return _IN_CELL.sub(moved, sheet)

    def put_into(self, members: MutableMapping[str, bytes]) -> None:
        """Add the table to the *members* of a workbook that has none."""
        entries = "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in self._entries)
        members[STRINGS_PATH] = (
            f'{XML_HEAD}<sst xmlns="{_MAIN}" count="{self._count}" '
            f'uniqueCount="{len(self._entries)}">{entries}</sst>'
        ).encode()
        kind = f'<Override PartName="/{STRINGS_PATH}" ContentType="{_FORMAT}"/></Types>'
        link = f'<Relationship Id="rIdStrings" Type="{_KIND}" Target="sharedStrings.xml"/>'
        for path, addition, end in (
            (CONTENT_TYPES, kind, "</Types>"),
            (_LINKS_PATH, f"{link}</Relationships>", "</Relationships>"),
        ):
            members[path] = members[path].replace(end.encode(), addition.encode())


def with_coded_moved(members: MutableMapping[str, bytes]) -> None:
    """Move all texts that look coded from the cells of the sheets into a table."""
    strings = Strings()
    for path in sorted(path for path in members if path.startswith(_SHEETS)):
        members[path] = strings.take_coded(members[path])
    strings.put_into(members)
