"""What is asked before a draft is made for each project."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.together.shares import COMPARED, Project, in_words
from perfeval_gui.unit_drafts.project_drafts import lines_with_amounts, projects_with_forms
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.list_dialog import fit_to_parts, keep_in_sight
from perfeval_gui.working.qt_text import caption

TITLE: Final = "为每个项目新建自评表"
_WIDTH: Final = 80
"""Digits of its type."""
_OPENING: Final = (
    "每个专项新建一份草稿，单位、年度、填表人、电话、项目名称和金额都填好，其余空着。"
    "已经有的文件不改动。"
)


class ProjectsDialog(QDialog):
    """Asks which form is used, for which lines too, and where the drafts go.

    Attributes:
        form: The project forms. lines: Boxes of lines that could have one too, by line.
        folder: Where the drafts go. choose: Asks for that.
    """

    def __init__(
        self, parent: QWidget, editions: Sequence[Edition], sheet: Sheet, folder: Path
    ) -> None:
        """Offer *editions* for the projects of *sheet*; drafts go into *folder*."""
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self._editions = editions
        self.form = QComboBox(self)
        for edition in editions:
            self.form.addItem(edition.name)
        self.lines = {
            line.place: QCheckBox(caption(_offer(line, sheet.edition.money)), self)
            for line in lines_with_amounts(sheet)
        }
        self.folder = QLineEdit(str(folder), self)
        self.folder.setReadOnly(True)
        self.choose = QPushButton("选择…", self)
        self.choose.clicked.connect(self._choose)
        self._lay_out(len(projects_with_forms(sheet)))

    def _lay_out(self, count: int) -> None:
        opening = QLabel(f"“项目支出”里有 {count} 个专项。{_OPENING}", self)
        opening.setTextFormat(Qt.TextFormat.PlainText)
        opening.setWordWrap(True)
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(self.choose)
        form = QFormLayout()
        form.addRow("用哪个版式", self.form)
        for box in self.lines.values():
            form.addRow("", box)
        form.addRow("放在文件夹", place)
        self.form.setAccessibleName("用哪个版式")
        self.folder.setAccessibleName("放在文件夹")
        buttons = QDialogButtonBox(self)
        buttons.addButton("新建", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        middle = QVBoxLayout()
        middle.addWidget(opening)
        middle.addLayout(form)
        middle.addStretch(1)
        keep_in_sight(self, middle, buttons)
        fit_to_parts(self, middle, self.fontMetrics().horizontalAdvance("0") * _WIDTH)

    def _choose(self) -> None:
        folder = questions.folder_for_drafts(self, Path(self.folder.text()))
        if folder is not None:
            self.folder.setText(str(folder))

    @property
    def edition(self) -> Edition:
        """The project form that was chosen."""
        return self._editions[self.form.currentIndex()]

    @property
    def ticked(self) -> tuple[str, ...]:
        """The lines that get a draft as well."""
        return tuple(line for line, box in self.lines.items() if box.isChecked())


def _offer(line: Project, money: Kind) -> str:
    told = "，".join(
        f"{word} {in_words(amount, money)}"
        for column, word in COMPARED.items()
        if (amount := line.amounts.get(column)) is not None
    )
    return f"也为“{cut(line.name)}”新建一份（{told}）"
