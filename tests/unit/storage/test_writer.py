"""The atomic writer: whatever fails, a file is the old or the new one, and nobody is lied to."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT
from perfeval_gui.storage.disk.atomic import WriteError, reason_of, write_file
from perfeval_gui.storage.disk.port import Disk, FilePort

OLD: Final = b"old content " * 40
NEW: Final = b"new and longer content " * 100
ERRORS: Final = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EINTR, errno.EMFILE)
Write = Callable[[Path, bytes, FilePort], None]


def write_in_place(path: Path, data: bytes, port: FilePort) -> None:
    """The mutant: opens the target itself, and believes every count."""
    assert isinstance(port, Faulty)
    try:
        handle = port.truncate(path)
        port.write(handle, data)
        port.sync(handle)
        port.close(handle)
    except OSError as error:
        raise WriteError(path, reason_of(error)) from error


@dataclass
class Faulty:
    """A disk whose calls are counted, and fail from *first* on, *times* times.

    Attributes:
        piece: Most bytes that one write takes.
        spoil: Changes what is written, as a worn-out stick does.
        rot: Reads the target back differently, as a stick pulled too early does.
    """

    first: int = 0
    code: int = errno.EIO
    times: int = 1
    piece: int = 10**9
    spoil: bool = False
    rot: bool = False
    calls: list[str] = field(default_factory=list)
    disk: Disk = field(default_factory=Disk)

    def _call(self, name: str) -> None:
        self.calls.append(name)
        if self.first and self.first <= len(self.calls) < self.first + self.times:
            raise OSError(self.code, os.strerror(self.code))

    def read(self, path: Path) -> bytes:
        self._call(f"read {'temp' if path.suffix == '.tmp' else 'target'}")
        data = self.disk.read(path)
        return data[::-1] if self.rot and path.suffix != ".tmp" else data

    def open_beside(self, path: Path) -> tuple[int, Path]:
        self._call("open")
        return self.disk.open_beside(path)

    def truncate(self, path: Path) -> int:
        self._call("truncate")
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)

    def write(self, handle: int, data: bytes) -> int:
        self._call("write")
        return self.disk.write(handle, (data[::-1] if self.spoil else data)[: self.piece])

    def sync(self, handle: int) -> None:
        self._call("sync")
        self.disk.sync(handle)

    def close(self, handle: int) -> None:
        # Closing fails after the handle is gone, as on Linux.
        self.disk.close(handle)
        self._call("close")

    def replace(self, source: Path, target: Path) -> None:
        self._call("replace")
        self.disk.replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._call("sync folder")
        self.disk.sync_folder(folder)

    def remove(self, path: Path) -> None:
        self._call("remove")
        self.disk.remove(path)

    def free(self, folder: Path) -> int:
        # Asked after a call has failed; no call of the save itself.
        return self.disk.free(folder)

    def wait(self, seconds: float) -> None:
        self.disk.wait(seconds)


def faults(folder: Path, write: Write, old: bytes | None) -> Iterator[str]:
    """Every way in which *write* loses or lies, over all failing calls."""
    path = folder / "草稿.perfeval"
    for code in ERRORS:
        for times in (1, 10**6):
            for first in count(1):
                path.unlink(missing_ok=True)
                if old is not None:
                    path.write_bytes(old)
                port = Faulty(first=first, code=code, times=times, piece=700)
                told = False
                try:
                    write(path, NEW, port)
                except WriteError:
                    told = True
                yield from judged(path, port, old, told=told)
                if len(port.calls) < first:
                    break


def judged(path: Path, port: Faulty, old: bytes | None, *, told: bool) -> Iterator[str]:
    what = f"{errno.errorcode[port.code]} × {port.times} at {port.calls[-1]}"
    found = path.read_bytes() if path.exists() else None
    if not told and found != NEW:
        yield f"said to be written, but is not: {what}"
    if told and found not in (old, NEW):
        yield f"old content lost: {what}"
    if told and found == NEW and port.calls[-1] != "read target":
        yield f"said to be unwritten, but is written: {what}"
    temps = list(path.parent.glob(".perfeval-*"))
    if temps and not any(call == "remove" for call in port.calls):
        yield f"temporary file left: {what}"
    for temp in temps:
        temp.unlink()


@pytest.mark.parametrize("old", [OLD, None], ids=["over an old file", "new file"])
def test_every_call_may_fail(tmp_path: Path, old: bytes | None) -> None:
    assert list(faults(tmp_path, write_file, old)) == []


def test_a_writer_that_truncates_in_place_is_caught(tmp_path: Path) -> None:
    """The mutant: proves that the test above can fail."""
    found = list(faults(tmp_path, write_in_place, OLD))

    assert any("old content lost" in fault for fault in found)
    assert any("said to be written, but is not" in fault for fault in found)


def test_the_calls_are_in_the_order_that_survives_a_power_cut(tmp_path: Path) -> None:
    port = Faulty(piece=1000)
    write_file(tmp_path / "甲", NEW, port)

    assert port.calls == [
        "open", "write", "write", "write", "sync", "close", "read temp", "replace", "sync folder",
        "read target",
    ]  # fmt: skip


def test_a_failing_close_is_no_success(tmp_path: Path) -> None:
    (tmp_path / "甲").write_bytes(OLD)
    port = Faulty(first=4, code=errno.EIO)
    with pytest.raises(WriteError):
        write_file(tmp_path / "甲", NEW, port)

    assert port.calls[:4] == ["open", "write", "sync", "close"]
    assert (tmp_path / "甲").read_bytes() == OLD


def test_a_folder_that_cannot_be_synced_does_not_make_a_save_fail(tmp_path: Path) -> None:
    port = Faulty(first=7)
    write_file(tmp_path / "甲", NEW, port)

    assert port.calls[6] == "sync folder"


@pytest.mark.parametrize("piece", [1, 7, 4096])
def test_short_writes_are_continued(tmp_path: Path, piece: int) -> None:
    write_file(tmp_path / "甲", NEW, Faulty(piece=piece))

    assert (tmp_path / "甲").read_bytes() == NEW


def test_a_write_of_nothing_is_a_full_disk(tmp_path: Path) -> None:
    (tmp_path / "甲").write_bytes(OLD)
    with pytest.raises(WriteError, match="“甲”没有写成：磁盘空间不足。原来的文件没有改动。"):
        write_file(tmp_path / "甲", NEW, Faulty(piece=0))

    assert (tmp_path / "甲").read_bytes() == OLD


def test_what_reads_back_differently_never_takes_the_place_of_the_old(tmp_path: Path) -> None:
    (tmp_path / "甲").write_bytes(OLD)
    with pytest.raises(WriteError, match="没有改动"):
        write_file(tmp_path / "甲", NEW, Faulty(spoil=True))

    assert (tmp_path / "甲").read_bytes() == OLD


def test_a_target_that_cannot_be_read_back_is_not_called_unchanged(tmp_path: Path) -> None:
    (tmp_path / "甲").write_bytes(OLD)
    port = Faulty(first=8)
    with pytest.raises(WriteError) as caught:
        write_file(tmp_path / "甲", NEW, port)

    assert port.calls[7] == "read target"
    assert "没有改动" not in str(caught.value)


def test_a_target_that_reads_back_differently_is_no_success(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="写入后读出的是别的内容") as caught:
        write_file(tmp_path / "甲", NEW, Faulty(rot=True))

    assert "没有改动" not in str(caught.value)
    assert "应当已经是新内容" not in str(caught.value)


class Overtaken(Faulty):
    """A disk on which another program writes the same file at the same moment."""

    other: bytes = b""

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        target.write_bytes(self.other)


@pytest.mark.parametrize("other", [b"", OLD, NEW[:-1], b"PERFEVAL 1 of another window"])
def test_who_loses_against_another_program_is_told_rightly(tmp_path: Path, other: bytes) -> None:
    disk = Overtaken()
    disk.other = other
    with pytest.raises(WriteError) as caught:
        write_file(tmp_path / "甲", NEW, disk)

    assert "另一个程序" in str(caught.value)
    assert "不是这一次的内容" in str(caught.value)
    assert (tmp_path / "甲").read_bytes() == other


class Interrupted(Faulty):
    """A disk at which Ctrl+C is pressed while something is synced."""

    def sync(self, handle: int) -> None:
        super().sync(handle)
        raise KeyboardInterrupt


def test_an_interrupt_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "甲").write_bytes(OLD)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "甲", NEW, Interrupted())

    assert [path.read_bytes() for path in tmp_path.iterdir() if path.is_file()] == [OLD]


# ---- the real disk


@pytest.mark.parametrize("data", [b"", b"x", NEW, os.urandom(3_000_000)], ids=len)
def test_what_was_written_is_there(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "名称 有空格 𠮷.xlsx"
    write_file(path, OLD)
    write_file(path, data)

    assert path.read_bytes() == data
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == [path.name]


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o660, 0o640])
def test_an_old_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "甲"
    path.write_bytes(OLD)
    path.chmod(mode)
    write_file(path, NEW)

    assert mode_of(path) == mode


def test_a_new_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_file(tmp_path / "甲", NEW)
    finally:
        os.umask(before)

    assert mode_of(tmp_path / "甲") == 0o600


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "别处").mkdir()
    real, link = tmp_path / "别处" / "真.perfeval", tmp_path / "链.perfeval"
    real.write_bytes(OLD)
    link.symlink_to(real)
    write_file(link, NEW)

    assert link.is_symlink()
    assert real.read_bytes() == NEW


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "环").symlink_to(tmp_path / "环")
    with pytest.raises(WriteError, match="“环”没有写成"):
        write_file(tmp_path / "环", NEW)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("没有的文件夹/甲", "文件夹不存在"),
        ("文件/甲", "文件夹不存在"),
        ("文件夹", "同名的文件夹已经存在"),
        ("长" * 100, "文件名太长"),
    ],
)
def test_places_that_cannot_be_written_are_told(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "文件").write_bytes(OLD)
    (tmp_path / "文件夹").mkdir()
    with pytest.raises(WriteError) as caught:
        write_file(tmp_path / name, NEW)

    assert caught.value.reason == reason
    assert list(tmp_path.rglob(".perfeval-*")) == []


# A process of its own, as the limit cannot be lifted again.
_STEPS: Final = """
import resource, signal, sys
from pathlib import Path
sys.path[:0] = [sys.argv[1]]
from perfeval_gui.storage.disk.atomic import WriteError, write_file
path, old, new = Path(sys.argv[2]), b"o" * 500, b"n" * 40000
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
for step in range(101):
    resource.setrlimit(resource.RLIMIT_FSIZE, (40400, resource.RLIM_INFINITY))
    path.write_bytes(old)
    resource.setrlimit(resource.RLIMIT_FSIZE, (step * 400, resource.RLIM_INFINITY))
    try:
        write_file(path, new)
        wanted = new
    except WriteError:
        wanted = old
    assert path.read_bytes() == wanted, step
    assert (wanted is new) == (step >= 100), step
    assert [found.name for found in path.parent.iterdir() if found.is_file()] == [path.name], step
"""


def test_a_disk_that_is_full_at_any_byte(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _STEPS, str(ROOT), str(tmp_path / "甲")],
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )

    assert done.returncode == 0, done.stderr
