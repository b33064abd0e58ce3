"""Plain files and nothing else: a pipe, a socket or a device is neither read nor replaced.

Reading a pipe waits for ever, reading a device may never end, and putting a file in place of either
destroys it. Looked at before it is opened, as opening alone may do something to a device, and once
more when it is open, as it may have been exchanged meanwhile.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

NOT_PLAIN: Final = "这不是普通文件，可能是管道或者设备"
# Opening a pipe would wait for somebody who writes into it. Windows has no such flags.
_NO_WAIT: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)
_BINARY: Final = getattr(os, "O_BINARY", 0)
_USUAL: Final = 1 << 16


class NotPlainError(OSError):
    """What stands there is no plain file; a folder is an `IsADirectoryError`."""

    def __init__(self, path: Path) -> None:
        """Say that *path* is none."""
        super().__init__(errno.EINVAL, NOT_PLAIN, str(path))


def read_file(path: Path, most: int = -1, *, follow: bool = True) -> bytes:
    """The content of the plain file *path*, no more than *most* bytes of it.

    With *follow* false a link in its place is refused as well.

    Raises:
        NotPlainError: It is something else.
        OSError: It cannot be read.
    """
    with opened(path, follow=follow) as file:
        if most <= _USUAL:
            return file.read(most)
        # Memory is taken for as much as may come, and given back: most files are far smaller.
        data = file.read(_USUAL)
        return data if len(data) < _USUAL else data + file.read(most - _USUAL)


@contextmanager
def opened(path: Path, *, follow: bool = True) -> Iterator[BinaryIO]:
    """The plain file *path*, open to be read; raises as `read_file` does."""
    demand_plain(path, follow=follow)
    handle = os.open(path, os.O_RDONLY | _NO_WAIT | _BINARY | (0 if follow else _NO_LINK))
    with os.fdopen(handle, "rb") as file:
        _demand(os.fstat(handle).st_mode, path)
        yield file


def append_to(path: Path, data: bytes) -> None:
    """Put *data* behind what the plain file *path* holds; made for its owner alone.

    Raises:
        NotPlainError: It is something else, a link among that.
        OSError: It cannot be written.
    """
    if is_there(path):
        demand_plain(path, follow=False)
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | _NO_WAIT | _BINARY | _NO_LINK
    handle = os.open(path, flags, 0o600)
    try:
        _demand(os.fstat(handle).st_mode, path)
        os.write(handle, data)
    finally:
        os.close(handle)


def demand_plain(path: Path, *, follow: bool = True) -> None:
    """Nothing where *path* is a plain file.

    Raises:
        NotPlainError: It is something else.
        OSError: There is nothing, or it cannot be looked at.
    """
    _demand((path.stat() if follow else path.lstat()).st_mode, path)


def is_there(path: Path) -> bool:
    """Whether anything is called *path*, a link that leads nowhere too."""
    return os.path.lexists(path)


def why_no_folder(folder: Path) -> str:
    """Why nothing can be put into *folder*, a Chinese sentence; empty where it is a folder.

    Raises:
        OSError: It cannot be looked at.
    """
    if folder.is_dir():
        return ""
    return f"“{folder}”不是文件夹。" if is_there(folder) else f"文件夹“{folder}”不存在。"


def _demand(mode: int, path: Path) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise NotPlainError(path)
