"""What stands on a sheet and in no cell: comments, text boxes, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from perfeval_gui.imports.model import Paragraph, Where
from perfeval_gui.imports.sheets.book import Book, S, spelled, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CODE: Final = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&\d+|&[LCR]|&[BIUESXY]|&[A-Z]')
"""A font, a colour, a size, a third of the line; what is worked out when it is printed."""


def around(book: Book, title: str, root: _Element, part: str) -> Iterator[Paragraph]:
    """All of it, on the sheet called *title* whose XML is *root*, the part *part*."""
    yield from _lines_of_pages(title, root)
    package = book.package
    for comments in package.related(part, "comments"):
        found = package.root(comments)
        for one in () if found is None else found.iter(f"{S}comment"):
            said = one.find(f"{S}text")
            if said is not None and (text := text_of(said)).strip():
                yield Paragraph(text=text, place=f"{title}!{one.get('ref', '')}", where="comment")
    for drawing in package.related(part, "drawing"):
        yield from _boxes(book, title, drawing)


def _lines_of_pages(title: str, root: _Element) -> Iterator[Paragraph]:
    seen: set[str] = set()
    for one in root.iterfind(f"{S}headerFooter/*"):
        where: Where = "header" if "Header" in str(one.tag) else "footer"
        text = _CODE.sub(" ", spelled(one.text or "").replace("&&", "\0"))
        text = text.replace("\0", "&").strip()
        if text and text not in seen:
            seen.add(text)
            yield Paragraph(text=text, place=title, where=where)


def _boxes(book: Book, title: str, drawing: str) -> Iterator[Paragraph]:
    root = book.package.root(drawing)
    for body in () if root is None else root.iter("{*}txBody"):
        lines = ("".join(t.text or "" for t in p.iter(f"{_A}t")) for p in body.iter(f"{_A}p"))
        if (text := "\n".join(lines)).strip():
            yield Paragraph(text=text, place=title, where="box")
    if book.package.related(drawing, "image"):
        book.told.append(f"“{title}”上有图片，图片里的字没有读。")
    if book.package.related(drawing, "chart"):
        book.told.append(f"“{title}”上有图表，图表里的字和数没有读。")
