"""Margins the clerk chooses: within limits, on every way out, with tables as wide as the body."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication

from amount import many
from given.random_forms import form_faults, named, random_form
from given.worked import EDITIONS, sheet_of
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.pages.compose import compose, first_margins
from perfeval_gui.pages.margins import LIMITS, Margins, nearest, with_margins
from perfeval_gui.pages.model import Grid, Package
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.layout import lay_out
from perfeval_gui.paper.page import MM
from perfeval_gui.publishing.preflight import preflight
from perfeval_gui.publishing.publishing import build

OWN = Margins(top=30, bottom=25, left=30, right=10)
NARROWEST = Margins(top=50, bottom=50, left=30, right=30, everywhere=True)
WIDEST = Margins(top=8, bottom=13, left=8, right=8, everywhere=True)


@pytest.fixture
def typefaces(qapp: QApplication) -> Typefaces:
    return Typefaces()


@pytest.fixture
def package() -> Package:
    return compose(sheet_of({"unit": "某某中心"}))


def test_margins_of_the_edition_change_nothing(package: Package) -> None:
    assert with_margins(package, None) is package


def test_tables_take_the_margins_and_fill_the_body(package: Package) -> None:
    own = with_margins(package, OWN)

    for before, part in zip(package.parts, own.parts, strict=True):
        grids = [block for block in part.blocks if isinstance(block, Grid)]
        assert part.margins == ((30, 30, 10, 25) if grids else before.margins)
        for grid in grids:
            assert sum(grid.widths) == pytest.approx(part.width)


def test_cover_and_report_take_them_when_that_is_wanted(package: Package) -> None:
    own = with_margins(package, WIDEST)

    assert {part.margins for part in own.parts} == {(8, 8, 8, 13)}


@pytest.mark.parametrize("side", LIMITS)
@pytest.mark.parametrize("by", [-1, 1])
def test_margins_outside_the_limits_are_refused(side: str, by: int) -> None:
    edge = LIMITS[side][by > 0] + by

    with pytest.raises(ValueError, match=side):
        replace(OWN, **{side: edge})  # type: ignore[arg-type]  # a side


def test_words_are_read_back_and_damaged_ones_are_none() -> None:
    assert Margins.read(NARROWEST.words()) == NARROWEST
    assert Margins.read(OWN.words()) == OWN
    for words in ((), ("20", "20", "20"), ("20", "x", "20", "20", "true"), ("0", *"1234")):
        assert Margins.read(words) is None


def test_the_clerk_begins_with_the_margins_of_the_first_table() -> None:
    margins = first_margins(sheet_of())

    assert margins is not None
    assert nearest(margins) == Margins(top=12, bottom=15, left=19, right=19)


@pytest.mark.parametrize("edition", Shelf((EDITIONS,)).ids())
def test_they_are_known_of_every_form_without_its_pages(edition: str) -> None:
    book = Shelf((EDITIONS,)).read(edition)
    sheet = book.evaluate(new_report(book.edition, 2023))
    tables = (
        part.margins
        for part in compose(sheet).parts
        if any(isinstance(block, Grid) for block in part.blocks)
    )

    assert first_margins(sheet) == next(tables, None)


def test_paper_keeps_to_them(package: Package, typefaces: Typefaces) -> None:
    page = lay_out(with_margins(package, OWN), typefaces)[0]

    assert min(rule.x1 for rule in page.strokes) / MM == pytest.approx(30, abs=0.1)
    assert max(rule.x2 for rule in page.strokes) / MM == pytest.approx(200, abs=0.1)


@pytest.mark.parametrize("margins", [OWN, NARROWEST, WIDEST])
@pytest.mark.parametrize("seed", [3, 5, 9][: many(3, 1)])
def test_nothing_is_lost_whatever_the_margins(
    margins: Margins, seed: int, typefaces: Typefaces
) -> None:
    given = named(with_margins(random_form(seed), margins))

    assert form_faults(given, lay_out(given, typefaces)) == []


def test_word_and_excel_have_them(package: Package, typefaces: Typefaces) -> None:
    own = with_margins(package, OWN)

    with zipfile.ZipFile(BytesIO(build(own, "docx", typefaces))) as archive:
        document = archive.read("word/document.xml").decode()
    sheet = load_workbook(BytesIO(build(own, "xlsx", typefaces))).worksheets[0]

    assert 'w:left="1701"' in document
    assert sheet.page_margins.left == pytest.approx(30 / 25.4)
    assert sheet.page_margins.bottom == pytest.approx(25 / 25.4)


def test_what_no_longer_fits_is_noted(typefaces: Typefaces) -> None:
    sheet = sheet_of({"executed": "12345.67", "annual_budget": "12345.67"})
    narrow = with_margins(compose(sheet), NARROWEST)

    before = {note.kind for note in preflight(sheet, compose(sheet), typefaces)}
    after = {note.kind for note in preflight(sheet, narrow, typefaces)}

    assert "shrunk" not in before
    assert "shrunk" in after
