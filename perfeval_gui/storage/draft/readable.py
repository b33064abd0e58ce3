"""Readable JSON, as `json.dumps` writes it with an indent of one, in a quarter of the time.

With an indent Python writes every part by itself, as its quick writer knows none. But what stands
between two parts is free for that: a line end with the blanks before the next part will do.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

_SINGLE: Final = frozenset({str, int, float, bool, type(None)})


def readable(value: object, depth: int = 0) -> str:
    """*value* as JSON; a part of other parts is *depth* blanks behind the margin.

    It is of what JSON holds: mappings with texts for names, lists, texts, numbers, true, false and
    nothing.
    """
    if not value or not isinstance(value, dict | list):
        return _quick(value, ", ")
    line = "\n" + " " * (depth + 1)
    if isinstance(value, dict):
        return f"{{{line}{_members(value, line, depth + 1)}{line[:-1]}}}"
    if _are_rows(value):
        return f"[{line}{_rows(value, line)}{line[:-1]}]"
    return f"[{line}{f',{line}'.join(readable(one, depth + 1) for one in value)}{line[:-1]}]"


def _quick(value: object, between: str) -> str:
    return json.JSONEncoder(ensure_ascii=False, separators=(between, ": ")).encode(value)


def _members(value: Mapping[str, object], line: str, depth: int) -> str:
    if _SINGLE.issuperset(map(type, value.values())):
        return _quick(value, f",{line}")[1:-1]
    named = (f"{_quick(name, ', ')}: {readable(one, depth)}" for name, one in value.items())
    return f",{line}".join(named)


def _are_rows(value: Sequence[object]) -> bool:
    """Whether all are mappings that hold something, and nothing that has parts."""
    if set(map(type, value)) != {dict} or not all(value):
        return False
    rows: Sequence[Mapping[str, object]] = value  # type: ignore[assignment]  # just asked
    return _SINGLE.issuperset(map(type, chain.from_iterable(map(dict.values, rows))))  # type: ignore[arg-type]  # likewise


def _rows(rows: Sequence[object], line: str) -> str:
    """*rows* at once: what stands between two of them is known by its line end.

    A line end in a text is written as a sign of two letters, and before one that stands between
    two parts no text and no number ends in a brace.
    """
    inner = f"{line} "
    cells = _quick(rows, f",{inner}")[2:-2]
    return f"{{{inner}{cells.replace(f'}},{inner}{{', f'{line}}},{line}{{{inner}')}{line}}}"
