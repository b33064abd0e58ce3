"""Nothing on a page is cut: at 100, 125 and 150 % of a 1366 × 768 screen, with long texts."""

from __future__ import annotations

from collections.abc import Iterator
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
from perfeval_gui.domain.fields import FIELDS
from perfeval_gui.domain.values import Unread
from perfeval_gui.views.buildings_view import BuildingsView
from perfeval_gui.views.cover_view import CoverView
from perfeval_gui.views.evaluators_view import EvaluatorsView
from perfeval_gui.views.execution_view import ExecutionView
from perfeval_gui.views.goals_view import GoalsView
from perfeval_gui.views.report_view import ReportView
from perfeval_gui.views.section_view import SectionView
from perfeval_gui.views.theme import dress

VIEWS: Final = (
    CoverView, ExecutionView, GoalsView, BuildingsView, EvaluatorsView, ReportView,
)  # fmt: skip
SIZES: Final = (QSize(1150, 620), QSize(920, 496), QSize(766, 413))


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """The look of the program, for the one test."""
    before = qapp.palette()
    dress(qapp, ROOT / "resources/style.qss", dark=False)
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(before)


def is_cut(widget: QWidget) -> bool:
    """Whether *widget* got less room than its words need."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    wish = widget.sizeHint()
    return widget.width() < wish.width() or widget.height() < wish.height()


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("size", SIZES, ids=["100", "125", "150"])
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_no_words_are_cut(
    view: type[SectionView], size: QSize, document: Document, qtbot: QtBot
) -> None:
    for name, field in FIELDS.items():
        if field.kind.holds in ("figure", "day"):
            document.put(name, Unread("九点五五万左右"))
        elif field.kind.holds == "text":
            document.put(name, "为进一步提高财政资金使用效益，" * 40)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    page = view(document)
    if (layout := page.layout()) is not None:
        layout.setContentsMargins(24, 24, 24, 24)
    area.setWidget(page)
    area.resize(size)
    qtbot.addWidget(area)
    with qtbot.waitExposed(area):
        area.show()
    QApplication.processEvents()

    words = [
        found for kind in (QLabel, QPushButton, QCheckBox) for found in page.findChildren(kind)
    ]
    assert [w.objectName() for w in words if w.isVisible() and is_cut(w)] == []
    assert not area.horizontalScrollBar().isVisible()
