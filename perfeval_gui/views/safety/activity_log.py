"""Notes in the log what the program did: which kind of step, never with what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from perfeval_gui import __version__
from perfeval_gui.storage.saving.log import Log

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval_gui.views.drafts.draft_actions import DraftActions
    from perfeval_gui.views.drafts.opened import Opened

_ID: Final = 8


class Journal(QObject):
    """Follows the open report; a draft is called by the beginning of its random id."""

    def __init__(self, drafts: DraftActions, log: Log) -> None:
        """Note in *log* what becomes of the reports of *drafts*."""
        super().__init__(drafts)
        self._log = log
        self._document = ""
        log.forget_old()
        log.note("start", f"version {__version__}")
        drafts.opened.connect(self._opened)
        drafts.saved.connect(self._saved)

    def fault(self, diagnosis: str) -> None:
        """Note an error that nobody caught."""
        self._log.note("error", *map(str.strip, diagnosis.splitlines()))

    def warn(self, sentence: str) -> None:
        """Note that copies cannot be kept where they belong, as *sentence* says; or can again."""
        if sentence:
            self._log.note("no recovery folder")

    def _opened(self, opened: Opened) -> None:
        self._document = opened.report.document[:_ID]
        self._log.note("opened", f"document {self._document}")

    def _saved(self, _path: Path) -> None:
        self._log.note("saved", f"document {self._document}")
