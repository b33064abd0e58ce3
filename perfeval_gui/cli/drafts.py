"""What a command is given: a draft, or an exported file with one in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval_gui import paths
from perfeval_gui.cli.errors import UsageError
from perfeval_gui.domain.record.report import Report
from perfeval_gui.storage.draft.draft import DamagedError, DraftError, NewerError
from perfeval_gui.storage.draft.files import open_draft, read_bytes

if TYPE_CHECKING:
    from perfeval_gui.returned.changes import Change
    from perfeval_gui.returned.documents import Returned
    from perfeval_gui.rules.figures.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Given:
    """A report that a command works on, and the file it was taken out of, if it was.

    Attributes:
        report: As it was saved; not yet in the form of its edition.
        returned: What the exported file gave back; None for a draft.
    """

    path: Path
    report: Report
    returned: Returned | None = None

    def note(self) -> str:
        """What is to be told of a file that a draft was taken out of; empty for a draft."""
        if self.returned is None:
            return ""
        count = len(self.returned.changes)
        unlike = f"文件里有 {count} 处和草稿不同，没有取用，用 show 可以看到。" if count else ""
        return f"用的是文件里带的草稿。{''.join(self.returned.told)}{unlike}"

    def lines(self) -> Iterator[str]:
        """The same, and every place in which the file says something else."""
        if self.returned is None:
            return
        yield f"用的是文件里带的草稿。{''.join(self.returned.told)}"
        if self.returned.changes:
            yield f"文件里有 {len(self.returned.changes)} 处和草稿不同，没有取用："
        yield from map(_line, self.returned.changes)


def demand_open(path: Path) -> None:
    """Raises UsageError where *path* is a draft that is final: nothing is put in its place."""
    try:
        report = open_draft(path)
    except DraftError:
        return
    if report.is_final:
        raise UsageError(f"“{path}”已定稿，没有改动：先在窗口里解除定稿。")


def given(path: Path, book_of: Callable[[str], Rulebook]) -> Given:
    """The draft *path*, or the draft that the exported file *path* carries.

    *book_of* gives the rules of an edition by its id.

    Raises:
        DraftError: Neither can be opened.
        EditionError: The edition of a draft in a file is not there.
    """
    try:
        return Given(path, open_draft(path))
    except (DamagedError, NewerError):
        raise
    except DraftError:
        # Imported here: most of what is given is a draft.
        from perfeval_gui.carriers.finding import is_document
        from perfeval_gui.returned.documents import returned
        from perfeval_gui.storage.saving.backups import Backups
        from perfeval_gui.storage.saving.saving import Saver

        try:
            data = read_bytes(path)
        except (OSError, ValueError):
            data = b""
        if not is_document(data):
            raise
    found = returned(data, path, book_of, Saver(Backups(paths.backups())))
    return Given(path, found.report, found)


def _line(change: Change) -> str:
    # Imported here: a draft is shown without what compares.
    from perfeval_gui.rules.telling.changes import beside, quoted

    place = f"（{change.place}）" if change.place else ""
    why_not = f"　不能取用：{change.why_not}" if change.why_not else ""
    old, new = map(quoted, beside(change.old, change.new))
    return f"{change.label}{place}：草稿里{old}，文件里{new}{why_not}"
