"""Who signs, seals and dates what: read from the pages as an edition draws them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from given.worked import sheet_of
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Package, Paragraph, Part, Run
from perfeval_gui.pages.signing import Signature, signatures
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.layout import lay_out
from perfeval_gui.publishing.preflight import looking_over
from perfeval_gui.working.steps import finished
from unit.returned.returned_files import example

PAGES = [
    ("附件2 基础数据表", "单位负责人（许建平）：签字", "base_head"),
    ("评价人员与意见", "周明远：签字", "evaluators[0].name"),
    ("评价人员与意见", "林晓雯：签字", "evaluators[1].name"),
    ("评价人员与意见", "何思敏：签字", "evaluators[2].name"),
    ("评价人员与意见", "郑文涛：签字", "evaluators[3].name"),
    ("评价人员与意见", "评价组组长（周明远）：签字、日期", "leader"),
    ("评价人员与意见", "部门（单位）负责人（许建平）：签章、日期", "unit_head"),
    ("评价人员与意见", "财政部门归口业务股室负责人：签章、日期", "bureau_head"),
    ("评价人员与意见", "填报人（林晓雯）：签名", "form_filler"),
]


def test_the_sample_says_who_signs_what() -> None:
    found = signatures(compose(example()))

    assert [(one.title, one.told, one.name) for one in found] == PAGES


def test_rows_without_a_person_are_not_to_be_signed() -> None:
    found = signatures(compose(sheet_of(evaluators=[{"workplace": ""}, {"name": "甲"}])))

    assert [one.who for one in found if one.name.startswith("evaluators")] == ["甲"]


def lines(*runs: tuple[Run, ...]) -> tuple[Signature, ...]:
    blocks = tuple(Paragraph(runs=one, style="line") for one in runs)
    part = Part(key="甲", title="某表", blocks=blocks, margins=(20, 20, 20, 20))
    return signatures(Package(title="", author="", date="", parts=(part,)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("单位（盖章）：", "单位：盖章"),
        ("负责人签字：　　　　", "负责人：签字"),
        ("评价组组长(签 字)：", "评价组组长：签字"),
        ("（公章）", "某表：公章"),
    ],
)
def test_words_of_forms_for_signing(text: str, told: str) -> None:
    (found,) = lines((Run(text),))

    assert found.told == told


@pytest.mark.parametrize(
    "runs",
    [
        (
            Run(
                "说明：本表由单位负责人审核后打印一式三份，逐页加盖骑缝章并由经办人签字后报送财政部门。"
            ),
        ),
        (Run("备注："), Run("已签字盖章", "remark")),
        (Run("2024年6月20日"),),
        (Run("年度绩效目标"),),
    ],
)
def test_what_only_speaks_of_signing_is_no_place_for_it(runs: tuple[Run, ...]) -> None:
    assert lines(runs) == ()


def test_two_in_one_line_are_two() -> None:
    found = lines((Run("填表人签字："), Run("甲", "base_filler"), Run("　　负责人签字：")))

    assert [one.told for one in found] == ["填表人（甲）：签字", "负责人：签字"]


def test_nothing_in_the_report_is_taken_for_a_place_to_sign() -> None:
    sheet = sheet_of()
    text = Paragraph(runs=(Run("领导签字："),), style="body", source="passages[0].text")
    part = Part(key="report", title="自评报告", blocks=(text,), margins=(20, 20, 20, 20))

    assert signatures(Package(title="", author="", date="", parts=(part,))) == ()
    assert sheet.edition.drawings


def test_each_is_told_with_its_page(qapp: object) -> None:
    sheet = example()
    looked = finished(looking_over(sheet, compose(sheet), Typefaces()))

    assert [page for page, _ in looked.hands] == [1, *[5] * 8]


def test_a_seal_without_a_cell_is_told_with_the_page_it_is_on(qapp: object) -> None:
    sheet = example()
    package = compose(sheet)
    report = next(part for part in package.parts if part.key == "report")
    seal = Paragraph(runs=(Run("单位（盖章）："),), style="line")
    long = replace(report, blocks=(*report.blocks, *report.blocks, seal))
    parts = tuple(long if part.key == "report" else part for part in package.parts)
    looked = finished(looking_over(sheet, replace(package, parts=parts), Typefaces()))
    page, place = looked.hands[-1]
    assert (place.told, place.title) == ("单位：盖章", "自评报告")
    pages = lay_out(replace(package, parts=parts), Typefaces())
    assert page == max(one.number for one in pages if one.part == "report")
