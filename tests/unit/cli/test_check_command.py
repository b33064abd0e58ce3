"""`main.py check`: files and folders, exit codes, lines, JSON, workbook, many processes."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from given.worked import filled
from perfeval_gui import paths
from perfeval_gui.cli import commands
from perfeval_gui.cli.batch import drafts_in
from perfeval_gui.domain.names.fields import put
from perfeval_gui.domain.record.report import Report
from perfeval_gui.exports.excel import listing
from perfeval_gui.exports.excel.listing import Listing
from perfeval_gui.storage.draft.files import open_draft, save_draft

WRONG_PHONE = {"base_phone": "138000100012"}


def draft(folder: Path, name: str, report: Report) -> Path:
    path = folder / f"{name}.perfeval"
    save_draft(path, report)
    return path


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return draft(tmp_path, "sample", open_draft(paths.sample()))


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    return draft(tmp_path, "wrong", put(open_draft(paths.sample()), "form_phone", "123"))


def test_nothing_to_mend(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["check", str(sample)]) == 0
    out, err = capsys.readouterr()
    assert "错误" not in out
    assert out.count("已说明") == 5
    assert err.count("\n") == 1


def test_one_line_a_finding(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["check", str(wrong)]) == 1
    lines = capsys.readouterr().out.splitlines()

    assert all(line.startswith(f"{wrong}：") for line in lines)
    assert sum("：错误　评价人员　" in line for line in lines) == 1


def test_what_cannot_be_read_does_not_stop_the_others(
    wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.perfeval"
    broken.write_bytes(wrong.read_bytes()[:-9])
    stranger = draft(tmp_path, "stranger", Report(edition="nowhere-2023", year=2023))

    drafts = [broken, stranger, wrong, tmp_path / "no"]
    assert commands.run(["check", *map(str, drafts)]) == 2
    out, err = capsys.readouterr()
    assert str(wrong) in out
    assert "已损坏" in err
    assert "没有“nowhere-2023”这个版式" in err
    assert "打不开的 3 份" in err


def test_folders_are_searched_to_the_bottom(tmp_path: Path, wrong: Path) -> None:
    deep = tmp_path / "街道" / "二"
    deep.mkdir(parents=True)
    inner = draft(deep, "内", filled())
    (tmp_path / "not.txt").write_text("x", encoding="utf-8")

    assert list(drafts_in([tmp_path])) == sorted([inner, wrong])
    assert list(drafts_in([inner, tmp_path / "not.txt"])) == [inner, tmp_path / "not.txt"]


def test_json_is_one_list(wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    no = tmp_path / "no.perfeval"

    assert commands.run(["check", str(wrong), str(no), "--json"]) == 2
    first, second = json.loads(capsys.readouterr().out)
    assert first["file"] == str(wrong)
    assert {"phone"} == {f["check"] for f in first["findings"] if f["level"] == "error"}
    answered = next(f for f in first["findings"] if f["check"] == "budget-growth")
    assert (answered["state"], bool(answered["answer"])) == ("answered", True)
    assert second.keys() == {"file", "fault"}


def test_workbook_of_all_findings(tmp_path: Path, wrong: Path) -> None:
    odd = draft(tmp_path, "odd", filled({"unit": "=1+1", **WRONG_PHONE}))
    out = tmp_path / "清单.xlsx"

    assert commands.run(["check", str(wrong), str(odd), "--xlsx", str(out)]) == 1
    rows = list(openpyxl.load_workbook(out).active.iter_rows())  # type: ignore[union-attr]  # it has one
    assert [cell.value for cell in rows[0]][:4] == ["文件", "单位", "年度", "程度"]
    assert {row[0].value for row in rows[1:]} == {str(wrong), str(odd)}
    (formula,) = {row[1].data_type for row in rows if row[1].value == "=1+1"}
    assert formula == "s"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["{folder}/empty"], "没有找到草稿"),
        (["{draft}", "--xlsx", "{draft}"], "应当以 .xlsx 结尾"),
        (["{draft}", "--xlsx", "{folder}/none/a.xlsx"], "不存在"),
        ([], "缺少"),
    ],
)
def test_wrong_use(
    arguments: list[str], reason: str, wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (wrong.parent / "empty").mkdir()
    before = wrong.read_bytes()
    given = [word.format(folder=wrong.parent, draft=wrong) for word in arguments]

    assert commands.run(["check", *given]) == 2
    assert reason in capsys.readouterr().err
    assert wrong.read_bytes() == before


def test_a_long_list_goes_on_in_another_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_ROWS", 2)
    made = Listing("表", (("甲", 10),))
    for number in range(5):
        made.add((str(number),))

    import io

    book = openpyxl.load_workbook(io.BytesIO(made.data()))
    assert [[row[0] for row in sheet.values] for sheet in book.worksheets] == [
        ["甲", "0", "1"],
        ["甲", "2", "3"],
        ["甲", "4"],
    ]


def interrupted(*arguments: object, **options: object) -> int:
    """Stands in for a check during which Ctrl+C is pressed."""
    raise KeyboardInterrupt


def test_ctrl_c_is_no_traceback(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("perfeval_gui.cli.check.check", interrupted)

    assert commands.run(["check", str(wrong)]) == 130
    assert capsys.readouterr().err == "已中断。\n"
