"""The package as a Word file (.docx), one section a part."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from perfeval_gui.carriers.office import carry
from perfeval_gui.exports.archive import (
    CONTENT_TYPES,
    CORE_PATH,
    XML_HEAD,
    core_properties,
    demand_parts,
    pack,
)
from perfeval_gui.exports.word.styles import (
    FOOT_PITCH,
    RELATIONS,
    SPACES,
    fonts_xml,
    foot_xml,
    head_xml,
    settings_xml,
    styles_xml,
)
from perfeval_gui.exports.word.xml import Bookmarks, end_xml, grids_xml, paragraph_xml, twips
from perfeval_gui.pages.model import (
    FOOT_LEAST,
    MM_PER_INCH,
    Block,
    Grid,
    Package,
    Paragraph,
    Part,
)

DOCUMENT_PATH: Final = "word/document.xml"
_FORMAT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_PLAIN_FOOT: Final = "rId4"
_NUMBER_FOOT: Final = "rId5"
_HEAD: Final = "rId6"
_MEMBERS: Final = (
    ("styles.xml", "styles", "rId1"),
    ("settings.xml", "settings", "rId2"),
    ("fontTable.xml", "fontTable", "rId3"),
    ("footer1.xml", "footer", _PLAIN_FOOT),
    ("footer2.xml", "footer", _NUMBER_FOOT),
)
_MARKED: Final = (*_MEMBERS, ("header1.xml", "header", _HEAD))
"""Those of a package with a mark."""
_MM_PER_PT: Final = MM_PER_INCH / 72
_FOOT_GAP: Final = 7.0
"""Between the body and the page number, mm (GB/T 9704)."""


def write_word(package: Package, draft: bytes = b"") -> bytes:
    """The whole .docx file, which carries *draft* if there is one; nothing is read from disk.

    Equal packages and drafts give equal bytes.

    Raises:
        ExportError: The package has no parts.
    """
    demand_parts(package)
    members = {
        CONTENT_TYPES: _content_types(package),
        "_rels/.rels": _package_relations(),
        CORE_PATH: core_properties(package),
        DOCUMENT_PATH: _document(package).encode(),
        "word/_rels/document.xml.rels": _document_relations(package),
        "word/styles.xml": styles_xml().encode(),
        "word/settings.xml": settings_xml().encode(),
        "word/fontTable.xml": fonts_xml().encode(),
        "word/footer1.xml": foot_xml(numbered=False).encode(),
        "word/footer2.xml": foot_xml(numbered=True).encode(),
    }
    if package.mark:
        members["word/header1.xml"] = head_xml(package.mark).encode()
    carry(members, draft)
    return pack(members)


def _members(package: Package) -> tuple[tuple[str, str, str], ...]:
    """The parts of the file beside its text: name, kind, key."""
    return _MARKED if package.mark else _MEMBERS


def _document(package: Package) -> str:
    marks = Bookmarks()
    *front, last = package.parts
    head = f'<w:headerReference w:type="default" r:id="{_HEAD}"/>' if package.mark else ""
    bodies = [_part_xml(part, marks, head, inside=True) for part in front]
    bodies.append(_part_xml(last, marks, head, inside=False))
    body = "".join(bodies)
    return f"{XML_HEAD}<w:document {SPACES}><w:body>{body}</w:body></w:document>"


def _part_xml(part: Part, marks: Bookmarks, head: str, *, inside: bool) -> str:
    """A part with its section, which has the page *head*.

    The last section of a document stands outside any paragraph. The others end in a paragraph of
    their own: in one with text, LibreOffice cuts a letter off every bookmark at each save.
    """
    section = _section(part, head)
    body = "".join(_blocks_xml(part.blocks, part.page_height, marks))
    if inside:
        return body + end_xml(section)
    ends_in_table = not part.blocks or isinstance(part.blocks[-1], Grid)
    return body + (end_xml() if ends_in_table else "") + section


def _blocks_xml(blocks: tuple[Block, ...], page: float, marks: Bookmarks) -> Iterator[str]:
    for _, run in groupby(blocks, key=type):
        same = tuple(run)
        yield grids_xml([block for block in same if isinstance(block, Grid)], page, marks)
        for block in same:
            if isinstance(block, Paragraph):
                yield paragraph_xml(block, marks)


def _section(part: Part, head: str) -> str:
    left, top, right, bottom = part.margins
    foot = max(FOOT_LEAST, bottom - _FOOT_GAP - FOOT_PITCH * _MM_PER_PT)
    width, height = map(twips, part.size)
    turned = ' w:orient="landscape"' if part.landscape else ""
    reference = _NUMBER_FOOT if part.numbered else _PLAIN_FOOT
    return (
        f'<w:sectPr>{head}<w:footerReference w:type="default" r:id="{reference}"/>'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{twips(top)}" w:right="{twips(right)}" w:bottom="{twips(bottom)}" '
        f'w:left="{twips(left)}" w:header="{twips(part.mark_top)}" w:footer="{twips(foot)}" '
        'w:gutter="0"/></w:sectPr>'
    )


def _content_types(package: Package) -> bytes:
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_FORMAT}.{kind}+xml"/>'
        for name, kind, _ in _members(package)
    )
    text = (
        f'{XML_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{DOCUMENT_PATH}" ContentType="{_FORMAT}.document.main+xml"/>'
        f'<Override PartName="/{CORE_PATH}" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )
    return text.encode()


def _relations(entries: str) -> bytes:
    text = f'{XML_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'
    return text.encode()


def _package_relations() -> bytes:
    return _relations(
        f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="{DOCUMENT_PATH}"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
        f'Target="{CORE_PATH}"/>'
    )


def _document_relations(package: Package) -> bytes:
    return _relations(
        "".join(
            f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{name}"/>'
            for name, kind, key in _members(package)
        )
    )
