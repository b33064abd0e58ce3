"""A zip of others, read with limits: what it says of itself is not believed."""

from __future__ import annotations

import contextlib
import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from perfeval_gui.editions.home.member_names import decoded
from perfeval_gui.editions.reading.errors import EditionError

MOST_FILES: Final = 200
MOST_BYTES: Final = 8_000_000
"""All that is in it, unpacked: counted while it is unpacked."""
MOST_PACKED: Final = 4_000_000
_PIECE: Final = 65_536
_SAID: Final = 0x800
"""The mark of a name in UTF-8."""
_ENCRYPTED: Final = 0x1
_DAMAGED: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, OSError),
    *(IndexError, OverflowError, NotImplementedError, RuntimeError),
)
_OTHERS: Final = ((b"Rar!", "RAR"), (b"7z\xbc\xaf", "7z"), (b"\x1f\x8b", "gz"))
_UNZIP: Final = "请先解压，再选解压出来的文件夹"


def files_in(name: str, data: bytes) -> Iterator[tuple[str, bytes | None]]:
    """Path and content of each file in the zip *data*, a file called *name*; None for a folder.

    Raises:
        EditionError: It is no zip, damaged, locked, or holds more than an edition has.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > MOST_FILES:
                raise EditionError(name, 0, f"里面有 {len(infos)} 个文件，最多 {MOST_FILES} 个。")
            left = MOST_BYTES
            for info in infos:
                path = _path(info)
                _demand_plain(name, path, info)
                if path.endswith("/"):
                    yield path, None
                    continue
                content = _content(archive, info, left)
                if content is None:
                    most = MOST_BYTES // 1_000_000
                    raise EditionError(name, 0, f"解压出来超过 {most} MB，不是一个版式。")
                left -= len(content)
                yield path, content
    except _DAMAGED as error:
        raise EditionError(name, 0, _why(data, error)) from None


def _why(data: bytes, error: Exception) -> str:
    kind = next((kind for mark, kind in _OTHERS if data.startswith(mark)), "")
    if kind:
        return f"这是 {kind} 压缩文件，只能打开 zip。{_UNZIP}。"
    if "CRC" in str(error):
        return "压缩文件损坏，里面的内容和校验不符。请重新复制或者下载。"
    return "不是 zip 压缩文件，或者已经损坏。请重新复制或者下载。"


def _path(info: zipfile.ZipInfo) -> str:
    """The path of an entry, with strokes between folders."""
    # As it stands there: on Windows its name has been changed for that system.
    name = info.orig_filename
    if not info.flag_bits & _SAID:
        with contextlib.suppress(UnicodeEncodeError):
            name = decoded(name.encode("cp437"))
    return name.replace("\\", "/")


def _demand_plain(name: str, path: str, info: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise EditionError(name, 0, f"里面的“{path}”不是普通文件，可能是链接。")
    if info.flag_bits & _ENCRYPTED:
        raise EditionError(name, 0, f"压缩文件有密码，打不开。{_UNZIP}。")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise EditionError(name, 0, f"这种压缩方法打不开。{_UNZIP}。")


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes | None:
    """What is in an entry; None where it is more than *most* bytes."""
    pieces: list[bytes] = []
    with archive.open(info) as file:
        while piece := file.read(_PIECE):
            most -= len(piece)
            if most < 0:
                return None
            pieces.append(piece)
    return b"".join(pieces)
