"""版式: the list of editions, what is wrong with the chosen one, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from perfeval_gui.editions.home.keeping import Home
from perfeval_gui.editions.places import Place
from perfeval_gui.views.editions.model import EditionsModel
from perfeval_gui.views.kit.list_dialog import ListDialog, Looks
from perfeval_gui.views.kit.read_list import ReadTable

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

_LOOKS: Final = Looks(
    title="版式",
    head="别人发来的版式可以添加：选它的文件夹或者 zip，也可以拖到这里。"
    "先按全部规则读一遍，有错不添加。",
    told="选中的版式有什么错",
    wide=116,
    high=62,
)
_FINE: Final = "没有发现错误。"


@dataclass(frozen=True, slots=True)
class Doings:
    """What can be done.

    Attributes:
        add_folder, add_zip: Ask for one and add it; its id, None where nothing was added.
        add: Add the one at a path; the same.
        draw: Ask for a blank form and add the one that is drawn from it; the same.
        export: Make a zip of it.
        remove: Take it away; whether that was done.
    """

    add_folder: Callable[[], str | None]
    add_zip: Callable[[], str | None]
    add: Callable[[Path], str | None]
    draw: Callable[[], str | None]
    export: Callable[[Place], None]
    remove: Callable[[Place], bool]


class EditionsWindow(ListDialog):
    """The list above, the faults of the chosen edition below."""

    def __init__(self, parent: QWidget, home: Home, doings: Doings) -> None:
        """Show the editions of *home*."""
        super().__init__(parent, _LOOKS, ReadTable("版式", 0, {1: 20, 2: 8, 3: 12, 4: 10}, parent))
        self._home, self._doings = home, doings
        self.model = EditionsModel(home, self)
        self.table.show_list(self.model)
        self.add_folder = QPushButton("添加文件夹…", self)
        self.add_zip = QPushButton("添加 zip…", self)
        self.draw = QPushButton("从空表生成…", self)
        self.check = QPushButton("检查", self)
        self.export = QPushButton("导出 zip…", self)
        self.remove = QPushButton("删除…", self)
        self.setAcceptDrops(True)
        adding = (self.add_folder, self.add_zip, self.draw)
        self.lay_out((*adding, None, self.check, self.export, self.remove))
        self._join()
        self.choose("")

    def _join(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.model.dataChanged.connect(self._tell)
        self.add_folder.clicked.connect(self._add_folder)
        self.add_zip.clicked.connect(self._add_zip)
        self.draw.clicked.connect(self._draw)
        self.check.clicked.connect(self._check)
        self.export.clicked.connect(self._export)
        self.remove.clicked.connect(self._remove)

    def choose(self, edition_id: str) -> None:
        """Choose the edition called *edition_id*, and read all that were not read yet."""
        self.table.choose(self.model.row_of(edition_id))
        self.begin_reading(self.model.read_next)
        self._tell()

    # ---- the chosen edition

    def _chosen(self) -> Place | None:
        row = self.table.currentIndex().row()
        return self.model.places[row] if 0 <= row < len(self.model.places) else None

    def _choose(self, _row: QModelIndex, _before: QModelIndex) -> None:
        self._tell()

    def _tell(self) -> None:
        place, row = self._chosen(), self.table.currentIndex().row()
        self.export.setEnabled(place is not None)
        self.remove.setEnabled(place is not None and self._home.is_own(place))
        told = self.model.told(row) if place is not None else ()
        self.tell("\n".join(told) or (_FINE if 0 <= row < len(self.model.seen) else ""))

    # ---- what is done

    def show_again(self, edition_id: str | None) -> None:
        """List anew with *edition_id* chosen; nothing where that is None."""
        if edition_id is not None:
            self.model.list_again()
            self.choose(edition_id)

    def _add_folder(self) -> None:
        self.show_again(self._doings.add_folder())

    def _add_zip(self) -> None:
        self.show_again(self._doings.add_zip())

    def _draw(self) -> None:
        self.show_again(self._doings.draw())

    def _check(self) -> None:
        place = self._chosen()
        self.show_again(place.id if place is not None else "")

    def _export(self) -> None:
        if (place := self._chosen()) is not None:
            self._doings.export(place)

    def _remove(self) -> None:
        if (place := self._chosen()) is not None and self._doings.remove(place):
            self.show_again("")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()
            path = Path(urls[0].toLocalFile())
            # Not from here: the program it is dragged out of waits until this is done.
            QTimer.singleShot(0, self, lambda: self.show_again(self._doings.add(path)))
