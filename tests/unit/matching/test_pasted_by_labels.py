"""A block with words in its first column or row goes where the words say; others paste as ever."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pytest

from given.worked import issued
from perfeval_gui.domain.names.fields import get, put, with_rows
from perfeval_gui.domain.record.funds import Project
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.imports.pasting.by_labels import Block, Front, Pasted, pasted_by_labels

TITLES: Final = ("经费控制情况(万元)", "2022年决算数", "2023年预算数", "2023年决算数", "比上年")
HEAD: Final = ("项目", "2022年决算数", "2023年预算数", "2023年决算数")
PEOPLE: Final = ("姓名", "职务", "工作单位")


def fresh() -> Report:
    return new_report(issued().edition, 2023)


def in_funds(
    block: Block, line: str = "three_public", column: int = 1, report: Report | None = None
) -> Pasted | None:
    sheet = issued().evaluate(report or fresh())
    lines = [one.line for one in issued().edition.funds if one.line != "projects"]
    labels = tuple(sheet.fund_label(one) for one in lines)
    rows = tuple(f"projects[{n}]" for n in range(len(sheet.report.funds.projects)))
    front = Front(
        lines=(*lines, *rows),
        labels=(*labels, *(sheet.fund_label("projects", n) for n in range(len(rows)))),
        titles=TITLES,
        row=lines.index(line),
        column=column,
    )
    return pasted_by_labels(sheet, block, front)


def in_rows(table: str, block: Block, report: Report | None = None) -> Pasted | None:
    front = Front(lines=(f"{table}[0]",), labels=(), titles=(), row=0, column=0)
    return pasted_by_labels(issued().evaluate(report or fresh()), block, front)


def values(found: Pasted | None) -> dict[str, str]:
    assert found is not None
    return {name: str(get(found.report, name)) for name in found.names}


def test_the_block_that_once_landed_in_the_wrong_rows() -> None:
    """公车购置 got 1.91 of another line, and 三公 4.04 followed."""
    block = [HEAD, ("三公经费", "0", "2.13", "2.13"), ("公车运行维护", "0", "1.91", "1.91"),
             ("公务接待费", "", "0.22", "0.22")]  # fmt: skip
    found = in_funds(block, "three_public", 0)

    assert values(found) == {
        "vehicle_running.prior_final": "0",
        "vehicle_running.budget": "1.91",
        "vehicle_running.final": "1.91",
        "reception.budget": "0.22",
        "reception.final": "0.22",
    }
    assert found is not None
    assert found.told == "按栏目名粘贴：认出 3 行，落在合计格 3 个，没有粘贴。"


def test_without_headings_columns_count_from_the_cursor_on() -> None:
    found = in_funds([("接待费", "0.22"), ("因公出国费", "1")], "office", 3)

    assert values(found) == {"reception.final": "0.22", "abroad.final": "1"}


def test_without_labels_rows_count_from_the_cursor_on() -> None:
    found = in_funds([("2023年决算数", "2023年预算数"), ("6", "5"), ("8", "7")], "office", 0)

    assert values(found) == {
        "office.budget": "5", "office.final": "6", "utilities.budget": "7", "utilities.final": "8",
    }  # fmt: skip


def test_rows_that_nobody_knows_are_counted_and_named() -> None:
    block = [
        HEAD,
        ("公务接待", "1", "2", "3"),
        ("杂项支出", "4", "5", "6"),
        ("别的", "7", "8", "9"),
    ]
    found = in_funds(block)

    assert found is not None
    assert found.told == "按栏目名粘贴：认出 1 行，未认出 2 行（从“杂项支出”起）。"


def test_what_is_not_sure_is_not_pasted_and_said() -> None:
    found = in_funds([HEAD, ("公务接待", "0", "19100", "19100")])

    assert values(found) == {"reception.prior_final": "0"}
    assert found is not None
    assert "拿不准 2 格，没有粘贴（" in found.told


def test_what_is_computed_from_what_is_typed_already_is_left_and_said() -> None:
    report = put(fresh(), "reception.budget", Decimal("0.5"))
    found = in_funds([HEAD, ("三公经费", "1", "0.5", "2")], report=report)

    assert values(found) == {"three_public.prior_final": "1", "three_public.final": "2"}
    assert found is not None
    assert "落在合计格 1 个，没有粘贴" in found.told


def test_what_is_typed_is_replaced_and_blanks_clear_nothing() -> None:
    report = put(put(fresh(), "office.budget", Decimal(9)), "office.final", Decimal(9))
    found = in_funds([HEAD, ("办公费", "1", "2", "")], report=report)

    assert found is not None
    assert get(found.report, "office.budget") == Decimal(2)
    assert get(found.report, "office.final") == Decimal(9)


def test_headings_tell_the_columns_of_a_table_whose_rows_come_and_go() -> None:
    found = in_rows("evaluators", [PEOPLE, ("甲", "科长", "一局"), ("乙", "科员", "二局")])

    assert values(found)["evaluators[1].workplace"] == "二局"
    assert len(values(found)) == 6
    turned = in_rows("evaluators", [("工作单位", "姓名"), ("一局", "甲")])
    assert values(turned) == {"evaluators[0].name": "甲", "evaluators[0].workplace": "一局"}


PLAIN: Final[dict[str, Block]] = {
    "figures": [("1", "2"), ("3", "4")],
    "one row": [("1.5", "2", "3")],
    "strange words": [("子", "丑"), ("1", "2")],
    "long words": [("子" * 500, "丑"), ("寅", "卯")],
    "nothing": [("", ""), ("", "")],
    "headings of another table": [PEOPLE, ("甲", "科长", "一局")],
}


@pytest.mark.parametrize("kind", PLAIN)
def test_a_block_without_words_of_the_form_is_pasted_as_it_stands(kind: str) -> None:
    assert in_funds(PLAIN[kind]) is None


def test_rows_of_words_without_headings_are_pasted_as_they_stand() -> None:
    assert in_rows("evaluators", [("甲", "科长", "一局"), ("乙", "科员", "二局")]) is None
    rows = [("产出指标", "数量指标", "甲", "≥40起", "56起", "20"),
            ("产出指标", "质量指标", "乙", "11个", "11个", "10")]  # fmt: skip
    assert in_rows("indicators", rows) is None


def test_a_line_that_is_named_by_the_clerk_is_known_by_its_name() -> None:
    report = with_rows(fresh(), "projects", (Project(name="三供一业"), Project(name="应急联动")))
    found = in_funds([HEAD, ("本级专项资金（应急联动）", "", "17.27", "17.27")], report=report)

    assert found is None or set(values(found)) <= {"projects[1].budget", "projects[1].final"}
