"""What a draft holds against its form: content without a cell, and in parts ticked as lacking."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.names.lacking import filled_in, lacked
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import found, label

_MOST: Final = 6
"""Names told at once; all of them are in the draft."""


def kept_content_is_told(sheet: Sheet) -> Iterator[Finding]:
    """Nothing that was typed is kept unseen: a form that changed may have no place for it.

    Content that is blank, as of a cell that nobody filled in, is not told.
    """
    names = list(_kept(sheet.report.unknown)) if sheet.report.unknown else []
    if not names:
        return
    some = "、".join(cut(name) for name in names[:_MOST])
    more = "等" if len(names) > _MOST else ""
    message = (
        f"草稿里有 {len(names)} 处内容（{some}{more}），这个版式没有放它的栏目，已经原样保留，"
        "不会印出来，也不参加计算，请核对用的是不是原来的版式。"
    )
    yield found("content-kept", "", message, "、".join(names[:_MOST]))


def nothing_stands_in_lacked_parts(sheet: Sheet) -> Iterator[Finding]:
    """A part that the unit does not have is empty. What stands there counts all the same."""
    for part in lacked(sheet.edition, sheet.report):
        for name in filled_in(part, sheet.report):
            where = label(sheet, name)
            figures = f"勾选了本单位没有“{part.title}”，而“{where}”填了内容"
            message = f"{figures}，两样只能有一样，请取消勾选，或者清除填写的内容。"
            yield found("lacking-filled", name, message, figures)
            break


def _kept(unknown: str) -> Iterator[str]:
    """What the content is called: cells, tables with rows, columns of rows."""
    kept = json.loads(unknown)
    yield from (name for name, value in _dict(kept, "values").items() if _filled(value))
    yield from (name for name, rows in _dict(kept, "tables").items() if _filled(rows))
    for table, rows in _dict(kept, "rows").items():
        cells = [_dict(rows, row) for row in rows] if isinstance(rows, dict) else []
        columns = {name for row in cells for name, value in row.items() if _filled(value)}
        yield from (f"{table}.{column}" for column in sorted(columns))


def _dict(content: object, key: str) -> dict[str, object]:
    found_there = content.get(key) if isinstance(content, dict) else None
    return found_there if isinstance(found_there, dict) else {}


def _filled(value: object) -> bool:
    """Whether something stands there: in a list or a group, in any part of it."""
    if isinstance(value, dict):
        return any(_filled(inner) for key, inner in value.items() if key != "id")
    if isinstance(value, list):
        return any(_filled(inner) for inner in value)
    return value not in (None, "", False)
