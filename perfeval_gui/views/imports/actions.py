"""Reads files of other programs, shows what they offer, and takes over what the clerk chose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from perfeval_gui.collecting.reading_back import read_back, without_keys
from perfeval_gui.document.document import Document
from perfeval_gui.domain.cells.quoting import named
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.imports.matching.matching import Matcher
from perfeval_gui.imports.matching.result import Match
from perfeval_gui.imports.model import Contents
from perfeval_gui.views.imports.file_pages import FilePages
from perfeval_gui.views.imports.found import LIKE, Found, contents_of, form_of
from perfeval_gui.views.imports.offers import Offering
from perfeval_gui.views.imports.proposal import Proposal
from perfeval_gui.views.imports.window import TITLE, ImportWindow
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.waiting import GivenUpError, Waiting
from perfeval_gui.working.pace import USUAL, Pace

if TYPE_CHECKING:
    from perfeval_gui.imports.taking.taking import Taken
    from perfeval_gui.rules.figures.rulebook import Sheet
    from perfeval_gui.views.settings.settings import Settings
    from perfeval_gui.views.window.main_window import MainWindow

T = TypeVar("T")
_NO_FORM: Final = "认不出文件是哪一种表。请先新建一份报告，再把文件里的内容取进来。"
_NOTHING: Final = "没有认出这份报告要的内容。"
_ALL_THERE: Final = "认出来的，报告里已经一样填着，没有要取的。"
_HOW: Final = "选中一行，左边就到它在文件里的地方；空格键打勾。取来的格都标为待核。"
_ANSWERS: Final = "是交回来的收集表。"
_TAKING: Final = "正在取数……"
_NAMED: Final = 2


class ImportActions:
    """What can be taken from files into the report that is open in one window."""

    def __init__(
        self, window: MainWindow, settings: Settings, shelf: Shelf, pace: Pace = USUAL
    ) -> None:
        """Work over *window*; editions are on *shelf*."""
        self._window, self._settings, self.shelf = window, settings, shelf
        self._waiting = Waiting(window, pace)

    def ask(self) -> ImportWindow | None:
        """Ask for files and show what they offer; None where there is nothing to show."""
        if (document := self._document()) is not None and not document.may_change():
            return None
        chosen = questions.files_to_import(self._window, self._settings.folder())
        return self._show(chosen, self._tell) if chosen else None

    def dropped(self, path: Path) -> ImportWindow | None:
        """Show what the file at *path*, dropped on the window, offers; None likewise.

        What stands in the way is said at the foot of the window, as of all that is dropped.
        """
        return self._show([path], self._window.say)

    def _tell(self, sentence: str) -> None:
        questions.tell(self._window, TITLE, sentence)

    def _show(self, paths: Sequence[Path], tell: Callable[[str], None]) -> ImportWindow | None:
        document = self._document() or self._begun(paths, tell)
        if document is None or not document.may_change():
            return None
        self._window.drafts().finish_typing()
        found = self._found(document.sheet, paths, tell)
        if found is None:
            return None
        if not found.proposal.offers:
            tell(f"{found.head}{_ALL_THERE if found.proposal.matched else _NOTHING}")
            return None
        head = f"{found.head}{_HOW}"
        shown = ImportWindow(self._window, found.pages, found.proposal, head)
        shown.accepted.connect(partial(self._take, document, found.proposal))
        shown.open()
        return shown

    def _document(self) -> Document | None:
        return self._window.desk.document if self._window.desk is not None else None

    def _begun(self, paths: Sequence[Path], tell: Callable[[str], None]) -> Document | None:
        """A new report of the form that the files at *paths* are; None where they are none."""
        found = self.read(paths, partial(_form, self.shelf, paths), tell)
        if found is None:
            return None
        edition, year = found
        if not edition:
            tell(_NO_FORM)
            return None
        self._window.drafts().new(edition, year)
        return self._document()

    def _found(
        self, sheet: Sheet, paths: Sequence[Path], tell: Callable[[str], None]
    ) -> Found | None:
        return self.read(paths, partial(_read_all, sheet, paths), tell)

    def read(
        self, paths: Sequence[Path], work: Callable[[], T], tell: Callable[[str], None]
    ) -> T | None:
        """What *work* gives, which reads *paths*; None where *tell* said why it was not to be."""
        names = "、".join(named(path) for path in paths[:_NAMED])
        names += "等" if len(paths) > _NAMED else ""
        try:
            return self._waiting.run(work, f"正在读“{names}”……")
        except UnreadableError as error:
            tell(str(error))
        except GivenUpError as left:
            if left.why == "late":
                tell(f"没有等到读完“{names}”。")
        return None

    def taken(self, proposal: Proposal) -> Taken | None:
        """The report with what is chosen of *proposal*; None where the clerk would not wait."""
        with suppress(GivenUpError):
            return self._waiting.run(proposal.taken, _TAKING)
        return None

    def _take(self, document: Document, proposal: Proposal) -> None:
        if (taken := self.taken(proposal)) is None or not document.may_change():
            return
        document.edit("从文件取来", taken.report)
        self._window.say(f"取来 {len(taken.names)} 格，都标为待核；按 F8 逐格看，核对了按 F9。")


def _read_all(sheet: Sheet, paths: Sequence[Path]) -> Found:
    """What the files at *paths* offer for the report of *sheet*; no window is needed for it.

    Raises:
        UnreadableError: One of them cannot be read; the sentence names it.
    """
    files = [contents_of(path) for path in paths]
    back = read_back(sheet, files)
    if back is not None:
        return _sent_back(sheet, files, back)
    matcher = Matcher(sheet.book)
    match = matcher.match(files)
    told = tuple(sentence for one in files for sentence in one.told)
    untouched = new_report(sheet.edition, sheet.report.year)
    offering = Offering(sheet, untouched, match, told)
    like = matcher.likeness(files)
    is_like = like.labels >= like.of * LIKE
    names = "、".join(f"“{one.file}”" for one in files)
    head = f"{names}：{_what(sheet, match.year, is_like=is_like)}"
    return Found(FilePages.of(files, match), Proposal(offering), head)


def _sent_back(sheet: Sheet, files: Sequence[Contents], match: Match) -> Found:
    """What sheets that were sent round offer."""
    wanted, told = sheet.report.year, tuple(line for one in files for line in one.told)
    offering = Offering(sheet, new_report(sheet.edition, wanted), match, told)
    head = f"{'、'.join(f'“{one.file}”' for one in files)}：{_ANSWERS}"
    if match.year != wanted:
        head = f"{head}{_what(sheet, match.year, is_like=True)}"
    seen = [without_keys(one) for one in files]
    return Found(FilePages.of(seen, match), Proposal(offering), head)


def _form(shelf: Shelf, paths: Sequence[Path]) -> tuple[str, int]:
    """As `form_of`, of the files at *paths*; raises UnreadableError likewise."""
    return form_of(shelf, [contents_of(path) for path in paths])


def _what(sheet: Sheet, year: int, *, is_like: bool) -> str:
    """What the files are, beside the report of *sheet*."""
    wanted = sheet.report.year
    if year not in (0, wanted):
        return f"是 {year} 年度的，正在填的是 {wanted} 年度，所以一格也没有先选。"
    if not is_like:
        return f"不太像“{sheet.edition.name}”，请仔细核对。"
    return f"像是“{sheet.edition.name}”{f' {year} 年度' if year else ''}的表。"
