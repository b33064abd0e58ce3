"""待核 cells of the open report: which there are, and saying that they were looked over."""

from __future__ import annotations

from collections.abc import Collection

from perfeval_gui.document.document import Document
from perfeval_gui.domain.names.unconfirmed import confirmed, unconfirmed
from perfeval_gui.rules.telling.where_shown import home_of

_NONE = "这里没有待核的内容。"


def waits(document: Document, name: str) -> bool:
    """Whether the cell called *name* was taken over from a file and is not looked over yet."""
    return bool(document.report.unconfirmed.unconfirmed) and name in unconfirmed(document.report)


def waiting_in(document: Document, section: str) -> tuple[str, ...]:
    """The cells of the section with this key that wait; those of all where it is empty."""
    names = unconfirmed(document.report)
    return tuple(name for name in names if not section or home_of(document.sheet, name) == section)


def confirm(document: Document, names: Collection[str]) -> str:
    """Have those of *names* that wait wait no more, in one step; says how many are left."""
    before = unconfirmed(document.report)
    done = before.keys() & set(names)
    if not done:
        return _NONE
    if document.read_only:
        return document.why_not
    document.edit("标为已核对", confirmed(document.report, done))
    left = len(before) - len(done)
    rest = f"还有 {left} 格待核。" if left else "没有待核的内容了。"
    return f"已核对 {len(done)} 格，{rest}"
