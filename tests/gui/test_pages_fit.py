"""Nothing on a page is cut: at 100, 125 and 150 % of a 1366 × 768 screen, with long texts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from checkout import ROOT
from perfeval_gui.document.document import Document
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import put, with_rows
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.views.kit.theme import dress, set_font
from perfeval_gui.views.sections.buildings_view import BuildingsView
from perfeval_gui.views.sections.cover_view import CoverView
from perfeval_gui.views.sections.evaluators_view import EvaluatorsView
from perfeval_gui.views.sections.execution_view import ExecutionView
from perfeval_gui.views.sections.goals_view import GoalsView
from perfeval_gui.views.sections.indicators_view import IndicatorsView
from perfeval_gui.views.sections.section_view import SectionView
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
