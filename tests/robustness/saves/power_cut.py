"""A disk of the mind that knows every state a power cut can leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path
from typing import Final

from given.worked import filled
from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.storage.saving.backups import Backups
from perfeval_gui.storage.saving.saving import Saver, digest_of

PIECE: Final = 1000
TARGET: Final = Path("/草稿/甲.perfeval")
OLD: Final = dump(filled({"unit": "旧"}))
DOCUMENT: Final = "0" * 32
NEW_REPORT: Final = replace(filled({"unit": "新，而且更长"}), document=DOCUMENT)
NEW: Final = dump(NEW_REPORT)
State = dict[Path, bytes]


@dataclass
class Content:
    """What one file holds: now, and surely after a power cut."""

    now: bytes = b""
    safe: bytes = b""

    def after_cut(self) -> tuple[bytes, ...]:
        """Everything the file may hold after a power cut."""
        if self.now == self.safe:
            return (self.now,)
        half, zeros = self.now[: len(self.now) // 2], bytes(len(self.now))
        return (self.safe, b"", half, zeros, self.now)


@dataclass
class Name:
    """One change of names that is not yet on the disk: *gone* goes, *made* is now *content*."""

    made: Path
    content: Content
    gone: Path | None = None


@dataclass
class ToyDisk:
    """A disk with nothing but a write cache.

    Attributes:
        forgets: Which call does nothing: the mutants. ``sync`` or ``sync_folder`` and the part
            of the path it is about.
        cut: Called after every call, as the power may fail there.
    """

    forgets: tuple[str, str] = ("", "")
    cut: Callable[[], object] = tuple
    names: dict[Path, Content] = field(default_factory=dict)
    safe_names: dict[Path, Content] = field(default_factory=dict)
    pending: list[Name] = field(default_factory=list)
    open_files: list[tuple[Path, Content]] = field(default_factory=list)

    def states(self) -> Iterator[State]:
        """Every state in which the disk may be found: any unsynced names, any unsynced content."""
        for chosen in product((False, True), repeat=len(self.pending)):
            found = dict(self.safe_names)
            for change, done in zip(self.pending, chosen, strict=True):
                if done:
                    self._apply(change, found)
            paths = sorted(found)
            for contents in product(*(found[path].after_cut() for path in paths)):
                yield dict(zip(paths, contents, strict=True))

    @staticmethod
    def _apply(change: Name, names: dict[Path, Content]) -> None:
        if change.gone is not None:
            names.pop(change.gone, None)
        names[change.made] = change.content

    def _forgotten(self, call: str, path: Path) -> bool:
        return self.forgets[0] == call and self.forgets[1] in str(path)

    def read(self, path: Path) -> bytes:
        if path not in self.names:
            raise FileNotFoundError(path)
        return self.names[path].now

    def open_beside(self, path: Path) -> tuple[int, Path]:
        beside, content = path.with_name(f".perfeval-{len(self.open_files)}.tmp"), Content()
        self.names[beside] = content
        self.pending.append(Name(beside, content))
        self.open_files.append((beside, content))
        self.cut()
        return len(self.open_files) - 1, beside

    def write(self, handle: int, data: bytes) -> int:
        # In pieces, so that the power can fail between them.
        piece = data[:PIECE]
        self.open_files[handle][1].now += piece
        self.cut()
        return len(piece)

    def sync(self, handle: int) -> None:
        path, content = self.open_files[handle]
        if not self._forgotten("sync", path):
            content.safe = content.now
        self.cut()

    def close(self, handle: int) -> None:
        assert self.open_files[handle][0] in self.names
        self.cut()

    def replace(self, source: Path, target: Path) -> None:
        change = Name(target, self.names[source], source)
        self._apply(change, self.names)
        self.pending.append(change)
        if target.parent.is_dir():
            # What is listed to find the next number of a backup is the real folder.
            target.write_bytes(change.content.now)
        self.cut()

    def sync_folder(self, folder: Path) -> None:
        if not self._forgotten("sync_folder", folder):
            for change in [one for one in self.pending if one.made.parent == folder]:
                self._apply(change, self.safe_names)
                self.pending.remove(change)
        self.cut()

    def remove(self, path: Path) -> None:
        self.names.pop(path, None)

    def free(self, _folder: Path) -> int:
        return 10**9

    def wait(self, _seconds: float) -> None:
        raise AssertionError("nobody holds a file here")


def power_cuts(backups: Path, forgets: tuple[str, str] = ("", "")) -> tuple[int, list[str]]:
    """How many states a save goes through, and what is wrong in which of them."""
    count = 0
    faults: set[str] = set()
    disk = ToyDisk(forgets=forgets)
    disk.names[TARGET] = disk.safe_names[TARGET] = Content(OLD, OLD)

    def look() -> None:
        nonlocal count
        for state in disk.states():
            count += 1
            faults.update(wrong(state))

    disk.cut = look
    look()
    Saver(Backups(backups), disk).save(TARGET, NEW_REPORT, digest_of(OLD))
    faults.update("saved but old" for state in disk.states() if state.get(TARGET) != NEW)
    return count, sorted(faults)


def wrong(state: State) -> Iterator[str]:
    """What is lost in *state*."""
    if TARGET not in state:
        yield "missing"
    elif state[TARGET] not in (OLD, NEW):
        yield "corrupt"
    kept = [data for path, data in state.items() if path.suffix == ".perfeval" and path != TARGET]
    if state.get(TARGET) == NEW and OLD not in kept:
        yield "no backup"
