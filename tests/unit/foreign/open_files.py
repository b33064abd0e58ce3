"""OpenDocument files for tests of reading: made of their XML."""

from __future__ import annotations

from typing import Final

from unit.foreign.word_files import packed

_NAME: Final = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
SPACES: Final = " ".join(
    f'xmlns:{short}="{space}"'
    for short, space in {
        **{
            one: _NAME.format(long)
            for one, long in {
                "office": "office",
                "text": "text",
                "table": "table",
                "style": "style",
                "draw": "drawing",
            }.items()
        },
        "dc": "http://purl.org/dc/elements/1.1/",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    }.items()
)


def _packed(kind: str, body: str, styles: str, pages: str) -> bytes:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}>"
        "</office:body></office:document-content>"
    )
    members: dict[str, str | bytes] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": content,
        "styles.xml": f"<office:document-styles {SPACES}><office:master-styles>{pages}"
        "</office:master-styles></office:document-styles>",
    }
    return packed(members)


def odt(body: str, styles: str = "", pages: str = "") -> bytes:
    """A text."""
    return _packed("text", body, styles, pages)


def ods(body: str, styles: str = "") -> bytes:
    """A workbook."""
    return _packed("spreadsheet", body, styles, "")
