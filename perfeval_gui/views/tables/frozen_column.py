"""A column that stays in sight while the table is scrolled sideways: it says whose row it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QTableView

from perfeval_gui.views.tables.delegates import CellDelegate
from perfeval_gui.views.tables.form_table import FormTable


class FrozenColumn(QTableView):
    """Lies over the left edge of a table while one of its columns is scrolled out there.

    It shows the same cells and the same selection. Keys and editors are the table's: a click in it
    goes to the cell, which brings the column itself back into sight.
    """

    def __init__(self, table: FormTable, column: int) -> None:
        """Keep *column* of *table*, whose model is set, in sight."""
        super().__init__(table)
        self._table, self._column = table, column
        self.setObjectName("frozen")
        self.setAccessibleName(f"{table.accessibleName()}：{table.cells().title_of(column)}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(table.verticalHeader().minimumSectionSize())
        self.horizontalHeader().setHighlightSections(False)
        self.hide()
        self._join()

    def _join(self) -> None:
        table = self._table
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(CellDelegate(self))
        for column in range(table.model().columnCount()):
            self.setColumnHidden(column, column != self._column)
        table.horizontalScrollBar().valueChanged.connect(self.place)
        table.horizontalHeader().sectionResized.connect(self.place)
        table.horizontalHeader().geometriesChanged.connect(self.place)
        bar, own = table.verticalScrollBar(), self.verticalScrollBar()
        bar.valueChanged.connect(own.setValue)
        table.verticalHeader().sectionResized.connect(self._grown)
        table.selectionModel().currentChanged.connect(self._gone_to)
        self.clicked.connect(self._clicked)
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._table and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.place()
        return super().eventFilter(watched, event)

    def place(self, *_what: int) -> None:
        """Lie at the left edge, or away where the column itself is whole in sight."""
        table = self._table
        out = table.columnViewportPosition(self._column) < 0
        if not out:
            self.hide()
            return
        header, frame = table.horizontalHeader(), table.frameWidth()
        width = table.columnWidth(self._column)
        self.setColumnWidth(self._column, width)
        self.horizontalHeader().setFixedHeight(header.height())
        left = table.viewport().x()
        height = header.height() + table.viewport().height()
        self.setGeometry(left, frame, width + 2 * self.frameWidth(), height + 2 * frame)
        if self.isHidden():
            self._fit_rows()
            self.show()
            self.raise_()
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())

    def _fit_rows(self) -> None:
        heads, own = self._table.verticalHeader(), self.verticalHeader()
        own.setDefaultSectionSize(heads.defaultSectionSize())
        for row in range(heads.count()):
            if own.sectionSize(row) != heads.sectionSize(row):
                own.resizeSection(row, heads.sectionSize(row))

    def _grown(self, row: int, _old: int, new: int) -> None:
        if not self.isHidden():
            self.verticalHeader().resizeSection(row, new)

    def _gone_to(self, current: QModelIndex, _before: QModelIndex) -> None:
        """Bring the cell that is gone to out from under this column, once the table scrolled."""
        if current.isValid() and current.column() != self._column:
            QTimer.singleShot(0, self, self._uncover)

    def _uncover(self) -> None:
        here = self._table.currentIndex()
        if self.isHidden() or not here.isValid() or here.column() == self._column:
            return
        hidden = self.width() - self._table.columnViewportPosition(here.column())
        if hidden > 0:
            bar = self._table.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def _clicked(self, index: QModelIndex) -> None:
        self._table.setFocus(Qt.FocusReason.MouseFocusReason)
        self._table.setCurrentIndex(index)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._table.selectionModel().select(index, flag)
