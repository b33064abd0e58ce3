"""Table models over named cells: every cell of a table is a name of the sheet."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from perfeval_gui.document.behind import told_behind
from perfeval_gui.document.clipboard.blocks import Typed, laid, left_over
from perfeval_gui.document.document import Document, State
from perfeval_gui.document.marks import DETAIL, sentence
from perfeval_gui.document.tables.cell_marks import CellMarks
from perfeval_gui.document.tables.faces import Face, Faces
from perfeval_gui.document.tables.lines import Cells, Column, Line, Look
from perfeval_gui.document.tables.shown_lines import ShownLines
from perfeval_gui.document.workings import step, worked_out
from perfeval_gui.domain.cells.kinds import Kind, with_sign
from perfeval_gui.domain.cells.values import Unread, Value
from perfeval_gui.domain.names.details import detail_of, detailed
from perfeval_gui.domain.names.fields import kind_of, put
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.working.qt_text import tip
from perfeval_gui.working.steps import finished

Index = QModelIndex | QPersistentModelIndex
# Plain integers: looking an enum member up costs more than the rest of `data`.
DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
EDIT: Final = int(Qt.ItemDataRole.EditRole)
TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
ALIGN: Final = int(Qt.ItemDataRole.TextAlignmentRole)
ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
ROLE_NAME: Final = int(Qt.ItemDataRole.UserRole)
ROLE_COMPUTED: Final = ROLE_NAME + 1
ROLE_FAULT: Final = ROLE_NAME + 2
ROLE_KIND: Final = ROLE_NAME + 3
ROLE_STORED: Final = ROLE_NAME + 4
ROLE_MARK: Final = ROLE_NAME + 5
ROLE_SAID: Final = ROLE_NAME + 6
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
# Joined once: a view asks for those of every selected cell.
_LOCKED: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TYPABLE: Final = _LOCKED | Qt.ItemFlag.ItemIsEditable
CHANGED: Final = "粘贴期间报告有了别的改动，没有粘贴；复制的内容还在剪贴板里。"


class CellTable(ShownLines):
    """A table whose cells are names of the sheet.

    Attributes:
        figure_columns: Where figures may be typed into.

    Beyond Qt's roles: the name, whether the cell is computed now, the sentence on why its text
    cannot be read, its kind, what is stored behind a choice, how it is marked, and what is said
    beside it. What it looks like is told whole, as its `Face`.
    """

    def __init__(self, document: Document, columns: tuple[Column, ...]) -> None:
        """Show *columns* of the document and follow its changes."""
        super().__init__(document, columns)
        self.document = document
        self.figure_columns = frozenset(range(len(columns)))
        self.lines = self.look()
        self._begin()
        document.changed.connect(self._follow)
        document.told.changed.connect(self._mark)
        document.opened.connect(self._restart)

    # ---- what a subclass says

    def forget(self) -> None:
        """Another report was opened: nothing seen before may be shown again."""

    def label_of(self, row: int) -> str:
        """The heading of *row*."""
        raise NotImplementedError

    def label_column(self, column: str) -> str:
        """The heading of *column*."""
        raise NotImplementedError

    # ---- Qt's side

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        if role in (DISPLAY, EDIT):
            return self.text_at(index.row(), index.column())
        if role == ROLE_COMPUTED:
            return self.computed_at(index.row(), index.column())
        if role == ROLE_MARK:
            return _mark_at(self, index.row(), index.column())
        if role == ALIGN:
            return _RIGHT if self.kind_at(index).holds == "figure" else _LEFT
        return _rarely(self, index, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if role != DISPLAY or not 0 <= section < len(self.columns if across else self.lines):
            return None
        return self.title_of(section) if across else self.label_of(section)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        # As `may_type`, by what is shown: Qt asks for each cell of a selection that it paints.
        computed = self.lines[index.row()].cells.computed[index.column()]
        return _LOCKED if computed or self.document.read_only else _TYPABLE

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        if role != EDIT or not index.isValid() or not self.may_type(index.row(), index.column()):
            return False
        _type(self, index, "" if value is None else str(value))
        return True

    # ---- cells

    def face_at(self, row: int, column: int) -> Face:
        """What the cell there looks like now."""
        told = self.document.told
        beside = self._marks.marks, told.wanted, self.document.report.details
        return self._faces.of(row, self.lines[row], *beside)[column]

    def text_at(self, row: int, column: int) -> str:
        """What is shown there; text that cannot be read, as it was typed."""
        return self.lines[row].cells.texts[column]

    def computed_at(self, row: int, column: int) -> bool:
        """Whether the cell there looks like one that is computed."""
        return self.only_shown(row, column)

    def only_shown(self, row: int, column: int) -> bool:
        """Whether the cell there follows from others, and cannot be typed into now."""
        return self.lines[row].cells.computed[column]

    def depth_of(self, _row: int) -> int | None:
        """How deep in the tree of rows *_row* is, 0 for a total; None where there is no tree."""
        return None

    def stored_at(self, row: int, column: int) -> Value:
        """What is typed behind the cell there; None where nothing can be."""
        return self.lines[row].cells.stored[column]

    def title_of(self, column: int) -> str:
        """The heading of the column at position *column*."""
        return self.columns[column].title or self.label_column(self.columns[column].shown)

    def name_at(self, index: Index) -> str:
        """The name of what is shown at *index*."""
        return f"{self.lines[index.row()].name}.{self.columns[index.column()].shown}"

    def typed_name(self, row: int, column: int) -> str:
        """The name of what typing changes there; empty where nothing can be typed."""
        typed = self.columns[column].typed
        return f"{self.lines[row].name}.{typed}" if typed else ""

    def may_type(self, row: int, column: int) -> bool:
        """Whether the clerk may type there now; computed cells are passed over."""
        return not (self.only_shown(row, column) or self.document.read_only)

    def finding_at(self, row: int, column: int) -> Finding | None:
        """What marks the cell there: the gravest finding about what it shows or takes."""
        shown, typed = self.columns[column].shown, self.columns[column].typed
        return self._marks.at(self.lines[row].name, shown, typed)

    def kind_at(self, index: Index) -> Kind:
        """The kind of the cell at *index*."""
        return self.kind_in(index.row(), index.column())

    def kind_in(self, row: int, column: int) -> Kind:
        """The kind of the cell there."""
        return self.document.sheet.kind(f"{self.lines[row].name}.{self.columns[column].shown}")

    def typed_into(self, report: Report, typed: Iterable[Typed]) -> Report:
        """*report* after all of *typed* was; what cannot be typed there changes nothing."""
        for row, column, text in typed:
            name = self.typed_name(row, column)
            kind = kind_of(report.form, name) if name and self.may_type(row, column) else None
            report = report if kind is None else put(report, name, kind.read(text))
        return report

    def paste(self, row: int, column: int, block: list[list[str]]) -> str:
        """Put *block* there as one edit, computed cells passed over; says what found no place."""
        return finished(self.pasting(row, column, block))

    def pasting(self, row: int, column: int, block: list[list[str]]) -> Generator[None, None, str]:
        """What `paste` does, in steps of some rows; the report changes in the last one."""
        rows, columns = len(self.lines) - row, len(self.columns) - column
        typed = self.typed_at(row, column, block[:rows])
        report = self.typed_into(self.document.report, typed)
        done = yield from self.document.editing("粘贴", report, typed=True)
        return left_over(block, rows, columns) if done else CHANGED

    def typed_at(self, row: int, column: int, block: list[list[str]]) -> Iterator[Typed]:
        """The cells of *block*, laid from there on, as far as there are columns."""
        return laid(block, row, column, range(column, len(self.columns)))

    def doubtful(self, row: int, column: int, block: list[list[str]]) -> Iterator[Typed]:
        """The cells of *block*, which was laid there, that hold figures and may be no such."""
        return laid(block, row, column, sorted(self.figure_columns))

    def put_into(self, cells: list[tuple[int, int]], text: str, label: str) -> None:
        """Type *text* into each of *cells*, in one step called *label*."""
        typed = ((row, column, text) for row, column in cells)
        self.document.edit(label, self.typed_into(self.document.report, typed))

    # ---- following the document

    def text_of(self, row: str, column: str) -> str:
        """What is shown in *column* of the row named *row*."""
        return self.document.sheet.shown(f"{row}.{column}")

    def line_of(self, name: str) -> Line:
        """The row named *name* as it is shown now."""
        cells = _cells(self, name)
        return Line(name, Look(lambda: cells))

    def _begin(self) -> None:
        told = self.document.told
        self._marks = CellMarks(told.marks, detailed(self.document.report))
        self._faces, self._wanted = Faces(partial(_faces, self)), told.wanted

    def _restart(self, _state: State) -> None:
        self.beginResetModel()
        self.forget()
        self._begin()
        self.lines = self.look()
        self.endResetModel()

    def _follow(self, state: State) -> None:
        if (after := self.look()) is not self.lines:
            self.show(after)
            # Marks went with their rows: none is seen elsewhere until the findings are told.
            if self.document.told.marks is not self._marks.marks:
                self._mark(state)
        if self._wanted is not self.document.told.wanted:
            self._wanted = self.document.told.wanted
            self.tell_all(ROLE_MARK)

    def _mark(self, _state: State) -> None:
        marks, having = self.document.told.marks, detailed(self.document.report)
        marked = self._marks.follow(marks, having, self.lines, self.columns)
        self.tell(list(marked), [ROLE_MARK])


def _type(table: CellTable, index: Index, text: str) -> None:
    """Type *text* into the cell at *index*; a sum is worked out, and known for what it is."""
    document, label = table.document, table.title_of(index.column())
    name = table.typed_name(index.row(), index.column())
    kind = kind_of(document.report.form, name)
    result = worked_out(kind, text) if kind is not None else None
    read = text if kind is None or result is None else kind.show(result)
    report = table.typed_into(document.report, [(index.row(), index.column(), read)])
    if result is None:
        document.edit(f"修改{label}", report, typed=True)
    else:
        # Told first: whoever follows the edit asks for it.
        document.workings.take(report, name, result, text)
        document.edit(step(label, text), report, typed=True)


def _cells(table: CellTable, name: str) -> Cells:
    """What the cells of the row of *table* that is named *name* show now."""
    sheet = table.document.sheet
    texts, computed, faults, stored = [], [], [], []
    for column in table.columns:
        typed = f"{name}.{column.typed}" if column.typed else ""
        kind = kind_of(sheet.report.form, typed) if typed else None
        value = sheet.typed(typed) if kind is not None else None
        unread = isinstance(value, Unread) and sheet.typable(typed)
        fault = kind.fault(value) if kind is not None and unread else ""
        unreadable = value.text if fault and isinstance(value, Unread) else ""
        texts.append(unreadable or table.text_of(name, column.shown))
        computed.append(kind is None or not sheet.typable(typed))
        faults.append(fault)
        stored.append(value)
    return Cells(tuple(texts), tuple(computed), tuple(faults), tuple(stored))


def _faces(table: CellTable, row: int) -> tuple[Face, ...]:
    """What the cells of *row* of *table* look like now."""
    return tuple(_face(table, row, column) for column in range(len(table.columns)))


def _face(table: CellTable, row: int, column: int) -> Face:
    depth = table.depth_of(row)
    text, computed = table.text_at(row, column), table.computed_at(row, column)
    typed = "" if text or computed else table.typed_name(row, column)
    return Face(
        text=with_sign(text) if table.columns[column].signed else text,
        figure=table.kind_in(row, column).holds == "figure",
        computed=computed,
        fault=bool(table.lines[row].cells.faults[column]),
        mark=_mark_at(table, row, column),
        wanted=bool(typed) and table.document.told.wants(typed),
        strong=depth == 0,
        level=0 if column else depth or 0,
    )


def _mark_at(table: CellTable, row: int, column: int) -> str:
    found, fault = table.finding_at(row, column), table.lines[row].cells.faults[column]
    level = "error" if fault else found.level if found is not None else ""
    return level or DETAIL * _is_detailed(table, row, column)


def _is_detailed(table: CellTable, row: int, column: int) -> bool:
    """Whether amounts stand behind what the cell there takes."""
    typed = table.typed_name(row, column)
    return bool(typed and detail_of(table.document.report, typed))


def _rarely(table: CellTable, index: Index, role: int) -> Any:
    if role == ROLE_NAME:
        return table.name_at(index)
    if role == ROLE_KIND:
        return table.kind_at(index)
    if role == ROLE_STORED:
        return table.stored_at(index.row(), index.column())
    return _in_words(table, index, role)


def _in_words(table: CellTable, index: Index, role: int) -> str | None:
    """What is said about a cell: why it is marked, what belongs there, what it holds."""
    row, column = index.row(), index.column()
    cells = table.lines[row].cells
    if role == ROLE_FAULT:
        return cells.faults[column]
    if role not in (TOOL_TIP, ACCESSIBLE, ROLE_SAID):
        return None
    found = table.finding_at(row, column)
    if role == ROLE_SAID:
        return cells.faults[column] or (found.message if found is not None else "")
    said = sentence(found) if found is not None else ""
    if role == TOOL_TIP:
        typed = table.typed_name(row, column)
        behind = told_behind(table.document, typed) if typed else ""
        return tip(cells.faults[column] or said or behind)
    computed = "，由程序计算" if cells.computed[column] else ""
    computed += "，有明细" if _is_detailed(table, row, column) else ""
    text = f"{cells.texts[column] or '空白'}{computed}{'。' * bool(said)}{said}"
    return f"{table.label_of(row)}，{table.title_of(column)}：{text}"
