"""Whole forms on paper: whatever was filled in, no line is lost and nothing stands alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QApplication

from amount import many
from given.random_forms import bad_breaks, form_faults, named, random_form
from given.worked import sheet_of
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Package
from perfeval_gui.paper import layout, pagination, typesetting
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.grids import Box, Table
from perfeval_gui.paper.layout import lay_out
from perfeval_gui.paper.page import Page

LayOut = Callable[[Package], tuple[Page, ...]]
MUTATED = 12
"""Forms among which every deliberate bug must show."""


@pytest.fixture
def laid_out(qapp: QApplication) -> LayOut:
    typefaces = Typefaces()

    def lay(given: Package) -> tuple[Page, ...]:
        return lay_out(given, typefaces)

    return lay


@pytest.mark.parametrize("seed", range(many(40, 12)))
def test_random_forms_are_printed_whole_and_nothing_stands_alone(
    seed: int, laid_out: LayOut
) -> None:
    given = named(random_form(seed))
    pages = laid_out(given)

    assert form_faults(given, pages) == []
    assert bad_breaks(pages) == []


def found_in_some(laid_out: LayOut, wanted: str) -> bool:
    """Whether a fault with *wanted* in it shows in one of the forms."""
    forms = (named(random_form(seed)) for seed in range(MUTATED))
    return any(wanted in fault for form in forms for fault in form_faults(form, laid_out(form)))


def test_a_lone_header_is_noticed(laid_out: LayOut, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object) -> None:
        return None

    monkeypatch.setattr(pagination, "_break_above", nowhere)

    assert found_in_some(laid_out, "headers alone")


def test_a_label_that_does_not_repeat_is_noticed(
    laid_out: LayOut, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_upright(_: Table, box: Box) -> bool:
        return box.vertical

    monkeypatch.setattr(Table, "repeats", only_upright)

    assert found_in_some(laid_out, "is missing")


def test_lone_signature_lines_are_noticed(
    laid_out: LayOut, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(*_: object) -> float:
        return 0.0

    monkeypatch.setattr(layout, "_tail", nothing)

    assert found_in_some(laid_out, " alone")


def test_a_bad_line_break_is_noticed(laid_out: LayOut, monkeypatch: pytest.MonkeyPatch) -> None:
    def anywhere(flag: Qt.AlignmentFlag) -> QTextOption:
        option = QTextOption(flag)
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        return option

    monkeypatch.setattr(typesetting, "_option", anywhere)
    pages = (laid_out(random_form(seed)) for seed in range(MUTATED))

    assert any(bad_breaks(some) for some in pages)


def test_short_centred_labels_are_divided_evenly(laid_out: LayOut) -> None:
    page = next(page for page in laid_out(compose(sheet_of())) if page.part == "evaluation")
    texts = [text.line.text for text in page.texts]

    assert texts[texts.index("偏差原因分析") + 1] == "及改进措施"


def test_heads_of_the_funds_repeat_and_the_last_row_stays_with_the_signatures(
    laid_out: LayOut,
) -> None:
    projects = [{"name": f"第{number}项", "final": "1.00"} for number in range(40)]
    for count in range(10, 40):
        pages = laid_out(compose(sheet_of(projects=projects[:count])))
        base = [page for page in pages if page.part == "base"]
        assert all("经费控制情况(万元)" in words(page) for page in base if "第" in words(page))
        assert "厉行节约保障措施" in words(base[-1])


def words(page: Page) -> str:
    """Everything on *page*, line after line."""
    return "".join(text.line.text for text in page.texts)
