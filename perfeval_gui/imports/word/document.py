"""A whole Word file: its body, then what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from perfeval_gui.imports.errors import damaged
from perfeval_gui.imports.gate.package import Package
from perfeval_gui.imports.model import Block, Contents, Paragraph, Where
from perfeval_gui.imports.word.names import A, W
from perfeval_gui.imports.word.numbering import Numbering
from perfeval_gui.imports.word.story import Story
from perfeval_gui.imports.word.styles import Styles
from perfeval_gui.imports.word.walk import Means

if TYPE_CHECKING:
    from lxml.etree import _Element

_BESIDE: Final[tuple[tuple[str, Where, str], ...]] = (
    ("header", "header", "页眉"),
    ("footer", "footer", "页脚"),
    ("footnotes", "note", "脚注"),
    ("endnotes", "note", "尾注"),
    ("comments", "comment", "批注"),
)
_ONE_BY_ONE: Final = frozenset({f"{W}footnote", f"{W}endnote", f"{W}comment"})


def read_word(package: Package, file: str) -> Contents:
    """All text of a Word file.

    Args:
        package: Its parts.
        file: How it is called.

    Raises:
        UnreadableError: It is damaged or too large.
    """
    main = package.main
    body = package.root(main)
    container = None if body is None else body.find(f"{W}body")
    if container is None:
        raise damaged("里面没有正文")
    styles = Styles(package.first(main, "styles"))
    means = Means(styles, Numbering(package.first(main, "numbering"), styles))
    blocks = [*Story(means, "body").read(container)]
    for kind, where, title in _BESIDE:
        for part in package.related(main, kind):
            blocks += _beside(means, package.root(part), where, title)
    blocks += _drawn(package, main)
    if means.pictures:
        means.told.append(f"有 {means.pictures} 张图片，图片里的字没有读。")
    if package.related(main, "chart"):
        means.told.append("有图表，图表里的数没有读。")
    return Contents(file=file, format="docx", blocks=tuple(blocks), told=tuple(means.told))


def _beside(means: Means, root: _Element | None, where: Where, title: str) -> Iterator[Block]:
    """What stands in a header, in the notes or in the comments."""
    if root is None:
        return
    single = [one for one in root if one.tag in _ONE_BY_ONE]
    for at, one in enumerate(single, 1):
        # The lines above the notes are kept as notes of a type of their own.
        yield from Story(means, where, f"{title} {at} ").read(one)
    if not single:
        yield from Story(means, where, title).read(root)


def _drawn(package: Package, main: str) -> Iterator[Paragraph]:
    """Words in drawn schemes and on charts: each paragraph of them a text in a box."""
    for kind, title in (("diagramData", "图示"), ("chart", "图表")):
        for part in package.related(main, kind):
            root = package.root(part)
            for paragraph in () if root is None else root.iter(f"{A}p"):
                text = "".join(one.text or "" for one in paragraph.iter(f"{A}t"))
                if text.strip():
                    yield Paragraph(text=text, place=title, where="box")
