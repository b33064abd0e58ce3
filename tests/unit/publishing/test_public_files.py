"""公开版: nothing of what is hidden is in any part of any file, and all else is as it was."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest

from given.command_line import Capture, run
from given.worked import issued, sheet_of
from perfeval_gui.domain.edition.page_marks import HIDDEN
from perfeval_gui.domain.names.fields import put
from perfeval_gui.domain.record.form import Form
from perfeval_gui.domain.record.report import STANDARD, Report
from perfeval_gui.imports.reading.files import read
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Package, Paragraph
from perfeval_gui.pages.publication import Public, people, published, telephones
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.publishing.publishing import FORMATS, build
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.storage.draft.files import save_draft
from unit.matching.matched import matcher
from unit.pages.test_secrets import NAMES, PHONE, leaks
from unit.returned.returned_files import example

SPREAD: Final = (
    "联系人林晓雯，电话138 0013 8000；也可找许 建 平（+86-138-0013-8000）。",
    "１３８００１３８０００由何　思敏接听，周*远负责，138****8000。",
)
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    """The sample, with what is not to be published written into every text of the report."""
    report = example().report
    for row, text in enumerate(SPREAD):
        report = put(report, f"passages[{row}].text", text)
    report = put(report, "thrift", f"节约用电，问{NAMES[4]}，{PHONE}。")
    report = put(report, "goals_achieved", f"{NAMES[0]}\n{NAMES[1]}完成了任务。")
    return example().book.evaluate(report)


@pytest.fixture(scope="module")
def public(sheet: Sheet) -> Public:
    package = compose(sheet)
    return published(sheet, package, people(sheet, package), "公开版")


@pytest.fixture(scope="module")
def files(public: Public, qapp: object) -> Mapping[str, bytes]:
    typefaces = Typefaces()
    return {ending: build(public.package, ending, typefaces) for ending in FORMATS}


# ---- every part, every stream


def members(data: bytes) -> Iterator[tuple[str, str]]:
    """Every part of a zip file, as it is and as text without tags."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.comment == b""
        for info in archive.infolist():
            assert (info.comment, info.extra) == (b"", b"")
            raw = archive.read(info).decode("utf-8")
            yield info.filename, info.filename
            yield info.filename, raw
            yield info.filename, unescape(re.sub("<[^>]*>", "", raw))


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_no_part_of_an_office_file_has_any_of_it(files: Mapping[str, bytes], ending: str) -> None:
    for name, text in members(files[ending]):
        assert leaks(text) == [], name


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_an_office_file_says_nothing_of_who_made_it(
    files: Mapping[str, bytes], ending: str
) -> None:
    with zipfile.ZipFile(BytesIO(files[ending])) as archive:
        names = archive.namelist()
        core = archive.read("docProps/core.xml").decode()
        everything = b"".join(archive.read(name) for name in names)

    for tag in ("dc:creator", "cp:lastModifiedBy"):
        assert re.search(f"<{tag}>[^<]", core) is None
    assert not [n for n in names if "custom" in n.lower() or "comment" in n.lower()]
    assert re.search(rb"w:rsid|<Company>[^<]|<Manager>[^<]|w:author|PERFEVAL", everything) is None


def streams(data: bytes) -> Iterator[bytes]:
    """Every stream of a PDF file, unpacked where it is packed."""
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            yield zlib.decompress(found[1])
        except zlib.error:
            yield found[1]


def painted(data: bytes) -> str:
    """What the glyphs of all pages show, font by font as the tables of the file tell."""
    tables = [
        {
            code: bytes.fromhex(text.decode()).decode("utf-16-be")
            for code, text in re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", stream)
        }
        for stream in streams(data)
        if b"beginbfchar" in stream
    ]
    assert tables
    shown = []
    for stream in streams(data):
        for one in re.findall(rb"<([0-9a-fA-F]+)> ?Tj", stream) if b"Tj" in stream else ():
            codes = [one[at : at + 4].upper() for at in range(0, len(one), 4)]
            shown += ["".join(table.get(code, "") for code in codes) for table in tables]
    return "\n".join(shown)


def test_no_stream_of_a_pdf_has_any_of_it(files: Mapping[str, bytes]) -> None:
    data = files["pdf"]
    texts = [data, *streams(data)]
    wanted = [PHONE, *NAMES]
    for encoding in ("utf-8", "utf-16-be", "utf-16-le", "gb18030"):
        for secret in wanted:
            assert not any(secret.encode(encoding) in text for text in texts), secret
            code = secret.encode(encoding).hex()
            assert not any(code.encode() in text.lower() for text in texts), secret
    assert leaks(painted(data)) == []
    assert b"ActualText" not in b"".join(texts)
    assert b"EmbeddedFile" not in b"".join(texts)


def test_only_the_hidden_pdf_is_without_their_glyphs(
    files: Mapping[str, bytes], sheet: Sheet
) -> None:
    """The way to look would find them where they are."""
    plain = build(compose(sheet), "pdf", Typefaces())

    assert leaks(painted(plain))


def test_a_pdf_says_nothing_of_who_made_it(files: Mapping[str, bytes]) -> None:
    whole = b"\n".join([files["pdf"], *streams(files["pdf"])])

    assert re.search(rb"/Author \((?!\))[^)]*[^\xfe\xff)]", whole) is None
    assert re.search(rb"<dc:creator>.*?<rdf:li>[^<]+", whole, re.DOTALL) is None


# ---- read back


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_what_is_hidden_is_no_value_of_a_file_that_is_read(
    files: Mapping[str, bytes], sheet: Sheet, ending: str
) -> None:
    match = matcher(sheet.edition.id).match([read(files[ending], f"甲.{ending}")])
    found = {one.name: one for one in match.cells}

    for name in ("base_filler", "base_phone", "evaluators[0].name"):
        assert (found[name].state, found[name].value) == ("blank", "")
    for name in ("thrift", "passages[0].text"):
        assert found[name].state == "doubtful"
        assert "公开版" in found[name].reason
    assert [
        one.name for one in match.cells if one.state == "sure" and HIDDEN in str(one.value)
    ] == []


# ---- the pages


def texts(package: Package) -> Iterator[str]:
    yield package.title
    for part in package.parts:
        yield part.title
        for block in part.blocks:
            if isinstance(block, Paragraph):
                yield block.text
            else:
                yield from (cell.text for cell in block.cells)


def test_all_else_is_as_it_was(sheet: Sheet, public: Public) -> None:
    before, after = list(texts(compose(sheet))), list(texts(public.package))

    assert len(before) == len(after)
    for one, other in zip(before, after, strict=True):
        if HIDDEN not in other:
            assert one == other
        assert leaks(other) == []
    figures = [cell.value for cell in compose(sheet).cells()]
    assert [cell.value for cell in public.package.cells()] == figures


def test_what_was_hidden_is_told_with_where(public: Public) -> None:
    told = {one.secret.text: one.told for one in public.masked}

    assert set(NAMES) <= set(told)
    assert told[PHONE].startswith(f"电话 {PHONE}：")
    assert "自评报告" in told["许建平"]


def test_a_name_that_the_clerk_keeps_is_printed(sheet: Sheet) -> None:
    package = compose(sheet)
    kept = [one for one in people(sheet, package) if one.text != "许建平"]
    made = published(sheet, package, kept)

    whole = "\n".join(texts(made.package))
    assert "许建平" in whole
    assert leaks(whole.replace("许建平", "").replace("许 建 平", "")) == []


def test_nothing_is_asked_of_a_form_that_names_nobody() -> None:
    blank = sheet_of()
    package = compose(blank)
    made = published(blank, package, people(blank, package))

    assert made.masked == ()
    assert made.package.parts == package.parts


def test_what_cannot_be_a_number_in_its_cell_is_hidden_all_the_same() -> None:
    sheet = sheet_of({"base_phone": "见门口", "base_filler": "张三（会计）"})
    package = compose(sheet)
    made = published(sheet, package, people(sheet, package))

    whole = "\n".join(texts(made.package))
    assert "见门口" not in whole
    assert "会计" not in whole


def test_what_goes_on_in_the_next_line_of_the_report_is_hidden(sheet: Sheet) -> None:
    text = "由林\n晓雯负责，电话138\n00138000。"
    broken = sheet.book.evaluate(put(sheet.report, "passages[0].text", text))
    package = compose(broken)
    whole = "\n".join(texts(published(broken, package, people(broken, package)).package))

    assert "晓雯" not in whole
    assert "00138000" not in whole
    assert len(whole.splitlines()) == len("\n".join(texts(package)).splitlines())


def test_what_is_hidden_for_its_cell_is_told_as_what_the_cell_is_for() -> None:
    blank = sheet_of({"base_phone": "见门口"})
    package = compose(blank)
    (masked,) = published(blank, package, ()).masked

    assert masked.told.startswith("电话 见门口：1 处")


# ---- every edition


def test_every_cell_for_a_telephone_or_a_person_is_known() -> None:
    """Typed into each cell of the standard form whose label asks for one, it is found."""
    report: Report = issued().evaluate(sheet_of().report).report
    assert isinstance(STANDARD, Form)
    asked = [name for name, one in STANDARD.fields.items() if one.kind.name in ("phone", "person")]
    assert {"base_phone", "form_phone", "base_filler", "base_head", "leader"} <= set(asked)
    for number, name in enumerate(asked):
        text = f"139{number:08d}" if "phone" in name else f"欧阳{chr(0x4E00 + number)}"
        sheet = issued().evaluate(put(report, name, text))
        known = (*telephones(sheet), *people(sheet, compose(sheet)))
        assert text in [one.text for one in known], name


@pytest.mark.parametrize(
    ("name", "label", "text", "hidden"),
    [
        ("base_phone", "联系人及电话", "李二 8412345", ["李二", "8412345"]),
        ("budget_code", "法定代表人", "李二", ["李二"]),
        ("budget_code", "联 系 电 话", "8412345", ["8412345"]),
        ("budget_code", "电话费编码", "8412345", []),
    ],
)
def test_a_cell_of_any_edition_is_known_by_its_label(
    name: str, label: str, text: str, hidden: list[str]
) -> None:
    edition = issued().edition
    book = Rulebook(replace(edition, labels={**edition.labels, name: label}))
    sheet = book.evaluate(put(sheet_of().report, name, text))
    found = (*people(sheet, compose(sheet)), *telephones(sheet))

    assert [one.text for one in found] == hidden


# ---- the command line


def test_export_public_has_no_draft_and_says_what_it_hid(
    sheet: Sheet, tmp_path: Path, capsys: Capture
) -> None:
    draft = tmp_path / "甲.perfeval"
    save_draft(draft, sheet.report)
    out = tmp_path / "出"

    assert run("export", draft, "--to", out, "--public", "--hide-names", "岳阳") == 0

    told = capsys.readouterr()
    assert all("公开版" in line for line in told.out.splitlines())
    assert f"电话 {PHONE}" in told.err
    for path in out.iterdir():
        assert b"PERFEVAL" not in path.read_bytes()
    assert run("export", draft, "--to", out, "--public", "--show-names", "没有的人") == 2
    assert "没有的人" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "told"),
    [(("--hide-names", "林晓雯"), "--public"), (("--public", "--hide-names", "林"), "“林”")],
)
def test_names_that_would_not_be_hidden_are_refused_before_a_file_is_made(
    options: tuple[str, ...], told: str, sheet: Sheet, tmp_path: Path, capsys: Capture
) -> None:
    draft = tmp_path / "甲.perfeval"
    save_draft(draft, sheet.report)

    assert run("export", draft, "--to", tmp_path / "出", *options) == 2

    assert told in capsys.readouterr().err
    assert not (tmp_path / "出").exists()


def test_a_name_across_runs_and_lines_is_hidden_whole(sheet: Sheet) -> None:
    package = compose(sheet)
    line = next(
        block
        for part in package.parts
        for block in part.blocks
        if isinstance(block, Paragraph) and "林晓雯" in block.text
    )
    run_of = next(one for one in line.runs if "林晓雯" in one.text)
    split = [replace(run_of, text="林晓", name=""), replace(run_of, text="雯在", name="")]
    part = replace(package.parts[0], blocks=(replace(line, runs=tuple(split)),))
    made = published(sheet, replace(package, parts=(part,)), people(sheet, package))

    (block,) = made.package.parts[0].blocks
    assert isinstance(block, Paragraph)
    assert block.text == f"{HIDDEN}在"
