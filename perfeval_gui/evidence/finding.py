"""Files that were moved or renamed, found again by what they hold."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from perfeval_gui.domain.beside.evidence import EvidenceFile
from perfeval_gui.evidence.each import Progress
from perfeval_gui.evidence.reading import fingerprint


def found_again(
    files: Sequence[EvidenceFile], folder: Path, progress: Progress
) -> Mapping[int, Path]:
    """Where those of *files*, by their ids, lie in *folder* and the folders below it.

    Only what is as large as one of them is read. Of several with the same content the one that is
    called alike is taken, else the first. Links to folders are not followed.

    Raises:
        LeftError: Nobody waits any longer.
    """
    sizes = {file.size for file in files}
    by_digest: dict[str, list[Path]] = {}
    for path, size in _files_in(folder, progress):
        if size not in sizes:
            continue
        try:
            read, digest = fingerprint(path, progress)
        except OSError:
            continue
        if Decimal(read) == size:
            by_digest.setdefault(digest, []).append(path)
    return {
        file.id: min(same, key=lambda path: path.name != file.name)
        for file in files
        if (same := by_digest.get(file.digest))
    }


def _files_in(folder: Path, progress: Progress) -> Iterator[tuple[Path, Decimal]]:
    """Every plain file below *folder* with its size; what cannot be looked at is passed over."""
    for name, folders, files in os.walk(folder):
        folders.sort()
        for one in sorted(files):
            progress.add(1)
            path = Path(name, one)
            try:
                size = path.stat().st_size
            except OSError:
                continue
            yield path, Decimal(size)
