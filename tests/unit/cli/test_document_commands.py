"""Exported files given to the commands: the draft in them, and what was changed in the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from given.edges import EDGES
from given.hostile_drafts import sealed
from given.readback import W
from perfeval_gui.carriers.finding import carried
from perfeval_gui.cli import commands
from perfeval_gui.exports.archive import pack, unpack
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.pages.compose import compose
from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.storage.draft.files import save_draft
from unit.returned.edited_files import Edit, edited, marked, run, write

Out = pytest.CaptureFixture[str]


def change(root: etree._Element) -> None:
    """What somebody types over."""
    write(marked(root, "f_quota"), "9")
    write(marked(root, "f_control_rate"), "50.00%")


def exported(path: Path, *edits: Edit) -> str:
    sheet = EDGES["example"]()
    data = write_word(compose(sheet), dump(sheet.report))
    path.write_bytes(edited(data, *edits) if edits else data)
    return str(path)


def test_show_tells_a_file_like_its_draft_and_then_what_was_changed(
    tmp_path: Path, capsys: Out
) -> None:
    save_draft(tmp_path / "甲.perfeval", EDGES["example"]().report)
    assert commands.run(["show", str(tmp_path / "甲.perfeval")]) == 0
    draft = capsys.readouterr().out
    assert commands.run(["show", exported(tmp_path / "甲.docx", change)]) == 0
    shown = capsys.readouterr().out

    assert shown.startswith(draft)
    head, count, first, second = shown.removeprefix(draft).splitlines()
    assert head == "用的是文件里带的草稿。"
    assert count == "文件里有 2 处和草稿不同，没有取用："
    assert first.startswith("编制数（“附件2 基础数据表”")
    assert first.endswith("：草稿里“8”，文件里“9”")
    assert "草稿里“100.00%”，文件里“50.00%”　不能取用：这是算出来的" in second


def test_json_stays_as_it_is_and_the_note_goes_to_stderr(tmp_path: Path, capsys: Out) -> None:
    assert commands.run(["show", "--json", exported(tmp_path / "甲.docx", change)]) == 0
    told = capsys.readouterr()

    assert json.loads(told.out)["values"]["quota"] == "8"
    assert "文件里有 2 处和草稿不同，没有取用" in told.err


def test_check_says_that_the_draft_of_a_file_was_checked(tmp_path: Path, capsys: Out) -> None:
    code = commands.run(["check", "--json", exported(tmp_path / "甲.docx", change)])
    told = capsys.readouterr()

    assert code in (0, 1)
    assert "用的是文件里带的草稿" in told.err
    assert json.loads(told.out)[0]["note"].startswith("用的是文件里带的草稿。")


def test_a_file_is_exported_again_as_the_draft_it_carries(
    tmp_path: Path, capsys: Out, qapp: object
) -> None:
    given, out = exported(tmp_path / "甲.docx"), tmp_path / "出"
    assert commands.run(["export", given, "--to", str(out), "--format", "docx"]) == 0
    (made,) = out.iterdir()

    assert carried(made.read_bytes()).draft == carried(Path(given).read_bytes()).draft
    assert "用的是文件里带的草稿" in capsys.readouterr().err


def test_files_carry_the_draft_unless_it_is_left_out(tmp_path: Path, qapp: object) -> None:
    draft = tmp_path / "甲.perfeval"
    save_draft(draft, EDGES["example"]().report)
    given = ["export", str(draft), "--format", "docx,xlsx"]
    assert commands.run([*given, "--to", str(tmp_path / "带")]) == 0
    assert commands.run([*given, "--to", str(tmp_path / "不带"), "--no-draft"]) == 0

    for path in (tmp_path / "带").iterdir():
        assert carried(path.read_bytes()).draft == draft.read_bytes()
        assert carried((tmp_path / "不带" / path.name).read_bytes()).draft == b""


@pytest.mark.parametrize("command", ["show", "check"])
def test_a_file_without_a_draft_is_refused_in_words(
    command: str, tmp_path: Path, capsys: Out
) -> None:
    plain = tmp_path / "甲.xlsx"
    plain.write_bytes(write_workbook(compose(EDGES["example"]())))

    assert commands.run([command, str(plain)]) == 2
    assert "“甲.xlsx”里面没有带草稿。" in capsys.readouterr().err


def test_the_draft_of_a_later_version_is_told_as_such(tmp_path: Path, capsys: Out) -> None:
    sheet = EDGES["example"]()
    later = dump(sheet.report).replace(b"PERFEVAL 1 ", b"PERFEVAL 2 ", 1)
    (tmp_path / "甲.docx").write_bytes(write_word(compose(sheet), later))

    assert commands.run(["show", str(tmp_path / "甲.docx")]) == 2
    assert "更新的程序版本" in capsys.readouterr().err


def test_a_draft_whose_edition_is_not_there_is_told_as_such(tmp_path: Path, capsys: Out) -> None:
    sheet = EDGES["example"]()
    body = dump(sheet.report).partition(b"\n")[2].replace(b'"yunxi-2023"', b'"nowhere-2023"')
    (tmp_path / "甲.docx").write_bytes(write_word(compose(sheet), sealed(body)))

    assert commands.run(["show", str(tmp_path / "甲.docx")]) == 2
    assert "nowhere-2023" in capsys.readouterr().err


def tracked(root: etree._Element) -> None:
    """8 was taken out and 9 put in, and both can still be seen."""
    cell = marked(root, "f_quota")
    old = next(cell.iter(f"{W}r"))
    gone, new = etree.Element(f"{W}del"), etree.Element(f"{W}ins")
    old.addprevious(gone)
    gone.addnext(new)
    gone.append(old)
    next(old.iter(f"{W}t")).tag = f"{W}delText"
    new.append(run("9"))


def test_a_tracked_change_counts_as_accepted_and_is_told(tmp_path: Path, capsys: Out) -> None:
    assert commands.run(["show", exported(tmp_path / "甲.docx", tracked)]) == 0
    shown = capsys.readouterr().out

    assert "文件里有修订，按接受以后的文字比对。" in shown
    assert "草稿里“8”，文件里“9”" in shown


def commented(data: bytes) -> bytes:
    """A Word file with a comment in it."""
    members = unpack(data)
    related = "word/_rels/document.xml.rels"
    link = (
        b'<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/comments" Target="comments.xml"/></Relationships>'
    )
    members[related] = members[related].replace(b"</Relationships>", link)
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    override = b'<Override PartName="/word/comments.xml" ContentType="%s"/></Types>' % kind
    types = "[Content_Types].xml"
    members[types] = members[types].replace(b"</Types>", override)
    root = etree.Element(f"{W}comments")
    comment = etree.SubElement(root, f"{W}comment", {f"{W}id": "1", f"{W}author": "甲"})
    etree.SubElement(comment, f"{W}p").append(run("这里再核一下"))
    members["word/comments.xml"] = etree.tostring(root)
    return pack(members)


def test_comments_are_told(tmp_path: Path, capsys: Out) -> None:
    path = Path(exported(tmp_path / "甲.docx"))
    path.write_bytes(commented(path.read_bytes()))
    assert commands.run(["show", str(path)]) == 0

    assert "文件里有 1 条批注，没有取用：“这里再核一下”。" in capsys.readouterr().out
