"""A part of a package that lies on its long side among upright ones, in every format."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from given.worked import filled, issued
from hands import wait_for
from perfeval_gui.editions.drawings import read_drawing
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.exports.excel.verify import verify_workbook
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.exports.word.verify import verify_word
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.margins import Margins, with_margins
from perfeval_gui.pages.model import A4, Grid, Package
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.layout import lay_out
from perfeval_gui.paper.page import Page
from perfeval_gui.paper.painting import paint_upright, scale_for, to_image
from perfeval_gui.paper.pdf import write_pdf
from perfeval_gui.paper.printing import print_pages
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.views.output.preview.pagestack import GAP, PageStack
from perfeval_gui.views.output.preview.preview_widget import PackagePreview
from unit.pages.paper_sample import faults
from unit.pages.test_compose import faults as page_faults

TABLE: Final = """
title {}
margins 20 22 18 24
{}
columns 1 1
*projects | {{projects.name}} | 甲 |
"""
DPI: Final = 72
MM: Final = 36_000
"""Units of Word in a millimetre, as its reader counts them."""
TURNED: Final = (False, True, False)
A4_DOTS: Final = {"595 842": False, "842 595": True}


@pytest.fixture(scope="module")
def package() -> Package:
    drawings = tuple(
        read_drawing(key, TABLE.format(key, "landscape" if turned else ""))
        for key, turned in zip(("first", "wide", "last"), TURNED, strict=True)
    )
    report = filled(projects=[{"name": f"第{number}项"} for number in range(60)])
    return compose(Rulebook(replace(issued().edition, drawings=drawings)).evaluate(report))


@pytest.fixture
def typefaces(qapp: QGuiApplication) -> Typefaces:
    return Typefaces()


@pytest.fixture
def pages(package: Package, typefaces: Typefaces) -> tuple[Page, ...]:
    return lay_out(package, typefaces)


def test_a_part_is_as_wide_as_its_paper(package: Package) -> None:
    assert list(page_faults(package)) == []
    assert [part.landscape for part in package.parts] == [*TURNED]
    assert [part.width for part in package.parts] == [172, 259, 172]


def test_its_pages_are_set_on_its_paper(package: Package, pages: tuple[Page, ...]) -> None:
    assert faults(package, pages) == []
    wide = [page.number for page in pages if page.landscape]

    assert [page.number for page in pages] == [*range(1, len(pages) + 1)]
    assert wide == [page.number for page in pages if page.part == "wide"]
    # Fewer rows on lower paper; the number stands at the foot of the page as it is read.
    assert len(wide) > len(pages) / 3
    for page in pages:
        assert page.folio is not None
        assert 0.9 * page.size[1] < page.folio.y / 20 / 72 * 25.4 < page.size[1]


def test_margins_of_ones_own_are_those_of_the_page_as_it_is_read(package: Package) -> None:
    own = with_margins(package, Margins(top=30, bottom=20, left=25, right=15))
    wide = own.parts[1]

    assert (wide.landscape, wide.margins, wide.width) == (True, (25, 30, 15, 20), 257)
    (grid,) = (block for block in wide.blocks if isinstance(block, Grid))
    assert sum(grid.widths) == pytest.approx(257)


def test_word_has_a_section_that_lies(package: Package) -> None:
    data = write_word(package)
    verify_word(data, package)
    sections = Document(BytesIO(data)).sections

    assert [section.orientation is WD_ORIENT.LANDSCAPE for section in sections] == [*TURNED]
    assert [round((section.page_width or 0) / MM) for section in sections] == [210, 297, 210]
    assert [round((section.page_height or 0) / MM) for section in sections] == [297, 210, 297]


def test_excel_has_a_sheet_that_lies(package: Package) -> None:
    data = write_workbook(package)
    verify_workbook(data, package)
    sheets = load_workbook(BytesIO(data)).worksheets

    assert [sheet.page_setup.orientation == "landscape" for sheet in sheets] == [*TURNED]
    rows = [sheet.row_breaks.brk[0].id for sheet in sheets]
    assert rows[1] < rows[0]


def test_a_pdf_has_pages_that_lie(
    package: Package, pages: tuple[Page, ...], typefaces: Typefaces
) -> None:
    boxes = re.findall(rb"/MediaBox \[0 0 ([0-9. ]+)\]", write_pdf(package, typefaces))

    assert [A4_DOTS[whole(box)] for box in boxes] == [page.landscape for page in pages]


def whole(box: bytes) -> str:
    return " ".join(f"{float(number):.0f}" for number in box.decode().split())


def test_a_printer_gets_upright_sheets_with_the_head_to_the_left(pages: tuple[Page, ...]) -> None:
    wide = next(page for page in pages if page.landscape)
    dark = dark_columns(upright(wide))

    # From the upper margin to the page number below the lower one.
    assert dark[0] == pytest.approx(22, abs=0.5)
    assert 190 < dark[-1] < 206
    first = pages[0]
    assert upright(first) == to_image(first, DPI)


def upright(page: Page) -> QImage:
    width, height = (round(side / 25.4 * DPI) for side in A4)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    paint_upright(painter, page, scale_for(DPI))
    painter.end()
    return image


def dark_columns(image: QImage) -> list[float]:
    """Where something is painted, mm from the left."""
    return [
        x / DPI * 25.4
        for x in range(image.width())
        if any(image.pixelColor(x, y).value() < 128 for y in range(image.height()))
    ]


def test_printed_sheets_are_all_alike(pages: tuple[Page, ...], tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_pages(printer, pages)

    boxes = re.findall(rb"/MediaBox \[0 0 ([0-9. ]+)\]", (tmp_path / "printed.pdf").read_bytes())
    assert [A4_DOTS[whole(box)] for box in boxes] == [False] * len(pages)


@pytest.mark.parametrize("turned", [(), (0,), (1, 2), (4,)])
@pytest.mark.parametrize("offset", [0, 13, 14, 2000, 3000, 9000])
def test_pages_of_both_sizes_lie_below_each_other(turned: tuple[int, ...], offset: int) -> None:
    stack = PageStack(
        count=5, pixels=2.5, window=QSize(900, 700), offset=QPoint(0, offset), turned=turned
    )
    areas = [stack.area(number) for number in range(5)]

    assert [area.width() > area.height() for area in areas] == [n in turned for n in range(5)]
    assert all(a.bottom() + 1 + GAP == b.top() for a, b in pairwise(areas))
    assert areas[0].top() == GAP - offset
    assert areas[-1].bottom() + 1 + GAP == stack.whole().height() - offset
    assert stack.whole().width() == max(area.width() for area in areas) + 2 * GAP
    seen = {number for number, area in enumerate(areas) if area.bottom() >= 0 and area.top() < 700}
    assert seen <= {*stack.in_sight()}
    assert len(stack.in_sight()) <= len(seen) + 2


def test_the_preview_fits_the_widest_page(package: Package, typefaces: Typefaces) -> None:
    preview = PackagePreview(typefaces)
    preview.resize(700, 500)
    preview.show()
    preview.show_package(replace(package, parts=package.parts[:1]))
    preview._laying_out.at_once()
    wait_for(lambda: bool(preview.pages()))
    few = len(preview.pages())
    upright_zoom = preview.zoom()
    preview.show_package(package)
    preview._laying_out.at_once()
    wait_for(lambda: len(preview.pages()) > few)

    assert preview.zoom() == pytest.approx(upright_zoom * A4[0] / A4[1], abs=1)
    assert preview.horizontalScrollBar().maximum() == 0
    preview.close()


def test_landscape_stands_alone_on_its_line() -> None:
    with pytest.raises(EditionError) as caught:
        read_drawing("wide", "landscape yes\n@line 甲")

    assert (caught.value.line, caught.value.reason) == (1, "看不懂“landscape”。")
