"""The list of editions, read one after the other."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from perfeval_gui.editions.home.inspecting import MORE, Inspected, look_through
from perfeval_gui.editions.home.keeping import Home
from perfeval_gui.editions.places import Place, places
from perfeval_gui.views.kit.read_list import UNREAD, ReadList

COLUMNS: Final = ("名称", "版式", "年度", "来自", "状态")


class EditionsModel(ReadList):
    """The editions of a home; what stands in one is not known until `read_next` has come to it."""

    def __init__(self, home: Home, parent: QObject) -> None:
        """List the editions of *home*."""
        super().__init__(COLUMNS, lambda: len(self.places), self._texts, parent)
        self._home = home
        self.places: tuple[Place, ...] = ()
        self.seen: list[Inspected] = []
        self.list_again()

    def list_again(self) -> None:
        """Look anew which are there; all are read again."""
        self.beginResetModel()
        self.places = tuple(places(self._home.folders))
        self.seen = []
        self.endResetModel()

    def read_next(self) -> bool:
        """Read one more edition; whether there are others left."""
        at = len(self.seen)
        if at < len(self.places):
            self.seen.append(look_through(self.places[at].folder))
            self.tell(at, at)
        return len(self.seen) < len(self.places)

    def row_of(self, edition_id: str) -> int:
        """The row of the edition that is used under *edition_id*; the first where there is none."""
        rows = (row for row, one in enumerate(self.places) if one.id == edition_id)
        return next((row for row in rows if not self.places[row].why_not), 0)

    def told(self, row: int) -> tuple[str, ...]:
        """What is wrong with the edition in *row*, as far as it was read: a sentence each."""
        place = self.places[row]
        why = (f"没有用它：{place.why_not}。",) if place.why_not else ()
        seen = self.seen[row] if row < len(self.seen) else None
        if seen is None:
            return why
        more = (MORE,) if seen.more else ()
        return (*why, *(line_of(fault) for fault in seen.faults), *more)

    def _texts(self, row: int) -> tuple[str, ...]:
        place = self.places[row]
        seen = self.seen[row] if row < len(self.seen) else None
        return (
            (seen.name if seen is not None else "") or place.id,
            place.id,
            str(seen.year) if seen is not None and seen.year else "",
            self._home.origin(place),
            _state(place, seen),
        )


def _state(place: Place, seen: Inspected | None) -> str:
    if place.why_not:
        return "没有用"
    if seen is None:
        return UNREAD
    return f"{len(seen.faults)} 处错" if seen.faults else "可以用"


def line_of(fault: Exception) -> str:
    """What is wrong, for the clerk: file, line and sentence."""
    return str(fault).removeprefix("版式文件有错：")
