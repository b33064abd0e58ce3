"""情况一览: it follows the report, leads to the cells, and prints."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from given.edges import EDGES, example, indicators
from given.worked import issued, sheet_of
from gui.window.test_main_window import Answers, answers, begun, window
from perfeval_gui.paper import printing
from perfeval_gui.rules.telling.overview import overview
from perfeval_gui.views.overview.drawing import height_of, in_lines
from perfeval_gui.views.overview.model import rows_of_charts
from perfeval_gui.views.overview.paper import pages
from perfeval_gui.views.overview.window import OverviewWindow
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]


def shown(window: MainWindow) -> OverviewWindow:
    window.actions_.overview.trigger()
    assert window.desk is not None
    found = window.desk.workspace.findChild(OverviewWindow)
    assert found is not None
    return found


def texts(found: OverviewWindow) -> list[str]:
    return [str(found.model.index(row).data()) for row in range(found.model.rowCount())]


def row(found: OverviewWindow, begins: str) -> int:
    return next(at for at, text in enumerate(texts(found)) if text.startswith(begins))


def test_it_needs_a_report(window: MainWindow) -> None:
    assert not window.actions_.overview.isEnabled()


def test_a_bar_leads_to_its_cell_by_mouse_and_by_key(window: MainWindow) -> None:
    window.open_sample()
    found = shown(window)
    assert window.desk is not None

    place = found.model.index(row(found, "得分") + 2)
    found.list.setCurrentIndex(place)
    QTest.keyClick(found.list, Qt.Key.Key_Return)
    assert window.desk.workspace.section() == "indicators"
    # It lay on the form: the cell is in sight now, and the list where it was when it comes again.
    assert found.isHidden()
    assert shown(window) is found
    assert found.list.currentIndex() == place

    place = found.model.index(row(found, "3、公务接待"))
    found.list.scrollTo(place)
    middle = found.list.visualRect(place).center()
    QTest.mouseClick(found.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert window.desk.workspace.section() == "funds"


def test_it_follows_what_is_typed(window: MainWindow) -> None:
    window.open_sample()
    found = shown(window)
    assert window.desk is not None
    found.list.setCurrentIndex(found.model.index(3))

    window.desk.document.put(
        "reception.final", window.desk.document.sheet.kind("reception.final").read("7.50")
    )

    assert texts(found)[row(found, "3、公务接待")].startswith("3、公务接待：7.50，预算 0.22")
    assert found.list.currentIndex().row() == 3


def test_an_empty_report_says_what_to_do(window: MainWindow) -> None:
    begun(window)
    found = shown(window)

    assert found.model.rowCount() == 0
    assert "还没有可以画的数" in found.head.text()
    assert not found.print.isEnabled()


def test_there_is_one_and_it_goes_with_its_report(window: MainWindow) -> None:
    window.open_sample()
    first = shown(window)
    assert shown(window) is first
    assert window.desk is not None
    assert len(window.desk.workspace.findChildren(OverviewWindow)) == 1


def test_headings_are_no_bars(window: MainWindow) -> None:
    window.open_sample()
    found = shown(window)

    assert not found.model.index(0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert found.model.index(1).flags() & Qt.ItemFlag.ItemIsSelectable


def test_printing_tells_what_stands_in_the_way(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    window.open_sample()
    shown(window).print.click()

    assert "没有可用的打印机" in answers.told[-1]


def test_all_of_it_is_printed(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = []

    def print_painted(_parent: object, title: str, painted: list[object], _fonts: object) -> bool:
        printed.append((title, len(painted)))
        return True

    monkeypatch.setattr(printing, "print_painted", print_painted)
    window.open_sample()
    shown(window).print.click()

    assert printed == [("临江企地协作服务中心2023年度情况一览", 1)]


# ---- on paper


def picture(page: printing.Painted) -> QImage:
    image = QImage(496, 702, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    page(painter, 60)
    painter.end()
    return image


def test_paper_is_grey_and_nothing_is_outside_the_margins() -> None:
    (page,) = pages(overview(EDGES["example"]()), "情况一览")
    image = picture(page)

    colours = [image.pixelColor(x, y) for x in range(496) for y in range(0, 702, 3)]
    assert all(colour.red() == colour.green() == colour.blue() for colour in colours)
    assert sum(colour == QColor(150, 150, 150) for colour in colours) > 1_000
    edge = [image.pixelColor(x, y) for x in (*range(30), *range(466, 496)) for y in range(702)]
    assert all(colour == QColor(Qt.GlobalColor.white) for colour in edge)


def test_a_long_report_goes_on_and_no_heading_ends_a_page() -> None:
    charts = overview(sheet_of({}, indicators=indicators(120)))
    rows = rows_of_charts(charts)

    found = pages(charts, "情况一览")

    assert len(found) == 3
    assert len(rows) > 120
    for page in found:
        assert picture(page) != picture(lambda _painter, _dots: None)


def test_a_label_has_as_many_lines_as_it_needs() -> None:
    font, screen = QFont(), QPixmap(1, 1)
    metrics = QFontMetricsF(font, screen)
    bar = next(
        bar
        for chart in overview(issued().evaluate(example()))
        for bar in chart.bars
        if len(bar.label) > 6
    )
    wide = metrics.horizontalAdvance(bar.label) * 5

    one, more = (height_of(bar, room, font, screen) for room in (wide, wide / 4))

    assert one <= metrics.lineSpacing() < more


def test_no_line_of_a_label_begins_with_a_closing_mark() -> None:
    font, screen = QFont(), QPixmap(1, 1)
    letter = QFontMetricsF(font, screen).horizontalAdvance("汉")

    lines = in_lines("本级专项资金（综合预算）", 11.5 * letter, font, screen)

    text = lines.text()
    begins = [text[lines.lineAt(n).textStart()] for n in range(lines.lineCount())]
    assert begins == ["本", "算"]


def test_beside_the_form_it_stays(window: MainWindow) -> None:
    window.open_sample()
    window.resize(300, 300)
    found = shown(window)
    found.resize(200, 200)
    found.move(window.frameGeometry().right() + 40, 0)

    found.list.activated.emit(found.model.index(row(found, "3、公务接待")))

    assert found.isVisible()


def test_the_list_of_bars_wraps_its_labels_in_a_narrow_window(window: MainWindow) -> None:
    window.open_sample()
    found = shown(window)
    at = found.model.index(row(found, "1、公务用车"))

    found.resize(900, 400)
    QApplication.processEvents()
    high = found.list.visualRect(at).height()
    found.resize(360, 400)
    QApplication.processEvents()

    assert found.list.visualRect(at).height() > high


def test_a_scroll_bar_that_comes_lays_the_rows_out_anew(window: MainWindow) -> None:
    window.open_sample()
    found = shown(window)
    for width in range(700, 400, -23):
        found.resize(width, 400)
        QApplication.processEvents()
        rows = [
            found.list.visualRect(found.model.index(n, 0)) for n in range(found.model.rowCount())
        ]

        assert all(one.bottom() < other.top() for one, other in pairwise(rows)), width
