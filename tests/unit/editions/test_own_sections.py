"""What an officer is told who puts her own cells into a part that only holds standard names."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.reading.errors import EditionError

FORM = """
name = "封面"
year = 2025

[[sections]]
key = "{key}"
title = "封面"
{names}

[[cells]]
key = "contact"
section = "{section}"
label = "联系人"
kind = "text"

[labels]
unit = "单位"

[[parts]]
key = "sheet"
"""
NAMES = 'names = ["unit"]'


def said(folder: Path, key: str, names: str, section: str) -> str:
    text = FORM.format(key=key, names=names, section=section)
    (folder / "edition.toml").write_text(text, encoding="utf-8")
    (folder / "sheet.page").write_text("columns 50 50\n| {unit} | {contact} |\n", encoding="utf-8")
    try:
        read_edition(folder)
    except EditionError as error:
        return str(error)
    return ""


def test_a_standard_name_is_said_to_be_one(tmp_path: Path) -> None:
    text = FORM.format(key="front", names=NAMES, section="front").replace('"contact"', '"office"')
    (tmp_path / "edition.toml").write_text(text, encoding="utf-8")
    (tmp_path / "sheet.page").write_text("columns 1\n| {unit} |\n", encoding="utf-8")

    with pytest.raises(EditionError, match="“office”是标准名称"):
        read_edition(tmp_path)


@pytest.mark.parametrize(
    ("key", "names", "section", "message"),
    [
        ("front", NAMES, "front", ""),
        ("cover", "", "cover", "另起一个名称写一个自己的部分"),
        ("front", NAMES, "cover", "另起一个名称写一个自己的部分"),
        ("cover", NAMES, "cover", "请换一个名称"),
        ("front", NAMES, "back", "没有“back”这个自己的部分"),
    ],
)
def test_own_cells_stand_in_own_parts(
    key: str, names: str, section: str, message: str, tmp_path: Path
) -> None:
    told = said(tmp_path, key, names, section)

    assert bool(told) == bool(message)
    assert message in told


def test_the_colon_behind_a_line_is_not_said_within_the_name_of_its_cell(tmp_path: Path) -> None:
    table = (
        '[[tables]]\nkey = "run"\nsection = "front"\nrows = [["total", "总额：", "all"]]\n'
        'columns = [["done", "执行数", "money"]]\n\n[labels]'
    )
    text = FORM.format(key="front", names=NAMES, section="front").replace("[labels]", table)
    (tmp_path / "edition.toml").write_text(text, encoding="utf-8")
    page = "columns 1 1\n| {unit} | {contact} |\n*run | {run.label} | {run.done} |\n"
    (tmp_path / "sheet.page").write_text(page, encoding="utf-8")
    labels = read_edition(tmp_path).edition.labels

    assert labels["run.total.done"] == "总额 执行数"
    assert labels["run.total"] == "总额："
