"""A table whose rows the clerk adds, with its buttons, as the edition declares it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.indicator_table import IndicatorTable
from perfeval_gui.document.tables.row_table import RowTable, columns_of
from perfeval_gui.views.drawn.cells import object_name
from perfeval_gui.views.drawn.layout import Heading
from perfeval_gui.views.tables.delegates import CellDelegate
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.tables.heads import GroupedHeader, Shared
from perfeval_gui.views.tables.row_buttons import RowButtons
from perfeval_gui.views.tables.widths import MOST_ROWS, FitHeight, FitRows, set_widths

_WIDTHS: Final = {"figure": 14, "day": 18, "month": 14, "choice": 16, "flag": 10}
"""Digits that a column is wide, by what it holds; a text has more."""
_TEXT: Final = 20
_LEAST: Final = 9
"""Digits that no column is made narrower than."""
_HEADING: Final = 18
"""Digits that a heading takes at most where columns share the page."""


def _model(document: Document, table: str) -> RowTable:
    if table == "indicators":
        # Its choices hang on each other, and its scores may be lowered.
        return IndicatorTable(document)
    return RowTable(document, table, columns_of(document.sheet, table))


def _least_width(shown: FormTable, texts: list[int]) -> int:
    """How wide the *texts* columns are at least: their headings are read even where many share."""
    across, metrics = Qt.Orientation.Horizontal, shown.horizontalHeader().fontMetrics()
    digit = metrics.horizontalAdvance("0")
    headings = [str(shown.cells().headerData(column, across)) for column in texts]
    widest = max((metrics.horizontalAdvance(one) for one in headings), default=0)
    return max(_LEAST * digit, min(widest + 2 * digit, _HEADING * digit))


def _shared(columns: Sequence[str], headings: Iterable[Heading]) -> Iterator[Shared]:
    """*headings* above *columns*: those whose columns stand beside each other."""
    places = {key: at for at, key in enumerate(columns)}
    for heading in headings:
        own = sorted(places[key] for key in heading.columns if key in places)
        if own and own == list(range(own[0], own[-1] + 1)) and heading.text.strip():
            yield Shared(heading.text.strip(), own[0], own[-1], heading.level)


def _rows(
    document: Document, table: str, parent: QWidget, headings: Iterable[Heading]
) -> FormTable:
    shown = FormTable(parent)
    shown.setObjectName(f"{object_name(table)}_rows")
    model = _model(document, table)
    if shared := tuple(_shared([one.shown for one in model.columns], headings)):
        shown.setHorizontalHeader(GroupedHeader(shared, shown))
    shown.setModel(model)
    shown.setItemDelegate(CellDelegate(shown))
    return shown


def rows_with_buttons(
    document: Document, table: str, parent: QWidget, headings: Iterable[Heading] = ()
) -> QFrame:
    """The rows of *table* below *headings*, and the buttons that add, remove and move them."""
    frame = QFrame(parent)
    shown = _rows(document, table, frame, headings)
    sheet = document.sheet
    kinds = [sheet.kind(f"{table}[].{one.shown}") for one in shown.cells().columns]
    set_widths(shown, [_WIDTHS.get(kind.holds, _TEXT) for kind in kinds])
    texts = [column for column, kind in enumerate(kinds) if kind.holds == "text"]
    for column in texts:
        # What the others leave of the page is for texts.
        shown.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    shown.horizontalHeader().setMinimumSectionSize(_least_width(shown, texts))
    rows = FitRows(shown)
    # Columns that stretch are told of before they have their width.
    shown.horizontalHeader().geometriesChanged.connect(rows.fit)
    FitHeight(shown, MOST_ROWS, fills=bool(texts))
    declared = document.sheet.edition.declared.table(table)
    noun = declared.noun if declared is not None else "行"
    shown.setAccessibleName(f"各{noun}")
    buttons = [QPushButton(text, frame) for text in (f"增加{noun}", "上移", "下移", "删除")]
    for button, what in zip(buttons, ("add", "up", "down", "remove"), strict=True):
        button.setObjectName(f"{object_name(table)}_{what}")
    add, up, down, remove = buttons
    RowButtons(frame, shown, document, table, noun, add, remove, up, down)
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(5, 5, 5, 5)
    # Above the rows they stay where they are while rows come and go.
    layout.addLayout(row)
    layout.addWidget(shown)
    layout.addStretch()
    return frame
