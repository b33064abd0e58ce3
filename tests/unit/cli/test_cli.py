"""The command line: what each command does, and one sentence for everything that goes wrong."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from checkout import ROOT
from given.command_line import Capture, run, values_file
from given.worked import ISSUED, filled, issued
from perfeval_gui import __version__, paths
from perfeval_gui.cli import commands, words
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import get, put
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.storage.draft.files import open_draft, save_draft

SCENARIO: Final = ROOT / "tests/scenarios/yunxi-2023-as-published.json"
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "甲.perfeval"
    save_draft(path, filled({"unit": "甲中心", "quota": "8", "in_post": "8"}))
    return path


# ---- what the commands do


def test_fill_and_show_give_the_scenario_as_printed(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "甲.perfeval"
    assert run("fill", SCENARIO, "-o", path) == 0
    assert run("show", path, "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    expected = json.loads(SCENARIO.with_suffix(".expected.json").read_text(encoding="utf-8"))

    assert {name: cell(shown, name) or "" for name in expected} == expected


def cell(shown: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - JSON
    table, found, rest = name.partition("[")
    if not found:
        return shown["values"][name]
    row, _, column = rest.partition("].")
    return shown["tables"][table][int(row)][column]


def test_show_names_everything_typed_and_computed(draft: Path, capsys: Capture) -> None:
    save_draft(
        draft,
        put(filled({"in_post": "0"}, projects=[{}], buildings=[{}]), "quota", Unread("八人")),
    )
    run("show", draft, "--json")
    shown = json.loads(capsys.readouterr().out)
    figures = {name for name in issued().figures if "[]" not in name}
    rows = {column.split("].")[1] for column in issued().figures if column.startswith("buildings[")}

    assert list(shown) == ["edition", "year", "values", "tables"]
    assert shown["values"].keys() == STANDARD.fields.keys() | figures
    assert shown["tables"].keys() == STANDARD.tables.keys()
    assert (
        shown["tables"]["buildings"][0].keys() == STANDARD.tables["buildings"].kinds.keys() | rows
    )
    assert shown["values"]["control_rate"] is None
    assert shown["values"]["unit"] is None
    assert shown["values"]["in_post"] == "0"
    assert shown["values"]["quota"] == "八人"
    assert shown["values"]["project_linked"] is True
    assert set(shown["tables"]["projects"][0].values()) == {None}


def test_show_lists_labels_and_figures(draft: Path, capsys: Capture) -> None:
    run("show", draft)
    lines = capsys.readouterr().out.splitlines()

    assert "编制数：8" in lines
    assert "控制率：100.00%" in lines


def test_show_reads_like_the_form(capsys: Capture) -> None:
    run("show", paths.sample())
    out = capsys.readouterr().out

    assert "（一）综合评价结论：经自评，2023年度我单位部门整体支出绩效自评得分100.00分" in out
    assert "审核说明第 5 行 位置：全年预算数（万元）" in out
    assert "绩效指标第 1 行 一级指标：产出指标" in out
    assert not re.search(r"[{}#]|[a-z]+_[a-z]+|text-|duties|jump-", out)


def test_show_names_what_is_not_told_any_more(tmp_path: Path, capsys: Capture) -> None:
    rows = [{"check": "text-doubled", "sentence": "共{executed}万元元。"}, {"check": "text-word"}]
    save_draft(tmp_path / "甲.perfeval", filled({}, dismissals=rows))
    run("show", tmp_path / "甲.perfeval")
    lines = capsys.readouterr().out.splitlines()

    assert "不再提示第 1 行 不再提示的校核：重复的字词、单位和标点" in lines
    assert "不再提示第 1 行 不再提示的句子：共〔全年执行数〕万元元。" in lines
    assert "不再提示第 2 行 不再提示的校核：常见错别字" in lines


def test_new_makes_an_untouched_draft(tmp_path: Path) -> None:
    assert run("new", "--edition", ISSUED, "--year", "2025", "-o", tmp_path / "乙.perfeval") == 0
    assert open_draft(tmp_path / "乙.perfeval").year == 2025


def test_editions_are_listed(capsys: Capture) -> None:
    assert run("editions") == 0
    assert f"{ISSUED}\t2023\t" in capsys.readouterr().out


def test_version_and_help(capsys: Capture) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out == f"{__version__}\n"
    assert run("export", "--help") == 0
    assert "--to" in capsys.readouterr().out


def test_the_program_knows_the_same_commands_as_the_command_line() -> None:
    assert set(words.COMMANDS) == set(commands._parser()._subparsers._group_actions[0].choices)  # type: ignore[union-attr,arg-type]  # argparse hides them


def test_export_writes_each_format_once(draft: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run("export", draft, "--to", tmp_path / "出" / "深", "--format", "docx, XLSX,docx") == 0
    written = capsys.readouterr().out.splitlines()

    assert [Path(line).suffix for line in written] == [".docx", ".xlsx"]
    assert sorted(map(str, (tmp_path / "出" / "深").iterdir())) == sorted(written)


# ---- figures in JSON


@pytest.mark.parametrize(
    "number", ["209.64", "0.1", "9007199254740.99", "0", "12.30", '"24.92"', '"２４．９２万元"']
)
def test_numbers_in_json_are_taken_as_written(tmp_path: Path, number: str) -> None:
    text = f'{{"edition": "{ISSUED}", "values": {{"executed": {number}}}}}'
    assert run("fill", values_file(tmp_path, text), "-o", tmp_path / "甲") == 0

    wanted = Decimal("24.92") if "２" in number else Decimal(number.strip('"'))
    assert get(open_draft(tmp_path / "甲"), "executed") == wanted


@pytest.mark.parametrize("number", ["1e5", "NaN", "Infinity", "-1", "0.001", "true", "[1]", '"八"'])
def test_what_is_no_figure_is_refused_with_its_place(
    tmp_path: Path, capsys: Capture, number: str
) -> None:
    text = f'{{"edition": "{ISSUED}", "values": {{"executed": {number}}}}}'
    assert run("fill", values_file(tmp_path, text), "-o", tmp_path / "甲") == 2

    assert "values.executed：" in capsys.readouterr().err
    assert not (tmp_path / "甲").exists()


def test_every_fault_is_named_at_once(tmp_path: Path, capsys: Capture) -> None:
    content = {
        "edition": ISSUED,
        "values": {"quota": "八", "no_such": "1", "control_rate": "1", "unit": "甲"},
        "tables": {"projects": [{"final": "1"}, {"final": "x", "amount": "2"}], "nothing": []},
    }
    assert run("fill", values_file(tmp_path, content), "-o", tmp_path / "甲") == 2
    told = capsys.readouterr().err

    paths = [line.partition("：")[0] for line in told.splitlines()[1:]]
    assert paths == [
        "values.quota", "values.no_such", "values.control_rate", "tables.projects[1].final",
        "tables.projects[1].amount", "tables.nothing",
    ]  # fmt: skip
    assert "values.control_rate：由程序计算，不能填写。" in told
    assert not (tmp_path / "甲").exists()


@pytest.mark.parametrize(("system", "platform"), [("linux", "offscreen"), ("win32", "as it was")])
def test_on_windows_fonts_are_those_of_the_screen(
    draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, platform: str
) -> None:
    """The platform without a screen has none there, and no PDF could be written."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "as it was")
    monkeypatch.setattr(sys, "platform", system)
    assert run("export", draft, "--to", tmp_path, "--format", "docx") == 0

    assert os.environ["QT_QPA_PLATFORM"] == platform
