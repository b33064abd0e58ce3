"""Columns of the indicators that an edition adds: sign, unit, direction, and its own."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given.worked import EDITIONS, issued
from perfeval_gui.document.tables.row_table import INDICATOR_COLUMNS, indicator_columns
from perfeval_gui.domain.names.fields import get, put
from perfeval_gui.domain.names.filling import FillError, fill
from perfeval_gui.editions.places import EXAMPLES
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.pages.compose import compose
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.findings.phrasing import indicator_rows
from perfeval_gui.rules.telling.sections import progress
from perfeval_gui.rules.telling.summing_up import told_score
from perfeval_gui.storage.draft.draft import dump, load

FORM = "guojia-xiangmu-2020"
COLUMNS = """
columns = [
    ["sign", "指标符号"],
    ["unit", "计量单位"],
    ["direction", "指标方向"],
    ["adjusted", "调整后指标值"],
    ["second_score", "财政审核得分"],
    ["office", "责任科室", "text"],
]
less = ["投诉", "受害率"]
"""
PRINTED = "{indicators.sign}{indicators.target}{indicators.unit}"


PRINTED_TOO = """
columns 40 40 40
*indicators | {indicators.office} | {indicators.second_score} | {indicators.direction} |
"""


def written(columns: str, more: str = "") -> Rulebook:
    """The national form with *columns* of its own, and *more* on its pages."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "own"
        home.mkdir()
        for file in (EDITIONS / FORM).iterdir():
            text = file.read_text(encoding="utf-8")
            if file.name == "edition.toml":
                text = text.replace("[indicators]\n", f"[indicators]\n{columns}", 1)
            if file.suffix == ".page":
                text = text.replace(
                    "{indicators.target}", "{indicators.sign} {indicators.target}{indicators.unit}"
                )
                text += more
            (home / file.name).write_text(text, encoding="utf-8")
        return Shelf((Path(folder),)).read("own")


@cache
def form() -> Rulebook:
    return written(COLUMNS)


def sheet(**cells: object) -> Sheet:
    row = {"group": "output", "kind": "quantity", "name": "甲", "points": "10", **cells}
    edition = form().edition
    return form().evaluate(fill(new_report(edition, 2023), edition, {}, {"indicators": [row]}))


@pytest.mark.parametrize(
    ("cells", "wanted", "score"),
    [
        ({"sign": "≥", "target": "40", "unit": "起", "actual": "20"}, "≥40起", "5.00"),
        ({"sign": "≥", "target": "40", "unit": "起", "actual": "20起"}, "≥40起", "5.00"),
        ({"sign": "≤", "target": "5", "unit": "起", "actual": "10"}, "≤5起", "5.00"),
        ({"sign": "＝", "target": "95", "unit": "%", "actual": "95%"}, "95%", "10.00"),
        ({"target": "5", "unit": "起", "direction": "反向", "actual": "10"}, "≤5起", "5.00"),
        ({"target": "5", "unit": "起", "direction": "正向", "actual": "10"}, "≥5起", "10.00"),
        (
            {"sign": "≤", "target": "5", "unit": "起", "direction": "正向", "actual": "10"},
            "≤5起",
            "5.00",
        ),
        ({"sign": "≥", "target": "≥40起", "unit": "起", "actual": "20"}, "≥40起", "5.00"),
        ({"sign": "≥", "target": "≤5起", "actual": "10"}, "≤5起", "5.00"),
        ({"sign": "≥", "target": "12.5", "unit": "公里", "actual": "6.25"}, "≥12.5公里", "5.00"),
        ({"sign": "≥", "target": "1,200", "unit": "人", "actual": "600人"}, "≥1,200人", "5.00"),
        ({"sign": "≤", "target": "9.6万元", "unit": "元", "actual": "9万元"}, "≤9.6万元", "10.00"),
        ({"sign": "≥", "target": "5以上", "unit": "起", "actual": "5"}, "5以上", "10.00"),
        ({"name": "投诉件数", "target": "5件", "actual": "10件"}, "≤5件", "5.00"),
        ({"name": "投诉办结率", "sign": "≥", "target": "50%", "actual": "25%"}, "≥50%", "5.00"),
        (
            {"sign": "≥", "target": "40", "unit": "起", "adjusted": "20", "actual": "20"},
            "≥20起",
            "10.00",
        ),
        (
            {"sign": "定性", "target": "明显改善", "actual": "明显改善", "band": "met"},
            "明显改善",
            "10.00",
        ),
        ({"sign": "≥", "target": "不低于40起", "actual": "20起"}, "不低于40起", "5.00"),
        ({"sign": "≥", "unit": "起", "target": "", "actual": "20起"}, "", ""),
    ],
)
def test_a_target_is_read_with_its_sign_and_unit(
    cells: dict[str, object], wanted: str, score: str
) -> None:
    found = sheet(**cells)

    assert found.shown("indicators[0].wanted") == wanted
    assert found.shown("indicators[0].score") == score


def test_checks_read_the_whole_target() -> None:
    found = sheet(sign="≤", target="5", unit="起", actual="10", lowered="10")

    said = " ".join(one.message for one in run_checks(found))
    assert "≤5起" in said


def test_a_result_takes_the_unit_beside_its_target() -> None:
    found = sheet(sign="≥", target="240", unit="次", actual="252")

    assert found.shown("indicators[0].result") == "252次"
    assert indicator_rows(found)[0].indicator.actual == "252次"
    assert get(found.report, "indicators[0].actual") == "252"


CELLS = {
    "sign": ("", "≥", "≤", "＝", "定性"),
    "unit": ("", "起", "%", "万元"),
    "direction": ("", "正向", "反向"),
    "adjusted": ("", "7"),
    "target": ("", "5", "≤8起", "不低于3", "改善"),
    "actual": ("", "4", "9起", "改善"),
    "name": ("甲", "投诉"),
    "points": (None, Decimal(4)),
}


@given(st.lists(st.sampled_from(sorted(CELLS)), min_size=1, max_size=6), st.data())
def test_figures_kept_over_an_edit_are_those_worked_out_anew(
    columns: list[str], data: st.DataObject
) -> None:
    report = sheet(target="5", actual="4").report
    before = form().evaluate(report)

    for column in columns:
        report = put(report, f"indicators[0].{column}", data.draw(st.sampled_from(CELLS[column])))
        before = form().evaluate(report, before)

    anew = form().evaluate(report)
    assert (before.singles, before.columns) == (anew.singles, anew.columns)


def test_added_columns_are_kept_in_a_draft() -> None:
    report = sheet(sign="≥", target="4", unit="个", office="办公室", second_score="8.5").report

    again = load(dump(report), form().edition.form)

    assert get(again, "indicators[0].office") == "办公室"
    assert again.indicators == report.indicators


def test_the_table_shows_the_columns_in_their_places() -> None:
    shown = [one.shown for one in indicator_columns(sheet())]

    assert shown[2:8] == ["name", "sign", "target", "unit", "direction", "adjusted"]
    assert shown[-2:] == ["office", "reason"]
    assert (
        indicator_columns(issued().evaluate(new_report(issued().edition, 2023)))
        == INDICATOR_COLUMNS
    )


def test_the_issued_form_has_no_such_columns() -> None:
    with pytest.raises(FillError):
        fill(
            new_report(issued().edition, 2023),
            issued().edition,
            {},
            {"indicators": [{"sign": "≥"}]},
        )
    assert "indicators[].wanted" not in issued().figures


@pytest.mark.parametrize(
    ("columns", "word"),
    [
        ('columns = [["target", "指标值", "text"]]\n', "已经有"),
        ('columns = [["office", "科室"]]\n', "kind"),
        ('columns = [["a", "甲", "text"], ["a", "乙", "text"]]\n', "写了两遍"),
        ('columns = [["a", "甲", "ratio b c"]]\n', "由人填写"),
        ('less = "投诉"\n', "less"),
    ],
)
def test_what_is_no_column_is_refused(columns: str, word: str) -> None:
    with pytest.raises(EditionError, match=word):
        written(columns)


SCORES = (
    r"(?:execution_points|execution_score|total_score|grade|indicators\[?\]?\.(?:points|score))"
)


@cache
def unscored() -> Rulebook:
    """The national form without points."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "own"
        home.mkdir()
        for file in (EDITIONS / FORM).iterdir():
            if file.name == EXAMPLES:
                continue
            text = file.read_text(encoding="utf-8")
            if file.name == "edition.toml":
                text = text.replace("[indicators]\n", '[indicators]\nscored = "no"\n', 1)
                text = re.sub(rf'(?m)^(?:points|"?{SCORES}"?) = .*\n', "", text)
                text = re.sub(r"\[\[grades\]\]\nlabel.*\nleast.*\n|\[execution\]\n", "", text)
            if file.suffix == ".page":
                text = re.sub(rf"[\[{{]{SCORES}(?::\w+)?[\]}}]", "", text)
            (home / file.name).write_text(text, encoding="utf-8")
        return Shelf((Path(folder),)).read("own")


def test_a_form_without_points_asks_for_none() -> None:
    edition = unscored().edition
    row = {"group": "output", "kind": "quantity", "name": "甲", "target": "40起", "actual": "20起"}
    report = fill(new_report(edition, 2023), edition, {}, {"indicators": [row]})
    found = unscored().evaluate(report)

    assert set(unscored().form.tables["indicators"].kinds) == {
        *("group", "kind", "name", "target", "actual", "reason"),
    }
    assert found.shown("indicators[0].completion") == "50.00%"
    assert not {"indicators[].score", "total_score", "grade"} & unscored().figures.keys()
    assert told_score(found) == ""
    checks = {one.check for one in run_checks(found)}
    assert not {one for one in checks if one.startswith(("points", "score", "total"))}
    assert not [one for one in run_checks(found) if "分值" in one.message or "得分" in one.message]
    shown = [one.shown for one in indicator_columns(found)]
    assert shown == ["group", "kind", "name", "target", "actual", "completion", "reason"]
    section = next(one for one in edition.sections if "indicators" in one.tables)
    assert progress(section, found, frozenset()) == "complete"
    with pytest.raises(FillError):
        fill(report, edition, {}, {"indicators": [{**row, "points": "10"}]})


LEVELS = """
scored = "score"
columns = [
    ["goal", "年度绩效目标", "text"],
    ["standard", "评分标准", "prose"],
    ["second_score", "部门复核得分"],
]
"""
SECOND = """
[[figures]]
name = "second_total"
rule = "sum"
of = ["indicators[].second_score"]
label = "复核总分"

[[identities]]
left = "indicators[].second_score"
is = "≤"
right = "indicators[].points"
text = "复核得分不应当超过分值"

[[groups]]
"""


@cache
def judged() -> Rulebook:
    """The national form with a level above 一级指标, scores that are given, and a second one."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "own"
        home.mkdir()
        for file in (EDITIONS / FORM).iterdir():
            text = file.read_text(encoding="utf-8")
            if file.name == EXAMPLES:
                continue
            if file.name == "edition.toml":
                text = text.replace("[indicators]\n", f"[indicators]\n{LEVELS}", 1)
                text = text.replace("[[groups]]\n", SECOND, 1)
            if file.suffix == ".page":
                text += (
                    "\ncolumns 40 60 20 20 20\n"
                    "*indicators | ={indicators.goal} | '{indicators.standard}"
                    " | {indicators.points} | {indicators.score} | {indicators.second_score} |\n"
                    '+indicators.goal | ^ | "小计 | {indicators.points:sum}'
                    " | {indicators.score:sum} | {indicators.second_score:sum} |\n"
                    '| "合计 | < | < | {total_score} | {second_total} |\n'
                )
            (home / file.name).write_text(text, encoding="utf-8")
        return Shelf((Path(folder),)).read("own")


def goals(*rows: dict[str, str]) -> Sheet:
    """A report of `judged` with *rows* of indicators."""
    edition = judged().edition
    given = [{"group": "output", "kind": "quantity", "name": "甲", **row} for row in rows]
    return judged().evaluate(fill(new_report(edition, 2023), edition, {}, {"indicators": given}))


def test_scores_may_be_given_and_looked_at_again_by_others() -> None:
    first = {"goal": "一", "target": "40起", "actual": "20起", "points": "10"}
    found = goals(
        {**first, "lowered": "10", "second_score": "8.5"},
        {**first, "lowered": "6", "reason": "来得晚"},
        {**first, "goal": "二", "points": "", "lowered": "3"},
        {**first, "goal": "二"},
    )
    table = judged().form.tables["indicators"]

    assert "band" not in table.kinds
    assert [found.shown(f"indicators[{row}].score") for row in range(4)] == [
        "10.00",
        "6.00",
        "",
        "",
    ]
    assert (found.shown("total_score"), found.shown("second_total")) == ("16.00", "8.50")
    # The result is half of its target: by the rule 10 would be too much, and here it is not.
    assert found.shown("indicators[0].completion") == "50.00%"
    assert found.explanation("indicators[0].score") == "得分 = 填写的得分 10.00 = 10.00"
    assert found.explanation("indicators[3].score") == "得分空着：按评分标准填写得分"
    assert "points_at_risk" not in judged().figures
    told = {one.check: one for one in run_checks(found)}
    assert "请按评分标准填写得分" in told["score-missing"].message
    assert not {"score-not-by-rule", "score-outside-band", "result-unread"} & told.keys()
    assert "达成程度" not in "".join(one.message for one in told.values())


def test_what_holds_of_every_score_holds_of_given_ones() -> None:
    wrong = {"points": "10", "lowered": "11", "second_score": "12", "target": "好", "actual": "好"}
    low = {"points": "10", "lowered": "9", "second_score": "9", "target": "很好", "actual": "较好"}
    found = [(one.check, one.name) for one in run_checks(goals(wrong, low))]

    assert ("score-above-points", "indicators[0].score") in found
    assert ("declared-identity", "indicators[0].second_score") in found
    assert ("reason-missing", "indicators[1].reason") in found
    assert "result-unread" not in dict(found)


def test_a_level_above_has_its_own_subtotals() -> None:
    rows = [
        {"goal": goal, "points": points, "lowered": score, "second_score": second}
        for goal, points, score, second in (
            ("一", "10", "9", "8"), ("一", "20", "20", "19"), ("二", "5", "4", ""),
        )
    ]  # fmt: skip
    cells = list(compose(goals(*rows)).cells())
    texts = [
        ["".join(one.text for one in cell.paragraphs) for cell in cells[at : at + 4]]
        for at, first in enumerate(cells)
        if "".join(one.text for one in first.paragraphs) == "小计"
    ]

    assert texts == [["小计", "30", "29.00", "27.00"], ["小计", "5", "4.00", ""]]


def test_blanks_in_columns_of_its_own_are_told() -> None:
    row = {"group": "output", "kind": "quantity", "name": "甲", "points": "10", "target": "40起"}
    edition = form().edition
    rows = [{**row, "actual": "40起"}, {**row, "actual": "40起", "office": "办公室"}]
    found = form().evaluate(fill(new_report(edition, 2023), edition, {}, {"indicators": rows}))
    told = [one for one in run_checks(found) if one.check == "blank-at-print"]

    # 责任科室 is on no page: nothing prints blank.
    assert not [one for one in told if "责任科室" in one.message]
    printed = written(COLUMNS, PRINTED_TOO)
    edition = printed.edition
    found = printed.evaluate(fill(new_report(edition, 2023), edition, {}, {"indicators": rows}))
    told = [one for one in run_checks(found) if one.check == "blank-at-print"]
    messages = [one.message for one in told if one.name.startswith("indicators[")]
    assert messages == ["有 1 行没有填“责任科室”，打印出来是空白，请补填。"]


def test_a_column_stands_where_the_pages_draw_it() -> None:
    columns = [one.shown for one in indicator_columns(goals())]

    assert columns.index("goal") + 1 == columns.index("standard") == columns.index("points") - 1
    assert columns[-1] == "reason"
