"""佐证材料 beside the title of a section: how many of its indicators have a file; a way to them."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from perfeval_gui.document.document import Document, State
from perfeval_gui.domain.cells.values import same_objects
from perfeval_gui.domain.edition.sections import Section
from perfeval_gui.domain.names.evidence import indicator_tables, proved
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
        self._seen: tuple[object, ...] = ()
        document.changed.connect(self._follow)
        document.opened.connect(self._follow)
        self._follow(document.state)

    def _follow(self, state: State) -> None:
        form, report = state.report.form, state.report
        seen = (report.evidence, *(form.read[table](report) for table in sorted(self._tables)))
        if same_objects(seen, self._seen):
            return
        self._seen = seen
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
