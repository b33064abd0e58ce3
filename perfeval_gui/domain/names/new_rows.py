"""Many rows of a table made at once of columns of cells."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, Field, fields
from functools import lru_cache
from itertools import repeat
from typing import Any, cast

from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.fields import TableRow

_Attribute = tuple[str, Any, Callable[[object, object], None]]


def new_rows(
    row_type: type[TableRow], ids: Sequence[int], cells: Mapping[str, Sequence[Value]]
) -> list[TableRow]:
    """A row of *row_type* for each of *ids*, *cells* told by column; all else in them is blank.

    A row has ten cells and more, and what makes one row sets each of them by itself: of thousands
    of rows a column is set at once, in a quarter of the time.
    """
    columns: dict[str, Iterable[object]] = {"id": ids, **cells}
    attributes = _attributes(row_type)  # type: ignore[arg-type]  # every type is a key
    if not attributes:
        lines = zip(*columns.values(), strict=True)
        return [row_type(**dict(zip(columns, line, strict=True))) for line in lines]
    rows = list(map(cast("Any", object.__new__), repeat(row_type, len(ids))))
    for name, default, setter in attributes:
        column = columns.pop(name, None) or repeat(default, len(ids))
        # As the row's own `__init__` does it: a frozen record is set once, when it is made.
        deque(map(setter, rows, column), maxlen=0)
    if columns:
        raise TypeError(row_type, *columns)
    return rows


@lru_cache(maxsize=64)
def _attributes(row_type: Any) -> tuple[_Attribute, ...]:  # noqa: ANN401 - the type of any row
    """The attributes of a row, what they hold by themselves, and what sets them.

    None where making a row does more than setting them.
    """
    attributes = fields(row_type)
    if not all(map(_is_plain, attributes)) or hasattr(row_type, "__post_init__"):
        return ()
    return tuple((one.name, one.default, getattr(row_type, one.name).__set__) for one in attributes)


def _is_plain(one: Field[Any]) -> bool:
    return one.init and one.default is not MISSING
