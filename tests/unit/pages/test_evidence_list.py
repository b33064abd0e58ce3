"""佐证材料清单: what is printed of the files, in which formats, and what others never see of it."""

from __future__ import annotations

import re
import zipfile
import zlib
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Final

import pytest

from given.worked import issued, sheet_of
from perfeval_gui.carriers.finding import carried
from perfeval_gui.domain.beside.evidence import EvidenceFile
from perfeval_gui.domain.names.appendices import with_printed
from perfeval_gui.domain.names.evidence import with_files, without_folders
from perfeval_gui.domain.names.fields import put
from perfeval_gui.imports.reading.files import read
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Grid, Part
from perfeval_gui.pages.publication import people, published
from perfeval_gui.pages.signing import signatures
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.publishing.preflight import preflight
from perfeval_gui.publishing.printed_blank import blank_notes
from perfeval_gui.publishing.publishing import build
from perfeval_gui.returned.comparing import compare
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.telling.evidence import told_size
from perfeval_gui.storage.draft.draft import for_others, load
from unit.returned.returned_files import example

FOLDER: Final = "/home/liming/文件"
pytestmark = pytest.mark.usefixtures("qapp")


def file(name: str, note: str = "", size: int = 2048) -> EvidenceFile:
    # As long as one, and known by the name.
    digest = name.encode().hex().ljust(64, "0")[:64]
    return EvidenceFile(name=name, folder=FOLDER, size=Decimal(size), digest=digest, note=note)


@cache
def sheet() -> Sheet:
    """The sample with files of its third and its first indicator, in this order."""
    report = with_files(example().report, "indicators[2].name", [file("领导签字页.pdf")])
    more = [
        file("台账_IMG_20240302_123456789012345678901234567890.xlsx"),
        file("表.pdf", "第 3 页"),
    ]
    return example().book.evaluate(with_files(report, "indicators[0].target", more))


def list_in(one: Sheet) -> Part | None:
    return next((part for part in compose(one).parts if part.key == "evidence"), None)


def texts(part: Part) -> list[list[str]]:
    """The rows of the list; a cell stands in its first row."""
    (grid,) = (block for block in part.blocks if isinstance(block, Grid))
    rows: list[list[str]] = [[] for _ in grid.rows]
    for cell in grid.cells:
        rows[cell.row].append(cell.text)
    return rows


def test_files_are_listed_by_indicator_in_the_order_of_the_form() -> None:
    part = list_in(sheet())
    assert part is not None
    first, third = (example().shown(f"indicators[{row}].name") for row in (0, 2))

    table, paper, ledger = "e8a1a82e\n70646600", "e9a286e5\nafbce7ad", "e58fb0e8\nb4a65f49"
    long = "台账_IMG_20240302_123456789012345678901234567890.xlsx"
    assert texts(part) == [
        ["序号", "指标", "文件名", "大小", "校验码", "备注"],
        ["1", first, long, "2.0 KB", ledger, ""],
        ["2", "表.pdf", "2.0 KB", table, "第 3 页"],
        ["3", third, "领导签字页.pdf", "2.0 KB", paper, ""],
    ]
    assert compose(sheet()).parts[-1] == part


def test_nothing_else_of_the_pages_changes() -> None:
    assert compose(sheet()).parts[:-1] == compose(example()).parts
    assert signatures(compose(sheet())) == signatures(compose(example()))
    package, before = compose(sheet()), compose(example())
    assert list(blank_notes(sheet(), package)) == list(blank_notes(example(), before))
    found = preflight(sheet(), package, Typefaces())
    assert found == preflight(example(), before, Typefaces())


def test_it_is_left_out_where_it_is_not_wanted_or_empty() -> None:
    without = with_printed(sheet().report, "evidence", printed=False)

    assert list_in(example().book.evaluate(without)) is None
    assert list_in(example()) is None


def test_an_indicator_without_a_name_is_told_by_its_row() -> None:
    rows = [{"group": "output", "kind": "quantity", "name": ""}]
    report = with_files(sheet_of(indicators=rows).report, "indicators[0].name", [file("a.pdf")])
    part = list_in(issued().evaluate(report))

    assert part is not None
    assert texts(part)[1][1] == "第 1 行指标"


def test_it_is_not_published_and_that_is_told() -> None:
    package = compose(sheet())
    made = published(sheet(), package, people(sheet(), package))

    assert [part.key for part in made.package.parts] == [p.key for p in package.parts[:-1]]
    assert made.told[-1] == "佐证材料清单：整页不放进公开版"
    assert published(example(), compose(example()), ()).left_out == ()


@pytest.fixture(scope="module")
def files(qapp: object) -> dict[str, bytes]:
    draft = for_others(sheet().report)
    package = compose(sheet())
    return {
        ending: build(package, ending, Typefaces(), draft) for ending in ("docx", "xlsx", "pdf")
    }


def everything_in(data: bytes) -> bytes:
    """All parts of a zip, all streams of a PDF, as they are and unpacked; and the draft."""
    parts = [data, carried(data).draft]
    if data.startswith(b"PK"):
        whole = zipfile.ZipFile(BytesIO(data))
        parts += [whole.read(name) for name in whole.namelist()]
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            parts.append(zlib.decompressobj().decompress(found[1]))
        except zlib.error:
            continue
    return b"\n".join(parts)


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf"])
def test_no_file_for_others_names_a_folder_of_this_computer(
    files: dict[str, bytes], ending: str
) -> None:
    whole = everything_in(files[ending])

    assert b"liming" not in whole
    assert b"\xe9\xa2\x86\xe5\xaf\xbc" in whole or ending == "pdf"
    assert load(carried(files[ending]).draft).evidence == without_folders(sheet().report).evidence


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_file_that_comes_back_unchanged_has_no_changes(
    files: dict[str, bytes], ending: str
) -> None:
    found = compare(read(files[ending], f"甲.{ending}"), sheet())

    assert found.changes == ()
    assert found.missing == ()


def test_a_note_that_was_changed_in_word_comes_back(files: dict[str, bytes]) -> None:
    changed = put(sheet().report, "evidence[2].note", "第 4 页")
    data = build(compose(example().book.evaluate(changed)), "docx", Typefaces())

    (change,) = compare(read(data, "甲.docx"), sheet()).changes

    assert change.cells == (("evidence#3.note", "第 4 页"),)


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (0, "0 字节"),
        (1023, "1023 字节"),
        (1024, "1.0 KB"),
        (1_048_575, "1024.0 KB"),
        (1_048_576, "1.0 MB"),
        (5 * 1024**4, "5.0 TB"),
        (5000 * 1024**4, "5000.0 TB"),
    ],
)
def test_sizes(size: int, told: str) -> None:
    assert told_size(Decimal(size)) == told
