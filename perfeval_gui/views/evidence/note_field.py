"""The note of one file; what is being typed is kept when another file is chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from perfeval_gui.document.document import Document
from perfeval_gui.domain.beside.evidence import EvidenceFile
from perfeval_gui.domain.cells.reading import clean_text
from perfeval_gui.domain.names.fields import cell_name
from perfeval_gui.views.kit import dropping


class NoteField(QLineEdit):
    """A line for the note of the file that is chosen."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        """Put notes into *document*."""
        super().__init__(parent)
        self._document = document
        self._file = 0
        self.setAccessibleName("备注")
        self.setPlaceholderText("这个文件证明什么，在第几页")
        dropping.keep_files_out(self)
        self.editingFinished.connect(self.keep)

    def show_of(self, file: EvidenceFile | None) -> None:
        """Show the note of *file*; while it is being typed it stays as it is."""
        same = file is not None and file.id == self._file
        if same and self.isModified():
            return
        self.keep()
        self._file = file.id if file is not None else 0
        note = file.note if file is not None else ""
        if self.text() != note:
            self.setText(note)
        self.setEnabled(file is not None and not self._document.read_only)

    def keep(self) -> None:
        """Put the note that was typed to the file it was typed for."""
        if not self.isModified():
            return
        self.setModified(False)
        rows = self._document.report.evidence.evidence
        at = next((at for at, row in enumerate(rows) if row.id == self._file), None)
        if at is not None:
            note = clean_text(self.text(), lines=False).strip()
            self._document.put(cell_name("evidence", at, "note"), note)
