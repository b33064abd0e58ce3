"""A file is opened as the draft it carries, with what was changed in it since it was exported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from perfeval_gui.carriers.finding import carried
from perfeval_gui.carriers.pdf import is_pdf
from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.names.comparing import differences
from perfeval_gui.domain.record.report import Report
from perfeval_gui.imports.errors import PDF, UnreadableError
from perfeval_gui.returned.changes import Change
from perfeval_gui.storage.disk.clock import moment
from perfeval_gui.storage.draft.draft import DraftError, load
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.storage.saving.saving import Saver

if TYPE_CHECKING:
    from perfeval_gui.imports.model import Contents
    from perfeval_gui.returned.comparing import Comparison
    from perfeval_gui.rules.figures.rulebook import Rulebook

_FEW: Final = 3
_MOST: Final = 60
"""Comments that are told, and characters of one."""
_OTHER: Final = "文件里的表和草稿的表对不上，没有逐格比对。"
_NOT_COMPARED: Final = "PDF 里的文字没有和草稿比对。"


class NoDraftError(DraftError):
    """A file that carries no draft, or none that can be used.

    Attributes:
        spoilt: Whether one was put in that is not whole any more.
    """

    def __init__(self, message: str, *, spoilt: bool) -> None:
        super().__init__(message)
        self.spoilt = spoilt


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What an exported file gives back.

    Attributes:
        report: The draft it carries, in the form of its edition.
        book: The rules of that.
        changes: Where the file says something else.
        other: Whether it shows another document altogether, so that nothing was compared.
        told: Sentences for the clerk: what was not compared, and whether the draft of this computer
            has gone on since.
    """

    report: Report
    book: Rulebook
    changes: tuple[Change, ...] = ()
    other: bool = False
    told: tuple[str, ...] = ()

    @property
    def unchanged(self) -> bool:
        """Whether nothing is known to say something else than the draft."""
        return not self.changes and not self.other


def returned(data: bytes, path: Path, book_of: Callable[[str], Rulebook], saver: Saver) -> Returned:
    """What *data*, the content of the file *path*, gives back; *saver* knows the drafts of here.

    Raises:
        NoDraftError, DraftError, EditionError: As `found_in` does.
    """
    found = found_in(data, path.name, book_of)
    newer = newer_draft(carried(data).draft, found.report, path, saver)
    return replace(found, told=(*((newer,) if newer else ()), *found.told))


def found_in(data: bytes, name: str, book_of: Callable[[str], Rulebook]) -> Returned:
    """What *data*, the content of the file called *name*, gives back by itself.

    *book_of* gives the rules of an edition by its id.

    Raises:
        NoDraftError: It carries no draft, or only a part of one.
        DraftError: The draft in it cannot be opened, as one of a later version of the program.
        EditionError: The edition of the draft is not there.
    """
    found = carried(data)
    if not found.draft:
        why = found.fault or "里面没有带草稿"
        what_to_do = f"{PDF}。" if is_pdf(data) else ""
        raise NoDraftError(f"“{name}”{why}。{what_to_do}", spoilt=bool(found.fault))
    try:
        report = load(found.draft)
    except DraftError as error:
        raise type(error)(f"“{name}”里带的草稿打不开：{error}") from None
    book = book_of(report.edition)
    return _compared(data, name, Returned(report=fitted(report, book.form), book=book))


def _compared(data: bytes, name: str, found: Returned) -> Returned:
    """*found* with what was changed in the file, and what is to be told of that."""
    # Imported here: a draft of its own format is opened without readers of others.
    from perfeval_gui.imports.reading.files import read
    from perfeval_gui.returned.comparing import compare

    if is_pdf(data):
        return replace(found, told=(_NOT_COMPARED,))
    try:
        contents = read(data, name)
    except UnreadableError as error:
        return replace(found, told=(f"没有逐格比对：{error}",))
    result = compare(contents, found.book.evaluate(found.report))
    if result.other:
        return replace(found, other=True, told=(_OTHER,))
    return replace(found, changes=result.changes, told=tuple(_told(result, contents)))


def _told(found: Comparison, contents: Contents) -> Iterator[str]:
    """What is to be known besides the changes."""
    if found.missing:
        yield f"文件里没有{'、'.join(f'“{part}”' for part in found.missing)}的表。"
    remarks = [cell.remarks for table in contents.tables for cell in table.cells]
    remarks += [one.remarks for one in contents.paragraphs]
    if any("tracked" in one for one in remarks):
        yield "文件里有修订，按接受以后的文字比对。"
    comments = [one.text for one in contents.paragraphs if one.where == "comment"]
    if comments:
        first = "；".join(f"“{cut(' '.join(one.split()), _MOST)}”" for one in comments[:_FEW])
        yield f"文件里有 {len(comments)} 条批注，没有取用：{first}。"


def newer_draft(draft: bytes, report: Report, path: Path, saver: Saver) -> str:
    """That the draft of this computer has gone on since *path*, with *report* in it, was made.

    A sentence; empty where it has not, or no draft of this computer is known to be the same
    document. *draft* is the content that *report* was read from.
    """
    home = saver.files.file_of(report.document) if report.document else None
    if home is None:
        return ""
    try:
        theirs = open_draft(home)
        saved, made = home.stat().st_mtime, path.stat().st_mtime
    except (DraftError, OSError):
        return ""
    if theirs.document != report.document or not differences(report, fitted(theirs, report.form)):
        return ""
    when = moment(saved, "%Y-%m-%d %H:%M") or "不明的时间"
    known = f"草稿“{home.name}”保存于 {when}"
    if saved > made or saver.backups.holds(report.document, draft):
        return f"这个文件比草稿旧：{known}。"
    return f"这台电脑上的草稿和文件里带的不一样：{known}。"
