"""A draft for each project, made from the report of its unit; and what its form declares."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from given.command_line import Capture, run, sentence
from given.unit_forms import FORM, UNIT, form, forms, in_yuan, put_figure, save, whole
from given.worked import EDITIONS, Row, filled, issued
from perfeval_gui.domain.names.fields import get
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.unit_drafts.project_drafts import lines_with_amounts, made, told

# ---- made from the unit's report


def test_a_draft_for_each_project(tmp_path: Path, capsys: Capture) -> None:
    unit = whole(form_filler="王五", form_phone="13812345678", operations__final="3")
    draft = save(tmp_path, {"整体": unit}) / "整体.perfeval"
    assert run("projects", draft, "--edition", FORM, "--to", tmp_path / "项目") == 0
    paths = [Path(line) for line in capsys.readouterr().out.splitlines()]

    assert [path.name for path in paths] == [
        "农村公路养护2023年度项目支出绩效自评表.perfeval",
        "危桥改造2023年度项目支出绩效自评表.perfeval",
    ]
    report = fitted(open_draft(paths[0]), form().form)
    shown = form().evaluate(report)
    assert report.edition == FORM
    assert report.year == 2023
    assert report.document
    names = ("unit", "form_filler", "form_phone", "project_name")
    assert [shown.shown(name) for name in names] == [UNIT, "王五", "13812345678", "农村公路养护"]
    assert shown.shown("annual_budget") == "60.00"
    assert shown.shown("executed") == "58.50"
    assert shown.shown("sources.total.initial") == ""

    run("check", tmp_path, "--json")
    entries = json.loads(capsys.readouterr().out)
    assert not any("compared" in entry for entry in entries)


def test_lines_that_are_wanted(tmp_path: Path) -> None:
    unit = whole(operations__final="3", maintenance__final="0")
    draft = save(tmp_path, {"整体": unit}) / "整体.perfeval"
    out = tmp_path / "项目"

    given = ("--edition", FORM, "--to", out, "--lines", "operations, maintenance")
    assert run("projects", draft, *given) == 0
    names = {path.name.partition("2023")[0] for path in out.iterdir()}
    assert names == {"农村公路养护", "危桥改造", "业务工作经费"}
    assert [line.name for line in lines_with_amounts(issued().evaluate(unit))] == ["业务工作经费"]


def test_what_is_there_is_never_touched(tmp_path: Path, capsys: Capture) -> None:
    draft = save(tmp_path, {"整体": whole()}) / "整体.perfeval"
    there = tmp_path / "危桥改造2023年度项目支出绩效自评表.perfeval"
    there.symlink_to(tmp_path / "别处" / "没有")
    arguments = ("projects", draft, "--edition", FORM, "--to", tmp_path)

    assert run(*arguments) == 0
    out, err = capsys.readouterr()
    assert out.count("\n") == 1
    assert "“危桥改造”没有新建" in err
    assert there.is_symlink()
    before = {path.name: path.lstat().st_mtime_ns for path in tmp_path.iterdir()}
    assert run(*arguments) == 0
    assert {path.name: path.lstat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_names_are_safe_and_each_has_its_own(tmp_path: Path) -> None:
    rows: list[Row] = [{"name": name, "final": "1"} for name in ("a/b", "A:B", "../x", "x" * 300)]
    rows += [{"final": "2"}, {}, {"name": "a / b", "final": "3"}]
    results = list(made(issued().evaluate(whole(*rows)), form(), tmp_path))

    assert [one.failed for one in results] == [False, False, False, False, True, True]
    names = [path.name for path in tmp_path.iterdir()]
    assert len({name.casefold() for name in names}) == len(names) == 4
    assert not list(tmp_path.parent.glob("*.perfeval"))
    assert told(results[4]) == "“第 5 个专项”没有名称，没有新建。"
    assert "同名" in told(results[5])


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    results = list(made(issued().evaluate(whole()), form(), tmp_path / "没有"))

    assert all(one.failed and "没有写成" in told(one) for one in results)


def test_amounts_in_yuan(tmp_path: Path) -> None:
    book = in_yuan(tmp_path)
    unit = put_figure(whole(), "project_spending.budget", "1")
    paths = [one.path for one in made(issued().evaluate(unit), book, tmp_path)]
    (path,) = [path for path in paths if path is not None and "路养" in path.name]
    report = fitted(open_draft(path), book.form)

    assert str(get(report, "sources.total.done")) == "585000"


@pytest.mark.parametrize(
    ("edition", "more", "reason"),
    [
        ("yunxi-2023", (), "没有写 [package]"),
        (FORM, ("--lines", "三公"), "operations、maintenance"),
        ("nowhere", (), "没有“nowhere”这个版式"),
    ],
)
def test_wrong_use(
    edition: str, more: tuple[str, ...], reason: str, tmp_path: Path, capsys: Capture
) -> None:
    draft = save(tmp_path, {"整体": whole()}) / "整体.perfeval"
    out = tmp_path / "项目"

    given = ("projects", draft, "--edition", edition, "--to", out, *more)
    assert reason in sentence(capsys, *given)
    assert not out.exists()


def test_only_a_unit_has_projects(tmp_path: Path, capsys: Capture) -> None:
    save(tmp_path, {"路": forms()["路"], "空": filled()})
    given = ("--edition", FORM, "--to", tmp_path)

    assert "没有专项明细" in sentence(capsys, "projects", tmp_path / "路.perfeval", *given)
    assert "没有填专项" in sentence(capsys, "projects", tmp_path / "空.perfeval", *given)
    given = ("--edition", FORM, "--to", tmp_path / "路.perfeval")
    assert "不是文件夹" in sentence(capsys, "projects", tmp_path / "空.perfeval", *given)


# ---- declared


@pytest.mark.parametrize(
    ("line", "wrong", "reason"),
    [
        ('"projects[].name" = "project_name"\n', "", "要写项目名称是哪一栏"),
        ('unit = "unit"', 'units = "unit"', "整体报告没有“units”"),
        ('unit = "unit"', 'unit = "nothing"', "没有“nothing”"),
        ('unit = "unit"', 'unit = "executed"', "没有“executed”"),
        ('unit = "unit"', 'unit = "report_date"', "不是一类内容"),
        ('unit = "unit"', 'unit = "form_phone"', "写了两遍"),
        ('"projects[].final" =', '"projects[].finals" =', "没有“projects[].finals”"),
    ],
)
def test_a_wrong_package_is_refused_with_its_line(
    line: str, wrong: str, reason: str, tmp_path: Path
) -> None:
    place = tmp_path / FORM
    place.mkdir()
    for file in (EDITIONS / FORM).iterdir():
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".toml":
            assert line in text
            text = text.replace(line, wrong, 1)
        (place / file.name).write_text(text, encoding="utf-8")
    with pytest.raises(Exception, match=r"edition\.toml") as refused:
        Shelf((tmp_path,)).read(FORM)
    assert reason in str(refused.value)
    assert " 0 " not in str(refused.value)


def test_other_forms_have_no_package() -> None:
    assert not issued().edition.package
