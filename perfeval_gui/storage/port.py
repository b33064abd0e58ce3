"""The file port: every call that touches the disk, so that tests can count, fail or reorder them."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Protocol


class FilePort(Protocol):
    """What the writer needs of a file system. Every call may raise OSError."""

    def read(self, path: Path) -> bytes: ...  # noqa: D102 - see the class
    def open_beside(self, path: Path) -> tuple[int, Path]: ...  # noqa: D102 - see the class
    def write(self, handle: int, data: bytes) -> int: ...  # noqa: D102 - see the class
    def sync(self, handle: int) -> None: ...  # noqa: D102 - see the class
    def close(self, handle: int) -> None: ...  # noqa: D102 - see the class
    def replace(self, source: Path, target: Path) -> None: ...  # noqa: D102 - see the class
    def sync_folder(self, folder: Path) -> None: ...  # noqa: D102 - see the class
    def remove(self, path: Path) -> None: ...  # noqa: D102 - see the class


class Disk:
    """The real file system."""

    def read(self, path: Path) -> bytes:
        """The whole content of *path*."""
        return path.read_bytes()

    def open_beside(self, path: Path) -> tuple[int, Path]:
        """A new owner-only file in the folder of *path*: its handle and its path.

        An existing *path* hands on its mode, so that a shared draft stays shared.
        """
        handle, name = tempfile.mkstemp(prefix=".perfeval-", suffix=".tmp", dir=path.parent)
        if path.exists() and hasattr(os, "fchmod"):
            os.fchmod(handle, path.stat().st_mode & 0o777)
        return handle, Path(name)

    def write(self, handle: int, data: bytes) -> int:
        """How many bytes of *data* were written; may be fewer than all."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Wait until what was written is on the disk."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Give the handle back."""
        os.close(handle)

    def replace(self, source: Path, target: Path) -> None:
        """Put *source* in the place of *target* in one step."""
        source.replace(target)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in *folder* are on the disk; Windows has no such call."""
        if os.name == "nt":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def remove(self, path: Path) -> None:
        """Take *path* away if it is there."""
        path.unlink(missing_ok=True)
