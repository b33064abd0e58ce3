"""The drafts of one unit: made from its report, and compared with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from given.command_line import Capture, run
from given.unit_forms import (
    BRIDGE,
    FORM,
    ROAD,
    UNIT,
    form,
    forms,
    in_yuan,
    project,
    save,
    whole,
)
from given.worked import EDITIONS, filled, issued
from perfeval_gui.cli import batch
from perfeval_gui.cli.batch import check_all
from perfeval_gui.domain.cells.kinds import money_kind
from perfeval_gui.domain.edition.edition import Limits
from perfeval_gui.domain.names.filling import fill
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.rules.checklist import KNOWN
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.rules.together.belonging import Draft, families
from perfeval_gui.rules.together.comparing import ACROSS, compare
from perfeval_gui.rules.together.shares import Share, share_of


def share(report: Report) -> Share:
    book = form() if report.edition == FORM else issued()
    found = share_of(book.evaluate(report))
    assert found is not None
    return found


def found(unit: Report, others: Mapping[str, Report]) -> list[tuple[str, str]]:
    """Check and cell of what is found between *unit* and *others*."""
    drafts = [Draft(Path("件/整体"), share(unit))]
    drafts += [Draft(Path("件") / name, share(report)) for name, report in others.items()]
    return [(one.check, one.name) for group in families(drafts) for one in compare(group)]


# ---- compared


def test_what_agrees_is_silent() -> None:
    assert found(whole(), forms()) == []
    assert found(whole(), {}) == []


def test_the_name_may_be_written_a_little_differently() -> None:
    others = forms() | {"路": project(" 农村公路 养护", "60", "58.5", unit="公路养护中心 ")}

    assert found(whole(), others) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"路": ("农村公路养护", "59.99", "58.5")}, [("forms-total", "project_spending.budget")]),
        ({"路": ("农村公路养护", "60", "58.51")}, [("forms-total", "project_spending.final")]),
        ({"路": ("农村公路养护", "60", "")}, [("forms-total", "project_spending.final")]),
        (
            {"路": ("农村公路养护", "61", "58.5"), "桥": ("危桥改造", "39", "40")},
            [("forms-amount", "projects[0].budget"), ("forms-amount", "projects[1].budget")],
        ),
        (
            {"路": ("公路养护", "60", "58.5")},
            [("form-missing", "projects[0].name"), ("form-without-project", "projects")],
        ),
        ({"再": ("危桥改造", "40", "40")}, [("forms-twice", "projects[1].name")]),
        (
            {"再": ("别的项目", "5", "5")},
            [
                ("form-without-project", "projects"),
                ("forms-total", "project_spending.budget"),
                ("forms-total", "project_spending.final"),
            ],
        ),
        ({"桥": ("危桥改造", "40", "40", "公路局")}, [("form-other-unit", "projects")]),
    ],
)
def test_one_mistake_is_one_finding(
    changed: Mapping[str, tuple[str, ...]], expected: list[tuple[str, str]]
) -> None:
    others = forms() | {name: project(*cells) for name, cells in changed.items()}

    assert found(whole(), others) == expected


def test_a_project_without_a_form() -> None:
    others = {"桥": forms()["桥"]}

    assert found(whole(), others) == [("form-missing", "projects[0].name")]
    # Nothing was spent on it this year.
    nothing = {"name": "农村公路养护", "prior_final": "50", "budget": "0"}
    assert found(whole(nothing, BRIDGE), others) == []


def test_a_form_of_another_year() -> None:
    others = forms() | {"桥": replace(forms()["桥"], year=2022)}
    assert found(whole(), others) == [("form-other-year", "projects")]

    # The project has a form of this year as well: that is the one which counts.
    others = {"0": replace(project("危桥改造", "7", "7"), year=2022), **forms()}
    assert found(whole(), others) == [("form-other-year", "projects")]


def test_lines_need_no_form_and_may_have_one() -> None:
    unit = whole(operations__budget="20", operations__final="18")
    assert found(unit, forms()) == []

    own = {"业务": project("业务工作经费", "20", "18")}
    assert found(unit, forms() | own) == []
    own = {"业务": project("业务工作经费", "20", "17")}
    assert found(unit, forms() | own) == [("forms-total", "project_spending.final")]
    # Two projects that the unit's report does not name make up the line.
    own = {"甲": project("甲", "15", "15"), "乙": project("乙", "5", "3")}
    assert [check for check, _ in found(unit, forms() | own)] == ["form-without-project"] * 2


def test_a_total_that_was_only_typed() -> None:
    unit = filled({"unit": UNIT, "project_spending.budget": "100"})
    others = forms() | {"桥": project("危桥改造", "41", "40")}

    assert ("forms-total", "project_spending.budget") in found(unit, others)
    assert ("forms-total", "project_spending.budget") not in found(unit, forms())
    assert ("forms-total", "project_spending.final") not in found(unit, forms())


def test_the_sentence_names_what_differs() -> None:
    others = {"整": whole(), **forms(), "路": project("农村公路养护", "55", "58.5")}
    drafts = [Draft(Path("件") / name, share(report)) for name, report in others.items()]
    ((finding,),) = (compare(group) for group in families(drafts))

    assert finding.message == (
        "2 份项目自评表的预算数合计 95.00 万元，整体自评的项目支出预算数是 100.00 万元，"
        "相差 5.00 万元，“农村公路养护”的自评表的预算数是 55.00 万元，"
        "整体自评里是 60.00 万元，请核对。"
    )


def test_what_an_edition_switches_off() -> None:
    quiet = replace(share(whole()), off=frozenset({"form-missing"}))
    drafts = [Draft(Path("整"), quiet), Draft(Path("桥"), share(forms()["桥"]))]

    assert [compare(group) for group in families(drafts)] == [()]
    limits = Limits(off=frozenset({"form-missing"}))
    book = Rulebook(replace(issued().edition, limits=limits))
    assert share_of(book.evaluate(whole())) == quiet


def in_money(book: Rulebook, final: str) -> Share:
    values = {"unit": UNIT, "project_name": "农村公路养护", "sources.fiscal.budget": "600000"}
    values |= {"sources.fiscal.done": final}
    report = fill(new_report(book.edition, 2023), book.edition, values, {})
    told = share_of(book.evaluate(report))
    assert told is not None
    return told


def test_a_form_in_yuan_is_compared_in_ten_thousands(tmp_path: Path) -> None:
    book = in_yuan(tmp_path)
    unit = Draft(Path("整"), share(whole(ROAD)))
    wide = ["forms-amount"]
    for final, said in (("584950", []), ("584949.99", wide), ("584899.99", ["forms-total"])):
        road = Draft(Path("路"), in_money(book, final))
        findings = [one.check for group in families([unit, road]) for one in compare(group)]
        assert findings == said


def test_drafts_that_are_all_in_yuan_agree_to_the_cent(tmp_path: Path) -> None:
    book = in_yuan(tmp_path)
    total = {"budget": Decimal(600000), "final": Decimal(585000)}
    unit = replace(share(filled({"unit": UNIT})), total=total, money=money_kind("元"))
    for final, said in (("585000", ()), ("585000.01", ("相差 0.01 元",))):
        road = in_money(book, final)
        group = families([Draft(Path("整"), replace(unit, listed=False)), Draft(Path("路"), road)])
        messages = [one.message for each in group for one in compare(each)]
        assert len(messages) == len(said)
        assert all(word in message for word, message in zip(said, messages, strict=True))


def test_a_report_that_lists_no_projects_is_compared_in_its_total() -> None:
    book = Shelf((EDITIONS,)).read("guojia-zhengti-2020")
    values = {"unit": UNIT, "budgets.project.budget": "100", "budgets.project.done": "98.5"}
    report = fill(new_report(book.edition, 2023), book.edition, values, {})
    unit = share_of(book.evaluate(report))
    assert unit is not None
    others = [Draft(Path(name), share(one)) for name, one in forms().items()]
    assert [compare(group) for group in families([Draft(Path("整"), unit), *others])] == [()]

    unit = replace(unit, total={**unit.total, "final": Decimal(985001)})
    ((finding,),) = (compare(group) for group in families([Draft(Path("整"), unit), *others]))
    assert (finding.check, finding.name) == ("forms-total", "project_spending.final")


# ---- which belong together


def groups(drafts: Mapping[str, Report]) -> dict[str, list[str]]:
    told_by = [Draft(Path(path), share(report)) for path, report in drafts.items()]
    return {
        group.whole.path.as_posix(): [one.path.as_posix() for one in group.forms]
        for group in families(told_by)
    }


def test_a_form_belongs_to_its_unit_wherever_it_lies() -> None:
    other = replace(whole(), year=2022)
    drafts = {"a/整": whole(), "b/整": other, "项目/路": forms()["路"]}

    assert groups(drafts) == {"a/整": ["项目/路"]}


def test_of_copies_it_belongs_to_the_nearest() -> None:
    drafts = {"a/整": whole(), "b/整": whole(), "b/项目/路": forms()["路"], "a/路": forms()["路"]}

    assert groups(drafts) == {"b/整": ["b/项目/路"], "a/整": ["a/路"]}


def test_what_fits_no_report_belongs_to_the_one_it_lies_with() -> None:
    strange = project("别的", unit="别的单位")
    assert groups({"a/整": whole(), "b/整": filled({"unit": "乙"}), "a/项目/x": strange}) == {
        "a/整": ["a/项目/x"]
    }
    # Nobody can tell whose it is.
    assert groups({"整1": whole(), "整2": filled({"unit": "乙"}), "x": strange}) == {}
    named = project("危桥改造", unit="别的单位")
    assert groups({"整1": whole(), "整2": filled({"unit": "乙"}), "x": named}) == {"整1": ["x"]}
    late = replace(project("别的"), year=2022)
    assert groups({"整1": whole(), "整2": filled({"unit": "乙"}), "x": late}) == {"整1": ["x"]}


# ---- on the command line


def test_check_tells_them_under_the_unit(tmp_path: Path, capsys: Capture) -> None:
    save(tmp_path, {"整体": whole(), "路": forms()["路"]})
    assert run("check", tmp_path) == 1
    lines = capsys.readouterr().out.splitlines()

    assert lines[-1].startswith(f"{tmp_path / '整体.perfeval'}：错误　项目支出　“危桥改造”")
    assert sum("没有项目自评表" in line for line in lines) == 1


def test_json_has_them_behind_all_drafts(tmp_path: Path, capsys: Capture) -> None:
    save(tmp_path, {"整体": whole(), "路": forms()["路"]})
    run("check", tmp_path, "--json")
    *drafts, across = json.loads(capsys.readouterr().out)

    assert {entry["file"] for entry in drafts} == {str(path) for path in tmp_path.iterdir()}
    assert across["file"] == str(tmp_path / "整体.perfeval")
    assert across["compared"] == [str(tmp_path / "路.perfeval")]
    assert [finding["check"] for finding in across["findings"]] == ["form-missing"]
    assert (across["unit"], across["year"]) == (UNIT, 2023)


def test_single_drafts_are_told_as_before_on_one_core_and_on_all(tmp_path: Path) -> None:
    save(tmp_path, {"整体": whole(), **forms()})
    paths = sorted(tmp_path.iterdir())
    alone = [batch.check_draft(path, (EDITIONS,)) for path in paths]

    assert list(check_all(paths, (EDITIONS,), workers=0)) == alone
    assert list(check_all(paths, (EDITIONS,), workers=2)) == alone
    assert not {one.check for each in alone for one in each.told} & ACROSS
    assert {each.share is not None for each in alone} == {True}


def test_every_id_is_known_and_found_here() -> None:
    assert KNOWN.keys() >= ACROSS
