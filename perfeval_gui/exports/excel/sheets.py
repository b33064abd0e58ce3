"""A sheet around its cells: columns, paper, page head and foot, page breaks, protection.

Elements stand in the order the SpreadsheetML schema asks for. Lengths on paper are inches.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from perfeval_gui.exports.archive import xml_text
from perfeval_gui.exports.excel.plan import Plan
from perfeval_gui.exports.excel.xml import address, merged_cells
from perfeval_gui.pages.model import FOOT_LEAST, MARK_STYLE, MM_PER_INCH, Part

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_A4_PAPER: Final = 9
_PIXELS_PER_INCH: Final = 96
_DIGIT_PIXELS: Final = 7
"""Width of a digit in the basic font: Excel's unit of column width."""
_FOOT_GAP: Final = 13.0
"""From the lower edge of the body to that of the page number, mm."""
_LAST_COLUMN: Final = 16_383
_HEAD: Final = (
    '<sheetPr><outlinePr summaryBelow="1" summaryRight="1"/><pageSetUpPr fitToPage="1"/></sheetPr>'
)
_VIEW: Final = (
    '<sheetViews><sheetView showGridLines="0" workbookViewId="0">'
    '<selection activeCell="A1" sqref="A1"/></sheetView></sheetViews>'
    '<sheetFormatPr baseColWidth="8" defaultRowHeight="15"/>'
)
# Guards against slips, not against people: no password; rows and columns may be resized.
_PROTECTION: Final = (
    '<sheetProtection selectLockedCells="0" selectUnlockedCells="0" sheet="1" objects="0" '
    'insertRows="1" insertHyperlinks="1" autoFilter="1" scenarios="0" formatColumns="0" '
    'deleteColumns="1" insertColumns="1" pivotTables="1" deleteRows="1" formatCells="1" '
    'formatRows="0" sort="1"/>'
)
_FACE: Final = '&"宋体"'


def sheet_xml(plan: Plan, data: str, mark: str) -> str:
    """The whole sheet with *data*, its ``sheetData``, and *mark* in the page head.

    The mark is empty where the package has none.
    """
    corner = address(len(plan.heights) - 1, len(plan.widths) - 1) if plan.heights else "A1"
    return (
        f'<worksheet xmlns="{MAIN}">{_HEAD}<dimension ref="A1:{corner}"/>{_VIEW}'
        f"{_columns(plan.widths)}{data}{_PROTECTION}{merged_cells(plan)}"
        f"{_paper(plan.part)}{_head_and_foot(plan.part, mark)}{_breaks(plan.breaks)}</worksheet>"
    )


def _columns(widths: Sequence[float]) -> str:
    entries = "".join(
        f'<col width="{_characters(width)}" customWidth="1" min="{number}" max="{number}"/>'
        for number, width in enumerate(widths, 1)
    )
    return f"<cols>{entries}</cols>"


def _characters(width: float) -> str:
    """*width* mm in Excel's unit, as the file has it (the blank beside the text included)."""
    return _number(round(width / MM_PER_INCH * _PIXELS_PER_INCH / _DIGIT_PIXELS, 4))


def _paper(part: Part) -> str:
    left, top, right, bottom = (_inches(side) for side in part.margins)
    foot = _inches(max(FOOT_LEAST, part.margins[3] - _FOOT_GAP))
    lies = "landscape" if part.landscape else "portrait"
    return (
        '<printOptions horizontalCentered="1"/>'
        f'<pageMargins left="{left}" right="{right}" top="{top}" bottom="{bottom}" '
        f'header="{_inches(part.mark_top)}" footer="{foot}"/>'
        f'<pageSetup orientation="{lies}" paperSize="{_A4_PAPER}" fitToHeight="0" fitToWidth="1"/>'
    )


def _inches(length: float) -> str:
    return _number(length / MM_PER_INCH)


def _number(value: float) -> str:
    """As many digits as every reader keeps."""
    return f"{value:.16g}"


def _head_and_foot(part: Part, mark: str) -> str:
    """The *mark* in the page head and the page number in the foot, where they are no cells."""
    head = foot = ""
    if not (mark or part.numbered):
        return ""
    if mark:
        # An ampersand begins an instruction there.
        said = xml_text(f"&R{_FACE}&{round(MARK_STYLE.size)} {mark.replace('&', '&&')}")
        head = said + _blank_lines(part)
    if part.numbered:
        foot = xml_text(f"&C{_FACE}&14 — &P —")
    return (
        f"<headerFooter><oddHeader>{head}</oddHeader><oddFooter>{foot}</oddFooter>"
        "<evenHeader></evenHeader><evenFooter></evenFooter>"
        "<firstHeader></firstHeader><firstFooter></firstFooter></headerFooter>"
    )


def _blank_lines(part: Part) -> str:
    """What fills the page head of *part* below its mark.

    LibreOffice lets a head that it thinks lower than its room grow as its font wants, and moves
    the sheet down; one that it thinks higher keeps to its room. Empty lines it does not count.
    """
    room = (part.margins[1] - part.mark_top) * 72 / MM_PER_INCH
    return "\n\u00a0" * math.ceil(room / MARK_STYLE.size)


def _breaks(rows: Sequence[int]) -> str:
    if not rows:
        return ""
    entries = "".join(f'<brk id="{row}" min="0" max="{_LAST_COLUMN}" man="1"/>' for row in rows)
    count = len(rows)
    return f'<rowBreaks count="{count}" manualBreakCount="{count}">{entries}</rowBreaks>'
