"""Opens the history of the open report, and brings an entry of it back."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval_gui.domain.record.report import Report
from perfeval_gui.storage.disk.atomic import WriteError
from perfeval_gui.storage.draft.files import SUFFIX
from perfeval_gui.storage.saving.history import Entry, entries
from perfeval_gui.storage.saving.recovery import Origin, Recovery
from perfeval_gui.storage.saving.saving import Saver, new_id
from perfeval_gui.views.history.window import HistoryWindow, Returns
from perfeval_gui.views.kit import questions
from perfeval_gui.views.safety.recovery_copies import left_behind

if TYPE_CHECKING:
    from perfeval_gui.views.drafts.draft_actions import DraftActions
    from perfeval_gui.views.window.main_window import MainWindow

_TITLE = "另存恢复"


@dataclass(frozen=True, slots=True)
class HistoryActions:
    """What can be done with what is kept of the report that *drafts* serves."""

    window: MainWindow
    drafts: DraftActions
    saver: Saver
    recovery: Recovery

    def show(self) -> HistoryWindow | None:
        """Show the history of the open report; None where none is open."""
        self.drafts.finish_typing()
        if (sheet := self.drafts.sheet()) is None:
            return None
        left = left_behind(self.recovery)
        found = entries(sheet.report.document, self.saver.backups, self.recovery, left)
        returns = Returns(self._into_open, self._elsewhere)
        shown = HistoryWindow(self.window, self.drafts.title, sheet, found, returns)
        shown.open()
        return shown

    def _into_open(self, entry: Entry, report: Report) -> bool:
        """Put *report* in the place of the open one, as one step that can be undone."""
        desk = self.window.desk
        if desk is None:
            return False
        document = desk.document
        if not document.may_change():
            return False
        if not document.history.isClean():
            # It can be undone now; in the bin it is also found after the window was closed.
            with contextlib.suppress(WriteError):
                self._put_aside()
        kept = document.report
        same_id = replace(report, document=kept.document, final_state=kept.final_state)
        document.replace(f"恢复 {entry.when} 的内容", same_id)
        self.window.say(f"已恢复 {entry.when} 的内容，还没有保存；可以撤销。")
        return True

    def _put_aside(self) -> None:
        if (sheet := self.drafts.sheet()) is not None:
            path = str(self.drafts.path or "")
            self.recovery.put_aside(sheet.report, Origin(path=path, title=self.drafts.title))

    def _elsewhere(self, entry: Entry, report: Report) -> None:
        """Save *report* as a new file, a document of its own."""
        path = questions.draft_to_save(self.window, self._suggested(entry))
        if path is None:
            return
        if self.drafts.path is not None and _same(path, self.drafts.path):
            text = (
                f"“{path.name}”正在窗口里打开，没有改动它。\n"
                "请另起一个文件名；要换掉窗口里的内容，用“恢复到当前报告”，再保存。"
            )
            questions.tell(self.window, _TITLE, text)
            return
        try:
            self.saver.save(path, replace(report, document=new_id()), None)
        except WriteError as error:
            questions.tell(self.window, _TITLE, f"没有存成。\n{error}\n位置：{path.parent}")
            return
        self.window.say(f"已另存：{path}")

    def _suggested(self, entry: Entry) -> Path:
        path = self.drafts.path
        folder = path.parent if path is not None else Path.home()
        stem = path.stem if path is not None else self.drafts.title.removesuffix("（未保存）")
        return folder / f"{stem}（{entry.when.replace(':', '')}）{SUFFIX}"


def _same(one: Path, other: Path) -> bool:
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False
