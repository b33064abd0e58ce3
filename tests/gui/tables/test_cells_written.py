"""Texts of cells are written without the style's paragraphs, and look as if it had written them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from checkout import ROOT
from perfeval_gui.document.tables.faces import Face
from perfeval_gui.views.kit import theme
from perfeval_gui.views.tables import delegates
from perfeval_gui.views.tables.delegates import CellDelegate
from perfeval_gui.views.tables.form_table import FormTable

LONG = "反复调处的矛盾纠纷比上年多，其中一半在雨季。" * 3
ITEM = QStyle.ControlElement.CE_ItemViewItem


@pytest.fixture(params=[True, False], ids=["dark", "light"])
def table(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> FormTable:
    theme.dress(qapp, ROOT / "resources/style.qss", dark=request.param)
    made = FormTable()
    qtbot.addWidget(made)
    return made


def face(text: str, *, figure: bool = False, looks: str = "") -> Face:
    return Face(
        text=text,
        figure=figure,
        computed=False,
        fault=looks == "fault",
        mark="",
        wanted=looks == "wanted",
        strong=looks == "bold",
        level=0,
    )


def option(table: FormTable, high: int = 25) -> Any:  # noqa: ANN401 - the stubs miss what it holds
    made: Any = QStyleOptionViewItem()
    made.initFrom(table)
    made.widget, made.rect = table, QRect(7, 5, 150, high)
    made.features = QStyleOptionViewItem.ViewItemFeature.WrapText
    made.textElideMode = Qt.TextElideMode.ElideRight
    return made


def picture(ratio: float, write: Callable[[QPainter], None]) -> QImage:
    """What *write* writes on a screen of that *ratio*, beside the edge as a table lies."""
    image = QImage(QSize(190, 60) * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.translate(11, 7)
    write(painter)
    # The sign of a cell is drawn next.
    painter.drawText(90, 36, "!")
    painter.end()
    return image


def pictures(table: FormTable, shown: Face, ratio: float, high: int) -> tuple[QImage, QImage]:
    """What is written by us, and by the style."""
    words, nowhere, ours = theme.colours_of(table), QModelIndex(), CellDelegate(table)

    def write(painter: QPainter) -> None:
        ours._write(painter, option(table, high), nowhere, shown, words)

    def by_style(painter: QPainter) -> None:
        drawn = option(table, high)
        delegates._fill(drawn, nowhere, shown, words)
        table.style().drawControl(ITEM, drawn, painter, table)

    # Written once more it is known already.
    first, again = picture(ratio, write), picture(ratio, write)
    assert first == again
    return first, picture(ratio, by_style)


@pytest.mark.parametrize("ratio", [1, 1.25, 1.5, 2])
@pytest.mark.parametrize("high", [18, 19, 24, 25])
@pytest.mark.parametrize("looks", ["", "bold", "fault"])
@pytest.mark.parametrize("figure", [False, True], ids=["left", "right"])
@pytest.mark.parametrize(
    "text",
    [
        *("12,345.67", "−68.14%", "上年为零", "其中：公车购置 ≥4", "　甲　", "12 ", " 12"),
        *(LONG, "甲\n乙", "𠮷\t甲", "שלום", "甲 שלום"),
        # Marks above letters, and letters higher than those of the typeface.
        *("Z͌̋̊̈́Z̗̙", "اللّٰه", "ཧཱུྃ", "ที่สุดปี้", "か゚", "👍"),
    ],
)
def test_a_text_looks_as_the_style_writes_it(
    table: FormTable, text: str, looks: str, ratio: float, high: int, *, figure: bool
) -> None:
    ours, theirs = pictures(table, face(text, figure=figure, looks=looks), ratio, high)

    assert ours == theirs


@pytest.mark.parametrize("looks", ["", "wanted"])
def test_a_blank_cell_looks_as_the_style_writes_it(table: FormTable, looks: str) -> None:
    ours, theirs = pictures(table, face("", looks=looks), 1, 25)

    assert ours == theirs


def test_a_text_beside_its_place_is_noticed(
    table: FormTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delegates, "_MARGIN", 2)
    ours, theirs = pictures(table, face("12,345.67", figure=True), 1, 25)

    assert ours != theirs
