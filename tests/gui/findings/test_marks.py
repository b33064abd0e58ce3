from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QPalette
from PySide6.QtWidgets import QLabel, QStyleOptionViewItem, QTableView, QWidget

from hands import Show, type_keys, write
from perfeval_gui.document.document import Document, State
from perfeval_gui.document.tables.cell_table import ACCESSIBLE, ROLE_MARK, TOOL_TIP
from perfeval_gui.domain.cells.kinds import COUNT, MONEY, POINTS
from perfeval_gui.domain.edition.sections import STANDARD_SECTIONS
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.rules.findings.finding import Finding, Level
from perfeval_gui.views.desk.section_list import SectionList
from perfeval_gui.views.sections.funds_view import FundsView
from perfeval_gui.views.sections.goals_view import GoalsView
from perfeval_gui.views.sections.indicators_view import IndicatorsView
from perfeval_gui.views.sections.staffing_view import StaffingView
from perfeval_gui.views.tables.delegates import CellDelegate
from perfeval_gui.views.text.narrative_view import ReportView

ACCESSIBLE_ROLE = int(Qt.ItemDataRole.AccessibleTextRole)


def found(name: str, level: Level = "explain", message: str = "甲。") -> Finding:
    return Finding(check="c", level=level, name=name, message=message)


def find(document: Document, *findings: Finding) -> None:

    document.told.ask()
    document.install(State(document.sheet, findings))


def sign_of(widget: QWidget) -> str:
    sign = widget.findChild(QLabel, "sign")
    return sign.text() if sign is not None and sign.isVisible() else ""


class TestInputs:
    @pytest.fixture
    def view(self, document: Document, show: Show) -> StaffingView:
        find(document)
        page = StaffingView(document)
        show(page)
        return page

    @pytest.mark.parametrize(
        ("level", "sign", "words"), [("error", "!", "错误：甲。"), ("explain", "?", "说明：甲。")]
    )
    def test_frame_sign_and_words_come_and_go(
        self, view: StaffingView, document: Document, level: Level, sign: str, words: str
    ) -> None:
        quota = view.ui.quota
        find(document, found("quota", level))
        assert quota.property("mark") == level
        assert sign_of(quota) == sign
        assert quota.toolTip() == words
        assert quota.accessibleDescription().startswith(words)
        find(document)
        assert quota.property("mark") == ""
        assert sign_of(quota) == ""
        assert quota.toolTip() == ""
        assert words not in quota.accessibleDescription()

    def test_hints_do_not_mark(self, view: StaffingView, document: Document) -> None:
        find(document, found("quota", "hint"))

        assert sign_of(view.ui.quota) == ""

    def test_a_computed_figure_is_marked_too(self, view: StaffingView, document: Document) -> None:
        find(document, found("control_rate"))

        assert sign_of(view.ui.control_rate) == "?"
        assert view.ui.control_rate.toolTip() == "说明：甲。"

    def test_what_cannot_be_read_goes_before(self, view: StaffingView) -> None:
        type_keys(view.ui.quota, "8x")

        assert sign_of(view.ui.quota) == "!"
        assert "不是数字" in view.ui.quota.toolTip()
        assert view.ui.quota.property("fault")

    def test_a_field_is_marked_once_it_is_left_and_calm_again_at_once(
        self, view: StaffingView
    ) -> None:
        type_keys(view.ui.quota, "8")
        type_keys(view.ui.in_post, "9")
        view.document.check_now()
        assert view.document.told.marks == {}
        view.ui.quota.setFocus()
        assert view.ui.in_post_fault.isVisible() or view.ui.control_rate_fault.isVisible()
        marked = [w for w in (view.ui.quota, view.ui.in_post, view.ui.control_rate) if sign_of(w)]
        assert len(marked) == 1
        view.ui.in_post.clear()
        type_keys(view.ui.in_post, "8")
        view.document.check_now()
        assert sign_of(marked[0]) == ""

    def test_a_box_of_text_is_marked(self, document: Document, show: Show) -> None:
        find(document, found("goals_expected"))
        view = GoalsView(document)
        show(view)

        assert sign_of(view.ui.goals_expected) == "?"


class TestTables:
    def test_a_cell_is_marked_by_role_words_and_paint(self, document: Document, show: Show) -> None:
        find(document)
        view = FundsView(document)
        show(view)
        table = view.ui.lines
        model = table.model()
        names = [line.name for line in table.cells().lines]
        row = names.index("operations") if "operations" in names else names.index("office")
        name = f"{names[row]}.final"
        cell = model.index(row, 3)
        table.scrollTo(cell)
        before = painted(table, cell)
        find(document, found(name))

        assert cell.data(ROLE_MARK) == "explain"
        assert cell.data(TOOL_TIP) == "说明：甲。"
        assert cell.data(ACCESSIBLE).endswith("说明：甲。")
        assert painted(table, cell) != before
        find(document)
        assert cell.data(ROLE_MARK) == ""
        assert painted(table, cell) == before

    def test_text_that_cannot_be_read_looks_like_no_figure(
        self, document: Document, show: Show
    ) -> None:
        view = FundsView(document)
        show(view)
        table = view.ui.lines
        row = [line.name for line in table.cells().lines].index("office")
        cell = table.model().index(row, 3)
        delegate = table.itemDelegate()
        assert isinstance(delegate, CellDelegate)

        def drawn() -> tuple[bool, str]:
            option = QStyleOptionViewItem()
            delegate.initStyleOption(option, cell)
            words = option.palette.color(QPalette.ColorRole.Text).name()  # type: ignore[attr-defined]  # the stubs miss it
            return option.font.underline(), words  # type: ignore[attr-defined]  # as above

        document.put("office.final", MONEY.read("5"))
        calm = drawn()
        document.put("office.final", MONEY.read("五万左右"))

        assert cell.data(ROLE_MARK) == "error"
        assert "五万左右" in cell.data(TOOL_TIP)
        assert drawn()[0] is True
        assert drawn()[1] != calm[1]
        assert calm[0] is False

    def test_a_figure_shown_in_place_of_what_is_typed_is_marked_for_both(
        self, document: Document, show: Show
    ) -> None:
        rows = (Indicator(group="output", kind="quantity", name="甲", points=POINTS.read("5")),)  # type: ignore[arg-type]  # a figure is read
        document.edit("增加指标", with_rows(document.report, "indicators", rows))
        view = IndicatorsView(document)
        show(view)
        model = view.ui.rows.model()
        shown = [column.shown for column in model.columns]  # type: ignore[attr-defined]  # the table's own model
        for name in ("score", "lowered"):
            find(document, found(f"indicators[0].{name}", "error"))
            assert model.index(0, shown.index("score")).data(ROLE_MARK) == "error"


def painted(table: QTableView, cell: QModelIndex) -> QImage:
    return table.viewport().grab(table.visualRect(cell)).toImage()


class TestReport:
    def test_the_passage_and_its_heading_are_marked(self, document: Document, show: Show) -> None:
        view = ReportView(document)
        show(view)
        keys = [heading.key for heading in document.sheet.edition.outline]
        row = keys.index("problems")
        view.ui.outline.setCurrentRow(row)
        write(view.ui.passage, "花了2.13万元元。")
        passages = [passage.key for passage in document.report.narrative.passages]
        name = f"passages[{passages.index('problems')}].text"
        find(document, Finding(check="c", level="error", name=name, message="甲。", span=(6, 8)))
        (mark,) = view.ui.passage.extraSelections()

        assert mark.cursor.selectedText() == "万元"  # type: ignore[attr-defined]  # the stubs miss it
        assert sign_of(view.ui.passage) == "!"
        assert "!1" in view.ui.outline.item(row).data(Qt.ItemDataRole.UserRole)
        assert "!1" in view.ui.outline.item(row).data(ACCESSIBLE_ROLE)


def test_a_sign_hides_no_digit_of_a_long_figure(document: Document, show: Show) -> None:
    view = FundsView(document)
    show(view)
    document.put("office.final", MONEY.read("493827156.00"))
    find(document, found("office.final"))
    model = view.ui.lines.model()
    cells = [model.index(row, 3) for row in range(model.rowCount())]
    marked = next(cell for cell in cells if cell.data(ROLE_MARK))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 90, 20)  # type: ignore[attr-defined]  # the stubs miss it
    ours = view.ui.lines.itemDelegate()
    assert isinstance(ours, CellDelegate)
    ours.initStyleOption(option, marked)

    assert marked.data() == "493827156.00"
    assert option.rect.left() == 9  # type: ignore[attr-defined]  # as above


def test_sections_count_by_level_in_words_too(document: Document, show: Show) -> None:
    document.put("quota", COUNT.read("8"))
    find(document)
    sections = SectionList(document)
    show(sections)
    find(document, found("control_rate"), found("quota", "error"), found("in_post", "hint"))
    row = [section.key for section in STANDARD_SECTIONS].index("staffing")
    words = "人员，有问题，错误 1 项，说明 1 项，提示 1 项"

    assert sections.item(row).data(ACCESSIBLE_ROLE) == words
    assert sections.item(row).toolTip() == words


def test_a_new_report_is_calm(document: Document, show: Show) -> None:
    view, sections = StaffingView(document), SectionList(document)
    show(view)
    assert document.state.findings
    assert document.told.marks == {}
    assert sections.item(1).data(ACCESSIBLE_ROLE) == "人员，未填写"
    type_keys(view.ui.quota, "8")
    document.check_now()

    assert document.told.marks == {}
    assert sections.item(1).data(ACCESSIBLE_ROLE) == "人员，填写中"
    assert view.ui.in_post.placeholderText() == "必填"
    view.ui.in_post.setFocus()
    view.ui.quota.setFocus()
    assert "in_post" in document.told.marks
    assert sign_of(view.ui.in_post) == "!"
    assert "没有填" in view.ui.in_post_fault.text()
    assert sections.item(1).data(ACCESSIBLE_ROLE) == "人员，有问题，错误 1 项"


def test_typing_in_a_marked_field_keeps_the_cursor(document: Document, show: Show) -> None:
    view = StaffingView(document)
    show(view)
    type_keys(view.ui.quota, "8")
    type_keys(view.ui.in_post, "123")

    assert document.sheet.typed("in_post") == COUNT.read("123")
    assert document.sheet.typed("quota") == COUNT.read("8")


def test_screen_readers_hear_of_the_mark(document: Document, show: Show) -> None:
    view = StaffingView(document)
    show(view)
    find(document, found("quota", "error"))
    heard = QAccessible.queryAccessibleInterface(view.ui.quota)

    assert heard is not None
    assert heard.text(QAccessible.Text.Description).startswith("错误：甲。")


def test_marks_of_money(document: Document, show: Show) -> None:
    view = FundsView(document)
    show(view)
    document.put("office.final", MONEY.read("5"))
    document.put("office.budget", MONEY.read("1"))

    assert any(name.startswith("office") for name in document.told.marks)
