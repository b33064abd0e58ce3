"""Older reports beside the open one: read from whatever they lie in, compared cell by cell."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

import pytest

from amount import many
from checkout import ROOT
from given import declared_scenarios as declared
from given.edges import EDGES
from given.worked import filled, issued
from perfeval_gui.domain.cells.kinds import CHANGE, COUNT, MONEY, RATE, Kind, money_kind, with_sign
from perfeval_gui.domain.cells.values import Unread, Value
from perfeval_gui.domain.names.fields import put, with_rows
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.exports.word.xml import bookmark_name
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.years.beside import Beside, Line
from perfeval_gui.years.blocks import Block, blocks_of
from perfeval_gui.years.changes import Change, change_of
from perfeval_gui.years.older import Older, Then, of_sheet

SHELF: Final = Shelf((ROOT / "resources/editions", ROOT / "tests/scenarios/editions"))
YEAR: Final = 2023
ABROAD: Final = bookmark_name("abroad.final")


def report() -> Report:
    return EDGES["example"]().report


def sheet_of(given: Report) -> Sheet:
    return EDGES["example"]().book.evaluate(given)


def typed(given: Report, cells: Mapping[str, str]) -> Report:
    sheet = sheet_of(given)
    for name, text in cells.items():
        given = put(given, name, sheet.typed_kind(name).read(text))
    return given


def last_year(cells: Mapping[str, str] | None = None, year: int = YEAR - 1) -> Sheet:
    """The sample as a report of an earlier year, with other *cells*."""
    return sheet_of(typed(replace(report(), year=year), cells or {}))


def block(sheet: Sheet, section: str, title: str = "") -> Block:
    found = next(one for one in sheet.edition.sections if one.key == section)
    return next(one for one in blocks_of(sheet, found) if title in one.title)


def line(now: Sheet, name: str, *older: Older, compared: int = 0) -> Line:
    section = "indicators" if name.startswith("indicators") else "funds"
    blocks = blocks_of(now, next(one for one in now.edition.sections if one.key == section))
    there = next(one for one in blocks if any(row.name == name for row in one.rows))
    lines = Beside(now, older).lines(there, compared)
    return next(one for one in lines if one.row.name == name)


# ---- what changed, in figures and words


def change(before: str, after: str, kind: Kind = MONEY, last: str = "上年") -> Change:
    then, now = kind.read(before), kind.read(after)
    figure = then if isinstance(then, Decimal) else None
    return change_of(last, kind, (kind.show(then), figure), (kind.show(now), now))


@pytest.mark.parametrize(
    ("before", "after", "amount", "rate"),
    [
        ("100", "150", "+50.00", "+50.00%"),
        ("150", "100", "−50.00", "−33.33%"),
        ("100", "100", "0.00", "0.00%"),
        ("0", "12.5", "+12.50", "上年为零"),
        ("0", "0", "0.00", ""),
        ("", "12.5", "", "上年空白"),
        ("12.5", "", "", "本年空白"),
        ("", "", "", ""),
        # Half a hundredth of a per cent goes up, both ways.
        ("200", "200.01", "+0.01", "+0.01%"),
        ("200", "199.99", "−0.01", "−0.01%"),
        ("200", "0", "−200.00", "−100.00%"),
        # Too little to be seen.
        ("99999.99", "100000", "+0.01", "0.00%"),
    ],
)
def test_a_change_is_told_with_its_sign_or_why_there_is_none(
    before: str, after: str, amount: str, rate: str
) -> None:
    assert change(before, after) == Change(amount=amount, rate=rate)


def test_what_is_below_zero_has_no_rate_and_a_rate_changes_by_points() -> None:
    assert change("-5", "5", CHANGE) == Change(amount="+10.00", rate="上年为负数")
    assert change("98%", "95.5%", RATE) == Change(amount="−2.50 百分点")
    assert change("8", "9", COUNT) == Change(amount="+1", rate="+12.50%")
    assert change("0", "1", last="2020年").rate == "2020年为零"


@pytest.mark.parametrize("seed", range(many(300, 40)))
def test_a_change_is_rounded_once(seed: int) -> None:
    chance = random.Random(seed)
    places = chance.choice((1, 100, 10_000))
    before, after = (Decimal(chance.randint(1, 10**6)) / places for _ in "ab")
    found = change_of("上年", MONEY, ("", before), ("", after))

    exact = (Fraction(after) - Fraction(before)) / Fraction(before) * 10_000
    whole = (abs(exact) + Fraction(1, 2)).__floor__()
    shown = (Decimal(whole) / 100).quantize(Decimal("0.01"))
    sign = "+" if exact > 0 and whole else "−" if exact < 0 and whole else ""
    assert found.rate == f"{sign}{shown}%"
    cents = (after - before).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert found.amount.lstrip("+").replace("−", "-") == f"{cents or Decimal('0.00')}"


def test_the_rate_is_that_of_the_form_itself() -> None:
    sheet = EDGES["example"]()
    for name in ("office", "public_funds", "basic_adjusted"):
        prior, final = sheet.value(f"{name}.prior_final"), sheet.value(f"{name}.final")
        assert isinstance(prior, Decimal)
        found = change_of("上年", MONEY, (sheet.shown(f"{name}.prior_final"), prior), ("", final))
        assert found.rate == with_sign(sheet.shown(f"{name}.change"))


@pytest.mark.parametrize(
    ("then", "now", "amount", "rate"),
    [
        ("30起", "56起", "+26起", "+86.67%"),
        ("5公里", "4000米", "−1000米", "−20.00%"),
        ("98%", "95%", "−3 百分点", ""),
        ("0起", "2起", "+2起", "上年为零"),
        ("≥40起", "≤40起", "", ""),
        ("30起", "56个", "", ""),
        ("较上年下降10%", "12%", "", ""),
        ("明显改善", "明显改善", "", ""),
        ("35-45处", "40处", "", ""),
        ("", "56起", "", "上年空白"),
        ("30起", "", "", "本年空白"),
    ],
)
def test_texts_are_compared_where_each_has_one_quantity_of_one_measure(
    then: str, now: str, amount: str, rate: str
) -> None:
    older = of_sheet(last_year({"indicators[0].actual": then}), "甲")
    found = line(
        sheet_of(typed(report(), {"indicators[0].actual": now})), "indicators[0].actual", older
    )

    assert (found.change.amount, found.change.rate) == (amount, rate)


# ---- what is compared


@pytest.mark.parametrize("form", declared.FORMS)
def test_every_form_stands_beside_itself(form: str) -> None:
    now = declared.sheet(form)
    then = now.book.evaluate(replace(now.report, year=now.report.year - 1))
    compared = Beside(now, (of_sheet(then, "甲"),))
    titles = 0

    for section in now.edition.sections:
        for one in blocks_of(now, section):
            titles += 1
            for found in compared.lines(one, 0):
                (seen,) = found.seen
                assert seen.doubt == ""
                assert seen.shown == found.now
                assert not any(sign in found.change.amount for sign in "+−")
                assert found.row.label
    assert titles


def test_the_figures_of_the_year_come_first_and_points_are_not_compared() -> None:
    sheet = EDGES["example"]()
    titles = {
        section.key: [one.title for one in blocks_of(sheet, section)]
        for section in sheet.edition.sections
    }

    assert titles["funds"] == ["2023年决算数", "2023年预算数", "2022年决算数"]
    assert titles["execution"] == ["各栏"]
    assert titles["indicators"][:3] == ["实际完成值", "年度指标值", "得分"]
    assert titles["output"] == titles["report"] == []


# ---- rows that are known by their names


def named(*names: str, year: int) -> Sheet:
    rows = tuple(
        replace(report().indicators.indicators[0], id=0, name=name, actual=f"{number + 1}起")
        for number, name in enumerate(names)
    )
    return sheet_of(with_rows(replace(report(), year=year), "indicators", rows))


def shown(now: Sheet, older: Older) -> list[str]:
    lines = Beside(now, (older,)).lines(block(now, "indicators", "实际完成值"), 0)
    return [one.seen[0].shown or one.seen[0].why_not for one in lines]


def test_rows_are_known_by_their_names_wherever_they_stand() -> None:
    then = of_sheet(named("甲项", "乙项", "2022年丙项", year=2022), "去年")
    now = named("2023年丙项", "甲 项", "丁项", year=2023)

    assert shown(now, then) == ["3起", "1起", "没有"]
    told = Beside(now, (then,)).told(block(now, "indicators"), 0)
    assert told == ("2022 年度有、现在没有：“乙项”。",)


def test_rows_of_one_name_are_not_guessed_and_a_new_name_is_told() -> None:
    then = of_sheet(named("调处矛盾纠纷数量", "甲项", "甲项", year=2022), "去年")
    now = named("调处矛盾纠纷的数量", "甲项", year=2023)

    assert shown(now, then) == ["没有", "有几行叫这个名字，没有比"]
    (told,) = Beside(now, (then,)).told(block(now, "indicators"), 0)
    assert told == "2022 年度的“调处矛盾纠纷数量”可能改叫“调处矛盾纠纷的数量”了，名字不同，没有比。"


def test_rows_of_one_name_are_told_apart_by_all_their_words() -> None:
    now = declared.sheet("siji-zhibiao-2025")
    older = of_sheet(now.book.evaluate(replace(now.report, year=now.report.year - 1)), "去年")
    section = next(one for one in now.edition.sections if one.key == "plan")
    (score,) = (one for one in blocks_of(now, section) if one.title == "得分")

    labels = [one.label for one in score.rows]
    assert labels == ["群众文化活动·演出场次", "群众文化活动·观众满意度", "馆藏建设"]
    found = Beside(now, (older,)).lines(score, 0)
    assert [one.seen[0].shown for one in found] == [one.now for one in found]


def test_projects_are_known_by_their_names() -> None:
    rows = [{"name": name, "final": figure} for name, figure in (("甲", "1"), ("乙", "2"))]
    now = filled({}, projects=rows)
    then = filled({}, projects=[{"name": "乙", "final": "5"}])
    older = of_sheet(issued().evaluate(replace(then, year=now.year - 1)), "去年")
    found = line(issued().evaluate(now), "projects[1].final", older)

    assert found.seen[0].shown == "5.00"
    assert found.change.amount == "−3.00"


# ---- other forms, other units


def by_hand(cells: Mapping[str, Then], *, same: bool = True) -> Older:
    edition = EDGES["example"]().edition
    other = replace(edition, id="other", labels={**edition.labels, "execution_rate": "支付进度"})
    return Older(file="甲", year=2022, edition=edition if same else other, cells=cells)


def test_amounts_are_compared_in_the_unit_of_the_open_form() -> None:
    yuan = money_kind("元", grouped=True)
    older = by_hand({"office.final": Then(value=Decimal("12345.67"), kind=yuan)}, same=False)
    (seen,) = line(EDGES["example"](), "office.final", older).seen

    assert seen.shown == "1.23"
    assert seen.figure == Decimal("1.234567")
    unsure = Then(value=Decimal("12345.67"), kind=yuan, doubt="分不清。")
    (seen,) = line(EDGES["example"](), "office.final", by_hand({"office.final": unsure})).seen
    assert (seen.shown, seen.figure, seen.doubt) == ("1.23", None, "分不清。")


def test_a_name_that_means_something_else_in_another_form_is_not_compared() -> None:
    cells = {"execution_rate": Then(value=Decimal("0.5"), kind=RATE)}
    now = EDGES["example"]()
    there = block(now, "execution")
    for same, shows in ((True, "50.00%"), (False, "")):
        lines = Beside(now, (by_hand(cells, same=same),)).lines(there, 0)
        (found,) = (one for one in lines if one.row.name == "execution_rate")
        assert found.seen[0].shown == shows
        assert bool(found.seen[0].why_not) is not same


@pytest.mark.parametrize("value", [Unread("约5万"), Decimal(5)])
def test_what_is_not_sure_is_shown_and_not_compared(value: Value) -> None:
    then = Then(value=value, kind=MONEY, doubt="分不清。")
    found = line(EDGES["example"](), "office.final", by_hand({"office.final": then}))

    assert (found.seen[0].doubt, found.seen[0].figure) == ("分不清。", None)
    assert found.seen[0].shown
    assert (found.change, found.jump, found.note) == (Change(), False, "")


# ---- what the edition asks about


@pytest.mark.parametrize(
    ("before", "after", "year", "jump"),
    [
        ("10", "15", 2022, False),
        ("10", "15.01", 2022, True),
        ("10", "4.99", 2022, True),
        # Less than the edition asks about, or of another year.
        ("0.5", "1.5", 2022, False),
        ("10", "100", 2021, False),
        ("0", "100", 2022, False),
    ],
)
def test_a_jump_over_the_limit_of_the_edition_is_marked(
    before: str, after: str, year: int, jump: bool
) -> None:
    older = of_sheet(last_year({"office.final": before}, year), "甲")
    now = sheet_of(typed(report(), {"office.final": after}))

    assert line(now, "office.final", older).jump is jump
    assert line(now, "office.budget", older).jump is False


def test_no_jump_is_marked_where_the_edition_does_not_ask() -> None:
    edition = EDGES["example"]().edition
    off = replace(edition, limits=replace(edition.limits, off=frozenset({"jump-from-last-year"})))
    now = type(EDGES["example"]().book)(off).evaluate(typed(report(), {"office.final": "100"}))

    assert line(now, "office.final", of_sheet(last_year(), "甲")).jump is False


def test_another_figure_for_last_year_than_its_own_report_has_is_told() -> None:
    older = of_sheet(last_year({"office.final": "6.00"}), "甲")
    earlier = of_sheet(last_year({"office.final": "9.00"}, 2021), "乙")
    now = sheet_of(typed(report(), {"office.prior_final": "6.5"}))

    found = line(now, "office.final", earlier, older, compared=1)
    assert found.note == "表里的“2022年决算数”填的是 6.50，和这份的 6.00 不同。"
    assert [one.shown for one in found.seen] == ["9.00", "6.00"]
    assert line(now, "office.final", earlier, older, compared=0).note == ""


def test_a_figure_that_is_finer_there_than_it_is_printed_here_is_no_other() -> None:
    older = of_sheet(last_year(), "甲")
    finer = Then(value=Decimal(12345), kind=money_kind("元", 2))
    older = replace(older, cells={**older.cells, "office.final": finer})

    for prior, told in (("1.23", False), ("1.24", True)):
        now = sheet_of(typed(report(), {"office.prior_final": prior}))
        assert bool(line(now, "office.final", older).note) is told
