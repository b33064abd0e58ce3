"""A whole OpenDocument file: a text or a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from perfeval_gui.imports.errors import LOCKED, UnreadableError, damaged
from perfeval_gui.imports.gate.archive import Archive
from perfeval_gui.imports.gate.markup import parse
from perfeval_gui.imports.model import Block, Contents, Where
from perfeval_gui.imports.opendocument.inline import PARAGRAPHS
from perfeval_gui.imports.opendocument.names import OFFICE, STYLE, TEXT
from perfeval_gui.imports.opendocument.spreadsheet import Sheets
from perfeval_gui.imports.opendocument.story import Story
from perfeval_gui.imports.opendocument.styles import Lists, Styles
from perfeval_gui.imports.opendocument.walk import Means

if TYPE_CHECKING:
    from lxml.etree import _Element

_LINES: Final[tuple[tuple[str, Where, str], ...]] = (
    ("header", "header", "页眉"),
    ("header-left", "header", "页眉"),
    ("header-first", "header", "页眉"),
    ("footer", "footer", "页脚"),
    ("footer-left", "footer", "页脚"),
    ("footer-first", "footer", "页脚"),
)


def read_opendocument(archive: Archive, file: str) -> Contents:
    """All text of an .odt or .ods file.

    Args:
        archive: Its parts.
        file: How it is called.

    Raises:
        UnreadableError: It is damaged, too large, locked, or something else.
    """
    manifest = parse(archive.pieces("META-INF/manifest.xml"), "META-INF/manifest.xml")
    if manifest is not None and manifest.find(".//{*}encryption-data") is not None:
        raise UnreadableError(LOCKED)
    content = parse(archive.pieces("content.xml"), "content.xml")
    styles = parse(archive.pieces("styles.xml"), "styles.xml")
    body = None if content is None else content.find(f"{OFFICE}body")
    if content is None or body is None:
        raise damaged("里面没有正文")
    known = Styles([content] if styles is None else [styles, content])
    means = Means(known, Lists(known), gone=dict(_gone(content)))
    blocks = [*_main(means, body), *_beside(means, styles)]
    means.told += [f"修订中删去的“{text}”没有算在内。" for text in means.gone.values()]
    if means.pictures:
        means.told.append(f"有 {means.pictures} 张图片，图片里的字没有读。")
    kind = "odt" if body.find(f"{OFFICE}text") is not None else "ods"
    return Contents(file=file, format=kind, blocks=tuple(blocks), told=tuple(means.told))


def _main(means: Means, body: _Element) -> Iterator[Block]:
    text, sheets = body.find(f"{OFFICE}text"), body.find(f"{OFFICE}spreadsheet")
    if text is not None:
        yield from Story(means, "body").read(text)
    elif sheets is not None:
        yield from Sheets(means, "body").sheets(sheets)
    else:
        raise UnreadableError("这不是文字文档，也不是表格，没有读。请另存为 .docx 或 .xlsx。")


def _gone(content: _Element) -> Iterator[tuple[str, str]]:
    """What tracked changes took away, by their ids."""
    for region in content.iter(f"{TEXT}changed-region"):
        deletion = region.find(f"{TEXT}deletion")
        if deletion is None:
            continue
        lines = (
            "".join(map(str, one.itertext())) for one in deletion.iter() if one.tag in PARAGRAPHS
        )
        if text := "\n".join(lines).strip():
            yield region.get(f"{TEXT}id", ""), text


def _beside(means: Means, styles: _Element | None) -> Iterator[Block]:
    """Headers and footers of all pages."""
    for page in () if styles is None else styles.iter(f"{STYLE}master-page"):
        for name, where, title in _LINES:
            line = page.find(STYLE + name)
            if line is not None and line.get(f"{STYLE}display") != "false":
                yield from Story(means, where, title).read(line)
