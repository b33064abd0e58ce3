"""Old files of Word and Excel, and what LibreOffice makes of ours: the same cells as in ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.imports.model import Contents
from perfeval_gui.imports.oldword import child, office, old_files
from perfeval_gui.imports.oldword.diagnostics import sentences
from perfeval_gui.imports.reading.files import read
from unit.foreign.audit import in_opendocument, in_page, in_word, in_workbook, lost
from unit.foreign.foreign_files import kept


def cells(contents: Contents) -> list[list[tuple[int, int, int, int, str]]]:
    """All cells with their places; blanks at the ends of a text say nothing."""
    return [
        [(one.row, one.column, one.rows, one.columns, one.text.strip()) for one in table.cells]
        for table in contents.tables
    ]


@pytest.mark.parametrize("kind", ["doc", "odt", "html", "docx"])
def test_what_libreoffice_makes_of_our_word_file_holds_the_same_cells(kind: str) -> None:
    ours, theirs = read(kept("own.docx"), ""), read(kept(f"saved.{kind}"), "自评表.wps")

    assert theirs.format == kind
    assert cells(theirs) == cells(ours)
    assert theirs.told == ()


@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_what_libreoffice_makes_of_our_workbook_holds_the_same_cells(kind: str) -> None:
    ours, theirs = read(kept("own.xlsx"), ""), read(kept(f"saved.{kind}"), "自评表.et")

    assert theirs.format == kind
    assert cells(theirs) == cells(ours)
    numbers = [[cell.raw for cell in table.cells] for table in ours.tables]
    assert [[cell.raw for cell in table.cells] for table in theirs.tables] == numbers


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("own.docx", in_word),
        ("saved.docx", in_word),
        ("saved.odt", in_opendocument),
        ("saved.ods", in_opendocument),
        ("own.xlsx", in_workbook),
        ("saved.xlsx", in_workbook),
        ("saved.html", lambda data: in_page(data.decode())),
    ],
)
def test_no_character_is_lost(name: str, count: Callable[[bytes], Counter[str]]) -> None:
    data = kept(name)

    assert lost(count(data), read(data, "")) == ""
    assert lost(count(data) + Counter("㊣"), read(data, "")) == "㊣"


def test_a_text_that_libreoffice_stored_as_zero_is_never_a_zero() -> None:
    ours, theirs = read(kept("own.xlsx"), ""), read(kept("saved.xls"), "自评表.et")
    differ = [
        (one.text, other.text, other.raw, sorted(other.remarks))
        for table, other_table in zip(ours.tables, theirs.tables, strict=True)
        for one, other in zip(table.cells, other_table.cells, strict=True)
        if (one.place, one.text, one.raw) != (other.place, other.text, other.raw)
    ]

    assert differ == [("绩效指标", "", None, ["formula"])]
    assert theirs.format == "xls"


def test_a_file_that_the_converter_cannot_read_goes_the_second_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if office.program() is None:
        pytest.skip("LibreOffice is not installed")
    monkeypatch.setattr(old_files, "_answer", lambda *_: (child.FAILED, ("InvalidWordDocument",)))
    contents = read(kept("saved.doc"), "")

    assert cells(contents) == cells(read(kept("own.docx"), ""))
    assert contents.told == ("这是旧版 .doc，经 LibreOffice 转换后读出。",)


def test_without_a_second_way_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_files, "_answer", lambda *_: (child.FAILED, ()))
    monkeypatch.setattr(office, "program", lambda: None)

    with pytest.raises(UnreadableError, match=r"另存为 \.docx"):
        read(kept("saved.doc"), "")


def test_a_converter_that_takes_too_long_is_ended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(old_files, "PATIENCE", 0.0)
    source = tmp_path / "a.doc"
    source.write_bytes(kept("saved.doc"))

    assert old_files._answer(source, tmp_path / "a.docx") == (child.FAILED, ())


def test_what_is_old_or_locked_says_what_to_do() -> None:
    data = kept("saved.doc")
    at = data.index(b"\xec\xa5")
    older = data[:at] + b"\xdc\xa5" + data[at + 2 :]
    locked = data[: at + 11] + bytes([data[at + 11] | 1]) + data[at + 12 :]

    with pytest.raises(UnreadableError, match="Word 95"):
        read(older, "")
    with pytest.raises(UnreadableError, match="有密码"):
        read(locked, "")


def test_what_the_converter_leaves_out_is_told_in_words() -> None:
    codes = ("MAIN_TEXTBOX_TABLE_MALFORMED", "CFB_DIRECTORY_REPAIRED", "STYLE_TABLE_MALFORMED")

    assert sentences((*codes, *codes)) == (
        "文本框里的字可能没有读全（旧版 .doc，MAIN_TEXTBOX_TABLE_MALFORMED）。",
    )


@pytest.mark.parametrize("cut", [0, 8, 100, 511, 512, 2_000, 20_000])
@pytest.mark.parametrize("name", ["saved.doc", "saved.xls"])
def test_a_file_that_is_cut_off_is_damaged(name: str, cut: int) -> None:
    with pytest.raises(UnreadableError):
        read(kept(name)[:cut], "")
