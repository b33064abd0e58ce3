"""A section that an edition declares: its pages are its form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.document.document import Document
from perfeval_gui.domain.edition.sections import Section
from perfeval_gui.views.cells.marker import NAMING
from perfeval_gui.views.drawn.cells import Cells, let_fill, object_name
from perfeval_gui.views.drawn.layout import FormGrid, grids_of
from perfeval_gui.views.drawn.row_tables import rows_with_buttons
from perfeval_gui.views.sections.section_view import SectionView
from perfeval_gui.views.tables.form_table import FormTable


class DrawnView(SectionView):
    """Lays a section out as it is drawn: inputs stand where its cells are printed.

    What the section has and no grid prints follows below, a line each.
    """

    def __init__(self, document: Document, section: Section, parent: QWidget | None = None) -> None:
        """Show *section* of *document*."""
        super().__init__(document, parent)
        self._cells = Cells(document, section.fields, self)
        self._cells.wanted.connect(self.wanted)
        self._tables = dict.fromkeys(section.tables)
        self._page = QVBoxLayout(self)
        self._page.setSpacing(12)
        self._add_title(section.title)
        for grid in grids_of(section, document.sheet):
            self._add_grid(grid)
        self._add_rest()
        if not self.findChildren(QPlainTextEdit):
            self._page.addStretch()
        self.bind(*self.findChildren(FormTable))
        for name, height in self._cells.filling.items():
            if name in self._cells.made:
                let_fill(self._cells.made[name], document.sheet.kind(name), height)

    def _add_title(self, title: str) -> None:
        label = QLabel(self)
        label.setObjectName("title")
        hint = QLabel(self)
        hint.setObjectName("subtitle")
        for one, text in ((label, title), (hint, "照表样填写。蓝底格由程序计算。")):
            one.setTextFormat(Qt.TextFormat.PlainText)
            one.setText(text)
            self._page.addWidget(one)

    # ---- what is drawn

    def _add_grid(self, grid: FormGrid) -> None:
        page = QFrame(self)
        page.setProperty("drawn", "page")
        layout = QGridLayout(page)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(1)
        for column, width in enumerate(grid.widths):
            layout.setColumnStretch(column, round(width))
        apart: list[QLabel] = []
        for spot in grid.spots:
            if spot.table:
                self._tables.pop(spot.table, None)
                cell = rows_with_buttons(self.document, spot.table, page, spot.headings)
                cell.setProperty("drawn", "cell")
            else:
                mine = sorted(spot.names & self._cells.left.keys())
                cell = self._cells.frame(spot, page)
                apart += self._put_faults(mine, cell, alone=grid.is_wide(spot) and len(mine) == 1)
                if cell.findChildren(QPlainTextEdit):
                    layout.setRowStretch(spot.row, 1)
            layout.addWidget(cell, spot.row, spot.column, spot.rows, spot.columns)
        grows = bool(page.findChildren(QPlainTextEdit))
        self._page.addWidget(page, int(grows))
        for fault in apart:
            self._page.addWidget(fault)

    def _put_faults(self, names: list[str], cell: QFrame, *, alone: bool) -> list[QLabel]:
        """Put the sentences on *names* into their *cell*, one that is *alone* there and has room.

        The others are given back: they stand below the grid, and say which cell they are about.
        """
        faults = [fault for name in names if (fault := self._fault(name, cell)) is not None]
        layout = cell.layout()
        if alone and layout is not None:
            for fault in faults:
                layout.addWidget(fault)
            return []
        for fault in faults:
            fault.setProperty(NAMING, True)
        return faults

    def _fault(self, name: str, parent: QWidget) -> QLabel | None:
        """Where it is said that what was typed into the cell *name* cannot be read."""
        field = self.document.report.form.fields.get(name)
        if field is None or not field.kind.may_be_unread:
            return None
        fault = QLabel(parent)
        fault.setObjectName(f"{object_name(name)}_fault")
        fault.setWordWrap(True)
        return fault

    # ---- what is drawn in no grid

    def _add_rest(self) -> None:
        left = tuple(self._cells.left)
        box = QFrame(self)
        box.setObjectName("form_box")
        layout = QGridLayout(box)
        layout.setColumnStretch(2, 1)
        for row, name in enumerate(left):
            label = QLabel(box)
            label.setObjectName(f"{object_name(name)}_label")
            layout.addWidget(label, row, 0)
            made = self._cells.widget(name, box)
            layout.addWidget(made, row, 1, 1, 2 if isinstance(made, QPlainTextEdit) else 1)
            if (fault := self._fault(name, box)) is not None:
                layout.addWidget(fault, row, 2)
        box.setVisible(bool(left))
        self._page.addWidget(box)
        for table in self._tables:
            self._page.addWidget(rows_with_buttons(self.document, table, self))
