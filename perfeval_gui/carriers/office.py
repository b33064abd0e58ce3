"""A draft in a Word or Excel file: as custom properties, and in Word as a part of XML as well.

Properties survive most: LibreOffice and gnumeric keep them in every format they write. In pieces,
as the older formats of Office drop a long one. The part is what is left where somebody had the
properties removed; LibreOffice keeps it only with properties of its own.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import Final

from perfeval_gui.carriers.pieces import pieces

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPEN: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE: Final = "application/vnd.openxmlformats-officedocument"
_TYPES: Final = "[Content_Types].xml"
_PROPERTIES: Final = "docProps/custom.xml"
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""What every property of one's own is filed under."""
_ITEM: Final = "customXml/item1.xml"
_ITEM_PROPERTIES: Final = "customXml/itemProps1.xml"
_SPACE: Final = "urn:perfeval:draft"
_ID: Final = "{6BA7B811-9DAD-51D1-80B4-00C04FD430C8}"
_FIRST: Final = 2
"""Numbers of properties begin with it."""


def carry(members: MutableMapping[str, bytes], draft: bytes) -> None:
    """Put *draft* into the *members* (path → content) of a Word or Excel file.

    Nothing is put in where the draft is empty or too large.
    """
    texts = pieces(draft) if draft else ()
    if not texts:
        return
    members[_PROPERTIES] = _properties(texts)
    types = [(_PROPERTIES, "custom-properties+xml")]
    _relate(members, "_rels/.rels", "custom-properties", _PROPERTIES)
    if "word/document.xml" in members:
        members[_ITEM] = _item(texts)
        members[_ITEM_PROPERTIES] = _item_properties()
        types.append((_ITEM_PROPERTIES, "customXmlProperties+xml"))
        members["customXml/_rels/item1.xml.rels"] = (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}"></Relationships>'.encode()
        )
        _relate(members, "customXml/_rels/item1.xml.rels", "customXmlProps", "itemProps1.xml")
        _relate(members, "word/_rels/document.xml.rels", "customXml", f"../{_ITEM}")
    listed = "".join(
        f'<Override PartName="/{path}" ContentType="{_TYPE}.{kind}"/>' for path, kind in types
    )
    _add(members, _TYPES, "</Types>", listed)


def _relate(members: MutableMapping[str, bytes], path: str, kind: str, target: str) -> None:
    entry = f'<Relationship Id="rIdDraft" Type="{_OPEN}/relationships/{kind}" Target="{target}"/>'
    _add(members, path, "</Relationships>", entry)


def _add(members: MutableMapping[str, bytes], path: str, before: str, entry: str) -> None:
    head, end, rest = members[path].rpartition(before.encode())
    members[path] = head + entry.encode() + end + rest


def _properties(texts: Sequence[str]) -> bytes:
    """One property a piece. Gnumeric wants the space of their types declared at the root."""
    inside = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number + _FIRST}" name="perfeval.{number + 1:04d}">'
        f"<vt:lpwstr>{text}</vt:lpwstr></property>"
        for number, text in enumerate(texts)
    )
    return (
        f'{_HEAD}<Properties xmlns="{_OPEN}/custom-properties" '
        f'xmlns:vt="{_OPEN}/docPropsVTypes">{inside}</Properties>'
    ).encode()


def _item(texts: Sequence[str]) -> bytes:
    inside = "".join(f"<piece>{text}</piece>" for text in texts)
    return f'{_HEAD}<draft xmlns="{_SPACE}">{inside}</draft>'.encode()


def _item_properties() -> bytes:
    return (
        f'{_HEAD}<ds:datastoreItem xmlns:ds="{_OPEN}/customXml" ds:itemID="{_ID}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{_SPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
