"""Word files for tests of reading: made of their XML, as no writer of ours makes such things."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
SPACES: Final = " ".join(
    f'xmlns:{name}="{space}"'
    for name, space in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": OFFICE,
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT: Final = f"{_MAIN}.document.main+xml"


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A zip of *members*."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def related(kinds: Mapping[str, str], folder: str = "") -> str:
    """A part of relations: kind by target."""
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{folder}{target}"/>'
        for at, (target, kind) in enumerate(kinds.items())
    )
    return f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>'


def word(body: str, parts: Mapping[str, str] | None = None, kind: str = DOCUMENT) -> bytes:
    """A Word file with *body*; *parts* are others by their kind ("styles", "header")."""
    parts = parts or {}
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{types}">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": related({"word/document.xml": "officeDocument"}),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": related({f"{name}.xml": name for name in parts}),
    }
    for name, content in parts.items():
        members[f"word/{name}.xml"] = content.replace(">", f" {SPACES}>", 1)
    return packed(members)


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(text: str = "", properties: str = "") -> str:
    """A paragraph; *text* is what is in it, plain or markup."""
    inner = text if text.startswith("<") else run(text) if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def tc(text: str = "", properties: str = "") -> str:
    """A cell; *text* is plain, or paragraphs and the like."""
    inner = text if text.startswith(("<w:p", "<w:tbl", "<w:sdt")) else p(text)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; a cell may be plain text."""
    made = (one if one.startswith("<") else tc(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"
