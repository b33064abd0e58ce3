"""The parts of Word and Excel files stand in the order that Word and Excel demand."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

import docx
import openpyxl
import pytest
from openpyxl.utils.cell import coordinate_to_tuple

from given.edges import EDGES, pages_of
from perfeval_gui.exports.archive import unpack
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.pages.model import Package
from unit.word.exports_sample import sample
from unit.word.schema_order import EXCEL, WORD, misplaced

CASES = ("example", "other edition", "empty", "long goals", "hand-made")


@cache
def package(name: str) -> Package:
    return sample() if name == "hand-made" else pages_of(name)


@cache
def members(name: str, *, word: bool) -> Mapping[str, bytes]:
    data = write_word(package(name)) if word else write_workbook(package(name))
    return {path: xml for path, xml in unpack(data).items() if path.endswith(".xml")}


def word_faults(found: Mapping[str, bytes]) -> Iterator[str]:
    for path, xml in found.items():
        if path.startswith("word/"):
            yield from misplaced(xml, WORD)


def excel_faults(found: Mapping[str, bytes]) -> Iterator[str]:
    for path, xml in found.items():
        if path.startswith("xl/"):
            yield from misplaced(xml, EXCEL)


@pytest.mark.parametrize("name", CASES)
def test_word_finds_everything_where_it_looks_for_it(name: str) -> None:
    assert list(word_faults(members(name, word=True))) == []


@pytest.mark.parametrize("name", CASES)
def test_excel_finds_everything_where_it_looks_for_it(name: str) -> None:
    assert list(excel_faults(members(name, word=False))) == []


@pytest.mark.parametrize(
    ("pattern", "swapped", "fault"),
    [
        (rb"(<w:tcW [^>]*/>)(<w:gridSpan [^>]*/>)", rb"\2\1", "tcPr: tcW"),
        (rb"(<w:vMerge[^>]*/>)(<w:vAlign [^>]*/>)", rb"\2\1", "tcPr: vMerge"),
        (rb"(<w:tblW [^>]*/>)(<w:jc [^>]*/>)", rb"\2\1", "tblPr: tblW"),
        (rb"(<w:type [^>]*/>)(<w:pgSz [^>]*/>)", rb"\2\1", "sectPr: type"),
        (rb"(<w:tcMar>.*?</w:tcMar>)(<w:vAlign [^>]*/>)", rb"\2\1", "tcPr: tcMar"),
        (rb"(<w:tblGrid>)", rb"<w:tblLook/>\1", "tbl: tblLook"),
    ],
)
def test_what_word_would_call_damaged_is_noticed(
    pattern: bytes, swapped: bytes, fault: str
) -> None:
    path = "word/document.xml"
    whole = members("example", word=True)[path]
    changed = re.sub(pattern, swapped, whole, count=1)

    assert changed != whole
    assert list(word_faults({path: changed})) == [fault]


@pytest.mark.parametrize(
    ("pattern", "swapped", "fault"),
    [
        (rb"(<sheetData>.*</sheetData>)(<sheetProtection[^>]*/>)", rb"\2\1",
         "worksheet: sheetData"),
        (rb"(<mergeCells .*</mergeCells>)(<printOptions[^>]*/>)", rb"\2\1",
         "worksheet: mergeCells"),
        (rb"(<f>[^<]*</f>)(<v>[^<]*</v>)", rb"\2\1", "c: f"),
    ],
)  # fmt: skip
def test_what_excel_would_call_damaged_is_noticed(
    pattern: bytes, swapped: bytes, fault: str
) -> None:
    path = "xl/worksheets/sheet1.xml"
    whole = members("example", word=False)[path]
    changed = re.sub(pattern, swapped, whole, count=1, flags=re.DOTALL)

    assert changed != whole
    assert list(excel_faults({path: changed})) == [fault]


@pytest.mark.parametrize("name", CASES)
def test_rows_and_cells_of_a_sheet_ascend_and_counts_are_true(name: str) -> None:
    for path, xml in members(name, word=False).items():
        if "worksheets/" not in path:
            continue
        text = xml.decode()
        cells = [coordinate_to_tuple(found) for found in re.findall(r'<c r="([A-Z]+\d+)"', text)]
        breaks = [int(found) for found in re.findall(r'<brk id="(\d+)"', text)]
        assert all(one < other for one, other in pairwise(cells))
        assert all(one < other for one, other in pairwise(breaks))
        assert all(f'manualBreakCount="{len(breaks)}"' in text for _ in breaks[:1])
        for kind in ("mergeCells", "rowBreaks"):
            for count, inside in re.findall(rf'<{kind} count="(\d+)"[^>]*>(.*?)</{kind}>', text):
                assert int(count) == inside.count("<")


@pytest.mark.parametrize("name", EDGES)
def test_strangers_open_the_files(name: str) -> None:
    pages = pages_of(name)

    assert docx.Document(io.BytesIO(write_word(pages))).tables
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(pages)))
    assert len(book.worksheets) == len(pages.parts)
