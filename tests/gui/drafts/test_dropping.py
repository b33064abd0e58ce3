"""Files dropped on the window, on fields and on tables; text dropped into fields."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hands import Show, wait_for, write
from perfeval_gui import paths
from perfeval_gui.document.document import Document
from perfeval_gui.document.row_edits import add_row
from perfeval_gui.domain.edition.sections import STANDARD_SECTIONS
from perfeval_gui.domain.names.fields import put
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.start.join import Desktop
from perfeval_gui.storage.draft.files import save_draft
from perfeval_gui.views.kit import questions
from perfeval_gui.views.sections.cover_view import CoverView
from perfeval_gui.views.sections.evaluators_view import EvaluatorsView
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


def urls(*addresses: str) -> QMimeData:
    """What a file manager drags."""
    data = QMimeData()
    data.setUrls([QUrl(address) for address in addresses])
    return data


def plain(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def dropped(widget: QWidget, data: QMimeData) -> bool:
    """Drag *data* over *widget* and drop it there; whether the drag was taken."""
    place = QPointF(widget.rect().center())
    entering = QDragEnterEvent(place.toPoint(), COPY, data, LEFT, NONE)
    QApplication.sendEvent(widget, entering)
    taken = entering.isAccepted()
    dropping = QDropEvent(place, COPY, data, LEFT, NONE)
    QApplication.sendEvent(widget, dropping)
    QApplication.processEvents()
    return taken


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft of last year."""
    book = Shelf(paths.editions()).read("yunxi-2023")
    path = tmp_path / "去年.perfeval"
    save_draft(path, put(new_report(book.edition, 2022), "unit", "某县水务中心"))
    return path


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window on its start page; what is typed is not saved."""
    monkeypatch.setattr(questions, "ask_to_save", lambda *_: "discard")
    desktop = Desktop(qapp)
    qtbot.addWidget(desktop.window)
    desktop.show(None)
    return desktop.window


def unit(window: MainWindow) -> str:
    """The unit of the open report; nothing while none is open."""
    return window.desk.document.report.cover.unit if window.desk is not None else ""


def said(window: MainWindow) -> str:
    return window._help.text()


def test_a_draft_dropped_on_the_start_page_is_opened(window: MainWindow, draft: Path) -> None:
    assert dropped(window, urls(QUrl.fromLocalFile(str(draft)).toString()))
    wait_for(lambda: unit(window) == "某县水务中心")
    assert window.drafts().path == draft


@pytest.mark.parametrize("kind", ["uri", "text", "upper"])
def test_a_draft_dropped_on_a_field_is_opened(window: MainWindow, draft: Path, kind: str) -> None:
    window.drafts().new("yunxi-2023", 2023)
    assert window.desk is not None
    field = window.desk.workspace.findChild(QLineEdit, "unit")
    assert field is not None
    address = QUrl.fromLocalFile(str(draft)).toString()
    data = urls(address) if kind == "uri" else plain(address + "\r\n")
    if kind == "upper":
        draft = draft.rename(draft.with_suffix(".PERFEVAL"))
        data = urls(QUrl.fromLocalFile(str(draft)).toString())
    dropped(field, data)
    wait_for(lambda: unit(window) == "某县水务中心")
    # The draft is of another year: its forms are made anew.
    field = window.desk.workspace.findChild(QLineEdit, "unit")
    assert field is not None
    assert field.text() == "某县水务中心"


def test_what_is_not_saved_is_asked_about_first(
    window: MainWindow, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def ask(*given: object) -> str:
        asked.append(given)
        return "cancel"

    window.drafts().new("yunxi-2023", 2023)
    assert window.desk is not None
    window.desk.document.put("unit", "乙单位")
    with monkeypatch.context() as patched:
        patched.setattr(questions, "ask_to_save", ask)
        dropped(window, urls(QUrl.fromLocalFile(str(draft)).toString()))
        wait_for(lambda: bool(asked))
    assert unit(window) == "乙单位"


REFUSED = {
    "two": (
        ["file:///a/1.perfeval", "file:///a/2.perfeval"],
        "一次只能打开一份草稿，拖来的有 2 个",
    ),
    "a folder": (["file:///a/2023/"], "“2023”是文件夹，没有打开"),
    "a folder without its slash": (["file:///a/2023"], "“2023”不是草稿"),
    "a document": (["file:///a/b.odp"], "“b.odp”不是草稿"),
    "a backup": (["file:///a/b.perfeval.bak"], "“b.perfeval.bak”不是草稿"),
    "markup": (["file:///a/%3Cb%3E.txt"], "“<b>.txt”不是草稿"),
    "a long name": (["file:///a/" + "a" * 300], "…”不是草稿"),
    "a page": (["https://example.org/a.perfeval"], "拖来的不是这台电脑上的文件"),
    "a mail": (["mailto:a@example.org"], "拖来的不是这台电脑上的文件"),
    "a place on the network": (["ftp://example.org/a.perfeval"], "拖来的不是这台电脑上的文件"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_draft_is_refused_in_words(window: MainWindow, kind: str) -> None:
    addresses, words = REFUSED[kind]
    window.drafts().new("yunxi-2023", 2023)
    assert window.desk is not None
    field = window.desk.workspace.findChild(QLineEdit, "unit")
    assert field is not None
    # It is told of the findings first: the foot then explains the cell that keys go to.
    window.desk.document.check_now()
    for widget in (window, field):
        window.say("")
        dropped(widget, urls(*addresses))
        wait_for(lambda: words in said(window))
    assert field.text() == unit(window) == ""


def test_no_text_field_of_any_section_takes_an_address(window: MainWindow) -> None:
    window.drafts().new("yunxi-2023", 2023)
    assert window.desk is not None
    desk = window.desk
    add_row(desk.document, "evaluators", 0, "人员")
    before = desk.document.report
    fields: list[QLineEdit | QPlainTextEdit] = [window.start.year]
    for section in STANDARD_SECTIONS:
        view = desk.workspace.show_section(section.key)
        fields += [*view.findChildren(QLineEdit), *view.findChildren(QPlainTextEdit)]
    assert len(fields) > 20
    for field in fields:
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        for target in (field, *([field.viewport()] if isinstance(field, QPlainTextEdit) else [])):
            dropped(target, urls("file:///a/b.odp"))
        now = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        assert now == text, field.objectName()
    assert desk.document.report == before


def test_neither_does_a_cell_that_is_typed_in(document: Document, show: Show) -> None:
    add_row(document, "evaluators", 0, "人员")
    page = EvaluatorsView(document)
    show(page)
    table = page.findChild(FormTable)
    assert table is not None
    table.edit(table.model().index(0, 0))
    editor = table.findChild(QLineEdit)
    assert editor is not None
    write(editor, "王")
    dropped(editor, urls("file:///a/b.perfeval"))
    assert editor.text() == "王"


@pytest.mark.parametrize("text", ["某单位", "见 file:///a/b 一处", "file", "https://example.org"])
def test_text_can_still_be_dropped_into_a_field(document: Document, show: Show, text: str) -> None:
    page = CoverView(document)
    show(page)
    field = page.findChild(QLineEdit, "unit")
    assert field is not None
    assert dropped(field, plain(text))
    assert field.text() == text
