"""Editions: two that load with no change to the program, and many that are refused."""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT
from given.worked import EDITIONS, ISSUED
from perfeval_gui.domain.names.fields import get
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Grid
from unit.forms.test_scenarios import SCENARIOS, SHELF, load

MADE_UP: Final = "linjiang-2024"


# ---- what is there


def test_the_shelf_finds_editions_by_their_folders() -> None:
    assert {MADE_UP, ISSUED} <= set(SHELF.ids())
    assert list(SHELF.ids()) == sorted(SHELF.ids())
    assert list(Shelf((ROOT / "no such folder",)).ids()) == []


@pytest.mark.parametrize("name", ["nothing", "", "..", "../yunxi-2023", "Yunxi-2023"])
def test_an_edition_that_is_not_there(name: str) -> None:
    with pytest.raises(EditionError):
        SHELF.read(name)


def test_an_earlier_folder_comes_first(tmp_path: Path) -> None:
    shutil.copytree(EDITIONS / ISSUED, tmp_path / ISSUED)
    toml = tmp_path / ISSUED / "edition.toml"
    toml.write_text(toml.read_text("utf-8").replace("year = 2023", "year = 2031"), "utf-8")

    assert Shelf((tmp_path, EDITIONS)).read(ISSUED).edition.year == 2031


def test_the_issued_edition() -> None:
    edition = SHELF.read(ISSUED).edition

    assert (edition.id, edition.year) == (ISSUED, 2023)
    assert [str(group.points) for group in edition.groups] == ["40", "25", "5", "20"]
    assert [row.level for row in edition.funds[:4]] == [0, 1, 2, 2]
    assert edition.label("funds.prior_final", 2023) == "2022年决算数"
    assert edition.label("funds.prior_final", 2030) == "2029年决算数"
    assert [drawing.key for drawing in edition.drawings] == [
        "base", "cover", "evaluation", "opinions", "report", "explanations"
    ]  # fmt: skip


def test_a_new_report_begins_with_the_texts_of_the_edition() -> None:
    edition = SHELF.read(ISSUED).edition
    report = new_report(edition, 2025)

    assert (report.edition, report.year) == (ISSUED, 2025)
    assert get(report, "bureau") == edition.starts["bureau"]
    texts = {passage.key: passage.text for passage in report.narrative.passages}
    assert list(texts) == [heading.key for heading in edition.outline if heading.passage]
    assert texts["social_insurance"] == "无。"
    assert texts["three_public"] == ""


def test_another_county_prints_other_rows_and_a_total_row() -> None:
    sheet = load(SCENARIOS / "linjiang-2024-filled.json").sheet
    package = compose(sheet)
    grids = [block for part in package.parts for block in part.blocks if isinstance(block, Grid)]
    texts = [
        [run.text for paragraph in cell.paragraphs for run in paragraph.runs if run.text]
        for grid in grids
        for cell in grid.cells
    ]
    lines = ["".join(text) for text in texts]

    assert lines[4] == "一、基本支出"
    assert "小型水库除险（2024年专项）" in lines
    assert lines[-4:] == ["合　计", "100", "84.50", "良好"]
    assert package.title == "2024年度绩效自评_临江县水利服务站"


# ---- what is refused: what is changed, into what, the lines reported, and the reason

CONCLUSION: Final = (
    '["", "经自评，{Y}年度我单位部门整体支出绩效自评得分{total_score}分，评价等级为“{grade}”。"]'
)
BROKEN_TOML: Final = (
    # the file as a whole
    ("year = 2023", "year = ", "year = ", "“=”后面没有写值"),
    ("[execution]", "[execution", "[execution", "方括号没有成对"),
    ("year = 2023", 'year = "2023"', "year", "year 应当是四位年份"),
    ("year = 2023", "year = 23", "year", "year 应当是四位年份"),
    ("year = 2023", "year = 2023\ncolour = 1", "colour", "没有“colour”这一项"),
    ("[hand]", "[hnad]", "[hnad]", "没有“hnad”这一项"),
    ("[hand]\n", "[hand]\nfoot = 1\n", "foot", "[hand] 里没有“foot”这一项"),
    ('names = ["base_head"', 'names = ["base_hand"', "names", "没有“base_hand”这个栏目"),
    ('"附件2、附件3-1 {unit}', '"附件2、附件3-1 {who}', "file_name", "这里不能用“{who}”"),
    ("[checks]\n", "[checks]\nloud = 1\n", "loud", "[checks] 里没有“loud”这一项"),
    ('budget_growth = "0.30"', "budget_growth = true", "budget_growth", "“budget_growth”应当是"),
    ('jump = "0.50"', 'jump = "-1"', "jump", "写在引号里的数字"),
    ("off = []", 'off = "phone"', "off", "off 应当是校核编号的列表"),
    ("off = []", 'off = ["fone"]', "off", "没有“fone”这条校核"),
    # points and weights
    ('points = "10"', 'points = "12"', 'points = "12"', "12 + 40 + 25 + 5 + 20 = 102，应当是 100"),
    ('points = "10"', "points = 12", "points = 12", "12 + 40 + 25 + 5 + 20 = 102，应当是 100"),
    ('points = "40"', 'points = "四十"', 'points = "四十"', "写在引号里的数字"),
    ('points = "40"', 'points = "-40"', 'points = "-40"', "写在引号里的数字"),
    ('points = "40"', 'points = "NaN"', 'points = "NaN"', "写在引号里的数字"),
    ('points = "10"\n', "", "[execution]", "“points”应当是写在引号里的数字"),
    ('practice = "ratio"', 'practice = "half"', "practice", "practice 只能是"),
    ('hint_over = "1.20"', 'hint_over = "viel"', "hint_over", "写在引号里的数字"),
    ("explain_over =", "explain =", "explain =", "[indicators] 里没有“explain”这一项"),
    ('key = "benefit"', 'key = "output"', '[[groups]]\nkey = "output"\nlabel = "效益', "写了两遍"),
    ('label = "效益指标"\n', "", '[[groups]]\nkey = "benefit"', "[[groups]] 缺少“label”"),
    ('[["served", ', '[["served", "x", ', "kinds = ", "kinds 应当是"),
    ('["quality", "质量指标"]', '["quantity", "质量指标"]', "kinds = ", "key 不能重复"),
    ('key = "partly"', 'key = "half"', 'key = "half"', "[[bands]] 要依次写 met、partly、unmet"),
    ('most = "0.80"', 'most = "0.50"', 'most = "0.50"', "least 不能大于 most"),
    ('most = "1.00"', 'most = "1.10"', 'most = "1.10"', "most 不能大于 1"),
    ('least = "80"', 'least = "95"', 'least = "95"', "等级要从高到低写"),
    # fund lines
    ('line = "abroad"', 'line = "abraod"', 'line = "abraod"', "没有“abraod”这一行经费"),
    ('line = "abroad"', 'line = "meetings"', '[[funds]]\nline = "meetings"\nlabel = "会', "两遍"),
    ('parent = "vehicles"', 'parent = "meetings"', 'parent = "meetings"', "要写在它前面"),
    ('parent = "vehicles"', 'parent = "three"', 'parent = "three"', "上级“three”要写在它前面"),
    ('经费"\nparts = "all"', '经费"\nparts = "most"', 'parts = "most"', "parts 只能是 all 或 some"),
    ('parts = "some"\n', "", 'parent = "public_funds"', "上级“public_funds”没有写 parts"),
    ('line = "procurement"', 'line = "procurement"\nparts = "all"', 'parts = "all"', "没有明细"),
    ('line = "abroad"', 'line = "abroad"\nindent = 1', "indent", "[[funds]] 里没有“indent”"),
    ('later = "本级专项资金（{name}', 'later = "（{nmae}', "later", "这里不能用“{nmae}”"),
    ('label = "三公经费"', 'label = "三公{name}"', 'label = "三公{name}"', "这里不能用“{name}”"),
    # labels, links and texts
    ('quota = "编制数"\n', "", "[labels]", "[labels] 缺少“quota”的名称"),
    ('"funds.final" = "{Y}年决算数"\n', "", "[labels]", "[labels] 缺少“funds.final”的名称"),
    ('"group_score.cost" = "', '"group_score.coast" = "', '"group_score.coast"', "这个栏目"),
    ('"public_funds.budget.rest" = ', '"funds.budget" = ', '"funds.budget"', "写了两遍"),
    ('quota = "编制数"', "quota = 8", "quota = 8", "“quota”应当是文字"),
    ('quota = "编制数"', 'quota = "编制{y}"', 'quota = "编制{y}"', "这里不能用“{y}”"),
    ('quota = "编制数"', 'quota = "编制{Y"', 'quota = "编制{Y"', "花括号没有成对"),
    ('"funds.label" = ', "funds.label = ", "funds.", "名称里有点的要写在引号里"),
    ("[links]\n", '[links]\nnothing = "什么"\n', "nothing", "没有“nothing”这个可以引用的栏目"),
    ("[links]\n", '[links]\n"indicators[].score" = "各项"\n', '"indicators[', "可以引用的栏目"),
    ('executed = "全年执行数"\n', 'executed = "编制数"\n', "executed", "“编制数”已经用过"),
    ('executed = "全年执行数"\n', 'executed = "报告年度"\n', "executed", "“报告年度”已经用过"),
    ('unit = "单位名称"', 'unit = "单位〔名〕"', 'unit = "单位〔名〕"', "也不能有〔〕"),
    ("[help]\n", '[help]\nnothing = "什么"\n', "nothing", "没有“nothing”这个栏目"),
    ("[starts]\n", '[starts]\ncontrol_rate = "1"\n', "control_rate", "没有“control_rate”"),
    ("[starts]\n", '[starts]\nquota = "八"\n', 'quota = "八"', "“八”不是数字"),
    # outline and parts
    ('key = "staff"', 'key = "overview"', '[[outline]]\nkey = "overview"\ntext = "（二', "两遍"),
    ("level = 2", "level = 3", "level = 3", "level 只能是 1 或 2"),
    ("level = 1", "level = true", "level = true", "level 只能是 1 或 2"),
    ("1\npassage = false", '1\npassage = "no"', 'passage = "no"', "passage 只能是"),
    ("编制{quota}人", "编制{qouta}人", '["in_post > quota", "我单位编制{qouta}', "用“{qouta}”"),
    ('["in_post > quota"', '["in_post > qouta"', '["in_post > qouta"', "“qouta”没有这个栏目"),
    ('["in_post > quota"', '["indicators[].score > 1"', '["indicators', "看不懂条件"),
    ('["in_post > quota"', '["in_post > > 3"', '["in_post > > 3"', "看不懂条件“in_post > > 3”"),
    ('["in_post > quota"', '["in_post full"', '["in_post full"', "看不懂条件“in_post full”"),
    ('["in_post > quota", ', '["in_post > quota"], [', "first_of", '应当是 ["条件", "句子"]'),
    ('["quota = 0", "我单位', '["", "无。"],\n["quota = 0", "我单位', '["quota = 0"', "用不到"),
    ('["government_fund = 0", "无。"]', '["government_fund = 0", ""]', "first_of", "句子不能空着"),
    ('start = "{goals_expected}"', 'start = "{goals}"', 'start = "{goals}"', "不能用“{goals}”"),
    ('start = "{goals_expected}"', "start = 3", "start = 3", "start 应当是一段文字"),
    ("first_of = [", "one_of = [", "one_of", "[[outline.start]] 里没有“one_of”"),
    (f"first_of = [\n    {CONCLUSION},\n]", "first_of = []", "first_of", "first_of 应当是"),
    ("[names]\n", '[names]\nnothing = "什么"\n', "nothing", "没有“nothing”这个栏目"),
    ('text = "（一）机构', 'text = "（{quota}）', 'text = "（{quota}）', "这里不能用“{quota}”"),
    ('key = "base"\n', 'key = "../base"\n', 'key = "../base"', "key 应当是页面文件的名字"),
)  # fmt: skip
QUOTA_ROW: Final = "| ^ | {quota} | < | {in_post} | < | {control_rate} | < |"
TOTAL: Final = "{buildings.actual_investment} | {buildings.investment_rate} |"
BROKEN_SUBTOTALS: Final = (
    ("+buildings.floor | ^ | | | | | | |", "没有“buildings.floor”这一列"),
    ("+buildings.size_rate | ^ | {buildings.size_rate:sum} | | | | | |", "不是可以相加的一列"),
    ("+buildings.size_rate | ^ | {three_public.final:sum} | | | | | |", "不是可以相加的一列"),
    ("+buildings.size_rate | ^ | 共{buildings.actual_size:sum} | | | | | |", "要单独占一格"),
    ("+buildings.size_rate | ^ | {buildings.actual_size} | | | | | |", "+ 行里不能用“buildings.ac"),
)
BROKEN_PAGE: Final = (
    (QUOTA_ROW, QUOTA_ROW[:-4], "| ^ | {quota}", "这一行有 6 格，而表格有 7 列"),
    (QUOTA_ROW, QUOTA_ROW + " 8 |", "| ^ | {quota}", "这一行有 8 格，而表格有 7 列"),
    ("{quota}", "{qouta}", "| ^ | {qouta}", "这里没有“qouta”这个栏目"),
    ("{quota}", "{}", "| ^ | {}", "这里没有“”这个栏目"),
    ("{quota}", "{quota", "| ^ | {quota |", "花括号没有成对"),
    ("{quota}", "{indicators.score}", "| ^ |", "这里没有“indicators.score”这个栏目"),
    ("{quota}", "{indicators[].score}", "| ^ |", "这里没有“indicators[].score”这个栏目"),
    ("{quota}", "{funds.final}", "| ^ |", "这里没有“funds.final”这个栏目"),
    ("{funds.final}", "{funds.finals}", "*funds", "这里没有“funds.finals”这个栏目"),
    ("{buildings.size_rate}", "{buildings.rate}", "*buildings", "没有“buildings.rate”这个栏目"),
    ("[in_post]", "[in_place]", "| 财政供养", "[labels] 里没有“in_place”这个名称"),
    ("{base_date|dotted}", "{base_date|long}", "@line", "没有“long”这种写法"),
    ("{quota}", "{quota:tick}", "| ^ | {quota:tick}", "不是可以选择的栏目，不能用 tick"),
    ("{quota}", "{quota：month}", "| ^ | {quota：month}", "不是日期，不能用 month"),
    ("{control_rate}", "约{control_rate:dash}", "| ^ |", "用 dash 的数字要单独占一格"),
    ("{quota}", "{quota:sum}", "| ^ | {quota:sum}", "sum 只能写在 + 行里"),
    *((TOTAL, TOTAL + "\n" + row, row, reason) for row, reason in BROKEN_SUBTOTALS),
    ("*funds 6", "*fonds 6.4", "*fonds", "没有“fonds”这张表"),
    ("*funds 6", "*funds high", "*funds", "看不懂行首的“high”"),
    ("10 | [thrift]", "? | [thrift]", "? |", "看不懂“?”"),
    ("| ^ | {quota} | < |", "| < | {quota} | < |", "| < |", "一行的第一格不能写 <"),
    ("| 财政供养人员情况 |", "| ^ |", "| ^ |", "表格的第一行不能写 ^"),
    (
        "| ^ | {quota} | < | {in_post} |",
        "| ^ | ^ | {quota} | {in_post} |",
        "| 财政供养",
        "不是矩形",
    ),
    ("columns 52 20", "columns 52 zwanzig", "columns", "里有不是数字的内容"),
    ("columns 52 20", "columns 52 0", "columns", "大于零的毫米数"),
    ("columns 52 20", "columns 52 inf", "columns", "大于零的毫米数"),
    ("columns 52 20", "# 52 20", "| 财政供养", "表格行前面要先写 columns"),
    ("@note", "columns 10 20\n@note", "columns 10 20", "columns 后面没有表格行"),
    ("margins 19 12 19 15", "margins 19 14 19", "margins", "左、上、右、下四个数"),
    ("margins 19 12 19 15", "numbered maybe", "numbered", "numbered 后面写 yes 或 no"),
    ("margins 19 12 19 15", "when rain", "when", "没有“rain”这张表"),
    ("@note", "@footnote", "@footnote", "没有“footnote”这个样式"),
    ("@note", "note", "note", "看不懂“note”"),
)
BROKEN_EXAMPLES: Final = (
    ('"15.00"', '"16.00"', "应当是“16.00”，算出来是“15.00”"),
    ('"grade": "中"', '"mark": "中"', "没有“mark”这个栏目"),
    ('"expect": {"control_rate": ""}', '"expect": {}', "expect 不能空着"),
    ('"quota": "0"', '"quota": "零人"', "“零人”不是数字"),
    ('"quota": "0"', '"qouta": "0"', "没有这个栏目"),
    ('"values": {"quota": "0", "in_post": "3"}', '"values": ["quota"]', "应当是一组“名称: 值”"),
    ('"values": {"quota"', '"given": {"quota"', "没有“given”这一项"),
)


def refused(folder: Path, file: str, old: str, new: str) -> tuple[EditionError, str]:
    """What is said once *old* is *new* in *file*, and the file from the reported line on."""
    place = folder / ISSUED
    shutil.copytree(EDITIONS / ISSUED, place)
    text = (place / file).read_text("utf-8")
    assert old in text, "a change that changes nothing proves nothing"
    text = text.replace(old, new, 1)
    (place / file).write_text(text, "utf-8")
    with pytest.raises(EditionError) as caught:
        read_edition(place)
    error = caught.value
    assert error.file == file
    assert str(error).startswith(f"版式文件有错：{file}")
    return error, "\n".join(text.splitlines()[error.line - 1 :])


@pytest.mark.parametrize(("old", "new", "where", "reason"), BROKEN_TOML)
def test_a_broken_edition_file(tmp_path: Path, old: str, new: str, where: str, reason: str) -> None:
    error, text = refused(tmp_path, "edition.toml", old, new)

    assert reason in error.reason
    assert text.lstrip().startswith(where), (error, text[:80])


@pytest.mark.parametrize(("old", "new", "where", "reason"), BROKEN_PAGE)
def test_a_broken_page(tmp_path: Path, old: str, new: str, where: str, reason: str) -> None:
    error, text = refused(tmp_path, "base.page", old, new)

    assert reason in error.reason
    assert text.startswith(where), (error, text[:80])


@pytest.mark.parametrize(("old", "new", "reason"), BROKEN_EXAMPLES)
def test_a_worked_example_that_comes_out_differently(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    error, text = refused(tmp_path, "examples.json", old, new)

    assert reason in error.reason
    assert text.lstrip().startswith('"name": ')


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [("[\n  {,}\n]", 2, "不写逗号"), ("{}", 1, "列表"), ("[1]", 1, "列表")],
)
def test_examples_that_are_none(tmp_path: Path, text: str, line: int, reason: str) -> None:
    shutil.copytree(EDITIONS / ISSUED, tmp_path / ISSUED)
    (tmp_path / ISSUED / "examples.json").write_text(text, "utf-8")
    with pytest.raises(EditionError) as caught:
        read_edition(tmp_path / ISSUED)

    assert (caught.value.file, caught.value.line) == ("examples.json", line)
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("file", "content"),
    [
        *product(("edition.toml", "base.page", "report.page"), (None, b"\xff\xfe\x00", b"")),
        # These may be missing, see below.
        *product(("examples.json",), (b"\xff\xfe\x00", b"")),
    ],
)
def test_files_missing_empty_or_of_another_encoding(
    tmp_path: Path, file: str, content: bytes | None
) -> None:
    place = tmp_path / ISSUED
    shutil.copytree(EDITIONS / ISSUED, place)
    if content is None:
        (place / file).unlink()
    else:
        (place / file).write_bytes(content)
    with pytest.raises(EditionError) as caught:
        read_edition(place)

    assert caught.value.file == file


def test_an_edition_may_come_without_examples(tmp_path: Path) -> None:
    place = tmp_path / ISSUED
    shutil.copytree(EDITIONS / ISSUED, place)
    (place / "examples.json").unlink()
    assert read_edition(place).edition.id == ISSUED


def test_a_figure_that_only_a_missing_fund_line_gives(tmp_path: Path) -> None:
    line = '[[funds]]\nline = "public_funds"\nlabel = "公用经费："\nparts = "some"\n'
    error, text = refused(tmp_path, "edition.toml", line, "")

    assert "要写在它前面" in error.reason
    assert text.startswith('parent = "public_funds"')
