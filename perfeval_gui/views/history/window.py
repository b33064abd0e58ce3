"""历史版本: what is kept of the open report, what differs, and how it comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.domain.record.form import Form
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.telling import changes
from perfeval_gui.storage.draft.draft import DraftError
from perfeval_gui.storage.saving.history import Entry
from perfeval_gui.views.history.model import UNIT, HistoryModel
from perfeval_gui.views.kit.list_dialog import fit_to_screen
from perfeval_gui.views.kit.read_list import ReadTable
from perfeval_gui.working import qt_text

_WITH_NOW: Final = "与现在打开的内容比"
_WITH_BEFORE: Final = "与前一份比：那次保存改了什么"


@dataclass(frozen=True, slots=True)
class Returns:
    """What can be done with an entry; each is told the entry and the report in it.

    Attributes:
        into_open: Put it into the open report; whether that was done.
        elsewhere: Save it as a file of its own.
    """

    into_open: Callable[[Entry, Report], bool]
    elsewhere: Callable[[Entry, Report], None]


class HistoryWindow(QDialog):
    """The list above, the differences of the chosen entry below."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        sheet: Sheet,
        entries: tuple[Entry, ...],
        returns: Returns,
    ) -> None:
        """Show what is kept of the report of *sheet*, which is called *title*."""
        super().__init__(parent)
        self._sheet = sheet
        self._returns = returns
        self.model = HistoryModel(entries, sheet.report, self)
        self.table = ReadTable("历史版本", UNIT, {0: 20, 1: 20, 3: 8, 4: 16}, self)
        self.table.show_list(self.model)
        self.against = QComboBox(self)
        self.told = QLabel(self)
        self.changes = QPlainTextEdit(self)
        self.restore = QPushButton("恢复到当前报告", self)
        self.save_elsewhere = QPushButton("另存恢复…", self)
        self._chosen: tuple[Entry, Report] | None = None
        self.setWindowTitle(f"历史版本 — {qt_text.title(title)}")
        self._lay_out("\n".join((_headline(entries), *_told_final(sheet))))
        self._join()
        self.table.choose(0)
        self._show_chosen()
        # Reading comes after the window: it is there at once, however much is kept.
        self._reading = QTimer(self)
        self._reading.timeout.connect(self._read_next)
        self._reading.start(0)

    def _lay_out(self, headline: str) -> None:
        from PySide6.QtCore import Qt

        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head = QLabel(self)
        for label, text in ((head, headline), (self.told, "")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setText(text)
        self.against.addItems([_WITH_NOW, _WITH_BEFORE])
        self.against.setAccessibleName("和哪一份比")
        self.changes.setReadOnly(True)
        self.changes.setAccessibleName("不同的地方")
        self.changes.setTabChangesFocus(True)
        below = QWidget(self)
        lines = QVBoxLayout(below)
        lines.setContentsMargins(0, 4, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.against)
        row.addWidget(self.told, 1)
        lines.addLayout(row)
        lines.addWidget(self.changes, 1)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(self.table)
        parts.addWidget(below)
        parts.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addWidget(head)
        layout.addWidget(parts, 1)
        layout.addLayout(self._buttons())
        fit_to_screen(self, 110, 72)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        close = QPushButton("关闭", self)
        close.clicked.connect(self.close)
        row.addStretch(1)
        for button in (self.restore, self.save_elsewhere, close):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _join(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.against.currentIndexChanged.connect(self._tell)
        self.restore.clicked.connect(self._restore)
        self.save_elsewhere.clicked.connect(self._save_elsewhere)

    def _read_next(self) -> None:
        if not self.model.read_next():
            self._reading.stop()

    # ---- the chosen entry

    def _choose(self, _row: QModelIndex, _before: QModelIndex) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        at = self.table.currentIndex().row()
        entry = self.model.entries[at] if at >= 0 else None
        report = _read(entry, self._sheet.report.form)
        self._chosen = (entry, report) if entry is not None and report is not None else None
        same_edition = report is not None and report.edition == self._sheet.report.edition
        self.restore.setEnabled(same_edition and not self._sheet.report.is_final)
        self.save_elsewhere.setEnabled(report is not None)
        self.against.setEnabled(report is not None)
        self._tell(0)

    def _tell(self, _index: int) -> None:
        told, lines = self._comparison()
        self.told.setText(told)
        self.changes.setPlainText("\n".join(lines))

    def _comparison(self) -> tuple[str, tuple[str, ...]]:
        """How the chosen entry differs from what is wanted: a sentence, and the places."""
        if self._chosen is None:
            return ("这一份已损坏，打不开。" if self.model.entries else ""), ()
        entry, report = self._chosen
        if self.against.currentIndex() == 1:
            return self._step(entry, report)
        lines = changes.told(self._sheet, report, self._sheet.report, changes.KEPT)
        if report.edition != self._sheet.report.edition:
            return "版式不同：不能恢复到当前报告，可以另存恢复。", lines
        return ("下面是不同的地方。" if lines else "和现在打开的内容相同。"), lines

    def _step(self, entry: Entry, report: Report) -> tuple[str, tuple[str, ...]]:
        """What was changed between the save before and the one of *entry*."""
        for skipped, before in enumerate(self._before(entry)):
            if (older := _read(before, self._sheet.report.form)) is not None:
                lines = changes.told(self._sheet, older, report, changes.STEP)
                known = f"第 {before.number} 份（{before.when}）"
                over = f"，中间有 {skipped} 份打不开" if skipped else ""
                return f"与{known}比{over}{'：' if lines else '，没有不同。'}", lines
        return "这是最早的一份，前面没有可以比的。", ()

    def _before(self, entry: Entry) -> tuple[Entry, ...]:
        """The saves before that of *entry*, the nearest first; all, for what was not saved."""
        saved = (one for one in self.model.entries if one.number)
        return tuple(one for one in saved if not entry.number or one.number < entry.number)

    # ---- bringing it back

    def _restore(self) -> None:
        if self._chosen is not None and self._returns.into_open(*self._chosen):
            self.close()

    def _save_elsewhere(self) -> None:
        if self._chosen is not None:
            self._returns.elsewhere(*self._chosen)


def _read(entry: Entry | None, form: Form) -> Report | None:
    try:
        return entry.read(form) if entry is not None else None
    except DraftError:
        return None


def _told_final(sheet: Sheet) -> Iterator[str]:
    """What became of the open report since it was declared final, if it ever was."""
    from perfeval_gui.final_state.standing import standing

    if (known := standing(sheet)) is not None:
        yield known.told()
        if known.state.holds:
            yield "定稿期间不能恢复到当前报告；要恢复，先解除定稿，或者另存恢复。"


def _headline(entries: tuple[Entry, ...]) -> str:
    if not entries:
        return "还没有备份：保存以后，每次保存都会留下一份。"
    given_up = sum(not one.number for one in entries)
    rest = f"，另有 {given_up} 份没有保存的内容" if given_up else ""
    return (
        f"保存过的内容 {len(entries) - given_up} 份{rest}。"
        "最近的在前，按保存的先后排，时间是当时电脑上的时间。"
    )
