"""The file port: every call that touches the disk, so that tests can count and fail them."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path
from typing import Protocol

from perfeval_gui.storage.disk.plainfiles import demand_plain, read_file


class FilePort(Protocol):
    """What the writer needs of a file system. Every call may raise OSError."""

    def read(self, path: Path) -> bytes: ...
    def open_beside(self, path: Path) -> tuple[int, Path]: ...
    def write(self, handle: int, data: bytes) -> int: ...
    def sync(self, handle: int) -> None: ...
    def close(self, handle: int) -> None: ...
    def replace(self, source: Path, target: Path) -> None: ...
    def sync_folder(self, folder: Path) -> None: ...
    def remove(self, path: Path) -> None: ...
    def free(self, folder: Path) -> int: ...
    def wait(self, seconds: float) -> None: ...


class Disk:
    """The real file system."""

    def read(self, path: Path) -> bytes:
        """The whole content of the plain file *path*."""
        return read_file(path)

    def open_beside(self, path: Path) -> tuple[int, Path]:
        """A new owner-only file in the folder of *path*: its handle and its path.

        An existing *path* hands on its mode, so that a shared draft stays shared. What is no
        plain file is refused: a file would be put in its place.
        """
        mode = None
        if path.is_symlink():
            # A link in the place of a file of our own goes; what it leads to is not touched.
            pass
        elif path.exists():
            demand_plain(path)
            mode = path.stat().st_mode & 0o777
        # Imported here: it brings much along, and most commands only read.
        import tempfile

        handle, name = tempfile.mkstemp(prefix=".perfeval-", suffix=".tmp", dir=path.parent)
        if mode is not None and hasattr(os, "fchmod"):
            # Some network and memory-stick file systems keep no modes; the file is then theirs.
            with contextlib.suppress(OSError):
                os.fchmod(handle, mode)
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

    def free(self, folder: Path) -> int:
        """How many bytes still go into *folder*."""
        from shutil import disk_usage

        return disk_usage(folder).free

    def wait(self, seconds: float) -> None:
        """Do nothing for so long, before a call is made again."""
        time.sleep(seconds)
