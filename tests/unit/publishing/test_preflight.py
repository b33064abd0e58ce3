"""Notes before printing: what they find, what they leave alone, and that each leads to a cell."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from checkout import ROOT
from given.worked import ISSUED, filled, issued
from perfeval_gui.domain.record.report import Report
from perfeval_gui.pages.compose import compose
from perfeval_gui.paper.fonts import Substitution, Typefaces
from perfeval_gui.publishing.notes import Kind, Note
from perfeval_gui.publishing.preflight import preflight
from perfeval_gui.storage.draft.files import open_draft


@pytest.fixture
def typefaces(qapp: QApplication) -> Typefaces:
    return Typefaces()


def notes(report: Report, typefaces: Typefaces, kind: Kind | None = None) -> list[Note]:
    sheet = issued().evaluate(report)
    found = preflight(sheet, compose(sheet), typefaces)
    return [note for note in found if kind in (None, note.kind)]


def test_figures_that_are_too_wide_are_noted(typefaces: Typefaces) -> None:
    report = filled(
        {"executed": "1", "annual_budget": "1"},
        indicators=[{"group": "output", "points": p} for p in ("1234567.25", "1234.5")],
    )

    cut, shrunk = (notes(report, typefaces, kind) for kind in ("cut", "shrunk"))

    assert [note.name for note in cut] == ["indicators[0].points"]
    assert "1234567.25" in cut[0].message
    assert [note.name for note in shrunk] == ["indicators[1].points"]


def test_figures_that_fit_are_not_noted(typefaces: Typefaces) -> None:
    example = open_draft(ROOT / "resources/samples/示例.perfeval")

    assert notes(example, typefaces, "cut") == notes(example, typefaces, "shrunk") == []
    assert notes(example, typefaces, "alone") == []


def test_a_signature_block_on_a_page_of_its_own_is_noted(typefaces: Typefaces) -> None:
    people = [{"name": "名" * 10, "workplace": "单位" * 12} for _ in range(12)]

    (note,) = notes(filled(evaluators=people), typefaces, "alone")

    assert note.name in ("unit_opinion", "bureau_opinion", "form_filler")
    assert "评价人员与意见" in note.message


def test_missing_faces_are_noted_with_what_stands_in(
    typefaces: Typefaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    def one(_: Typefaces) -> tuple[Substitution, ...]:
        return (Substitution("仿宋_GB2312", "乙"),)

    monkeypatch.setattr(Typefaces, "substitutions", one)
    (note,) = notes(filled(), typefaces, "fonts")

    assert "仿宋_GB2312 用 乙 代替" in note.message
    assert "分页可能不同" in note.message
    assert note.name == ""


def test_blank_cells_are_noted_by_section_and_lead_to_the_first(typefaces: Typefaces) -> None:
    found = {note.name: note.message for note in notes(filled(), typefaces, "blank")}

    assert found["quota"] == "人员：编制数打印为空白。"
    assert found["three_public.prior_final"].startswith("经费：有 36 格打印为空白：三公经费")


def test_cells_for_the_hand_are_left_alone(typefaces: Typefaces) -> None:
    blank = " ".join(note.message for note in notes(filled(), typefaces, "blank"))
    names = {note.name for note in notes(filled(), typefaces, "blank")}

    assert issued().edition.hand
    assert not names & issued().edition.hand
    assert "签字" not in blank
    assert "偏差原因" not in blank


def test_a_filled_cell_is_not_noted_however_often_it_is_printed(typefaces: Typefaces) -> None:
    before = {note.name for note in notes(Report(edition=ISSUED, year=2023), typefaces)}
    after = {note.name for note in notes(filled({"quota": "8", "in_post": "8"}), typefaces)}

    assert before - after == {"quota", "in_post", "control_rate"}


def test_without_any_chinese_face_the_pages_are_said_to_be_boxes(
    typefaces: Typefaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Typefaces, "can_set_chinese", False)
    (note,) = notes(filled(), typefaces, "boxes")

    assert "方框" in note.message
    assert notes(filled(), typefaces, "fonts") == []


def test_the_parts_of_a_total_typed_as_a_whole_are_blank_by_right(typefaces: Typefaces) -> None:
    """Ask about cells that nobody can fill beside that total, and the notes are noise."""
    whole = filled({"three_public.prior_final": "2.13"})
    parts = filled({"reception.prior_final": "2.13"})

    blank = [note for note in notes(whole, typefaces, "blank") if "公务接待" in note.message]
    assert not any("2022" in note.message for note in blank)
    told = " ".join(note.message for note in notes(parts, typefaces, "blank"))
    assert "经费" in told
