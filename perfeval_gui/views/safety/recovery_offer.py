"""Offers what a run of the program that ended badly left behind, at the top of the start page."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from perfeval_gui.domain.names.comparing import differences
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.rules.telling import changes
from perfeval_gui.storage.draft.draft import DraftError
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.storage.saving.recovery import Copy, Recovery
from perfeval_gui.views.kit import questions
from perfeval_gui.views.safety.recovery_copies import left_behind

if TYPE_CHECKING:
    from perfeval_gui.views.drafts.draft_actions import DraftActions


class RecoveryOffer(QFrame):
    """One line for each copy: 恢复, 对比, 稍后. None of them takes anything away."""

    def __init__(self, recovery: Recovery, drafts: DraftActions, parent: QWidget) -> None:
        """Offer the copies in *recovery*, to be opened by *drafts*."""
        super().__init__(parent)
        self._recovery = recovery
        self._drafts = drafts
        self.setObjectName("card")
        self._lines = QVBoxLayout(self)
        self.copies = left_behind(recovery)
        self._shown = [self._line(copy) for copy in self.copies]
        for line in self._shown:
            self._lines.addWidget(line)

    def _line(self, copy: Copy) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(line)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setText(told(copy))
        row.addWidget(label, 1)
        for text, run in (
            ("恢复", partial(self._restore, copy, line)),
            ("对比", partial(self._compare, copy)),
            ("稍后", partial(self._later, line)),
        ):
            button = QPushButton(text, line)
            button.clicked.connect(run)
            row.addWidget(button)
        return line

    def _restore(self, copy: Copy, line: QWidget) -> None:
        if self._drafts.restore(copy.report, copy.origin) and self._drafts.keep_safe():
            # The new run has a copy of its own; the old one rests in the bin.
            self._recovery.discard(copy.file)
            self._later(line)

    def _compare(self, copy: Copy) -> None:
        other = _on_disk(copy)
        try:
            book = self._drafts.rules_of(copy.report)
        except EditionError as error:
            questions.tell(self, "对比", str(error))
            return
        mine = fitted(copy.report, book.form)
        theirs = None if other is None else fitted(other, book.form)
        sheet = book.evaluate(mine)
        lines = () if theirs is None else changes.told(sheet, mine, theirs, changes.RECOVERY)
        questions.tell_lines(self, "对比", told(copy), lines)

    def _later(self, line: QWidget) -> None:
        line.hide()
        self._shown.remove(line)
        self.setVisible(bool(self._shown))


def told(copy: Copy) -> str:
    """One sentence about *copy*: of when it is, and how it differs from the file."""
    origin = copy.origin
    found = f"上次未正常退出，找到“{origin.title or '未命名'}”{origin.taken}的内容"
    if not origin.path:
        return f"{found}，还没有存成文件。"
    other = _on_disk(copy)
    if other is None:
        return f"{found}，原来的文件已经打不开。"
    return f"{found}，和文件有 {len(differences(copy.report, other))} 处不同。"


def _on_disk(copy: Copy) -> Report | None:
    try:
        return open_draft(Path(copy.origin.path)) if copy.origin.path else None
    except DraftError:
        return None
