"""Exported files: Word, Excel and PDF say what the pages say, and never half of it."""

from __future__ import annotations

import errno
import re
import shutil
import subprocess
import zipfile
from collections.abc import Generator, Iterator, Mapping
from functools import partial
from io import BytesIO
from itertools import repeat
from pathlib import Path
from typing import Final

import openpyxl
import pytest

from given.worked import sheet_of
from office import Office
from perfeval_gui.exports.archive import clean
from perfeval_gui.exports.excel import verify as workbook_verify
from perfeval_gui.exports.word import verify as word_verify
from perfeval_gui.exports.word.verify import read_word_cells
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.errors import ExportError
from perfeval_gui.pages.model import Grid, Package
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.publishing import publishing
from perfeval_gui.publishing.file_names import file_name
from perfeval_gui.publishing.publishing import FORMATS, Step, build, publish
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.storage.disk.atomic import WriteError
from perfeval_gui.storage.disk.port import Disk
from unit.forms.test_scenarios import SCENARIOS, load

OLD: Final = b"the file of last week"
Files = Mapping[str, bytes]


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return load(SCENARIOS / "yunxi-2023-as-published.json").sheet


@pytest.fixture(scope="module")
def package(sheet: Sheet) -> Package:
    return compose(sheet)


@pytest.fixture(scope="module")
def typefaces(qapp: object) -> Typefaces:
    return Typefaces()


@pytest.fixture(scope="module")
def files(package: Package, typefaces: Typefaces) -> Files:
    return {ending: build(package, ending, typefaces) for ending in FORMATS}


def needed(program: str) -> str:
    """The path of a *program* that the test set-up installs."""
    found = shutil.which(program)
    assert found, f"{program} is not installed: run packaging/dev.py test, which installs it"
    return found


# ---- the three files agree


def printed_texts(package: Package) -> Iterator[str]:
    """Texts of all filled cells in reading order.

    A label that begins beside a header row stands below it in Word, where the header repeats.
    """
    for part in package.parts:
        for block in part.blocks:
            if not isinstance(block, Grid):
                continue
            places = {
                cell: (cell.row + (block.rows[cell.row].header and cell.rows > 1), cell.column)
                for cell in block.cells
            }
            for cell in sorted(block.cells, key=places.__getitem__):
                if cell.text:
                    yield clean(cell.text)


def test_word_holds_every_cell_of_the_pages(files: Files, package: Package) -> None:
    found = [text for row in read_word_cells(files["docx"]) for text in row if text]

    assert found == list(printed_texts(package))


def test_excel_holds_every_figure_and_text_of_the_pages(files: Files, package: Package) -> None:
    book = openpyxl.load_workbook(BytesIO(files["xlsx"]), data_only=True)
    assert book.sheetnames == [part.title for part in package.parts]
    for part, sheet in zip(package.parts, book.worksheets, strict=True):
        found = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
        cells = [cell for block in part.blocks if isinstance(block, Grid) for cell in block.cells]
        for cell in cells:
            if cell.value is not None:
                assert float(cell.value) in found
                found.remove(float(cell.value))
            elif cell.name and cell.text:
                assert cell.text in found


def words(text: str) -> str:
    """*text* without anything a line break on paper may change."""
    return re.sub(r"\s", "", text)


def pdf_text(data: bytes, folder: Path) -> str:
    (folder / "a.pdf").write_bytes(data)
    done = subprocess.run(
        [needed("pdftotext"), "-raw", str(folder / "a.pdf"), "-"],
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=True,
    )
    return done.stdout


def test_pdf_holds_every_figure_and_line_of_the_pages(
    files: Files, package: Package, tmp_path: Path
) -> None:
    text = words(pdf_text(files["pdf"], tmp_path))
    figures = [cell for cell in package.cells() if cell.value is not None]

    for shown in {cell.text for cell in figures}:
        printed = sum(cell.text == shown for cell in figures)
        assert text.count(shown) >= printed, shown
    for cell in package.cells():
        if cell.name and cell.value is None:
            for paragraph in cell.paragraphs:
                # A long text goes on in the next line beside other cells: its pieces are there.
                assert words(paragraph.text)[:4] in text


def test_the_same_report_gives_the_same_bytes(
    files: Files, sheet: Sheet, typefaces: Typefaces
) -> None:
    again = compose(sheet.book.evaluate(sheet.report))

    assert {ending: build(again, ending, typefaces) for ending in FORMATS} == files


def test_an_empty_report_can_be_exported(tmp_path: Path, typefaces: Typefaces) -> None:
    paths = list(publish(partial(compose, sheet_of()), tmp_path, FORMATS, typefaces))

    assert [path.suffix for path in paths] == [".docx", ".xlsx", ".pdf"]
    assert all(path.stat().st_size > 5000 for path in paths)


def test_awkward_texts_can_be_exported(tmp_path: Path, typefaces: Typefaces) -> None:
    texts = (
        "=1+1",
        "\t首\t尾\t",
        "<w:t>&amp;",
        "#N/A",
        "𠮷" * 40,
        "@SUM(A1)\n\n\n末",
        "-3",
        "0012",
    )
    rows = [{"group": "output", "name": text, "target": text, "reason": text} for text in texts]
    sheet = sheet_of(
        {"unit": "=甲:中心?", "thrift": "\n".join(texts), "report_date": "1900-01-01"},
        indicators=rows,
        passages=[{"key": "staff", "text": "\n".join(texts)}],
    )

    assert len(list(publish(partial(compose, sheet), tmp_path, FORMATS, typefaces))) == 3


# ---- the workbook calculates what it says


def formula_cells(data: bytes) -> dict[tuple[str, str], object]:
    """Results stored in the formula cells of a workbook, by sheet and address."""
    live = openpyxl.load_workbook(BytesIO(data))
    results = openpyxl.load_workbook(BytesIO(data), data_only=True)
    return {
        (sheet.title, cell.coordinate): results[sheet.title][cell.coordinate].value
        for sheet in live.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


_RESULT: Final = re.compile(rb"(</f>)<v>[^<]*</v>")


def without_results(data: bytes) -> bytes:
    """The workbook with its formulas, but nothing that a program could copy for a result."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, _RESULT.sub(rb"\1", content) if "worksheets/" in name else content)
    return out.getvalue()


def recalculated(folder: Path, books: Mapping[str, bytes], office: Office) -> Iterator[bytes]:
    """*books* as LibreOffice calculates them."""
    for name, data in books.items():
        (folder / f"{name}.xlsx").write_bytes(without_results(data))
    office.save("xlsx", folder / "out", [folder / f"{name}.xlsx" for name in books])
    for name in books:
        yield (folder / "out" / f"{name}.xlsx").read_bytes()


def blank_as_none(value: object) -> object:
    """An empty result is stored as an empty text; LibreOffice may leave the cell empty."""
    return None if value == "" else value


def test_libreoffice_calculates_what_is_stored(
    files: Files, typefaces: Typefaces, tmp_path: Path, office: Office
) -> None:
    row = {"group": "output", "name": "甲", "points": "20", "target": "40起", "actual": "31起"}
    odd = sheet_of(
        {
            "quota": "0",
            "in_post": "7",
            "executed": "327.49",
            "annual_budget": "400",
            "reception.final": "0.22",
        },
        projects=[{"name": "乙", "final": "0.10"}, {"name": "丙"}],
        buildings=[{"approved_size": "3", "actual_size": "2"}, {}],
        indicators=[
            row,
            {**row, "target": "≤3天", "actual": "4天"},
            {**row, "target": "好", "actual": "好"},
        ],
    )
    books = {"published": files["xlsx"], "odd": build(compose(odd), "xlsx", typefaces)}
    results = recalculated(tmp_path, books, office)
    for (name, data), found in zip(books.items(), results, strict=True):
        stored, calculated = formula_cells(data), formula_cells(found)
        assert len(stored) > 10, name
        assert calculated.keys() == stored.keys(), name
        for place, value in stored.items():
            result = calculated[place]
            if isinstance(value, float | int):
                assert isinstance(result, float | int), (name, place, value, result)
                assert abs(result - value) < 1e-9, (name, place, value, result)
            else:
                assert blank_as_none(result) == blank_as_none(value), (name, place)


# ---- when something fails


@pytest.fixture
def patch(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A short name, as these tests need everything at once."""
    return monkeypatch


def write_old(folder: Path, sheet: Sheet) -> list[Path]:
    paths = [folder / file_name(compose(sheet), ending) for ending in FORMATS]
    for path in paths:
        path.write_bytes(OLD)
    return paths


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_file_that_would_lie_is_not_written(
    ending: str, sheet: Sheet, typefaces: Typefaces, tmp_path: Path, patch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ExportError("与表不一致")

    paths = write_old(tmp_path, sheet)
    checks = {"docx": (word_verify, "verify_word"), "xlsx": (workbook_verify, "verify_workbook")}
    patch.setattr(*checks[ending], refuse)
    with pytest.raises(ExportError):
        list(publish(partial(compose, sheet), tmp_path, [ending, "pdf"], typefaces))

    assert {path.read_bytes() for path in paths} == {OLD}
    assert sorted(tmp_path.glob("*.*")) == sorted(paths)


def test_a_full_disk_leaves_the_old_files(
    sheet: Sheet, typefaces: Typefaces, tmp_path: Path, patch: pytest.MonkeyPatch
) -> None:
    def full(_disk: Disk, _handle: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    paths = write_old(tmp_path, sheet)
    patch.setattr(Disk, "write", full)
    with pytest.raises(WriteError, match="磁盘空间不足。原来的文件没有改动"):
        list(publish(partial(compose, sheet), tmp_path, FORMATS, typefaces))

    assert {path.read_bytes() for path in paths} == {OLD}
    assert list(tmp_path.glob(".perfeval-*")) == []


def test_files_before_the_one_that_fails_are_written_and_named(
    sheet: Sheet, typefaces: Typefaces, tmp_path: Path, patch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ExportError("与表不一致")

    patch.setattr(workbook_verify, "verify_workbook", refuse)
    steps: list[Step] = []
    with pytest.raises(ExportError):
        steps.extend(publishing.publishing(partial(compose, sheet), tmp_path, FORMATS, typefaces))

    assert [step.path for step in steps if step.path] == [
        tmp_path / file_name(compose(sheet), "docx")
    ]
    # What is being done is said before it is begun, whether it takes a moment or a minute.
    assert list(dict.fromkeys(step.text for step in steps)) == [
        "正在准备页面……",
        "正在导出 Word 文档……",
        "正在导出 Excel 工作簿……",
    ]


@pytest.mark.parametrize("pauses", [0, 1, 40])
def test_what_is_said_does_not_depend_on_how_long_it_takes(pauses: int) -> None:
    def work() -> Generator[None, None, int]:
        yield from repeat(None, pauses)
        return 6

    said: list[Step] = []

    def listening() -> Generator[Step, None, None]:
        assert (yield from publishing.saying(Step("正在做……"), work())) == 6

    said.extend(listening())
    assert said == [Step("正在做……")] * (1 + pauses)


def test_a_folder_that_cannot_be_made_is_told_before_the_work(
    sheet: Sheet, typefaces: Typefaces, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "文件").write_bytes(OLD)
    monkeypatch.setattr(publishing, "compose", pytest.fail)
    with pytest.raises(WriteError, match="“下”没有写成"):
        list(publish(partial(compose, sheet), tmp_path / "文件" / "下", FORMATS, typefaces))

    assert (tmp_path / "文件").read_bytes() == OLD


def test_what_is_written_is_its_owner_s_alone(
    sheet: Sheet, typefaces: Typefaces, tmp_path: Path
) -> None:
    (path,) = publish(partial(compose, sheet), tmp_path / "出", ["pdf"], typefaces)

    assert path.stat().st_mode & 0o077 == 0
    assert [found.name for found in (tmp_path / "出").iterdir()] == [path.name]
