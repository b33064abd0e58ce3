"""A section that an edition declares: its page is its form, filled in by keys like any other."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QStyleOptionViewItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from given import declared_scenarios
from gui.drawn.training_edition import training_edition
from hands import Show, Standing, focused, type_keys, write
from perfeval_gui.document.document import Document
from perfeval_gui.domain.names.fields import get, put, rows_of
from perfeval_gui.editions.drawings import read_drawing
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.views.desk.section_catalogue import view_of
from perfeval_gui.views.drawn.cells import object_name
from perfeval_gui.views.drawn.drawn_view import DrawnView
from perfeval_gui.views.drawn.layout import grids_of
from perfeval_gui.views.sections.section_view import SectionView
from perfeval_gui.views.tables.form_table import FormTable


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return training_edition(tmp_path)


@pytest.fixture
def document(book: Rulebook, qtbot: QtBot) -> Document:
    return Document(book, new_report(book.edition, 2024), clock=Standing())


def shown(document: Document, show: Show, key: str = "base") -> SectionView:
    section = next(one for one in document.sheet.edition.sections if one.key == key)
    view = view_of(document, section)
    show(view)
    return view


def part(view: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = view.findChild(kind, name)
    assert found is not None
    return found


def undo(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_a_text_and_a_figure_are_typed_and_taken_back(document: Document, show: Show) -> None:
    view = shown(document, show)
    name, granted = part(view, QLineEdit, "project_name"), part(view, QLineEdit, "granted")
    assert isinstance(granted, QLineEdit)
    write(name, "农村公路养护")
    type_keys(granted, "1234567.5")
    QTest.keyClick(granted, Qt.Key.Key_Return)

    assert get(document.report, "project_name") == "农村公路养护"
    assert granted.text() == "1,234,567.50"
    undo(focused())
    assert granted.text() == ""
    undo(focused())
    assert get(document.report, "project_name") == ""


def test_a_month_a_choice_a_tick_and_prose_are_typed(document: Document, show: Show) -> None:
    view = shown(document, show)
    type_keys(part(view, QLineEdit, "begun"), "2024-3")
    nature = part(view, QComboBox, "nature")
    nature.setFocus()
    QTest.keyClick(nature, Qt.Key.Key_Down)
    QTest.keyClick(nature, Qt.Key.Key_Down)
    QTest.keyClick(part(view, QCheckBox, "open_bid"), Qt.Key.Key_Space)
    write(part(view, QPlainTextEdit, "story"), "三期")

    sheet = document.sheet
    assert sheet.shown("begun") == "2024年3月"
    assert sheet.shown("nature") == "一次性"
    assert sheet.shown("open_bid") == "■"
    assert sheet.shown("story") == "三期"
    for _ in range(5):
        undo(nature)
    assert document.report == new_report(document.book.edition, 2024)
    assert isinstance(nature, QComboBox)
    assert nature.currentText() == ""


def test_the_box_has_the_words_that_stand_behind_it(document: Document, show: Show) -> None:
    box = part(shown(document, show), QCheckBox, "open_bid")

    assert isinstance(box, QCheckBox)
    assert box.text() == "公开招标"
    assert box.accessibleName() == "公开招标"


def test_tab_and_return_go_in_the_order_of_reading(document: Document, show: Show) -> None:
    view = shown(document, show)
    view.begin()
    names = []
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab) * 4:
        names.append(focused().objectName())
        QTest.keyClick(focused(), key)

    expected = ["project_name", "unit", "begun", "nature", "open_bid", "granted"]
    assert [name for name in names if name != "cost_total"][:6] == expected


def test_what_is_on_no_grid_follows_below(document: Document, show: Show) -> None:
    view = shown(document, show)
    contact, label = part(view, QLineEdit, "contact"), part(view, QLabel, "contact_label")

    assert isinstance(label, QLabel)
    assert label.text() == "联系人"
    assert (
        contact.mapTo(view, QPoint()).y() > part(view, QWidget, "story").mapTo(view, QPoint()).y()
    )
    assert view.go_to("report_date")


def test_nothing_that_is_declared_cannot_be_reached(document: Document) -> None:
    for section in document.sheet.edition.sections[:2]:
        view = view_of(document, section)
        assert all(view.findChild(QWidget, name.replace(".", "__")) for name in section.fields)
        assert {table.cells().table for table in view.findChildren(FormTable)} == {  # type: ignore[attr-defined]  # rows
            *section.tables
        }
        view.deleteLater()


def test_a_fault_is_said_and_marked(document: Document, show: Show) -> None:
    view = shown(document, show)
    granted, fault = part(view, QLineEdit, "granted"), part(view, QLabel, "granted_fault")
    type_keys(granted, "abc")

    assert isinstance(fault, QLabel)
    assert fault.isVisible()
    assert "不是数字" in fault.text()
    assert granted.property("mark") == "error"
    assert "不是数字" in granted.toolTip()


def test_a_fault_stands_under_its_cell_or_names_it(document: Document, show: Show) -> None:
    view = shown(document, show)
    wide, beside = part(view, QLineEdit, "granted"), part(view, QLabel, "granted_fault")
    below = part(view, QLineEdit, "report_date")
    assert isinstance(wide, QLineEdit)
    assert isinstance(below, QLineEdit)
    type_keys(wide, "abc")
    type_keys(below, "abc")

    assert isinstance(beside, QLabel)
    assert beside.parentWidget() is wide.parentWidget()
    assert beside.text().startswith("“abc”")
    told = part(view, QLabel, "report_date_fault")
    assert told.isVisible()
    assert told.mapTo(view, QPoint()).x() > below.mapTo(view, QPoint()).x()
    assert abs(told.geometry().center().y() - below.geometry().center().y()) < below.height()


def test_a_fault_that_has_no_room_in_its_cell_says_which_it_means(show: Show) -> None:
    book = declared_scenarios.book("guojia-xiangmu-2020")
    document = Document(book, new_report(book.edition, 2023), clock=Standing())
    view = shown(document, show, "money")
    name = "sources.fiscal.budget"
    cell = part(view, QLineEdit, object_name(name))
    assert isinstance(cell, QLineEdit)
    type_keys(cell, "abc")

    told = part(view, QLabel, f"{object_name(name)}_fault")
    assert isinstance(told, QLabel)
    assert told.text().startswith(f"{document.sheet.label(name)}：“abc”")
    cell.selectAll()
    type_keys(cell, "12")
    assert told.isHidden()
    assert told.text() == ""


def test_headings_of_columns_that_share_the_page_can_be_read(show: Show) -> None:
    book = declared_scenarios.book("siji-zhibiao-2025")
    document = Document(book, new_report(book.edition, 2025), clock=Standing())
    view = shown(document, show, "plan")
    for table in view.findChildren(FormTable):
        header = table.horizontalHeader()
        metrics = header.fontMetrics()
        for column in range(header.count()):
            heading = str(table.cells().headerData(column, Qt.Orientation.Horizontal))
            least = metrics.horizontalAdvance(heading) + metrics.horizontalAdvance("0")
            assert header.minimumSectionSize() > least


def test_no_label_stands_on_end_in_a_narrow_window(show: Show) -> None:
    book = declared_scenarios.book("guojia-xiangmu-2021")
    document = Document(book, new_report(book.edition, 2023), clock=Standing())
    view = shown(document, show, "money")
    view.resize(200, 400)
    labels = [one for one in view.findChildren(QLabel) if "上年结转资金" in one.text()]

    assert labels
    for label in labels:
        assert label.width() >= 4 * label.fontMetrics().horizontalAdvance("　")


def test_rows_are_added_typed_and_summed(document: Document, show: Show) -> None:
    view = shown(document, show, "training")
    QTest.mouseClick(part(view, QPushButton, "held_add"), Qt.MouseButton.LeftButton)
    table = part(view, FormTable, "held_rows")
    assert isinstance(table, FormTable)
    assert document.history.undoText() == "增加班次"
    for keys in ("ABC", "=网络", "=■", "120", "60000"):
        if keys.startswith("="):
            table.cells().setData(table.currentIndex(), keys[1:])
        else:
            QTest.keyClicks(table, keys[:1])
            QTest.keyClicks(focused(), keys[1:])
        QTest.keyClick(focused(), Qt.Key.Key_Tab)

    assert document.sheet.shown("held[0].title") == "ABC"
    assert document.sheet.shown("held[0].way") == "网络"
    assert get(document.report, "held[0].open") is True
    total = part(view, QLabel, "cost_total")
    assert isinstance(total, QLabel)
    assert total.text() == "60,000.00"
    assert view.go_to("held[0].people")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert rows_of(document.report, "held") == ()


def test_a_row_offers_what_may_be_chosen(document: Document, show: Show) -> None:
    view = shown(document, show, "training")
    QTest.mouseClick(part(view, QPushButton, "held_add"), Qt.MouseButton.LeftButton)
    table = part(view, FormTable, "held_rows")
    assert isinstance(table, FormTable)
    for column, offered in ((1, ["", "1 集中", "2 网络"]), (2, ["□", "■"])):
        place = table.cells().index(0, column)
        box = table.itemDelegate().createEditor(table.viewport(), QStyleOptionViewItem(), place)

        assert isinstance(box, QComboBox)
        assert [box.itemText(row) for row in range(box.count())] == offered
        table.itemDelegate().setEditorData(box, place)
        assert box.currentIndex() == 0
        box.setCurrentIndex(1)
        table.itemDelegate().setModelData(box, table.cells(), place)
        shiboken6.delete(box)
    assert document.sheet.shown("held[0].way") == "集中"
    assert document.sheet.shown("held[0].open") == "■"


def test_a_cell_of_another_section_is_shown_and_leads_there(
    document: Document, show: Show, qtbot: QtBot
) -> None:
    view = shown(document, show, "training")
    document.edit("x", put(document.report, "project_name", "农村公路养护"))
    (told,) = [one for one in view.findChildren(QLabel) if one.text() == "农村公路养护"]

    with qtbot.waitSignal(view.wanted) as caught:
        QTest.mouseClick(told, Qt.MouseButton.LeftButton)
    assert caught.args == ["project_name"]


def test_only_the_rows_of_the_section_are_shown(book: Rulebook) -> None:
    sheet = book.evaluate(new_report(book.edition, 2024))
    base, training, *_ = sheet.edition.sections
    (first,) = grids_of(base, sheet)
    (second,) = grids_of(training, sheet)

    assert first.names >= {"project_name", "story", "cost_total"}
    assert "quota" not in first.names
    assert second.tables == {"held"}
    assert second.names == {"project_name", "cost_total"}


def test_cells_stand_as_they_are_drawn_and_are_joined(document: Document, show: Show) -> None:
    view = shown(document, show)
    name, unit = part(view, QLineEdit, "project_name"), part(view, QLineEdit, "unit")
    begun = part(view, QLineEdit, "begun")

    assert isinstance(view, DrawnView)
    assert name.width() > unit.width() + begun.width()
    assert begun.mapTo(view, QPoint()).y() == unit.mapTo(view, QPoint()).y()
    frames = [one for one in view.findChildren(QFrame) if one.property("drawn") == "head"]
    assert "采购方式" in [one.findChildren(QLabel)[0].text() for one in frames]


def test_a_form_of_the_programs_puts_away_what_the_edition_has_not(
    document: Document, show: Show
) -> None:
    view = shown(document, show, "staffing")
    title = part(view, QLabel, "title")

    assert isinstance(title, QLabel)
    assert title.text() == "编制"
    assert part(view, QLineEdit, "quota").isVisible()
    for gone in ("in_post", "in_post_label", "in_post_unit", "control_rate", "control_rate_label"):
        widget = view.findChild(QWidget, gone)
        assert widget is None or widget.isHidden(), gone


def test_inputs_show_what_is_typed_whatever_was_done(document: Document, show: Show) -> None:
    """An input looks only at its own cell: it must not miss a change of that one."""
    view, chance = shown(document, show), random.Random(7)
    inputs = {name: part(view, QLineEdit, name) for name in ("project_name", "begun", "granted")}
    texts = ("", "1", "2024-3", "2024年3月", "12.5", "12.50", "abc")
    for _ in range(150):
        step, name = chance.randrange(4), chance.choice(list(inputs))
        kind = document.sheet.typed_kind(name)
        if step == 0:
            document.history.undo()
        elif step == 1:
            document.history.redo()
        else:
            document.put(name, kind.read(chance.choice(texts)))
        document.check_now()
        for one, widget in inputs.items():
            assert isinstance(widget, QLineEdit)
            value = get(document.report, one)
            shows = document.sheet.typed_kind(one).show(value)
            assert (
                widget.text() == shows
                or document.sheet.typed_kind(one).read(widget.text()) == value
            )
            fault = document.sheet.typed_kind(one).fault(value)
            found = document.told.marks.get(one)
            level = "error" if fault else found.level if found is not None else ""
            assert (widget.property("mark") or "") == level


def test_a_row_of_figures_stands_where_what_they_follow_from_is_typed(book: Rulebook) -> None:
    sheet = book.evaluate(new_report(book.edition, 2024))
    (drawing,) = sheet.edition.drawings
    page = "columns 24 60\n| [unit] | {unit} |\n| [cost_total] | {cost_total} |\n"
    first, *others = drawing.blocks
    top = read_drawing("page", page).blocks
    edition = replace(sheet.edition, drawings=(replace(drawing, blocks=(*top, first, *others)),))
    sheet = Rulebook(edition).evaluate(sheet.report)
    base, training, *_ = edition.sections

    assert grids_of(training, sheet)[0].names == {"cost_total"}
    assert "cost_total" not in grids_of(base, sheet)[0].names


def test_texts_in_rows_are_as_high_as_their_place_on_paper(show: Show, qtbot: QtBot) -> None:
    book = declared_scenarios.book("guojia-xiangmu-2020")
    document = Document(book, declared_scenarios.report("guojia-xiangmu-2020"), clock=Standing())
    key = book.edition.owners["goals_expected"]
    view = shown(document, show, key)
    text = part(view, QPlainTextEdit, "goals_expected")

    assert text.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Ignored
    assert text.minimumHeight() < text.sizeHint().height()
