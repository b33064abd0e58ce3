"""Exported files that another program opens and saves, once and again: what stays as it was."""

from __future__ import annotations

import re
from itertools import accumulate
from pathlib import Path
from typing import Final

import openpyxl
import pytest
from lxml import etree
from openpyxl.utils import get_column_letter

from given.edges import pages_of
from given.readback import W
from office import Office
from perfeval_gui.exports.archive import pack, unpack
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.exports.word.write import DOCUMENT_PATH, write_word

CASES: Final = ("example", "other edition")
SAVES: Final = 3
MUTANT: Final = "mutant"
DOT: Final = 0.75
OWN_END: Final = re.compile(
    r'</w:pPr>((?:(?!<w:p>).)*)</w:p><w:p><w:pPr><w:pStyle w:val="form-end"/>'
    r"(<w:sectPr>.*?</w:sectPr>)</w:pPr>.*?</w:p>"
)
"""Of a section that a paragraph of its own ends, under one with text: the text and the section."""


def ended_with_text(data: bytes) -> bytes:
    """A Word file whose sections end in the paragraphs with their last lines."""
    members = unpack(data)
    text, count = OWN_END.subn(r"\2</w:pPr>\1</w:p>", members[DOCUMENT_PATH].decode())
    assert count
    return pack(members | {DOCUMENT_PATH: text.encode()})


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, office: Office) -> Path:
    """A folder ``0`` with files of the product, and one for each time they were saved again."""
    folder = tmp_path_factory.mktemp("saved")
    (folder / "0").mkdir()
    for name in CASES:
        package = pages_of(name)
        (folder / "0" / f"{name}.docx").write_bytes(write_word(package))
        (folder / "0" / f"{name}.xlsx").write_bytes(write_workbook(package))
    given = (folder / "0" / f"{CASES[0]}.docx").read_bytes()
    (folder / "0" / f"{MUTANT}.docx").write_bytes(ended_with_text(given))
    office.save("xlsx", folder / "1", sorted((folder / "0").glob("*.xlsx")))
    for times in range(1, SAVES + 1):
        before = sorted((folder / f"{times - 1}").glob("*.docx"))
        office.save("docx", folder / f"{times}", before)
    return folder


# ---- Word


def opened(path: Path) -> etree._Element:
    return etree.fromstring(unpack(path.read_bytes())[DOCUMENT_PATH])


def marked(path: Path) -> dict[str, str]:
    """What is between the first start and the end of every bookmark, by name."""
    found: dict[str, str] = {}
    within: dict[str, str] = {}
    for element in opened(path).iter():
        if element.tag == f"{W}bookmarkStart":
            name = element.get(f"{W}name", "")
            if name not in found:
                within[element.get(f"{W}id", "")] = name
                found[name] = ""
        elif element.tag == f"{W}bookmarkEnd":
            within.pop(element.get(f"{W}id", ""), None)
        elif element.tag == f"{W}t":
            for name in within.values():
                found[name] += element.text or ""
    return found


def shortened(folder: Path, name: str) -> dict[str, str]:
    """Bookmarks round something that is not the same after the last save."""
    first, last = (marked(folder / f"{times}/{name}.docx") for times in (0, SAVES))
    return {mark: last.get(mark, "") for mark, text in first.items() if text != last.get(mark, "")
            and text}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_no_bookmark_loses_a_letter(name: str, saved: Path) -> None:
    assert len(marked(saved / f"0/{name}.docx")) > 50
    assert shortened(saved, name) == {}


def test_bookmarks_in_paragraphs_that_end_sections_would(saved: Path) -> None:
    assert shortened(saved, MUTANT)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("times", range(SAVES + 1))
def test_sections_end_in_paragraphs_without_fields(name: str, times: int, saved: Path) -> None:
    for paragraph in opened(saved / f"{times}/{name}.docx").iter(f"{W}p"):
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            assert "".join(map(str, paragraph.itertext())).strip() == ""
            assert list(paragraph.iter(f"{W}bookmarkStart")) == []


def edges(table: etree._Element) -> list[int]:
    grid = table.find(f"{W}tblGrid")
    assert grid is not None
    return list(accumulate(int(column.get(f"{W}w", "")) for column in grid))


@pytest.mark.parametrize("name", CASES)
def test_cells_are_as_wide_as_their_columns(name: str, saved: Path) -> None:
    for table in opened(saved / f"0/{name}.docx").iter(f"{W}tbl"):
        columns = [0, *edges(table)]
        for row in table.iter(f"{W}tr"):
            at = 0
            for cell in row.iter(f"{W}tcPr"):
                span = cell.find(f"{W}gridSpan")
                over = at + (1 if span is None else int(span.get(f"{W}val", "")))
                width = cell.find(f"{W}tcW")
                assert width is not None
                assert int(width.get(f"{W}w", "")) == columns[over] - columns[at]
                at = over


@pytest.mark.parametrize("name", CASES)
def test_columns_move_by_no_more_than_libreoffice_rounds(name: str, saved: Path) -> None:
    """It counts them in ten-thousandths of the table: a twip at a save, and once two."""
    tables = (opened(saved / f"{times}/{name}.docx").iter(f"{W}tbl") for times in (0, SAVES))
    for ours, theirs in zip(*tables, strict=True):
        known = edges(ours)
        moved = (min(abs(edge - one) for one in known) for edge in edges(theirs))

        assert max(moved) <= SAVES + 1


# ---- Excel


@pytest.mark.parametrize("name", CASES)
def test_all_rows_have_heights_that_stay(name: str, saved: Path) -> None:
    books = [openpyxl.load_workbook(saved / f"{times}/{name}.xlsx") for times in (0, 1)]
    for ours, theirs in zip(*(book.worksheets for book in books), strict=True):
        for row in range(1, ours.max_row + 1):
            height = ours.row_dimensions[row].height

            assert height
            assert height % DOT == 0
            assert theirs.row_dimensions[row].height == height


@pytest.mark.parametrize("name", CASES)
def test_all_columns_have_widths_that_stay(name: str, saved: Path) -> None:
    books = [openpyxl.load_workbook(saved / f"{times}/{name}.xlsx") for times in (0, 1)]
    for ours, theirs in zip(*(book.worksheets for book in books), strict=True):
        ranges = [one for one in theirs.column_dimensions.values() if one.min]
        for column in range(1, ours.max_column + 1):
            width = ours.column_dimensions[get_column_letter(column)].width
            found = [one.width for one in ranges if one.min <= column <= one.max]

            assert found == [pytest.approx(width, abs=0.02)]


@pytest.mark.parametrize("times", [0, 1])
@pytest.mark.parametrize("name", CASES)
def test_no_digit_follows_a_size_in_a_foot(name: str, times: int, saved: Path) -> None:
    """``&142023年`` is read as a size of 142,023 points."""
    members = unpack((saved / f"{times}/{name}.xlsx").read_bytes())
    sheets = [text.decode() for path, text in members.items() if "worksheets/sheet" in path]
    feet = re.findall("<oddFooter>(.*?)</oddFooter>", "".join(sheets))

    assert any("&amp;14 " in foot for foot in feet)
    assert not any(re.search(r"&amp;\d+(?![\s&\d])|&amp;\d{3,}", foot) for foot in feet)
