"""本单位的自评材料: the drafts above, what is found in the chosen one below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from perfeval_gui.views.kit.list_dialog import ListDialog, Looks
from perfeval_gui.views.kit.read_list import ReadTable
from perfeval_gui.views.package.model import PackageModel

TITLE: Final = "本单位的自评材料"
_LOOKS: Final = Looks(
    title=TITLE,
    head="文件夹里的全部草稿，按保存在文件里的内容检查；正在填写、还没有保存的修改不算。",
    told="选中的草稿里发现的问题",
    wide=140,
    high=70,
)
_FINE: Final = "没有发现问题。"
_WIDTHS: Final = {1: 18, 2: 20, 3: 12, 4: 6, 5: 6, 6: 6, 7: 6, 8: 18}


@dataclass(frozen=True, slots=True)
class Doings:
    """What can be done: open one draft; export and print all that can be read."""

    open: Callable[[Path], None]
    export: Callable[[tuple[Path, ...]], None]
    print: Callable[[tuple[Path, ...]], None]


class PackageWindow(ListDialog):
    """Shows the drafts of a model and does what the clerk wants with them."""

    def __init__(self, parent: QWidget, doings: Doings) -> None:
        """Make the window; `show_drafts` fills it."""
        super().__init__(parent, _LOOKS, ReadTable(TITLE, 0, _WIDTHS, parent))
        self._doings = doings
        self.model: PackageModel | None = None
        self.place = QLabel(self)
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.place.setWordWrap(True)
        self.open_draft = QPushButton("打开", self)
        self.check = QPushButton("检查", self)
        self.export = QPushButton("全部导出…", self)
        self.print = QPushButton("全部打印…", self)
        self.lay_out((self.open_draft, self.check, None, self.export, self.print), self.place)
        # Return in the list opens the chosen draft, as a double click does.
        self.open_draft.setDefault(True)
        self.open_draft.clicked.connect(self._open)
        self.table.doubleClicked.connect(self._open)
        self.check.clicked.connect(self._check)
        self.export.clicked.connect(self._export)
        self.print.clicked.connect(self._print)

    def show_drafts(self, folder: Path, model: PackageModel) -> None:
        """Show the drafts of *model*, which lie in *folder*, and check them one by one."""
        self.model = model
        self.place.setText(str(folder))
        self.table.show_list(model)
        model.dataChanged.connect(self._tell)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self._begin()

    def _begin(self) -> None:
        if self.model is not None and self.model.paths:
            self.table.choose(0)
            self.begin_reading(self._check_next)
        self._tell()

    def _check_next(self) -> bool:
        more = self.model is not None and self.model.read_next()
        if not more:
            self._tell()
        return more

    # ---- the chosen draft

    def _row(self) -> int:
        return self.table.currentIndex().row()

    def _chosen(self, _row: QModelIndex, _before: QModelIndex) -> None:
        self._tell()

    def _tell(self) -> None:
        model, row = self.model, self._row()
        self.open_draft.setEnabled(row >= 0)
        done = model is not None and len(model.seen) == len(model.paths)
        for button in (self.export, self.print):
            button.setEnabled(done and model is not None and bool(model.readable))
        if model is None or row < 0:
            self.tell("")
            return
        self.tell("\n".join(model.told(row)) or (_FINE if row < len(model.seen) else ""))

    # ---- what is done

    def _open(self) -> None:
        if self.model is not None and (row := self._row()) >= 0:
            path = self.model.paths[row]
            self.close()
            self._doings.open(path)

    def _check(self) -> None:
        if self.model is not None:
            self.model.read_again()
            self._begin()

    def _export(self) -> None:
        if self.model is not None:
            self._doings.export(self.model.readable)

    def _print(self) -> None:
        if self.model is not None:
            self._doings.print(self.model.readable)
