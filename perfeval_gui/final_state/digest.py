"""The digest of a report: over all that stands in it, and over all that stands on its pages.

Whatever a draft gets to hold, and whatever pages get to show, is covered by itself. What is not
covered is named here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import fields
from functools import lru_cache
from typing import Any, Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.names.comparing import FOLDER
from perfeval_gui.domain.record.report import Report
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Block, Grid, Package
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.storage.draft.draft import content_of
from perfeval_gui.working.identity import Same

NOT_COVERED: Final = {
    "document": "which file it is in",
    "program": "which version saved it",
    "final": "that it was declared final: the digest is part of that",
    "dismissals[]": "which hints are shown, which no page has",
    "unconfirmed[]": "what was looked over; the content is the same before and after",
    FOLDER: "where a file lies on one computer or another",
}
"""What stands in a draft and is no part of its content, and why: parts, tables, columns."""
_UNORDERED: Final = {
    "passages": ("key", "text"),
    "lacking": ("part", "part"),
    "appendices": ("appendix", "appendix"),
    # Of one cell, or one indicator, they stand in their order.
    "details": ("place", "place"),
    "evidence": ("place", "place"),
}
"""Tables whose rows stand in any order: what tells them apart, and what they cannot do without."""
_PARTS: Final = tuple(
    one.name for one in fields(Report) if one.name not in ("document", "final_state")
)
"""The parts of a report that its digest follows from."""
_PLACE: Final = pattern(r"(\w+#\d{1,15})(\.\w+)")


def content(report: Report) -> dict[str, Any]:
    """What of a draft of *report* is its content, as the draft has it."""
    found = {key: part for key, part in content_of(report).items() if key not in NOT_COVERED}
    tables = found["tables"].items()
    covered = {k: _rows(k, rows) for k, rows in tables if f"{k}[]" not in NOT_COVERED}
    return found | {"tables": covered}


def _rows(table: str, rows: object) -> object:
    """The *rows* of *table*, as far as they are covered; what is none stays as it is."""
    gone = {name.partition("[].")[2] for name in NOT_COVERED if name.startswith(f"{table}[].")}
    if not gone or not isinstance(rows, list):
        return rows
    return [{k: one for k, one in row.items() if k not in gone} for row in rows]


def digest(sheet: Sheet) -> str:
    """SHA-256 over what stands in the report of *sheet* and on its pages, hexadecimal digits.

    Reports that say and print the same have the same one, on every computer.
    """
    return _digest(_Covered(sheet))


class _Covered:
    """A *sheet* as the key of a cache: equal where all that the digest covers is the same object.

    That a report was declared final is no part of it: what was worked out to declare it is known
    to all that ask whether it is.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        parts = (getattr(sheet.report, name) for name in _PARTS)
        self._said = (Same(sheet.book), *map(Same, parts))

    def __hash__(self) -> int:
        return hash(self._said)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Covered) and other._said == self._said


@lru_cache(maxsize=1)
def _digest(covered: _Covered) -> str:
    sheet = covered.sheet
    return _sha256([canonical(sheet.report), *printed(compose(sheet))])


def edition_digest(sheet: Sheet) -> str:
    """What tells how the edition of *sheet* prints a report that says nothing: eight digits."""
    blank = sheet.book.evaluate(sheet.edition.blank(sheet.report.year))
    return _sha256(list(printed(compose(blank))))[:8]


def _sha256(said: list[object]) -> str:
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def canonical(report: Report) -> dict[str, Any]:
    """The content of *report*, alike for all that say the same.

    What is blank is left out, rows are told by where they stand and not by their ids, and those
    whose order means nothing are sorted.
    """
    found = content(report)
    numbers = {
        f"{table}#{row['id']}": f"{table}#at{number}"
        for table, rows in found["tables"].items()
        for number, row in enumerate(rows if isinstance(rows, list) else ())
        if isinstance(row, dict) and "id" in row
    }
    said = {key: _said(part, numbers) for key, part in found.items()}
    tables = said.get("tables", {})
    for table, (key, needed) in _UNORDERED.items():
        if table in tables:
            rows = [row for row in tables[table] if needed in row]
            tables[table] = sorted(rows, key=lambda row: str(row.get(key)))
    return said


def _said(part: object, numbers: dict[str, str]) -> Any:  # noqa: ANN401 - JSON, as it comes
    if isinstance(part, dict):
        inner = {key: _said(one, numbers) for key, one in part.items() if key != "id"}
        return {key: one for key, one in inner.items() if not _is_blank(one)}
    if isinstance(part, list):
        return [_said(one, numbers) for one in part]
    if isinstance(part, str) and (place := _PLACE.fullmatch(part)) is not None:
        return f"{numbers.get(place[1], place[1])}{place[2]}"
    return part


def _is_blank(part: object) -> bool:
    return part is None or part is False or part in ("", [], {})


def printed(package: Package) -> Iterator[object]:
    """All texts of *package*, part by part and in their order."""
    for part in package.parts:
        yield [part.title, *map(_texts, part.blocks)]


def _texts(block: Block) -> str | list[str]:
    return [cell.text for cell in block.cells] if isinstance(block, Grid) else block.text
