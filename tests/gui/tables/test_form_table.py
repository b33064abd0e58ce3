"""The table widget: blocks pasted where nothing stands yet, and what is said on the way."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem

from hands import Show, focused
from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.cell_table import ROLE_NAME
from perfeval_gui.domain.cells.kinds import MONEY
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.views.cells.marker import WANTED
from perfeval_gui.views.sections.funds_view import FundsView
from perfeval_gui.views.sections.indicators_view import IndicatorsView
from perfeval_gui.views.sections.projects_view import ProjectsView
from perfeval_gui.views.tables.cell_note import CellNote
from perfeval_gui.views.tables.delegates import CellDelegate
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.tables.walking import place_of

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_block_becomes_the_first_rows_of_an_empty_table(document: Document, show: Show) -> None:
    view = ProjectsView(document)
    show(view)
    table = view.findChild(FormTable, "rows")
    assert table is not None
    table.setFocus()
    QGuiApplication.clipboard().setText("甲\t1\t2\t3\n乙\t４\t5\t6\n")
    said: list[str] = []
    table.refused.connect(said.append)
    QTest.keyClick(table, Qt.Key.Key_V, CTRL)

    assert said == ["已粘贴 2 行，其中新增 2 行；按 Ctrl+Z 撤销。"]
    assert [project.name for project in document.report.funds.projects] == ["甲", "乙"]
    assert document.sheet.shown("project_spending.prior_final") == "5.00"

    document.history.undo()

    assert not document.report.funds.projects


def test_a_full_table_without_a_cursor_takes_no_block(document: Document, show: Show) -> None:
    view = FundsView(document)
    show(view)
    table = view.findChild(FormTable)
    assert table is not None
    table.clearSelection()
    table.setCurrentIndex(table.rootIndex())
    QGuiApplication.clipboard().setText("1")
    table.paste()

    assert not document.history.count()


def test_rows_that_find_no_place_are_told(document: Document, show: Show) -> None:
    view = FundsView(document)
    said: list[str] = []
    view.refused.connect(said.append)
    show(view)
    view.go_to("basic_adjusted.budget")
    QGuiApplication.clipboard().setText("117.85\n会议\n培训\n")
    QTest.keyClick(focused(), Qt.Key.Key_V, CTRL)

    assert document.sheet.shown("basic_adjusted.budget") == "117.85"
    assert said == ["下面没有更多的行，有 2 行没有粘贴（从“会议”起）；复制的内容还在剪贴板里。"]


def test_what_is_wrong_is_still_said_after_return(document: Document, show: Show) -> None:
    view = FundsView(document)
    show(view)
    view.go_to("operations.final")
    QTest.keyClicks(focused(), "1")  # starts the editor, which gets the rest
    QTest.keyClicks(focused(), "2a")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt lets the editor finish first

    (note,) = view.window().findChildren(CellNote)
    assert note.isVisible()
    assert note.text() == "“12a”不是数字：请只写数字，小数用点。"
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert note.isHidden()
    QTest.keyClick(focused(), Qt.Key.Key_Up)
    QTest.keyClick(focused(), Qt.Key.Key_Up)
    assert note.isVisible()
    QTest.keyClicks(focused(), "3")
    assert note.isHidden()


LONG = "一百二十万元左右，含上年结转和年中追加的两笔，以决算批复为准，" * 2


@pytest.mark.parametrize("begins", ["0", LONG], ids=["figure", "text"])
def test_a_row_is_as_high_as_a_figure_that_cannot_be_read(
    document: Document, show: Show, begins: str
) -> None:
    row = document.report.form.tables["projects"].row_type(id=1, name="甲")
    document.edit("专项", with_rows(document.report, "projects", (row,)))
    document.put("projects[0].final", MONEY.read(begins))
    view = ProjectsView(document)
    show(view)
    table = view.findChild(FormTable, "rows")
    assert table is not None
    heights = []
    for text in (LONG, "1", LONG, "2"):
        document.put("projects[0].final", MONEY.read(text))
        heights.append(table.rowHeight(0))

    assert heights[0] == heights[2] > 2 * heights[1]
    assert heights[1] == heights[3]


@pytest.mark.parametrize("column", ["name", "final"])
def test_a_row_is_high_enough_for_a_text_beside_its_sign(
    document: Document, show: Show, column: str
) -> None:
    row = document.report.form.tables["projects"].row_type(id=1)
    document.edit("专项", with_rows(document.report, "projects", (row,)))
    view = ProjectsView(document)
    show(view)
    table = view.findChild(FormTable, "rows")
    assert table is not None
    kind, seen = document.sheet.kind(f"projects[].{column}"), []
    (place,) = (at for at, one in enumerate(table.cells().columns) if one.typed == column)
    letters = table.columnWidth(place) // table.fontMetrics().horizontalAdvance("字") + 2
    # As long as can be told apart, around what has room; it may be broken anywhere.
    lengths = range(max(letters - 8, 1), letters)
    for text in ("字" * many + "i" * few for many in lengths for few in range(4)):
        document.put(f"projects[0].{column}", kind.blank)
        document.put(f"projects[0].{column}", kind.read(text))
        document.check_now()
        seen.append(table.rowHeight(0))
        table.resizeRowToContents(0)
        # A dot more or less tells of another typeface, and no text is cut for it.
        assert 2 * (table.rowHeight(0) - seen[-1]) < table.fontMetrics().lineSpacing(), text
    assert seen[0] < seen[-1]


def type_unreadable() -> None:
    for mark in "12a":
        # The first starts the editor, which gets the rest.
        QTest.keyClicks(focused(), mark)


def seen(table: FormTable, name: str) -> QRect:
    """Where the cell called *name* is seen in the window."""
    row, column = cell_place(table, name)
    cell = table.visualRect(table.model().index(row, column))
    return cell.translated(table.viewport().mapTo(table.window(), QPoint(0, 0)))


def cell_place(table: FormTable, name: str) -> tuple[int, int]:
    place = place_of(table.cells(), name)
    assert place is not None
    return place


def where(note: CellNote) -> QRect:
    return QRect(note.mapTo(note.window(), QPoint(0, 0)), note.size())


def test_a_sentence_covers_neither_its_cell_nor_the_one_typed_into_next(
    document: Document, show: Show
) -> None:
    view = FundsView(document)
    show(view)
    view.go_to("vehicles.budget")
    type_unreadable()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()

    table = view.ui.lines
    assert table.currentIndex().data(ROLE_NAME) == "vehicle_buying.budget"
    (note,) = view.window().findChildren(CellNote)
    assert note.isVisible()
    assert not where(note).intersects(seen(table, "vehicles.budget"))
    assert not where(note).intersects(seen(table, "vehicle_buying.budget"))


def test_a_sentence_leaves_a_low_table(document: Document, show: Show) -> None:
    view = ProjectsView(document)
    show(view)
    view.go_to("maintenance.budget")
    type_unreadable()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QApplication.processEvents()

    table = view.ui.lines
    (note,) = (one for one in view.window().findChildren(CellNote) if one.isVisible())
    assert where(note).top() > seen(table, "maintenance.budget").bottom()
    assert not where(note).intersects(seen(table, "operations.budget"))


def test_a_sentence_goes_where_its_cell_goes(document: Document, show: Show) -> None:
    rows = tuple(Indicator(name=f"指标{n}") for n in range(40))
    document.edit("增加指标", with_rows(document.report, "indicators", rows))
    view = IndicatorsView(document)
    show(view)
    view.go_to("indicators[1].points")
    type_unreadable()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()
    (note,) = (one for one in view.window().findChildren(CellNote) if one.isVisible())

    bar = view.ui.rows.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert note.isHidden()
    bar.setValue(0)
    assert note.isVisible()


def test_wrong_points_do_not_widen_the_page(document: Document, show: Show) -> None:
    row = Indicator(group="output", kind="quantity", points=Decimal("12.5"))
    document.edit("增加指标", with_rows(document.report, "indicators", (row,)))
    view = IndicatorsView(document)
    show(view)

    assert view.minimumSizeHint().width() <= 1000


@pytest.mark.parametrize(
    ("actual", "told"),
    [
        ("42", "实际 42处（没有写单位，按 处 读），已完成，得满分 = 10.00　完成率 105.00%"),
        ("几十处", "实际完成值里的“几十”没有看懂，按定性指标，请选择达成程度"),
    ],
)
def test_the_line_below_says_how_a_result_was_read(
    document: Document, show: Show, actual: str, told: str
) -> None:
    row = Indicator(target="≥40处", actual=actual, points=Decimal(10))
    document.edit("增加指标", with_rows(document.report, "indicators", (row,)))
    view = IndicatorsView(document)
    show(view)
    view.go_to("indicators[0].actual")

    assert view.ui.explanation.text().endswith(told)


def test_a_cell_is_drawn_with_the_words_that_qt_would_find(document: Document, show: Show) -> None:
    rows = (Indicator(name="甲\n乙", points=Decimal(5), target="1起"), Indicator(name=""))
    document.edit("指标", with_rows(document.report, "indicators", rows))
    view = IndicatorsView(document)
    show(view)
    model = view.ui.rows.model()
    ours = view.ui.rows.itemDelegate()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            here, there = QStyleOptionViewItem(), QStyleOptionViewItem()
            assert isinstance(ours, CellDelegate)
            ours.initStyleOption(here, index)
            QStyledItemDelegate.initStyleOption(ours, there, index)
            assert drawn(here) == drawn(there)


def drawn(option: QStyleOptionViewItem) -> tuple[object, ...]:
    """The words and their place; Qt may leave out that a blank one is shown."""
    text = option.text.replace(WANTED, "")  # type: ignore[attr-defined]  # the stubs miss it
    shown = option.features & QStyleOptionViewItem.ViewItemFeature.HasDisplay  # type: ignore[attr-defined]
    return text, option.displayAlignment, bool(shown)  # type: ignore[attr-defined]
