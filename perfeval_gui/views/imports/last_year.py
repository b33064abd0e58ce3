"""A new year's report begun with that of last year: a draft, or a file that carries one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.imports.taking.new_year import NewYear, new_year
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.rules.telling.where_shown import title_of
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.views.drafts.opened import Opened
from perfeval_gui.views.kit import questions

if TYPE_CHECKING:
    from perfeval_gui.views.settings.settings import Settings
    from perfeval_gui.views.window.main_window import MainWindow

TITLE: Final = "用上年的报告新建"
_MOST: Final = 12
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class LastYearActions:
    """Begins reports in *window*."""

    window: MainWindow
    settings: Settings

    def ask(self) -> None:
        """Ask for last year's report and begin with it."""
        if (path := questions.draft_to_open(self.window, self.settings.folder())) is not None:
            self.begin(path)

    def begin(self, path: Path) -> None:
        """Begin a report with the one in *path*, once the open one is safe.

        The file stays as it is: the new report has none yet.
        """
        drafts = self.window.drafts()
        opened = drafts.read(path.absolute())
        if opened is None or not drafts.may_leave():
            return
        book, old = opened.book, fitted(opened.then or opened.report, opened.book.form)
        year = old.year + 1
        made = new_year(book.evaluate(old), new_report(book.edition, year))
        came = f"从 {old.year} 年度的报告带来 {len(made.names)} 格，都标为待核"
        note = f"{came}；金额、完成值、得分和日期空着。"
        title = f"{year}年度自评（未保存）"
        drafts.begin(Opened(book, made.report, None, title, clean=False, note=note))
        if made.sentences:
            questions.tell(self.window, TITLE, _told(book, made))


def _told(book: Rulebook, made: NewYear) -> str:
    """The sentences that still name last year's figures, each with its cell."""
    sheet = book.evaluate(made.report)
    lines = [
        f"{title_of(sheet, name)}：{cut(sentence, _LONGEST)}"
        for name, sentence in made.sentences[:_MOST]
    ]
    more = len(made.sentences) - len(lines)
    rest = [f"……另有 {more} 句"] if more else []
    head = f"带来的文字里还有 {len(made.sentences)} 句写着上年的数字，请逐句改："
    return "\n".join((head, *lines, *rest))
