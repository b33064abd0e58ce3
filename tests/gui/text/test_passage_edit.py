from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from given.worked import issued
from hands import Show, write
from perfeval_gui.document.document import Document
from perfeval_gui.document.passages import text_of
from perfeval_gui.domain.cells.kinds import MONEY
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.views.text.chips import on_screen
from perfeval_gui.views.text.narrative_view import ReportView
from perfeval_gui.views.text.passage_edit import LINKED, PassageEdit

KEYS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = "支出〔全年执行数〕万元，得〔总分〕分"


@pytest.fixture
def view(document: Document, show: Show) -> ReportView:
    document.put("executed", MONEY.read("327.49"))
    page = ReportView(document)
    show(page)
    choose(page, "problems")
    write(page.ui.passage, TEXT)
    return page


def choose(view: ReportView, key: str) -> None:
    keys = [heading.key for heading in view.document.sheet.edition.outline]
    view.ui.outline.setCurrentRow(keys.index(key))


def put_cursor(box: PassageEdit, position: int) -> None:
    cursor = box.textCursor()
    cursor.setPosition(position)
    box.setTextCursor(cursor)


def press(view: ReportView, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(view.ui.passage, key, modifier or Qt.KeyboardModifier.NoModifier)


def stored(view: ReportView) -> str:
    return text_of(view.document.report, "problems")


def clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


class TestAsOnePiece:
    def test_arrows_pass_over_a_chip(self, view: ReportView) -> None:
        put_cursor(view.ui.passage, 2)
        press(view, KEYS.Key_Right)
        assert view.ui.passage.textCursor().position() == len("支出〔全年执行数〕")
        press(view, KEYS.Key_Left)
        assert view.ui.passage.textCursor().position() == 2

    def test_ctrl_arrows_pass_over_it_too(self, view: ReportView) -> None:
        put_cursor(view.ui.passage, 2)
        press(view, KEYS.Key_Right, CTRL)

        assert view.ui.passage.textCursor().position() >= len("支出〔全年执行数〕")

    def test_shift_and_arrow_select_it_whole_and_let_it_go_whole(self, view: ReportView) -> None:
        put_cursor(view.ui.passage, 2)
        press(view, KEYS.Key_Right, SHIFT)
        assert view.ui.passage.textCursor().selectedText() == "〔全年执行数〕"
        press(view, KEYS.Key_Left, SHIFT)
        assert not view.ui.passage.textCursor().hasSelection()

    def test_a_click_into_it_goes_to_its_nearer_edge(self, view: ReportView) -> None:
        box = view.ui.passage
        put_cursor(box, 0)
        put_cursor(box, 4)
        place = box.cursorRect().center()
        put_cursor(box, 0)
        QTest.mouseClick(box.viewport(), Qt.MouseButton.LeftButton, pos=place)

        assert box.textCursor().position() == 2

    def test_a_double_click_selects_it_whole(self, view: ReportView) -> None:
        box = view.ui.passage
        put_cursor(box, 2)
        place = box.cursorRect().center()
        place.setX(place.x() + 3 * box.fontMetrics().height())
        QTest.mouseDClick(box.viewport(), Qt.MouseButton.LeftButton, pos=place)

        assert box.textCursor().selectedText() == "〔全年执行数〕"

    @pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, CTRL])
    def test_erasing_takes_it_whole(self, view: ReportView, modifier: Qt.KeyboardModifier) -> None:
        put_cursor(view.ui.passage, 2)
        press(view, KEYS.Key_Delete, modifier)
        assert stored(view) == "支出万元，得{total_score}分"
        put_cursor(view.ui.passage, len("支出万元，得〔总分〕"))
        press(view, KEYS.Key_Backspace, modifier)
        assert stored(view) == "支出万元，得分"

    def test_other_brackets_are_text(self, view: ReportView) -> None:
        choose(view, "measures")
        write(view.ui.passage, "见〔附表〕")
        put_cursor(view.ui.passage, 1)
        press(view, KEYS.Key_Right)

        assert view.ui.passage.textCursor().position() == 2


class TestClipboard:
    def test_other_programs_get_the_figures(self, view: ReportView) -> None:
        press(view, KEYS.Key_A, CTRL)
        press(view, KEYS.Key_C, CTRL)

        assert clipboard().text() == "支出327.49万元，得　　分"
        assert bytes(clipboard().data(LINKED).data()).decode() == stored(view)

    def test_pasting_here_keeps_the_links(self, view: ReportView) -> None:
        before = stored(view)
        press(view, KEYS.Key_A, CTRL)
        press(view, KEYS.Key_X, CTRL)
        assert stored(view) == ""
        press(view, KEYS.Key_V, CTRL)
        assert stored(view) == before
        press(view, KEYS.Key_V, CTRL)
        assert stored(view) == before * 2

    def test_undo_brings_cut_links_back(self, view: ReportView) -> None:
        before = stored(view)
        view.ui.outline.setFocus()
        view.ui.passage.setFocus()
        press(view, KEYS.Key_A, CTRL)
        press(view, KEYS.Key_X, CTRL)
        press(view, KEYS.Key_Z, CTRL)

        assert stored(view) == before
        assert view.ui.passage.toPlainText() == TEXT

    def test_pasting_into_another_passage_keeps_the_links(self, view: ReportView) -> None:
        press(view, KEYS.Key_A, CTRL)
        press(view, KEYS.Key_C, CTRL)
        choose(view, "measures")
        press(view, KEYS.Key_V, CTRL)

        assert text_of(view.document.report, "measures") == stored(view)

    def test_paragraphs_stay_paragraphs(self, view: ReportView) -> None:
        press(view, KEYS.Key_End, CTRL)
        press(view, KEYS.Key_Return)
        write(view.ui.passage, "第二段")
        press(view, KEYS.Key_A, CTRL)
        press(view, KEYS.Key_C, CTRL)

        assert clipboard().text() == "支出327.49万元，得　　分\n第二段"

    def test_plain_text_of_others_is_pasted_as_it_is(self, view: ReportView) -> None:
        choose(view, "measures")
        QGuiApplication.clipboard().setText("得〔总分〕分")
        view.ui.passage.setFocus()
        press(view, KEYS.Key_V, CTRL)

        assert text_of(view.document.report, "measures") == "得{total_score}分"


class TestWords:
    def test_a_chip_tells_its_value(self, view: ReportView) -> None:
        assert view.ui.passage.words_at(4) == "全年执行数：327.49"
        assert view.ui.passage.words_at(len("支出〔全年执行数〕万元，得〔总")) == "总分：空白"
        assert view.ui.passage.words_at(0) == ""

    def test_words_found_wrong_are_underlined_and_told(self, view: ReportView) -> None:
        at = stored(view).index("万元")
        finding = Finding(
            check="text-doubled", level="error", name="passages[0].text", message="甲",
            span=(at, at + 2),
        )  # fmt: skip
        view.ui.passage.show_findings((finding,), stored(view))
        (mark,) = view.ui.passage.extraSelections()

        assert mark.cursor.selectedText() == "万元"  # type: ignore[attr-defined]  # the stubs miss it
        assert view.ui.passage.words_at(TEXT.index("万元")) == "错误：甲"

    def test_the_words_are_selected_on_the_way_to_them(self, view: ReportView) -> None:
        keys = [passage.key for passage in view.document.report.narrative.passages]
        at = stored(view).index("万元")
        view.select(f"passages[{keys.index('problems')}].text", (at, at + 2))

        assert view.ui.passage.textCursor().selectedText() == "万元"
        assert view.ui.passage.hasFocus()

    def test_rare_characters_count_as_on_screen(self) -> None:
        text = "𠮷{executed}万元"
        at = text.index("万")

        assert list(on_screen(text, [(at, at + 2)], issued().edition)) == [(8, 10)]
