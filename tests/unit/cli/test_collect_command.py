"""`collect` and `read --into`: sheets from a draft, and what comes back in it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from checkout import ROOT
from given.command_line import Capture, run, sentence
from perfeval_gui import paths
from perfeval_gui.collecting.sheets import asked_of
from perfeval_gui.domain.names.unconfirmed import unconfirmed
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.storage.draft.files import open_draft, save_draft
from perfeval_gui.storage.saving.backups import Backups
from unit.collecting.answered import answered, asked, blank, boxes, only, opened
from unit.collecting.test_asked import whom

EDITION = "yunxi-2023"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "草稿.perfeval"
    save_draft(path, blank(EDITION).report)
    return path


def filled_in(path: Path, place: str, value: object) -> None:
    path.write_bytes(answered(path.read_bytes(), only(place, value))[0])


def test_sheets_go_round_and_come_back_into_the_draft(
    draft: Path, tmp_path: Path, capsys: Capture
) -> None:
    sheets = tmp_path / "收集表.xlsx"

    assert run("collect", draft, "-o", sheets) == 0
    assert capsys.readouterr().out.startswith(f"{sheets}：人事 2 格，会计 ")
    filled_in(sheets, "quota", 12)
    assert run("read", sheets, "--into", draft) == 0
    assert "取来 1 格，都待核\n" in capsys.readouterr().out
    report = open_draft(draft)
    assert report.staffing.quota == 12
    assert unconfirmed(report)["quota"].startswith("“收集表.xlsx”人事 E")
    # As it was, and as it is.
    assert len(Backups(paths.backups()).of(report.document)) == 1 + 1
    before = draft.read_bytes()
    assert run("read", sheets, "--into", draft) == 0
    assert draft.read_bytes() == before


def test_what_is_typed_stays(draft: Path, tmp_path: Path, capsys: Capture) -> None:
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    for path, figure in ((first, 12), (second, 13)):
        path.write_bytes(answered(asked(blank(EDITION)), only("quota", figure))[0])
    run("read", first, "--into", draft)
    capsys.readouterr()

    assert run("read", second, "--into", draft) == 1
    assert "取来 0 格，都待核，已经填了别的内容的 1 格没有动" in capsys.readouterr().out
    assert open_draft(draft).staffing.quota == 12


def test_everybody_gets_a_file_of_his_own(draft: Path, tmp_path: Path) -> None:
    assert run("collect", draft, "-o", tmp_path / "表.xlsx", "--apart") == 0

    names = {path.name for path in tmp_path.glob("*.xlsx")}
    assert names == {f"表-{who}.xlsx" for who in ("人事", "会计", "填报人", "业务股室")}


def test_last_year_is_asked_for_by_its_draft(draft: Path, tmp_path: Path, capsys: Capture) -> None:
    old = tmp_path / "去年.perfeval"
    run("fill", ROOT / "tests/scenarios/yunxi-2023-as-published.json", "-o", old)

    new = tmp_path / "今年.perfeval"
    run("read", "--new-year", old, "-o", new)
    assert run("collect", new, "-o", tmp_path / "表.xlsx", "--last", old) == 0
    book = opened((tmp_path / "表.xlsx").read_bytes())
    (row,) = (cell.row for place, _, cell in boxes(book) if place == "quota")
    assert book["人事"].cell(row, 4).value == "8"
    capsys.readouterr()
    told = sentence(capsys, "collect", draft, "-o", tmp_path / "b.xlsx", "--last", old)
    assert told == "“去年.perfeval”是 2023 年度的，不是 2022 年度的。"


def test_a_full_draft_needs_no_sheet(tmp_path: Path, capsys: Capture) -> None:
    full = tmp_path / "a.perfeval"
    content = json.loads(
        (ROOT / "tests/scenarios/declared/guojia-xiangmu-2020.json").read_text(encoding="utf-8")
    )
    values = tmp_path / "v.json"
    wanted = {key: content[key] for key in ("edition", "year", "values", "tables")}
    values.write_text(json.dumps(wanted), encoding="utf-8")
    run("fill", values, "-o", full)

    assert run("collect", full, "-o", tmp_path / "a.xlsx") == 0
    assert capsys.readouterr().out == "没有还缺的格，没有做收集表。\n"
    assert not (tmp_path / "a.xlsx").exists()


def test_what_cannot_be_done_is_told(draft: Path, tmp_path: Path, capsys: Capture) -> None:
    there = tmp_path / "a.xlsx"
    there.write_bytes(b"")
    later = tmp_path / "b.xlsx"
    book = blank(EDITION).book
    sheet = book.evaluate(new_report(book.edition, 2024))
    later.write_bytes(answered(asked(sheet), only("quota", 1))[0])
    page = tmp_path / "c.html"
    page.write_text("<table><tr><td>编制数</td><td>8</td></tr></table>", encoding="utf-8")

    for words, told in (
        (("collect", draft, "-o", there), "没有覆盖"),
        (("collect", draft, "-o", tmp_path / "a.docx"), "结尾"),
        (("collect", draft, "-o", tmp_path / "没有/a.xlsx"), "文件夹"),
        (("read", later, "--into", draft), "2024 年度"),
        (("read", page, "--into", draft), "不是收集表"),
        (("read", later, "-o", tmp_path / "x.perfeval"), "用 --into 读进发出它的草稿"),
        (("read", there, "--into", draft), "文件是空的"),
        (("read", later), "缺少 -o"),
        (("read", later, "--into", draft, "-o", tmp_path / "x"), "不能和 -o"),
    ):
        assert told in sentence(capsys, *words)
    assert open_draft(draft) == blank(EDITION).report


# ---- who is asked, as an edition says it


def with_askers(tmp_path: Path, text: str) -> Rulebook:
    folder = tmp_path / EDITION
    shutil.copytree(ROOT / "resources/editions" / EDITION, folder)
    with (folder / "edition.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")
    return read_edition(folder)


def test_an_edition_says_who_is_asked(tmp_path: Path) -> None:
    book = with_askers(
        tmp_path,
        """
[[collect]]
who = "资产管理股"
of = ["buildings", "office", "indicators", "staffing"]

[[collect]]
who = "办公室"
of = ["in_post"]
""",
    )
    found = asked_of(book.evaluate(new_report(book.edition, 2023)), {})
    asks = whom(found)

    assert [one.who for one in found] == [
        "资产管理股",
        "办公室",
        "人事",
        "会计",
        "填报人",
        "业务股室",
    ]
    for name in ("buildings", "office", "indicators", "quota"):
        assert asks[name] == "资产管理股", name
    assert (asks["in_post"], asks["evaluators"], asks["meetings"]) == ("办公室", "人事", "会计")


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ('who = "甲"\nof = ["没有的"]', "没有“没有的”这个部分、表或者栏目"),
        ('who = "甲"\nof = ["quota", "quota"]', "写了两遍"),
        ('who = ""\nof = ["quota"]', "who 要写名称"),
        ('who = "甲/乙"\nof = ["quota"]', "who 要写名称"),
        ('who = "甲"\nof = "quota"', "应当是"),
        ('who = "甲"', "缺少"),
    ],
)
def test_a_fault_in_it_is_told_with_its_line(tmp_path: Path, entry: str, reason: str) -> None:
    with pytest.raises(EditionError, match=reason) as raised:
        with_askers(tmp_path, f"[[collect]]\n{entry}")
    assert raised.value.line > 0
