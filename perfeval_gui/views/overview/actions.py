"""Shows 情况一览 of the open report, and prints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfeval_gui.rules.telling.overview import overview
from perfeval_gui.views.kit import questions
from perfeval_gui.views.overview.window import TITLE, Doings, OverviewWindow

if TYPE_CHECKING:
    from perfeval_gui.views.drafts.draft_actions import DraftActions
    from perfeval_gui.views.window.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class OverviewActions:
    """What can be done with the overview of the report that *drafts* serves."""

    window: MainWindow
    drafts: DraftActions

    def show(self) -> OverviewWindow | None:
        """Show the overview, one window for a report; None where none is open."""
        self.drafts.finish_typing()
        desk = self.window.desk
        if desk is None:
            return None
        shown = desk.workspace.findChild(OverviewWindow)
        if shown is None:
            doings = Doings(desk.workspace.go_to, self._print)
            # Of the workspace: it goes with its report.
            shown = OverviewWindow(desk.workspace, desk.document, doings)
        shown.show()
        shown.activateWindow()
        return shown

    def _print(self) -> None:
        from perfeval_gui.paper.fonts import Typefaces
        from perfeval_gui.paper.printing import PrinterError, print_painted
        from perfeval_gui.views.overview.paper import pages

        sheet = self.drafts.sheet()
        if sheet is None:
            return
        try:
            unit = sheet.shown("unit") if "unit" in sheet.report.form.fields else ""
            title = f"{unit}{sheet.report.year}年度{TITLE}"
            done = print_painted(self.window, title, pages(overview(sheet), title), Typefaces())
        except PrinterError as error:
            questions.tell(self.window, TITLE, str(error))
            return
        if done:
            self.window.say("情况一览已送到打印机。")
