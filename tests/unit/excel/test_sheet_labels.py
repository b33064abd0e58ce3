"""Figures beside a label in one cell of the workbook: numbers that calculate, printed with it."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest

from given.edges import pages_of
from perfeval_gui.exports.excel.mixed_cells import with_label
from perfeval_gui.exports.excel.verify import verify_workbook
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.pages.mixed_cells import labelled
from perfeval_gui.pages.model import Cell, Grid, Package, Paragraph, Part, Row, Run


def beside(*runs: Run, value: str = "", formula: str = "") -> Cell:
    return Cell(
        paragraphs=(Paragraph(runs=runs),),
        row=0,
        column=0,
        value=Decimal(value) if value else None,
        number_format="0.00%" if value or formula else "",
        formula=formula,
    )


def of(*cells: Cell) -> Package:
    grid = Grid(
        widths=(50,) * len(cells),
        rows=(Row(),),
        cells=tuple(
            Cell(
                paragraphs=cell.paragraphs,
                row=0,
                column=column,
                name=cell.name,
                value=cell.value,
                number_format=cell.number_format,
                formula=cell.formula,
            )
            for column, cell in enumerate(cells)
        ),
    )
    part = Part(key="x", title="表", blocks=(grid,), margins=(20, 20, 20, 20))
    return Package(title="", author="", date="", parts=(part,))


RATE = (Run("执行率："), Run("95.00%", "rate"), Run("（年）"))


def test_the_label_is_in_the_format_and_the_minus_stays_with_the_figure() -> None:
    cell = with_label(beside(*RATE, value="0.95"))
    plus, minus, zero, text = cell.number_format.split(";")
    assert plus == zero == '"执行率："0.00%"（年）"'
    assert minus == '"执行率："-0.00%"（年）"'
    assert text == "@"


def test_a_quotation_mark_in_a_label_does_not_end_it() -> None:
    cell = with_label(beside(Run('"三公"'), Run("1", "x"), value="1", formula="=N({y})"))
    assert cell.number_format.startswith('""\\""三公"\\"""0.00%')
    assert '"""三公"""' in cell.formula


def test_a_blank_result_leaves_the_label() -> None:
    runs = (Run("执行率："), Run("", "rate"))
    blank = beside(*runs, formula='=IF({a}=0,"",1/{a})')
    package = of(Cell(paragraphs=(Paragraph(),), row=0, column=0, name="a"), blank)
    data = write_workbook(package)
    verify_workbook(data, package)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert sheet["B1"].value == '=IF((IF(A1=0,"",1/A1))="","执行率：",IF(A1=0,"",1/A1))'


def test_other_cells_calculate_with_the_figure() -> None:
    total = Cell(paragraphs=(Paragraph(runs=(Run("1.90"),)),), row=0, column=0, name="b",
                 value=Decimal("1.90"), number_format="0.00", formula="=2*{rate}")  # fmt: skip
    data = write_workbook(of(beside(*RATE, value="0.95"), total))
    assert openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]["B1"].value == "=2*A1"


def test_a_computed_text_is_put_behind_its_label() -> None:
    cell = Cell(paragraphs=(Paragraph(runs=(Run("等级："), Run("优", "grade"))),), row=0, column=0,
                formula='=IF({a}>1,"优","差")')  # fmt: skip
    assert with_label(cell).formula == '="等级："&IF({a}>1,"优","差")&""'


@pytest.mark.parametrize("runs", [(), (Run("单位"),), (Run("1", "a"), Run("2", "b"))])
def test_labels_alone_and_several_figures_are_texts(runs: tuple[Run, ...]) -> None:
    assert labelled(beside(*runs)) is None


def test_the_other_edition_has_numbers_beside_its_labels() -> None:
    package = pages_of("other edition")
    sheet = openpyxl.load_workbook(io.BytesIO(write_workbook(package))).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if "实际支出" in cell.number_format]
    assert [cell.value for cell in cells] == [285]
    assert [cell.protection.locked for cell in cells] == [False]
    rates = [
        cell for row in sheet.iter_rows() for cell in row if "编制控制率" in cell.number_format
    ]
    assert [str(cell.value)[0] for cell in rates] == ["="]
