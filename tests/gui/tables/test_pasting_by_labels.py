"""A labelled block pasted with the keys: one step, said at the foot, and selected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from hands import Show
from perfeval_gui.document.document import Document
from perfeval_gui.domain.names.fields import get
from perfeval_gui.views.sections.funds_view import FundsView
from perfeval_gui.views.tables.clipboard import copy_cells

HEAD = "项目\t2022年决算数\t2023年预算数\t2023年决算数\n"
BLOCK = f"{HEAD}公务接待\t1\t2\t3\n杂项\t1\t1\t1\n办公费\t4\t5\t6\n"


def test_a_labelled_block_is_one_step_said_and_selected(document: Document, show: Show) -> None:
    view = FundsView(document)
    show(view)
    said: list[str] = []
    view.refused.connect(said.append)
    table = view.ui.lines
    assert table.go_to("three_public.prior_final")
    QGuiApplication.clipboard().setText(BLOCK)

    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert said[-1] == "按栏目名粘贴：认出 2 行，未认出 1 行（从“杂项”起）。"
    lines = ("reception", "office")
    names = tuple(
        f"{line}.{column}" for line in lines for column in ("prior_final", "budget", "final")
    )
    assert [str(get(document.report, name)) for name in names] == list("123456")
    assert set(table.chosen_names()) == set(names)
    assert document.history.count() == 1
    document.history.undo()
    assert get(document.report, "office.final") is None


def test_what_was_copied_out_of_the_form_goes_where_the_cursor_is(
    document: Document, show: Show
) -> None:
    document.put("reception.budget", document.sheet.typed_kind("reception.budget").read("7"))
    view = FundsView(document)
    show(view)
    table = view.ui.lines
    table.go_to("reception.budget")
    row = table.currentIndex().row()
    copy_cells([table.model().index(row, column) for column in range(5)])
    table.go_to("office.budget")
    table.choose_row(table.currentIndex().row())

    table.paste()

    assert str(get(document.report, "office.budget")) == "7"
