"""A file of another program becomes tables and paragraphs; what it is, its bytes say."""

from __future__ import annotations

import re
from typing import Final

from perfeval_gui.imports import limits
from perfeval_gui.imports.errors import LOCKED, PDF, UnreadableError, too_large
from perfeval_gui.imports.gate.archive import Archive
from perfeval_gui.imports.gate.compound import SIGNATURE, Compound
from perfeval_gui.imports.gate.package import Package
from perfeval_gui.imports.hypertext.decoding import decoded
from perfeval_gui.imports.hypertext.letter import is_letter, pages
from perfeval_gui.imports.hypertext.page import read_pages
from perfeval_gui.imports.model import Contents
from perfeval_gui.imports.oldword.old_files import STREAM, read_old_word
from perfeval_gui.imports.opendocument.document import read_opendocument
from perfeval_gui.imports.reading.rows import in_columns, read_rows
from perfeval_gui.imports.reading.storable import storable
from perfeval_gui.imports.sheets.workbook import read_workbook
from perfeval_gui.imports.sheets.xls import STREAMS, read_xls
from perfeval_gui.imports.word.document import read_word

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OFFERED: Final = "请用原来的程序打开它，另存为 .docx 或 .xlsx 再试。"
_UNKNOWN: Final = f"认不出这是什么文件，没有读。{_OFFERED}"
_WORD: Final = "没有读。请用 Word 或 WPS 打开它，另存为 .docx 再试。"
_REFUSED: Final = (
    (b"{\\rtf", f"这是 RTF 文件，{_WORD}"),
    (b"%PDF", f"这是 PDF，没有读。{PDF}；本程序导出的 PDF 里带着草稿的，用“打开草稿”打开。"),
    (b"\xdb\xa5", f"这是很旧的 Word 文件，{_WORD}"),
    (b"Rar!", "这是压缩文件，没有读。请先解压，再选里面的文件。"),
    (b"7z\xbc\xaf", "这是压缩文件，没有读。请先解压，再选里面的文件。"),
    (b"\x1f\x8b", "这是压缩文件，没有读。请先解压，再选里面的文件。"),
    (b"\xff\xd8\xff", "这是图片，没有读：图片里的字读不出来。"),
    (b"\x89PNG", "这是图片，没有读：图片里的字读不出来。"),
)
_PAGE: Final = re.compile(
    r"<\s*(?:!doctype\s+html|html|head|body|table|tr|td|div|p|meta)\b", re.IGNORECASE
)
_XML: Final = (
    ("urn:schemas-microsoft-com:office:spreadsheet", "Excel 2003 的 XML 表格"),
    ("http://schemas.microsoft.com/office/word/2003/wordml", "Word 2003 的 XML 文档"),
    ("http://schemas.microsoft.com/office/2006/xmlPackage", "存成单个 XML 的文档"),
)
_HEAD: Final = 65_536


def read(data: bytes, name: str) -> Contents:
    """All that the file *data*, called *name*, holds.

    The name is for telling: what the file is, its bytes say.

    Raises:
        UnreadableError: It cannot be read; the sentence says what to do.
    """
    if len(data) > limits.FILE_BYTES:
        raise too_large(f"超过 {limits.FILE_BYTES // 1024 // 1024} MB")
    try:
        return storable(_read(data, name))
    except RecursionError:
        raise too_large("一层套一层，太深") from None
    except MemoryError:
        raise too_large("内存不够") from None


def _read(data: bytes, name: str) -> Contents:
    if not data.strip(b"\0 \r\n\t"):
        raise UnreadableError("文件是空的，没有读。")
    if data.startswith(_ZIP):
        return _read_zip(data, name)
    if data.startswith(SIGNATURE):
        return _read_compound(data, name)
    for start, sentence in _REFUSED:
        if data.lstrip(b" \r\n\t\xef\xbb\xbf")[: len(start)] == start:
            raise UnreadableError(sentence)
    return _read_text(data, name)


def _read_zip(data: bytes, name: str) -> Contents:
    archive = Archive(data)
    if "content.xml" in archive:
        return read_opendocument(archive, name)
    package = Package(archive)
    kind = package.content_type(package.main)
    if "excel.sheet.binary" in kind:
        raise UnreadableError("这是 .xlsb 文件，没有读。请用 Excel 打开它，另存为 .xlsx 再试。")
    if "wordprocessingml" in kind or "ms-word" in kind:
        return read_word(package, name)
    if "spreadsheetml" in kind or "ms-excel" in kind:
        return read_workbook(package, name)
    if not package.main:
        raise UnreadableError("这是压缩文件，没有读。请先解压，再选里面的文件。")
    raise UnreadableError(_UNKNOWN)


def _read_compound(data: bytes, name: str) -> Contents:
    compound = Compound(data)
    if any(one in compound for one in STREAMS):
        return read_xls(compound, name)
    if STREAM in compound:
        return read_old_word(data, compound, name)
    if "EncryptedPackage" in compound:
        raise UnreadableError(LOCKED)
    raise UnreadableError(_UNKNOWN)


def _read_text(data: bytes, name: str) -> Contents:
    """A page, a letter with pages in it, or plain rows, whatever its name says."""
    if is_letter(data):
        found = [decoded(one) for one in pages(data)]
        if not found:
            raise UnreadableError(_UNKNOWN)
        return read_pages(found, name, "mhtml")
    text = decoded(data)
    for sign, kind in _XML:
        if sign in text[:_HEAD]:
            raise UnreadableError(f"这是{kind}，没有读。{_OFFERED}")
    if _PAGE.search(text[:_HEAD]):
        return read_pages([text], name)
    rows = in_columns(text)
    if rows is None:
        raise UnreadableError(_UNKNOWN)
    if not text.strip():
        raise UnreadableError("里面没有字，没有读。")
    return read_rows(rows, name, "text")
