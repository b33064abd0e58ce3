"""待核 as the clerk sees it: marked, told, listed, ended by typing, by a key and from a menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.sections.test_sections_seen import foot
from gui.window.test_main_window import answers, window
from hands import Show, type_keys
from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.cell_table import ACCESSIBLE, ROLE_MARK, TOOL_TIP
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.fields import put
from perfeval_gui.domain.names.unconfirmed import marked, unconfirmed
from perfeval_gui.views.cells.input_menu import InputMenu
from perfeval_gui.views.desk.section_list import SectionList
from perfeval_gui.views.findings.layout import CHECKED
from perfeval_gui.views.findings.panel import FindingsPanel
from perfeval_gui.views.sections.funds_view import FundsView
from perfeval_gui.views.sections.staffing_view import StaffingView
from perfeval_gui.views.tables.cell_menu import cell_menu
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]
WHENCE = "“去年.docx”第 2 张表第 5 行第 3 格"
SAID = f"待核：从{WHENCE}取来，还没有核对。"
LINE = "project_spending.prior_final"


@pytest.fixture
def document(document: Document) -> Document:
    """A report into which three cells were taken over."""
    cells = {"quota": "8", "in_post": "7", LINE: "37.96"}
    report = document.report
    for name, text in cells.items():
        value: Value = document.sheet.typed_kind(name).read(text)
        report = put(report, name, value)
    document.edit("导入", marked(report, dict.fromkeys(cells, WHENCE)))
    return document


def sign_of(widget: QWidget) -> str:
    sign = widget.findChild(QLabel, "sign")
    return sign.text() if sign is not None and sign.isVisible() else ""


def test_an_input_shows_and_says_it_until_it_is_typed_into(
    document: Document, show: Show, qtbot: QtBot
) -> None:
    view = StaffingView(document)
    show(view)
    quota = view.ui.quota

    assert (sign_of(quota), quota.property("mark"), quota.toolTip()) == ("*", "unconfirmed", SAID)
    assert quota.accessibleDescription().startswith(SAID)
    quota.selectAll()
    type_keys(quota, "9")
    qtbot.waitUntil(lambda: sign_of(quota) == "")
    assert list(unconfirmed(document.report)) == ["in_post", LINE]
    document.history.undo()
    assert sign_of(quota) == "*"


def test_the_menu_of_an_input_ends_it(document: Document, show: Show) -> None:
    view = StaffingView(document)
    show(view)
    quota = view.ui.quota
    menu = quota.findChild(InputMenu)
    assert isinstance(menu, InputMenu)

    action = menu.menu().actions()[-1]
    assert action.text() == "标为已核对\tF9"
    action.trigger()

    assert list(unconfirmed(document.report)) == ["in_post", LINE]


def test_a_cell_of_a_table_shows_says_and_ends_it(document: Document, show: Show) -> None:
    view = FundsView(document)
    show(view)
    table = view.ui.lines
    assert table.go_to(LINE)
    index = table.currentIndex()

    assert index.data(ROLE_MARK) == "unconfirmed"
    assert index.data(TOOL_TIP) == SAID
    assert SAID in index.data(ACCESSIBLE)
    action = cell_menu(table, index).actions()[-1]
    assert (action.text(), action.isEnabled()) == ("标为已核对\tF9", True)
    action.trigger()
    assert table.currentIndex().data(ROLE_MARK) == ""
    assert not cell_menu(table, index).actions()[-1].isEnabled()


def test_they_are_listed_and_counted_and_end_from_the_list(document: Document, show: Show) -> None:
    panel = FindingsPanel(document)
    show(panel)
    sections = SectionList(document)
    row = next(n for n in range(sections.count()) if "人员" in sections.item(n).text())

    assert panel.filters["unconfirmed"].text() == "* 待核 3"
    spoken = str(sections.item(row).data(int(Qt.ItemDataRole.AccessibleTextRole)))
    assert "待核 2 项" in spoken
    entries = panel.model.entries
    at = next(n for n, one in enumerate(entries) if one.finding and one.finding.name == "quota")
    assert entries[at].text == SAID
    assert CHECKED in dict(panel.list.cards.layouts.actions(entries[at]))
    panel.list.setCurrentIndex(panel.model.index(at, 0))
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.filters["unconfirmed"].text() == "* 待核 2"
    assert document.history.undoText() == "标为已核对"


def test_the_keys_of_the_window(window: MainWindow) -> None:
    window.start.open_sample.click()
    assert window.desk is not None
    document, workspace, actions = window.desk.document, window.desk.workspace, window.actions_
    names = ("quota", "in_post", LINE, "unit")
    document.edit("导入", marked(document.report, dict.fromkeys(names, WHENCE)))
    workspace.go_to(LINE)

    actions.confirm.trigger()
    assert foot(window) == "已核对 1 格，还有 3 格待核。"
    actions.confirm_section.trigger()
    assert foot(window) == "这里没有待核的内容。"
    workspace.go_to("in_post")
    actions.confirm.trigger()
    assert list(unconfirmed(document.report)) == ["quota", "unit"]
    actions.confirm_section.trigger()
    assert list(unconfirmed(document.report)) == ["unit"]
    actions.confirm_all.trigger()
    assert foot(window) == "已核对 1 格，没有待核的内容了。"
