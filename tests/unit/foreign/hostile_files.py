"""Files made to hurt whoever reads them, by what each does; and odd ones that have to be read.

Each is made when it is asked for: some are large before they are packed.
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import Final

from unit.foreign.book_files import SHEET, book
from unit.foreign.open_files import ods, odt
from unit.foreign.word_files import OFFICE, SPACES, p, packed, tbl, tc, tr, word

Make = Callable[[], bytes]
_MB: Final = 1024 * 1024
_QUOTES: Final = '""'
_NULLS: Final = b"\0" * _MB


def with_members(data: bytes, more: Mapping[str, str | bytes]) -> bytes:
    """The zip *data* with other members, those of the same name exchanged."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {one: archive.read(one) for one in archive.namelist()}
    return packed({**members, **more})


def _plain() -> bytes:
    return word(tbl(tr("甲", "1")))


def _bomb(megabytes: int, *names: str) -> bytes:
    """A Word file with members of so many megabytes of nothing."""
    made = io.BytesIO(_plain())
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            with archive.open(name, "w") as member:
                for _ in range(megabytes):
                    member.write(_NULLS)
    return made.getvalue()


def _doubled() -> bytes:
    made = io.BytesIO(_plain())
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("WORD/document.xml", "<x/>")
    return made.getvalue()


def _crowded() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number in range(20_000):
            archive.writestr(f"{number}.xml", "")
    return made.getvalue()


def _patched(find: bytes, offset: int, value: bytes) -> bytes:
    """A Word file, every record of its zip that begins with *find* changed at an offset."""
    data = bytearray(_plain())
    at = data.find(find)
    while at >= 0:
        data[at + offset : at + offset + len(value)] = value
        at = data.find(find, at + 4)
    return bytes(data)


def _overlapping() -> bytes:
    """Every member of the list is the first one."""
    return _patched(b"PK\x01\x02", 42, struct.pack("<L", 0))


def _typed(start: str, encoding: str = "utf-8") -> Make:
    """A document type before the body of a Word file."""

    def make() -> bytes:
        body = f"{start}<w:document {SPACES}><w:body><w:p/></w:body></w:document>"
        return with_members(_plain(), {"word/document.xml": body.encode(encoding)})

    return make


_LAUGHS: Final = (
    "<!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(
        f"<!ENTITY {new} '{f'&{old};' * 10}'>"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
_OUTSIDE: Final = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
_PARAMETER: Final = '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1/e">%e;]>'


def _body(content: str) -> Make:
    return lambda: word(content)


def _sheet(rows: str, more: str = "") -> Make:
    return lambda: book(rows, more)


def _varied(element: str, count: int) -> str:
    """So many elements with a number in each, so that they are hard to pack."""
    chance = random.Random(count)
    return "".join(element.format(chance.randrange(10**6)) for _ in range(count))


def _page_over_itself() -> bytes:
    row = "<tr>" + "<td rowspan=65000 colspan=1000>x" * 50 + "</tr>"
    return f"<table>{row * 500}</table>".encode()


def _crowded_element(attributes: int) -> str:
    return f"<w:p {' '.join(f'a{n}=_' for n in range(attributes)).replace('_', _QUOTES)}/>"


def _sheets_of_one_part() -> bytes:
    rows = _varied("<row><c><v>{}</v></c></row>", 1_000)
    tabs = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="r0"/>' for n in range(1, 1_000))
    head = f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>{tabs}</sheets></workbook>'
    return with_members(book(rows), {"xl/workbook.xml": head})


REFUSED: Final[dict[str, Make]] = {
    "a member that is nothing but zeros": lambda: _bomb(31, "word/media/a.bin"),
    "a member of a hundred megabytes": lambda: _bomb(100, "word/media/a.bin"),
    "many members of nothing": lambda: _bomb(20, *(f"word/media/{n}.bin" for n in range(4))),
    "twenty thousand members": _crowded,
    "two members of one name": _doubled,
    "members that are one another": _overlapping,
    "a locked member": lambda: _patched(b"PK\x01\x02", 8, b"\x01\x00"),
    "an unknown way of packing": lambda: _patched(b"PK\x01\x02", 10, b"\x63\x00"),
    "a size that is told too small": lambda: _patched(b"PK\x01\x02", 24, struct.pack("<L", 9)),
    "a size that is told too large": lambda: _patched(
        b"PK\x01\x02", 24, struct.pack("<L", 9_000_000)
    ),
    "a file that is cut off": lambda: _plain()[:-40],
    "a list of members that is none": lambda: _patched(b"PK\x01\x02", 0, b"XXXX"),
    "laughs without end": _typed(_LAUGHS),
    "laughs in UTF-16": _typed(_LAUGHS, "utf-16"),
    "laughs in UTF-16 without a mark": _typed(_LAUGHS, "utf-16-le"),
    "laughs behind a long comment": _typed(f"<!--{'x' * 2_000_000}-->{_LAUGHS}"),
    "an entity from outside": _typed(_OUTSIDE),
    "a parameter entity": _typed(_PARAMETER),
    "an encoding that nobody knows": _typed('<?xml version="1.0" encoding="x-y"?>'),
    "laughs in a workbook": lambda: with_members(
        book("<row/>"), {"xl/sheet.xml": f"{_LAUGHS}<worksheet>&i;</worksheet>"}
    ),
    "laughs in an OpenDocument text": lambda: with_members(
        odt("<text:p/>"), {"content.xml": f"{_LAUGHS}<x>&i;</x>"}
    ),
    "elements one within another": _body("<w:x>" * 20_000 + "</w:x>" * 20_000),
    "two million paragraphs": _body("<w:p/>" * 2_000_000),
    "a million paragraphs that are hard to pack": lambda: word(
        _varied('<w:p w:a="{}"/>', 1_010_000)
    ),
    "attributes without end": _body(_crowded_element(2_100_000)),
    "a page of one crowded element": lambda: _crowded_element(100_000).encode(),
    "a document that is no XML": _typed("<<<"),
    "a document that is empty": lambda: with_members(_plain(), {"word/document.xml": ""}),
    "no document at all": lambda: packed({"[Content_Types].xml": "<x/>"}),
    "a zip of something else": lambda: packed({"甲.txt": "x", "乙/丙.docx": _plain()}),
    "a document that is elsewhere": lambda: with_members(
        _plain(),
        {
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            'relationships"><Relationship Id="a" TargetMode="External" Type="x/officeDocument" '
            'Target="http://127.0.0.1/a.docx"/></Relationships>'
        },
    ),
    "a cell over a thousand million columns": _body(
        tbl(tr(tc("a", '<w:gridSpan w:val="999999999"/>')))
    ),
    "a span that is no number": _body(tbl(tr(tc("a", f'<w:gridSpan w:val="{"9" * 5_000}"/>')))),
    "a row that begins far out": _body(tbl(tr("a", properties='<w:gridBefore w:val="99999999"/>'))),
    "three hundred thousand cells": lambda: book(
        f"<row>{_varied('<c><v>{}</v></c>', 300_000)}</row>"
    ),
    "a cell that cannot be": _sheet('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'),
    "a row that cannot be": _sheet(f'<row r="{"9" * 50}"><c><v>1</v></c></row>'),
    "a text that is not there": _sheet('<row><c t="s"><v>99999999</v></c></row>'),
    "joined cells without end": _sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    ),
    "areas over one another": _sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="900"><c r="Z900"><v>1</v></c></row>',
        "<mergeCells>" + "<mergeCell ref='A1:Z900'/>" * 30_000 + "</mergeCells>",
    ),
    "a row that is repeated a million times": lambda: ods(
        '<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell>'
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
    ),
    "cells that reach over all": lambda: ods(
        "<table:table><table:table-row>"
        + '<table:table-cell table:number-columns-spanned="400" table:number-rows-spanned="400">'
        "<text:p>x</text:p></table:table-cell>" * 1_000 + "</table:table-row></table:table>"
    ),
    "a page of cells over one another": _page_over_itself,
    "a page one within another": lambda: b"<html><body>" + b"<div>" * 200_000,
    "tables one within another": lambda: b"<table><tr><td>" * 20_000,
    "tabs without end": lambda: b"x\t" * 2_000_000,
    "a letter of letters": lambda: (
        b"MIME-Version: 1.0\nContent-Type: multipart/x; boundary=a\n\n"
        + b"--a\nContent-Type: multipart/x; boundary=a\n\n" * 100_000
    ),
    "an old file that leads in circles": lambda: _old(b"\0\0\0\0" * 128),
    "an old file that leads out": lambda: _old(b"\xfe\xff\x00\x00" * 128),
    "an old file of nothing": lambda: _old(b"\xff" * 512),
}
"""What must be refused, whatever reads it."""


def _old(fat: bytes) -> bytes:
    """An old Office file: one sector that says where the others go on, and one of its list."""
    head = struct.pack(
        "<8s16x5H6x9L", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0,
    )  # fmt: skip
    named = struct.pack("<L", 0) + b"\xff" * 432
    return head + named + fat[:512].ljust(512, b"\xff") + b"\0" * 512


READ: Final[dict[str, Make]] = {
    "a relation to nothing": lambda: with_members(
        _plain(),
        {
            "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.'
            'org/package/2006/relationships"><Relationship Id="a" Type="x/image" Target="NULL"/>'
            '<Relationship Id="b" Type="x/styles" Target="../../../etc/passwd"/></Relationships>'
        },
    ),
    "a cell that goes on in none": _body(tbl(tr(tc("甲", "<w:vMerge/>"), "1"))),
    "styles that are based on each other": lambda: word(
        p("甲", '<w:pStyle w:val="A"/>'),
        {
            "styles": '<w:styles><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
            '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
        },
    ),
    "tables twenty deep": _body("".join(["<w:tbl><w:tr><w:tc>"] * 20) + p("甲")
                                + "".join(["<w:p/></w:tc></w:tr></w:tbl>"] * 20)),
    "a cell at the far end": _sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "a format of percent signs": lambda: book(
        '<row><c s="0"><v>1e300</v></c></row>',
        parts={
            "styles": f'<styleSheet><numFmts><numFmt numFmtId="99" formatCode="0.{"0" * 200}'
            f'{"%" * 50}"/></numFmts><cellXfs><xf numFmtId="99"/></cellXfs></styleSheet>'
        },
    ),
    "a thousand sheets of one part": _sheets_of_one_part,
    "numbers that are none": _sheet("<row><c><v>NaN</v></c><c><v>1e999</v></c></row>"),
}  # fmt: skip
"""What is odd and has to be read."""
