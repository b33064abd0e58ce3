"""Printing pages. Without a printer it says so, where Qt would silently write a PDF file."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from perfeval_gui.pages.model import Package
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.layout import laying_out
from perfeval_gui.paper.page import Page
from perfeval_gui.paper.painting import paint_upright, scale_for
from perfeval_gui.working.steps import finished

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


_NO_PRINTER: Final = (
    "没有可用的打印机，没有打印。可以到“交之前”里导出 PDF，拿到有打印机的电脑上打印。"
)


class PrinterError(Exception):
    """Nothing, or not everything, was printed; the message is a Chinese sentence for the clerk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintSetup:
    """How a document was printed last.

    Attributes:
        printer: Its name; empty for the usual one.
        first, last: The pages, 0 for all of them.
        collate: Copies come one after the other instead of page by page.
    """

    printer: str = ""
    first: int = 0
    last: int = 0
    copies: int = 1
    collate: bool = True


Painted = Callable[[QPainter, float], None]
"""Paints an upright A4 page, its corner at the origin, for a device of so many dots an inch."""


@dataclass(frozen=True, slots=True)
class Side:
    """One printed side: its number, from 1, and what paints it."""

    number: int
    paint: Painted


FIRST: Final = PrintSetup()
"""For a document that was never printed."""


def has_printer() -> bool:
    """Whether this computer knows a printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def is_gone(name: str) -> bool:
    """Whether the printer called *name* was there once and is not any more."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(name) and name not in QPrinterInfo.availablePrinterNames()


def ready(typefaces: Typefaces) -> None:
    """See to it that there is something to print with.

    Raises:
        PrinterError: Without a printer, or without a typeface that is not all boxes.
    """
    if not typefaces.can_set_chinese:
        raise PrinterError(
            "本机没有可用的中文字体，打印出来会是方框，没有打印。"
            "请先安装中文字体；Word 文件可以照常导出，到有字体的电脑上打印。"
        )
    if not has_printer():
        raise PrinterError(_NO_PRINTER)


def print_painted(
    parent: QWidget | None, title: str, painted: Sequence[Painted], typefaces: Typefaces
) -> bool:
    """Ask likewise, and print what is no page of a form; whether that was done.

    Raises:
        PrinterError: Likewise.
    """
    ready(typefaces)
    sides = [Side(number, paint) for number, paint in enumerate(painted, 1)]
    return _ask_and_print(parent, title, sides, FIRST) is not None


def _ask_and_print(
    parent: QWidget | None, title: str, sides: Sequence[Side], before: PrintSetup
) -> PrintSetup | None:
    printer = ask_printer(parent, title, len(sides), before)
    if printer is None:
        return None
    finished(_printing(printer, sides))
    return chosen_setup(printer)


def ask_printer(
    parent: QWidget | None, title: str, count: int, before: PrintSetup = FIRST
) -> QPrinter | None:
    """A printer for *count* pages called *title*, set as the clerk chose; None without one.

    Raises:
        PrinterError: When the printer that was chosen is gone.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    prepare(printer, before, count)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, max(1, count))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    if is_gone(printer.printerName()):
        raise PrinterError(
            f"找不到打印机“{printer.printerName()}”，它可能已经关机或被移除。"
            "请另选一台，或导出 PDF。"
        )
    return printer


def printing_more(
    package: Package, typefaces: Typefaces, like: PrintSetup
) -> Generator[None, None, None]:
    """Print all pages of *package* on the printer of another one that was printed *like* that.

    In steps, as `printing_pages` does.

    Raises:
        PrinterError: When the printer is gone or fails.
    """
    from PySide6.QtPrintSupport import QPrinter

    if is_gone(like.printer):
        raise PrinterError(f"找不到打印机“{like.printer}”，它可能已经关机或被移除。")
    pages = yield from laying_out(package, typefaces)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(package.title)
    prepare(printer, replace(like, first=0, last=0), len(pages))
    yield from printing_pages(printer, pages)


def prepare(printer: QPrinter, setup: PrintSetup, count: int) -> None:
    """Set *printer* as it was for this document; what does not fit *count* pages is left out."""
    if setup.printer and not is_gone(setup.printer):
        printer.setPrinterName(setup.printer)
    printer.setCopyCount(max(1, setup.copies))
    printer.setCollateCopies(setup.collate)
    if 0 < setup.first <= setup.last <= count:
        printer.setPrintRange(printer.PrintRange.PageRange)
        printer.setFromTo(setup.first, setup.last)


def chosen_setup(printer: QPrinter) -> PrintSetup:
    """What to begin with the next time this document is printed."""
    ranged = printer.printRange() == printer.PrintRange.PageRange
    return PrintSetup(
        printer=printer.printerName(),
        first=printer.fromPage() if ranged else 0,
        last=printer.toPage() if ranged else 0,
        copies=printer.copyCount(),
        collate=printer.collateCopies(),
    )


def print_pages(printer: QPrinter, pages: Sequence[Page]) -> None:
    """Print the pages and copies that *printer* is set to, on A4 paper.

    All sheets go in upright, and wide pages are turned when they are painted: not every printer
    turns its paper between two pages.

    Raises:
        PrinterError: When *printer* is none, or fails on the way.
    """
    finished(printing_pages(printer, pages))


def printing_pages(printer: QPrinter, pages: Sequence[Page]) -> Generator[None, None, None]:
    """What `print_pages` does, a page in each step; left between two, the printer gets nothing.

    What a printer has taken by then it may print all the same.
    """
    sides = [Side(page.number, partial(_paint_page, page)) for page in pages]
    yield from _printing(printer, sides)


def _paint_page(page: Page, painter: QPainter, resolution: float) -> None:
    paint_upright(painter, page, scale_for(resolution))


def _printing(printer: QPrinter, sides: Sequence[Side]) -> Generator[None, None, None]:
    if printer.outputFormat() == printer.OutputFormat.PdfFormat and not printer.outputFileName():
        raise PrinterError(_NO_PRINTER)
    chosen = _copied(printer, _chosen(printer, sides))
    if not chosen:
        raise PrinterError("所选页码超出范围，没有可打印的页。")
    # Full page before painting begins, or the margins of the printer come on top of ours.
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    yield from _paint_all(printer, chosen)
    if printer.printerState() in (printer.PrinterState.Error, printer.PrinterState.Aborted):
        raise PrinterError("打印中断，请检查打印机后重新打印。")


def _chosen(printer: QPrinter, sides: Sequence[Side]) -> list[Side]:
    """The pages whose numbers were asked for, in the order the printer wants them."""
    chosen = list(sides)
    if printer.printRange() == printer.PrintRange.PageRange:
        ranges = printer.pageRanges()
        chosen = [side for side in sides if ranges.contains(side.number)]
    if printer.pageOrder() == printer.PageOrder.LastPageFirst:
        chosen.reverse()
    return chosen


def _copied(printer: QPrinter, sides: Sequence[Side]) -> list[Side]:
    """Each page as often as it has to be painted; many printers repeat pages themselves."""
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return [*sides] * copies
    return [side for side in sides for _ in range(copies)]


def _paint_all(printer: QPrinter, sides: Sequence[Side]) -> Iterator[None]:
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterError("无法连接打印机，请检查打印机是否开机、联网。")
    try:
        for number, side in enumerate(sides):
            if number and not printer.newPage():
                raise PrinterError("打印机没有接收下一页，请检查后重新打印。")
            side.paint(painter, printer.resolution())
            yield
    except GeneratorExit:
        printer.abort()
        raise
    finally:
        painter.end()
