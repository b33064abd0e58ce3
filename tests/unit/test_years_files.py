"""Older reports in the files they lie in: several of one year, and what a file does not say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Final

import pytest

from checkout import ROOT
from perfeval_gui.domain.cells.kinds import MONEY, TEXT
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.pages.compose import compose
from perfeval_gui.years.beside import Beside
from perfeval_gui.years.older import Older, Then, merged, of_sheet
from perfeval_gui.years.reading import Hints, NoYearError, OlderError, read_older
from unit import declared_scenarios as declared
from unit.edges import EDGES
from unit.test_years import SHELF, last_year

TEXTS: Final = Then(value="某局", kind=TEXT)


def older(**cells: Then) -> Older:
    named = {name.replace("__", "."): then for name, then in cells.items()}
    return Older(file="甲", year=2022, edition=EDGES["example"]().edition, cells=named)


def money(value: Value, doubt: str = "") -> Then:
    return Then(value=value, kind=MONEY, doubt=doubt)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (money(Decimal(1)), money(None), money(Decimal(1))),
        (money(None), money(Decimal(1)), money(Decimal(1))),
        (money(Decimal(1)), money(Decimal("1.00")), money(Decimal(1))),
        (money(Decimal(1), "存疑。"), money(Decimal(1)), money(Decimal(1))),
        (money(Decimal(1)), money(Decimal(2)), money(Decimal(1), "另一个文件里是 2.00。")),
    ],
)
def test_what_two_files_say_otherwise_is_not_sure(one: Then, other: Then, both: Then) -> None:
    found = merged(older(office__final=one), older(office__final=other, unit=TEXTS))

    assert found.cells == {"office.final": both, "unit": TEXTS}
    assert found.file == "甲、甲"


YUNXI: Final = Hints(year=2022, edition="yunxi-2023")


@cache
def part(title: str) -> bytes:
    """One part of last year's report as a file of its own; only some of them name the year."""
    package = compose(last_year({"unit": "别的单位"}))
    (found,) = (one for one in package.parts if one.title == title)
    return write_word(replace(package, parts=(found,)))


BASE, TABLE = "附件2 基础数据表", "整体支出绩效自评表"


def test_parts_of_a_form_in_two_files_say_what_the_whole_says() -> None:
    base, table = (read_older(part(one), "甲.docx", SHELF, YUNXI) for one in (BASE, TABLE))
    both = merged(base, table)
    whole = of_sheet(last_year(), "乙")

    # Of itself the second looks like the whole of a smaller form.
    assert {base.edition.id, table.edition.id} == {"yunxi-2023"}
    for name in ("office.final", "three_public.final", "executed", "indicators[0].actual"):
        assert both.cells[name] == whole.cells[name]


def test_a_file_without_a_year_is_read_as_of_the_year_it_is_said_to_be() -> None:
    with pytest.raises(NoYearError, match="看不出是哪一年的"):
        read_older(part(TABLE), "甲.docx", SHELF, Hints(edition="yunxi-2023"))

    found = read_older(part(TABLE), "甲.docx", SHELF, YUNXI)
    assert (found.year, found.edition.id) == (2022, "yunxi-2023")
    assert found.cells["executed"].value == Decimal("327.49")


def test_a_form_that_is_not_there_is_none_of_the_others() -> None:
    data = write_word(compose(declared.sheet("jichu-2025")))
    shipped = Shelf((ROOT / "resources/editions",))

    with pytest.raises(OlderError, match="认不出是哪一种表"):
        read_older(data, "甲.docx", shipped, YUNXI)


def test_of_forms_that_a_file_may_be_of_the_open_one_counts() -> None:
    data = write_word(compose(declared.sheet("guojia-xiangmu-2020")))

    assert read_or_refusal(data, "").startswith("“甲.html”分不清是")
    for edition in ("guojia-xiangmu-2020", "guojia-xiangmu-2021"):
        assert read_or_refusal(data, edition) == edition


def read_or_refusal(data: bytes, edition: str) -> str:
    """The id of the form that the file is read as, or why it is not read."""
    try:
        hints = Hints(year=2019, edition=edition)
        return read_older(data, "甲.html", SHELF, hints).edition.id
    except OlderError as error:
        return str(error)


def test_a_report_of_another_unit_is_told() -> None:
    sheet = EDGES["example"]()
    beside = Beside(sheet, ())
    unit = str(sheet.value("unit"))

    for name, told in ((f" {unit} ", ""), ("某局", "某局"), ("", "")):
        assert beside.other_unit(older(unit=Then(value=name, kind=TEXT))) == told
    assert beside.other_unit(older()) == ""
