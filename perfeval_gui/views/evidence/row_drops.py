"""Files dropped on the row of an indicator prove it; a draft dropped there is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent

from perfeval_gui.document.tables.cell_table import ROLE_NAME
from perfeval_gui.domain.names.evidence import indicator_of
from perfeval_gui.storage.draft.files import SUFFIX
from perfeval_gui.views.kit import dropping
from perfeval_gui.views.tables.form_table import FormTable

_KINDS: Final = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class RowDrops(QObject):
    """Hears what is dropped on one table."""

    def __init__(self, table: FormTable, take: Callable[[str, Sequence[Path]], None]) -> None:
        """Hear of files on *table*; *take* gets the cell that names the indicator, and them."""
        super().__init__(table)
        self._table, self._take = table, take
        table.viewport().setAcceptDrops(True)
        table.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() not in _KINDS or not isinstance(event, QDropEvent):
            return False
        if not dropping.files_in(event.mimeData()):
            return False
        dropping.enter(event)
        if event.type() == QEvent.Type.Drop and event.isAccepted():
            self._drop(event)
        return True

    def _drop(self, event: QDropEvent) -> None:
        urls = dropping.files_in(event.mimeData())
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        name = self._indicator(event)
        drafts = any(path.suffix.lower() == SUFFIX for path in paths)
        if not name or drafts or len(paths) < len(urls):
            dropping.drop(self._table.window(), event)
        else:
            # The program it is dragged out of waits until this is done.
            QTimer.singleShot(0, self._table, partial(self._take, name, paths))

    def _indicator(self, event: QDropEvent) -> str:
        """The cell that names the indicator in the row under *event*; empty where none is."""
        cells = self._table.cells()
        index = self._table.indexAt(event.position().toPoint())
        state = cells.document.state
        name = str(index.data(ROLE_NAME)) if index.isValid() else ""
        return indicator_of(state.sheet.edition, state.report, name)
