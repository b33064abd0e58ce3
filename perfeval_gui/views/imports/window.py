"""导入: the file at the left, what it offers at the right, and how much of it is taken over."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.views.imports.file_pages import FilePages
from perfeval_gui.views.imports.file_view import FileView
from perfeval_gui.views.imports.offer_list import OfferModel, OfferTable
from perfeval_gui.views.imports.offers import GROUPS, Group
from perfeval_gui.views.imports.proposal import Proposal
from perfeval_gui.views.kit.list_dialog import keep_in_sight

TITLE: Final = "导入"
_WIDE, _HIGH = 170, 62
_TOLD_LINES: Final = 5


class ImportWindow(QDialog):
    """Shows a proposal beside the file it comes from; accepted, its choices are to be taken."""

    def __init__(self, parent: QWidget, pages: FilePages, proposal: Proposal, head: str) -> None:
        """Show *proposal* and *pages* under the sentence *head*."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self.proposal = proposal
        self._pages = pages
        self.file = FileView(pages, self)
        self.model = OfferModel(proposal, self)
        self.table = OfferTable(self.model, self)
        self.groups = {group: self._group(group) for group in GROUPS}
        self.told = QPlainTextEdit(self)
        self.every, self.none = QPushButton("全部取", self), QPushButton("全部不取", self)
        self.take, self.leave = QPushButton(self), QPushButton("返回", self)
        self._lay_out(head)
        self._join()
        self.show_group(next((one for one in GROUPS if proposal.of(one)), "sure"))

    def _group(self, group: Group) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setProperty("narrow", True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        count = len(self.proposal.of(group))
        button.setText(f"{GROUPS[group]} {count}")
        button.setAccessibleName(f"列出{GROUPS[group]}的，{count} 项")
        button.clicked.connect(partial(self.show_group, group))
        return button

    # ---- how it is laid out

    def _lay_out(self, head: str) -> None:
        said = QLabel(head, self)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.addWidget(self.file)
        parts.addWidget(self._right())
        parts.setChildrenCollapsible(False)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        middle = QVBoxLayout()
        middle.addWidget(said)
        middle.addWidget(parts, 1)
        keep_in_sight(self, middle, self._foot())
        digit, room = self.fontMetrics().horizontalAdvance("0"), self.screen().availableSize()
        high = self.fontMetrics().lineSpacing() * _HIGH // 2
        self.resize(min(digit * _WIDE, room.width() - 40), min(high, room.height() - 60))

    def _right(self) -> QWidget:
        right = QWidget(self)
        layout = QVBoxLayout(right)
        layout.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in self.groups.values():
            row.addWidget(button)
        row.addStretch(1)
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName("选中的一项")
        self.told.setFixedHeight(self.fontMetrics().lineSpacing() * _TOLD_LINES + 14)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.told)
        return right

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        for button in (self.every, self.none, self.take, self.leave):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.take.setProperty("main", True)
        self.take.setDefault(True)
        return foot

    def _join(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._show_row)
        self.file.clicked.connect(self._find)
        self.model.chosen.connect(self._count)
        self.every.clicked.connect(partial(self._choose_all, on=True))
        self.none.clicked.connect(partial(self._choose_all, on=False))
        self.take.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)

    # ---- what is shown

    def show_group(self, group: Group) -> None:
        """List the offers of *group*, the first of them chosen."""
        self.groups[group].setChecked(True)
        self.model.show_group(group)
        may = any(self.proposal.may_choose(number) for number in self.model.numbers)
        for button in (self.every, self.none):
            button.setEnabled(may)
        self.told.setPlainText("" if self.model.numbers else "这里什么也没有。")
        self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus()
        self._count()

    def _show_row(self, row: QModelIndex, _before: QModelIndex) -> None:
        if not row.isValid():
            return
        offer = self.proposal.offers[self.model.numbers[row.row()]]
        self.told.setPlainText(offer.told)
        if offer.trace is not None:
            self.file.go_to(offer.trace)

    def _find(self, page: int, row: int, column: int) -> None:
        """Choose the offer that comes from a cell of the file."""
        for group in GROUPS:
            for at, number in enumerate(self.proposal.of(group)):
                trace = self.proposal.offers[number].trace
                if trace is not None and self._pages.is_at(trace, page, row, column):
                    self.show_group(group)
                    self.table.setCurrentIndex(self.model.index(at, 0))
                    return

    def _choose_all(self, *_checked: bool, on: bool) -> None:
        self.model.choose_all(on=on)

    def _count(self) -> None:
        count = self.proposal.count()
        self.take.setText(f"取来 {count} 格")
        self.take.setAccessibleName(f"取来 {count} 格，标为待核")
        self.take.setEnabled(count > 0)
