"""单位与封面: who reports, the cover of 附件3-1 and the signature lines of 附件2."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from perfeval_gui.document.document import Document
from perfeval_gui.views.generated.ui_cover import Ui_CoverView
from perfeval_gui.views.sections.section_view import SectionView


class CoverView(SectionView):
    """Lets the clerk fill in the cover and the signature lines."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the cover of *document*."""
        super().__init__(document, parent)
        self.ui = Ui_CoverView()
        self.ui.setupUi(self)
        self._align()
        self.bind()

    def _align(self) -> None:
        """Begin the fields of both boxes below each other, in whatever size of type."""
        grids = (self.ui.form_layout, self.ui.base_layout)
        labels = (grid.itemAtPosition(row, 0) for grid in grids for row in range(grid.rowCount()))
        wide = max(one.sizeHint().width() for one in labels if one is not None)
        for grid in grids:
            grid.setColumnMinimumWidth(0, max(wide, grid.columnMinimumWidth(0)))
