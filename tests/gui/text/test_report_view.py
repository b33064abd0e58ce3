from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hands import Show, write
from perfeval_gui.document.document import Document
from perfeval_gui.document.passages import text_of
from perfeval_gui.domain.cells.kinds import COUNT, MONEY
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.views.kit.note_delegate import NOTE
from perfeval_gui.views.text.narrative_view import ReportView

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(document: Document, show: Show) -> ReportView:
    page = ReportView(document)
    show(page)
    return page


def choose(view: ReportView, key: str) -> None:
    keys = [heading.key for heading in view.document.sheet.edition.outline]
    view.ui.outline.setCurrentRow(keys.index(key))


def notes(view: ReportView) -> dict[str, str]:
    outline = view.document.sheet.edition.outline
    return {
        heading.key: view.ui.outline.item(row).data(NOTE) for row, heading in enumerate(outline)
    }


class TestWriting:
    def test_looking_at_every_passage_changes_nothing(self, view: ReportView) -> None:
        before = view.document.report
        for row in range(view.ui.outline.count()):
            view.ui.outline.setCurrentRow(row)

        assert view.document.report is before
        assert view.document.history.count() == 0

    def test_what_is_written_is_the_passages(self, view: ReportView) -> None:
        choose(view, "duties")
        write(view.ui.passage, "负责安全生产。")

        assert text_of(view.document.report, "duties") == "负责安全生产。"
        assert text_of(view.document.report, "organisation") == ""

    def test_one_step_takes_the_writing_in_one_passage_back(self, view: ReportView) -> None:
        choose(view, "duties")
        write(view.ui.passage, "甲")
        choose(view, "problems")
        write(view.ui.passage, "乙")
        write(view.ui.passage, "丙")
        QTest.keyClick(view.ui.passage, Qt.Key.Key_Z, CTRL)

        assert view.ui.passage.toPlainText() == ""
        assert text_of(view.document.report, "duties") == "甲"

    def test_ctrl_y_brings_it_back(self, view: ReportView) -> None:
        choose(view, "duties")
        write(view.ui.passage, "甲")
        QTest.keyClick(view.ui.passage, Qt.Key.Key_Z, CTRL)
        QTest.keyClick(view.ui.passage, Qt.Key.Key_Y, CTRL)

        assert view.ui.passage.toPlainText() == "甲"

    def test_a_passage_that_is_not_in_the_record_is_added(self, view: ReportView) -> None:
        view.document.open(view.document.book, with_rows(view.document.report, "passages", ()))
        choose(view, "measures")
        write(view.ui.passage, "加强管理。")

        passages = view.document.report.narrative.passages
        assert [(p.key, p.text) for p in passages] == [("measures", "加强管理。")]

    def test_another_report_is_shown_afresh(self, view: ReportView) -> None:
        choose(view, "duties")
        write(view.ui.passage, "甲")
        book = view.document.book
        view.document.open(book, new_report(book.edition, 2024))
        choose(view, "duties")

        assert view.ui.passage.toPlainText() == ""

    def test_rare_characters_are_kept(self, view: ReportView) -> None:
        choose(view, "duties")
        write(view.ui.passage, "𠮷𠮷田")
        view.ui.outline.setFocus()
        write(view.ui.passage, "村")
        QTest.keyClick(view.ui.passage, Qt.Key.Key_Z, CTRL)

        assert view.ui.passage.toPlainText() == "𠮷𠮷田"


class TestOutline:
    def test_empty_passages_are_marked_until_something_is_written(self, view: ReportView) -> None:
        assert notes(view)["duties"] == "未写"
        assert notes(view)["other"] == ""
        choose(view, "duties")
        write(view.ui.passage, "甲")
        view.document.check_now()

        assert notes(view)["duties"] == ""

    def test_a_heading_without_text_cannot_be_chosen(self, view: ReportView) -> None:
        view.ui.outline.setFocus()
        QTest.keyClick(view.ui.outline, Qt.Key.Key_Home)

        assert view.ui.heading.text() == "（一）机构设置情况"

    def test_return_goes_into_the_text(self, view: ReportView) -> None:
        view.ui.outline.setFocus()
        QTest.keyClick(view.ui.outline, Qt.Key.Key_Down)
        QTest.keyClick(view.ui.outline, Qt.Key.Key_Return)

        assert view.ui.passage.hasFocus()
        assert view.ui.passage.accessibleName() == "（二）人员编制情况"

    def test_a_finding_leads_to_its_passage(self, view: ReportView) -> None:
        keys = [passage.key for passage in view.document.report.narrative.passages]

        assert view.go_to(f"passages[{keys.index('problems')}].text")
        assert view.ui.heading.text() == "七、存在的问题及原因分析"
        assert view.ui.passage.hasFocus()
        assert not view.go_to("passages[99].text")
        assert not view.go_to("quota")


# The offscreen platform says so whenever a list drops down.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
class TestLinks:
    def test_links_show_their_names_and_print_their_figures(
        self, view: ReportView, qtbot: QtBot
    ) -> None:
        choose(view, "staff")
        write(view.ui.passage, "编制〔编制数〕人，〔报告年度〕年末在职〔在职人数〕人")
        view.document.put("quota", COUNT.read("8"))

        assert view.ui.passage.toPlainText().startswith("编制〔编制数〕人，〔报告年度〕年末")
        qtbot.waitUntil(lambda: view.ui.printed.toPlainText().startswith("编制8人，2023年末"))
        assert view.ui.printed_label.text() == "打印为（还没有数字：在职人数）"

    def test_a_figure_is_found_by_part_of_its_name_and_inserted(self, view: ReportView) -> None:
        view.document.put("executed", MONEY.read("327.49"))
        choose(view, "problems")
        write(view.ui.passage, "支出")
        write(view.ui.link_search, "年执行")
        QTest.keyClick(view.ui.link_search, Qt.Key.Key_Return)
        write(view.ui.passage, "万元")

        assert view.ui.passage.toPlainText() == "支出〔全年执行数〕万元"
        assert text_of(view.document.report, "problems") == "支出{executed}万元"

    def test_the_search_is_empty_again_afterwards(self, view: ReportView, qtbot: QtBot) -> None:
        write(view.ui.link_search, "总分")
        QTest.keyClick(view.ui.link_search, Qt.Key.Key_Return)

        qtbot.waitUntil(lambda: view.ui.link_search.text() == "")
        assert view.ui.passage.hasFocus()

    def test_the_word_itself_goes_before_longer_ones(self, view: ReportView) -> None:
        choose(view, "problems")
        write(view.ui.link_search, "三公经费决算")
        QTest.keyClick(view.ui.link_search, Qt.Key.Key_Return)

        assert view.ui.passage.toPlainText() == "〔三公经费决算〕"

    def test_the_marked_row_of_the_list_is_taken(self, view: ReportView) -> None:
        choose(view, "problems")
        popup = view.ui.link_search.completer().popup()
        write(view.ui.link_search, "三公经费")
        QTest.keyClick(popup, Qt.Key.Key_Down)
        QTest.keyClick(popup, Qt.Key.Key_Down)
        QTest.keyClick(popup, Qt.Key.Key_Return)

        assert view.ui.passage.toPlainText() == "〔上年三公经费决算〕"
        assert not popup.isVisible()

    def test_each_name_is_offered_with_its_present_value(self, view: ReportView) -> None:
        view.document.put("executed", MONEY.read("327.49"))
        view.ui.link_search.show_all()
        offered = view.ui.link_search.completer().completionModel()
        shown = {
            offered.index(row, 0).data(): offered.index(row, 0).data(NOTE)
            for row in range(offered.rowCount())
        }

        assert shown["全年执行数"] == "327.49"
        assert shown["报告年度"] == "2023"
        assert shown["编制数"] == ""
        view.ui.link_search.completer().popup().hide()

    def test_inserting_is_a_step_of_its_own(self, view: ReportView) -> None:
        choose(view, "problems")
        write(view.ui.passage, "共")
        write(view.ui.link_search, "项目个数")
        QTest.keyClick(view.ui.link_search, Qt.Key.Key_Return)
        QTest.keyClick(view.ui.passage, Qt.Key.Key_Z, CTRL)

        assert view.ui.passage.toPlainText() == "共"

    def test_a_linked_figure_is_deleted_as_a_whole(self, view: ReportView) -> None:
        choose(view, "problems")
        write(view.ui.passage, "甲〔总分〕〔旁注〕")
        for _ in range(5):
            QTest.keyClick(view.ui.passage, Qt.Key.Key_Backspace)

        assert view.ui.passage.toPlainText() == "甲"

    def test_a_typed_name_in_brackets_is_a_link(self, view: ReportView) -> None:
        choose(view, "problems")
        write(view.ui.passage, "得〔总分〕分，见〔附表〕")

        assert text_of(view.document.report, "problems") == "得{total_score}分，见〔附表〕"


class TestStartingTexts:
    def test_an_empty_passage_says_what_it_waits_for(self, view: ReportView) -> None:
        choose(view, "staff")

        assert view.ui.passage.toPlainText() == ""
        assert view.ui.passage.placeholderText() == (
            "填好编制数、在职人数以后，这里自动写出起始文字；也可以自己写。"
        )
        assert not view.ui.take_start.isVisible()
        choose(view, "duties")
        assert view.ui.passage.placeholderText() == ""
        assert not view.ui.take_start.isVisible()

    def test_the_sentence_comes_while_the_tables_are_filled_in(self, view: ReportView) -> None:
        choose(view, "staff")
        view.document.put("quota", COUNT.read("8"))

        assert view.ui.passage.toPlainText() == "我单位编制〔编制数〕人。"
        assert not view.ui.take_start.isVisible()

    def test_it_is_put_back_in_one_step_that_is_undone(self, view: ReportView) -> None:
        choose(view, "staff")
        view.document.put("quota", COUNT.read("8"))
        write(view.ui.passage, "另有临聘2人。")
        assert "我单位编制8人。" in view.ui.take_start.toolTip()
        view.ui.take_start.click()

        assert view.ui.passage.toPlainText() == "我单位编制〔编制数〕人。"
        assert view.document.history.undoText() == "套用起始文字"
        view.document.history.undo()
        assert view.ui.passage.toPlainText() == "我单位编制〔编制数〕人。另有临聘2人。"


def test_a_huge_paste_is_refused_whole(view: ReportView) -> None:
    refused: list[str] = []
    view.refused.connect(refused.append)
    choose(view, "problems")
    QGuiApplication.clipboard().setText("长" * 20_001)
    view.ui.passage.setFocus()
    QTest.keyClick(view.ui.passage, Qt.Key.Key_V, CTRL)

    assert view.ui.passage.toPlainText() == ""
    assert "没有粘贴" in refused[0]


def test_the_focused_passage_is_named(view: ReportView) -> None:
    visited: list[str] = []
    view.visited.connect(visited.append)
    keys = [passage.key for passage in view.document.report.narrative.passages]
    choose(view, "problems")
    view.ui.passage.setFocus()

    assert visited[-1] == f"passages[{keys.index('problems')}].text"


def test_nothing_is_kept_free_between_a_passage_and_what_stands_below_it(view: ReportView) -> None:
    ui, line = view.ui, view.fontMetrics().lineSpacing()
    QApplication.processEvents()
    assert not ui.take_start.isVisible()
    below = ui.link_search.mapTo(view, QPoint(0, 0)).y()
    passage = ui.passage.mapTo(view, QPoint(0, ui.passage.height())).y()

    # A line for what is found about the passage, and the gaps beside it.
    assert below - passage <= 2 * line
