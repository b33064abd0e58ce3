"""绩效指标: the 三级 rows, their scores, and what was read out of their texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from perfeval_gui.document.document import Document, State
from perfeval_gui.document.tables.cell_table import ROLE_KIND
from perfeval_gui.document.tables.indicator_table import IndicatorTable
from perfeval_gui.domain.cells.values import Value, is_blank, same_objects
from perfeval_gui.domain.names.fields import address, cell_name, with_rows
from perfeval_gui.domain.record.indicators import Indicator, Indicators
from perfeval_gui.views.generated.ui_indicators import Ui_IndicatorsView
from perfeval_gui.views.sections.points_table import PointsTable
from perfeval_gui.views.sections.section_view import SectionView
from perfeval_gui.views.tables.delegates import CellDelegate
from perfeval_gui.views.tables.frozen_column import FrozenColumn
from perfeval_gui.views.tables.row_buttons import RowButtons
from perfeval_gui.views.tables.widths import (
    FitRows,
    ShareWidth,
    indicator_shares,
    indicator_widths,
    set_widths,
)

_HINTS: Final[Mapping[str, str]] = {
    "score": "得分照评分标准填写，程序加总，并核对不高于分值。蓝底格由程序计算。",
    "no": "这张表不计分。蓝底格由程序计算。",
}
"""What is said above the table of a form that does not score by the rule."""


class IndicatorsView(SectionView):
    """Lets the clerk fill in the indicators and shows points and scores by group."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the indicators of *document*."""
        super().__init__(document, parent)
        self.ui = Ui_IndicatorsView()
        self.ui.setupUi(self)
        self._model = IndicatorTable(document)
        self._row = -1
        self._seen: tuple[Indicators, int, Mapping[str, Value]] | None = None
        self._explained: tuple[object, ...] = ()
        table = self.ui.rows
        table.setModel(self._model)
        table.setItemDelegate(CellDelegate(table))
        names = [one.shown for one in self._model.columns]
        widths = indicator_widths({one: self._model.label_column(one) for one in names})
        set_widths(table, widths)
        FitRows(table)
        ShareWidth(table, widths, indicator_shares(names))
        FrozenColumn(table, names.index("name"))
        # So many lines that at 150 % on a small screen what is below is still in sight.
        table.setMinimumHeight(table.fontMetrics().height() * 7)
        table.clicked.connect(self._clicked)
        buttons = (self.ui.add, self.ui.remove, self.ui.up, self.ui.down)
        RowButtons(self, table, document, "indicators", "指标", *buttons, self._new_row)
        # Return presses it; by itself a button outside a dialog knows only the space bar.
        self.ui.outline.setAutoDefault(True)
        self.ui.outline.clicked.connect(self._fill_outline)
        self.ui.explanation.setProperty("quiet", True)
        self.ui.explanation.setTextFormat(Qt.TextFormat.PlainText)
        self._points: PointsTable | None = None
        self.visited.connect(self._visit)
        document.changed.connect(self._follow)
        document.opened.connect(self._restart)
        self._restart(document.state)
        self.bind(self.ui.rows)

    def begin(self) -> None:
        """Begin in the first cell; where there is no row yet, with the button that makes them."""
        if self._model.rowCount() or self.document.read_only:
            super().begin()
        else:
            self.ui.outline.setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self, index: QModelIndex) -> None:
        """A choice opens at the first click, as in any list."""
        if index.data(ROLE_KIND).holds == "choice":
            self.ui.rows.edit(index)

    def _visit(self, name: str) -> None:
        found = address(name)
        if found is not None and found[0] == "indicators" and found[1] is not None:
            self._row = found[1]
            self._explain(self.document.state)

    def _explain(self, state: State) -> None:
        rows = state.report.indicators.indicators
        count, here = len(rows), rows[self._row] if 0 <= self._row < len(rows) else None
        # The figures of a row follow from the row, and from what stands alone.
        seen = (bool(count), self._row, here, state.report.year, state.sheet.singles)
        if same_objects(seen, self._explained):
            return
        self._explained = seen
        text = "还没有指标。“按版式补齐”给每个二级指标添一行。" if not count else ""
        if here is not None:
            name = f"indicators[{self._row}]"
            text = f"第 {self._row + 1} 行　{state.sheet.explanation(f'{name}.score')}"
            if completion := state.sheet.shown(f"{name}.completion"):
                text += f"　完成率 {completion}"
        if self.ui.explanation.text() != text:
            self.ui.explanation.setText(text)

    # ---- points and scores by group

    def _restart(self, state: State) -> None:
        while (item := self.ui.summary_layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        scored = state.sheet.edition.declared.indicators.scored
        if hint := _HINTS.get(scored):
            self.ui.subtitle.setText(hint)
        self._points = None
        if scored != "no" and state.sheet.edition.groups:
            self._points = PointsTable(self.document, self.ui.form_box)
            self._points.filled.connect(self.go_to)
            self.ui.summary_layout.addWidget(self._points)
        self.ui.form_box.setVisible(self._points is not None)
        self.ui.outline.setDisabled(self.document.read_only)
        self._seen, self._explained = None, ()
        self._follow(state)

    def _follow(self, state: State) -> None:
        # Whatever is told here follows from the rows, the year, and figures that stand alone.
        seen = (state.report.indicators, state.report.year, state.sheet.singles)
        if self._seen is not None and seen[0] is self._seen[0] and seen[1:] == self._seen[1:]:
            return
        self._seen = seen
        if self._points is not None:
            self._points.follow(state)
        self._explain(state)

    def _new_row(self, above: int | None) -> Indicator:
        """A blank row in the group and kind of the one above it."""
        if above is None:
            return self._blank()
        row = self.document.report.indicators.indicators[above]
        return replace(self._blank(), group=row.group, kind=row.kind)

    def _blank(self) -> Indicator:
        """A blank row of the form."""
        row: Indicator = self._model.declared.row_type()
        return row

    def _fill_outline(self) -> None:
        """One row for every 二级指标 of the edition that has none yet, in its place."""
        rows = list(self.document.report.indicators.indicators)
        for group in self.document.sheet.edition.groups:
            for kind in group.kinds:
                if not any((row.group, row.kind) == (group.key, kind) for row in rows):
                    rows.append(replace(self._blank(), group=group.key, kind=kind))
        order = self._order()
        rows.sort(key=lambda row: order.get((row.group, row.kind), len(order)))
        self.document.edit(
            "按版式补齐指标", with_rows(self.document.report, "indicators", tuple(rows))
        )
        unnamed = (at for at, row in enumerate(rows) if is_blank(row.name))
        if (first := next(unnamed, None)) is not None:
            self.go_to(cell_name("indicators", first, "name"))

    def _order(self) -> dict[tuple[str, str], int]:
        groups = self.document.sheet.edition.groups
        places = [(group.key, kind) for group in groups for kind in group.kinds]
        return {place: number for number, place in enumerate(places)}
