"""The door: the bytes of a blank form in, the files of its edition out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.imports.errors import PDF, UnreadableError, too_large
from perfeval_gui.imports.gate.archive import Archive
from perfeval_gui.imports.gate.compound import SIGNATURE, Compound
from perfeval_gui.imports.gate.package import Package
from perfeval_gui.imports.limits import FILE_BYTES
from perfeval_gui.imports.oldword.old_files import STREAM, as_word
from perfeval_gui.imports.sheets.xls import STREAMS
from perfeval_gui.imports.word.laid_out import LaidTable, LaidText, Sheet, laid_out
from perfeval_gui.new_edition.declared import NewEdition
from perfeval_gui.new_edition.execution import score_execution
from perfeval_gui.new_edition.pages import draw_pages
from perfeval_gui.new_edition.settling import settle
from perfeval_gui.new_edition.texts import visible, year_of
from perfeval_gui.new_edition.vocabulary import Vocabulary
from perfeval_gui.new_edition.writing import files_of
from perfeval_gui.storage.disk.atomic import write_file
from perfeval_gui.storage.disk.plainfiles import read_file

_ZIP: Final = b"PK"
_WANTED: Final = "从空表生成版式要用 Word 文件（.docx、.doc、.wps）。"
_NOT_WORD: Final = f"{_WANTED}请用 Word 或 WPS 打开它，另存为 .docx 再试。"
_SHEETS: Final = (
    f"{_WANTED}这是电子表格，没有页面：请把表复制到 Word 或 WPS 文字里，存为 .docx 再试。"
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A new edition: its files by their names, and what is to be decided before it is used."""

    name: str
    files: Mapping[str, str]
    questions: tuple[str, ...]

    def put(self, folder: Path) -> None:
        """Write the files into *folder*, which is there.

        Raises:
            WriteError: A file cannot be written.
        """
        for name, text in self.files.items():
            write_file(folder / name, text.encode(), follow=False)


def draw_file(path: Path, shelf: Shelf, year: int = 0) -> Drawn:
    """The edition that the blank form in the file *path* prints; see `draw`.

    Labels mean what they mean in the editions of *shelf*; one that is broken is left out.

    Raises:
        OSError: The file cannot be read.
        UnreadableError: As of `draw`.
    """
    data = read_file(path, FILE_BYTES + 1)
    if len(data) > FILE_BYTES:
        raise too_large(f"超过 {FILE_BYTES // 1024 // 1024} MB")
    known = []
    for one in shelf.ids():
        with suppress(EditionError, OSError):
            known.append(shelf.read(one).edition)
    return draw(data, known, year)


def draw(data: bytes, known: Sequence[Edition], year: int = 0) -> Drawn:
    """The edition that the blank form *data*, a Word file, prints; it is called after its title.

    Args:
        data: The file.
        known: Editions that are there, at least one; what their labels mean is known.
        year: The year that it is for; 0 for the one that its words name most, and where they name
            none, for the latest of those that are *known*.

    Raises:
        UnreadableError: It is no Word file that can be read, has nothing in it, or is no form
            that can be drawn.
    """
    sheets = [_visible(sheet) for sheet in laid_out(_word(data))]
    texts = list(_texts(sheets))
    if not any(text.strip() for text in texts):
        raise UnreadableError("这个文件里没有字，画不出版式。")
    usual = max(one.year for one in known)
    edition = NewEdition(year or year_of(texts, usual), Vocabulary(known))
    pages = draw_pages(sheets, edition)
    name = pages[0].title
    score_execution(edition, pages)
    try:
        settle(edition, pages, name)
    except EditionError as error:
        raise UnreadableError(f"照这份表画不出版式：{error.reason}") from error
    return Drawn(name, files_of(edition, pages, name), tuple(edition.questions))


def _word(data: bytes) -> Package:
    """The Word file *data*, an old one made a new one; raises UnreadableError for any other."""
    if data.startswith(SIGNATURE):
        compound = Compound(data)
        if any(one in compound for one in STREAMS):
            raise UnreadableError(_SHEETS)
        if STREAM not in compound:
            raise UnreadableError(_NOT_WORD)
        data, _ = as_word(data, compound)
    if not data.startswith(_ZIP):
        raise UnreadableError(f"{_WANTED}{PDF}。" if data.startswith(b"%PDF") else _NOT_WORD)
    archive = Archive(data)
    if "content.xml" in archive:
        is_sheet = "mimetype" in archive and b"spreadsheet" in b"".join(archive.pieces("mimetype"))
        raise UnreadableError(_SHEETS if is_sheet else _NOT_WORD)
    package = Package(archive)
    kind = package.content_type(package.main)
    if "word" not in kind:
        raise UnreadableError(_SHEETS if "sheet" in kind or "excel" in kind else _NOT_WORD)
    return package


def _visible(sheet: Sheet) -> Sheet:
    blocks = (
        replace(block, text=visible(block.text))
        if isinstance(block, LaidText)
        else replace(
            block, cells=tuple(replace(cell, text=visible(cell.text)) for cell in block.cells)
        )
        for block in sheet.blocks
    )
    return replace(sheet, blocks=tuple(blocks))


def _texts(sheets: Iterable[Sheet]) -> Iterable[str]:
    for sheet in sheets:
        for block in sheet.blocks:
            if isinstance(block, LaidText):
                yield block.text
            elif isinstance(block, LaidTable):
                yield from (cell.text for cell in block.cells)
