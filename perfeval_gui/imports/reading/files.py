"""A file of another program becomes tables and paragraphs; what it is, its bytes say."""

from __future__ import annotations

from typing import Final

from perfeval_gui.imports.errors import UnreadableError, too_large
from perfeval_gui.imports.gate import limits
from perfeval_gui.imports.gate.archive import Archive
from perfeval_gui.imports.gate.package import Package
from perfeval_gui.imports.model import Contents

_ZIP: Final = b"PK\x03\x04"
_UNKNOWN: Final = "认不出这是什么文件，没有读。请用原来的程序打开它，另存为 .docx 或 .xlsx。"


def read(data: bytes, name: str) -> Contents:
    """All that the file *data*, called *name*, holds.

    The name is for telling: what the file is, its bytes say.

    Raises:
        UnreadableError: It cannot be read; the sentence says what to do.
    """
    if len(data) > limits.FILE_BYTES:
        raise too_large(f"超过 {limits.FILE_BYTES // 1024 // 1024} MB")
    if data.startswith(_ZIP):
        return _read_zip(data, name)
    raise UnreadableError(
        "认不出这是什么文件，没有读。请用原来的程序打开它，另存为 .docx 或 .xlsx。"
    )


def _read_zip(data: bytes, name: str) -> Contents:
    from perfeval_gui.imports.opendocument.document import read_opendocument
    from perfeval_gui.imports.sheets.workbook import read_workbook
    from perfeval_gui.imports.word.document import read_word

    archive = Archive(data)
    if "content.xml" in archive:
        return read_opendocument(archive, name)
    package = Package(archive)
    kind = package.content_type(package.main)
    if "wordprocessingml" in kind or "ms-word" in kind:
        return read_word(package, name)
    if "spreadsheetml" in kind or "ms-excel.sheet.macro" in kind:
        return read_workbook(package, name)
    raise UnreadableError(
        "认不出这是什么文件，没有读。请用原来的程序打开它，另存为 .docx 或 .xlsx。"
    )
