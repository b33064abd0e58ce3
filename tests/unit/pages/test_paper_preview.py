"""Preview and printing: the pages in a window, and on a printer that is there, full or gone."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPageRanges, QPainter, QPalette, QWheelEvent
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checkout import ROOT
from given.worked import issued, sheet_of
from perfeval_gui.pages.compose import compose
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.layout import lay_out
from perfeval_gui.paper.page import Page
from perfeval_gui.paper.painting import to_image
from perfeval_gui.paper.printing import (
    PrinterError,
    has_printer,
    print_pages,
    ready,
)
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.views.output.preview import laying_out
from perfeval_gui.views.output.preview.preview_widget import PackagePreview
from unit.pages.paper_sample import evaluation
from unit.word.exports_sample import sample


@pytest.fixture
def typefaces(qapp: QApplication) -> Typefaces:
    return Typefaces()


@pytest.fixture
def preview(qtbot: QtBot, typefaces: Typefaces) -> Iterator[PackagePreview]:
    widget = PackagePreview(typefaces)
    qtbot.addWidget(widget)
    widget.resize(700, 500)
    widget.show_package(sample())
    with qtbot.waitExposed(widget):
        widget.show()
    yield widget
    widget.hide()


@pytest.fixture
def pages(typefaces: Typefaces) -> tuple[Page, ...]:
    return lay_out(sample(), typefaces)


@pytest.fixture
def printer(tmp_path: Path, qapp: QApplication) -> QPrinter:
    """A printer that prints into a file, since Qt knows no other without a spooler."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    return printer


def center_of(preview: PackagePreview, name: str) -> QPoint:
    stack = preview._stack()
    for index, page in enumerate(preview.pages()):
        for place in page.places:
            if place.name == name:
                return stack.area_of(index, place).center().toPoint()
    raise AssertionError(name)


def printed(
    printer: QPrinter, monkeypatch: pytest.MonkeyPatch, pages: tuple[Page, ...]
) -> list[int]:
    """Numbers of the pages in the order in which they are painted."""
    numbers: list[int] = []

    def note(painter: QPainter, page: Page, scale: float) -> None:
        numbers.append(page.number)

    monkeypatch.setattr("perfeval_gui.paper.printing.paint_upright", note)
    print_pages(printer, pages)
    return numbers


def test_pages_are_shown_as_soon_as_the_widget_is(preview: PackagePreview) -> None:
    assert len(preview.pages()) == len(lay_out(sample(), Typefaces()))


def test_changes_are_laid_out_together(
    preview: PackagePreview, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def count(*arguments: object) -> Generator[None, None, tuple[Page, ...]]:
        calls.append(arguments)
        yield
        return ()

    monkeypatch.setattr(laying_out, "laying_out", count)
    for number in range(20):
        preview.show_package(evaluation(number))
    assert calls == []
    qtbot.waitUntil(lambda: bool(calls))
    assert len(calls) == 1
    assert calls[0][0] == evaluation(19)


def test_a_hidden_preview_lays_nothing_out(qtbot: QtBot, typefaces: Typefaces) -> None:
    widget = PackagePreview(typefaces)
    qtbot.addWidget(widget)
    widget.show_package(sample())
    # Nothing is left that could do it later.
    assert not widget._laying_out._timer.isActive()
    assert widget.pages() == ()


@pytest.mark.parametrize("percent", [None, 60, 180])
def test_a_click_names_the_field(
    percent: int | None, preview: PackagePreview, qtbot: QtBot
) -> None:
    if percent is not None:
        preview.set_zoom(percent)
    preview.mark("in_post")
    with qtbot.waitSignal(preview.cell_clicked) as clicked:
        QTest.mouseClick(
            preview.viewport(), Qt.MouseButton.LeftButton, pos=center_of(preview, "in_post")
        )
    assert clicked.args == ["in_post"]


def test_the_pointer_shows_what_can_be_clicked(preview: PackagePreview) -> None:
    QTest.mouseMove(preview.viewport(), center_of(preview, "quota"))
    assert preview.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(preview.viewport(), QPoint(2, 2))
    assert preview.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_marked_field_is_scrolled_to_and_coloured(preview: PackagePreview) -> None:
    preview.mark("executed")
    point = center_of(preview, "executed")
    assert preview.viewport().rect().contains(point)
    corner = point + QPoint(0, -9)
    assert preview.viewport().grab().toImage().pixelColor(corner).blue() < 230


def test_zoom_follows_the_width_until_it_is_chosen(preview: PackagePreview) -> None:
    narrow = preview.zoom()
    preview.resize(1000, 500)
    assert preview.zoom() > narrow
    preview.set_zoom(80)
    preview.resize(700, 500)
    assert preview.zoom() == 80
    preview.fit_width()
    assert preview.zoom() == narrow
    preview.set_zoom(9999)
    assert preview.zoom() == 400


def test_the_page_in_sight_stays_when_pages_before_it_are_added(
    qtbot: QtBot, typefaces: Typefaces
) -> None:
    widget = PackagePreview(typefaces)
    qtbot.addWidget(widget)
    widget.resize(500, 600)
    few, many = (compose(sheet_of(projects=[{"name": "甲"}] * count)) for count in (1, 80))
    widget.show_package(few)
    widget.show()
    report = next(page for page in widget.pages() if page.part == "report")
    bar = widget.verticalScrollBar()
    bar.setValue(bar.value() + widget._stack().area(report.number - 1).top() + 37)

    widget.show_package(many)
    qtbot.waitUntil(lambda: len(widget.pages()) > report.number)

    first = widget._stack().in_sight()[0]
    assert widget.pages()[first].part == "report"
    assert first > report.number - 1
    assert widget._stack().area(first).top() == -37


def test_the_text_of_a_passage_leads_to_it_and_a_figure_in_it_to_the_figure(
    qapp: QApplication, typefaces: Typefaces
) -> None:
    example = open_draft(ROOT / "resources/samples/示例.perfeval")
    pages = lay_out(compose(issued().evaluate(example)), typefaces)
    page = next(
        page
        for page in pages
        if page.part == "report" and any(place.name == "executed" for place in page.places)
    )
    found = {place.name: place for place in page.places}

    figure = found["executed"]
    text = next(place for place in page.places if place.name.startswith("passages["))
    assert page.name_at(text.x + 1, text.y + text.height / 2) == text.name
    assert page.name_at(figure.x + 1, figure.y + figure.height / 2) == "executed"


def test_wheel_and_keys_zoom(preview: PackagePreview) -> None:
    preview.set_zoom(100)
    control = Qt.KeyboardModifier.ControlModifier
    turn = QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        control, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(preview.viewport(), turn)
    assert preview.zoom() == 115
    QTest.keyClick(preview, Qt.Key.Key_Minus, control)
    assert preview.zoom() == 100
    QTest.keyClick(preview, Qt.Key.Key_Plus, control)
    assert preview.zoom() == 115
    QTest.keyClick(preview, Qt.Key.Key_0, control)
    assert preview.zoom() != 115


def test_only_pages_in_sight_are_painted(preview: PackagePreview) -> None:
    preview.viewport().grab()
    assert len(preview._pictures) < len(preview.pages())
    bar = preview.verticalScrollBar()
    bar.setValue(bar.maximum())
    preview.viewport().grab()
    assert len(preview.pages()) - 1 in preview._pictures
    assert 0 not in preview._pictures


def test_paper_stays_white_in_a_dark_theme(preview: PackagePreview) -> None:
    palette = preview.palette()
    palette.setColor(QPalette.ColorRole.Mid, QColor(20, 20, 20))
    palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0))
    preview.setPalette(palette)
    shown = preview.viewport().grab().toImage()
    assert shown.pixelColor(2, 2).value() == 20
    assert shown.pixelColor(40, 40).value() == 255


def test_a_picture_has_the_paper_size(pages: tuple[Page, ...]) -> None:
    picture = to_image(pages[0], 100)
    assert (picture.width(), picture.height()) == (827, 1169)
    assert picture.pixelColor(0, 0).value() == 255
    dark = sum(picture.pixelColor(x, 300).value() < 100 for x in range(picture.width()))
    assert dark > 5


def test_without_a_printer_nothing_is_printed(
    pages: tuple[Page, ...], typefaces: Typefaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> list[str]:
        return []

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", none)
    assert not has_printer()
    with pytest.raises(PrinterError, match="没有可用的打印机"):
        ready(typefaces)


def test_a_printer_that_would_write_a_nameless_file_is_none(
    printer: QPrinter, pages: tuple[Page, ...]
) -> None:
    printer.setOutputFileName("")
    with pytest.raises(PrinterError, match="没有可用的打印机"):
        print_pages(printer, pages)


def test_paper_is_printed_to_its_edges(printer: QPrinter, pages: tuple[Page, ...]) -> None:
    print_pages(printer, pages)
    assert printer.fullPage()
    assert printer.pageLayout().margins().isNull()
    assert Path(printer.outputFileName()).read_bytes().startswith(b"%PDF")


def test_ranges_and_copies_are_followed(
    printer: QPrinter, pages: tuple[Page, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert printed(printer, monkeypatch, pages) == list(range(1, len(pages) + 1))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,3-4"))
    assert printed(printer, monkeypatch, pages) == [1, 3, 4]
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert printed(printer, monkeypatch, pages) == [1, 3, 4, 1, 3, 4]
    printer.setCollateCopies(False)
    assert printed(printer, monkeypatch, pages) == [1, 1, 3, 3, 4, 4]
    printer.setCopyCount(1)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert printed(printer, monkeypatch, pages) == [4, 3, 1]


def test_pages_that_are_not_there_are_refused(printer: QPrinter, pages: tuple[Page, ...]) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(70, 80)
    with pytest.raises(PrinterError, match="超出范围"):
        print_pages(printer, pages)


@pytest.mark.parametrize(
    ("method", "message"),
    [
        ("PySide6.QtGui.QPainter.begin", "无法连接打印机"),
        ("PySide6.QtPrintSupport.QPrinter.newPage", "没有接收下一页"),
    ],
)
def test_a_printer_that_fails_is_reported(
    method: str,
    message: str,
    printer: QPrinter,
    pages: tuple[Page, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> bool:
        return False

    monkeypatch.setattr(method, fail)
    with pytest.raises(PrinterError, match=message):
        print_pages(printer, pages)


def test_a_printer_that_stops_is_reported(
    printer: QPrinter, pages: tuple[Page, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def aborted(_: QPrinter) -> QPrinter.PrinterState:
        return QPrinter.PrinterState.Aborted

    monkeypatch.setattr(QPrinter, "printerState", aborted)
    with pytest.raises(PrinterError, match="打印中断"):
        print_pages(printer, pages)


def test_qtprintsupport_is_imported_when_it_is_used() -> None:
    modules = [name for name in sys.modules if name.startswith("perfeval_gui.paper")]
    assert all(not hasattr(sys.modules[name], "QPrinter") for name in modules)
