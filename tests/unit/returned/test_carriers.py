"""Drafts inside exported files: back byte for byte, or not at all and said why."""

from __future__ import annotations

import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from typing import Final

import pytest

from given.worked import sheet_of
from perfeval_gui.carriers import pieces as cutting
from perfeval_gui.carriers.finding import carried
from perfeval_gui.carriers.pieces import INCOMPLETE, MIXED, NEWER, joined, pieces
from perfeval_gui.exports.archive import pack, unpack
from perfeval_gui.imports.reading.files import read
from perfeval_gui.pages.compose import compose
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.publishing.publishing import FORMATS, build
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.storage.draft.draft import dump
from unit.returned.long_zips import END, large_end, with_mark_in_end

PROPERTIES: Final = "docProps/custom.xml"
ITEM: Final = "customXml/item1.xml"
Files = Mapping[str, bytes]


def other_sheet() -> Sheet:
    return sheet_of({"unit": "乙中心", "quota": "12"})


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return sheet_of({"unit": "甲中心", "quota": "8"})


@pytest.fixture(scope="module")
def draft(sheet: Sheet) -> bytes:
    return dump(sheet.report)


def built(sheet: Sheet, draft: bytes) -> dict[str, bytes]:
    package, typefaces = compose(sheet), Typefaces()
    return {ending: build(package, ending, typefaces, draft) for ending in FORMATS}


@pytest.fixture(scope="module")
def files(sheet: Sheet, draft: bytes, qapp: object) -> Files:
    return built(sheet, draft)


@pytest.fixture(scope="module")
def others(qapp: object) -> Files:
    other = other_sheet()
    return built(other, dump(other.report))


# ---- pieces


def random_bytes(size: int) -> bytes:
    return random.Random(size).randbytes(size)


@pytest.mark.parametrize("size", [1, 146, 147, 148, 14_000, 3_000_000])
def test_pieces_are_short_and_give_the_draft_back(size: int) -> None:
    draft = random_bytes(size)
    texts = pieces(draft)

    assert max(map(len, texts)) <= 255
    assert all(text.isascii() and not set(text) & set("<>&\"'") for text in texts)
    assert joined(["".join(f"<a>{text}</a>" for text in texts).encode()]).draft == draft
    assert pieces(draft) == texts


def test_what_is_larger_than_a_draft_is_not_carried() -> None:
    assert pieces(random_bytes(5_000_000)) == ()
    assert pieces(bytes(cutting.MOST_DRAFT + 1)) == ()


def shuffled(texts: list[str]) -> list[str]:
    return random.Random(1).sample(texts, len(texts))


def twice(texts: list[str]) -> list[str]:
    return texts + texts


ORDERS: Final = (shuffled, twice)


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_of_pieces_does_not_matter(order: Callable[[list[str]], list[str]]) -> None:
    draft = random_bytes(5_000)

    assert joined(["\n".join(order(list(pieces(draft)))).encode()]).draft == draft


def without_one(texts: list[str]) -> list[str]:
    return texts[:4] + texts[5:]


def one_altered(texts: list[str]) -> list[str]:
    kept, last = texts[4][:-1], texts[4][-1]
    return [*texts[:4], kept + ("A" if last != "A" else "B"), *texts[5:]]


def one_shortened(texts: list[str]) -> list[str]:
    return [*texts[:4], texts[4][:-40], *texts[5:]]


def numbers_exchanged(texts: list[str]) -> list[str]:
    swap = {":4/": ":5/", ":5/": ":4/"}
    return [re.sub(":[45]/", lambda found: swap[found[0]], text) for text in texts]


def counted_otherwise(texts: list[str]) -> list[str]:
    return [text.replace(f"/{len(texts)}:", f"/{len(texts) - 1}:") for text in texts[:-1]]


def contradicted(texts: list[str]) -> list[str]:
    return texts + one_altered(texts)


def first_only(texts: list[str]) -> list[str]:
    return texts[:1]


DAMAGES: Final = (
    *(without_one, one_altered, one_shortened, numbers_exchanged, counted_otherwise),
    *(contradicted, first_only),
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_pieces_give_nothing_and_are_told(
    damage: Callable[[list[str]], list[str]],
) -> None:
    texts = damage(list(pieces(random_bytes(5_000))))
    found = joined(["\n".join(texts).encode()])

    assert (found.draft, found.fault) == (b"", INCOMPLETE)


def test_without_its_checksum_another_draft_would_come_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The mutant: proves that the tests of damages can fail."""
    texts = pieces(b"PERFEVAL quota 8")
    forged = pieces(b"PERFEVAL quota 9")[0].rpartition(":")[2]
    text = f"{texts[0].rpartition(':')[0]}:{forged}".encode()

    assert (joined([text]).draft, joined([text]).fault) == (b"", INCOMPLETE)
    check = texts[0].split(":")[2]
    monkeypatch.setattr(cutting, "_check", lambda _draft: check)
    assert joined([text]).draft == b"PERFEVAL quota 9"


def test_pieces_of_two_drafts_are_neither() -> None:
    one, other = pieces(random_bytes(3_000)), pieces(random_bytes(3_001))

    for texts in (one + other, one + other[:1], one[1:] + other[:1]):
        found = joined(["\n".join(texts).encode()])
        assert (found.draft, found.fault) == (b"", MIXED)
    apart = joined([text.encode() for text in ("\n".join(one), "\n".join(other[1:]))])
    assert (apart.draft, apart.fault) == (b"", MIXED)


def test_a_whole_copy_makes_up_for_a_damaged_one() -> None:
    draft = random_bytes(3_000)
    texts = list(pieces(draft))
    copies = ["\n".join(one).encode() for one in (without_one(texts), texts)]

    assert joined(copies).draft == draft
    assert joined(reversed(copies)).draft == draft


def test_pieces_of_a_later_program_are_told_as_such() -> None:
    text = pieces(b"draft")[0].replace("perfeval:1:", "perfeval:2:").encode()

    assert joined([text]).fault == NEWER
    assert joined([b"nothing of ours: perfeval, urn:perfeval:draft"]).fault == ""


def test_what_grows_beyond_a_draft_is_not_unpacked() -> None:
    """Some kilobytes that stand for a hundred megabytes."""
    unpacked = cutting.unpacked(zlib.compress(bytes(100_000_000), 9))

    assert unpacked == b""


# ---- files


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_gives_its_draft_back(files: Files, draft: bytes, ending: str) -> None:
    assert carried(files[ending]).draft == draft


@pytest.mark.parametrize("ending", FORMATS)
def test_a_draft_changes_nothing_else_and_equal_gives_equal(
    files: Files, sheet: Sheet, draft: bytes, ending: str
) -> None:
    again = built(sheet, draft)
    plain = build(compose(sheet), ending, Typefaces())

    assert again == files
    assert carried(plain) == carried(b"")
    if ending == "pdf":
        assert files[ending].startswith(plain)
    else:
        with_draft, without = unpack(files[ending]), unpack(plain)
        changed = {name for name in without if with_draft[name] != without[name]}
        assert changed <= {"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"}


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_cut_anywhere_gives_the_draft_or_nothing(
    files: Files, draft: bytes, ending: str
) -> None:
    data = files[ending]
    for end in range(0, len(data), max(1, len(data) // 97)):
        assert carried(data[:end]).draft in (b"", draft)


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_with_altered_bytes_gives_the_draft_or_nothing(
    files: Files, draft: bytes, ending: str
) -> None:
    chance = random.Random(ending)
    for _ in range(200):
        data = bytearray(files[ending])
        for _ in range(chance.choice((1, 1, 8))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        assert carried(bytes(data)).draft in (b"", draft)


def changed(data: bytes, path: str, change: Callable[[str], str]) -> bytes:
    members = unpack(data)
    return pack(members | {path: change(members[path].decode()).encode()})


def renamed(text: str) -> str:
    return re.sub(r'name="perfeval\.(\d+)"', r'name="属性\1"', text)


def one_less(text: str) -> str:
    return re.sub(r"<property .*?</property>", "", text, count=1)


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_what_properties_are_called_does_not_matter(
    files: Files, draft: bytes, ending: str
) -> None:
    assert carried(changed(files[ending], PROPERTIES, renamed)).draft == draft


def test_a_property_less_is_told_where_there_is_no_second_copy(files: Files, draft: bytes) -> None:
    assert carried(changed(files["xlsx"], PROPERTIES, one_less)).fault == INCOMPLETE
    assert carried(changed(files["docx"], PROPERTIES, one_less)).draft == draft


def test_parts_of_two_files_are_neither(files: Files, others: Files) -> None:
    mine, theirs = unpack(files["docx"]), unpack(others["docx"])
    for path in (PROPERTIES, ITEM):
        assert carried(pack(mine | {path: theirs[path]})).fault == MIXED


def test_two_pdf_files_joined_are_neither(files: Files, others: Files, draft: bytes) -> None:
    assert carried(files["pdf"] + others["pdf"]).fault == MIXED
    assert carried(files["pdf"] + files["pdf"]).draft == draft


def test_without_its_checksum_an_altered_attachment_would_come_back(
    files: Files, draft: bytes
) -> None:
    altered = draft.replace(b'"quota": "8"', b'"quota": "9"')
    assert altered != draft
    forged = files["pdf"].replace(zlib.compress(draft, 9), zlib.compress(altered, 9))

    assert (carried(forged).draft, carried(forged).fault) == (b"", INCOMPLETE)


def with_large_end(data: bytes) -> bytes:
    """The same zip with a second end record, as writers of large files put one everywhere."""
    end = data.rfind(END)
    count, size, start = struct.unpack_from("<10xHLL", data, end)
    return data[:end] + large_end(count, size, start, end, mark=b"PK\x06\x06") + data[end:]


def with_capitals(data: bytes) -> bytes:
    names = {PROPERTIES: "DocProps/Custom.xml", ITEM: "CustomXML/Item1.XML"}
    return pack({names.get(name, name): content for name, content in unpack(data).items()})


def with_damaged_properties(data: bytes) -> bytes:
    """The same zip; what its properties were packed from has another checksum."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        check = struct.pack("<L", archive.getinfo(PROPERTIES).CRC)
    return data.replace(check, b"\0\0\0\0")


@pytest.mark.parametrize("change", [with_large_end, with_mark_in_end, with_capitals])
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_zip_written_otherwise_gives_its_draft_back(
    files: Files, draft: bytes, ending: str, change: Callable[[bytes], bytes]
) -> None:
    data = change(files[ending])

    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
    assert carried(data).draft == draft
    assert any(read(data, "a").tables)


def test_a_damaged_member_does_not_take_its_copy_away(files: Files, draft: bytes) -> None:
    data = with_damaged_properties(files["docx"])

    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() == PROPERTIES
    assert carried(data).draft == draft


def bomb(path: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(path, bytes(20_000_000))
        for number in range(8):
            archive.writestr(f"customXml/item{number}.xml", bytes(8_000_000))
    return out.getvalue()


def many_members() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(20_000):
            archive.writestr(f"customXml/{number:060}.xml", b"")
    return out.getvalue()


HOSTILE: Final[Mapping[str, Callable[[], bytes]]] = {
    "bomb": partial(bomb, PROPERTIES),
    "bomb of OpenDocument": partial(bomb, "meta.xml"),
    "many members": many_members,
    "many streams": lambda: b"%PDF-1.4\n" + b"stream\nxstream\n" * 500_000,
    "large drafts": lambda: (
        b"%PDF-1.4\n"
        + 4 * (b"stream\n" + zlib.compress(b"PERFEVAL 1 9 " + bytes(33_000_000)) + b"\nendstream\n")
    ),
    "beginnings": lambda: b"PK\x03\x04" + b"PK\x05\x06" * 1000,
    "no file": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"perfeval:1:" * 100_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_carry_nothing(kind: str) -> None:
    assert carried(HOSTILE[kind]()).draft == b""
