"""Whether the open report may change, and why not."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from perfeval_gui.domain.record.report import Report

LOOKED_AT: Final = "这份草稿是只读查看的，不能修改；先“另存为”成自己的文件，就可以改。"
FINAL: Final = "已定稿，不能修改；要改，先到“交之前”解除定稿。"


class Guarded(QObject):
    """A report that may be only looked at, or final.

    Attributes:
        looked_at: Whether it is only looked at until it has a file of its own.

    Signals:
        refused: Something was to change that must not. arg: one Chinese sentence.
    """

    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Let it change, unless it is final."""
        super().__init__(parent)
        self.looked_at = False

    @property
    def report(self) -> Report:
        """What is typed; its holder says so: Qt's objects cannot be abstract ones of Python."""
        raise NotImplementedError

    @property
    def why_not(self) -> str:
        """Why nothing changes the report, a Chinese sentence; empty where it may change."""
        if self.report.is_final:
            return FINAL
        return LOOKED_AT if self.looked_at else ""

    @property
    def read_only(self) -> bool:
        """Whether nothing changes the report."""
        # Without a word, unlike `why_not`: asked for with each cell that is painted.
        return self.looked_at or self.report.is_final

    def may_change(self) -> bool:
        """Whether the report may change; where it must not, that is said."""
        if why := self.why_not:
            self.refused.emit(why)
        return not why
