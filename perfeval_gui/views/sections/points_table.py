"""分值和得分 by 一级指标: a small table under the indicators, with what the form demands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from operator import attrgetter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from perfeval_gui.document.document import Document, State
from perfeval_gui.domain.cells.values import Value, number, same_objects
from perfeval_gui.domain.names.fields import cell_name, other_rows
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.rules.telling.summing_up import points_offered
from perfeval_gui.working.qt_text import tip

_TABLE = "indicators"
_TOTAL = Decimal(100)
_given = attrgetter("points", "group")
_ROWS = ("", "分值", "应为", "得分")


def _give_the_same(rows: Sequence[Indicator], before: Sequence[Indicator]) -> bool:
    """Whether group and points are the very same in each of *rows* as *before*."""
    return len(rows) == len(before) and all(
        same_objects(_given(rows[at]), _given(before[at])) for at in other_rows(before, rows)
    )


class PointsTable(QWidget):
    """A column for each 一级指标, one for the budget execution, one for all.

    Where one row of a group has no points yet, the rest of the group's points is offered for it.

    Signals:
        filled: What was offered was typed. arg: the name of its cell.
    """

    filled = Signal(str)

    def __init__(self, document: Document, parent: QWidget) -> None:
        """Show the points of *document*."""
        super().__init__(parent)
        self._document = document
        self._cells: dict[tuple[str, int], QLabel] = {}
        self._offers: dict[str, QPushButton] = {}
        self._rows: Sequence[Indicator] = ()
        self._singles: Mapping[str, Value] | None = None
        self._offered: dict[str, tuple[int, Decimal]] | None = None
        self._told: dict[str, tuple[tuple[str, str, str], bool]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2, 0, 2, 0)
        self._grid.setVerticalSpacing(1)
        self._grid.setHorizontalSpacing(16)
        edition = document.sheet.edition
        for row, words in enumerate(_ROWS):
            self._label(words, row, 0, quiet=True)
        groups = [(group.key, group.label) for group in edition.groups]
        executed = [("execution", "预算执行")] if edition.execution_points else []
        columns = (*groups, *executed, ("", "合计"))
        self._names = dict(columns)
        for column, (key, label) in enumerate(columns, 1):
            head = self._label(label, 0, column, quiet=True)
            head.setToolTip(tip(label))
            for row in (1, 2, 3):
                self._cells[key, row] = self._label("", row, column)
            self._grid.setColumnMinimumWidth(column, self.fontMetrics().horizontalAdvance("0") * 9)
        for column, (key, _) in enumerate(groups, 1):
            self._offers[key] = self._offer(key, column)
        self._grid.setColumnStretch(len(columns) + 1, 1)
        self.follow(document.state)

    def _label(self, text: str, row: int, column: int, *, quiet: bool = False) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if quiet:
            label.setProperty("quiet", True)
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(label, row, column, side | Qt.AlignmentFlag.AlignVCenter)
        return label

    def _offer(self, key: str, column: int) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("link", True)
        button.setAutoDefault(True)
        button.clicked.connect(partial(self._take, key))
        # In the place of the points, which are blank or too few then: nothing moves.
        self._grid.addWidget(button, 1, column, Qt.AlignmentFlag.AlignRight)
        button.hide()
        return button

    def _take(self, key: str, _checked: bool = False) -> None:
        if (offered := points_offered(self._document.sheet).get(key)) is not None:
            row, points = offered
            name = cell_name(_TABLE, row, "points")
            self._document.put(name, points)
            self.filled.emit(name)

    def cell(self, key: str, row: str) -> QLabel:
        """The read-out of the group *key* (``""`` for all) in the *row* called so."""
        return self._cells[key, _ROWS.index(row)]

    def offer(self, key: str) -> QPushButton:
        """The button that types the points that are left of the group *key*."""
        return self._offers[key]

    def follow(self, state: State) -> None:
        """Show the points and scores of *state*."""
        sheet = state.sheet
        rows = sheet.report.indicators.indicators
        as_before = _give_the_same(rows, self._rows)
        self._rows = rows
        if as_before and sheet.singles is self._singles:
            return
        self._singles = sheet.singles
        if self._offered is None or not as_before:
            self._offered = points_offered(sheet)
        offered = self._offered
        for group in sheet.edition.groups:
            points = number(sheet.value(f"group_points.{group.key}"))
            shown = f"{points:f}" if points is not None else "0"
            wrong = (points or Decimal(0)) != group.points
            earned = sheet.shown(f"group_score.{group.key}")
            self._tell(group.key, (shown, f"{group.points:f}", earned), wrong=wrong)
            self._show_offer(group.key, offered.get(group.key))
        execution = f"{sheet.edition.execution_points:f}"
        if ("execution", 1) in self._cells:
            earned = sheet.shown("execution_score")
            self._tell("execution", (execution, execution, earned), wrong=False)
        total = number(sheet.value("total_points"))
        shown = f"{total:f}" if total is not None else "0"
        all_ = (shown, f"{_TOTAL:f}", sheet.shown("total_score"))
        self._tell("", all_, wrong=total != _TOTAL)

    def _show_offer(self, key: str, offered: tuple[int, Decimal] | None) -> None:
        button, cell = self._offers[key], self._cells[key, 1]
        if offered is not None:
            row, points = offered
            button.setText(f"填 {points:f}")
            button.setToolTip(f"第 {row + 1} 行还没有分值，填上这一组余下的 {points:f} 分")
            button.setAccessibleName(button.toolTip())
        elif button.hasFocus():
            self.focusNextChild()
        button.setVisible(offered is not None)
        cell.setVisible(offered is None)

    def _tell(self, key: str, texts: tuple[str, str, str], *, wrong: bool) -> None:
        if self._told.get(key) == (texts, wrong):
            return
        self._told[key] = texts, wrong
        for row, text in enumerate(texts, 1):
            cell = self._cells[key, row]
            if cell.text() != text:
                cell.setText(text)
                cell.setAccessibleName(f"{self._names[key]}，{_ROWS[row]}：{text}")
            fault = wrong and row == 1
            if bool(cell.property("faultText")) != fault:
                cell.setProperty("faultText", fault)
                cell.style().polish(cell)
