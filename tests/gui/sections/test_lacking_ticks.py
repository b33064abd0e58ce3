"""The ticks of what the unit does not have, beside the titles of sections."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from hands import Show, focused
from perfeval_gui.document.document import Document
from perfeval_gui.domain.cells.kinds import MONEY
from perfeval_gui.domain.edition.may_lack import Part
from perfeval_gui.domain.names.lacking import lacked, with_lacking
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.views.desk.section_catalogue import view_of
from perfeval_gui.views.sections.lacking_ticks import LackingTicks
from perfeval_gui.views.sections.section_view import SectionView


def shown(document: Document, key: str, show: Show) -> SectionView:
    section = next(one for one in document.sheet.edition.sections if one.key == key)
    view = view_of(document, section)
    show(view)
    return view


def ticks(view: QWidget) -> dict[str, QCheckBox]:
    found = view.findChild(LackingTicks)
    return {} if found is None else {one.text(): one for one in found.findChildren(QCheckBox)}


def keys(document: Document) -> list[str]:
    return [part.key for part in lacked(document.sheet.edition, document.report)]


@pytest.mark.parametrize(
    ("section", "titles"),
    [
        ("cover", []),
        ("funds", ["出国经费", "政府采购金额"]),
        ("buildings", ["楼堂馆所"]),
        ("execution", ["政府性基金拨款", "纳入专户管理的非税收入拨款"]),
        ("report", ["政府性基金拨款", "国有资本经营预算支出", "社会保险基金预算支出"]),
    ],
)
def test_each_section_has_its_own(
    section: str, titles: list[str], document: Document, show: Show
) -> None:
    assert list(ticks(shown(document, section, show))) == titles


def test_the_space_bar_ticks_and_undo_takes_it_back(document: Document, show: Show) -> None:
    tick = ticks(shown(document, "funds", show))["出国经费"]
    tick.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Space)

    assert keys(document) == ["abroad"]
    assert document.history.undoText() == "勾选本单位没有出国经费"
    document.history.undo()
    assert keys(document) == []
    assert not tick.isChecked()
    document.history.redo()
    assert tick.isChecked()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert document.history.undoText() == "取消勾选本单位没有出国经费"
    assert document.report.lacking.lacking == ()


def test_a_part_that_holds_something_is_refused_and_nothing_is_lost(
    document: Document, show: Show
) -> None:
    document.put("abroad.final", MONEY.read("0"))
    view = shown(document, "funds", show)
    before = document.report
    found = view.findChild(LackingTicks)
    assert found is not None
    ticks(view)["出国经费"].click()

    assert document.report is before
    assert not ticks(view)["出国经费"].isChecked()
    assert found.refusal.isVisible()
    assert "出国经费2023年决算数" in found.refusal.text()
    document.put("abroad.final", None)
    assert not found.refusal.isVisible()
    ticks(view)["出国经费"].click()
    assert keys(document) == ["abroad"]


def test_typing_unticks_what_is_shown(document: Document, show: Show) -> None:
    view = shown(document, "funds", show)
    ticks(view)["出国经费"].click()
    view.go_to("abroad.budget")
    QTest.keyClicks(focused(), "5")
    view.commit()

    assert document.sheet.shown("abroad.budget") == "5.00"
    assert not ticks(view)["出国经费"].isChecked()


def test_one_part_is_ticked_in_every_section_that_shows_it(document: Document, show: Show) -> None:
    here, there = shown(document, "execution", show), shown(document, "report", show)
    ticks(here)["政府性基金拨款"].click()

    assert ticks(there)["政府性基金拨款"].isChecked()


def test_nothing_is_ticked_in_what_is_only_looked_at(document: Document, show: Show) -> None:
    report = with_lacking(document.report, "procurement", lacks=True)
    document.open(document.book, report, read_only=True)
    view = shown(document, "funds", show)
    found = ticks(view)
    found["出国经费"].click()

    assert not found["出国经费"].isChecked()
    assert found["政府采购金额"].isChecked()
    document.allow()
    found["出国经费"].click()
    assert keys(document) == ["abroad", "procurement"]


def test_what_is_lacked_is_not_called_wanted(document: Document, show: Show) -> None:
    """Nor is what is said so in the cells of a part that is ticked later."""
    part = Part(key="staff", title="人员", names=("quota", "in_post"))
    book = Rulebook(replace(document.book.edition, may_lack=(part,)))
    document.open(book, document.report)
    view = shown(document, "staffing", show)
    quota = view.findChild(QLineEdit, "quota")
    assert quota is not None
    assert quota.placeholderText() == "必填"

    ticks(view)["人员"].click()
    assert quota.placeholderText() == ""
    document.history.undo()
    document.check_now()
    assert quota.placeholderText() == "必填"
