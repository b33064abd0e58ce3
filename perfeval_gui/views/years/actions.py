"""Adds older reports beside the open one, reads them again with its draft, leads on from them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from perfeval_gui.domain.cells.quoting import named
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.storage.saving.saving import digest_of
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.waiting import GivenUpError, Waiting
from perfeval_gui.views.years.gathered import Gathered
from perfeval_gui.views.years.memory import Kept, YearsMemory
from perfeval_gui.views.years.panel import YearsPanel
from perfeval_gui.views.years.table import TITLE
from perfeval_gui.years.beside import JUMP, PRIOR
from perfeval_gui.years.older import Older
from perfeval_gui.years.reading import (
    Hints,
    NoYearError,
    OlderError,
    content_of,
    read_older,
)

if TYPE_CHECKING:
    from perfeval_gui.views.desk.desk import ReportDesk
    from perfeval_gui.views.settings.settings import Settings
    from perfeval_gui.views.window.main_window import MainWindow
    from perfeval_gui.working.pace import Pace

_LOW: Final = 28
"""Lines of a column too low for years and findings."""
_CHANGED: Final = "（文件在添加以后改动过，按现在的内容。）"
_NOT_OLDER: Final = "“{}”是 {} 年度的，不比正在填的 {} 年度早，没有添加。"
_OTHER_YEAR: Final = "“{}”是 {} 年度的，不是 {} 年度的，没有添加。"
_OTHER_FORM: Final = (
    "“{}”和已经添加的 {} 年度的不是同一种表，没有添加；要换成它，先移除那一年再添加。"
)
_WHICH: Final = "它是哪一年度的？"
_YEARS: Final = 3
_NONE: Final = ("", "不添加")
_LATE: Final = "没有等到读完“{}”。"
_NOT_ASKED: Final = "表里上年一栏的数变动没有这么大，检查不要求说明；请先核对上年一栏。"


class YearsActions(QObject):
    """What stands beside the report that is open in one window."""

    def __init__(
        self, window: MainWindow, desk: ReportDesk, settings: Settings, shelf: Shelf, pace: Pace
    ) -> None:
        """Serve *desk* in *window*; editions are on *shelf*."""
        super().__init__(window)
        self._window, self._desk, self._settings, self._shelf = window, desk, settings, shelf
        self._waiting = Waiting(window, pace)
        drafts = window.drafts()
        self.gathered = Gathered(YearsMemory(settings, lambda: drafts.path))
        self._read, self._last = False, ""
        # A file may be long in coming: another report is whole before the files beside it are read.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read_kept)
        self.panel = YearsPanel(desk.document, window)
        self.panel.hide()
        self.panel.add_wanted.connect(self.add)
        self.panel.files.find_wanted.connect(self._find)
        self.panel.files.remove_wanted.connect(self._remove)
        self.panel.closed.connect(self._close)
        self.panel.chosen.connect(desk.workspace.go_to)
        self.panel.asked.connect(self._explain)
        desk.workspace.visited.connect(self._visit)
        desk.document.opened.connect(self._restart)
        drafts.saved.connect(self.gathered.memory.saved)
        self._restart()

    def show(self, shown: bool) -> None:
        """Show or hide the panel; the files of the open draft are read when it is first shown."""
        self._desk.workspace.show_above(self.panel, shown=shown)
        if not shown:
            return
        if not self._read:
            self._read_kept()
        self._visit(self._last)
        (self.panel.table if self.gathered.older() else self.panel.add).setFocus()

    def last_year(self) -> Older | None:
        """The report of last year that stands beside the open one; None where none does."""
        if not self._read:
            self._read_kept()
        last = self._desk.document.report.year - 1
        return next((one for one in self.gathered.older() if one.year == last), None)

    def _restart(self, _state: object = None) -> None:
        """Another report: what stood beside the one before is not its."""
        self._read, self._last = False, ""
        self.gathered.begin()
        if self.panel.isVisible():
            self.panel.show_older((), ())
            self._soon.start()

    def _visit(self, name: str) -> None:
        self._last = name or self._last
        if self.panel.isVisible():
            self.panel.show_section(self._desk.workspace.section())
            self.panel.visit(name)

    def _close(self) -> None:
        self._window.actions_.years.setChecked(False)
        self.show(False)
        workspace = self._desk.workspace
        if self._last:
            workspace.go_to(self._last)
        else:
            workspace.walk(0)

    # ---- files

    def add(self) -> None:
        """Ask for files and show what they say beside the form."""
        for path in questions.older_reports(self._window, self._settings.folder()):
            self._add(path.absolute(), 0)

    def _find(self, year: int) -> None:
        """Ask where the file of *year* lies now."""
        for path in questions.older_reports(self._window, self._settings.folder())[:1]:
            self._add(path.absolute(), year)

    def _add(self, path: Path, wanted: int) -> None:
        """Show what *path* says; of the year *wanted*, where that is not 0."""
        found = self._read_asking(path, wanted)
        if found is None:
            return
        digest, older = found
        year = self._desk.document.report.year
        if older.year >= year:
            self._tell(_NOT_OLDER.format(older.file, older.year, year))
        elif wanted and older.year != wanted:
            self._tell(_OTHER_YEAR.format(older.file, older.year, wanted))
        elif self.gathered.clash(path, older):
            self._tell(_OTHER_FORM.format(older.file, older.year))
        else:
            self.gathered.add(Kept(path, digest, older.year), older)
            if wanted:
                self.gathered.found(wanted)
            self._show()

    def _remove(self, year: int) -> None:
        self.gathered.remove(year)
        self._show()
        self.panel.add.setFocus()

    def _read_kept(self) -> None:
        self._read = True
        for kept in self.gathered.memory.kept:
            with suppress(OlderError, GivenUpError):
                digest, older = self._read_one(kept.path, kept.year)
                if older.year == kept.year:
                    told = older.told if digest == kept.digest else (*older.told, _CHANGED)
                    self.gathered.put(kept, replace(older, told=told))
        self._show()

    def _show(self) -> None:
        self.panel.show_older(self.gathered.older(), self.gathered.gone())

    # ---- reading

    def _read_one(self, path: Path, year: int) -> tuple[str, Older]:
        """The digest of *path*, and what it says; of *year* where it does not say which."""
        hints = Hints(year=year, edition=self._desk.document.sheet.edition.id)
        work = partial(_read, path, self._shelf, hints)
        return self._waiting.run(work, f"正在读“{named(path)}”……")

    def _read_asking(self, path: Path, year: int) -> tuple[str, Older] | None:
        """The same; what is in the way is told, and the year asked for. None for nothing."""
        try:
            return self._read_one(path, year)
        except NoYearError as error:
            asked = self._ask_year(str(error))
            return self._read_asking(path, asked) if asked else None
        except OlderError as error:
            self._tell(str(error))
        except GivenUpError as left:
            if left.why == "late":
                self._tell(_LATE.format(named(path)))
        return None

    def _ask_year(self, sentence: str) -> int:
        """Which year a file is of that does not say it; 0 for none."""
        last = self._desk.document.report.year - 1
        years = [(str(year), f"{year} 年度") for year in range(last, last - _YEARS, -1)]
        answer = questions.choose(self._window, TITLE, f"{sentence}{_WHICH}", (*years, _NONE))
        return int(answer) if answer.isdigit() else 0

    def _tell(self, sentence: str) -> None:
        questions.tell(self._window, TITLE, sentence)

    # ---- leading on

    def _explain(self, name: str) -> None:
        """To the answer that the check asks for; to last year's figure where it does not ask."""
        document, workspace = self._desk.document, self._desk.workspace
        document.check_now()
        found = document.state.known_findings
        if not any((one.check, one.name) == (JUMP, name) for one in found):
            workspace.go_to(f"{name.rpartition('.')[0]}.{PRIOR}")
            self._window.say(_NOT_ASKED)
            return
        if not (check := self._window.actions_.check).isChecked():
            check.trigger()
        if workspace.beside.height() < self.panel.fontMetrics().lineSpacing() * _LOW:
            # The answer needs the room.
            self._window.actions_.years.setChecked(False)
            self.show(False)
        # Once the list has its place: it scrolls to the finding.
        QTimer.singleShot(0, self, partial(workspace.findings.answer_to, JUMP, name))


def _read(path: Path, shelf: Shelf, hints: Hints) -> tuple[str, Older]:
    data = content_of(path)
    return digest_of(data), read_older(data, path.name, shelf, hints)
