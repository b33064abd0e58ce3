"""The package as an Excel workbook (.xlsx), one sheet a part, figures live."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from perfeval_gui.carriers.office import carry
from perfeval_gui.exports.archive import CORE_PATH, core_properties, demand_parts, pack
from perfeval_gui.exports.excel.plan import Plan, plan_part
from perfeval_gui.exports.excel.skeleton import members_of
from perfeval_gui.exports.excel.strings import Strings
from perfeval_gui.exports.excel.styles import Formats
from perfeval_gui.exports.excel.xml import Addresses, address, merged_cells, sheet_data
from perfeval_gui.pages.model import FOOT_LEAST, MARK_STYLE, MM_PER_INCH, Package, Part

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_A4_PAPER: Final = 9
_TITLE_LIMIT: Final = 31
_NOT_IN_TITLES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]|_(?=x[0-9A-Fa-f]{1,4}_)")
"""What Excel forbids, and the beginning of what some programs read as the code of a character."""
_PIXELS_PER_INCH: Final = 96
_DIGIT_PIXELS: Final = 7
"""Width of a digit in the basic font: Excel's unit of column width."""
_BASE_FONT: Final = (
    '<font><sz val="9.5"/><color theme="1"/><name val="Arial"/><family val="2"/></font>'
)
"""openpyxl's Calibri is missing where there is no Office, and all columns get another width.
Arial or a face of the same widths is everywhere. At 9.5 pt its digits are 7 dots wide unrounded
too, so that programs which do not round to dots come to the same widths."""
_FIRST_FONT: Final = re.compile("<font>.*?</font>", re.DOTALL)
_STYLES_PATH: Final = "xl/styles.xml"
_FOOT_GAP: Final = 13.0
"""From the lower edge of the body to that of the page number, mm."""
_NO_HEIGHTS: Final[Mapping[tuple[str, int], tuple[float, ...]]] = {}
_EMPTY_DATA: Final = re.compile(r"<sheetData\s*/>|<sheetData>.*?</sheetData>", re.DOTALL)
_AFTER_MERGES: Final = "<printOptions"
_MARKED: Final = re.compile("(?<=<oddHeader>)[^<]+")
_DIMENSION: Final = re.compile(r'<dimension ref="[^"]*"\s*/>')


def write_workbook(
    package: Package,
    heights: Mapping[tuple[str, int], tuple[float, ...]] | None = None,
    draft: bytes = b"",
) -> bytes:
    """The whole .xlsx file. Equal packages, heights and drafts give equal bytes.

    Args:
        heights: Row heights in pt of each grid, by part key and number of the grid in the part,
            as measured by whoever can measure type. Rows are never lower than estimated here.
        draft: What the file carries; empty for nothing.

    Raises:
        ExportError: A text or figure does not fit into an Excel cell, or there are no parts.
    """
    demand_parts(package)
    plans = [plan_part(part, heights or _NO_HEIGHTS) for part in package.parts]
    sheets = tuple(zip(sheet_titles(package), plans, strict=True))
    book = _book(sheets, package.mark)
    formats = Formats(book.worksheets[0])
    places = Addresses(sheets)
    strings = Strings()
    contents = [sheet_data(title, plan, formats, places, strings) for title, plan in sheets]
    members = members_of(book)
    strings.put_into(members)
    for number, (data, (_, plan)) in enumerate(zip(contents, sheets, strict=True), 1):
        path = f"xl/worksheets/sheet{number}.xml"
        members[path] = _filled(members[path].decode(), data, plan).encode()
    styles = members[_STYLES_PATH].decode()
    members[_STYLES_PATH] = _FIRST_FONT.sub(_BASE_FONT, styles, count=1).encode()
    members[CORE_PATH] = core_properties(package)
    carry(members, draft)
    return pack(members)


def sheet_titles(package: Package) -> tuple[str, ...]:
    """A sheet name for each part: its title without what Excel forbids, short and unlike others."""
    titles: list[str] = []
    for part in package.parts:
        titles.append(_unlike(_title(part), titles))
    return tuple(titles)


def _title(part: Part) -> str:
    text = _NOT_IN_TITLES.sub("", part.title).strip().strip("'")
    return text[:_TITLE_LIMIT] or part.key[:_TITLE_LIMIT]


def _unlike(title: str, taken: list[str]) -> str:
    lowered = {other.lower() for other in taken}
    candidate, number = title, 1
    while candidate.lower() in lowered:
        number += 1
        tail = f"({number})"
        candidate = title[: _TITLE_LIMIT - len(tail)] + tail
    return candidate


def _book(sheets: tuple[tuple[str, Plan], ...], mark: str) -> Workbook:
    """Everything but the cells: those are put in as text after saving."""
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    if first is not None:
        book.remove(first)
    for title, plan in sheets:
        sheet = book.create_sheet(title)
        _set_up_page(sheet, plan)
        if mark:
            _say(sheet, mark)
        _protect(sheet)
        for number, width in enumerate(plan.widths):
            letters = address(0, number)[:-1]
            sheet.column_dimensions[letters].width = _characters(width)
    return book


def _characters(width: float) -> float:
    """*width* mm in Excel's unit, as the file has it (the blank beside the text included)."""
    return round(width / MM_PER_INCH * _PIXELS_PER_INCH / _DIGIT_PIXELS, 4)


def _set_up_page(sheet: Worksheet, plan: Plan) -> None:
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.pagebreak import Break
    from openpyxl.worksheet.properties import PageSetupProperties

    left, top, right, bottom = (side / MM_PER_INCH for side in plan.part.margins)
    head = plan.part.mark_top / MM_PER_INCH
    foot = max(FOOT_LEAST, plan.part.margins[3] - _FOOT_GAP) / MM_PER_INCH
    sheet.page_margins = PageMargins(
        left=left, right=right, top=top, bottom=bottom, header=head, footer=foot
    )
    sheet.page_setup.paperSize = _A4_PAPER
    sheet.page_setup.orientation = "landscape" if plan.part.landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.sheet_view.showGridLines = False
    if plan.part.numbered:
        foot_line = sheet.oddFooter
        number = foot_line.center if foot_line is not None else None
        if number is not None:
            number.text, number.size, number.font = "— &P —", 14, "宋体"
    for row in plan.breaks:
        sheet.row_breaks.append(Break(id=row))
    if plan.repeat:
        sheet.print_title_rows = f"{plan.repeat[0] + 1}:{plan.repeat[1] + 1}"


def _say(sheet: Worksheet, mark: str) -> None:
    """Put *mark* into the page head, where it is no cell."""
    head = sheet.oddHeader
    right = head.right if head is not None else None
    if right is not None:
        # An ampersand begins an instruction there.
        right.text, right.size, right.font = mark.replace("&", "&&"), round(MARK_STYLE.size), "宋体"


def _blank_lines(part: Part) -> str:
    """What fills the page head of *part* below its mark.

    LibreOffice lets a head that it thinks lower than its room grow as its font wants, and moves
    the sheet down; one that it thinks higher keeps to its room. Empty lines it does not count.
    """
    room = (part.margins[1] - part.mark_top) * 72 / MM_PER_INCH
    return "\n\u00a0" * math.ceil(room / MARK_STYLE.size)


def _protect(sheet: Worksheet) -> None:
    """Guard against slips, not against people: no password; rows and columns may be resized."""
    sheet.protection.sheet = True
    sheet.protection.formatRows = False
    sheet.protection.formatColumns = False


def _filled(xml: str, data: str, plan: Plan) -> str:
    """A sheet without cells with *data* put in."""
    corner = address(len(plan.heights) - 1, len(plan.widths) - 1) if plan.heights else "A1"
    before, after = _EMPTY_DATA.split(xml, maxsplit=1)
    protection, rest = after.split(_AFTER_MERGES, maxsplit=1)
    head = _DIMENSION.sub(f'<dimension ref="A1:{corner}"/>', before)
    # openpyxl would write the code of a line end.
    rest = _MARKED.sub(rf"\g<0>{_blank_lines(plan.part)}", rest)
    return f"{head}{data}{protection}{merged_cells(plan)}{_AFTER_MERGES}{rest}"
