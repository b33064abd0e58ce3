"""An export under way: what it makes, its steps, a way to leave it, and files that are taken."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from perfeval_gui.pages.errors import ExportError
from perfeval_gui.publishing.publishing import Outlet, Step, publishing
from perfeval_gui.storage.disk.atomic import WriteError, reason_of
from perfeval_gui.storage.disk.exported_files import TakenError
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.progress import Served, Uncollected, Words, leaving_dialog
from perfeval_gui.working.pace import USUAL, Pace

if TYPE_CHECKING:
    from perfeval_gui.pages.model import Package
    from perfeval_gui.paper.fonts import Typefaces

_EXPORTING: Final = Words(title="导出", text="正在导出……", leave="取消")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportJob:
    """An export, of which some files may be written already.

    Attributes:
        made: Gives the pages that are exported.
        folder: Where to.
        endings: Which files.
        typefaces: The fonts of this computer.
        written: What is written already, in the order of *endings*.
        names: Names to take instead of the usual ones.
        draft: Makes the draft that the files carry.
    """

    made: Callable[[], Package]
    folder: Path
    endings: tuple[str, ...]
    typefaces: Typefaces
    written: tuple[Path, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    draft: Callable[[], bytes] = bytes

    def steps(self) -> Iterator[Step]:
        """The steps that are left."""
        left = self.endings[len(self.written) :]
        outlet = Outlet(names=self.names, draft=self.draft, served=True)
        return publishing(self.made, self.folder, left, self.typefaces, outlet)

    def after(self, written: tuple[Path, ...]) -> ExportJob:
        """The job once *written* is done as well."""
        return replace(self, written=(*self.written, *written))

    def again(self, window: QWidget, taken: TakenError) -> ExportJob | None:
        """The job to go on with where a file is *taken*; None where the clerk leaves it."""
        choices = (
            ("retry", "重试"),
            ("beside", f"另存为“…{taken.free.stem[-3:]}{taken.free.suffix}”"),
            ("leave", "取消"),
        )
        answer = questions.choose(window, "导出", str(taken), choices)
        if answer == "beside":
            usual = next((k for k, v in self.names.items() if v == taken.path.name), "")
            return replace(self, names={**self.names, usual or taken.path.name: taken.free.name})
        return self if answer == "retry" else None


class ExportRun(QObject):
    """Makes the steps of one export on the thread of the window, where type may be set.

    Attributes:
        taken: What another program has open; the export ended there.

    Signals:
        ended: Nothing more will be done. args: paths that were written, what went wrong or the
            empty text, whether it was cancelled.
    """

    ended = Signal(object, str, bool)

    def __init__(self, window: QWidget, steps: Iterator[Step], pace: Pace = USUAL) -> None:
        """Be ready to make *steps*; *pace* says when progress is shown."""
        super().__init__(window)
        self._window = window
        self._steps = steps
        self._pace = pace
        self._uncollected: Uncollected | None = None
        self._written: list[Path] = []
        self._waits = False
        self.taken: TakenError | None = None
        self._dialog: QProgressDialog | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Make steps until progress is to be shown, then the rest between the window's events."""
        self._uncollected = Uncollected(self)
        until, served = self._pace.clock() + self._pace.progress, Served(self._pace)
        # A place that does not answer at once is waited for between the window's events.
        while self._pace.clock() < until and not self._waits:
            if not self._step():
                return
            served.serve()
        self._dialog = leaving_dialog(self._window, _EXPORTING)
        self._dialog.canceled.connect(self.cancel)
        self._dialog.show()
        self._timer.start()

    def cancel(self) -> None:
        """Leave off; the file being made is not written."""
        if self._timer.isActive():
            self._end("", cancelled=True)

    def _go_on(self) -> None:
        self._step()

    def _step(self) -> bool:
        """Make one step; False when there is none left."""
        try:
            step = next(self._steps, None)
        except TakenError as error:
            self.taken = error
            self._end(str(error), cancelled=False)
            return False
        except (ExportError, WriteError) as error:
            self._end(str(error), cancelled=False)
            return False
        except (MemoryError, OSError) as error:
            self._end(f"导出没有完成：{reason_of(error)}。", cancelled=False)
            return False
        except Exception:
            # What is broken off must not look finished: the steps are at their end now.
            self._end("导出没有完成。", cancelled=False)
            raise
        if step is None:
            self._end("", cancelled=False)
            return False
        self._waits = step.waits
        if step.path is not None:
            self._written.append(step.path)
        if self._dialog is not None:
            self._dialog.setLabelText(step.text)
        return True

    def _end(self, fault: str, *, cancelled: bool) -> None:
        self._timer.stop()
        if cancelled and isinstance(self._steps, Generator):
            # A file that is being written is left there and then.
            self._steps.close()
        # Before the collector comes back: what was held between steps is let go.
        self._steps = iter(())
        if self._uncollected is not None:
            self._uncollected.end()
        if self._dialog is not None:
            self._dialog.canceled.disconnect(self.cancel)
            self._dialog.close()
            self._dialog.deleteLater()
        self.ended.emit(tuple(self._written), fault, cancelled)
