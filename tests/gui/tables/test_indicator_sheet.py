"""绩效指标 as a sheet: names stay, rows are low and dragged, numbers choose, points are offered."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from given.worked import sheet_of
from hands import Show, focused
from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.cell_table import ROLE_NAME
from perfeval_gui.domain.beside.evidence import EvidenceFile
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.evidence import with_files
from perfeval_gui.domain.names.fields import get, kind_of, put, with_rows
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.rules.telling.summing_up import points_offered
from perfeval_gui.views.sections.indicators_view import IndicatorsView
from perfeval_gui.views.sections.points_table import PointsTable
from perfeval_gui.views.sections.proof_count import ProofCount
from perfeval_gui.views.tables.delegates import MOST_LINES
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.tables.frozen_column import FrozenColumn
from perfeval_gui.views.tables.quick_keys import told_choices

NAMES = ("甲", "乙", "丙", "丁")


@pytest.fixture
def view(document: Document, show: Show) -> IndicatorsView:
    rows = tuple(
        Indicator(group="output", kind="quality", name=name, points=Decimal(10)) for name in NAMES
    )
    document.edit("行", with_rows(document.report, "indicators", rows))
    page = IndicatorsView(document)
    show(page)
    return page


def column(view: IndicatorsView, name: str) -> int:
    return [one.shown for one in view.ui.rows.cells().columns].index(name)


def at(view: IndicatorsView, row: int, name: str) -> FormTable:
    """The table with the cursor there, focused."""
    table = view.ui.rows
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column(view, name)))
    return table


def order(view: IndicatorsView) -> str:
    return "".join(row.name for row in view.document.report.indicators.indicators)


# ---- 达成程度 by numbers


def test_numbers_choose_and_go_on(view: IndicatorsView) -> None:
    at(view, 0, "band")
    for key in "132":
        QTest.keyClicks(focused(), key)

    bands = [row.band for row in view.document.report.indicators.indicators]
    assert bands == ["met", "unmet", "partly", ""]
    view.document.history.undo()
    assert get(view.document.report, "indicators[2].band") == ""


def test_return_goes_past_choices_that_the_texts_leave_open(view: IndicatorsView) -> None:
    for row, (target, actual) in enumerate((("40起", "56起"), ("增多", "多了"), ("5天", "4天"))):
        view.document.put(f"indicators[{row}].target", target)
        view.document.put(f"indicators[{row}].actual", actual)
    table = at(view, len(NAMES) - 1, "points")
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, column(view, "band"))
    QTest.keyClicks(table, "1")
    assert table.currentIndex().row() == len(NAMES) - 1, "the third is scored by its texts"

    at(view, 0, "band")
    QTest.keyClicks(table, "2")
    assert get(view.document.report, "indicators[0].band") == "partly", "who goes there may choose"


def test_other_numbers_choose_nothing(view: IndicatorsView) -> None:
    at(view, 0, "band")
    QTest.keyClicks(focused(), "9")

    assert get(view.document.report, "indicators[0].band") == ""
    at(view, 0, "points")
    QTest.keyClicks(focused(), "2")
    view.commit()
    assert view.document.sheet.shown("indicators[0].points") == "2", "figures are typed"


@pytest.mark.parametrize(
    "modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier]
)
def test_a_number_that_is_a_command_chooses_nothing(
    modifier: Qt.KeyboardModifier, view: IndicatorsView
) -> None:
    """Some systems tell the digit with it, which is written by nobody."""
    table = at(view, 0, "band")
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, modifier, "1")
    QApplication.sendEvent(table, pressed)

    assert get(view.document.report, "indicators[0].band") == ""
    assert table.currentIndex().row() == 0


def test_the_list_says_number_and_share(view: IndicatorsView) -> None:
    table = at(view, 0, "band")
    texts = [text for _, text in told_choices(table.currentIndex())]
    assert texts == ["", "1 达成（80%–100%）", "2 部分达成（60%–80%）", "3 未达成（0%–60%）"]


# ---- rows keep low


def test_a_long_text_does_not_raise_its_row_without_end(view: IndicatorsView) -> None:
    table = view.ui.rows
    text = "很长的原因。" * 80
    view.document.put("indicators[1].reason", text)
    # With the line of the grid below it.
    most = MOST_LINES * table.fontMetrics().lineSpacing() + 9

    assert table.rowHeight(0) < table.rowHeight(1) <= most
    at(view, 1, "reason").edit(table.currentIndex())
    box = focused()
    assert isinstance(box, QPlainTextEdit)
    assert box.toPlainText() == text
    assert box.height() > most
    assert table.viewport().rect().contains(box.geometry())
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert table.rowHeight(1) <= most


# ---- names stay


def frozen(view: IndicatorsView) -> FrozenColumn:
    found = view.ui.rows.findChild(FrozenColumn)
    assert found is not None
    return found


def test_the_name_stays_while_the_table_is_scrolled(view: IndicatorsView, show: Show) -> None:
    view.window().resize(620, 500)
    QApplication.processEvents()
    table, column_ = view.ui.rows, frozen(view)
    assert not column_.isVisible()
    view.go_to("indicators[2].reason")
    QApplication.processEvents()

    assert column_.isVisible()
    here = table.visualRect(table.currentIndex())
    assert here.left() >= column_.width() - 1, "the cell is not under it"
    assert column_.indexAt(QPoint(5, column_.rowViewportPosition(2) + 3)).row() == 2
    heights = [column_.rowHeight(row) for row in range(4)]
    assert heights == [table.rowHeight(row) for row in range(4)]
    view.go_to("indicators[2].group")
    assert not column_.isVisible()


def test_a_click_on_the_name_goes_to_it(view: IndicatorsView) -> None:
    view.window().resize(620, 500)
    QApplication.processEvents()
    view.go_to("indicators[0].reason")
    column_ = frozen(view)
    place = QPoint(10, column_.rowViewportPosition(3) + 5)
    QTest.mouseClick(column_.viewport(), Qt.MouseButton.LeftButton, pos=place)

    table = view.ui.rows
    assert (table.currentIndex().row(), table.currentIndex().column()) == (3, column(view, "name"))
    assert focused() is table
    assert not column_.isVisible()


# ---- rows are dragged


def drag(view: IndicatorsView, row: int, other: int, *, end: bool = True) -> None:
    """Take *row* by its number and put it before *other*."""
    head = view.ui.rows.verticalHeader()
    place = head.viewport()
    left = Qt.MouseButton.LeftButton
    y = head.sectionViewportPosition(row) + head.sectionSize(row) // 2
    last = head.count() - 1
    to = (
        head.sectionViewportPosition(other) + 2
        if other <= last
        else head.sectionViewportPosition(last) + head.sectionSize(last) - 2
    )
    QTest.mousePress(place, left, pos=QPoint(5, y))
    for step in range(1, 6):
        QTest.mouseMove(place, QPoint(5, y + (to - y) * step // 5))
    if end:
        QTest.mouseRelease(place, left, pos=QPoint(5, to))


@pytest.mark.parametrize(
    ("row", "other", "names"),
    [(0, 2, "乙甲丙丁"), (3, 0, "丁甲乙丙"), (0, 4, "乙丙丁甲"), (1, 2, "甲乙丙丁")],
)
def test_a_row_is_dragged_in_one_step(
    row: int, other: int, names: str, view: IndicatorsView
) -> None:
    steps = view.document.history.count()
    drag(view, row, other)

    assert order(view) == names
    moved = names != "".join(NAMES)
    assert view.document.history.count() == steps + moved
    if moved:
        assert view.document.history.undoText() == "移动指标"
        view.document.history.undo()
        assert order(view) == "".join(NAMES)


def test_escape_gives_a_dragged_row_up(view: IndicatorsView) -> None:
    view.ui.rows.setFocus()
    drag(view, 0, 3, end=False)
    QTest.keyClick(view.ui.rows, Qt.Key.Key_Escape)
    head = view.ui.rows.verticalHeader()
    # A hand is never still: the mouse goes on before the button is let go.
    for y in (2, 4):
        place = QPoint(5, head.sectionViewportPosition(3) + y)
        QTest.mouseMove(head.viewport(), place)
    QTest.mouseRelease(head.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert order(view) == "".join(NAMES)


def test_a_click_on_a_number_chooses_the_row(view: IndicatorsView) -> None:
    head = view.ui.rows.verticalHeader()
    y = head.sectionViewportPosition(2) + head.sectionSize(2) // 2
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, y))

    assert view.ui.rows.chosen_rows() == [2]
    assert order(view) == "".join(NAMES)


# ---- points by group


def points(view: IndicatorsView) -> PointsTable:
    found = view.findChild(PointsTable)
    assert found is not None
    return found


def test_points_scores_and_what_they_should_be(view: IndicatorsView) -> None:
    shown = points(view)
    texts = {row: shown.cell("output", row).text() for row in ("分值", "应为", "得分")}

    assert texts == {"分值": "40", "应为": "40", "得分": ""}
    assert shown.cell("benefit", "分值").text() == "0"
    assert shown.cell("benefit", "分值").property("faultText")
    assert not shown.cell("output", "分值").property("faultText")
    assert shown.cell("", "应为").text() == "100"


def test_what_is_left_is_offered_and_not_typed(view: IndicatorsView) -> None:
    document = view.document
    document.edit("空", put(document.report, "indicators[2].points", None))
    button = points(view).offer("output")

    assert get(document.report, "indicators[2].points") is None
    assert button.isVisible()
    assert button.text() == "填 10"
    button.click()
    assert document.sheet.shown("indicators[2].points") == "10"
    assert not button.isVisible()
    # What was typed is where the clerk is.
    assert view.ui.rows.hasFocus()
    assert view.ui.rows.currentIndex().data(ROLE_NAME) == "indicators[2].points"
    document.history.undo()
    assert get(document.report, "indicators[2].points") is None


@pytest.mark.parametrize(
    ("rows", "offered"),
    [
        ([""], (0, "40")),
        (["15", ""], (1, "25")),
        (["", ""], None),
        (["40", ""], None),
        (["45", ""], None),
        (["40"], None),
        ([], None),
    ],
)
def test_points_are_offered_for_one_blank_row(
    rows: list[str], offered: tuple[int, str] | None
) -> None:
    given = [{"group": "output", "kind": "quality", "points": one} for one in rows]
    found = points_offered(sheet_of(indicators=given))

    wanted = {} if offered is None else {"output": (offered[0], Decimal(offered[1]))}
    assert found == wanted


def test_nothing_is_offered_beside_what_cannot_be_read() -> None:
    sheet = sheet_of(indicators=[{"group": "output", "points": one} for one in ("5", "")])
    report = put(sheet.report, "indicators[0].points", Unread("二十"))

    assert points_offered(sheet.book.evaluate(report)) == {}


# ---- what is told of the rows


def told(view: IndicatorsView, proofs: ProofCount) -> list[object]:
    """All that is told below the table and beside the title."""
    shown = points(view)
    labels = [
        (one.text(), bool(one.property("faultText")), one.isHidden())
        for one in shown.findChildren(QLabel)
    ]
    offers = [one.text() for one in shown.findChildren(QPushButton) if not one.isHidden()]
    return [labels, offers, view.ui.explanation.text(), proofs.text(), proofs.toolTip()]


def test_what_is_told_after_random_edits_is_what_a_fresh_view_tells(view: IndicatorsView) -> None:
    document, chance, file = view.document, random.Random(5), EvidenceFile(name="照片.jpg")
    proofs = ProofCount(document, frozenset({"indicators"}), view)
    texts = {
        "points": ("10", "20", "", "二十", "30"),
        "target": ("40起", "≥1起"),
        "actual": ("36起", "3起", ""),
        "group": ("output", "benefit"),
    }
    for step in range(16):
        row = chance.randrange(len(document.report.indicators.indicators))
        view.visited.emit(f"indicators[{row}].name")
        if step % 8 == 7:
            report = with_files(document.report, f"indicators[{row}].name", [file])
            document.edit("佐证", report)
        elif step % 4 == 3:
            document.history.undo()
        else:
            name = chance.choice([*texts])
            kind = kind_of(document.report.form, f"indicators[{row}].{name}")
            assert kind is not None
            document.put(f"indicators[{row}].{name}", kind.read(chance.choice(texts[name])))
        fresh = IndicatorsView(document)
        fresh.visited.emit(f"indicators[{row}].name")
        counted = ProofCount(document, frozenset({"indicators"}), fresh)
        assert told(view, proofs) == told(fresh, counted)
        fresh.deleteLater()
