"""Texts of cells are written without the style's paragraphs, and look as if it had written them."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from checkout import ROOT
from perfeval_gui.views.kit import theme
from perfeval_gui.views.tables import delegates
from perfeval_gui.views.tables.form_table import FormTable

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
LONG = "反复调处的矛盾纠纷比上年多，其中一半在雨季。" * 3


@pytest.fixture(params=[True, False], ids=["dark", "light"])
def table(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> FormTable:
    theme.dress(qapp, ROOT / "resources/style.qss", dark=request.param)
    made = FormTable()
    qtbot.addWidget(made)
    return made


def option(
    table: FormTable, text: str, align: Qt.AlignmentFlag, *, looks: str = "", high: int = 25
) -> Any:  # noqa: ANN401 - the stubs miss what an option holds
    made: Any = QStyleOptionViewItem()
    made.initFrom(table)
    made.widget, made.text = table, text
    made.rect = QRect(7, 5, 150, high)
    made.displayAlignment = align
    feature = QStyleOptionViewItem.ViewItemFeature
    made.features = feature.HasDisplay | feature.WrapText
    made.textElideMode = Qt.TextElideMode.ElideRight
    made.font.setBold(looks == "bold")
    made.font.setUnderline(looks == "fault")
    made.palette.setColor(QPalette.ColorRole.Text, QColor("#a04020"))
    return made


def pictures(drawn: Any) -> tuple[QImage, QImage]:  # noqa: ANN401
    """What is written by us, and by the style."""
    made = []
    for by_style in (False, True):
        image = QImage(170, 40, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        if by_style:
            element = QStyle.ControlElement.CE_ItemViewItem
            drawn.widget.style().drawControl(element, drawn, painter, drawn.widget)
        else:
            delegates._write(painter, drawn)
        # The sign of a cell is drawn next.
        painter.drawText(90, 36, "!")
        painter.end()
        made.append(image)
    ours, theirs = made
    return ours, theirs


@pytest.mark.parametrize("high", [18, 19, 24, 25])
@pytest.mark.parametrize("looks", ["", "bold", "fault"])
@pytest.mark.parametrize("align", [LEFT, RIGHT])
@pytest.mark.parametrize(
    "text",
    [
        *("12,345.67", "−68.14%", "上年为零", "其中：公车购置 ≥4", "　甲　", "12 ", " 12"),
        *(LONG, "甲\u2028乙", "𠮷\t甲", "שלום", "甲 שלום"),
        # Marks above letters, and letters higher than those of the typeface.
        *("Z͌̋̊̈́Z̗̙", "اللّٰه", "ཧཱུྃ", "ที่สุดปี้", "か゚", "👍"),
    ],
)
def test_a_text_looks_as_the_style_writes_it(
    table: FormTable, text: str, align: Qt.AlignmentFlag, looks: str, high: int
) -> None:
    ours, theirs = pictures(option(table, text, align, looks=looks, high=high))

    assert ours == theirs


def test_an_empty_cell_is_left_as_it_is(table: FormTable) -> None:
    ours, theirs = pictures(option(table, "", LEFT))

    assert ours == theirs


def test_a_text_beside_its_place_is_noticed(
    table: FormTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delegates, "_MARGIN", 2)
    ours, theirs = pictures(option(table, "12,345.67", RIGHT))

    assert ours != theirs
