"""Whether files are still there, and still what they were."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Final, Literal

from perfeval_gui.domain.beside.evidence import EvidenceFile
from perfeval_gui.domain.names.evidence import lies_in
from perfeval_gui.evidence.each import Doing, Progress
from perfeval_gui.evidence.reading import fingerprint
from perfeval_gui.storage.disk.plainfiles import demand_plain

State = Literal["there", "missing", "changed", "unread", "silent", "away"]
STATES: Final[dict[State, str]] = {
    "there": "在",
    "missing": "找不到",
    "changed": "改过",
    "unread": "读不了",
    "silent": "没有回应",
    "away": "在网络上",
}
"""What is known of a file, in a word."""
TOLD: Final[dict[State, str]] = {
    "missing": "找不到",
    "changed": "和登记时不同",
    "unread": "读不了",
    "silent": "所在的位置没有回应",
    "away": "在网络位置上，没有去看",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a file as it was added: it counts while the row says the same."""

    file: EvidenceFile
    state: State


def path_of(file: EvidenceFile, base: Path | None) -> Path | None:
    """Where *file* lies, of a draft in the folder *base*; None where that cannot be known."""
    folder = lies_in(file.folder, base)
    return folder / file.name if folder is not None and file.name else None


def is_away(path: PurePath, base: PurePath | None) -> bool:
    r"""Whether *path* lies on another machine (``\\server\share``) than a draft in *base* does.

    Windows tells such a machine who asks: a draft that somebody sent must not make it do so.
    """
    drive = path.drive.replace("/", "\\").lower()
    own = "" if base is None else base.drive.replace("/", "\\").lower()
    return drive.startswith("\\\\") and drive != own


def state_of(file: EvidenceFile, base: Path | None, progress: Progress) -> State:
    """What is known of *file* now; raises LeftError where nobody waits any longer.

    One of another size is not read: it was changed. Of the same size it is, whatever its date.
    """
    path = path_of(file, base)
    if path is None:
        return "missing"
    if is_away(path, base):
        return "away"
    try:
        demand_plain(path)
        if Decimal(path.stat().st_size) != file.size:
            return "changed"
        return "there" if fingerprint(path, progress)[1] == file.digest else "changed"
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return "missing"
    except OSError:
        return "unread"


def looking(base: Path | None) -> Doing[EvidenceFile, State]:
    """Looking after files that a draft in *base* names."""

    def do(file: EvidenceFile, progress: Progress) -> State:
        return state_of(file, base, progress)

    def place(file: EvidenceFile) -> Hashable:
        return lies_in(file.folder, base)

    return Doing(do, lambda _file: "silent", place)


def told_states(states: Iterable[State]) -> str:
    """How many files are not as they should be, in a few words; empty where all are."""
    found = list(states)
    counts = {one: found.count(one) for one in TOLD}
    return "，".join(f"{count} 个{TOLD[one]}" for one, count in counts.items() if count)
