"""An old Word file (.doc, .wps) is made a .docx, and that is read."""

from __future__ import annotations

import struct
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from perfeval_gui.imports.errors import LOCKED, UnreadableError, damaged
from perfeval_gui.imports.gate.archive import Archive
from perfeval_gui.imports.gate.compound import Compound
from perfeval_gui.imports.gate.package import Package
from perfeval_gui.imports.model import Contents
from perfeval_gui.imports.oldword import child, office
from perfeval_gui.imports.oldword.diagnostics import sentences
from perfeval_gui.imports.word.document import read_word

STREAM: Final = "WordDocument"
_HEAD: Final = struct.Struct("<HH6xH")
_WORD_97: Final = 0xA5EC
_ENCRYPTED: Final = 0x0100
PATIENCE: Final = 60.0
"""Seconds by the clock."""
_SAVE_AS: Final = "请用 Word 或 WPS 打开它，另存为 .docx 再试。"
_BY_OFFICE: Final = "这是旧版 .doc，经 LibreOffice 转换后读出。"


def read_old_word(data: bytes, compound: Compound, file: str) -> Contents:
    """All text of an old Word file.

    Args:
        data: The file.
        compound: Its streams.
        file: How it is called.

    Raises:
        UnreadableError: It is older than Word 97, locked, or cannot be made a .docx.
    """
    found, told = as_word(data, compound)
    contents = read_word(Package(Archive(found)), file)
    return replace(contents, format="doc", told=(*told, *contents.told))


def as_word(data: bytes, compound: Compound) -> tuple[bytes, tuple[str, ...]]:
    """An old Word file as a .docx, and what is to be told of that; errors likewise."""
    _demand_word_97(compound.stream(STREAM))
    with TemporaryDirectory(prefix="perfeval-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, made = folder / "old.doc", folder / "new.docx"
        source.write_bytes(data)
        kind, codes = _answer(source, made)
        if kind == child.LOCKED:
            raise UnreadableError(LOCKED)
        told = sentences(codes)
        found = made.read_bytes() if kind == child.CHANGED and made.is_file() else b""
        if not found:
            found, told = office.change(source, folder), (_BY_OFFICE,)
    if not found:
        raise UnreadableError(f"这个旧版 .doc 读不出来。{_SAVE_AS}")
    return found, tuple(told)


def _demand_word_97(stream: bytes) -> None:
    if len(stream) < _HEAD.size:
        raise damaged("没有下载或者复制完整")
    mark, _, flags = _HEAD.unpack_from(stream)
    if mark != _WORD_97:
        raise UnreadableError(f"这是 Word 95 或更早的文件，没有读。{_SAVE_AS}")
    if flags & _ENCRYPTED:
        raise UnreadableError(LOCKED)


def _answer(source: Path, made: Path) -> child.Answer:
    """What the process of its own answers; that it failed where it ends or takes too long."""
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=child.change, args=(there, source, made), daemon=True)
    process.start()
    there.close()
    try:
        answer: child.Answer = here.recv() if here.poll(PATIENCE) else (child.FAILED, ())
    except EOFError:
        answer = child.FAILED, ()
    finally:
        here.close()
        process.kill()
        process.join()
    return answer
