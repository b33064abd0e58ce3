"""公开版: whose names are hidden is chosen, and all that will be hidden is listed before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.pages.model import Package
from perfeval_gui.pages.publication import Public, people, published
from perfeval_gui.pages.secrets import Secret, people_in
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.views.kit.list_dialog import fit_to_parts, keep_in_sight

_SECRET: Final = int(Qt.ItemDataRole.UserRole)
_WIDTH: Final = 42
"""Width of the dialog, in characters."""
_LINES: Final = 7
_WORDS: Final = (
    "电话一律不印；打勾的姓名不印，签名的地方也不印。文字里写到的一样找出来，中间隔开、"
    "写成全角、遮住一半的也算。文件里不带草稿，也不写是谁做的。"
)


class PublicDialog(QDialog):
    """Asks whose names are hidden on *package*, the pages of *sheet*."""

    def __init__(
        self, sheet: Sheet, package: Package, mark: str, parent: QWidget | None = None
    ) -> None:
        """Begin with every name that stands in a cell for one; pages get the *mark*."""
        super().__init__(parent)
        self._sheet, self._package, self._mark = sheet, package, mark
        self.setWindowTitle("公开版")
        self.names = self._list("要遮住的姓名")
        for one in people(sheet, package):
            item = QListWidgetItem(one.text, self.names)
            item.setData(_SECRET, one)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self.more = QLineEdit(self)
        self.more.setPlaceholderText("另外还要遮住的姓名，用顿号隔开")
        self.more.setAccessibleName("另外还要遮住的姓名")
        self.told = self._list("会遮住的地方")
        self.names.itemChanged.connect(self._tell)
        self.more.textChanged.connect(self._tell)
        self._lay_out()
        self._tell()

    def _list(self, name: str) -> QListWidget:
        made = QListWidget(self)
        made.setObjectName("outline")
        made.setAccessibleName(name)
        made.setWordWrap(True)
        made.setResizeMode(QListWidget.ResizeMode.Adjust)
        made.setTabKeyNavigation(False)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setMinimumHeight(made.fontMetrics().lineSpacing() * _LINES)
        return made

    def _lay_out(self) -> None:
        words = QLabel(_WORDS, self)
        words.setWordWrap(True)
        export = QPushButton("导出到文件夹…", self)
        export.setProperty("main", True)
        export.setDefault(True)
        export.clicked.connect(self.accept)
        cancel = QPushButton("取消", self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        below = QWidget(self)
        buttons = QHBoxLayout(below)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addStretch(1)
        buttons.addWidget(export)
        buttons.addWidget(cancel)
        self.count = QLabel(self)
        middle = QVBoxLayout()
        for widget in (words, self.names, self.more, self.count, self.told):
            middle.addWidget(widget)
        keep_in_sight(self, middle, below)
        fit_to_parts(self, middle, self.fontMetrics().horizontalAdvance("字" * _WIDTH))

    def _chosen(self) -> Iterator[Secret]:
        for row in range(self.names.count()):
            item = self.names.item(row)
            if item.checkState() == Qt.CheckState.Checked:
                yield item.data(_SECRET)
        yield from people_in(self.more.text())

    def public(self) -> Public:
        """The pages as they are to be published."""
        return published(self._sheet, self._package, self._chosen(), self._mark)

    def _tell(self, *_changed: object) -> None:
        public = self.public()
        self.told.clear()
        self.told.addItems(public.told)
        places = sum(times for one in public.masked for _, times in one.places)
        self.count.setText(f"会遮住 {places} 处：" if places else "没有要遮住的。")


def ask(parent: QWidget | None, sheet: Sheet, package: Package, mark: str) -> Public | None:
    """The pages to be published, as the clerk wants them; None where none are wanted."""
    dialog = PublicDialog(sheet, package, mark, parent)
    wanted = dialog.exec() == QDialog.DialogCode.Accepted
    public = dialog.public() if wanted else None
    dialog.deleteLater()
    return public
