"""The one atomic writer: a file on disk is the old one or the new one, never something between."""

from __future__ import annotations

import contextlib
import errno
from pathlib import Path
from typing import Final

from perfeval_gui.storage.port import Disk, FilePort

_REASONS: Final = {
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: "磁盘空间不足",
    errno.EACCES: "没有写入这个文件夹的权限，或文件正被其他程序打开",
    errno.EPERM: "没有写入这个文件夹的权限，或文件正被其他程序打开",
    errno.EROFS: "这个位置是只读的",
    errno.ENOENT: "文件夹不存在",
    errno.ENOTDIR: "文件夹不存在",
    errno.EISDIR: "同名的文件夹已经存在",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EMFILE: "打开的文件过多",
}


class WriteError(Exception):
    """A file could not be written; the message is a Chinese sentence. The old file is untouched."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"“{path.name}”没有写成：{reason}。原来的文件没有改动。")
        self.path, self.reason = path, reason


def reason_of(error: OSError) -> str:
    """Why a file operation failed, in the clerk's words."""
    return _REASONS.get(error.errno or 0, "读写磁盘时出错")


def write_file(path: Path, data: bytes, port: FilePort | None = None) -> None:
    """Put *data* into *path*, all or nothing.

    Temp file beside the target, count checked, synced, put in place in one step, folder synced,
    read back and compared. Symbolic links are followed, so a linked draft stays linked.

    Raises:
        WriteError: Nothing was written; what was in *path* is still there. The one exception is
            a read-back that differs, which says so.
    """
    disk = port if port is not None else Disk()
    target = path.resolve()
    try:
        _place(target, data, disk)
    except OSError as error:
        raise WriteError(path, reason_of(error)) from error
    try:
        same = disk.read(target) == data
    except OSError as error:
        raise WriteError(path, "写入后读不出来，请另存到别处") from error
    if not same:
        raise WriteError(path, "写入后读出的内容不一致，请另存到别处")


def _place(target: Path, data: bytes, disk: FilePort) -> None:
    handle, beside = disk.open_beside(target)
    try:
        try:
            _write_all(handle, data, disk)
            disk.sync(handle)
        finally:
            disk.close(handle)
        disk.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            disk.remove(beside)
        raise
    # The new file is in place; a folder that cannot be synced is no reason to call it unsaved.
    with contextlib.suppress(OSError):
        disk.sync_folder(target.parent)


def _write_all(handle: int, data: bytes, disk: FilePort) -> None:
    view = memoryview(data)
    while view:
        count = disk.write(handle, bytes(view))
        if count <= 0:
            raise OSError(errno.ENOSPC, "short write")
        view = view[count:]
