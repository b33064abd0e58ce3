"""A new year's report begun with that of last year: a draft, or a file with or without one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.imports.matching.matching import Matcher
from perfeval_gui.imports.taking.last_years_files import of_next_year
from perfeval_gui.imports.taking.marking import take_over_marked
from perfeval_gui.imports.taking.new_year import NewYear, new_year, sentences_in
from perfeval_gui.imports.taking.taking import Choices
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.rules.sentences.starting_texts import followed
from perfeval_gui.rules.sentences.text_links import to_screen
from perfeval_gui.rules.telling.where_shown import title_of
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.views.drafts.opened import Opened
from perfeval_gui.views.imports.file_pages import FilePages
from perfeval_gui.views.imports.found import Found, contents_of, form_of
from perfeval_gui.views.imports.offers import Offering
from perfeval_gui.views.imports.proposal import Proposal
from perfeval_gui.views.imports.window import ImportWindow
from perfeval_gui.views.kit import questions

if TYPE_CHECKING:
    from perfeval_gui.domain.record.report import Report
    from perfeval_gui.views.imports.actions import ImportActions
    from perfeval_gui.views.settings.settings import Settings
    from perfeval_gui.views.window.main_window import MainWindow

TITLE: Final = "用上年的报告新建"
_MOST: Final = 12
_LONGEST: Final = 60
_BLANK: Final = "金额、完成值、得分和日期空着。"
_NO_FORM: Final = "认不出文件是哪一种表，不能用它新建。"


@dataclass(frozen=True, slots=True)
class LastYearActions:
    """Begins reports in *window*; *imports* reads files."""

    window: MainWindow
    settings: Settings
    imports: ImportActions

    def ask(self) -> None:
        """Ask for last year's report and begin with it."""
        folder = self.settings.folder()
        if (path := questions.last_year_to_open(self.window, folder)) is not None:
            self.begin(path)

    def begin(self, path: Path) -> None:
        """Begin a report with the one in *path*, once the open one is safe.

        The file stays as it is: the new report has none yet. Of a file without a draft in it, it is
        shown first what comes along.
        """
        drafts = self.window.drafts()
        opened = drafts.read(path.absolute(), self._show)
        if opened is None:
            return
        book, old = opened.book, fitted(opened.then or opened.report, opened.book.form)
        made = self.imports.read([path], partial(_next, book, old), self._tell)
        if made is not None:
            self._begin(book, made.report, made.names, f"{old.year} 年度的报告")

    def _show(self, path: Path) -> None:
        """Show what comes along of the file at *path*, which is no draft."""
        found = self.imports.read([path], partial(_read, self.imports.shelf, path), self._tell)
        if found is None:
            return
        shown = ImportWindow(self.window, found.pages, found.proposal, found.head)
        shown.accepted.connect(partial(self._take, found.proposal, path))
        shown.open()

    def _tell(self, sentence: str) -> None:
        questions.tell(self.window, TITLE, sentence)

    def _take(self, proposal: Proposal, path: Path) -> None:
        if (taken := self.imports.taken(proposal)) is not None:
            self._begin(proposal.book, taken.report, taken.names, f"“{path.name}”")

    def _begin(self, book: Rulebook, report: Report, names: tuple[str, ...], whence: str) -> None:
        """Let *report* be the open one, with the cells called *names* taken from *whence*."""
        drafts = self.window.drafts()
        if not drafts.may_leave():
            return
        note = f"从{whence}带来 {len(names)} 格，都标为待核；{_BLANK}"
        title = f"{report.year}年度自评（未保存）"
        drafts.begin(Opened(book, report, None, title, clean=False, note=note))
        if sentences := sentences_in(report, names):
            questions.tell(self.window, TITLE, _told(book, report, sentences))


def _next(book: Rulebook, old: Report) -> NewYear:
    """What of the report *old* comes along into the year after its own."""
    return new_year(book.evaluate(old), new_report(book.edition, old.year + 1))


def _read(shelf: Shelf, path: Path) -> Found:
    """What of the file at *path* comes along into the year after its own.

    Raises:
        UnreadableError: It cannot be read, or is no form of an edition on *shelf*.
    """
    files = [contents_of(path)]
    edition, year = form_of(shelf, files)
    if not edition:
        raise UnreadableError(_NO_FORM)
    book = shelf.read(edition)
    match = Matcher(book).match(files, year)
    start, then = new_report(book.edition, year), new_report(book.edition, year + 1)
    taken = take_over_marked(start, match, Choices(), start).report
    after = of_next_year(match, followed(book.evaluate(start), book.evaluate(taken)))
    told = tuple(sentence for one in files for sentence in one.told)
    offering = Offering(book.evaluate(then), then, after, told)
    head = f"“{path.name}”是 {year} 年度的，按它新建 {year + 1} 年度的报告：打勾的带来，{_BLANK}"
    return Found(FilePages.of(files, after), Proposal(offering), head)


def _told(book: Rulebook, report: Report, sentences: tuple[tuple[str, str], ...]) -> str:
    """The sentences that still name last year's figures, each with its cell."""
    sheet = book.evaluate(report)
    lines = [
        f"{title_of(sheet, name)}：{cut(to_screen(sentence, book.edition), _LONGEST)}"
        for name, sentence in sentences[:_MOST]
    ]
    more = len(sentences) - len(lines)
    rest = [f"……另有 {more} 句"] if more else []
    head = f"带来的文字里还有 {len(sentences)} 句写着上年的数字，请逐句改："
    return "\n".join((head, *lines, *rest))
