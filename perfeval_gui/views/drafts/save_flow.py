"""One save from the wish to its end: what stands in the way is asked about, nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from perfeval_gui.domain.names.comparing import differences
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.telling import changes
from perfeval_gui.storage.disk.atomic import AWAY, WriteError
from perfeval_gui.storage.disk.free_names import free_name, untaken
from perfeval_gui.storage.disk.watched import Watched
from perfeval_gui.storage.draft.draft import DraftError, load
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.storage.saving.saving import (
    NO_FILE,
    ChangedOutsideError,
    Saved,
    Saver,
    digest_of,
    new_id,
)
from perfeval_gui.views.drafts import save_questions
from perfeval_gui.views.drafts.opened import under
from perfeval_gui.views.kit.waiting import GivenUpError, Waiting


@dataclass(frozen=True, slots=True)
class Written:
    """The open report is in *path*, as the document with the id *document*."""

    path: Path
    saved: Saved
    document: str


@dataclass(frozen=True, slots=True)
class TheirsWanted:
    """The clerk wants the *report* on the disk, whose content has *digest*, instead."""

    report: Report
    digest: str


@dataclass(frozen=True, slots=True)
class ElsewhereWanted:
    """The clerk wants to save under another name."""


_MINE: Final = "{stem}（我的 {number}）{suffix}"
_UNSURE: Final = "不能确定文件里是原来的还是新的内容，下次保存时会先核对"
End = Written | TheirsWanted | ElsewhereWanted | None


class SaveFlow:
    """Saves, and asks where that fails."""

    def __init__(
        self, window: QWidget, saver: Saver, keep_safe: Callable[[], bool], waiting: Waiting
    ) -> None:
        """Ask over *window*; *keep_safe* leaves a recovery copy and says whether there is one."""
        self._window = window
        self._saver = saver
        self._keep_safe = keep_safe
        self._waiting = waiting

    def run(self, path: Path, sheet: Sheet, known: str | None, source: Path | None = None) -> End:
        """Save what *sheet* holds into *path*, which should hold what has the digest *known*.

        *source* is the file it came from, where it goes its own way now. None where the clerk
        leaves it for later; nothing was written then.
        """
        try:
            return self._insist(path, sheet, known, source)
        except GivenUpError:
            return None

    def _insist(self, path: Path, sheet: Sheet, known: str | None, source: Path | None) -> End:
        while True:
            try:
                return self._save(path, sheet.report, known, source)
            except ChangedOutsideError as change:
                theirs = _readable(change.data, sheet.report)
                answer = self._ask_changed(change, sheet, theirs)
                if answer == "both":
                    # Two files are two documents, each with a history of its own.
                    sheet, source = under(sheet, new_id()), path
                    path, known = self._free(partial(free_name, path, _MINE, 1)), NO_FILE
                elif answer == "mine":
                    # Not whatever is there: only what the clerk was told about.
                    known = digest_of(change.data)
                else:
                    return _taken(answer, theirs, change)
            except WriteError as error:
                safe = save_questions.safe_folder(path)
                after = self._ask_failed(path, error, safe)
                if after == "here":
                    # The document itself goes there: the file it came from cannot be read.
                    path, known = self._free(partial(untaken, safe / path.name)), NO_FILE
                    source = None
                elif after != "retry":
                    return ElsewhereWanted() if after == "elsewhere" else None

    def _save(self, path: Path, report: Report, known: str | None, source: Path | None) -> Written:
        watched = Watched(self._saver.port)
        saver = replace(self._saver, port=watched)
        work = partial(saver.save, path, report, known, source)
        try:
            saved = self._waiting.run(work, f"正在保存“{path.name}”……", watched)
        except GivenUpError as left:
            if left.why != "late":
                raise
            raise WriteError(path, AWAY, _UNSURE) from left
        return Written(path, saved, report.document)

    def _free(self, look: Callable[[], Path]) -> Path:
        """The name that *look* finds, which takes a look at the disk."""
        return self._waiting.run(look, "正在找一个没有用过的文件名……")

    def _ask_changed(
        self, change: ChangedOutsideError, sheet: Sheet, theirs: Report | None
    ) -> save_questions.AfterChange:
        lines: tuple[str, ...] = ()
        places = None
        if theirs is not None:
            lines = changes.told(sheet, sheet.report, theirs, changes.SAVING)
            places = len(differences(sheet.report, theirs))
        text = save_questions.changed_text(change.path, gone=change.data is None, places=places)
        # A report of another edition cannot take the place of this one.
        fits = theirs is not None and theirs.edition == sheet.report.edition
        return save_questions.ask_changed(self._window, text, "\n".join(lines), readable=fits)

    def _ask_failed(self, path: Path, error: WriteError, safe: Path) -> save_questions.AfterFailure:
        kept = "，也已存入本机恢复区" if self._keep_safe() else ""
        text = f"保存没有成功。\n{error}\n位置：{path.parent}\n\n内容还在窗口里{kept}。"
        return save_questions.ask_after_failure(self._window, text, safe)


def _taken(
    answer: save_questions.AfterChange, theirs: Report | None, change: ChangedOutsideError
) -> TheirsWanted | None:
    if answer != "theirs" or theirs is None:
        return None
    return TheirsWanted(theirs, digest_of(change.data))


def _readable(data: bytes | None, mine: Report) -> Report | None:
    try:
        report = fitted(load(data), mine.form) if data is not None else None
    except DraftError:
        return None
    return None if report is None else _with_id(report, mine)


def _with_id(report: Report, mine: Report) -> Report:
    return report if report.document else replace(report, document=mine.document)
