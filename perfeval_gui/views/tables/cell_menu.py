"""What can be done with a cell of a table, as a menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from perfeval_gui.document.confirming import waits
from perfeval_gui.document.mending import KEY, mend, mendable
from perfeval_gui.document.tables.cell_table import ROLE_COMPUTED, ROLE_NAME, Index
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.views.cells.offering import put_offers
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.tables.quick_keys import fill_above, fill_left
from perfeval_gui.working.qt_text import caption


def mendable_at(table: FormTable, index: Index) -> Finding | None:
    """The finding about the cell at *index* of *table* that has a mend; None where none has."""
    if not index.isValid():
        return None
    cells = table.cells()
    names = {str(index.data(ROLE_NAME)), cells.typed_name(index.row(), index.column())}
    return mendable(cells.document.state, names)


def cell_menu(table: FormTable, index: Index) -> QMenu:
    """What can be done with the cell at *index* of *table*."""
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    why = menu.addAction("这个数怎么来的\tCtrl+I")
    why.triggered.connect(partial(table.asked.emit, str(index.data(ROLE_NAME))))
    why.setEnabled(bool(index.data(ROLE_COMPUTED)))
    if (finding := mendable_at(table, index)) is not None and finding.fix is not None:
        mending = menu.addAction(caption(f"{finding.fix.label}\t{KEY}"))
        mending.triggered.connect(partial(mend, table.cells().document, finding))
    cells = table.cells()
    put_offers(menu, cells.document, cells.typed_name(index.row(), index.column()))
    menu.addSeparator()
    for words, run in (
        ("剪切\tCtrl+X", partial(_cut, table)),
        ("复制\tCtrl+C", table.copy),
        ("粘贴\tCtrl+V", table.paste),
        ("清除\tDelete", table.clear),
        ("照左边填\tCtrl+R", partial(fill_left, table)),
        ("照上面填\tCtrl+D", partial(fill_above, table)),
    ):
        menu.addAction(words).triggered.connect(run)
    if table.actions():
        menu.addSeparator()
        menu.addActions(table.actions())
    menu.addSeparator()
    checked = menu.addAction("标为已核对\tF9")
    checked.triggered.connect(table.confirm)
    document = table.cells().document
    checked.setEnabled(any(waits(document, name) for name in table.chosen_names()))
    return menu


def _cut(table: FormTable) -> None:
    table.copy()
    table.clear()


def open_menu(table: FormTable, index: Index, place: QPoint | None) -> None:
    """Open the menu of the cell at *index* of *table* at *place* of the screen, or on the cell."""
    corner = table.viewport().mapToGlobal(table.visualRect(index).center())
    cell_menu(table, index).popup(place or corner)
