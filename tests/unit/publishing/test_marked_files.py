"""What pages are good for, 草稿 or 送审稿, stands in the margin of each, and nothing gives way."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from lxml import etree
from openpyxl import load_workbook
from openpyxl.worksheet.header_footer import _HeaderFooterPart

from given.command_line import Capture, run
from given.edges import EDGES
from given.readback import W
from given.worked import filled, sheet_of
from office import Office
from perfeval_gui.domain.edition.page_marks import is_page_mark, numbered
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.final_state.standing import declared
from perfeval_gui.imports.reading.files import read
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.margins import LIMITS, Margins, with_margins
from perfeval_gui.pages.model import MARK_STYLE, MM_PER_INCH, Package
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.layout import lay_out
from perfeval_gui.paper.page import MM
from perfeval_gui.publishing.file_names import file_name
from perfeval_gui.publishing.publishing import build
from perfeval_gui.returned.comparing import compare
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.findings.finding import Finding, Level
from perfeval_gui.rules.telling.handing_in import mark_of, still_open, told_left
from unit.matching.matched import WRITERS, matcher
from unit.returned.returned_files import example

MARK: Final = "草稿"
NUMBERED: Final = numbered("定稿", "3F9A-12C4")
pytestmark = pytest.mark.usefixtures("qapp")
_WORD: Final = re.compile(r'<page|<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)<')


@pytest.fixture(scope="module")
def package() -> Package:
    return compose(example())


@pytest.fixture(scope="module")
def typefaces(qapp: object) -> Typefaces:
    return Typefaces()


def finding(level: Level) -> Finding:
    return Finding(check="甲", level=level, name="unit", message="")


# ---- which mark


@pytest.mark.parametrize(
    ("levels", "mark"),
    [
        ((), "送审稿"),
        (("hint",), "送审稿"),
        (("error",), "草稿"),
        (("hint", "explain"), "草稿"),
        (("unconfirmed",), "草稿"),
    ],
)
def test_what_is_left_to_be_done_makes_it_a_draft(levels: tuple[Level, ...], mark: str) -> None:
    left = still_open(map(finding, levels), filled({}))

    assert mark_of(left) == mark
    assert mark in told_left(left)


def test_the_gravest_comes_first_and_each_is_counted() -> None:
    several: list[Level] = ["unconfirmed", "explain", "error", "explain"]
    left = still_open(map(finding, several), filled({}))

    assert [one.level for one in left] == ["error", "explain", "explain", "unconfirmed"]
    assert told_left(left) == "还有 1 处错误、2 处要说明、1 格待核：文件名和页眉标“草稿”。"


def test_a_final_report_is_marked_so_where_nothing_is_left_to_be_done() -> None:
    state = declared(example())
    left = still_open([finding("error")], filled({}))

    assert mark_of((), state) == f"定稿　核对号 {state.number}"
    assert mark_of(left, state) == f"草稿　核对号 {state.number}"
    assert all(map(is_page_mark, (mark_of((), state), mark_of(left, state), "送审稿")))
    assert not any(map(is_page_mark, ("定稿　核对号", "定稿　核对号 3F9A-12C4-1", "定稿意见")))


def test_what_was_explained_is_done() -> None:
    sheet = EDGES["example"]()
    answered = [one for one in run_checks(sheet) if one.level == "explain"]

    assert answered
    assert not set(answered).intersection(still_open(answered, sheet.report))


# ---- names


@pytest.mark.parametrize("unit", ["某中心", "长" * 200, "𠀀" * 200])
def test_the_name_says_the_mark_and_a_path_can_hold_it(package: Package, unit: str) -> None:
    name = file_name(replace(package, title=unit, mark=NUMBERED), "docx")

    assert name.endswith("（定稿）.docx")
    assert len(name.encode()) <= 250


# ---- Word, Excel, paper


def test_every_section_of_a_word_file_has_the_mark_in_its_head(package: Package) -> None:
    with zipfile.ZipFile(BytesIO(write_word(replace(package, mark="<甲&乙>")))) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        head = etree.fromstring(archive.read("word/header1.xml"))

    assert "".join(head.itertext()) == "<甲&乙>"
    sections = list(body.iter(f"{W}sectPr"))
    assert len(sections) == len(package.parts)
    assert all(section.find(f"{W}headerReference") is not None for section in sections)


def heads(data: bytes) -> list[_HeaderFooterPart]:
    """The right part of the page head of every sheet."""
    found = [sheet.oddHeader for sheet in load_workbook(BytesIO(data))]
    return [head.right for head in found if head is not None and head.right is not None]


def test_every_sheet_has_the_mark_in_its_head(package: Package) -> None:
    found = heads(write_workbook(replace(package, mark="甲&乙")))

    assert [str(one.text).strip("\n\u00a0") for one in found] == ["甲&&乙"] * len(package.parts)
    assert {one.size for one in found} == {9}


def test_without_a_mark_there_is_no_head(package: Package) -> None:
    with zipfile.ZipFile(BytesIO(write_word(package))) as archive:
        assert "word/header1.xml" not in archive.namelist()
        assert b"headerReference" not in archive.read("word/document.xml")
    assert {one.text for one in heads(write_workbook(package))} == {None}


def test_on_paper_everything_else_stands_where_it_stood(
    package: Package, typefaces: Typefaces
) -> None:
    plain = lay_out(package, typefaces)
    marked = lay_out(replace(package, mark=MARK), typefaces)

    assert [(p.places, p.strokes) for p in marked] == [(p.places, p.strokes) for p in plain]
    for one, other in zip(marked, plain, strict=True):
        assert [(t.line.text, t.x, t.y) for t in one.texts] == [
            (t.line.text, t.x, t.y) for t in other.texts
        ]
        assert one.mark is not None
        assert one.mark.line.text == MARK
        assert MARK in "".join(one.characters())
    assert build(replace(package, mark=MARK), "pdf", typefaces) != build(package, "pdf", typefaces)


@pytest.mark.parametrize("top", [LIMITS["top"][0], 12, LIMITS["top"][1]])
def test_the_mark_stands_in_the_margin_however_low_it_is(
    package: Package, typefaces: Typefaces, top: int
) -> None:
    margins = Margins(top=top, bottom=20, left=20, right=20, everywhere=True)
    pages = lay_out(with_margins(replace(package, mark=MARK), margins), typefaces)

    for page in pages:
        assert page.mark is not None
        ink = page.mark.ink()
        assert ink.top() >= 4 * MM
        assert ink.bottom() <= top * MM + 0.01
        assert ink.right() <= (page.size[0] - 20) * MM + 0.01
    assert MARK_STYLE.pitch * MM_PER_INCH / 72 < LIMITS["top"][0]


# ---- read back


@pytest.mark.parametrize(
    ("ending", "mark"), [("docx", MARK), ("docx", NUMBERED), ("xlsx", NUMBERED)]
)
def test_the_mark_is_no_cell_of_a_file_that_comes_back(
    package: Package, ending: str, mark: str
) -> None:
    write = WRITERS[ending]
    sheet = example()
    contents = read(write(replace(package, mark=mark)), f"甲.{ending}")
    plain = read(write(package), f"甲.{ending}")

    assert compare(contents, sheet) == compare(plain, sheet)
    marked, unmarked = (matcher(sheet.edition.id).match([one]) for one in (contents, plain))
    assert [(one.name, one.state, one.value) for one in marked.cells] == [
        (one.name, one.state, one.value) for one in unmarked.cells
    ]
    left = [[one.text for one in match.unrecognised] for match in (marked, unmarked)]
    assert left[0] == left[1]


# ---- what another program makes of it


def words(path: Path) -> Iterator[tuple[str, float, float]]:
    """Every word but the mark, with where it stands, pt."""
    done = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True)
    for found in _WORD.finditer(done.stdout.decode()):
        if found[3] != MARK:
            yield found[3] or "", float(found[1] or 0), float(found[2] or 0)


@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="LibreOffice or poppler is not installed",
)
def test_in_libreoffice_nothing_gives_way_to_the_mark(
    package: Package, tmp_path: Path, office: Office
) -> None:
    few = replace(package, parts=package.parts[:2])
    for name, given in (("plain", few), ("marked", replace(few, mark=MARK))):
        for ending, write in WRITERS.items():
            (tmp_path / f"{name}-{ending}.{ending}").write_bytes(write(given))
    office.save("pdf", tmp_path, [*tmp_path.glob("*.docx"), *tmp_path.glob("*.xlsx")])

    for ending in ("docx", "xlsx"):
        plain, marked = (list(words(tmp_path / f"{n}-{ending}.pdf")) for n in ("plain", "marked"))
        assert [word for word, _, _ in marked] == [word for word, _, _ in plain]
        # LibreOffice rounds the head of a sheet to its own unit: 0.2 mm are not seen.
        assert all(
            abs(one[1] - other[1]) < 0.7 and abs(one[2] - other[2]) < 0.7
            for one, other in zip(marked, plain, strict=True)
        )


# ---- the command line


def test_export_says_what_is_left_and_marks_the_files(tmp_path: Path, capsys: Capture) -> None:
    from perfeval_gui.storage.draft.files import save_draft

    draft = tmp_path / "甲.perfeval"
    save_draft(draft, sheet_of({"unit": "某中心", "base_phone": "138000100012"}).report)
    assert run("export", draft, "--to", tmp_path / "出", "--format", "docx") == 0

    told = capsys.readouterr()
    assert told.out.strip().endswith("（草稿）.docx")
    assert "处错误" in told.err
    assert "草稿" in told.err
