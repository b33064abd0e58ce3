"""Keys that spare keys: rows by Tab and Return, blank cells filled from the left and from above."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hands import Show, focused
from perfeval_gui.document.tables.filling import NOTHING
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import get, put, with_rows
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.views.sections.funds_view import FundsView
from perfeval_gui.views.sections.indicators_view import IndicatorsView

if TYPE_CHECKING:
    from perfeval_gui.document.document import Document

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CHOOSING = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def funds(document: Document, show: Show) -> FundsView:
    view = FundsView(document)
    show(view)
    return view


def here(view: FundsView | IndicatorsView) -> str:
    table = view.ui.lines if isinstance(view, FundsView) else view.ui.rows
    index = table.currentIndex()
    return table.cells().typed_name(index.row(), index.column())


def typed(document: Document, *names: str) -> list[object]:
    return [get(document.report, name) for name in names]


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifiers)
    QApplication.processEvents()  # Qt lets an editor finish first.


class TestRows:
    def test_return_after_tab_begins_the_next_row_where_this_one_was_begun(
        self, funds: FundsView, document: Document
    ) -> None:
        funds.go_to("office.budget")
        QTest.keyClicks(focused(), "4")
        press(KEY.Key_Tab)
        QTest.keyClicks(focused(), "5")
        press(KEY.Key_Return)

        assert here(funds) == "utilities.budget"
        assert typed(document, "office.budget", "office.final") == [Decimal(4), Decimal(5)]

    @pytest.mark.parametrize("key", [KEY.Key_Left, KEY.Key_Up, KEY.Key_Backtab])
    def test_whoever_goes_elsewhere_goes_down_from_there(
        self, funds: FundsView, key: Qt.Key
    ) -> None:
        funds.go_to("office.prior_final")
        press(KEY.Key_Tab)
        press(KEY.Key_Tab)
        press(key)
        column = here(funds).rpartition(".")[2]
        press(KEY.Key_Return)

        assert here(funds).rpartition(".")[2] == column

    def test_a_tab_into_the_next_row_begins_there(self, funds: FundsView) -> None:
        funds.go_to("office.final")
        press(KEY.Key_Tab)
        assert here(funds) == "utilities.prior_final"
        press(KEY.Key_Return)

        assert here(funds) == "meetings.prior_final"

    def test_in_the_last_row_it_goes_on_after_the_table(self, funds: FundsView) -> None:
        ended: list[bool] = []
        funds.ended.connect(lambda: ended.append(True))
        funds.go_to("basic_adjusted.budget")
        press(KEY.Key_Tab)
        press(KEY.Key_Return)

        assert ended
        assert here(funds) == "basic_adjusted.final"


class TestFromTheLeft:
    def test_a_column_is_filled_in_one_step(self, funds: FundsView, document: Document) -> None:
        for name, text in (("operations.budget", "7.01"), ("office.budget", "4.785")):
            document.put(name, Decimal(text))
        document.put("utilities.final", Decimal(9))
        steps = document.history.count()
        funds.go_to("basic_adjusted.final")
        press(KEY.Key_Up, CHOOSING)
        press(KEY.Key_R, CTRL)

        assert typed(document, "operations.final", "office.final", "utilities.final") == [
            Decimal("7.01"),
            Decimal("4.785"),
            Decimal(9),
        ]
        # What is computed is no figure of anybody's, and a blank stays one.
        assert typed(document, "project_spending.final", "meetings.final") == [None, None]
        assert document.history.count() == steps + 1
        assert here(funds) == "basic_adjusted.final"

        document.history.undo()

        assert typed(document, "operations.final", "office.final") == [None, None]

    @pytest.mark.parametrize("there", [Decimal(0), Decimal(3), Unread("三")])
    def test_nothing_that_stands_there_is_changed(
        self, funds: FundsView, document: Document, there: Decimal | Unread
    ) -> None:
        document.put("office.budget", Decimal(4))
        document.put("office.final", there)
        said: list[str] = []
        funds.refused.connect(said.append)
        funds.go_to("office.final")
        press(KEY.Key_R, CTRL)

        assert typed(document, "office.final") == [there]
        assert said == [NOTHING]

    @pytest.mark.parametrize("left", [None, Unread("4..5")])
    def test_nothing_is_taken_that_is_no_figure(
        self, funds: FundsView, document: Document, left: Unread | None
    ) -> None:
        document.put("office.budget", left)
        funds.go_to("office.final")
        press(KEY.Key_R, CTRL)

        assert typed(document, "office.final") == [None]

    def test_a_heading_is_no_figure(self, funds: FundsView, document: Document) -> None:
        funds.go_to("office.prior_final")
        press(KEY.Key_R, CTRL)

        assert typed(document, "office.prior_final") == [None]


class TestFromAbove:
    @pytest.fixture
    def view(self, document: Document, show: Show) -> IndicatorsView:
        texts = [("守法", "守法"), ("40起", "40起"), ("守法", "守法"), ("改善", "改善")]
        rows = tuple(
            Indicator(
                group="output", kind="quality", name="甲", points=Decimal(5), target=one, actual=two
            )
            for one, two in texts
        )
        document.edit("行", with_rows(document.report, "indicators", rows))
        view = IndicatorsView(document)
        show(view)
        return view

    def test_what_was_reached_is_chosen_for_all_that_are_judged(
        self, view: IndicatorsView, document: Document
    ) -> None:
        view.go_to("indicators[0].band")
        press(KEY.Key_1)
        press(KEY.Key_Down, CHOOSING)
        press(KEY.Key_D, CTRL)

        # The second is scored by its texts.
        assert [row.band for row in document.report.indicators.indicators] == [
            *("met", "", "met", "met")
        ]

    def test_a_row_by_tab_and_a_number_goes_on_with_the_next_row(
        self, view: IndicatorsView
    ) -> None:
        view.go_to("indicators[0].actual")
        press(KEY.Key_Tab)
        press(KEY.Key_Tab)
        press(KEY.Key_1)

        assert here(view) == "indicators[1].actual"

    def test_other_choices_are_made_by_hand(self, view: IndicatorsView, document: Document) -> None:
        document.edit("空", put(document.report, "indicators[1].kind", ""))
        view.go_to("indicators[1].kind")
        press(KEY.Key_D, CTRL)

        assert document.report.indicators.indicators[1].kind == ""

    def test_texts_are_taken_and_a_score_that_is_computed_is_not(
        self, view: IndicatorsView, document: Document
    ) -> None:
        document.edit("空", put(document.report, "indicators[1].name", ""))
        document.edit("改", put(document.report, "indicators[0].lowered", Decimal(1)))
        for name in ("indicators[1].name", "indicators[1].score"):
            view.go_to(name)
            press(KEY.Key_D, CTRL)

        assert document.report.indicators.indicators[1].name == "甲"
        assert document.report.indicators.indicators[1].lowered is None
