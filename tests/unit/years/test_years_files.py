"""Older reports in the files they lie in: several of one year, and what a file does not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT
from given import declared_scenarios as declared
from given.edges import EDGES
from perfeval_gui.domain.cells.kinds import MONEY, TEXT
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.pages.compose import compose
from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.years.beside import Beside
from perfeval_gui.years.blocks import blocks_of
from perfeval_gui.years.changes import Change
from perfeval_gui.years.older import Older, Then, merged, of_sheet
from perfeval_gui.years.reading import Hints, NoYearError, OlderError, content_of, read_older
from unit.returned.edited_files import edited, marked, write
from unit.years.test_years import ABROAD, SHELF, last_year, line

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


@cache
def files() -> Mapping[str, bytes]:
    then = last_year({"office.final": "1.5", "indicators[0].actual": "30起"})
    package = compose(then)
    return {
        "草.perfeval": dump(then.report),
        "甲.docx": write_word(package),
        "乙.docx": write_word(package, dump(then.report)),
        "丙.xlsx": write_workbook(package),
    }


@pytest.mark.parametrize("name", ["草.perfeval", "甲.docx", "乙.docx", "丙.xlsx"])
def test_whatever_a_report_lies_in_says_the_same(name: str) -> None:
    then = last_year({"office.final": "1.5", "indicators[0].actual": "30起"})
    found = read_older(files()[name], name, SHELF)
    now = EDGES["example"]()

    assert (found.year, found.edition.id, found.file) == (2022, "yunxi-2023", name)
    for key in ("funds", "execution", "indicators"):
        section = next(one for one in now.edition.sections if one.key == key)
        for one in blocks_of(now, section):
            for mine, theirs in zip(
                Beside(now, (found,)).lines(one, 0),
                Beside(now, (of_sheet(then, name),)).lines(one, 0),
                strict=True,
            ):
                assert mine == theirs, mine.row.name


def test_a_file_that_somebody_changed_is_read_as_it_stands() -> None:
    data = edited(files()["乙.docx"], lambda root: write(marked(root, ABROAD), "0.50"))
    found = read_older(data, "乙.docx", SHELF)

    assert found.cells["abroad.final"].value == Decimal("0.5")
    # The total does not follow from its items any more: it is shown, and not compared.
    assert found.cells["three_public.final"].doubt
    assert any("存疑" in one for one in found.told)
    total = line(EDGES["example"](), "three_public.final", found)
    assert (total.seen[0].figure, total.change) == (None, Change())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "“甲.docx”"),
        (b"PERFEVAL 1 3 abc\nxyz", "“甲.docx”"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "认不出是哪一种表"),
        ("<html><table><tr><td>一般公共预算</td></tr></table></html>".encode(), "认不出"),
        (b"%PDF-1.4\n", "“甲.docx”"),
    ],
)
def test_what_cannot_be_told_is_refused_with_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(OlderError, match=said) as error:
        read_older(data, "甲.docx", SHELF)
    assert str(error.value).endswith("。")


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(OlderError, match=r"打不开“甲\.docx”：.*。"):
        content_of(tmp_path / "甲.docx")
