from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hands import Show
from perfeval_gui.document.document import Document
from perfeval_gui.document.passages import with_text
from perfeval_gui.rules.checklist import KNOWN
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.proofreading.dismissed import dismissed
from perfeval_gui.rules.proofreading.families import FAMILIES, SOUGHT
from perfeval_gui.storage.draft.draft import dump, load
from perfeval_gui.views.findings.panel import FindingsPanel
from perfeval_gui.views.findings.proofreading_dialog import ProofreadingDialog

SPACE = Qt.Key.Key_Space


@pytest.fixture
def written(document: Document) -> Document:
    """A report with a doubled unit in one passage, a wrong word in another."""
    report = with_text(document.report, "duties", "共支出5万元元。")
    document.edit("写", with_text(report, "problems", "截止目前没有完成。"))
    return document


@pytest.fixture
def dialog(written: Document, show: Show) -> ProofreadingDialog:
    made = ProofreadingDialog(written)
    show(made)
    return made


def found(document: Document, check: str) -> list[Finding]:
    return [finding for finding in document.state.findings if finding.check == check]


def test_every_family_has_a_name_a_sentence_and_a_check() -> None:
    assert FAMILIES.keys() == SOUGHT.keys() <= KNOWN.keys()
    for sentence in SOUGHT.values():
        assert sentence.endswith("。")
        assert sentence.count("。") == 1


def test_a_family_is_switched_off_and_on_by_keyboard(
    dialog: ProofreadingDialog, written: Document
) -> None:
    assert found(written, "text-doubled")
    assert found(written, "text-word")
    box = dialog.switches["text-doubled"]
    box.setFocus()
    QTest.keyClick(box, SPACE)

    assert not found(written, "text-doubled")
    assert found(written, "text-word")
    QTest.keyClick(box, SPACE)
    assert found(written, "text-doubled")


def test_switching_is_undone_and_kept_in_the_draft(
    dialog: ProofreadingDialog, written: Document
) -> None:
    box = dialog.switches["text-word"]
    box.click()
    assert written.history.undoText() == "关闭校对：常见错别字"
    again = load(dump(written.report))
    assert again.dismissals == written.report.dismissals
    written.history.undo()

    assert box.isChecked()
    assert found(written, "text-word")


def test_what_is_off_is_told_beside_the_findings(written: Document, show: Show) -> None:
    panel = FindingsPanel(written)
    show(panel)
    assert panel.proofreading.text() == "文字校对…"
    panel.proofreading.click()
    made = panel.findChild(ProofreadingDialog)
    assert made is not None
    made.switches["text-word"].click()

    assert panel.proofreading.text() == "文字校对（关 1）…"
    made.close()


def test_dismissed_sentences_are_listed_and_told_again(
    dialog: ProofreadingDialog, written: Document
) -> None:
    for check in ("text-doubled", "text-word"):
        (alarm,) = found(written, check)
        written.edit("不再提示", dismissed(written.sheet, alarm))
    assert dialog.tabs.tabText(1) == "不再提示的句子（2）"
    assert dialog.sentences.item(0).text().startswith("共支出5万元元。")
    assert not dialog.recall.isEnabled()
    dialog.tabs.setCurrentIndex(1)
    dialog.sentences.setCurrentRow(0)
    dialog.recall.click()

    assert found(written, "text-doubled")
    assert not found(written, "text-word")
    written.history.undo()
    assert dialog.tabs.tabText(1) == "不再提示的句子（2）"


def test_switching_on_again_keeps_what_was_dismissed(
    dialog: ProofreadingDialog, written: Document
) -> None:
    (alarm,) = found(written, "text-doubled")
    written.edit("不再提示", dismissed(written.sheet, alarm))
    dialog.switches["text-doubled"].click()
    dialog.switches["text-doubled"].click()

    assert not found(written, "text-doubled")
    assert dialog.sentences.count() == 1


def test_nothing_dismissed_is_said(dialog: ProofreadingDialog) -> None:
    assert dialog.tabs.tabText(1) == "不再提示的句子（0）"
    assert dialog._none.text() == "还没有不再提示的句子。"
