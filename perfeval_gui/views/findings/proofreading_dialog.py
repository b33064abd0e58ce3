"""文字校对: which families look through the texts, and the sentences they keep silent about."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.document.document import Document, State
from perfeval_gui.domain.beside.dismissals import Dismissal
from perfeval_gui.rules.checklist import title_of
from perfeval_gui.rules.proofreading.dismissed import alarms, is_off, recalled, switched
from perfeval_gui.rules.proofreading.families import FAMILIES, SOUGHT
from perfeval_gui.rules.sentences.text_links import to_screen
from perfeval_gui.views.kit.list_dialog import scrolled

_SIZE: Final = QSize(80, 66)
"""Digits of its type."""
_INDENT: Final = 24
_ID: Final = int(Qt.ItemDataRole.UserRole)
_OPENING: Final = "程序在报告和表格的文字里查这些问题。不要查的取消勾选；随草稿保存，可以撤销。"
_KEPT: Final = "下面的句子点过“不再提示”。句子改动以后本来就会重新检查；选中的也可以现在就恢复。"


class ProofreadingDialog(QDialog):
    """Every choice is an edit of the report at once, so that it is saved and undone like one."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show what is switched off and dismissed in *document*."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("文字校对")
        self._document = document
        self.switches = {check: QCheckBox(name, self) for check, name in FAMILIES.items()}
        self.sentences = QListWidget(self)
        self.recall = QPushButton("恢复提示", self)
        self.tabs = QTabWidget(self)
        self._lay_out()
        for check, box in self.switches.items():
            box.setAccessibleDescription(SOUGHT[check])
            box.toggled.connect(self._switch)
        self.recall.clicked.connect(self._recall)
        self.sentences.itemSelectionChanged.connect(self._may_recall)
        document.changed.connect(self._show)
        self._show(document.state)
        size = _SIZE * self.fontMetrics().horizontalAdvance("0")
        self.resize(size.boundedTo(self.screen().availableSize() * 0.9))

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._families(), "查哪些问题")
        self.tabs.addTab(self._dismissed(), "")
        buttons = QDialogButtonBox(self)
        close = buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(buttons)

    def _families(self) -> QWidget:
        layout = QVBoxLayout()
        layout.setSpacing(2)
        layout.addWidget(_wrapped(_OPENING))
        for check, box in self.switches.items():
            layout.addSpacing(6)
            layout.addWidget(box)
            about = _wrapped(SOUGHT[check])
            about.setContentsMargins(_INDENT, 0, 0, 0)
            layout.addWidget(about)
        layout.addStretch(1)
        return scrolled(layout, self)

    def _dismissed(self) -> QWidget:
        page = QWidget(self)
        self.sentences.setObjectName("dismissed")
        self.sentences.setAccessibleName("不再提示的句子")
        self.sentences.setWordWrap(True)
        self.sentences.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.sentences.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.sentences.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        row.addWidget(self.recall)
        row.addStretch(1)
        layout = QVBoxLayout(page)
        self._none = _wrapped("")
        layout.addWidget(self._none)
        layout.addWidget(self.sentences, 1)
        layout.addLayout(row)
        return page

    # ---- what is shown

    def _show(self, state: State) -> None:
        for check, box in self.switches.items():
            # What is shown is no choice of the clerk's.
            box.blockSignals(True)
            box.setChecked(not is_off(state.report, check))
            box.blockSignals(False)
        kept = alarms(state.report)
        self.tabs.setTabText(1, f"不再提示的句子（{len(kept)}）")
        self._none.setText(_KEPT if kept else "还没有不再提示的句子。")
        self.sentences.clear()
        for alarm in kept:
            words = to_screen(alarm.sentence, state.sheet.edition)
            name = FAMILIES.get(alarm.check) or title_of(alarm.check)
            item = QListWidgetItem(f"{words}\n　　{name}", self.sentences)
            item.setData(_ID, alarm)
        self._may_recall()

    def _may_recall(self) -> None:
        self.recall.setEnabled(bool(self.sentences.selectedItems()))

    # ---- what is chosen

    def _switch(self, on: bool) -> None:
        check = next(check for check, box in self.switches.items() if box is self.sender())
        label = f"{'打开' if on else '关闭'}校对：{FAMILIES[check]}"
        self._document.edit(label, switched(self._document.report, check, on=on))

    def _recall(self) -> None:
        report = self._document.report
        for item in self.sentences.selectedItems():
            alarm = item.data(_ID)
            assert isinstance(alarm, Dismissal)  # put there by _show
            report = recalled(report, alarm)
        self._document.edit("恢复提示", report)


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("quiet", True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label
