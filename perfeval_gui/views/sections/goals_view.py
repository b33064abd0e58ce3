"""总体目标: what the unit set out to do, beside what came of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from perfeval_gui.document.document import Document
from perfeval_gui.views.generated.ui_goals import Ui_GoalsView
from perfeval_gui.views.sections.section_view import SectionView


class GoalsView(SectionView):
    """Lets the clerk fill in the goals of the year and how far they were reached."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the goals of *document*."""
        super().__init__(document, parent)
        self.ui = Ui_GoalsView()
        self.ui.setupUi(self)
        self.bind()
