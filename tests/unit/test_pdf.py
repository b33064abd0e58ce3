"""PDF files: the same bytes for the same package, searchable, dated by the report."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zlib
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QPainter, QPdfWriter

from perfeval_gui.exports.errors import ExportError
from perfeval_gui.exports.pages import Package
from perfeval_gui.paper import pdf
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.layout import lay_out
from perfeval_gui.paper.pdf import write_pdf
from perfeval_gui.paper.pdfrepair import codes
from unit.exports_sample import line, sample
from unit.paper_sample import all_text, evaluation, package, part

# A process of its own writes the package to standard output.
WRITER = """
import sys
from PySide6.QtGui import QGuiApplication
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.pdf import write_pdf
from unit.exports_sample import sample
application = QGuiApplication([])
sys.stdout.buffer.write(write_pdf(sample(), Typefaces()))
"""


@pytest.fixture
def typefaces(qapp: QGuiApplication) -> Typefaces:
    return Typefaces()


def pages(content: bytes) -> int:
    return len(re.findall(rb"/Type /Page\s", content))


def written_elsewhere(seed: str) -> bytes:
    root = Path(__file__).parents[2]
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


def test_all_characters_can_be_searched(typefaces: Typefaces) -> None:
    given = package(part(line("支石用工日月金户一人大小：100.00% A4纸B12号 ≥98%", "body")))
    pages = lay_out(given, typefaces)
    assert set(map(chr, codes(write_pdf(given, typefaces)))) >= set(all_text(pages)) - {" "}


@pytest.mark.parametrize("given", [sample(), evaluation(30)])
def test_glyphs_have_no_other_codes_than_printed_characters(
    given: Package, typefaces: Typefaces
) -> None:
    printed = set(all_text(lay_out(given, typefaces)))
    assert set(map(chr, codes(write_pdf(given, typefaces)))) <= printed | {"\ufffd", "\0"}


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
