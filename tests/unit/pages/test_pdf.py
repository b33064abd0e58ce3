"""PDF files: the same bytes for the same package, searchable, dated by the report."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
import zlib
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtGui import QGuiApplication, QPainter, QPdfWriter

from perfeval_gui.pages.errors import ExportError
from perfeval_gui.pages.model import Package
from perfeval_gui.paper import pdf
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.glyphs import faces
from perfeval_gui.paper.layout import lay_out, row_heights
from perfeval_gui.paper.page import Line, Page
from perfeval_gui.paper.painting import to_image
from perfeval_gui.paper.pdf import write_pdf
from unit.pages.paper_sample import all_text, evaluation, package, part
from unit.word.exports_sample import line, sample

# A process of its own writes the package to standard output.
WRITER = """
import sys
from PySide6.QtGui import QGuiApplication
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.pdf import write_pdf
from unit.word.exports_sample import sample
application = QGuiApplication([])
sys.stdout.buffer.write(write_pdf(sample(), Typefaces()))
"""


@pytest.fixture
def typefaces(qapp: QGuiApplication) -> Typefaces:
    return Typefaces()


def pages(content: bytes) -> int:
    return len(re.findall(rb"/Type /Page\s", content))


def listed(content: bytes) -> dict[int, str]:
    """What the glyphs of the file stand for, by number and font."""
    found: dict[int, str] = {}
    for font, table in enumerate(re.findall(rb"begincmap(.*?)endcmap", content, re.DOTALL)):
        assert b"beginbfrange" not in table
        for block in re.findall(rb"\d+ beginbfchar\n.*?endbfchar", table, re.DOTALL):
            entries = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", block)
            assert block.startswith(b"%d " % len(entries))
            assert len(entries) <= 100
            for number, text in entries:
                shown = bytes.fromhex(text.decode()).decode("utf-16-be")
                found[font << 16 | int(number, 16)] = shown
    return found


def read(path: Path) -> list[str]:
    """The lines of a file as poppler copies them, the page number left out."""
    command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
    text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return "".join(text.split("\f")[0].split("—1—")[0]).split()


def written_elsewhere(seed: str) -> bytes:
    root = Path(__file__).parents[3]
    environment = os.environ | {
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": os.pathsep.join((str(root), str(root / "tests"))),
    }
    command = [sys.executable, "-c", WRITER]
    return subprocess.run(command, env=environment, check=True, capture_output=True).stdout


def test_every_page_is_a_page(typefaces: Typefaces) -> None:
    given = sample(60)
    content = write_pdf(given, typefaces)
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert pages(content) == len(lay_out(given, typefaces))


def test_offsets_stay_right(typefaces: Typefaces) -> None:
    content = write_pdf(sample(), typefaces)
    start = int(re.findall(rb"startxref\s+(\d+)", content)[-1])
    table = content[start:]
    assert table.startswith(b"xref")
    offsets = re.findall(rb"(\d{10}) 00000 n", table)
    for number, offset in enumerate(offsets, 1):
        assert content[int(offset) :].startswith(b"%d 0 obj" % number)


def test_every_process_writes_the_same_bytes(typefaces: Typefaces) -> None:
    write_pdf(evaluation(9), typefaces)
    here = write_pdf(sample(), typefaces)
    assert here == write_pdf(sample(), typefaces)
    assert here == written_elsewhere("1") == written_elsewhere("2")


ODD: Final = (
    "支石用工日月金户一人大小",
    "100.00% A4纸B12号PM2.5≥98%",
    "“甲”——乙……丙·丁",
    "张𬱖王𠮷李𰻞𫖯𬀩𬭎𬬻",
    "é与cafe\u0301、office",
)
"""Radicals with the same glyphs, digits beside Latin letters, marks of two glyphs, rare names."""


@pytest.mark.parametrize("style", ["body", "heading1", "title", "head"])
@pytest.mark.parametrize("text", ODD)
def test_what_is_copied_is_what_was_typed(
    text: str, style: str, typefaces: Typefaces, tmp_path: Path
) -> None:
    path = tmp_path / "odd.pdf"
    path.write_bytes(write_pdf(package(part(line(text, style))), typefaces))

    assert unicodedata.normalize("NFC", "".join(read(path))) == unicodedata.normalize(
        "NFC", "".join(text.split())
    )


def test_the_same_character_in_two_faces_is_found_in_both(
    typefaces: Typefaces, tmp_path: Path
) -> None:
    path = tmp_path / "both.pdf"
    text = "吴𬱖——支"
    given = package(part(line(text, "body"), line(text, "heading1"), line(text, "title")))
    path.write_bytes(write_pdf(given, typefaces))

    assert read(path) == [text] * 3


def test_of_two_characters_that_look_alike_the_usual_one_is_copied(
    typefaces: Typefaces, tmp_path: Path
) -> None:
    path = tmp_path / "alike.pdf"
    path.write_bytes(write_pdf(package(part(line("⽀支⼯工", "body"))), typefaces))

    assert read(path) == ["支支工工"]


def through_ghostscript(folder: Path, typefaces: Typefaces) -> tuple[list[str], list[str]]:
    """The lines of the sample before and after Ghostscript has written it anew."""
    given, rewritten = folder / "given.pdf", folder / "rewritten.pdf"
    given.write_bytes(write_pdf(sample(), typefaces))
    command = ["gs", "-q", "-o", str(rewritten), "-sDEVICE=pdfwrite", str(given)]
    subprocess.run(command, check=True, capture_output=True)
    return read(given), read(rewritten)


def test_text_survives_ghostscript(typefaces: Typefaces, tmp_path: Path) -> None:
    before, after = through_ghostscript(tmp_path, typefaces)

    assert after == before
    assert any("绩效" in text for text in after)


def test_text_as_qt_writes_it_would_not(
    typefaces: Typefaces, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_it_is(content: bytes, _: object) -> bytes:
        return content

    monkeypatch.setattr(pdf, "retext", as_it_is)
    before, after = through_ghostscript(tmp_path, typefaces)

    assert any("绩效" in text for text in before)
    assert not any("绩效" in text for text in after)


def test_a_stricter_reader_finds_no_fault(typefaces: Typefaces, tmp_path: Path) -> None:
    path = tmp_path / "given.pdf"
    path.write_bytes(write_pdf(package(part(*(line(text, "body") for text in ODD))), typefaces))
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=False)

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("given", [sample(), evaluation(30)])
def test_glyphs_stand_for_all_that_is_printed_and_for_nothing_else(
    given: Package, typefaces: Typefaces
) -> None:
    printed = set(all_text(lay_out(given, typefaces)))
    shown = set(listed(write_pdf(given, typefaces)).values()) - {"\ufffd"}

    assert shown - {"——"} == printed


def test_what_no_typeface_has_is_copied_as_unknown(typefaces: Typefaces, tmp_path: Path) -> None:
    path = tmp_path / "unknown.pdf"
    path.write_bytes(write_pdf(package(part(line("甲\U0010fffd𬱖乙", "body"))), typefaces))

    assert read(path) == ["甲\ufffd𬱖乙"]


def test_a_font_is_known_by_the_order_of_its_glyphs(typefaces: Typefaces) -> None:
    given = replace(part(line("绩𬱖效", "body")), numbered=False)
    (face,) = faces(lay_out(package(given), typefaces))
    first, last = map(ord, "绩效")

    assert face.fits({1: first, 3: last})
    assert not face.fits({1: first, 2: last})
    assert not face.fits({1: last, 3: first})
    assert not face.fits({1: first})
    assert not face.fits({1: first, 3: last, 4: last})


def test_glyphs_of_an_unknown_font_keep_the_codes_that_qt_gave_them(
    typefaces: Typefaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(_: object) -> tuple[()]:
        return ()

    known = listed(write_pdf(sample(), typefaces))
    monkeypatch.setattr(pdf, "faces", nothing)
    codes = listed(write_pdf(sample(), typefaces))

    assert known.keys() == codes.keys()
    assert "用" in known.values()
    assert "用" not in codes.values()
    assert "绩" in codes.values()


def test_dates_are_the_report_date(typefaces: Typefaces) -> None:
    content = write_pdf(sample(day="2031-02-03"), typefaces)
    assert re.findall(rb"/(?:Creation|Mod)Date \(D:(\d{8})", content) == [b"20310203"] * 2
    assert re.findall(rb'xmp:\w+Date="([^"T]*)T', content) == [b"2031-02-03"] * 3


def test_without_a_report_date_there_is_none(typefaces: Typefaces) -> None:
    content = write_pdf(sample(day=""), typefaces)
    assert b"Date (" not in content
    assert b'Date="' not in content
    assert pages(content) == len(lay_out(sample(), typefaces))


def test_title_and_author_are_named(typefaces: Typefaces) -> None:
    content = write_pdf(replace(sample(), title="自评", author="中心"), typefaces)
    assert "自评".encode() in content
    assert "中心".encode() in content
    assert b"perfeval" in content


def test_pages_are_not_pictures(typefaces: Typefaces) -> None:
    content = write_pdf(sample(), typefaces)
    assert b"/Subtype /Image" not in content
    streams = re.findall(rb"stream\r?\n(x.*?)endstream", content, re.DOTALL)
    assert any(b" Tj" in zlib.decompressobj().decompress(stream) for stream in streams)


def test_a_writer_that_cannot_begin_is_reported(
    typefaces: Typefaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin(*_: object) -> bool:
        return False

    monkeypatch.setattr(QPainter, "begin", begin)
    with pytest.raises(ExportError, match="无法开始"):
        write_pdf(sample(), typefaces)


def test_a_page_that_fails_is_reported(
    typefaces: Typefaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    def new_page(*_: object) -> bool:
        return False

    monkeypatch.setattr(QPdfWriter, "newPage", new_page)
    with pytest.raises(ExportError, match="换页"):
        write_pdf(sample(), typefaces)


def test_an_incomplete_file_is_reported(
    typefaces: Typefaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(*_: object) -> Generator[None, None, bytes]:
        yield
        return b"%PDF-1.4 and no end"

    monkeypatch.setattr(pdf, "_written", nothing)
    with pytest.raises(ExportError, match="没有写完整"):
        write_pdf(sample(), typefaces)


def test_without_chinese_faces_nothing_is_exported(
    typefaces: Typefaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Typefaces, "can_set_chinese", False)
    with pytest.raises(ExportError, match="中文字体"):
        write_pdf(sample(), typefaces)


def test_what_was_set_and_shown_before_changes_no_byte(typefaces: Typefaces) -> None:
    for given in (sample(), evaluation(20), sample()):
        for page in lay_out(given, typefaces):
            to_image(page, 96)
        assert row_heights(given, typefaces) == row_heights(given, Typefaces())
        assert write_pdf(given, typefaces) == write_pdf(given, Typefaces())


def test_texts_are_set_once_for_all_who_set_type(typefaces: Typefaces) -> None:
    lay_out(sample(), typefaces)
    known = dict(typefaces.lines)

    row_heights(sample(), typefaces)
    write_pdf(sample(), typefaces)

    assert typefaces.lines == known
    assert all(typefaces.lines[key] is lines for key, lines in known.items())


def test_glyphs_of_a_line_are_asked_for_once(typefaces: Typefaces) -> None:
    lines = [line for page in lay_out(sample(), typefaces) for line in _lines_of(page)]
    first = faces(lay_out(sample(), typefaces))
    kept = [tuple(line.glyphs) for line in lines if line.source is not None]

    again = faces(lay_out(sample(), typefaces))

    assert all(kept)
    assert all(
        one is other
        for known, line in zip(kept, (one for one in lines if one.source is not None), strict=True)
        for one, other in zip(known, line.glyphs, strict=True)
    )
    assert [face.texts for face in again] == [face.texts for face in first]
    assert [face.texts for face in first] == [
        face.texts for face in faces(lay_out(sample(), Typefaces()))
    ]


def _lines_of(page: Page) -> list[Line]:
    return [text.line for text in page.texts]


def test_of_what_was_set_not_more_is_kept_than_some_reports_have(typefaces: Typefaces) -> None:
    lay_out(evaluation(2_500), typefaces)
    assert len(typefaces.lines) > 4_000

    lay_out(sample(), typefaces)

    assert len(typefaces.lines) < 1_000
