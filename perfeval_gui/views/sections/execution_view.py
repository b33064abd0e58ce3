"""预算执行: budget, spending and their two splits."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from perfeval_gui.document.document import Document
from perfeval_gui.views.generated.ui_execution import Ui_ExecutionView
from perfeval_gui.views.sections.section_view import SectionView


class ExecutionView(SectionView):
    """Lets the clerk fill in the budget execution; the rate and its score follow."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the budget execution of *document*."""
        super().__init__(document, parent)
        self.ui = Ui_ExecutionView()
        self.ui.setupUi(self)
        self.bind()
