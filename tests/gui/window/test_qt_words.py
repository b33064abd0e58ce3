"""What Qt itself says in menus and dialogs: the words of this program, and no English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QSpinBox,
    QTextBrowser,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from checkout import ROOT
from hands import idle
from perfeval_gui.start.qt_words import translate

STRAYS: Final = ("撤消", "体积", "目录", "...", "您", "灰阶", "丢弃", "窗体")
"""Words of Qt's translation for what this program calls otherwise."""
UNSEEN: Final = ("QPrintWidget", "QPrintSettingsOutput", "QPrintPropertiesWidget")
"""Pages of the print dialog, whose titles stand nowhere."""
SAID: Final = ("text", "title", "toolTip", "placeholderText", "accessibleName", "windowTitle")


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    """Qt's own texts as the program has them."""
    before = set(qapp.findChildren(QTranslator))
    translate(qapp)
    yield
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)
        translator.deleteLater()


def save_dialog() -> QDialog:
    dialog = QFileDialog(None, "另存为", "", "草稿 (*.perfeval)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    return dialog


def folder_dialog() -> QDialog:
    dialog = QFileDialog(None, "导出到文件夹", str(ROOT))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    return dialog


def message() -> QDialog:
    box = QMessageBox()
    box.setText("问")
    box.setDetailedText("细节")
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel | buttons.Help)
    return box


def print_dialog() -> QDialog:
    return QPrintDialog()


def fields() -> QDialog:
    dialog = QDialog()
    for field in (QLineEdit(dialog), QPlainTextEdit(dialog), QTextBrowser(dialog)):
        field.createStandardContextMenu().setParent(dialog)
    QSpinBox(dialog)
    return dialog


def said(top: QWidget) -> Iterator[str]:
    """All that *top* and what is in it say."""
    for one in (top, *top.findChildren(QObject)):
        hidden = isinstance(one, QWidget) and one.objectName() in UNSEEN
        for name in () if hidden else SAID:
            words = one.property(name)
            if isinstance(words, str) and words and not typed(one, name):
                yield words.partition("\t")[0]
        if isinstance(one, QComboBox):
            yield from (one.itemText(at) for at in range(one.count()))
        if isinstance(one, QHeaderView) and one.model() is not None:
            across = range(one.count()) if one.orientation() == Qt.Orientation.Horizontal else ()
            yield from (str(one.model().headerData(at, one.orientation())) for at in across)
        if isinstance(one, QTreeView) and one.model() is not None:
            yield from _cells(one)


def _cells(view: QTreeView) -> Iterator[str]:
    """What a list of files says of them beside their names and days."""
    top, rows = view.rootIndex(), view.model().rowCount(view.rootIndex())
    yield from (str(view.model().index(row, 2, top).data()) for row in range(rows))


def typed(one: QObject, name: str) -> bool:
    """Whether it is what somebody typed, or a place on the disk."""
    return name == "text" and isinstance(one, QLineEdit | QSpinBox)


def strays(words: Sequence[str]) -> list[str]:
    """Those of *words* that are not ours or not Chinese; paths and figures are neither."""
    english = [
        one for one in words if re.search(r"[A-Za-z]{3}", one) and not re.search("[一-鿿]", one)
    ]
    other = [one for one in words if any(stray in one for stray in STRAYS) and one != "..."]
    return [*other, *(one for one in english if not Path(one).is_absolute())]


@pytest.mark.parametrize("make", [save_dialog, folder_dialog, message, print_dialog, fields])
@pytest.mark.usefixtures("chinese")
def test_qt_uses_our_words(qtbot: QtBot, make: Callable[[], QDialog]) -> None:
    dialog = make()
    qtbot.addWidget(dialog)
    dialog.show()
    idle()
    words = list(said(dialog))

    assert len(words) >= 6
    assert strays(words) == []


@pytest.mark.usefixtures("chinese")
def test_keys_are_called_as_on_the_card() -> None:
    native = QKeySequence.SequenceFormat.NativeText
    keys = ("Alt+Up", "Ctrl+Return", "Ctrl+PgDown", "Ctrl+Z")

    shown = [QKeySequence(one).toString(native) for one in keys]

    assert shown == ["Alt+↑", "Ctrl+回车", "Ctrl+PgDown", "Ctrl+Z"]


def test_a_stray_is_noticed() -> None:
    assert strays(["撤消(&U)", "Scroll here", "撤销(&U)", "/tmp/abc"]) == [
        "撤消(&U)",
        "Scroll here",
    ]


@pytest.mark.usefixtures("chinese")
def test_every_word_of_ours_is_one_that_qt_asks_for() -> None:
    """A sentence that Qt words otherwise in another version would be translated for nobody."""
    asked = (("QLineEdit", "&Undo"), ("QWidgetTextControl", "&Undo"), ("QFileSystemModel", "Size"))

    assert [QCoreApplication.translate(*one) for one in asked] == ["撤销(&U)", "撤销(&U)", "大小"]
