"""The one atomic writer: a file on disk is the old one or the new one, never something between."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path
from typing import Final

from perfeval_gui.domain.cells.quoting import named
from perfeval_gui.storage.disk.plainfiles import NOT_PLAIN, NotPlainError
from perfeval_gui.storage.disk.port import Disk, FilePort

_FULL: Final = "磁盘空间不足"
OUT_OF_MEMORY: Final = "内存不足，操作已取消"
_NO_RIGHT: Final = "这个文件夹不能写入，没有写入的权限"
_HELD_FILE: Final = "文件正被其他程序（办公、杀毒或同步软件）打开，或者这个文件夹不能写入"
AWAY: Final = "找不到 U 盘或网络位置，可能已经拔出或断开"
_FAILING: Final = "设备读写出错，U 盘或硬盘可能松动或损坏"
GONE: Final = "原位置已不存在，文件夹可能被改名、移走或删除"
_REASONS: Final = {
    errno.ENOMEM: OUT_OF_MEMORY,
    errno.ENOSPC: _FULL,
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: _FULL,
    errno.EFBIG: "文件大小超过这个位置的限制",
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: "这个文件夹不能写入，它在光盘或只读的磁盘上",
    errno.ENOENT: "文件夹不存在",
    errno.ENOTDIR: "文件夹不存在",
    errno.EISDIR: "同名的文件夹已经存在",
    errno.EEXIST: "同名的文件已经存在",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EMFILE: "打开的文件过多",
    errno.ELOOP: "快捷链接指向自己",
}
# What systems say of a stick that was pulled out and of a network place that does not answer;
# not every system knows every name.
_AWAY_NAMES: Final = (
    *("ENODEV", "ENXIO", "ENOMEDIUM", "ESTALE", "ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH"),
    *("ENETDOWN", "ENETUNREACH", "ENOTCONN", "ECONNRESET", "ESHUTDOWN"),
)
_AWAY_CODES: Final = frozenset(getattr(errno, name) for name in _AWAY_NAMES if hasattr(errno, name))
_READING: Final = {
    errno.EACCES: "没有读取它的权限，或它正被其他程序打开",
    errno.EPERM: "没有读取它的权限，或它正被其他程序打开",
    errno.ENOENT: "没有这个文件",
    errno.ENOTDIR: "没有这个文件",
    errno.EISDIR: "这是文件夹，不是文件",
}
# Access denied, sharing violation, lock violation, mapped section open: scanners, sync programs
# and office programs hold a file for moments, and let go.
_HELD: Final = frozenset({5, 32, 33, 1224})
# Windows' own numbers say more than what Python makes of them: not ready, bad network path,
# network name deleted, bad network name, time is over, unreachable; device error; disk full.
_OF_WINDOWS: Final = {
    **dict.fromkeys((21, 53, 55, 59, 64, 67, 121, 1231), AWAY),
    1117: _FAILING,
    **dict.fromkeys((39, 112), _FULL),
    **dict.fromkeys(_HELD, _HELD_FILE),
}
# Seconds; together no more than a clerk waits without wondering.
_PAUSES: Final = (0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.8)
PATIENCE: Final = 3.1
"""Seconds in all that one save waits for other programs, its backup included."""
_NO_NAME: Final = "现在的语言设置不能用这样的文件名，请设 LC_ALL=C.UTF-8 再运行"
_UNTOUCHED: Final = "原来的文件没有改动"
_IN_PLACE: Final = "文件里应当已经是新内容，但没有得到证实"
_ANOTHER: Final = "文件里现在不是这一次的内容，请另存为一个新的文件名，再核对两份"


class WriteError(Exception):
    """A file could not be written; the message is a Chinese sentence.

    Attributes:
        path: The file that was to be written.
        reason: Why, as a clause without a full stop.
    """

    def __init__(self, path: Path, reason: str, left: str = _UNTOUCHED) -> None:
        """Say that *path* was not written for *reason*, and in which state it was *left*."""
        super().__init__(f"“{named(path)}”没有写成：{reason}。{left}。")
        self.path, self.reason = path, reason


class HeldError(WriteError):
    """Another program holds the file, and did not let go of it in time."""


def reason_of(error: OSError | MemoryError | ValueError, *, reading: bool = False) -> str:
    """Why a file operation failed, in the clerk's words; *reading* where nothing is written."""
    if not isinstance(error, OSError):
        # What no path can be is a ValueError: a NUL, or Chinese where only ASCII is known.
        return OUT_OF_MEMORY if isinstance(error, MemoryError) else _NO_NAME
    if isinstance(error, NotPlainError):
        return NOT_PLAIN
    code, windows = error.errno or 0, getattr(error, "winerror", None)
    if windows in _OF_WINDOWS and not (reading and windows in _HELD):
        return _OF_WINDOWS[windows]
    if code in _AWAY_CODES:
        return AWAY
    if reading and code in _READING:
        return _READING[code]
    return _REASONS.get(code, "读写磁盘时出错")


def megabytes(size: int) -> str:
    """A number of bytes as the clerk reads it, rounded up: never less than 0.1 MB."""
    tenths = max(-(-size * 10 // 1_000_000), 1)
    return f"{tenths // 10}.{tenths % 10} MB"


def _told(error: OSError, target: Path, data: bytes, disk: FilePort) -> str:
    """Why *data* is not in *target*; of a full disk also how much is missing."""
    reason = reason_of(error)
    if reason != _FULL:
        return reason
    try:
        missing = len(data) - disk.free(target.parent)
    except OSError:
        return reason
    # With room for the file it is the share of this account that is used up.
    return f"{reason}，还差 {megabytes(missing)}" if missing > 0 else reason


def _target(path: Path) -> Path:
    """Where *path* leads.

    Raises:
        WriteError: Nowhere.
    """
    try:
        target = path.resolve()
    except (OSError, RuntimeError) as error:
        # Python 3.11 and 3.12 call a link that leads to itself a RuntimeError.
        raise WriteError(path, _REASONS[errno.ELOOP]) from error
    except ValueError as error:
        raise WriteError(path, reason_of(error)) from error
    if os.path.islink(target):  # noqa: PTH114 - which fails for a name that is too long
        # Later ones stop at it, as if it led there.
        raise WriteError(path, _REASONS[errno.ELOOP])
    return target


def write_file(
    path: Path, data: bytes, port: FilePort | None = None, *, follow: bool = True
) -> None:
    """Put *data* into *path*, all or nothing.

    Temp file beside the target, count checked, synced, read back, put in place in one step,
    folder synced, read back again. Symbolic links are followed, so a linked draft stays linked;
    with *follow* false, for files of our own, a link itself is replaced.

    Raises:
        WriteError: It cannot be called written. What was in *path* is still there, unless the
            message says that the new content is in place but could not be proved.
    """
    disk = port if port is not None else Disk()
    target = _target(path) if follow else _target(path.parent) / path.name
    try:
        _place(target, data, disk)
    except ValueError as error:
        raise WriteError(path, reason_of(error)) from error
    except OSError as error:
        kind = HeldError if getattr(error, "winerror", None) in _HELD else WriteError
        raise kind(path, _told(error, target, data, disk)) from error
    try:
        same = disk.read(target) == data
    except OSError as error:
        raise WriteError(path, "写入后读不出来", _IN_PLACE) from error
    if not same:
        # Another program wrote at the same moment, or the disk is failing.
        raise WriteError(path, "写入后读出的是别的内容，可能同时被另一个程序改写", _ANOTHER)


def _place(target: Path, data: bytes, disk: FilePort) -> None:
    handle, beside = disk.open_beside(target)
    try:
        try:
            _write_all(handle, data, disk)
            disk.sync(handle)
        finally:
            disk.close(handle)
        _prove(beside, data, disk)
        _replace(beside, target, disk)
    except BaseException:
        with contextlib.suppress(OSError):
            disk.remove(beside)
        raise
    # The new file is in place; a folder that cannot be synced is no reason to call it unsaved.
    with contextlib.suppress(OSError):
        disk.sync_folder(target.parent)


def _replace(beside: Path, target: Path, disk: FilePort) -> None:
    """Put *beside* in place; on Windows wait a little for programs that hold the target."""
    for pause in (*_PAUSES, None):
        try:
            disk.replace(beside, target)
        except OSError as error:
            # Only Windows errors have the number; a lock of another system does not go away.
            if pause is None or getattr(error, "winerror", None) not in _HELD:
                raise
            disk.wait(pause)
        else:
            return


def _prove(beside: Path, data: bytes, disk: FilePort) -> None:
    if disk.read(beside) != data:
        raise OSError(errno.EIO, "what was written reads back differently")


def _write_all(handle: int, data: bytes, disk: FilePort) -> None:
    view = memoryview(data)
    while view:
        count = disk.write(handle, bytes(view))
        if count <= 0:
            raise OSError(errno.ENOSPC, "short write")
        view = view[count:]
