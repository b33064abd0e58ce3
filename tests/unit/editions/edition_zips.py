"""Zips of editions as other programs and other people make them."""

from __future__ import annotations

import io
import shutil
import stat
import zipfile
from pathlib import Path

from given.worked import EDITIONS, ISSUED

NAME = "云溪区-2024"
FILES = {path.name: path.read_bytes() for path in sorted((EDITIONS / ISSUED).iterdir())}
Entry = tuple[str | zipfile.ZipInfo, bytes]


def zipped(*entries: Entry, base: str = f"{NAME}/", files: dict[str, bytes] = FILES) -> bytes:
    """A zip of an edition in *base*, with other entries behind it."""
    done = io.BytesIO()
    with zipfile.ZipFile(done, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"{base}{name}", data)
        for entry, data in entries:
            archive.writestr(entry, data)
    return done.getvalue()


def in_gbk(data: bytes) -> bytes:
    """A zip as Windows in Chinese writes it: names in GBK, and nothing that says so."""
    done = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given_, zipfile.ZipFile(done, "w") as archive:
        for info in given_.infolist():
            name = info.filename.encode("gb18030").decode("cp437")
            archive.writestr(Old(name), given_.read(info))
    return done.getvalue()


class Old(zipfile.ZipInfo):
    """An entry whose name is bytes of some old table."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - called so there
        # Python 3.13 marks it as UTF-8 before it asks.
        return self.filename.encode("cp437"), self.flag_bits & ~0x800


def put(folder: Path, data: bytes, name: str = "a.zip") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def source(folder: Path, name: str = NAME) -> Path:
    """The issued edition in a folder of another name."""
    return shutil.copytree(EDITIONS / ISSUED, folder / name)


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info
