"""PDF files: equal packages give equal bytes, dates come from the report, text can be searched."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QHashSeed, QIODevice, QMarginsF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from perfeval_gui.carriers.pdf import UnknownPdfError, attach
from perfeval_gui.pages.errors import ExportError
from perfeval_gui.pages.model import Package
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.glyphs import faces
from perfeval_gui.paper.layout import laying_out
from perfeval_gui.paper.page import Page
from perfeval_gui.paper.painting import paint, scale_for
from perfeval_gui.paper.pdfrepair import Codes, redate, retext
from perfeval_gui.working.steps import finished

_DPI: Final = 1440
"""One dot is one layout unit."""
_AT_ONCE: Final = 8
"""Pages painted in one step."""
_SPACE: Final = QUuid("{6ba7b811-9dad-11d1-80b4-00c04fd430c8}")
"""Name space of document ids (RFC 4122, URL)."""


def write_pdf(package: Package, typefaces: Typefaces, draft: bytes = b"") -> bytes:
    """The package as a PDF file, with *draft* attached if there is one.

    Raises:
        ExportError: When there is no Chinese typeface or Qt could not write the file.
    """
    return finished(writing_pdf(package, typefaces, draft))


def writing_pdf(
    package: Package, typefaces: Typefaces, draft: bytes = b""
) -> Generator[None, None, bytes]:
    """What `write_pdf` does, in steps of a few pages."""
    if not typefaces.can_set_chinese:
        raise ExportError("本机没有可用的中文字体，无法导出 PDF，请先安装中文字体。")
    pages = yield from laying_out(package, typefaces, placed=False)
    yield
    # Qt orders embedded fonts by a hash that is otherwise seeded anew in every process.
    QHashSeed.setDeterministicGlobalSeed()
    try:
        content = yield from _written(package, pages)
    finally:
        QHashSeed.resetRandomGlobalSeed()
    if not content.startswith(b"%PDF-") or not content.rstrip().endswith(b"%%EOF"):
        raise ExportError("PDF 文件没有写完整，请重试。")
    yield
    content = redate(_searchable(content, pages), package.date)
    if not draft:
        return content
    try:
        return attach(content, draft)
    except UnknownPdfError as error:
        raise ExportError("PDF 文件放不进草稿，请不带草稿导出。") from error


def _searchable(content: bytes, pages: tuple[Page, ...]) -> bytes:
    """Give the glyphs the characters they are printed for."""
    printed = faces(pages)

    def texts(codes: Codes) -> tuple[str, ...]:
        fitting = (tuple(face.texts.values()) for face in printed if face.fits(codes))
        return next(fitting, ())

    return retext(content, texts)


def _written(package: Package, pages: tuple[Page, ...]) -> Generator[None, None, bytes]:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(package.title)
    writer.setAuthor(package.author)
    writer.setCreator("perfeval")
    identity = f"{package.title}\n{package.author}\n{package.date}"
    writer.setDocumentId(QUuid.createUuidV5(_SPACE, QByteArray(identity.encode())))
    yield from _paint_all(writer, pages)
    buffer.close()
    return bytes(content.data())


def _paint_all(writer: QPdfWriter, pages: tuple[Page, ...]) -> Iterator[None]:
    painter = QPainter()
    for page in pages[:1]:
        _turn(writer, page)
    if not painter.begin(writer):
        raise ExportError("无法开始写 PDF 文件，请重试。")
    try:
        for number, page in enumerate(pages):
            _turn(writer, page)
            if number and not writer.newPage():
                raise ExportError("写 PDF 时无法换页，请重试。")
            paint(painter, page, scale_for(_DPI))
            if number % _AT_ONCE == _AT_ONCE - 1:
                yield
    finally:
        painter.end()


def _turn(writer: QPdfWriter, page: Page) -> None:
    """Let the next page of the file lie as *page* does."""
    orientation = QPageLayout.Orientation
    writer.setPageOrientation(orientation.Landscape if page.landscape else orientation.Portrait)
