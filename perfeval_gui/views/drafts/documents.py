"""Opening an exported file: the draft in it, with those of its changes that the clerk takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QDialog, QWidget

from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.final_state.standing import released, standing
from perfeval_gui.returned.changes import taken
from perfeval_gui.returned.documents import NoDraftError, Returned, returned
from perfeval_gui.storage.draft.draft import DraftError
from perfeval_gui.storage.draft.files import SUFFIX
from perfeval_gui.storage.saving.saving import Saver
from perfeval_gui.views.drafts.changes_dialog import ChangesDialog
from perfeval_gui.views.drafts.opened import Opened
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.dropping import TakesDrafts
from perfeval_gui.views.kit.waiting import Waiting

TITLE: Final = "打开导出的文件"


@dataclass(frozen=True, slots=True)
class Documents:
    """Opens exported files over a window; one without a draft goes to *other* or to the window."""

    window: QWidget
    shelf: Shelf
    saver: Saver
    waiting: Waiting
    other: Callable[[Path], None] | None = None

    def open(self, path: Path, data: bytes) -> Opened | None:
        """The draft in *data*, the content of *path*, as a new one; None where nothing is opened.

        Raises:
            GivenUpError: The clerk did not wait for it.
        """
        work = partial(returned, data, path, self.shelf.read, self.saver)
        try:
            found = self.waiting.run(work, f"正在读“{path.name}”……")
        except NoDraftError as error:
            self.read_as_any(path, str(error), spoilt=error.spoilt)
            return None
        except (DraftError, EditionError) as error:
            questions.tell(self.window, TITLE, str(error))
            return None
        chosen = self._asked(path, found)
        if chosen is None:
            return None
        after, count = chosen
        report = found.report
        if count and (state := report.final_state) is not None and state.holds:
            # The question has said so.
            state = released(state)
            report, after = replace(report, final_state=state), replace(after, final_state=state)
        told = f"，取用了 {count} 处改动" if count else ""
        # A document of its own: the draft that the file was made from stays what it is.
        return Opened(
            found.book,
            replace(report, document=""),
            None,
            f"取自 {path.name}（未保存）",
            clean=False,
            near=path.with_suffix(SUFFIX),
            note=f"取自“{path.name}”{told}，还没有保存。",
            source=path,
            then=after if count else None,
        )

    def read_as_any(self, path: Path, why: str, *, spoilt: bool = False) -> None:
        """Say *why* the file at *path* gives no draft back, and read it as anybody's.

        One that was *spoilt* had a draft in it: that is said before.
        """
        taken = self.other is not None or isinstance(self.window, TakesDrafts)
        if spoilt or not taken:
            questions.tell(self.window, TITLE, why)
        if self.other is not None:
            self.other(path)
        elif isinstance(self.window, TakesDrafts):
            self.window.say(why)
            self.window.take_other(path, why)

    def _asked(self, path: Path, found: Returned) -> tuple[Report, int] | None:
        """The report with what is taken, and how many changes are; None where nothing is opened."""
        known = standing(found.book.evaluate(found.report))
        final = known.told() if known is not None else ""
        head = f"“{path.name}”里带着草稿。{''.join(found.told)}{final}"
        if not found.changes:
            if found.told or final:
                choices = (("open", "打开草稿"), ("back", "返回"))
                if questions.choose(self.window, TITLE, head, choices) != "open":
                    return None
            return found.report, 0
        head += f"文件里有 {len(found.changes)} 处和草稿不同。打开草稿时取用打勾的改动，可以撤销。"
        final_now = known is not None and known.state.holds
        if final_now:
            head += "草稿已定稿：取用了改动就解除定稿；不取用，打开的还是定稿。"
        dialog = ChangesDialog(self.window, head, found.changes)
        if final_now:
            dialog.take_none()
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        changes = dialog.taken()
        return taken(found.book, found.report, changes), len(changes)
