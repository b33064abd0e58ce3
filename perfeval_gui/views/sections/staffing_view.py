"""人员: the head counts and the rate they give."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from perfeval_gui.document.document import Document
from perfeval_gui.views.generated.ui_staffing import Ui_StaffingView
from perfeval_gui.views.sections.section_view import SectionView


class StaffingView(SectionView):
    """Lets the clerk fill in the head counts."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the head counts of *document*."""
        super().__init__(document, parent)
        self.ui = Ui_StaffingView()
        self.ui.setupUi(self)
        self.bind()
