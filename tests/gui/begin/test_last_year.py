"""用上年的报告新建: what stays comes along and waits, the file of last year stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document as WordFile
from PySide6.QtWidgets import QLabel

from gui.sections.test_sections_seen import foot
from gui.window.test_main_window import Answers, answers, window
from perfeval_gui import paths
from perfeval_gui.domain.names.fields import get
from perfeval_gui.domain.names.unconfirmed import unconfirmed
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.publishing.publishing import pages_of
from perfeval_gui.storage.draft.files import open_draft, save_draft
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.views.imports.window import ImportWindow
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


@pytest.fixture(scope="module")
def filled_form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample of last year as a file without a draft in it."""
    book = Shelf(paths.editions()).read("yunxi-2023")
    report = fitted(open_draft(paths.sample()), book.form)
    path = tmp_path_factory.mktemp("forms") / "去年的表.docx"
    path.write_bytes(write_word(pages_of(book.evaluate(report), None)))
    return path


def test_a_file_without_a_draft_shows_first_what_comes_along(
    window: MainWindow, answers: Answers, filled_form: Path
) -> None:
    answers.path = filled_form
    window.start.last_year.click()

    assert window.desk is None
    shown = window.findChildren(ImportWindow)[-1]
    offers = shown.proposal.offers
    ticked = {one.title: one for n, one in enumerate(offers) if shown.proposal.is_chosen(n)}
    assert any("编制数" in title for title in ticked) is False
    assert not any("实际完成值" in title or "得分" in title for title in ticked)
    assert shown.proposal.count() == len([one for one in offers if one.group == "sure"]) > 80
    assert "按它新建 2024 年度" in shown.findChildren(QLabel)[0].text()
    shown.take.click()

    old = open_draft(paths.sample())
    assert window.desk is not None
    report = window.desk.document.report
    assert (report.year, report.cover.unit) == (2024, old.cover.unit)
    assert get(report, "office.prior_final") == get(old, "office.final")
    assert get(report, "indicators[0].points") == get(old, "indicators[0].points")
    for name in ("office.final", "quota", "indicators[0].actual", "report_date"):
        assert get(report, name) in (None, ""), name
    assert report.explanations.explanations == ()
    assert all("去年的表.docx" in trace for trace in unconfirmed(report).values())
    assert window.drafts().path is None
    assert any("仍" in one or "写着上年的数字" in one for one in answers.told)


def test_the_open_report_stays_where_nothing_is_taken(
    window: MainWindow, answers: Answers, filled_form: Path
) -> None:
    window.start.open_sample.click()
    assert window.desk is not None
    document, before = window.desk.document, window.desk.document.report
    answers.path = filled_form
    window.actions_.last_year.trigger()
    shown = window.findChildren(ImportWindow)[-1]
    shown.leave.click()
    assert document.report is before

    document.put("unit", "改了")
    window.actions_.last_year.trigger()
    answers.answer = "cancel"
    window.findChildren(ImportWindow)[-1].take.click()
    assert answers.asked == 1
    assert document.report.cover.unit == "改了"


def test_what_is_no_form_begins_nothing(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    word = WordFile()
    word.add_paragraph("会议通知")
    word.save(str(tmp_path / "通知.docx"))
    answers.path = tmp_path / "通知.docx"

    window.start.last_year.click()

    assert window.desk is None
    assert "认不出文件是哪一种表" in answers.told[-1]
