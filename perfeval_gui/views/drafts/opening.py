"""Opening a draft file; where it cannot be opened, what can be opened in its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtWidgets import QWidget

from perfeval_gui import __version__
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.storage.disk.atomic import AWAY
from perfeval_gui.storage.draft.draft import (
    MAGIC,
    DamagedError,
    DraftError,
    NewerError,
    numbers,
    saved_by,
)
from perfeval_gui.storage.draft.files import read_bytes, read_draft
from perfeval_gui.storage.saving.backups import Backup
from perfeval_gui.storage.saving.history import when
from perfeval_gui.storage.saving.saving import Saver, digest_of, new_id
from perfeval_gui.storage.saving.whereabouts import document_in
from perfeval_gui.views.drafts.opened import Opened
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.questions import IMPORTED, REFUSED
from perfeval_gui.views.kit.waiting import GivenUpError, Waiting

if TYPE_CHECKING:
    from perfeval_gui.storage.draft.rescue import Rescued
    from perfeval_gui.views.drafts.documents import Documents

T = TypeVar("T")

TITLE: Final = "打开草稿"
UNPROVED: Final = "未核对"
_NOTE: Final = (
    "这是从损坏的文件里抢救出来的内容，没有核对：可能缺少内容，也可能有错字错数。请逐栏核对。"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """Reads drafts and asks over a window where that fails.

    A document without a draft in it goes to *other*, where there is one, or to the window.
    """

    window: QWidget
    shelf: Shelf
    saver: Saver
    waiting: Waiting
    other: Callable[[Path], None] | None = None

    def read(self, path: Path) -> Opened | None:
        """The report in *path*, or what the clerk takes instead; None for nothing."""
        try:
            return self._read(path)
        except GivenUpError as left:
            if left.why == "late":
                questions.tell(self.window, TITLE, f"打不开“{path.name}”：{AWAY}。")
            return None

    def _wait(self, work: Callable[[], T], path: Path) -> T:
        return self.waiting.run(work, f"正在打开“{path.name}”……")

    def _read(self, path: Path) -> Opened | None:
        kept = self.saver.backups.folder in path.parents
        try:
            report, data = self._wait(partial(read_draft, path, kept=kept), path)
            book = self.shelf.read(report.edition)
        except EditionError as error:
            questions.tell(self.window, TITLE, str(error))
            return None
        except DraftError as error:
            return self._instead(path, error)
        if kept:
            # Backups are for keeping: what is opened out of them is saved elsewhere.
            return Opened(book, report, None, f"{path.stem}（备份）", clean=False)
        report = self._wait(partial(self._own, path, report), path)
        return Opened(book, report, path, path.stem, digest_of(data), note=_of_newer(data))

    def _own(self, path: Path, report: Report) -> Report:
        """*report* under an id of its own, where *path* is a copy of another draft."""
        if not report.document:
            return report
        files = self.saver.files
        document = files.own_id(path, report.document) or new_id()
        files.claim(path, document)
        return replace(report, document=document)

    # ---- what cannot be opened

    def _instead(self, path: Path, error: DraftError) -> Opened | None:
        # Imported here: most drafts can be opened.
        from perfeval_gui.carriers.finding import is_document
        from perfeval_gui.storage.draft.rescue import rescued

        data = self._wait(partial(_content, path), path)
        if data is not None and is_document(data):
            return self._documents().open(path, data)
        good = self.saver.backup_of(path, data) if data is not None else None
        found = rescued(data) if data and _rescuable(error, data) else None
        if good is None and found is None:
            self._nothing(path, data, error)
            return None
        choices = []
        if good is not None:
            choices.append(("backup", f"打开最近的好备份（{when(good[0])}）"))
        if found is not None:
            choices.append(("rescue", f"尝试抢救（{UNPROVED}）"))
        what = str(error)
        if data is not None and not data.startswith(MAGIC):
            # There is a backup of it, or its content is a draft's: it lost its start.
            what = f"打不开“{path.name}”：文件已损坏（校验不符）。"
        text = _told(path, what, good, found)
        answer = questions.choose(self.window, TITLE, text, (*choices, ("back", "返回")))
        if answer == "backup" and good is not None:
            return self._from_backup(path, *good)
        if answer == "rescue" and found is not None:
            return self._from_rescue(path, found, good[1] if good else None)
        return None

    def _nothing(self, path: Path, data: bytes | None, error: DraftError) -> None:
        if data is not None and path.suffix.lower() in (*IMPORTED, *REFUSED):
            # A page of the web that is called .xls: no draft can be in it.
            self._documents().read_as_any(path, str(error))
        else:
            questions.tell(self.window, TITLE, str(error))

    def _documents(self) -> Documents:
        # Imported here: what reads files of others is not needed to open a draft.
        from perfeval_gui.views.drafts.documents import Documents

        return Documents(self.window, self.shelf, self.saver, self.waiting, self.other)

    def _from_backup(self, path: Path, backup: Backup, report: Report) -> Opened | None:
        try:
            book = self.shelf.read(report.edition)
        except EditionError as error:
            questions.tell(self.window, TITLE, str(error))
            return None
        # Without a file of its own: the damaged one is replaced only if the clerk says so.
        near = _beside(path, f"备份 {when(backup)}")
        title = f"{path.stem}（{when(backup)} 的备份）"
        note = f"这是 {when(backup)} 的备份，还没有另存。"
        return Opened(book, report, None, title, clean=False, near=near, note=note)

    def _from_rescue(self, path: Path, found: Rescued, good: Report | None) -> Opened | None:
        editions = self.shelf.ids()
        known = [found.report.edition, good.edition if good else "", *editions]
        try:
            book = self.shelf.read(next(one for one in known if one in editions))
        except (EditionError, StopIteration):
            questions.tell(self.window, TITLE, "版式读不出来，不能抢救。原来的文件没有改动。")
            return None
        year = found.report.year or (good.year if good else 0) or book.edition.year
        report = replace(found.report, edition=book.edition.id, year=year)
        questions.tell(
            self.window,
            "抢救",
            f"从“{path.name}”读出了 {found.cells} 栏内容。{_NOTE}\n\n"
            "保存时请起一个新的文件名；损坏的文件没有改动。",
        )
        title, near = f"{path.stem}（抢救，{UNPROVED}）", _beside(path, UNPROVED)
        note = f"{UNPROVED}：{_NOTE}"
        return Opened(book, report, None, title, clean=False, near=near, note=note)


def _of_newer(data: bytes) -> str:
    """What is to be known of a draft that a later version saved; empty for any other."""
    saved = saved_by(data)
    if saved <= numbers(__version__):
        return ""
    version = ".".join(map(str, saved))
    return (
        f"这份草稿由更新的程序（{version}）保存，本程序是 {__version__}："
        "不认识的内容原样留着，请尽快升级程序。"
    )


def _rescuable(error: DraftError, data: bytes) -> bool:
    """Whether *data* may be a draft of this version of which something is left."""
    return not isinstance(error, NewerError) and (
        isinstance(error, DamagedError) or bool(document_in(data)) or b'"values": {' in data
    )


def _told(
    path: Path,
    what: str,
    good: tuple[Backup, Report] | None,
    found: Rescued | None,
) -> str:
    parts = [f"{what}\n位置：{path.parent}\n文件没有改动。"]
    if good is not None:
        unit = good[1].cover.unit.strip() or "单位未填"
        parts.append(f"最近的好备份：{when(good[0])}，{unit}，{good[1].year}年度。")
    if found is not None:
        parts.append(f"抢救：从损坏的文件里还能读出 {found.cells} 栏，内容要重新核对。")
    return "\n".join(parts)


def _content(path: Path) -> bytes | None:
    try:
        return read_bytes(path)
    except OSError:
        return None


def _beside(path: Path, mark: str) -> Path:
    return path.with_name(re.sub("[:：]", "", f"{path.stem}（{mark}）{path.suffix}"))
