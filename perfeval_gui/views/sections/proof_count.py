"""佐证材料 beside the title of a section: how many of its indicators have a file; a way to them."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from perfeval_gui.document.document import Document, State
from perfeval_gui.domain.edition.sections import Section
from perfeval_gui.domain.names.evidence import indicator_tables, proved
from perfeval_gui.domain.names.fields import rows_moved
from perfeval_gui.domain.record.report import Report
from perfeval_gui.views.sections.section_view import beside_title
from perfeval_gui.working.qt_text import tip


class ProofCount(QPushButton):
    """Says 佐证材料 7/12; whoever shows the files joins it."""

    def __init__(self, document: Document, tables: frozenset[str], parent: QWidget) -> None:
        """Count the indicators of *document* in *tables*."""
        super().__init__(parent)
        self.setObjectName("proofs")
        self.setAutoDefault(False)
        self._tables = tables
        self._seen: Report | None = None
        document.changed.connect(self._follow)
        document.opened.connect(self._restart)
        self._follow(document.state)

    def _restart(self, state: State) -> None:
        self._seen = None
        self._follow(state)

    def _follow(self, state: State) -> None:
        before, report = self._seen, state.report
        self._seen = report
        # Which rows have a file is known by their ids.
        same = before is not None and before.evidence is report.evidence
        if before is not None and same and not rows_moved(before, report):
            return
        having, among = proved(report, self._tables)
        text = f"佐证材料 {having}/{among}"
        if text != self.text():
            told = f"佐证材料：{among} 条指标，{having} 条登记了文件"
            self.setText(text)
            self.setAccessibleName(told)
            self.setToolTip(tip(f"{told}（Ctrl+J）"))


def add_proofs(view: QWidget, document: Document, section: Section) -> ProofCount | None:
    """Put the count beside the title of the *view* of *section*; None without indicators."""
    tables = frozenset(indicator_tables(document.sheet.edition)).intersection(section.tables)
    row = beside_title(view) if tables else None
    if row is None:
        return None
    count = ProofCount(document, tables, view)
    row.addWidget(count)
    return count
