"""The command line: one sentence for everything that goes wrong, and never a traceback."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT
from given.command_line import Capture, run, sentence, values_file
from given.worked import ISSUED, filled
from perfeval_gui.cli import commands, drafts
from perfeval_gui.storage.disk.atomic import WriteError
from perfeval_gui.storage.draft.files import save_draft

SCENARIO: Final = ROOT / "tests/scenarios/yunxi-2023-as-published.json"
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "甲.perfeval"
    save_draft(path, filled({"unit": "甲中心", "quota": "8", "in_post": "8"}))
    return path


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "第 1 行第 1 个字符"),
        ('{"edition": }', "第 1 行第 13 个字符"),
        ("[]", "最外层应当是"),
        ('"x"', "最外层应当是"),
        ("[" * 100_000, "层次过深"),
        ('{"year": ' + "9" * 5000 + "}", "数字过长"),
        ({"values": {}}, "没有写“edition”"),
        ({"edition": 5}, "没有写“edition”"),
        ({"edition": "nowhere-1900"}, "没有“nowhere-1900”这个版式"),
        ({"edition": "../" + ISSUED}, "没有“"),
        ({"edition": ISSUED, "year": 1999}, "年度 1999 不在 2000 到 2100 之间"),
        ({"edition": ISSUED, "year": True}, "“year”应当是四位年份"),
        ({"edition": ISSUED, "year": "2023"}, "“year”应当是四位年份"),
        ({"edition": ISSUED, "values": []}, "“values”应当是一组"),
        ({"edition": ISSUED, "tables": [1]}, "“tables”应当是一组"),
        ({"edition": ISSUED, "value": {}, "a": 1}, "没有“a、value”这一项"),
        (f'{{"edition": "{ISSUED}", "values": {{"quota": 1, "quota": 2}}}}', "“quota”写了不止一次"),
    ],
)
def test_values_of_another_shape(
    tmp_path: Path, capsys: Capture, content: object, words: str
) -> None:
    path = values_file(tmp_path, content)

    assert words in sentence(capsys, "fill", path, "-o", tmp_path / "甲")
    assert not (tmp_path / "甲").exists()


def test_values_that_are_no_text(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "values.json"
    path.write_bytes(b"\xff\xfe\x00garbage")

    assert "不是 UTF-8" in sentence(capsys, "fill", path, "-o", tmp_path / "甲")


def test_values_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "values.json"
    path.write_text(json.dumps({"edition": ISSUED}), encoding="utf-8-sig")

    assert run("fill", path, "-o", tmp_path / "甲") == 0


# ---- what goes wrong


def damaged(draft: Path) -> bytes:
    return draft.read_bytes().replace(b"8", b"9")


DRAFTS: Final = {
    "没有": None,
    "空": b"",
    "乱码": bytes(range(256)) * 20,
    "新": b"PERFEVAL 2 10 abc\n{}",
    "旧": b"PERFEVAL 0 10 abc\n{}",
}


@pytest.mark.parametrize("name", DRAFTS)
@pytest.mark.parametrize("command", ["show", "export"])
def test_drafts_that_cannot_be_opened(
    tmp_path: Path, capsys: Capture, command: str, name: str
) -> None:
    path = tmp_path / f"{name}.perfeval"
    if (content := DRAFTS[name]) is not None:
        path.write_bytes(content)
    more = ("--to", tmp_path / "出") if command == "export" else ()

    assert f"打不开“{name}.perfeval”：" in sentence(capsys, command, path, *more)
    assert not (tmp_path / "出").exists()
    assert content is None or path.read_bytes() == content


def test_damaged_newer_and_other_drafts_are_told_apart(
    draft: Path, tmp_path: Path, capsys: Capture
) -> None:
    draft.write_bytes(damaged(draft))
    assert "已损坏（校验不符）" in sentence(capsys, "show", draft)
    draft.write_bytes(b"PERFEVAL 3 10 abc\n{}")
    assert "更新的程序版本保存（格式 3" in sentence(capsys, "show", draft)
    draft.write_bytes(b"PK\x03\x04")
    assert "里面没有带草稿" in sentence(capsys, "show", draft)
    draft.write_bytes(b"GIF89a")
    assert "这不是本程序的草稿文件" in sentence(capsys, "show", draft)
    assert "这是文件夹，不是文件" in sentence(capsys, "show", tmp_path)


def test_a_draft_of_an_unknown_edition(draft: Path, capsys: Capture) -> None:
    from perfeval_gui.domain.record.report import Report

    save_draft(draft, Report(edition="elsewhere-2030", year=2030))

    said = sentence(capsys, "show", draft)
    assert said.startswith("没有“elsewhere-2030”这个版式，现有：")
    assert ISSUED in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "缺少 命令"),
        (["destroy"], "没有“destroy”这个命令"),
        (["show"], "缺少 草稿"),
        (["show", "a", "b"], "不认识 b"),
        (["show", "a", "--yaml"], "不认识 --yaml"),
        (["show", "a", "--js"], "不认识 --js"),
        (["export", "a"], "缺少 --to"),
        (["export", "a", "--to"], "--to 后面缺少内容"),
        (["export", "a", "--to", "b", "--format", "odt"], "不能导出“odt”，只能是 docx、xlsx、pdf"),
        (["export", "a", "--to", "b", "--format", "docx,,pdf"], "不能导出“”"),
        (["export", "a", "--to", "b", "--format", ""], "不能导出“”"),
        (["new", "--edition", ISSUED], "缺少 -o/--output"),
        (["new", "--edition", ISSUED, "--year", "MMXX", "-o", "x"], "--year 应当是整数"),
        (["new", "--edition", ISSUED, "--year", "1999", "-o", "x"], "年度 1999 不在"),
        (["new", "--edition", "nothing", "-o", "x"], "没有“nothing”这个版式"),
        (["fill", "-o", "x"], "缺少 VALUES.json"),
        (["fill", "nowhere.json", "-o", "x"], "打不开“nowhere.json”：没有这个文件"),
        (["fill", ".", "-o", "x"], "打不开“.”：这是文件夹，不是文件"),
        (["fill", "a", "-o", ""], "文件名空着"),
        (["export", "a", "--to", " "], "文件名空着"),
        (["export", "a", "--to", __file__], "不是文件夹；--to 后面写放导出文件的文件夹"),
        (["show", ""], "文件名空着"),
        (["show", "/dev/null"], "打不开“null”：这不是普通文件，可能是管道或者设备"),
    ],
)
def test_wrong_use(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
    arguments: list[str],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())

    assert words in sentence(capsys, *arguments)
    assert sorted(tmp_path.iterdir()) == before


def test_new_never_overwrites(draft: Path, capsys: Capture) -> None:
    before = draft.read_bytes()

    assert "已经存在" in sentence(capsys, "new", "--edition", ISSUED, "-o", draft)
    assert draft.read_bytes() == before


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("没有/甲.perfeval", "不存在。"),
        ("文件夹", "同名的文件夹已经存在"),
        ("文件/甲", "文件”不是文件夹。"),
        ("县" * 200, "“" + "县" * 200 + "”没有写成：文件名太长"),
        ("县" * 256, "“" + "县" * 40 + "…”没有写成：文件名太长"),
        ("a" * 5_000, "“" + "a" * 40 + "…”没有写成：文件名太长"),
        ("a" * 5_000 + "/甲", "文件名太长"),
    ],
)
def test_places_a_draft_cannot_be_written_to(
    tmp_path: Path, capsys: Capture, place: str, words: str
) -> None:
    (tmp_path / "文件夹").mkdir()
    (tmp_path / "文件").write_text("x", encoding="utf-8")

    assert words in sentence(capsys, "fill", SCENARIO, "-o", tmp_path / place)


@pytest.mark.parametrize(
    ("place", "words"), [("没有", "没有”不存在。"), ("文件", "文件”不是文件夹。")]
)
def test_places_a_list_cannot_be_written_to(
    draft: Path, capsys: Capture, place: str, words: str
) -> None:
    (draft.parent / "文件").write_text("x", encoding="utf-8")

    told = sentence(capsys, "check", draft, "--xlsx", draft.parent / place / "单.xlsx")
    assert words in told


@pytest.mark.parametrize("name", ["a" * 5_000, "县" * 256, "深/" * 3_000 + "甲"])
@pytest.mark.parametrize("command", ["show", "export", "check"])
def test_names_no_file_can_have(name: str, command: str, capsys: Capture, tmp_path: Path) -> None:
    more = ("--to", tmp_path) if command == "export" else ()
    assert run(command, name, *more) == 2
    assert "：文件名太长。" in capsys.readouterr().err


def test_export_into_a_file_or_below_one(draft: Path, capsys: Capture) -> None:
    told = sentence(capsys, "export", draft, "--to", draft, "--format", "docx")
    assert f"“{draft}”不是文件夹" in told
    told = sentence(capsys, "export", draft, "--to", draft / "下", "--format", "docx")
    assert "“下”没有写成：" in told


def test_export_into_a_folder_without_rights(
    draft: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> tuple[int, str]:
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path))

    # Root may write anywhere, so that the system itself cannot be asked to refuse.
    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    told = sentence(capsys, "export", draft, "--to", tmp_path / "出", "--format", "docx")

    assert "这个文件夹不能写入" in told
    assert list((tmp_path / "出").iterdir()) == []


def test_what_the_system_refuses_is_one_sentence_too(
    draft: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error", "/somewhere")

    monkeypatch.setattr(drafts, "open_draft", refuse)

    assert sentence(capsys, "show", draft) == "“/somewhere”：读写磁盘时出错。"


def test_a_write_error_says_that_the_old_file_is_there(
    draft: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_: object) -> None:
        raise WriteError(path, "磁盘空间不足")

    monkeypatch.setattr(commands, "save_draft", refuse)

    assert "原来的文件没有改动" in sentence(capsys, "fill", SCENARIO, "-o", draft)


# ---- as a process


def process(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "main.py", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=600,
        check=False,
    )


def test_chinese_comes_out_under_any_locale(draft: Path) -> None:
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = process("show", draft, **plain)

    assert done.returncode == 0, done.stderr
    assert "填报单位：甲中心" in done.stdout.decode("utf-8")
    assert done.stderr == b""


@pytest.mark.parametrize(
    "arguments",
    [
        *(
            ["a", "b"],
            ["exprot"],
            ["--formt"],
            ["show", "没有.perfeval"],
            ["export", "x", "--to", "y"],
        ),
        *(["a" * 5_000], ["县" * 256], ["深/" * 3_000], ["a" * 5_000, "b"]),
    ],
)
def test_wrong_use_ends_with_2_and_one_line(arguments: list[str]) -> None:
    # Without a display the window could not even say that something is wrong.
    done = process(*arguments, LC_ALL="C", QT_QPA_PLATFORM="offscreen")

    assert done.returncode == 2
    assert done.stdout == b""
    (told,) = done.stderr.decode("utf-8").splitlines()
    assert "Traceback" not in told
    assert len(told) < 200


def test_output_that_nobody_reads_is_no_error(draft: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [sys.executable, "main.py", "show", str(draft), "--json"],
            cwd=ROOT,
            stdout=write,
            stderr=subprocess.PIPE,
            timeout=600,
            check=False,
        )
    finally:
        os.close(write)

    assert done.returncode == 0
    assert done.stderr == b""
