"""What a clerk typed is text in the workbook, whatever it begins with or looks like."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Final

import openpyxl
import pytest

from office import Office
from perfeval_gui.exports.excel.verify import verify_workbook
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.pages.model import Cell, Grid, Package, Paragraph, Part, Row, Run

SAMPLES: Final = 500
BEGINNINGS: Final = ("=", "+", "-", "@", "#N/A", "#DIV/0!", "#REF!", "'", '"', "", "＝", "%")
MIDDLES: Final = ("", "1+1", "SUM(A1:A9)", 'HYPERLINK("x")', "甲", "cmd|' /C calc'!A0", "12", "1E5",
                  "TRUE", "0012", "2023-01-01", "12:30", "N/A", "{=A1}", "A1", "_x0041_",
                  "甲_x000D_乙", "_x4e00__x000a_", "_x00E_", "_x0007_", "&_x0026_")  # fmt: skip
ENDS: Final = ("", " ", "起", "\u3000", "%", "!", "=")


def texts() -> list[str]:
    rng = random.Random(500)
    made: dict[str, None] = dict.fromkeys(filter(None, BEGINNINGS))
    while len(made) < SAMPLES:
        text = rng.choice(BEGINNINGS) + rng.choice(MIDDLES) + rng.choice(ENDS)
        if text.strip():
            made[text] = None
    return list(made)


@pytest.fixture(scope="module")
def package() -> Package:
    """All of them below each other."""
    cells = tuple(
        Cell(paragraphs=(Paragraph(runs=(Run(text),)),), row=row, column=0, typed=True)
        for row, text in enumerate(texts())
    )
    grid = Grid(widths=(170,), rows=(Row(),) * len(cells), cells=cells)
    part = Part(key="x", title="表", blocks=(grid,), margins=(20, 20, 20, 20))
    return Package(title="", author="", date="", parts=(part,))


def values(data: bytes) -> list[tuple[str, object]]:
    """Kind and value of every cell of the first column."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [(cell.data_type, cell.value) for (cell,) in sheet.iter_rows(max_col=1)]


def test_every_text_is_a_text(package: Package) -> None:
    data = write_workbook(package)
    verify_workbook(data, package)

    assert values(data) == [("s", text) for text in texts()]


def test_what_excel_would_take_for_a_formula_is_marked(package: Package) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_workbook(package))).worksheets[0]
    for (cell,) in sheet.iter_rows(max_col=1):
        assert bool(cell.quotePrefix) is str(cell.value).startswith(("=", "+", "-", "@", "#"))


def test_another_program_takes_them_for_texts_too(
    package: Package, tmp_path: Path, office: Office
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(write_workbook(package))
    office.save("xlsx", tmp_path / "out", [path])

    assert values((tmp_path / "out/a.xlsx").read_bytes()) == [("s", text) for text in texts()]


def test_a_text_that_became_a_formula_is_noticed() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row, text in enumerate(texts(), 1):
        sheet.cell(row, 1).value = text
    buffer = io.BytesIO()
    book.save(buffer)

    assert {kind for kind, _ in values(buffer.getvalue())} >= {"f", "e"}
