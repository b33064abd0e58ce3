"""What the first report needs is made ready in small steps while the clerk looks at the start page.

Opening the first report loads two hundred modules and compiles as many patterns, which takes
several times as long as all else it does. A clerk who is quicker than this waits for one step, and
then for what is still missing: nothing here is needed for anything but time.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Final

from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer, Signal

from perfeval_gui.domain.cells.patterns import compiling
from perfeval_gui.kept import lending
from perfeval_gui.kept.store import writing

if TYPE_CHECKING:
    from perfeval_gui.views.window.main_window import MainWindow

_OURS: Final = "perfeval_gui."
# In this order: each needs little that is not there yet, so that no step takes long.
_RECORD: Final = (
    *("domain.cells.kinds", "domain.cells.declaring", "domain.record.cover"),
    *("domain.record.funds", "domain.record.execution", "domain.record.indicators"),
    *("domain.record.narrative", "domain.record.report", "domain.names.fields"),
    *("domain.edition.drawing", "domain.edition.edition"),
)
_RULES: Final = (
    *("rules.quantities.reading", "rules.quantities", "rules.figures.ways", "rules.figures.risk"),
    *("rules.figures.scoring", "rules.figures.rulebook", "rules.findings.fence"),
    *("editions.reading.source", "editions.shelf", "rules.telling.sections"),
)
_FILES: Final = (
    *("document.document", "storage.draft.files", "storage.saving.saving"),
    *("storage.saving.recovery", "views.kit.questions", "views.drafts.draft_lock"),
    *("views.drafts.draft_actions", "views.drafts.opening", "views.drafts.place_hints"),
    *("views.safety.recovery_copies", "views.safety.activity_log", "views.safety.unexpected"),
    "views.kit.notices",
)
_VIEWS: Final = (
    *("views.cells.binding", "views.tables.cell_being_typed", "views.tables.form_table"),
    *("views.sections.section_view", "views.findings.layout", "views.findings.cards"),
    *("views.findings.panel", "publishing.printed_blank", "views.output.output_view"),
    *("views.tables.paste_offers", "views.desk.workspace", "views.desk.desk"),
    *("views.sections.cover_view", "views.window.fixed_report", "views.evidence.actions"),
)
_CHECKS: Final = (
    *("rules.proofreading.dismissed", "rules.proofreading.arithmetic"),
    *("rules.proofreading.readers", "rules.checks"),
)
"""What looks a report over once its first page is there."""
_SOON: Final = (
    *("views.tables.cell_menu", "views.tables.quick_keys", "views.drafts.save_flow"),
    *("views.desk.explanation_panel", "views.search.box"),
)
"""What the first page of a report does without and the others, or the first command, need."""
_FIRST: Final = (*_RECORD, *_RULES, *_FILES, *_VIEWS)
MODULES: Final = (*_FIRST, *_CHECKS)


def steps(*, built: bool = False) -> Iterator[None]:
    """Load the modules, compile what patterns they have, and keep both for the next start.

    So it is done where the program is *built*, too.
    """
    lending.lend()
    yield from _loaded(_FIRST)
    lending.keep_modules(built=built)
    yield from _loaded((*_CHECKS, *_SOON))
    for name, module in tuple(sys.modules.items()):
        if name.startswith(_OURS):
            yield from compiling(vars(module).values())
    yield from writing()


def soon() -> Iterator[None]:
    """Make what is needed soon after a report is open, and not to show its first page."""
    yield from _loaded(_SOON)
    yield from _classes()


def _classes() -> Iterator[None]:
    """Have PySide make what every other page makes it make; there is a window."""
    # What styles and screen readers know, with hundreds of names, and every class of widgets:
    # those are made to tell what it is that Qt made by itself.
    for made in (lambda: QtWidgets.QStyle, lambda: QtGui.QAccessible, _widgets):
        made()
        yield


def _loaded(modules: Iterable[str]) -> Iterator[None]:
    for name in modules:
        import_module(f"{_OURS}{name}")
        yield


def _widgets() -> None:
    QtWidgets.QScrollArea().viewport()


class Warming(QObject):
    """Makes a step whenever the event loop has nothing else to do.

    Once a report is open there, only what is needed soon after that is still made.

    Signals:
        ended: No step will be made any more.
    """

    ended = Signal()

    def __init__(self, window: MainWindow) -> None:
        """Begin at once, beside the start page of *window*."""
        super().__init__(window)
        self._window = window
        self._work, self._opened = chain(steps(), _classes()), False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        if self._window.desk is not None and not self._opened:
            self._work, self._opened = chain(soon()), True
        # Loading makes nothing but objects that stay: looking for garbage among them costs time.
        gc.disable()
        try:
            next(self._work)
        except (StopIteration, ImportError, OSError):
            # What cannot be loaded is told by what needs it.
            self._end()
        finally:
            gc.enable()

    def _end(self) -> None:
        self._timer.stop()
        self.ended.emit()
