"""What stands around the cells of a workbook: openpyxl, asked for the same, says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from lxml import etree
from openpyxl import Workbook
from openpyxl.cell import Cell as FormattedCell
from openpyxl.styles import Alignment, Border, Font, Protection, Side
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from perfeval_gui.exports.archive import CONTENT_TYPES, CORE_PATH, saved, unpack
from perfeval_gui.exports.excel.plan import Plan, plan_part
from perfeval_gui.exports.excel.strings import STRINGS_PATH
from perfeval_gui.exports.excel.styles import Formats
from perfeval_gui.exports.excel.write import sheet_titles, write_workbook
from perfeval_gui.exports.excel.xml import Look
from perfeval_gui.exports.font_names import FONT_NAMES
from perfeval_gui.pages.model import MM_PER_INCH, STYLES, Grid, Package, Row
from unit.word.exports_sample import evaluation_part, sample

FIRST_FONT = re.compile("<font>.*?</font>")
ALIGNED = ("left", "center", "right", "justify")


def long_and_wide(package: Package) -> Package:
    """*package* with a wide part of several pages, whose rows are high."""
    part = evaluation_part(40)
    high = tuple(
        replace(block, rows=tuple(Row(height=60, header=row.header) for row in block.rows))
        if isinstance(block, Grid)
        else block
        for block in part.blocks
    )
    wide = replace(part, title="A'b & <c>", blocks=high, landscape=True, margins=(9, 5, 20.1, 2))
    return replace(package, parts=(*package.parts, wide))


PACKAGES = (
    sample(),
    replace(sample(), mark="送审稿 A&B"),
    long_and_wide(sample()),
    replace(sample(), parts=sample().parts[1:2]),
)


def plain(xml: str | bytes) -> str:
    """*xml* as every reader takes it, without cells and what joins them."""
    root = etree.fromstring(xml)
    for kind in ("sheetData", "mergeCells", "dimension"):
        for element in root.findall(f"{{*}}{kind}"):
            root.remove(element)
    return str(etree.tostring(root, method="c14n").decode())


def by_openpyxl(package: Package) -> dict[str, str]:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, part in zip(sheet_titles(package), package.parts, strict=True):
        sheet = book.create_sheet(title)
        set_up(sheet, plan_part(part, {}))
        if package.mark:
            right = sheet.oddHeader.right
            # A program that opens a file made by openpyxl reads a line end as its code.
            lines = "\n\u00a0" * plain_lines(part.margins[1] - part.mark_top)
            right.text, right.size, right.font = package.mark.replace("&", "&&"), 9, "宋体"
            right.text += lines
    members = {path: plain(xml) for path, xml in unpack(saved(book)).items()}
    return {path: xml.replace("_x000a_", "\n") for path, xml in members.items()}


def plain_lines(room: float) -> int:
    """Lines of 9 pt that *room* mm holds, the last one begun only."""
    return -int(-room * 72 / MM_PER_INCH // 9)


def set_up(sheet: Worksheet, plan: Plan) -> None:
    left, top, right, bottom = (side / MM_PER_INCH for side in plan.part.margins)
    head, foot = plan.part.mark_top, max(4, plan.part.margins[3] - 13)
    sheet.page_margins = PageMargins(
        left, right, top, bottom, head / MM_PER_INCH, foot / MM_PER_INCH
    )
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if plan.part.landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False
    if plan.part.numbered:
        assert sheet.oddFooter is not None
        number = sheet.oddFooter.center
        number.text, number.size, number.font = "— &P —", 14, "宋体"
    for row in plan.breaks:
        sheet.row_breaks.append(Break(id=row))
    if plan.repeat:
        sheet.print_title_rows = f"{plan.repeat[0] + 1}:{plan.repeat[1] + 1}"
    for place, width in enumerate(plan.widths):
        letter = "ABCDEFGHIJKLMNOP"[place]
        sheet.column_dimensions[letter].width = round(width / MM_PER_INCH * 96 / 7, 4)


@pytest.mark.parametrize("package", PACKAGES)
def test_everything_around_the_cells_is_what_openpyxl_writes(package: Package) -> None:
    expected = by_openpyxl(package)

    found = {path: plain(xml) for path, xml in unpack(write_workbook(package)).items()}

    assert found.pop(STRINGS_PATH).count("<si>") > 1
    assert found.keys() == expected.keys()
    for path in found.keys() - {CORE_PATH, "xl/styles.xml", CONTENT_TYPES}:
        if path.endswith("workbook.xml.rels"):
            strings = found[path].index('<Relationship Id="rIdStrings"')
            found[path] = found[path][:strings] + "</Relationships>"
        assert found[path] == expected[path], path
    for entry in etree.fromstring(expected[CONTENT_TYPES]):
        assert entry.get("PartName", "") in found[CONTENT_TYPES]


def test_the_packages_have_what_is_compared() -> None:
    plans = [plan_part(part, {}) for package in PACKAGES for part in package.parts]
    assert any(plan.repeat for plan in plans)
    assert any(len(plan.breaks) > 1 for plan in plans)
    assert {plan.part.numbered for plan in plans} == {plan.part.landscape for plan in plans}


def looks() -> Iterator[Look]:
    """Every style in every place, with all kinds of what else a look may have."""
    codes = ("", "0.00", "0.00%", "0.000", '"共"0.00"<元>"')
    for number, (style, align) in enumerate(product(STYLES, ALIGNED)):
        yield Look(
            style=style,
            align=align,  # type: ignore[arg-type]
            borders=("", "ltrb", "lr", "lrb")[number % 4],
            vertical=number % 7 == 1,
            top=number % 2 == 0,
            number_format=codes[number % 5],
            spread=number % 3 == 0,
            typed=number % 5 < 2,
            quoted=number % 11 == 3,
        )


def formatted(sheet: Worksheet, look: Look) -> FormattedCell:
    style, figure = STYLES[look.style], bool(look.number_format)
    cell = FormattedCell(sheet, row=1, column=1)
    cell.font = Font(name=FONT_NAMES[style.font], size=style.size, bold=style.bold, charset=134)
    upright = "justify" if look.spread and look.align == "justify" else ""
    cell.alignment = Alignment(
        horizontal=look.align,
        vertical=upright or ("top" if look.top else "center"),
        text_rotation=255 if look.vertical else 0,
        wrap_text=not figure and not look.vertical,
        shrink_to_fit=figure,
    )
    cell.protection = Protection(locked=not look.typed)
    line, none = Side(style="thin", color="FF000000"), Side()
    if look.borders:
        left, top, right, bottom = (line if side in look.borders else none for side in "ltrb")
        cell.border = Border(left=left, right=right, top=top, bottom=bottom)
    if figure:
        cell.number_format = look.number_format
    if look.quoted:
        cell.quotePrefix = True
    return cell


def test_formats_are_those_that_openpyxl_makes() -> None:
    book, formats = Workbook(), Formats()
    numbers = [formatted(book.worksheets[0], look).style_id for look in looks()]

    found = [formats(look) for look in (*looks(), *looks())]

    assert found == numbers * 2
    expected = unpack(saved(book))["xl/styles.xml"].decode()
    written = formats.xml()
    assert 'val="Arial"' in FIRST_FONT.findall(written)[0]
    assert plain(FIRST_FONT.sub("", written, count=1)) == plain(
        FIRST_FONT.sub("", expected, count=1)
    )
