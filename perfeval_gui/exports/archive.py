"""The zip container and the document properties that Word and Excel files share.

The same package must give the same bytes on every computer and at every time, so nothing here
asks the clock, the account or the operating system.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from perfeval_gui.pages.errors import ExportError
from perfeval_gui.pages.model import Package

if TYPE_CHECKING:
    from _typeshed import SizedBuffer
    from openpyxl import Workbook

CONTENT_TYPES: Final = "[Content_Types].xml"
CORE_PATH: Final = "docProps/core.xml"
XML_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NO_DATE: Final = "2000-01-01"
_STAMP: Final = (1980, 1, 1, 0, 0, 0)
# Not from the standard library: its module for this brings the whole network along.
_MARKS: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_OWNER_ONLY: Final = 0o600 << 16
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CORE: Final = (
    XML_HEAD + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
    'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
    "<cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified>'
    "<dc:language>zh-CN</dc:language></cp:coreProperties>"
)


def clean(text: str) -> str:
    """Drop the characters XML cannot hold; every line end becomes a line feed."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def xml_text(text: str) -> str:
    """*text* cleaned and escaped, ready to stand between two tags or in double quotes."""
    return clean(text).translate(_MARKS)


def demand_parts(package: Package) -> None:
    """Neither format can hold nothing.

    Raises:
        ExportError: The package has no parts.
    """
    if not package.parts:
        raise ExportError("没有选中要导出的内容，请至少选一份。")


def report_day(package: Package) -> str:
    """The date in the file properties: the report date, or a fixed one while it is blank.

    A text that is no calendar date counts as blank: properties with an impossible date make
    Word call the whole file damaged.
    """
    try:
        return date.fromisoformat(package.date).isoformat()
    except ValueError:
        return NO_DATE


def core_properties(package: Package) -> bytes:
    """Contents of ``docProps/core.xml``; names the package's author, never the account."""
    return _core(package.title, package.author, report_day(package))


def plain_properties(title: str) -> bytes:
    """The same of a file that is no package: called *title*, of nobody and no day."""
    return _core(title, "", NO_DATE)


def _core(title: str, author: str, day: str) -> bytes:
    stamp = f"{day}T00:00:00Z"
    return _CORE.format(title=xml_text(title), author=xml_text(author), stamp=stamp).encode()


def pack(members: Mapping[str, bytes]) -> bytes:
    """Zip *members* (path → contents) with fixed times, rights and order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(members, key=_order):
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = _OWNER_ONLY
            info.create_system = 0
            archive.writestr(info, members[name], compresslevel=6)
    return buffer.getvalue()


def saved(book: Workbook) -> bytes:
    """The bytes of *book*, whatever the clock says: a zip file holds no date before 1980."""
    from openpyxl.writer.excel import ExcelWriter

    buffer = io.BytesIO()
    # Sheets come from files of this moment: what does not fit is moved to the nearest that does.
    with _Timeless(buffer, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
        ExcelWriter(book, archive).write_data()
    return buffer.getvalue()


class _Timeless(zipfile.ZipFile):
    """Gives what is written from memory a fixed time, not the clock's."""

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: str | SizedBuffer,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        member = zinfo_or_arcname
        if isinstance(member, str):
            member = zipfile.ZipInfo(member, _STAMP)
        super().writestr(member, data, compress_type or zipfile.ZIP_DEFLATED, compresslevel)


def unpack(data: bytes) -> dict[str, bytes]:
    """All members of a zip file held in memory.

    Raises:
        zipfile.BadZipFile: *data* is not a whole zip file.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _order(name: str) -> tuple[bool, str]:
    """Content types first: some readers look for them at the very beginning."""
    return name != CONTENT_TYPES, name
