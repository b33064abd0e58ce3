"""Files dropped on the window are opened or refused in words; no field takes their address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, Protocol, runtime_checkable

# What addresses are made of is named when a file is dropped.
from PySide6 import QtCore
from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QPlainTextEdit, QWidget

from perfeval_gui.storage.draft.files import SUFFIX
from perfeval_gui.views.kit.questions import EXPORTED

_KINDS: Final = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
_FILE: Final = "file:"
_LONGEST_LIST: Final = 100_000
_SHORT: Final = 40


@runtime_checkable
class TakesDrafts(Protocol):
    """A window that opens drafts and says what it does not open."""

    def open_path(self, path: Path) -> object:
        """Open the draft at *path*, asking about the open one first."""

    def take_other(self, path: Path, refusal: str) -> None:
        """Take *path*, which is no draft, for something else, or say the *refusal*."""

    def say(self, sentence: str) -> None:
        """Say *sentence* to the clerk."""


def files_in(data: QMimeData) -> list[QtCore.QUrl]:
    """The addresses that are dragged; none where it is text.

    Some file managers give addresses as plain text.
    """
    if data.hasUrls():
        return data.urls()
    text = data.text()
    lines = text.split() if text.lstrip()[: len(_FILE)].lower() == _FILE else []
    if len(text) > _LONGEST_LIST or not all(line.lower().startswith(_FILE) for line in lines):
        return []
    return [QtCore.QUrl(line) for line in lines]


def draft_among(urls: Sequence[QtCore.QUrl]) -> tuple[Path | None, str]:
    """The one draft among *urls*, or file that may carry one, else why none is opened.

    Told by the name alone: a place that does not answer would hold up the window.
    """
    if len(urls) != 1:
        return None, f"一次只能打开一份草稿，拖来的有 {len(urls)} 个，没有打开。"
    if not urls[0].isLocalFile():
        return None, "拖来的不是这台电脑上的文件，没有打开；请先存到本机，再拖进来。"
    path = Path(urls[0].toLocalFile())
    if path.suffix.lower() in (SUFFIX, *EXPORTED):
        return path, ""
    name = path.name if len(path.name) <= _SHORT else f"{path.name[: _SHORT - 1]}…"
    if urls[0].path().endswith("/"):
        return None, f"“{name}”是文件夹，没有打开；请拖里面的一份草稿（{SUFFIX}）。"
    return None, f"“{name}”不是草稿（文件名以 {SUFFIX} 结尾），没有打开。"


def enter(event: QDropEvent) -> None:
    """Take files that are dragged over the window; a question that is open goes first."""
    if files_in(event.mimeData()) and QApplication.activeModalWidget() is None:
        event.acceptProposedAction()
    else:
        event.ignore()


def drop(window: QWidget, event: QDropEvent) -> None:
    """Open the draft that is dropped on *window*, asking as 打开草稿… does, or say why not.

    Only a window that `TakesDrafts` does. Not from here: the program it is dragged out of waits
    until this is done.
    """
    if not isinstance(window, TakesDrafts):
        return
    enter(event)
    if event.isAccepted():
        urls = files_in(event.mimeData())
        path, refusal = draft_among(urls)
        go: Callable[[], object]
        if path is not None:
            go = partial(window.open_path, path)
        elif len(urls) == 1 and urls[0].isLocalFile():
            go = partial(window.take_other, Path(urls[0].toLocalFile()), refusal)
        else:
            go = partial(window.say, refusal)
        QTimer.singleShot(0, window, go)


class _NoFiles(QObject):
    """Keeps the addresses of files out of a field; the window around it takes them."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _KINDS or not isinstance(event, QDropEvent):
            return False
        if not files_in(event.mimeData()):
            return False
        event.ignore()
        if event.type() == QEvent.Type.Drop and isinstance(watched, QWidget):
            drop(watched.window(), event)
        return True


def keep_files_out(field: QLineEdit | QPlainTextEdit) -> None:
    """Text can still be dropped into *field*, but a file never becomes its address there."""
    guard = _NoFiles(field)
    field.installEventFilter(guard)
    if isinstance(field, QAbstractScrollArea):
        field.viewport().installEventFilter(guard)
