"""Makes a draft for each project of the open report, where the clerk wants them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.storage.disk.watched import Watched
from perfeval_gui.unit_drafts.project_drafts import (
    Made,
    has_projects,
    lines_with_amounts,
    made,
    projects_with_forms,
    told,
)
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.waiting import GivenUpError, Waiting
from perfeval_gui.views.projects.dialog import TITLE, ProjectsDialog

if TYPE_CHECKING:
    from perfeval_gui.views.drafts.draft_actions import DraftActions
    from perfeval_gui.views.settings.settings import Settings
    from perfeval_gui.views.window.main_window import MainWindow
    from perfeval_gui.working.pace import Pace

_NO_TABLE: Final = "这份报告的版式没有专项明细，不能按项目新建。请先打开一份整体自评。"
_NO_PROJECT: Final = "“项目支出”里还没有填专项。"
_NO_FORM: Final = "没有一个版式是每个项目填一份的，可以在“版式…”里添加。"
_LEFT: Final = "没有等到全部写完。已经新建的留着，可以再做一次，已经有的文件不改动。"
_MOST_TOLD: Final = 12


@dataclass(frozen=True, slots=True)
class ProjectActions:
    """What can be made from the report that *drafts* serves; editions are on *shelf*."""

    window: MainWindow
    drafts: DraftActions
    settings: Settings
    shelf: Shelf
    pace: Pace

    def ask(self) -> None:
        """Ask which form and where, and make the drafts."""
        self.drafts.finish_typing()
        if (sheet := self.drafts.sheet()) is None:
            return
        waiting = Waiting(self.window, self.pace)
        try:
            books = waiting.run(self.shelf.project_forms, "正在读版式……")
        except GivenUpError:
            return
        if why := _why_not(sheet, books):
            questions.tell(self.window, TITLE, why)
            return
        dialog = self._dialog(sheet, books)
        if dialog.exec():
            book = next(one for one in books if one.edition is dialog.edition)
            self._make(waiting, sheet, book, dialog)
        dialog.deleteLater()

    def _dialog(self, sheet: Sheet, books: list[Rulebook]) -> ProjectsDialog:
        path = self.drafts.path
        folder = path.parent if path is not None else self.settings.folder()
        return ProjectsDialog(self.window, [book.edition for book in books], sheet, folder)

    def _make(self, waiting: Waiting, sheet: Sheet, book: Rulebook, dialog: ProjectsDialog) -> None:
        folder, lines = Path(dialog.folder.text()), dialog.ticked
        watched = Watched()

        def work() -> list[Made]:
            return list(made(sheet, book, folder, lines, watched))

        try:
            results = waiting.run(work, f"正在写入“{folder}”……", watched)
        except GivenUpError:
            questions.tell(self.window, TITLE, _LEFT)
            return
        new = [one for one in results if not one.why_not]
        questions.tell(self.window, TITLE, _summary(results, folder))
        self.window.say(f"新建了 {len(new)} 份项目自评表：{folder}")


def _why_not(sheet: Sheet, books: list[Rulebook]) -> str:
    if not has_projects(sheet.edition):
        return _NO_TABLE
    if not projects_with_forms(sheet) and not lines_with_amounts(sheet):
        return _NO_PROJECT
    return "" if books else _NO_FORM


def _summary(results: list[Made], folder: Path) -> str:
    """What became of each, those that were not made first."""
    new = [one for one in results if not one.why_not]
    others = [one for one in results if one.why_not]
    sentences = [told(one) for one in (*others, *new)]
    more = len(sentences) - _MOST_TOLD
    rest = [f"……还有 {more} 份"] if more > 0 else []
    head = f"在“{folder}”里新建了 {len(new)} 份。"
    return "\n".join((head, *sentences[:_MOST_TOLD], *rest))
