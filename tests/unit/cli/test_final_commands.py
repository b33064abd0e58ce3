"""定稿 on the command line: shown, checked, printed on what is exported, never written over."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from given.command_line import Capture, run, sentence, values_file
from given.edges import EDGES
from given.hostile_drafts import sealed
from given.worked import issued
from perfeval_gui.domain.names.fields import put
from perfeval_gui.domain.record.report import FinalState, Report
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.final_state.standing import UNREADABLE, declared, released
from perfeval_gui.imports.reading.files import read
from perfeval_gui.imports.taking.new_year import new_year
from perfeval_gui.storage.draft.draft import content_of
from perfeval_gui.storage.draft.files import save_draft

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def state() -> FinalState:
    return declared(EDGES["example"]())


@pytest.fixture
def report(state: FinalState) -> Report:
    return replace(EDGES["example"]().report, final_state=state)


def draft(folder: Path, report: Report) -> Path:
    path = folder / "甲.perfeval"
    save_draft(path, report)
    return path


def test_a_final_draft_is_told_to_be_the_same(
    tmp_path: Path, capsys: Capture, report: Report, state: FinalState
) -> None:
    path = draft(tmp_path, report)

    assert run("show", path) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"{state}。内容没有变。"
    assert run("check", path) == 0
    assert f"{path}：{state}。内容没有变。" in capsys.readouterr().err


def test_one_that_was_changed_is_told_cell_by_cell(
    tmp_path: Path, capsys: Capture, report: Report
) -> None:
    path = draft(tmp_path, put(report, "unit", "另一个"))

    assert run("show", path) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-2].endswith("被别的程序或者旧版本改过，和定稿时有 1 处不同。")
    assert told[-1].endswith("现在“另一个”")
    assert run("check", path) == 1
    assert "定稿以后被改过的 1 份" in capsys.readouterr().err
    assert run("show", "--json", path) == 0
    shown = json.loads(capsys.readouterr().out)["final"]
    assert (shown["became"], len(shown["changed"])) == ("changed", 1)


def test_words_that_are_unknown_are_told(tmp_path: Path, capsys: Capture, report: Report) -> None:
    content = content_of(report) | {"final": "2 von später"}
    path = tmp_path / "甲.perfeval"
    path.write_bytes(sealed(json.dumps(content, ensure_ascii=False)))

    assert run("show", path) == 0
    assert capsys.readouterr().out.splitlines()[-1] == UNREADABLE


def test_a_released_one_may_differ(tmp_path: Path, capsys: Capture, report: Report) -> None:
    assert report.final_state is not None
    free = replace(report, final_state=released(report.final_state))
    path = draft(tmp_path, put(free, "unit", "另一个"))

    assert run("check", path) == 0
    assert "解除。和定稿时有 1 处不同。" in capsys.readouterr().err


def test_no_command_writes_over_a_final_draft(
    tmp_path: Path, capsys: Capture, report: Report
) -> None:
    path = draft(tmp_path, report)
    data = path.read_bytes()
    values = values_file(tmp_path, {"edition": "yunxi-2023", "values": {"quota": "9"}})

    assert "已定稿，没有改动" in sentence(capsys, "fill", values, "-o", path)
    assert "已定稿，没有改动" in sentence(capsys, "read", tmp_path / "x.xlsx", "--into", path)
    assert path.read_bytes() == data


def test_exported_it_says_its_number_and_the_file_is_told_to_be_the_same(
    tmp_path: Path, capsys: Capture, report: Report, state: FinalState
) -> None:
    path = draft(tmp_path, report)
    assert run("export", path, "--to", tmp_path / "出", "--format", "docx") == 0
    told = capsys.readouterr()
    file = Path(told.out.strip())
    assert file.name.endswith("（定稿）.docx")
    assert f"核对号 {state.number}" in told.err
    contents = read(file.read_bytes(), file.name)
    heads = {one.text for one in contents.paragraphs if one.where == "header"}
    assert heads == {f"定稿　核对号 {state.number}"}

    assert run("show", file) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"{state}。内容没有变。"

    save_draft(path, put(report, "unit", "另一个"))
    assert run("export", path, "--to", tmp_path / "出", "--format", "docx", "--no-draft") == 0
    assert "定稿" not in Path(capsys.readouterr().out.strip()).name


def test_what_is_published_does_not_say_the_number(
    tmp_path: Path, capsys: Capture, report: Report, state: FinalState
) -> None:
    path = draft(tmp_path, report)
    assert run("export", path, "--to", tmp_path, "--format", "docx", "--public") == 0
    file = Path(capsys.readouterr().out.strip())

    texts = [one.text for one in read(file.read_bytes(), file.name).paragraphs]
    assert not any(state.number in text for text in texts)


def test_a_new_year_begins_without(report: Report) -> None:
    old = issued().evaluate(report)

    assert new_year(old, new_report(issued().edition, 2024)).report.final_state is None
