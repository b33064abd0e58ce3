"""Shows the drafts of a folder together, and opens, exports and prints them."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from perfeval_gui.cli.batch import drafts_in
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.final_state.standing import final_of
from perfeval_gui.pages.errors import ExportError
from perfeval_gui.pages.model import Package
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.publishing.file_names import file_name
from perfeval_gui.publishing.publishing import (
    FORMATS,
    Outlet,
    Step,
    pages_of,
    publishing,
    saying,
)
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.telling.handing_in import mark_of, still_open
from perfeval_gui.storage.draft.draft import DraftError
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.waiting import GivenUpError, Waiting
from perfeval_gui.views.output.export_run import ExportRun
from perfeval_gui.views.output.print_memory import PrintMemory
from perfeval_gui.views.package.model import PackageModel
from perfeval_gui.views.package.window import TITLE, Doings, PackageWindow
from perfeval_gui.working.thread import aside

if TYPE_CHECKING:
    from perfeval_gui.pages.margins import Margins
    from perfeval_gui.views.settings.settings import Settings
    from perfeval_gui.views.window.main_window import MainWindow
    from perfeval_gui.working.pace import Pace

T = TypeVar("T")
_NONE: Final = "这个文件夹里没有草稿。"
_PREPARING: Final = Step("正在准备页面……")


class PackageActions:
    """What can be done with the drafts of a unit, over one window."""

    def __init__(self, window: MainWindow, settings: Settings, shelf: Shelf, pace: Pace) -> None:
        """Work over *window*; editions are on *shelf*."""
        self._window, self._settings, self._shelf, self._pace = window, settings, shelf, pace
        self._typefaces: Typefaces | None = None
        self.run: ExportRun | None = None

    def ask(self) -> PackageWindow | None:
        """Ask for a folder and show its drafts; None where there are none."""
        folder = questions.folder_with_drafts(self._window, self._settings.folder())
        return self.show(folder) if folder is not None else None

    def show(self, folder: Path) -> PackageWindow | None:
        """Show the drafts in and below *folder*; None where there are none."""
        waiting = Waiting(self._window, self._pace)
        try:
            paths = waiting.run(lambda: list(drafts_in([folder])), "正在找草稿……")
        except GivenUpError:
            return None
        if not paths:
            questions.tell(self._window, TITLE, _NONE)
            return None
        doings = Doings(self._window.open_path, self._export, self._print)
        shown = PackageWindow(self._window, doings)
        shown.show_drafts(folder, PackageModel(paths, self._shelf.folders, shown))
        shown.open()
        return shown

    def _fonts(self) -> Typefaces:
        if self._typefaces is None:
            self._typefaces = Typefaces()
        return self._typefaces

    def _making(self, path: Path) -> Generator[None, None, Package]:
        """The pages of the draft *path* as it is saved, with its margins, in steps."""
        sheet = yield from aside(partial(self._sheet, path))
        margins = PrintMemory(self._settings, lambda: path).margins()
        return (yield from aside(partial(_marked, sheet, margins)))

    def _sheet(self, path: Path) -> Sheet:
        try:
            report = open_draft(path)
            book = self._shelf.read(report.edition)
        except (DraftError, EditionError) as error:
            raise ExportError(str(error)) from error
        return book.evaluate(fitted(report, book.form))

    # ---- exporting

    def _export(self, paths: tuple[Path, ...]) -> None:
        folder = questions.folder_for_export(self._window, paths[0].parent)
        if folder is None or self.run is not None:
            return
        self.run = ExportRun(self._window, self._exporting(paths, folder), self._pace)
        self.run.ended.connect(self._exported)
        self.run.start()

    def _exporting(self, paths: Sequence[Path], folder: Path) -> Iterator[Step]:
        """All files of all drafts; those of drafts that would be called alike are told apart."""
        taken: set[str] = set()
        for path in paths:
            sheet = yield from saying(_PREPARING, aside(partial(self._sheet, path)))
            memory = PrintMemory(self._settings, partial(_same, path), partial(_same, sheet))
            making = aside(partial(_marked, sheet, memory.margins()))
            package = yield from saying(_PREPARING, making)
            names = {}
            for ending in FORMATS:
                usual = name = file_name(package, ending)
                number = 1
                while name.casefold() in taken:
                    number += 1
                    name = f"{usual.removesuffix(f'.{ending}')}({number}).{ending}"
                taken.add(name.casefold())
                names[usual] = name
            outlet = Outlet(names=names, draft=memory.draft(), served=True)
            yield from publishing(partial(_same, package), folder, FORMATS, self._fonts(), outlet)

    def _exported(self, written: tuple[Path, ...], fault: str, cancelled: bool) -> None:
        if self.run is not None:
            self.run.deleteLater()
            self.run = None
        if fault:
            questions.tell(self._window, TITLE, f"{fault}\n写好的有 {len(written)} 个文件。")
        elif cancelled:
            self._window.say(f"已取消导出，写好的有 {len(written)} 个文件。")
        elif written:
            self._window.say(f"已导出 {len(written)} 个文件到 {written[0].parent}")

    # ---- printing

    def _print(self, paths: tuple[Path, ...]) -> None:
        """Ask for a printer with the first draft, and print the others as that one."""
        from perfeval_gui.views.package.print_run import PackagePrint

        run = PackagePrint(self._window, self._making, self._fonts(), self._pace)
        run.ended.connect(self._printed)
        run.start(paths)

    def _printed(self, count: int, fault: str, cancelled: bool) -> None:
        if fault:
            questions.tell(self._window, TITLE, fault)
        elif cancelled:
            self._window.say(f"已取消打印，送到打印机的有 {count} 份。")
        else:
            self._window.say(f"{count} 份材料已送到打印机。")


def _marked(sheet: Sheet, margins: Margins | None) -> Package:
    """The pages of *sheet* with *margins*, marked as what they are good for."""
    left = still_open(run_checks(sheet), sheet.report)
    return pages_of(sheet, margins, mark_of(left, final_of(sheet)))


def _same(what: T) -> T:
    return what
