"""佐证材料: indicators and their files above, what is known of the chosen one below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from perfeval_gui.document.document import Document
from perfeval_gui.domain.names.fields import address
from perfeval_gui.domain.names.places import place_of
from perfeval_gui.evidence.looking import State, path_of
from perfeval_gui.views.evidence.filing import Filing
from perfeval_gui.views.evidence.looked import Looked
from perfeval_gui.views.evidence.model import NAME, EvidenceModel, Line, Shown
from perfeval_gui.views.evidence.note_field import NoteField
from perfeval_gui.views.evidence.progress import ProgressRow
from perfeval_gui.views.evidence.running import Running
from perfeval_gui.views.kit import dropping
from perfeval_gui.views.kit.list_dialog import ListDialog, Looks
from perfeval_gui.views.kit.read_list import ReadTable

TITLE: Final = "佐证材料"
_LOOKS: Final = Looks(
    title=TITLE,
    head="给指标登记证明它的文件：选中一行，按“添加文件…”，或者把文件拖到那一行。"
    "只记文件名、大小和校验码，不改动也不复制文件。",
    told="选中的文件",
    wide=128,
    high=72,
)
_WIDTHS: Final = {0: 5, 1: 30, 3: 11, 4: 10, 5: 20}
_LINES: Final = 6
"""Lines told of the chosen file."""
_SHOWN: Final[tuple[tuple[Shown, str], ...]] = (
    ("all", "全部指标"),
    ("unproved", "还没有佐证材料的指标"),
    ("wrong", "找不到、改过的文件"),
)
_RUNS: Final = frozenset(
    [
        *(".exe", ".bat", ".cmd", ".com", ".scr", ".pif", ".lnk", ".cpl", ".msi", ".reg", ".url"),
        *(".js", ".jse", ".vbs", ".vbe", ".wsf", ".hta", ".ps1", ".jar", ".sh", ".desktop"),
    ]
)
_NOT_RUN: Final = "“{}”是会运行的程序，不从这里打开；可以打开所在文件夹去看。"
_NOT_OPENED: Final[dict[State | None, str]] = {
    "missing": "“{}”不在登记的地方了：按“找回…”选一个文件夹去找。",
    "silent": "“{}”所在的位置没有回应，接上以后按“重新核对”。",
}
_NO_PLACE: Final = "不知道“{}”在哪里：可以按“找回…”选一个文件夹去找。"
_ELSEWHERE: Final = "拖来的不是这台电脑上的文件，没有添加；请先存到本机，再拖进来。"
_NONE_LOST: Final = "没有找不到的文件。"


@dataclass(frozen=True, slots=True)
class Doings:
    """What is asked and opened outside of the window: over it, files, a folder, a path."""

    ask_files: Callable[[QWidget], list[Path]]
    ask_folder: Callable[[QWidget], Path | None]
    open: Callable[[QWidget, Path], None]


class EvidenceList(ListDialog):
    """A list of files, what can be done with them, and how far that is; it does nothing itself."""

    def __init__(
        self, parent: QWidget, document: Document, works: Sequence[Running[Any, Any]]
    ) -> None:
        """Lay everything out; *works* on *document* are told while they take long."""
        super().__init__(parent, _LOOKS, ReadTable(TITLE, NAME, _WIDTHS, parent))
        self._make_widgets(document, works)
        self._lay_out_all()

    def _make_widgets(self, document: Document, works: Sequence[Running[Any, Any]]) -> None:
        self.shown = QComboBox(self)
        self.shown.setAccessibleName("列出哪些")
        self.shown.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setWordWrap(True)
        self.note = NoteField(document, self)
        self.said = QLabel(self)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.hide()
        self.progress = ProgressRow(self, works)
        self.add = QPushButton("添加文件…", self)
        self.open_file = QPushButton("打开", self)
        self.open_folder = QPushButton("打开所在文件夹", self)
        self.seek = QPushButton("找回…", self)
        self.renew = QPushButton("按现在的登记", self)
        self.remove = QPushButton("移除", self)
        self.check = QPushButton("重新核对", self)

    def _lay_out_all(self) -> None:
        above, below = QWidget(self), QWidget(self)
        row = QHBoxLayout(above)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.shown)
        row.addWidget(self.count, 1)
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel("备注(&M)", below)
        label.setBuddy(self.note)
        row.addWidget(label)
        row.addWidget(self.note, 1)
        first = (self.add, self.open_file, self.open_folder)
        self.lay_out((*first, self.seek, self.renew, self.remove, None, self.check), above)
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        for at, widget in enumerate((below, self.said, self.progress), layout.count() - 1):
            layout.insertWidget(at, widget)
        self.told.setMaximumHeight(_LINES * self.fontMetrics().lineSpacing())
        self.setAcceptDrops(True)
        self.setTabOrder(self.shown, self.table)
        self.setTabOrder(self.table, self.told)
        self.setTabOrder(self.told, self.note)


class EvidenceWindow(EvidenceList):
    """Stays beside the report while it is filled in."""

    def __init__(
        self, parent: QWidget, document: Document, looked: Looked, filing: Filing, doings: Doings
    ) -> None:
        """Show the files of *document*: *filing* changes them, *looked* knows what they are."""
        super().__init__(parent, document, (looked.running, filing.taking, filing.finding))
        self._document, self._looked = document, looked
        self._filing, self._doings = filing, doings
        self.model = EvidenceModel(document, looked, self)
        self.table.show_list(self.model)
        for _, words in _SHOWN:
            self.shown.addItem(words)
        self._join()
        self._show()

    def _join(self) -> None:
        document = self._document
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.doubleClicked.connect(self._open)
        self.shown.activated.connect(self._show)
        for button, run in (
            (self.add, self._add),
            (self.open_file, self._open),
            (self.open_folder, self._open_folder),
            (self.seek, self._find),
            (self.renew, self._renew),
            (self.remove, self._remove),
            (self.check, self._looked.look),
        ):
            button.clicked.connect(run)
        for key, run in (
            (Qt.Key.Key_Insert, self._add),
            (Qt.Key.Key_Delete, self._remove),
            (Qt.Key.Key_Return, self._open),
            (Qt.Key.Key_Enter, self._open),
        ):
            # Given to the constructor with what it runs, the context is forgotten.
            shortcut = QShortcut(key, self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(run)
        QShortcut(Qt.Key.Key_F5, self, self._looked.look)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, document.history.undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), self, document.history.redo)
        document.changed.connect(self._show)
        document.opened.connect(self._begin_again)
        self._looked.changed.connect(self._show)
        self._filing.said.connect(self._say)

    # ---- what is shown

    def go_to(self, name: str) -> None:
        """Choose the indicator that the cell *name* names, or the file in the row it is of."""
        if name.startswith("evidence["):
            row = next((row for row, line in enumerate(self.model.lines) if _names(line, name)), -1)
        else:
            row = self.model.row_of((place_of(self._document.report, name), 0))
        self.table.choose(max(row, 0))

    def _begin_again(self, _state: object) -> None:
        """Another report: what is known of its files is nothing yet."""
        self._show()
        if self.isVisible():
            self._looked.look()

    def _show(self, *_what: object) -> None:
        """Show the rows as they are now, and keep to the chosen one."""
        row, line = self.table.currentIndex().row(), self._line()
        self.model.show_lines(_SHOWN[max(self.shown.currentIndex(), 0)][0])
        found = self.model.row_of(line.key) if line is not None else 0
        row = found if found >= 0 else min(row, len(self.model.lines) - 1)
        self.table.setCurrentIndex(self.model.index(max(row, 0), 0))
        self.count.setText(self.model.told_count())
        self._tell()

    def _line(self) -> Line | None:
        row = self.table.currentIndex().row()
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else None

    def _choose(self, *_rows: object) -> None:
        self.note.keep()
        self.said.hide()
        self._tell()

    def _tell(self) -> None:
        """Tell of the chosen row, and switch on what can be done with it."""
        line, may = self._line(), not self._document.read_only
        file = line.file if line is not None else None
        state = self._looked.state(file) if file is not None else None
        self.add.setEnabled(line is not None and may)
        for button in (self.open_file, self.open_folder):
            button.setEnabled(file is not None)
        self.seek.setEnabled(bool(self.model.lost(self._line())) and may)
        self.renew.setEnabled(state == "changed" and may)
        self.remove.setEnabled(file is not None and may)
        self.note.show_of(file)
        self.tell("\n".join(self.model.told(line)) if line is not None else "")

    def _say(self, sentences: str) -> None:
        self.said.setText(sentences)
        self.said.setVisible(bool(sentences))

    # ---- what is done

    def _add(self) -> None:
        if (line := self._line()) is not None and self.add.isEnabled():
            self._filing.add(line.proof.name, self._doings.ask_files(self))

    def take(self, name: str, paths: Sequence[Path]) -> None:
        """Add the files *paths* to the indicator that the cell *name* names."""
        self.go_to(name)
        self._filing.add(name, paths)

    def _path(self) -> Path | None:
        """Where the chosen file lies; says so where nobody knows."""
        line = self._line()
        if line is None or line.file is None:
            return None
        path = path_of(line.file, self._looked.base())
        if path is None:
            self._say(_NO_PLACE.format(line.file.name))
        return path

    def _open(self) -> None:
        line = self._line()
        if line is None or line.file is None or (path := self._path()) is None:
            return
        if (why := _NOT_OPENED.get(self._looked.state(line.file))) is not None:
            self._say(why.format(path.name))
            return
        if path.suffix.lower() in _RUNS:
            # A draft may come from anybody.
            self._say(_NOT_RUN.format(path.name))
            return
        self._doings.open(self, path)

    def _open_folder(self) -> None:
        if (path := self._path()) is not None:
            self._doings.open(self, path.parent)

    def _find(self) -> None:
        lost = self.model.lost(self._line())
        if not lost:
            self._say(_NONE_LOST)
        elif (folder := self._doings.ask_folder(self)) is not None:
            self._filing.find(lost, folder)

    def _renew(self) -> None:
        if (line := self._line()) is not None and line.file is not None:
            self._filing.take_as_it_is(line.proof.name, line.file)

    def _remove(self) -> None:
        line = self._line()
        if line is not None and line.file is not None and self.remove.isEnabled():
            self._filing.remove(line.file)
            self._say(f"“{line.file.name}”不再登记，文件没有动；Ctrl+Z 撤销。")

    # ---- files that are dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        dropping.enter(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [
            Path(url.toLocalFile())
            for url in dropping.files_in(event.mimeData())
            if url.isLocalFile()
        ]
        place = self.table.viewport().mapFrom(self, event.position().toPoint())
        index = self.table.indexAt(place)
        if index.isValid():
            self.table.setCurrentIndex(index)
        line = self._line()
        event.acceptProposedAction()
        if not paths:
            self._say(_ELSEWHERE)
        elif line is not None:
            # The program it is dragged out of waits until this is done.
            QTimer.singleShot(0, self, partial(self._filing.add, line.proof.name, paths))


def _names(line: Line, name: str) -> bool:
    """Whether *line* shows the file that the cell *name* is of."""
    found = address(name)
    return found is not None and line.number == found[1]
