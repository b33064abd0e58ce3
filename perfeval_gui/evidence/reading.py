"""A file read to its end: how large it is, and the SHA-256 of what it holds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from perfeval_gui.domain.beside.evidence import EvidenceFile
from perfeval_gui.domain.cells.quoting import named
from perfeval_gui.domain.cells.reading import clean_text
from perfeval_gui.evidence.each import Doing, Progress
from perfeval_gui.storage.disk.atomic import reason_of
from perfeval_gui.storage.disk.plainfiles import opened

_PIECE: Final = 1 << 20
_UNSAYABLE: Final = "文件名或文件夹名里有不能记下的字符，请先改名再添加"
_SILENT: Final = "所在的位置没有回应"


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not added, and why, in a sentence."""

    path: Path
    why: str


def fingerprint(path: Path, progress: Progress) -> tuple[int, str]:
    """The size of the plain file *path* and its SHA-256, of one and the same reading.

    The file is open for as long as it is read, for reading alone, so that others may write it.

    Raises:
        OSError: It cannot be read, or is no plain file.
        LeftError: Nobody waits any longer.
    """
    digest, size = hashlib.sha256(), 0
    with opened(path) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            progress.add(len(piece))
    return size, digest.hexdigest()


def taken_in(path: Path, progress: Progress) -> EvidenceFile | Refused:
    """What is kept of the file *path*, of no indicator yet; or why it is not added."""
    folder = path.parent.as_posix()
    if clean_text(path.name, lines=False) != path.name or clean_text(folder, lines=False) != folder:
        return Refused(path, f"“{named(path)}”没有添加：{_UNSAYABLE}。")
    try:
        size, digest = fingerprint(path, progress)
    except IsADirectoryError:
        return Refused(path, f"“{named(path)}”是文件夹，没有添加；请选里面的文件。")
    except OSError as error:
        return Refused(path, f"“{named(path)}”没有添加：{reason_of(error, reading=True)}。")
    return EvidenceFile(name=path.name, folder=folder, size=Decimal(size), digest=digest)


def _silent(path: Path) -> EvidenceFile | Refused:
    return Refused(path, f"“{named(path)}”没有添加：{_SILENT}。")


def _place(path: Path) -> Path:
    return path.parent


TAKING: Final[Doing[Path, EvidenceFile | Refused]] = Doing(taken_in, _silent, _place)
