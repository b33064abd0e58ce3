"""Filling a report from plain values, as the command line and worked examples do."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from checkout import ROOT
from given.worked import ISSUED, filled, issued
from perfeval_gui.domain.cells.kinds import TEXT_LIMIT
from perfeval_gui.domain.names.fields import get
from perfeval_gui.domain.names.filling import MOST_ROWS, FillError, fill
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import Shelf


@pytest.mark.parametrize("given", ["24.92", "２４．９２", "24.92万元", Decimal("24.92")])
def test_figures_as_text_or_exact_number(given: object) -> None:
    assert get(filled({"executed": given}), "executed") == Decimal("24.92")


@pytest.mark.parametrize("given", [None, "", "—", "无"])
def test_blank(given: object) -> None:
    assert get(filled({"executed": given}), "executed") is None


def test_zero_is_not_blank() -> None:
    assert get(filled({"executed": 0}), "executed") == Decimal(0)


def test_labels_and_keys_mean_the_same() -> None:
    row = {"target": "改善", "points": 5}
    by_label = {**row, "group": "成本指标", "kind": "社会成本指标", "band": "部分达成"}
    by_key = {**row, "group": "cost", "kind": "social_cost", "band": "partly"}

    assert filled(indicators=[by_label]) == filled(indicators=[by_key])


def test_tables_are_replaced_and_other_cells_stay() -> None:
    first = filled({"quota": "8"}, projects=[{"name": "甲"}, {"name": "乙"}])
    second = fill(first, issued().edition, {"in_post": "7"}, {"projects": [{"name": "丙"}]})

    assert get(second, "quota") == Decimal(8)
    assert get(second, "in_post") == Decimal(7)
    assert [row.name for row in second.funds.projects] == ["丙"]


@pytest.mark.parametrize(
    ("values", "path", "sentence"),
    [
        ({"nothing": "8"}, "values.nothing", "没有这个栏目。"),
        ({"control_rate": "1"}, "values.control_rate", "由程序计算，不能填写。"),
        ({"quota": "8.5"}, "values.quota", "这里填整数，不能写 8.5。"),
        ({"executed": 24.92}, "values.executed", "这里填文字；带小数的数字写在引号里。"),
        ({"executed": True}, "values.executed", "这里填文字；带小数的数字写在引号里。"),
        ({"executed": ["1"]}, "values.executed", "这里填文字；带小数的数字写在引号里。"),
        ({"executed": Decimal("NaN")}, "values.executed", "“NaN”不是数字：请只写数字，小数用点。"),
        ({"project_linked": "yes"}, "values.project_linked", "这里填 true 或 false。"),
        ({"thrift": "长" * (TEXT_LIMIT + 1)}, "values.thrift", f"超过 {TEXT_LIMIT} 字。"),
    ],
)
def test_refused_values(values: dict[str, object], path: str, sentence: str) -> None:
    computed = frozenset(issued().figures)
    with pytest.raises(FillError) as caught:
        fill(filled(), issued().edition, values, {}, computed)

    assert caught.value.faults == ((path, sentence),)


@pytest.mark.parametrize(
    ("tables", "path"),
    [
        ({"nothing": []}, "tables.nothing"),
        ({"projects": {"name": "甲"}}, "tables.projects"),
        ({"projects": [{}] * (MOST_ROWS + 1)}, "tables.projects"),
        ({"projects": ["甲"]}, "tables.projects[0]"),
        ({"projects": [{}, {"amount": "1"}]}, "tables.projects[1].amount"),
        ({"projects": [{"final": "很多"}]}, "tables.projects[0].final"),
        ({"indicators": [{"group": "投入"}]}, "tables.indicators[0].group"),
        (
            {"indicators": [{"group": "output", "kind": "社会成本指标"}]},
            "tables.indicators[0].kind",
        ),
        ({"indicators": [{"group": "output", "band": "良好"}]}, "tables.indicators[0].band"),
        ({"passages": [{"key": "nowhere", "text": "甲"}]}, "tables.passages[0].key"),
        ({"passages": [{"text": "甲"}]}, "tables.passages[0].key"),
        ({"passages": [{"key": "duties"}, {"key": "duties"}]}, "tables.passages[1].key"),
    ],
)
def test_refused_tables(tables: dict[str, object], path: str) -> None:
    with pytest.raises(FillError) as caught:
        fill(filled(), issued().edition, {}, tables)

    assert [found for found, _ in caught.value.faults] == [path]


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(FillError) as caught:
        fill(filled(), issued().edition, {"quota": "八", "nothing": ""}, {"projects": [{"x": ""}]})

    assert len(caught.value.faults) == 3
    assert len(str(caught.value).splitlines()) == 3


def test_lines_that_the_edition_does_not_print_are_refused() -> None:
    edition = Shelf((ROOT / "tests/scenarios/editions",)).read("linjiang-2024").edition
    report = Report(edition=edition.id, year=2024)
    with pytest.raises(FillError) as caught:
        fill(report, edition, {"abroad.final": "1", "reception.final": "2"}, {})

    ((path, words),) = caught.value.faults
    assert path == "values.abroad.final"
    assert "这个版式的经费表没有“abroad”这一行" in words


def test_projects_are_refused_where_none_are_printed() -> None:
    edition = replace(issued().edition, funds=())
    rows = [{"name": "甲"}]
    with pytest.raises(FillError, match="没有“projects”这一行"):
        fill(Report(edition=ISSUED, year=2023), edition, {}, {"projects": rows})
    nothing = fill(Report(edition=ISSUED, year=2023), edition, {}, {"projects": []})
    assert nothing.funds.projects == ()
