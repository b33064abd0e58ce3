"""用上年的报告新建: what stays comes along and waits, the file of last year stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.test_main_window import Answers, answers, window
from gui.test_sections_seen import foot
from perfeval_gui import paths
from perfeval_gui.domain.names.fields import get
from perfeval_gui.domain.names.unconfirmed import unconfirmed
from perfeval_gui.storage.draft.files import open_draft, save_draft
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]


@pytest.fixture
def last_year(tmp_path: Path, answers: Answers) -> Path:
    """The sample as the draft of last year."""
    path = tmp_path / "去年.perfeval"
    save_draft(path, open_draft(paths.sample()))
    answers.path = path
    return path


def test_it_begins_with_what_stays(window: MainWindow, answers: Answers, last_year: Path) -> None:
    old, before = open_draft(last_year), last_year.read_bytes()
    window.start.last_year.click()

    assert window.desk is not None
    report = window.desk.document.report
    assert (report.year, report.cover.unit) == (old.year + 1, old.cover.unit)
    assert get(report, "office.prior_final") == get(old, "office.final")
    assert get(report, "office.final") is None
    assert "unit" in unconfirmed(report)
    assert all("2023 年度的报告" in trace for trace in unconfirmed(report).values())
    assert window.isWindowModified()
    assert window.drafts().path is None
    assert last_year.read_bytes() == before
    told = [*answers.told, foot(window)]
    assert any("都标为待核" in one for one in told)


def test_an_open_report_is_asked_about_first(
    window: MainWindow, answers: Answers, last_year: Path
) -> None:
    window.start.open_sample.click()
    assert window.desk is not None
    document = window.desk.document
    document.put("unit", "改了")
    answers.answer = "cancel"

    window.actions_.last_year.trigger()

    assert answers.asked == 1
    assert document.report.cover.unit == "改了"


def test_nothing_is_begun_where_nothing_is_chosen(window: MainWindow, answers: Answers) -> None:
    answers.path = None
    window.start.last_year.click()

    assert window.desk is None
