"""Nasty names in every text cell: through checks, the whole window, saving and a fresh window.

What is typed never becomes a pattern, a page of HTML, a key of a menu, the mark of a title or a
part of a path. The same names through files of Word, Excel and PDF:
tests/unit/cells/test_names_printed.
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QMenu,
    QWidget,
)

from given.nasty import NASTY
from given.texts_everywhere import everywhere
from gui.window.test_main_window import Answers, answers, window
from perfeval_gui.domain.edition.sections import STANDARD_SECTIONS
from perfeval_gui.rules.findings.fence import FAILURES
from perfeval_gui.start.join import Desktop
from perfeval_gui.storage.draft.files import open_draft, save_draft
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.window.main_window import MainWindow
from perfeval_gui.working import qt_text
from perfeval_gui.working.qt_text import caption, tip, title

__all__ = ["answers", "window"]
TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
# Each of these is one kind of Qt's; all other names go through checks and files.
SEEN: Final = (
    *("县林业局(本级)", "云溪区第一中学(", "A&B中心管理办公室", "<b>局</b>"),
    *("县林业局[*]", "&县林业局", "%s{0}", "<img src='file:///nowhere.png'>局"),
    *("a*b?县林业局", "{unit}县林业局", "<!--县林业局"),
)


def file_of(name: str, folder: Path) -> Path:
    """A draft called *name* as far as a file can be called so."""
    path = folder / f"{name.replace('/', '').strip('.') or 'x'}.perfeval"
    save_draft(path, everywhere(name))
    return path


def opened(window: MainWindow, path: Path) -> ReportDesk:
    window.open_path(path)
    QApplication.processEvents()
    assert window.desk is not None
    return window.desk


# ---- what is seen


def rich(widget: QLabel) -> bool:
    """Whether Qt shows the text of *widget* as a page."""
    if widget.textFormat() == Qt.TextFormat.AutoText:
        return QtText.mightBeRichText(widget.text())
    return widget.textFormat() != Qt.TextFormat.PlainText


def model_tips(model: QAbstractItemModel) -> list[str]:
    nowhere = QModelIndex()
    return [
        str(model.index(row, column).data(TIP) or "")
        for row in range(min(model.rowCount(nowhere), 40))
        for column in range(8)
    ]


def tips_of(top: QWidget) -> list[str]:
    found = [widget.toolTip() for widget in top.findChildren(QWidget)]
    found += [action.toolTip() for action in top.findChildren(QAction)]
    for view in top.findChildren(QAbstractItemView):
        if view.model() is not None:
            found += model_tips(view.model())
    return found


def is_page_of(text: str, name: str) -> bool:
    """Whether a tip is shown as a page in which *name* is more than text."""
    return QtText.mightBeRichText(text) and name in text and html.escape(name) != name


def captions_of(top: QWidget) -> list[str]:
    found = [button.text() for button in top.findChildren(QAbstractButton)]
    found += [action.text() for action in top.findChildren(QAction)]
    return found + [action.text() for menu in top.findChildren(QMenu) for action in menu.actions()]


def marks_a_key(text: str, name: str) -> bool:
    """Whether a ``&`` of *name* would mark a key."""
    return "&" in name and name in text and caption(name) not in text


def faults(top: QWidget, name: str) -> list[str]:
    """Where *name* is taken for something else than text."""
    found = [f"label {one.text()}" for one in top.findChildren(QLabel) if rich(one)]
    found += [f"tip {one}" for one in tips_of(top) if is_page_of(one, name)]
    return found + [f"caption {one}" for one in captions_of(top) if marks_a_key(one, name)]


@pytest.mark.parametrize("name", SEEN)
def test_every_section_shows_it_as_text(
    name: str, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    path = file_of(name, tmp_path)
    desk = opened(window, path)
    assert answers.told == []
    assert desk.document.report.cover.unit == everywhere(name).cover.unit
    assert {f.check for f in desk.document.state.findings}.isdisjoint(FAILURES)
    window.actions_.check.trigger()
    for section in STANDARD_SECTIONS:
        desk.workspace.show_section(section.key).begin()
        QApplication.processEvents()
        assert faults(window, name) == []
    for figure in ("total_score", "project_spending.final", "indicators[0].score", "project_count"):
        desk.workspace.explain(figure)
    desk.document.put("unit", f"{name}二")
    desk.document.put("projects[0].final", None)
    window.actions_.next_finding.trigger()
    QApplication.processEvents()
    assert faults(window, name) == []
    # The title has the name of the file as it is, and one mark of its own.
    assert window.isWindowModified()
    shown = window.windowTitle().replace("[*][*]", "\0")
    assert shown.count("[*]") == 1
    assert path.stem in shown.replace("\0", "[*]")


@pytest.mark.parametrize("name", SEEN)
def test_what_is_saved_opens_in_a_fresh_window(
    name: str, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    path = file_of(name, tmp_path)
    desk = opened(window, path)
    desk.document.put("unit", f"新{name}")
    window.actions_.save.trigger()
    assert answers.told == []
    assert open_draft(path).cover.unit == f"新{name}".strip()

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    other = Desktop(application).window
    try:
        other.drafts().locks.folder = None
        other.open_path(path)
        assert other.desk is not None
        assert other.desk.document.report.cover.unit == f"新{name}".strip()
        other.start.show_recent([path])
        assert faults(other, name) == []
    finally:
        other.deleteLater()


@pytest.mark.parametrize("name", SEEN)
def test_history_and_recent_drafts(name: str, window: MainWindow, tmp_path: Path) -> None:
    path = file_of(name, tmp_path)
    desk = opened(window, path)
    for text in ("甲", "乙"):
        desk.document.put("unit", f"{text}{name}")
        window.actions_.save.trigger()
    window.actions_.history.trigger()
    QApplication.processEvents()
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            assert faults(top, name) == []
    for top in QApplication.topLevelWidgets():
        if top is not window and top.isVisible():
            top.close()


# ---- the helpers by themselves


@pytest.mark.parametrize("name", NASTY)
def test_words_for_tips_captions_and_titles(name: str, qtbot: object) -> None:
    shown = tip(name)
    assert not QtText.mightBeRichText(shown) or html.escape(name) in shown
    assert caption(name).count("&") == 2 * name.count("&")
    widget = QWidget()
    widget.setWindowTitle(f"{title(name)}[*]")
    assert widget.windowTitle().count("[*]") == 1 + 2 * name.count("[*]")
    widget.deleteLater()


def test_a_window_without_them_is_caught(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: tips as they are typed. Proves that the tests above can fail."""
    from perfeval_gui.document.tables import cell_table

    monkeypatch.setattr(cell_table, "tip", str)
    monkeypatch.setattr(qt_text, "tip", str)
    name = "<b>局</b>"
    desk = opened(window, file_of(name, tmp_path))
    for section in STANDARD_SECTIONS:
        desk.workspace.show_section(section.key).begin()
    tips = [one for one in tips_of(window) if is_page_of(one, name)]
    labels = QLabel(name)
    assert rich(labels)
    assert marks_a_key("A&B", "A&B")
    assert not marks_a_key("A&&B", "A&B")
    assert tips
