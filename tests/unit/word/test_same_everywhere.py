"""One package in Word, Excel, PDF and on paper: the same cells everywhere, whatever was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from amount import many
from given.edges import EDGES, pages_of
from given.random_reports import reports
from given.readback import (
    RecordingBuilder,
    Shown,
    Word,
    cells_in_pieces,
    common,
    expected_values,
    expected_word_cells,
    lines,
    pdf_pages,
    pdf_words,
    plans,
    printed,
    sheet_values,
    squeezed,
    word_cells,
    word_lines,
)
from given.worked import issued
from perfeval_gui.domain.record.report import Report
from perfeval_gui.exports.excel.reader import read_workbook
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Package
from perfeval_gui.paper import layout
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.layout import lay_out
from perfeval_gui.paper.page import UNIT
from perfeval_gui.paper.pdf import write_pdf

RECORDS = many(300, 40)
"""How many random reports are compared."""
BATCH = 10
"""How many of them share a PDF file: embedding typefaces costs more than pages do."""


@pytest.fixture(scope="module")
def typefaces(qapp: QApplication) -> Typefaces:
    return Typefaces()


def package_of(report: Report) -> Package:
    return compose(issued().evaluate(report))


def compare_word(package: Package) -> None:
    data = write_word(package)

    assert word_cells(data) == expected_word_cells(package)
    assert word_lines(data) == lines(package)


def compare_workbook(package: Package, read: Callable[[bytes], list[dict[str, object]]]) -> None:
    found = read(write_workbook(package))

    for part, plan, values in zip(package.parts, plans(package), found, strict=True):
        assert cells_in_pieces(part, plan)
        assert values == expected_values(plan)


def read_quickly(data: bytes) -> list[dict[str, object]]:
    return [{cell.address: cell.value for cell in sheet} for sheet in read_workbook(data)]


def read_by_openpyxl(data: bytes) -> list[dict[str, object]]:
    return [dict(sheet) for sheet in sheet_values(data)]


@pytest.mark.parametrize("name", EDGES)
def test_word_and_excel_hold_every_cell_of_the_edges(name: str) -> None:
    package = pages_of(name)

    compare_word(package)
    compare_workbook(package, read_by_openpyxl)
    compare_workbook(package, read_quickly)


@settings(max_examples=RECORDS, derandomize=True, deadline=None, database=None)
@given(report=reports())
def test_word_and_excel_hold_every_cell_of_random_records(report: Report) -> None:
    package = package_of(report)

    compare_word(package)
    compare_workbook(package, read_quickly)


# ---- paper


def noted(
    package: Package, typefaces: Typefaces, monkeypatch: pytest.MonkeyPatch
) -> tuple[list[Shown], list[str]]:
    """Every piece of a cell that is put on a page, and the text of every page."""
    pieces: list[Shown] = []
    monkeypatch.setattr(RecordingBuilder, "noted", pieces, raising=False)
    monkeypatch.setattr(layout, "PageBuilder", RecordingBuilder)
    pages = lay_out(package, typefaces)
    return pieces, ["".join(page.characters()) for page in pages]


def compare_paper(package: Package, pieces: list[Shown]) -> None:
    """Every cell is shown, and its lines, put together again, are its text."""
    texts: dict[int, str] = {}
    for shown in pieces:
        box = shown.piece.box
        part = "".join(line.text for line in box.lines[shown.piece.first : shown.piece.after])
        known = texts.get(id(box.cell), "")
        whole = shown.piece.first == 0 and shown.piece.after == len(box.lines)
        # A label that repeats on every page is there each time as a whole.
        texts[id(box.cell)] = part if whole else known if box.label else known + part
    for cell in package.cells():
        assert squeezed(texts[id(cell)]) == squeezed(cell.text)


def compare_pdf(package: Package, typefaces: Typefaces, path: Path) -> None:
    path.write_bytes(write_pdf(package, typefaces))

    found, wanted = map(common, pdf_pages(path)), printed(lay_out(package, typefaces))
    for page, (one, other) in enumerate(zip(found, wanted, strict=True), 1):
        assert one == other, f"page {page}: {one - other} too many, {other - one} missing"


@pytest.mark.parametrize("name", EDGES)
def test_paper_and_pdf_hold_every_cell_of_the_edges(
    name: str, typefaces: Typefaces, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = pages_of(name)

    compare_paper(package, noted(package, typefaces, monkeypatch)[0])
    compare_pdf(package, typefaces, tmp_path / "a.pdf")


def test_every_cell_of_the_example_stands_in_its_box_in_the_pdf(
    typefaces: Typefaces, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, path = pages_of("example"), tmp_path / "a.pdf"
    pieces, _ = noted(package, typefaces, monkeypatch)
    path.write_bytes(write_pdf(package, typefaces))
    words = pdf_words(path)

    for shown in pieces:
        box = shown.piece.box
        text = "".join(line.text for line in box.lines[shown.piece.first : shown.piece.after])
        assert common(inside(shown, words[shown.page - 1])) == common(text), box.cell.text


def inside(shown: Shown, words: Sequence[Word]) -> Iterator[str]:
    """Those of *words* that stand, as wide as they are, between the rules of a cell."""
    left, top = (length / UNIT for length in shown.corner)
    right, bottom = left + shown.piece.box.width / UNIT, top + shown.piece.height / UNIT
    for word in words:
        if left <= word.left and word.right <= right and top <= word.top and word.bottom <= bottom:
            yield word.text


@settings(
    max_examples=RECORDS // BATCH,
    phases=[Phase.explicit, Phase.generate],  # ten reports at once take minutes to shrink
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(batch=st.lists(reports(2), min_size=BATCH, max_size=BATCH))
def test_paper_and_pdf_hold_every_cell_of_random_records(
    batch: list[Report], typefaces: Typefaces, tmp_path_factory: pytest.TempPathFactory
) -> None:
    parts = tuple(part for report in batch for part in package_of(report).parts)
    package = replace(package_of(batch[0]), parts=parts)

    with pytest.MonkeyPatch.context() as patch:
        compare_paper(package, noted(package, typefaces, patch)[0])
    compare_pdf(package, typefaces, tmp_path_factory.getbasetemp() / "batch.pdf")
