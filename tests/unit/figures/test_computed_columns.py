"""Columns that are computed: how they are declared, and how what follows from columns is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval_gui.domain.names.filling import fill
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet

FORM = """
name = "设备表"
year = 2025

[[sections]]
key = "things"
title = "设备"

[[tables]]
key = "assets"
section = "things"
columns = [
    ["title", "名称", "text"],
    {{ key = "number", label = "数量", kind = "count", unit = "台" }},
    ["cost", "金额", "money"],
    {price},
]

[[parts]]
key = "sheet"
"""
PAGE = """
columns 50 30 30 30
*assets | '{assets.title} | {assets.number} | {assets.cost} | {assets.price:dash} |
"""


def form(folder: Path, price: str) -> Rulebook:
    (folder / "edition.toml").write_text(FORM.format(price=price), encoding="utf-8")
    (folder / "sheet.page").write_text(PAGE, encoding="utf-8")
    return read_edition(folder)


def filled(book: Rulebook, *rows: tuple[str, str]) -> Sheet:
    assets = [{"number": number, "cost": cost} for number, cost in rows]
    report = fill(new_report(book.edition, 2025), book.edition, {}, {"assets": assets})
    return book.evaluate(report)


def test_a_quotient_is_an_amount_where_the_form_says_so(tmp_path: Path) -> None:
    price = (
        '{ key = "price", label = "单价", rule = "ratio", of = ["cost", "number"], kind = "money" }'
    )
    sheet = filled(form(tmp_path, price), ("8", "0.36"), ("", "3"), ("0", "3"), ("71", "3.32"))

    shown = [sheet.shown(f"assets[{row}].price") for row in range(4)]
    # 0.045 is half up; blank and zero give nothing.
    assert shown == ["0.05", "", "", "0.05"]


def test_the_places_are_those_of_the_amount_and_are_rounded_once(tmp_path: Path) -> None:
    price = (
        '{ key = "price", label = "单价", rule = "ratio", of = ["cost", "number"], '
        'kind = "money", places = 1 }'
    )
    # 0.1496: by way of two places it would be 0.15, and then 0.2.
    sheet = filled(form(tmp_path, price), ("1250", "187"))

    assert sheet.shown("assets[0].price") == "0.1"


def test_a_rule_in_one_word_and_in_a_list_are_the_same(tmp_path: Path) -> None:
    short = form(tmp_path, '["price", "单价", "ratio cost number"]').edition.declared
    long = '{ key = "price", label = "单价", rule = "ratio", of = ["cost", "number"] }'

    assert form(tmp_path, long).edition.declared == short


@pytest.mark.parametrize(
    ("price", "said"),
    [
        ('{ key = "price", label = "单价", rule = "ratios", of = ["cost"] }', "rule 只能是"),
        ('{ key = "price", label = "单价", rule = "ratio", of = ["cost"] }', "2 个名称"),
        ('{ key = "price", label = "单价", rule = "ratio cost number" }', "rule 只能是"),
        ('{ key = "price", label = "单价", rule = "constant" }', "不能是 constant"),
        ('{ key = "price", label = "单价" }', "每一列应当是"),
        ('{ key = "price", label = "单价", kind = "money", rules = "sum" }', "没有“rules”"),
    ],
)
def test_a_column_written_wrong_is_refused_in_words(tmp_path: Path, price: str, said: str) -> None:
    with pytest.raises(EditionError, match=said):
        form(tmp_path, price)


INDICATORS = """
name = "指标表"
year = 2025

[indicators]
columns = [["second_score", "复核得分"]]

[[sections]]
key = "indicators"

[[groups]]
key = "output"
label = "产出指标"
points = 100
kinds = [["quantity", "数量指标"]]

[[figures]]
name = "second_total"
rule = "sum"
of = ["indicators[].second_score"]
label = "复核总分"

[labels]
"indicators[].group" = "一级指标"
"indicators[].kind" = "二级指标"
"indicators[].name" = "三级指标"
"indicators[].target" = "指标值"
"indicators[].actual" = "完成值"
"indicators[].reason" = "原因"
"indicators[].points" = "分值"
"indicators[].score" = "得分"
total_score = "总分"

[[parts]]
key = "sheet"
"""


def test_what_follows_from_an_added_column_of_indicators_has_its_unit(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text(INDICATORS, encoding="utf-8")
    page = "columns 50\n*indicators | {indicators.second_score} |\n| {second_total} |\n"
    (tmp_path / "sheet.page").write_text(page, encoding="utf-8")

    kinds = {one.name: one.kind for one in read_edition(tmp_path).edition.declared.figures}

    assert kinds["second_total"].unit == "分"
