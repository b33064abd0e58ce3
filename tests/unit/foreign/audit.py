"""Whether every character of a file ends in what is read of it, counted in another way.

Nothing of the readers is used here: the XML is gone through with another parser, and every text in
an element is counted, but for elements that are named because what they hold is no text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final
from xml.etree import ElementTree

from perfeval_gui.imports.model import Contents, Table

# Measures of drawings, instructions of fields: nobody sees them.
_MEASURES: Final = frozenset(
    [
        "instrText",
        "delInstrText",
        "posOffset",
        "align",
        "pctWidth",
        "pctHeight",
        "pctPosHOffset",
        "pctPosVOffset",
    ]
)
_WORD: Final = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments|diagrams/data\d*)\.xml"
)
_QUOTED: Final = re.compile("“(.*?)”", re.DOTALL)


def characters(text: str) -> Counter[str]:
    """How often each character stands in *text*, blanks apart."""
    return Counter("".join(text.split()))


def local(tag: str) -> str:
    """The name of an element without that of its space."""
    return tag.rpartition("}")[2]


def in_word(data: bytes) -> Counter[str]:
    """Characters of a Word file. Of an alternative the first way is counted: all say the same."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if _WORD.fullmatch(name):
                for text in _texts(ElementTree.fromstring(archive.read(name))):
                    found += characters(text)
    return found


def in_workbook(data: bytes) -> Counter[str]:
    """Characters of the texts of a workbook; its numbers are shown in other characters."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        roots = {
            name: ElementTree.fromstring(archive.read(name)) for name in names if _is_book(name)
        }
    strings = [root for name, root in roots.items() if name.endswith("sharedStrings.xml")]
    shared = ["".join(_told(one)) for root in strings for one in root]
    for name, root in roots.items():
        if "/comments" in name:
            found += characters("".join(_told(root)))
        for cell in root.iter() if "/worksheets/" in name else ():
            if local(cell.tag) == "c":
                found += characters(_text_of(cell, shared))
    return found


def _is_book(name: str) -> bool:
    parts = ("xl/worksheets/sheet", "xl/comments", "xl/sharedStrings")
    return name.startswith(parts) and name.endswith(".xml")


def _told(element: ElementTree.Element) -> Iterator[str]:
    """Texts of a string, without the readings above it."""
    for child in element:
        if local(child.tag) == "t":
            yield child.text or ""
        elif local(child.tag) != "rPh":
            yield from _told(child)


def _text_of(cell: ElementTree.Element, shared: list[str]) -> str:
    value = next((one.text or "" for one in cell if local(one.tag) == "v"), "")
    kind = cell.get("t")
    if kind == "s":
        return shared[int(value)]
    return value if kind in ("str", "e") else "".join(_told(cell))


# The name of who wrote a comment, and the number of a note: no text of the document.
_BESIDE: Final = frozenset(("creator", "date", "note-citation"))


def in_opendocument(data: bytes) -> Counter[str]:
    """Characters of a text or workbook of LibreOffice; a workbook says some of them twice."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))
        pages = ElementTree.fromstring(archive.read("styles.xml"))
    body = next(one for one in root if local(one.tag) == "body")
    lines = [one for one in pages.iter() if local(one.tag) in ("header", "footer")]
    for part in (body, *lines):
        for text in _texts(part):
            found += characters(text)
    return found


def _texts(element: ElementTree.Element) -> Iterator[str]:
    name = local(element.tag)
    if name in _MEASURES or name in _BESIDE:
        return
    yield element.text or ""
    children = list(element)
    if name == "AlternateContent":
        said = [one for one in children if "".join(_texts(one)).strip()]
        children = said[:1]
    for child in children:
        yield from _texts(child)
        yield child.tail or ""


class _Shown(HTMLParser):
    """Collects the texts of a page but for those that no browser shows."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - as it is called
        self._unseen += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.found += characters(data)


_UNSEEN: Final = ("script", "style", "title", "noframes")


def in_page(text: str) -> Counter[str]:
    """Characters of a page of HTML."""
    shown = _Shown()
    shown.feed(text)
    shown.close()
    return shown.found


def in_contents(contents: Contents) -> Counter[str]:
    """Characters of all that was read, and of what is told to be in the file besides."""
    found: Counter[str] = Counter()
    for block in contents.blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                found += characters(cell.text)
        else:
            found += characters(block.text)
    for sentence in contents.told:
        for quoted in _QUOTED.findall(sentence):
            found += characters(quoted)
    return found


def lost(file: Counter[str], contents: Contents) -> str:
    """Characters of the file that are in nothing that was read."""
    return "".join(sorted((file - in_contents(contents)).elements()))


def invented(file: Counter[str], contents: Contents) -> str:
    """Characters that were read and stand in no text of the file: numbers, symbols, boxes."""
    return "".join(sorted((in_contents(contents) - file).elements()))
