"""Writes and reads .deb packages as plain data: the same files give the same bytes, as any user."""

from __future__ import annotations

import hashlib
import io
import lzma
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from bundle.archives import files_below, mode

DIRECTORY: Final = 0o755
_MAGIC: Final = b"!<arch>\n"
_FILTERS: Final = (
    {"id": lzma.FILTER_X86},
    {"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": 1 << 26},
)
"""Machine code packs better with its jumps made absolute, and every dpkg since 2011 reads it."""


def write_deb(root: Path, control: str, target: Path, epoch: int) -> None:
    """Packs the files below *root* as a package.

    Args:
        root: Stands for `/`. Links stay links.
        control: The fields that describe the package, but for its size.
        epoch: The time that everything in the package carries, in seconds.
    """
    files = list(files_below(root))
    # What Debian's policy calls the size: whole KiB of every file, and one for a folder.
    size = sum((path.lstat().st_size + 1023) // 1024 for path in files) + len(_folders(root, files))
    sums = "".join(
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root).as_posix()}\n"
        for path in files
        if not path.is_symlink()
    )
    fields = f"{control.rstrip()}\nInstalled-Size: {size}\n"
    described = {"control": fields.encode(), "md5sums": sums.encode()}
    members = {
        "debian-binary": b"2.0\n",
        "control.tar.xz": lzma.compress(_tar_of(described, epoch)),
        "data.tar.xz": _pack(root, files, epoch),
    }
    target.write_bytes(_MAGIC + b"".join(_member(*pair, epoch) for pair in members.items()))


def members(data: bytes) -> dict[str, bytes]:
    """The files in an ar archive, which a .deb is."""
    found = {}
    at = len(_MAGIC)
    while at < len(data):
        name = data[at : at + 16].decode("ascii").strip().rstrip("/")
        size = int(data[at + 48 : at + 58])
        found[name] = data[at + 60 : at + 60 + size]
        at += 60 + size + size % 2
    return found


def contents(deb: Path) -> dict[str, bytes]:
    """The regular files that a package installs, by their path below `/`."""
    (packed,) = (data for name, data in members(deb.read_bytes()).items() if "data.tar" in name)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        return {
            entry.name.removeprefix("./"): file.read()
            for entry in archive
            if (file := archive.extractfile(entry)) is not None and entry.isfile()
        }


def _member(name: str, data: bytes, epoch: int) -> bytes:
    head = f"{name:<16}{epoch:<12}{0:<6}{0:<6}{'100644':<8}{len(data):<10}`\n"
    return head.encode("ascii") + data + b"\n" * (len(data) % 2)


def _folders(root: Path, files: Iterable[Path]) -> list[PurePosixPath]:
    inside = (PurePosixPath(path.relative_to(root).as_posix()) for path in files)
    return sorted({folder for path in inside for folder in path.parents})


def _tar_of(files: dict[str, bytes], epoch: int) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive:
        archive.addfile(_entry(".", epoch, tarfile.DIRTYPE, DIRECTORY))
        for name, data in files.items():
            entry = _entry(f"./{name}", epoch, tarfile.REGTYPE, 0o644)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return packed.getvalue()


def _pack(root: Path, files: list[Path], epoch: int) -> bytes:
    packed = io.BytesIO()
    with (
        lzma.open(packed, "wb", filters=_FILTERS) as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        # dpkg makes no folder by itself: each comes before what lies in it.
        for folder in _folders(root, files):
            archive.addfile(_entry(_inside(folder), epoch, tarfile.DIRTYPE, DIRECTORY))
        for path in files:
            for entry, data in _file(root, path, epoch):
                archive.addfile(entry, data)
    return packed.getvalue()


def _file(root: Path, path: Path, epoch: int) -> Iterator[tuple[tarfile.TarInfo, io.BytesIO]]:
    name = _inside(PurePosixPath(path.relative_to(root).as_posix()))
    if path.is_symlink():
        entry = _entry(name, epoch, tarfile.SYMTYPE, 0o777)
        entry.linkname = str(path.readlink())
        yield entry, io.BytesIO()
        return
    data = path.read_bytes()
    entry = _entry(name, epoch, tarfile.REGTYPE, mode(path))
    entry.size = len(data)
    yield entry, io.BytesIO(data)


def _inside(path: PurePosixPath) -> str:
    return "." if str(path) == "." else f"./{path}"


def _entry(name: str, epoch: int, kind: bytes, rights: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name + ("/" if kind == tarfile.DIRTYPE else ""))
    entry.type, entry.mode, entry.mtime = kind, rights, epoch
    entry.uname = entry.gname = "root"
    return entry
