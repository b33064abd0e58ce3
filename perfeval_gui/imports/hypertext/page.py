"""A page of HTML: its tables, and the text around them, as a browser shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from perfeval_gui.imports import limits
from perfeval_gui.imports.errors import damaged, too_large
from perfeval_gui.imports.hypertext.tables import read_table
from perfeval_gui.imports.lines import Line
from perfeval_gui.imports.model import Block, Contents, Where
from perfeval_gui.imports.walk import Walk

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_DECLARED: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_NO_TEXT: Final = frozenset(
    ("script", "style", "head", "title", "noframes", "noscript", "template", "object", "xml")
)
_LINES: Final = frozenset(
    (
        *("p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("center", "pre", "blockquote", "hr", "form", "body", "html", "section", "article"),
        *("address", "fieldset", "caption", "header", "footer", "main", "nav", "aside"),
    )
)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_MARGINS: Final[dict[str, Where]] = {"header": "header", "footer": "footer"}
"""Titles of the parts that a word processor makes of what stands in the margins of its pages."""
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE
)
_DEEPEST: Final = 200
_CROWDED: Final = re.compile(
    r"<[A-Za-z][^\s/>]*+(?:[\s/]++[^\s=/>]++"
    r"(?:\s*+=\s*+(?:\"[^\"]{0,65536}+\"|'[^']{0,65536}+'|[^\s>]*+))?+){100}"
)
_STOPPED: Final = "ERR_RESOURCE_LIMIT"


def read_pages(texts: Iterable[str], file: str, kind: str = "html") -> Contents:
    """All that pages show, one behind the other.

    Args:
        texts: The pages, decoded.
        file: How the file is called.
        kind: What is said that the file is.

    Raises:
        UnreadableError: They are too large or too deep.
    """
    page = Page()
    blocks = [block for text in texts for block in page.read([_root(text)])]
    if page.pictures:
        page.sentences.append(f"有 {page.pictures} 张图片，图片里的字没有读。")
    return Contents(file=file, format=kind, blocks=tuple(blocks), told=tuple(page.sentences))


def _root(text: str) -> _Element:
    if text.count("<") > limits.TAGS or text.count("=") > limits.ATTRIBUTES:
        raise too_large("网页太大")
    # The parser compares every attribute of an element with all before it.
    if _CROWDED.search(text):
        raise too_large("网页里有的标记属性太多")
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(_DECLARED.sub("", text.replace("\0", "")), parser=parser)
    except (etree.ParserError, ValueError):
        raise damaged("里面什么也没有") from None
    # Where it is too deep for the parser too, it leaves out the rest.
    if _depth(root) > _DEEPEST or any(one.type_name == _STOPPED for one in parser.error_log):
        raise too_large("网页太大，或者套得太深")
    return root


def _depth(root: _Element) -> int:
    """How deep elements stand in one another, found without going deep."""
    level, depth = [root], 0
    while level and depth <= _DEEPEST:
        level = [child for one in level for child in one]
        depth += 1
    return depth


class Page(Walk):
    """A page while it is read.

    Attributes:
        pictures: How many were met.
    """

    def __init__(self) -> None:
        super().__init__("body", [])
        self._tracked = self._gone = False
        self._level = self.pictures = 0
        self._names: list[str] = []

    def flow(
        self, container: Iterable[_Element], *, at_top: bool = False
    ) -> Iterator[Line | list[Block]]:
        """Paragraphs and tables of *container*."""
        line = Line()
        for part in self._all(container):
            if isinstance(part, str):
                self._add(line, part)
                continue
            if line.is_filled:
                yield self._ended(line, at_top=at_top)
                line = Line()
            if part is not None:
                yield read_table(self, part, self.next_table(at_top=at_top))
        if line.is_filled:
            yield self._ended(line, at_top=at_top)

    def _ended(self, line: Line, *, at_top: bool) -> Line:
        """A line, its blanks at the ends cut off; where nothing else is, one counted."""
        if at_top and line.shown.strip():
            self.next_paragraph()
        line.text = [line.shown.strip(" \n")]
        return line

    def _add(self, line: Line, text: str) -> None:
        if not text:
            return
        line.level = line.level or self._level
        line.names += self._names
        self._names = []
        if self._gone or self._tracked:
            line.remarks.add("tracked")
        if self._gone:
            line.gone.append(text)
        elif self.is_hidden:
            line.hidden.append(text)
        else:
            before = line.text[-1] if line.text else " "
            line.text.append(text.lstrip(" ") if before.endswith((" ", "\n")) else text)

    def _all(self, elements: Iterable[_Element]) -> Iterator[str | _Element | None]:
        """Texts, tables, and None where a line ends."""
        for element in elements:
            yield from self._within(element)

    def _within(self, element: _Element) -> Iterator[str | _Element | None]:
        tag = str(element.tag)
        if tag in _NO_TEXT:
            return
        if tag == "table":
            with self._as(element):
                yield element
            return
        if tag == "br":
            yield "\n"
            return
        if tag == "img":
            self.pictures += 1
        if tag in _LINES:
            yield None
        with self._as(element):
            yield from self._children(element)
        if tag in _LINES:
            yield None

    def _children(self, element: _Element) -> Iterator[str | _Element | None]:
        yield _plain(element.text)
        for child in element:
            yield from self._within(child)
            yield _plain(child.tail)

    @contextmanager
    def _as(self, element: _Element) -> Iterator[None]:
        """While it lasts, text is as *element* says: hidden, a heading, put there, taken away."""
        before = self._tracked, self._gone, self._level, self.where
        self._tracked |= element.tag == "ins"
        self._gone |= element.tag == "del"
        self._level = _HEADINGS.get(str(element.tag), self._level)
        self.where = _MARGINS.get(element.get("title", ""), self.where)
        if name := element.get("name") if element.tag == "a" else None:
            self._names.append(name)
        hides = _HIDDEN.search(element.get("style", "")) or element.get("hidden") is not None
        with self.hidden(hidden=self.is_hidden or bool(hides)):
            yield
        self._tracked, self._gone, self._level, self.where = before


def _plain(text: str | None) -> str:
    """A text with its blanks as they are shown: one for many, and those that may not break."""
    return _BLANKS.sub(" ", text).replace("\xa0", " ") if text else ""
