"""Nothing on a page is cut: at 100, 125 and 150 % of a 1366 × 768 screen, with long texts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QWidget,
)
from pytestqt.qtbot import QtBot

from checkout import ROOT
from hands import wait_for
from perfeval_gui.document.document import Document
from perfeval_gui.document.row_edits import add_row
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.edition.sections import STANDARD_SECTIONS
from perfeval_gui.domain.names.fields import put, with_rows
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.views.desk.section_catalogue import view_of
from perfeval_gui.views.kit.theme import dress, set_font
from perfeval_gui.views.sections.buildings_view import BuildingsView
from perfeval_gui.views.sections.cover_view import CoverView
from perfeval_gui.views.sections.evaluators_view import EvaluatorsView
from perfeval_gui.views.sections.execution_view import ExecutionView
from perfeval_gui.views.sections.funds_view import FundsView
from perfeval_gui.views.sections.goals_view import GoalsView
from perfeval_gui.views.sections.indicators_view import IndicatorsView
from perfeval_gui.views.sections.projects_view import ProjectsView
from perfeval_gui.views.sections.section_view import SectionView
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.tables.widths import MOST_ROWS
from perfeval_gui.views.text.narrative_view import ReportView

VIEWS: Final = (
    CoverView, ExecutionView, GoalsView, BuildingsView, EvaluatorsView, ReportView,
)  # fmt: skip
SIZES: Final = (QSize(1150, 620), QSize(920, 496), QSize(766, 413))


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """The look and the face of the program, for the one test."""
    before, face = qapp.palette(), qapp.font()
    set_font(qapp)
    dress(qapp, ROOT / "resources/style.qss", dark=False)
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(before)
    qapp.setFont(face)


def is_cut(widget: QWidget) -> bool:
    """Whether *widget* got less room than its words need."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    wish = widget.sizeHint()
    return widget.width() < wish.width() or widget.height() < wish.height()


def shown(page: SectionView, size: QSize, qtbot: QtBot) -> QScrollArea:
    """*page* where the window has it, in so much room."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    if (layout := page.layout()) is not None:
        layout.setContentsMargins(24, 24, 24, 24)
    area.setWidget(page)
    area.resize(size)
    qtbot.addWidget(area)
    with qtbot.waitExposed(area):
        area.show()
    QApplication.processEvents()
    return area


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("size", SIZES, ids=["100", "125", "150"])
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_no_words_are_cut(
    view: type[SectionView], size: QSize, document: Document, qtbot: QtBot
) -> None:
    report = document.report
    for name, field in STANDARD.fields.items():
        if field.kind.holds in ("figure", "day"):
            report = put(report, name, Unread("九点五五万左右"))
        elif field.kind.holds == "text":
            report = put(report, name, "为进一步提高财政资金使用效益，" * 40)
    document.edit("填写", report)
    page = view(document)
    area = shown(page, size, qtbot)

    words = [
        found for kind in (QLabel, QPushButton, QCheckBox) for found in page.findChildren(kind)
    ]
    assert [w.objectName() for w in words if w.isVisible() and is_cut(w)] == []
    assert not area.horizontalScrollBar().isVisible()


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("size", SIZES, ids=["100", "125", "150"])
def test_why_an_indicator_has_no_score_is_in_sight(
    size: QSize, document: Document, qtbot: QtBot
) -> None:
    row = Indicator(target="≥40处", actual="几十处", points=Decimal(10))
    document.edit("增加指标", with_rows(document.report, "indicators", (row,) * 20))
    page = IndicatorsView(document)
    area = shown(page, size, qtbot)
    page.go_to("indicators[0].actual")
    QApplication.processEvents()
    reason = page.ui.explanation

    assert "“几十”没有看懂" in reason.text()
    assert reason.visibleRegion().boundingRect().height() == reason.height()
    assert area.verticalScrollBar().value() == 0


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("width", [740, 1120, 1640])
@pytest.mark.parametrize("view", [FundsView, ProjectsView, BuildingsView, EvaluatorsView])
def test_tables_share_the_page(
    view: type[SectionView], width: int, document: Document, qtbot: QtBot
) -> None:
    for key in ("buildings", "evaluators"):
        add_row(document, key, 0, "一行")
    page = view(document)
    area = shown(page, QSize(1640, 620), qtbot)
    # A page that was wide must not stay so for what stands in columns on it.
    area.resize(width, 620)
    wait_for(lambda: page.width() <= area.viewport().width())
    for table in page.findChildren(FormTable):
        columns = table.horizontalHeader().length()
        assert columns <= table.viewport().width() + 1
        heads = table.verticalHeader().width()
        assert columns + heads > min(area.viewport().width() - 60, 1000)


@pytest.mark.usefixtures("dressed")
def test_a_table_that_shows_all_its_rows_has_no_bar_however_they_grow(
    document: Document, qtbot: QtBot
) -> None:
    page = ProjectsView(document)
    area = shown(page, QSize(760, 620), qtbot)
    for name in ("prior_final", "budget", "final"):
        document.put(f"operations.{name}", Unread("12345.678元左右"))
    QApplication.processEvents()

    for table in page.findChildren(FormTable):
        # None that may come for a moment either: it would bring one below, which needs it.
        assert table.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        assert not table.horizontalScrollBar().isVisible()
    # Of more rows than a page shows the table scrolls by itself.
    row = document.report.form.tables["projects"].row_type()
    document.edit("行", with_rows(document.report, "projects", (row,) * (2 * MOST_ROWS)))
    QApplication.processEvents()
    assert page.ui.rows.verticalScrollBar().isVisible()
    assert area.isVisible()


@pytest.mark.usefixtures("dressed")
def test_what_a_unit_lacks_stands_below_each_other_where_it_is_narrow(
    document: Document, qtbot: QtBot
) -> None:
    section = next(one for one in STANDARD_SECTIONS if one.key == "report")
    page = view_of(document, section)
    area = shown(page, QSize(1120, 620), qtbot)
    first, second, *_ = page.findChildren(QCheckBox)
    assert first.y() == second.y()
    area.resize(520, 620)
    wait_for(lambda: first.y() < second.y())
    wait_for(lambda: area.horizontalScrollBar().maximum() == 0)
    search = page.findChild(QLineEdit, "link_search")
    assert search is not None
    for width in range(520, 380, -20):
        area.resize(width, 620)
        QApplication.processEvents()
        words = search.fontMetrics().horizontalAdvance(search.placeholderText())
        assert words < search.width() - 16
    sides = page.findChild(QSplitter, "sides")
    assert sides is not None
    assert sides.sizes()[0] <= sides.sizes()[1]
    area.resize(1120, 620)
    wait_for(lambda: first.y() == second.y())


@pytest.mark.usefixtures("dressed")
def test_the_report_is_written_without_scrolling_the_page(document: Document, qtbot: QtBot) -> None:
    section = next(one for one in STANDARD_SECTIONS if one.key == "report")
    area = shown(view_of(document, section), QSize(1120, 590), qtbot)

    assert area.verticalScrollBar().maximum() == 0


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("view", [*VIEWS, FundsView, ProjectsView, IndicatorsView])
def test_a_laptop_at_200_per_cent_scrolls_one_way_only(
    view: type[SectionView], document: Document, qtbot: QtBot
) -> None:
    # 1366 × 768 at 200 % less the folded list of sections and a scroll bar.
    area = shown(view(document), QSize(611, 230), qtbot)

    wait_for(lambda: area.horizontalScrollBar().maximum() == 0)


@pytest.mark.usefixtures("dressed")
def test_indicators_are_seen_whole_on_a_laptop(document: Document, qtbot: QtBot) -> None:
    kinds = [(g.key, kind) for g in document.sheet.edition.groups for kind in g.kinds]
    rows = tuple(Indicator(group=group, kind=kind) for group, kind in kinds * 2)
    document.edit("x", with_rows(document.report, "indicators", rows))
    page = IndicatorsView(document)
    # 1366 pixels less the list of sections.
    area = shown(page, QSize(1127, 606), qtbot)
    table = page.ui.rows

    assert area.horizontalScrollBar().maximum() == 0
    assert table.verticalScrollBar().maximum() > 0
    assert table.horizontalScrollBar().maximum() == 0
    # The longest name of a kind is in one line.
    assert len({table.rowHeight(row) for row in range(len(rows))}) == 1
