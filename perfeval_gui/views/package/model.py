"""The list of the drafts of one unit, checked one after the other, then compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from perfeval_gui.cli.batch import Checked, Folders, Told, across, check_draft
from perfeval_gui.domain.cells.quoting import named
from perfeval_gui.rules.findings.finding import LEVELS, Level
from perfeval_gui.storage.disk.clock import moment
from perfeval_gui.views.kit.read_list import UNREAD, ReadList

COLUMNS: Final = ("表", "项目", "文件", "状态", *LEVELS.values(), "最近保存")


class PackageModel(ReadList):
    """Drafts as they lie on disk; what is in one is not known until `read_next` has come to it."""

    def __init__(self, paths: Sequence[Path], folders: Folders, parent: QObject) -> None:
        """List the drafts *paths*; editions lie in *folders*."""
        super().__init__(COLUMNS, lambda: len(self.paths), self._texts, parent)
        self.paths = tuple(paths)
        self._folders = folders
        self._saved = tuple(_saved(path) for path in self.paths)
        self.seen: list[Checked] = []
        self._between: dict[Path, tuple[Told, ...]] = {}

    def read_again(self) -> None:
        """Forget what was found; all are checked again."""
        self.beginResetModel()
        self.seen, self._between = [], {}
        self._saved = tuple(_saved(path) for path in self.paths)
        self.endResetModel()

    def read_next(self) -> bool:
        """Check one more draft, and compare all behind the last; whether there are others left."""
        at = len(self.seen)
        if at < len(self.paths):
            # Files that prove indicators are looked after where the draft is opened.
            self.seen.append(check_draft(self.paths[at], self._folders, files=False))
            self.tell(at, at)
        if len(self.seen) < len(self.paths):
            return True
        self._between = {one.path: one.told for one in across(self.seen)}
        self.tell(0, len(self.paths) - 1)
        return False

    @property
    def readable(self) -> tuple[Path, ...]:
        """The drafts that could be read, as far as all were looked at."""
        return tuple(one.path for one in self.seen if not one.fault)

    def found(self, row: int) -> tuple[Told, ...]:
        """What is found in the draft in *row*, and between it and the others."""
        path = self.paths[row]
        return (*self._between.get(path, ()), *(self.seen[row].told if self._is_seen(row) else ()))

    def told(self, row: int) -> list[str]:
        """The same in lines, what is answered left out; why it could not be read instead."""
        if self._is_seen(row) and self.seen[row].fault:
            return [self.seen[row].fault]
        return [
            "　".join(filter(None, (LEVELS[one.level], one.section, one.message)))
            for one in self.found(row)
            if one.state != "answered"
        ]

    def _is_seen(self, row: int) -> bool:
        return row < len(self.seen)

    def _texts(self, row: int) -> tuple[str, ...]:
        name = named(self.paths[row])
        if not self._is_seen(row):
            return (UNREAD, "", name, "", *("" for _ in LEVELS), self._saved[row])
        seen = self.seen[row]
        counts = Counter(one.level for one in self.found(row) if one.state != "answered")
        return (
            seen.form,
            _project(seen),
            name,
            "打不开" if seen.fault else _state(counts),
            *("" if seen.fault else str(counts[level]) for level in LEVELS),
            self._saved[row],
        )


def _project(seen: Checked) -> str:
    if seen.share is None:
        return ""
    return seen.share.own.name if seen.share.own is not None else "（整体）"


def _state(counts: Counter[Level]) -> str:
    if counts["error"]:
        return "有错误要改"
    if counts["explain"]:
        return "要写说明"
    return "有待核的格" if counts["unconfirmed"] else "没有错误"


def _saved(path: Path) -> str:
    try:
        return moment(path.stat().st_mtime, "%Y-%m-%d %H:%M")
    except OSError:
        return ""
