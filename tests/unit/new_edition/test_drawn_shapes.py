"""Blank forms that are no example of one: whatever stands in them, what is drawn loads."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from checkout import ROOT
from perfeval_gui import paths
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.names.filling import fill
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.new_edition.draw import draw
from perfeval_gui.pages.compose import compose
from perfeval_gui.rules.figures.rulebook import Rulebook
from unit.foreign.word_files import p, tbl, tc, tr, word
from unit.new_edition.test_new_edition import blank, loaded, words_of

_TITLE = p("自评表", '<w:jc w:val="center"/>')


@pytest.fixture(scope="module")
def known() -> list[Edition]:
    shelf = Shelf((paths.shipped_editions(),))
    return [shelf.read(one).edition for one in shelf.ids()]


def form_that_scores(
    *lines: str, heads: tuple[str, ...] = ("全年预算数", "全年执行数"), points: str = "50 30 10"
) -> bytes:
    """Amounts in *lines* with a score for each, and 一级指标 that give *points*."""
    cells = ("项目资金", *heads, "执行率", "得分")
    money = tbl(tr(*cells), *(tr(one, *[""] * (len(cells) - 1)) for one in lines))
    groups = zip(("产出指标", "效益指标", "满意度指标"), points.split(), strict=True)
    names = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    rows = (tr(f"{group}（{of}分）", "数量指标", *[""] * 5) for group, of in groups)
    return word(_TITLE + money + p() + tbl(tr(*names), *rows))


def sources(book: Rulebook) -> dict[str, str]:
    """Of which cells the amounts are that the execution of the budget is scored by."""
    sheet = book.evaluate(new_report(book.edition, book.edition.year))
    names = [name for name in sheet.report.form.fields if "全年" in name or "数" in name]
    typed = fill(sheet.report, book.edition, {n: str(7 + at) for at, n in enumerate(names)}, {})
    filled = book.evaluate(typed)
    by_value = {filled.shown(name): name for name in names}
    return {one: by_value[filled.shown(one)] for one in ("annual_budget", "executed")}


def test_a_score_that_stands_in_every_line_is_printed_in_the_total(
    known: list[Edition], tmp_path: Path
) -> None:
    drawn = draw(form_that_scores("年度资金总额", "其中：财政拨款", "其他资金"), known)

    book = loaded(drawn, tmp_path / "drawn")

    assert book.edition.execution_points == 10
    assert [line.count("execution_score") for line in drawn.files["page1.page"].splitlines()
            if "执行率}" in line or "execution_score:" in line] == [1, 0, 0]  # fmt: skip
    assert any("只印在合计一行" in one for one in drawn.questions)


def test_the_execution_is_that_of_the_total_and_of_the_first_of_two_columns(
    known: list[Edition], tmp_path: Path
) -> None:
    heads = ("全年预算数", "预算数", "全年执行数")
    form = form_that_scores("基本支出小计", "项目支出小计", "合计", heads=heads)

    book = loaded(draw(form, known), tmp_path / "drawn")

    found = sources(book)
    assert found["annual_budget"].endswith(".合计.全年预算数")
    assert found["executed"].endswith(".合计.全年执行数")


def test_no_part_of_the_amounts_is_taken_for_all(known: list[Edition], tmp_path: Path) -> None:
    drawn = draw(form_that_scores("财政拨款", "其他资金"), known)

    assert loaded(drawn, tmp_path / "drawn").edition.execution_points == 0
    assert any("合计不是 100" in one for one in drawn.questions)


@pytest.mark.parametrize("points", ["10 60 60", "90 40 0", "100 100 100"])
def test_points_beyond_a_hundred_are_never_below_zero(
    points: str, known: list[Edition], tmp_path: Path
) -> None:
    book = loaded(draw(form_that_scores("合计", "其他", points=points), known), tmp_path / "drawn")

    given = [one.points for one in book.edition.groups]
    assert sum(given) == 100
    assert min(given) >= 0


@pytest.mark.parametrize(
    "label", ["unit", "year", "name", "indicators", "if", "U+2028\u2028行", "৴"]
)
def test_any_label_makes_a_name(label: str, known: list[Edition], tmp_path: Path) -> None:
    heads = tr("项目", label, "合计")
    form = word(
        _TITLE
        + tbl(tr(label, ""), tr(label, ""))
        + p()
        + tbl(heads, tr(label, "", ""), tr("合计", "", ""))
        + p()
        + tbl(tr(label, "说明"), tr("", ""), tr("", ""))
    )

    book = loaded(draw(form, known), tmp_path / "drawn")

    assert words_of(blank(book)) == words_of(form)


@pytest.mark.parametrize(
    "table",
    [
        tbl(tr("名称", tc(tbl(tr("甲", "乙"), tr("", "")) + p()))),
        "<w:tbl><w:sdt><w:sdtContent>"
        + tr("名称", "数量")
        + tr("", "")
        + "</w:sdtContent></w:sdt></w:tbl>",
        "<w:tbl><w:tblGrid/>" + tr("名称", "数量") + tr("", "") + "</w:tbl>",
        tbl(tr("")),
        tbl(tr(*[f"栏{at}" for at in range(60)]), tr(*[""] * 60), tr(*[""] * 60)),
        tbl(tr("很长的" * 400, ""), tr("很长的" * 400, "")),
        tbl(tr(tc("类", "<w:vMerge/>"), "名称", ""), tr(tc("", "<w:vMerge/>"), "数量", "")),
    ],
    ids=["nested", "controls", "no grid", "one cell", "sixty", "long", "joined with nothing"],
)
def test_a_form_of_any_shape_is_drawn(table: str, known: list[Edition], tmp_path: Path) -> None:
    form = word(_TITLE + table)

    assert words_of(blank(loaded(draw(form, known), tmp_path / "drawn"))) == words_of(form)


@pytest.mark.parametrize(
    "label", ["归口管理部门意见", "户籍人口数", "口径说明", "人口、户口数", "出口 额"]
)
def test_a_word_is_no_box(label: str, known: list[Edition], tmp_path: Path) -> None:
    book = loaded(draw(word(_TITLE + tbl(tr(label, ""))), known), tmp_path / "drawn")

    assert {field.kind.name for field in book.form.fields.values()}.isdisjoint({"tick", "choice"})
    assert words_of(blank(book)) == ["自评表", "".join(label.split()), ""]


@pytest.mark.parametrize("boxes", ["□是　□否", "口是　口否", "口是口否", "口人口增加 口其他"])
def test_a_box_is_ticked(boxes: str, known: list[Edition], tmp_path: Path) -> None:
    book = loaded(draw(word(_TITLE + tbl(tr("是否新建", boxes))), known), tmp_path / "drawn")

    (field,) = (one for one in book.form.fields.values() if one.kind.name == "choice")
    assert field.kind.choices[1:] in [("是", "否"), ("人口增加", "其他")]


def test_years_before_rows_stay_printed(known: list[Edition], tmp_path: Path) -> None:
    form = word(_TITLE + tbl(tr("年度", "预算", "决算"), tr("2021", "", ""), tr("2022", "", "")))

    assert words_of(blank(loaded(draw(form, known), tmp_path / "drawn"))) == words_of(form)


def test_a_gap_for_an_amount_is_no_day(known: list[Edition], tmp_path: Path) -> None:
    form = word(_TITLE + tbl(tr("补助标准", "____元")) + p("______元"))

    book = loaded(draw(form, known), tmp_path / "drawn")

    assert [book.edition.labels[name] for name in ("补助标准", "填写")] == ["补助标准", "填写"]
    assert {one.kind.name for one in book.form.fields.values()} >= {"money"}


def test_two_cells_below_one_head_are_two_cells(known: list[Edition], tmp_path: Path) -> None:
    wide = tc("预算数", '<w:gridSpan w:val="2"/>')
    form = word(_TITLE + tbl(tr("项目", wide), tr("甲", "", ""), tr("预算数", "", "")))

    book = loaded(draw(form, known), tmp_path / "drawn")

    names = list(book.form.fields)
    typed = fill(new_report(book.edition, 2023), book.edition, dict.fromkeys(names, "7"), {})
    assert len(names) == 4
    assert words_of(write_word(compose(book.evaluate(typed)))).count("7.00") == 4


def test_an_old_word_file_is_drawn_as_the_new_one(known: list[Edition]) -> None:
    with zipfile.ZipFile(ROOT / "tests/reference/saved-by-libreoffice.zip") as saved:
        new, old = (draw(saved.read(f"saved.{kind}"), known) for kind in ("docx", "doc"))

    assert old.name == new.name
    assert _rows(old.files) == _rows(new.files)
    cells = [one.files["edition.toml"].partition("[[parts]]")[0] for one in (new, old)]
    assert cells[0] == cells[1]


def _rows(files: Mapping[str, str]) -> list[str]:
    """The rows of all tables, without their heights and the sides at which texts are set."""
    lines = "\n".join(text for name, text in sorted(files.items()) if name.endswith(".page"))
    rows = (line.partition("|")[2] for line in lines.splitlines() if "|" in line)
    return [re.sub(r"[:<>^ ]", "", row) for row in rows]


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("odt", "另存为 .docx 再试"),
        ("html", "另存为 .docx 再试"),
        ("xlsx", "请把表复制到 Word 或 WPS 文字里"),
        ("xls", "请把表复制到 Word 或 WPS 文字里"),
        ("ods", "请把表复制到 Word 或 WPS 文字里"),
        ("pdf", "请找它的 Word 或 Excel 原件"),
    ],
)
def test_what_is_not_drawn_says_what_to_do(kind: str, says: str, known: list[Edition]) -> None:
    with zipfile.ZipFile(ROOT / "tests/reference/saved-by-libreoffice.zip") as saved:
        data = b"%PDF-1.7" if kind == "pdf" else saved.read(f"saved.{kind}")

    with pytest.raises(UnreadableError) as told:
        draw(data, known)
    assert says in str(told.value)
