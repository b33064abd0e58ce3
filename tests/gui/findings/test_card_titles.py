"""What a finding is about, in as many lines as it takes."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from gui.findings.test_findings_panel import find, finding, panel
from perfeval_gui.document.document import Document
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.views.findings.panel import FindingsPanel

__all__ = ["panel"]


def test_a_title_that_is_longer_than_the_card_goes_on_below(
    panel: FindingsPanel, document: Document
) -> None:
    panel.setFixedWidth(260)
    asked = finding("projects[0].final")

    def titled(name: str) -> int:
        """In how many lines the title stands, once it was shown with the project's *name*."""
        row = document.report.form.tables["projects"].row_type(name=name)
        document.edit("改", with_rows(document.report, "projects", (row,)))
        find(document, asked)
        panel.grab()
        QApplication.processEvents()
        index = panel.model.index(1, 0)
        card = panel.list.cards.layouts.card(index)
        assert card.title is not None
        assert card.message is not None
        assert name in card.title.text()
        lines = [card.title.lineAt(n) for n in range(card.title.lineCount())]
        assert all(line.naturalTextWidth() <= line.width() for line in lines)
        assert lines[-1].rect().bottom() <= card.message.lineAt(0).rect().top()
        assert panel.list.visualRect(index).height() == card.height
        return len(lines)

    assert titled("短") < titled("移交社区的日常管理和维护经费") < titled("很长的名称" * 12)
