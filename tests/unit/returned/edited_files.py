"""Exported Word files as somebody edited them: whole cells, rows, lines, and nothing else."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from given.readback import W
from perfeval_gui.exports.archive import pack, unpack
from perfeval_gui.exports.word.write import DOCUMENT_PATH

SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
Edit = Callable[[etree._Element], None]


def edited(data: bytes, *edits: Edit) -> bytes:
    """A Word file after *edits* of its document."""
    members = unpack(data)
    root = etree.fromstring(members[DOCUMENT_PATH])
    for edit in edits:
        edit(root)
    return pack(members | {DOCUMENT_PATH: etree.tostring(root)})


def cells_of(root: etree._Element) -> Iterator[etree._Element]:
    """The cells that begin somewhere, in reading order."""
    for cell in root.iter(f"{W}tc"):
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        if merge is None or merge.get(f"{W}val") == "restart":
            yield cell


def text_of(element: etree._Element) -> str:
    """What stands in a cell or paragraph, lines by line feeds."""
    paragraphs = [element] if element.tag == f"{W}p" else element.findall(f"{W}p")
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in paragraphs)


def marked(root: etree._Element, name: str) -> etree._Element:
    """The cell or paragraph in which the bookmark *name* begins."""
    start = next(one for one in root.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == name)
    above = [one for one in start.iterancestors() if one.tag in (f"{W}tc", f"{W}p")]
    return next((one for one in above if one.tag == f"{W}tc"), above[0])


def run(text: str) -> etree._Element:
    """A run with *text*, which stands outside all bookmarks."""
    made = etree.Element(f"{W}r")
    etree.SubElement(made, f"{W}t", {SPACE: "preserve"}).text = text
    return made


def write(element: etree._Element, text: str) -> None:
    """Make *text* all that stands in a cell or paragraph; bookmarks stay where they are."""
    paragraph = element if element.tag == f"{W}p" else element.findall(f"{W}p")[0]
    if element.tag != f"{W}p":
        for more in element.findall(f"{W}p")[1:]:
            element.remove(more)
    for old in list(paragraph.iter(f"{W}r")):
        parent = old.getparent()
        assert parent is not None
        parent.remove(old)
    first, *rest = text.split("\n")
    paragraph.append(run(first))
    for line in rest:
        below = etree.Element(f"{W}p")
        below.append(run(line))
        paragraph.addnext(below)
        paragraph = below


def append(element: etree._Element, text: str) -> None:
    """Type *text* behind what stands in a cell: outside its bookmark, as LibreOffice does."""
    paragraph = element if element.tag == f"{W}p" else element.findall(f"{W}p")[-1]
    paragraph.append(run(text))


def row_of(cell: etree._Element) -> etree._Element:
    """The row that *cell* is in."""
    return next(one for one in cell.iterancestors() if one.tag == f"{W}tr")


def copied_below(row: etree._Element, texts: dict[int, str]) -> None:
    """A row below *row* that is like it, without bookmarks, with *texts* by number of cell."""
    new = copy.deepcopy(row)
    for mark in [*new.iter(f"{W}bookmarkStart"), *new.iter(f"{W}bookmarkEnd")]:
        parent = mark.getparent()
        assert parent is not None
        parent.remove(mark)
    for number, cell in enumerate(new.iter(f"{W}tc")):
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        if merge is not None:
            merge.attrib.pop(f"{W}val", None)
        write(cell, texts.get(number, ""))
    row.addnext(new)


def removed(element: etree._Element) -> None:
    """Take *element* out of the document."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
